import { useEffect, useRef } from 'preact/hooks';
import { PRINTED_GUIDES } from '../../domain/shared/languages.ts';
import { DEPARTMENTS, type DepartmentCode, departmentDocument } from '../../law/departments.ts';
import { GUIDE_GROUPS } from '../../law/guide/guideGroups.ts';
import { GUIDE, type GuideScreen, numberedScreens } from '../../law/guide/guideScreens.ts';
import { HELPER_CARD } from '../../law/helperCard.ts';
import {
  type HelpLine,
  helpLinesById,
  helpLinesForSituation,
  helpLinesOfDepartment,
  isOpenAt,
  SITUATIONS,
  type Situation,
} from '../../law/helpLines.ts';
import { selectVerified } from '../../law/legalSources.ts';
import { useWords } from '../../ui/context.ts';
import { Heading } from '../../ui/focus.tsx';
import { lawText, t } from '../../ui/locales/index.ts';
import { useTask } from '../../ui/useTask.tsx';
import { WordButton } from '../../ui/WordButton.tsx';
import { useCarnetApi } from '../carnetApi.ts';
import { DamagedDocument } from '../DamagedDocument.tsx';
import { formatHelpName, HelpLineRow, SaveGuideButton, Sources } from '../HelpLineRow.tsx';
import { type HelpRoute, linkTo } from '../route.ts';
import { WordLink } from '../WordLink.tsx';
import { AskDataPage } from './AskDataPage.tsx';
import { FromPhonePage } from './FromPhonePage.tsx';

interface HelpViewProps {
  readonly route: HelpRoute;
  readonly print: () => void;
  /** False while the store is locked, and until that is known. */
  readonly isOpen: boolean;
  /** The carnet's navigation is not shown, so the view has its own « back » link. */
  readonly standalone: boolean;
}

/** The pages that can be read at any time, locked or not. */
export function HelpView({ standalone, ...pageProps }: HelpViewProps) {
  return (
    <>
      {standalone && <WordLink word="help.back" class="back screen-only" to="items" />}
      <HelpRoutePage {...pageProps} />
    </>
  );
}

function HelpRoutePage({ route, print, isOpen }: Omit<HelpViewProps, 'standalone'>) {
  switch (route.view) {
    case 'help':
      return <HelpPage isOpen={isOpen} print={print} />;
    case 'guide':
      return <GuidePage screen={route.screen} print={print} />;
    case 'ask-data':
      return <AskDataPage request={route.request} isOpen={isOpen} />;
    case 'from-phone':
      return <FromPhonePage />;
    case 'card':
      return <CardPage print={print} />;
  }
}

/** The lines to call first, then the other emergency numbers; the rest is folded, by situation. */
const [FIRST, DANGER, ...OTHERS] = SITUATIONS;

const HELP_PAGES = [
  { path: 'guide', title: 'help.guide', needsOpen: false },
  { path: 'card', title: 'help.card', needsOpen: false },
  { path: 'ask-data', title: 'askData.title', needsOpen: false },
  { path: 'from-phone', title: 'fromPhone.title', needsOpen: false },
  // It offers to note the address, which the store holds.
  { path: 'prohibited-image', title: 'images.title', needsOpen: true },
] as const;

interface HelpPageProps {
  /** The département is unknown while the store is locked. */
  readonly isOpen: boolean;
  readonly print: () => void;
}

