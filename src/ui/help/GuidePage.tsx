import { GUIDE, type GuideScreen } from '../../law/guide/index.ts';
import { helpLinesById } from '../../law/helpLines/index.ts';
import { selectVerified } from '../../law/sourcedText.ts';
import { lawText, t } from '../locales/index.ts';
import { useWords } from '../shared/context.ts';
import { Heading } from '../shared/Heading.tsx';
import { linkTo } from '../shared/linkTo.ts';
import { HelpLineRow } from './HelpLineRow.tsx';
import { Sources } from './Sources.tsx';

interface GuidePageProps {
  /** From 1; null: the list of screens. */
  readonly screen: number | null;
}

/** The offline guide: the list of numbered screens, or one of them. */
export function GuidePage({ screen }: GuidePageProps) {
  const guideScreen = screen === null ? undefined : GUIDE[screen - 1];
  if (screen === null || guideScreen === undefined) return <ScreenList />;
  return <ScreenPage key={guideScreen.id} screen={guideScreen} number={screen} />;
}

function ScreenList() {
  const words = useWords();
  return (
    <section>
      <Heading>{t(words, 'guide.title')}</Heading>
      <p>{t(words, 'guide.intro')}</p>
      <ol class="guide-list">
        {GUIDE.map(({ id, title }, index) => (
          <li key={id}>
            <a {...linkTo(`guide/${index + 1}`)}>
              <span class="guide-number">{index + 1}</span> {lawText(words, title)}
            </a>
          </li>
        ))}
      </ol>
      <p>
        <a {...linkTo('help')}>{t(words, 'help.title')}</a> · <a {...linkTo('card')}>{t(words, 'help.card')}</a>
      </p>
    </section>
  );
}

interface ScreenPageProps {
  readonly screen: GuideScreen;
  readonly number: number;
}

function ScreenPage({ screen, number }: ScreenPageProps) {
  const words = useWords();
  const { title, lines, ordered = false, help } = screen;
  const List = ordered ? 'ol' : 'ul';
  const shownLines = selectVerified(lines);
  const helpLines = helpLinesById(help);
  return (
    <article class="guide-screen" data-guide={screen.id}>
      <p class="hint">
        <a {...linkTo('guide')}>{t(words, 'guide.list')}</a> ·{' '}
        {t(words, 'guide.number', { number, total: GUIDE.length })}
      </p>
      <Heading>{lawText(words, title)}</Heading>
      <List class={ordered ? 'steps' : 'next'}>
        {shownLines.map(({ fr, en }) => (
          <li key={fr}>{lawText(words, { fr, en })}</li>
        ))}
      </List>
      {helpLines.length > 0 && <h2>{t(words, 'guide.lines')}</h2>}
      <ul class="help-lines">
        {helpLines.map((line) => (
          <HelpLineRow key={line.id} line={line} />
        ))}
      </ul>
      <Sources entries={[...shownLines, ...helpLines]} />
      <nav class="pages" aria-label={t(words, 'guide.pages')}>
        {number > 1 && <a {...linkTo(`guide/${number - 1}`)}>{t(words, 'guide.previous', { number: number - 1 })}</a>}
        {number < GUIDE.length && (
          <a {...linkTo(`guide/${number + 1}`)}>{t(words, 'guide.next', { number: number + 1 })}</a>
        )}
      </nav>
    </article>
  );
}
