import { useEffect, useRef } from 'preact/hooks';
import { PRINTED_GUIDES } from '../../domain/shared/languages.ts';
import { DEPARTMENTS, type DepartmentCode, departmentDocument } from '../../law/departments.ts';
import { GUIDE } from '../../law/guide/guideScreens.ts';
import { HELP_SITUATIONS } from '../../law/guide/helpSituations.ts';
import {
  type HelpLine,
  helpLinesForSituation,
  helpLinesOfDepartment,
  isOpenAt,
  SITUATIONS,
} from '../../law/helpLines.ts';
import { useWords } from '../../ui/context.ts';
import { Heading } from '../../ui/focus.tsx';
import { lawText, t } from '../../ui/locales/index.ts';
import { useTask } from '../../ui/useTask.tsx';
import { WordList } from '../../ui/WordList.tsx';
import { useCarnetApi } from '../carnetApi.ts';
import { DamagedDocument } from '../parts/DamagedDocument.tsx';
import { Select } from '../parts/formFields.tsx';
import { HelpLineList, SaveGuideButton, Sources } from '../parts/HelpLineRow.tsx';
import { LinkedFold } from '../parts/LinkedFold.tsx';
import { FactRow } from '../parts/labels.tsx';
import { WordLink } from '../parts/WordLink.tsx';
import { type HelpRoute, linkTo } from '../route.ts';
import { PrintButton, ScreenPage } from './ScreenPage.tsx';
import { SituationCard } from './SituationCard.tsx';

interface HelpViewProps {
  readonly route: HelpRoute;
  /** False while the store is locked, and until that is known. */
  readonly isOpen: boolean;
  /** The carnet's navigation is not shown, so the view has its own « back » link. */
  readonly standalone: boolean;
}

/** The pages that can be read at any time, locked or not. */
export function HelpView({ standalone, route: { about }, isOpen }: HelpViewProps) {
  const situation = HELP_SITUATIONS.find(({ id }) => id === about);
  const number = Number(about);
  const screen = GUIDE[number - 1];
  return (
    <>
      {standalone && <WordLink word="help.back" class="back screen-only" to="items" />}
      {situation !== undefined ? (
        <SituationCard key={situation.id} {...{ situation, isOpen }} />
      ) : screen !== undefined ? (
        <ScreenPage key={screen.id} {...{ screen, number }} />
      ) : (
        <HelpPage isOpen={isOpen} isAboutOpen={about === 'about'} />
      )}
    </>
  );
}

/** The lines to call first, then the other emergency numbers; the rest is folded, by need. */
const [FIRST, DANGER, ...OTHERS] = SITUATIONS;

/** Each line once, where it stands first. */
const linesOf = (situation: (typeof SITUATIONS)[number]): readonly HelpLine[] =>
  helpLinesForSituation(situation).filter(({ situations }) => situations[0] === situation);

interface HelpPageProps {
  /** « Ce que fait Recueil » was asked for. */
  readonly isAboutOpen: boolean;
  /** The département is unknown while the store is locked. */
  readonly isOpen: boolean;
}