/** Opened from every screen, locked or not. The département is the only part that the store holds. */
function HelpPage({ isOpen, print }: HelpPageProps) {
  const words = useWords();
  const all = SITUATIONS.flatMap(helpLinesForSituation);
  const page = useRef<HTMLElement>(null);
  useEffect(() => {
    const { defaultView } = page.current?.ownerDocument ?? {};
    // Paper has everything. The browser's own menu prints too.
    const unfold = () => {
      for (const fold of page.current?.querySelectorAll('details') ?? []) fold.open = true;
    };
    defaultView?.addEventListener('beforeprint', unfold);
    return () => defaultView?.removeEventListener('beforeprint', unfold);
  }, []);
  return (
    <section class="help printable" ref={page}>
      <Heading>{t(words, 'help.title')}</Heading>
      {/* Before the numbers: afterwards it is too late. */}
      <p class="hint">{t(words, 'help.trace')}</p>
      <div class="panel">
        <h2>{t(words, 'help.first')}</h2>
        <SituationLines situation={FIRST} />
      </div>
      <section>
        <h2>{t(words, `help.${DANGER}`)}</h2>
        <SituationLines situation={DANGER} />
      </section>
      <ul class="next screen-only">
        {HELP_PAGES.filter(({ needsOpen }) => isOpen || !needsOpen).map(({ path, title }) => (
          <li key={path}>
            <a class="lone" {...linkTo(path)} data-action={path}>
              {t(words, title)}
            </a>
          </li>
        ))}
      </ul>
      <p class="hint">{t(words, 'help.free')}</p>
      <section>
        <h2>{t(words, 'help.near')}</h2>
        {isOpen ? <LocalHelp /> : <p class="hint">{t(words, 'help.nearLocked')}</p>}
      </section>
      {OTHERS.map((situation) => (
        <details key={situation} class="fold" data-situation={situation}>
          <summary>
            <h2>{t(words, `help.${situation}`)}</h2>
          </summary>
          <SituationLines situation={situation} />
        </details>
      ))}
      <PrintedGuides />
      <Sources entries={all} />
      <PrintButton print={print} />
    </section>
  );
}

/** A line that is closed now comes after the others: at night nobody should try it first. */
function SituationLines({ situation }: { readonly situation: Situation }) {
  const { now } = useCarnetApi();
  const time = new Date(now());
  const isClosed = ({ opening }: HelpLine) => opening !== null && !isOpenAt(opening, time);
  const lines = helpLinesForSituation(situation);
  return (
    <ul class="help-lines">
      {[...lines.filter((line) => !isClosed(line)), ...lines.filter(isClosed)].map((line) => (
        <HelpLineRow key={line.id} line={line} />
      ))}
    </ul>
  );
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
      {fault && <DamagedDocument fault={fault} replaceDamaged={() => choose('')} />}
      {result !== null && (
        <p class="field screen-only">
          <label for="department">{t(words, 'help.department')}</label>
          <select
            id="department"
            name="department"
            value={result.code ?? ''}
            onChange={(event) => void choose(event.currentTarget.value)}
          >
            <option value="">{t(words, 'help.departmentNone')}</option>
            {DEPARTMENTS.map(([code, name]) => (
              <option key={code} value={code}>{`${code} ${name}`}</option>
            ))}
          </select>
        </p>
      )}
      <p class="hint screen-only">{t(words, 'help.departmentPrivate')}</p>
      <div role="status">
        {result !== null && result.code !== null && lines.length === 0 && <p>{t(words, 'help.nearNone')}</p>}
      </div>
      <ul class="help-lines">
        {lines.map((line) => (
          <HelpLineRow key={line.id} line={line} />
        ))}
      </ul>
    </>
  );
}

/** The guides to print, in the language of the interface. Shown locked or not. */
function PrintedGuides() {
  const words = useWords();
  return (
    <details class="fold screen-only" data-situation="guides">
      <summary>
        <h2>{t(words, 'printedGuides.title')}</h2>
      </summary>
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
      <p class="hint">{t(words, 'traces.downloads')}</p>
    </details>
  );
}

interface GuidePageProps {
  /** From 1; null: the list of screens. */
  readonly screen: number | null;
  readonly print: () => void;
}

/** The offline guide: the list of numbered screens, or one of them. */
function GuidePage({ screen, print }: GuidePageProps) {
  const guideScreen = screen === null ? undefined : GUIDE[screen - 1];
  if (screen === null || guideScreen === undefined) return <ScreenList />;
  return <ScreenPage key={guideScreen.id} screen={guideScreen} number={screen} print={print} />;
}

function ScreenList() {
  const words = useWords();
  return (
    <section>
      <Heading>{t(words, 'guide.title')}</Heading>
      <p>{t(words, 'guide.intro')}</p>
      {GUIDE_GROUPS.map(({ id, title, screens, isFolded = false }) =>
        isFolded ? (
          <details key={id} data-group={id}>
            <summary>{lawText(words, title)}</summary>
            <ScreenLinks screens={screens} />
          </details>
        ) : (
          <section key={id}>
            <h2>{lawText(words, title)}</h2>
            <ScreenLinks screens={screens} />
          </section>
        ),
      )}
      <p>
        <WordLink word="help.card" class="lone" to="card" />
      </p>
    </section>
  );
}

