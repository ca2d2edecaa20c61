import { GUIDE, type GuideScreen } from '../../law/guide/index.ts';
import { helpLinesById } from '../../law/helpLines/index.ts';
import { selectVerified } from '../../law/sourcedText.ts';
import { Heading } from '../parts/Heading.tsx';
import { lawText, t, type Words } from '../words/index.ts';
import { HelpLineRow } from './HelpLineRow.tsx';
import { Sources } from './Sources.tsx';

interface GuidePageProps {
  readonly words: Words;
  /** From 1; null: the list of screens. */
  readonly screen: number | null;
}

/** The guide, off-line: a list of numbered screens, and one of them at a time. */
export function GuidePage({ words, screen }: GuidePageProps) {
  const chosen = screen === null ? undefined : GUIDE[screen - 1];
  if (screen === null || chosen === undefined) return <Screens words={words} />;
  return <Screen key={chosen.id} words={words} screen={chosen} number={screen} />;
}

function Screens({ words }: { readonly words: Words }) {
  return (
    <section>
      <Heading>{t(words, 'guide.title')}</Heading>
      <p>{t(words, 'guide.intro')}</p>
      <ol class="guide-list">
        {GUIDE.map(({ id, title }, index) => (
          <li key={id}>
            <a href={`#guide/${index + 1}`}>
              <span class="guide-number">{index + 1}</span> {lawText(words, title)}
            </a>
          </li>
        ))}
      </ol>
      <p>
        <a href="#help">{t(words, 'help.title')}</a> · <a href="#card">{t(words, 'help.card')}</a>
      </p>
    </section>
  );
}

interface ScreenProps {
  readonly words: Words;
  readonly screen: GuideScreen;
  readonly number: number;
}

function Screen({ words, screen, number }: ScreenProps) {
  const { title, lines, ordered = false, help } = screen;
  const List = ordered ? 'ol' : 'ul';
  const said = selectVerified(lines);
  const who = helpLinesById(help);
  return (
    <article class="guide-screen" data-guide={screen.id}>
      <p class="hint">
        <a href="#guide">{t(words, 'guide.list')}</a> ·{' '}
        {t(words, 'guide.number', { number, total: GUIDE.length })}
      </p>
      <Heading>{lawText(words, title)}</Heading>
      <List class={ordered ? 'steps' : 'next'}>
        {said.map(({ fr, en }) => (
          <li key={fr}>{lawText(words, { fr, en })}</li>
        ))}
      </List>
      {who.length > 0 && <h2>{t(words, 'guide.lines')}</h2>}
      <ul class="help-lines">
        {who.map((line) => (
          <HelpLineRow key={line.id} words={words} line={line} />
        ))}
      </ul>
      <Sources words={words} of={[...said, ...who]} />
      <nav class="pages" aria-label={t(words, 'guide.pages')}>
        {number > 1 && (
          <a href={`#guide/${number - 1}`}>{t(words, 'guide.previous', { number: number - 1 })}</a>
        )}
        {number < GUIDE.length && (
          <a href={`#guide/${number + 1}`}>{t(words, 'guide.next', { number: number + 1 })}</a>
        )}
      </nav>
    </article>
  );
}