/** Opened from every screen, locked or not. The département is the only part that the store holds. */
function HelpPage({ isOpen, isAboutOpen }: HelpPageProps) {
  const words = useWords();
  const page = useRef<HTMLElement>(null);
  return (
    <section class="help printable" ref={page}>
      <Heading>{t(words, 'help.title')}</Heading>
      {/* Before the numbers: afterwards it is too late. */}
      <p class="hint">{t(words, 'help.trace')}</p>
      <h2>{t(words, 'help.first')}</h2>
      <HelpLines lines={linesOf(FIRST)} />
      <HelpLines lines={linesOf(DANGER)} />
      <section class="screen-only">
        <h2>{t(words, 'help.what')}</h2>
        <ul class="guide-list situations">
          {HELP_SITUATIONS.map(({ id, title }) => (
            <li key={id}>
              <a {...linkTo(`help/${id}`)}>{lawText(words, title)}</a>
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h2>{t(words, 'help.near')}</h2>
        {isOpen ? <LocalHelp /> : <p class="hint">{t(words, 'help.nearLocked')}</p>}
      </section>
      <ul class="guide-list">
        <li>
          <details>
            <summary>{t(words, 'help.others')}</summary>
            {OTHERS.map((situation) => (
              <section key={situation}>
                <h3>{t(words, `help.${situation}`)}</h3>
                <HelpLines lines={linesOf(situation)} />
              </section>
            ))}
          </details>
        </li>
        <li class="screen-only">
          <PrintedGuides />
        </li>
        <li class="screen-only">
          <AboutRecueil isOpen={isAboutOpen} />
        </li>
      </ul>
      <p class="hint">{t(words, 'help.free')}</p>
      <Sources entries={SITUATIONS.flatMap(helpLinesForSituation)} />
      {/* Paper has everything. */}
      <PrintButton unfolded={{ page, folds: 'details' }} />
    </section>
  );
}

/** A line that is closed now comes after the others: at night nobody should try it first. */
function HelpLines({ lines }: { readonly lines: readonly HelpLine[] }) {
  const { now } = useCarnetApi();
  const time = new Date(now());
  const isClosed = ({ opening }: HelpLine) => opening !== null && !isOpenAt(opening, time);
  return <HelpLineList lines={[...lines.filter((line) => !isClosed(line)), ...lines.filter(isClosed)]} />;
}

/** The département that the person chooses, and its help lines. It is saved when chosen. */
function LocalHelp() {
  const words = useWords();
  const { documents } = useCarnetApi();
  const { result, fault, update } = useTask<{ readonly code: DepartmentCode | null }>();
  useEffect(() => void update(documents.read(null, departmentDocument)), [documents]);
  const choose = (value: string) => {
    const code = DEPARTMENTS.find(([known]) => known === value)?.[0] ?? null;
    const chosen = { ...departmentDocument.empty, code };
    // Replaced without being read, so that a damaged choice can be replaced too.
    return update(documents.replace(null, departmentDocument, chosen).then(() => chosen));
  };
  if (fault?.code === 'locked') return <p class="hint">{t(words, 'help.nearLocked')}</p>;
  const lines = result === null || result.code === null ? [] : helpLinesOfDepartment(result.code);
  return (
    <>
      <DamagedDocument document={{ fault, replaceDamaged: () => choose('') }} />
      {result !== null && (
        <p class="field screen-only">
          <label for="department">{t(words, 'help.department')}</label>
          <Select
            id="department"
            name="department"
            value={result.code ?? ''}
            emptyLabel={t(words, 'help.departmentNone')}
            options={DEPARTMENTS.map(([code, name]) => [code, `${code} ${name}`])}
            onChoose={choose}
          />
        </p>
      )}
      <p class="hint screen-only">{t(words, 'help.departmentPrivate')}</p>
      <div role="status">
        {result !== null && result.code !== null && lines.length === 0 && <p>{t(words, 'help.nearNone')}</p>}
      </div>
      <HelpLineList lines={lines} />
    </>
  );
}

/** The guides to print, in the language of the interface. Shown locked or not. */
function PrintedGuides() {
  const words = useWords();
  return (
    <details>
      <summary>{t(words, 'printedGuides.title')}</summary>
      <p>{t(words, 'printedGuides.meaning')}</p>
      <ul class="next">
        {PRINTED_GUIDES.map((guide) => (
          <li key={guide}>
            <SaveGuideButton
              guide={guide}
              language={words.lang === 'fr' ? 'fr' : 'en'}
              label={t(words, 'printedGuides.print', { name: t(words, `printedGuides.${guide}`) })}
            />
          </li>
        ))}
      </ul>
      <p class="hint">
        {t(words, 'traces.downloads')} {t(words, 'traces.specialist')}
      </p>
    </details>
  );
}

const GLOSSARY = ['exhibit', 'list', 'digest', 'journal', 'receipt', 'impact'] as const;

interface AboutRecueilProps {
  /** A link led here. */
  readonly isOpen: boolean;
}

/** What Recueil does and does not do, and a glossary. */
export function AboutRecueil({ isOpen }: AboutRecueilProps) {
  const words = useWords();
  return (
    <LinkedFold name="about" title={t(words, 'welcome.title')} isOpen={isOpen}>
      <WordList
        words={[
          'welcome.keeps',
          'welcome.weighed',
          'welcome.stays',
          'welcome.order',
          'welcome.trust',
          'welcome.notYou',
        ]}
      />
      <h3>{t(words, 'traces.title')}</h3>
      <WordList words={['traces.profile', 'traces.aloud', 'traces.private']} />
      <h3>{t(words, 'welcome.wordsTitle')}</h3>
      <dl class="fields">
        {GLOSSARY.map((word) => (
          <FactRow key={word} name={t(words, `glossary.${word}`)}>
            {t(words, `glossary.${word}Meaning`)}
          </FactRow>
        ))}
      </dl>
    </LinkedFold>
  );
}
