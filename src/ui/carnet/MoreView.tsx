import { Heading } from '../parts/Heading.tsx';
import { t, type WordKey, type Words } from '../words/index.ts';

/** A page and one sentence on what it is for. */
const PAGES = [
  { hash: '#welcome', title: 'welcome.title', hint: 'more.welcome' },
  { hash: '#law', title: 'law.title', hint: 'more.law' },
  { hash: '#diary', title: 'diary.title', hint: 'more.diary' },
  { hash: '#witnesses', title: 'witnesses.title', hint: 'more.witnesses' },
  { hash: '#operator', title: 'operator.title', hint: 'more.operator' },
  { hash: '#cases', title: 'cases.title', hint: 'more.cases' },
  { hash: '#image', title: 'images.title', hint: 'more.image' },
  { hash: '#backup', title: 'backup.title', hint: 'more.backup' },
  { hash: '#lock', title: 'lockPage.title', hint: 'more.lock' },
  { hash: '#erase', title: 'erase.title', hint: 'more.erase' },
] as const satisfies readonly {
  readonly hash: string;
  readonly title: WordKey;
  readonly hint: WordKey;
}[];

/** The rest of the carnet. */
export function MoreView({ words }: { readonly words: Words }) {
  return (
    <section>
      <Heading>{t(words, 'more.title')}</Heading>
      <ul class="rows">
        {PAGES.map(({ hash, title, hint }) => (
          <li key={hash} class="row more">
            <a href={hash}>{t(words, title)}</a>
            <p class="hint">{t(words, hint)}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
