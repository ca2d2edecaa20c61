import { GUIDE_GROUPS } from '../../law/guide/guideGroups.ts';
import { GUIDE, type GuideScreen, numberedScreens } from '../../law/guide/guideScreens.ts';
import { helpLinesById } from '../../law/helpLines.ts';
import { selectVerified } from '../../law/legalSources.ts';
import { lawText, t } from '../locales/index.ts';
import { useWords } from '../shared/context.ts';
import { Heading } from '../shared/Heading.tsx';
import { linkTo } from '../shared/linkTo.ts';
import { HelpLineRow } from './HelpLineRow.tsx';
import { PrintButton } from './PrintButton.tsx';
import { Sources } from './Sources.tsx';

interface GuidePageProps {
  /** From 1; null: the list of screens. */
  readonly screen: number | null;
  readonly print: () => void;
}

/** The offline guide: the list of numbered screens, or one of them. */
export function GuidePage({ screen, print }: GuidePageProps) {
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
      {GUIDE_GROUPS.map(({ id, title, screens }) => (
        <section key={id}>
          <h2>{lawText(words, title)}</h2>
          <ScreenLinks screens={screens} />
        </section>
      ))}
      <p>
        <a {...linkTo('help')}>{t(words, 'help.title')}</a> · <a {...linkTo('card')}>{t(words, 'help.card')}</a>
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
  const { id, title, lines, ordered = false, help, also } = screen;
  const [action, ...others] = selectVerified(lines);
  const helpLines = helpLinesById(help);
  const rows = others.map(({ fr, en }) => <li key={fr}>{lawText(words, { fr, en })}</li>);
  return (
    <article class="guide-screen printable" data-guide={id}>
      <p class="hint">
        <a {...linkTo('guide')}>{t(words, 'guide.list')}</a> ·{' '}
        {t(words, 'guide.number', { number, total: GUIDE.length })}
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
      </nav>
      <PrintButton print={print} />
    </article>
  );
}