function ScreenLinks({ screens }: { readonly screens: readonly string[] }) {
  const words = useWords();
  return (
    <ul class="guide-list">
      {numberedScreens(screens).map(({ number, screen }) => (
        <li key={number}>
          <a {...linkTo(`guide/${number}`)}>
            <span class="guide-number">{number}</span> {lawText(words, screen.title)}
          </a>
        </li>
      ))}
    </ul>
  );
}

interface ScreenPageProps {
  readonly screen: GuideScreen;
  readonly number: number;
  readonly print: () => void;
}

function ScreenPage({ screen, number, print }: ScreenPageProps) {
  const words = useWords();
  const { id, title, lines, ordered = false, help, also, asksData = false } = screen;
  const [action, ...others] = selectVerified(lines);
  const helpLines = helpLinesById(help);
  const rows = others.map(({ fr, en }) => <li key={fr}>{lawText(words, { fr, en })}</li>);
  return (
    <article class="guide-screen printable" data-guide={id}>
      <p class="back-bar">
        <WordLink word="guide.list" class="back" to="guide" />
        <span class="hint">{t(words, 'guide.number', { number, total: GUIDE.length })}</span>
      </p>
      <Heading>{lawText(words, title)}</Heading>
      {action && (
        <p class="panel first-action">
          {ordered && '1. '}
          {lawText(words, action)}
        </p>
      )}
      {ordered ? (
        <ol class="steps" start={2}>
          {rows}
        </ol>
      ) : (
        <ul class="next">{rows}</ul>
      )}
      {helpLines.length > 0 && <h2>{t(words, 'guide.lines')}</h2>}
      <ul class="help-lines">
        {helpLines.map((line) => (
          <HelpLineRow key={line.id} line={line} brief />
        ))}
      </ul>
      <Sources entries={[...selectVerified(lines), ...helpLines]} />
      <nav class="screen-only" aria-label={t(words, 'guide.also')}>
        <h2>{t(words, 'guide.also')}</h2>
        <ScreenLinks screens={also} />
        {asksData && <WordLink word="askData.title" class="lone" to="ask-data" />}
      </nav>
      <PrintButton print={print} />
    </article>
  );
}

/** One page to print for a helper: what to say and do, whom to call, and the list of the guide's screens. */
function CardPage({ print }: { readonly print: () => void }) {
  const words = useWords();
  return (
    <article class="helper-card printable">
      <Heading>{lawText(words, HELPER_CARD.title)}</Heading>
      <PrintButton print={print} />
      <div class="card-columns">
        {HELPER_CARD.parts.map(({ id, title, lines }) => (
          <section key={id}>
            <h2>{lawText(words, title)}</h2>
            <ul class="next">
              {selectVerified(lines).map(({ fr, en }) => (
                <li key={fr}>{lawText(words, { fr, en })}</li>
              ))}
            </ul>
          </section>
        ))}
        <section>
          <h2>{t(words, 'guide.lines')}</h2>
          <ul class="next">
            {helpLinesById(HELPER_CARD.help).map((line) => (
              <li key={line.id}>
                <strong>{line.number}</strong> {formatHelpName(words, line).replace(`${line.number}, `, '')}
                {line.hours && `, ${lawText(words, line.hours)}`}
                {'\u00a0: '}
                {lawText(words, line.forWhom)}
              </li>
            ))}
          </ul>
        </section>
        <section>
          <h2>{t(words, 'card.screens')}</h2>
          <p class="hint">{t(words, 'card.open')}</p>
          <ol class="card-screens">
            {GUIDE.map(({ id, title }) => (
              <li key={id}>{lawText(words, title)}</li>
            ))}
          </ol>
        </section>
      </div>
    </article>
  );
}

/** Prints the page. It is itself not printed. */
function PrintButton({ print }: { readonly print: () => void }) {
  const words = useWords();
  return (
    <div class="screen-only">
      <WordButton word="help.print" action="print" onClick={print} />
      <p class="hint">{t(words, 'traces.printer')}</p>
    </div>
  );
}
