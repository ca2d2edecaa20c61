import { Heading } from '../parts/Heading.tsx';
import { t, type WordKey } from '../words/index.ts';
import { ArchiveOption } from './ArchiveOption.tsx';
import type { CarnetProps } from './props.ts';

/** A page and one sentence on what it is for. */
const PAGES = [
  { href: '#welcome', title: 'welcome.title', hint: 'more.welcome' },
  { href: '#law', title: 'law.title', hint: 'more.law' },
  { href: 'practice.html', title: 'practice.title', hint: 'more.practice' },
  { href: '#diary', title: 'diary.title', hint: 'more.diary' },
  { href: '#witnesses', title: 'witnesses.title', hint: 'more.witnesses' },
  { href: '#operator', title: 'operator.title', hint: 'more.operator' },
  { href: '#cases', title: 'cases.title', hint: 'more.cases' },
  { href: '#received', title: 'origins.title', hint: 'more.received' },
  { href: '#image', title: 'images.title', hint: 'more.image' },
  { href: '#backup', title: 'backup.title', hint: 'more.backup' },
  { href: '#lock', title: 'lockPage.title', hint: 'more.lock' },
  { href: '#erase', title: 'erase.title', hint: 'more.erase' },
] as const satisfies readonly {
  readonly href: string;
  readonly title: WordKey;
  readonly hint: WordKey;
}[];

/** The rest of the carnet. */
export function MoreView({ words, archives }: Pick<CarnetProps, 'words' | 'archives'>) {
  return (
    <section>
      <Heading>{t(words, 'more.title')}</Heading>
      <ul class="rows">
        {PAGES.map(({ href, title, hint }) => (
          <li key={href} class="row more">
            <a href={href}>{t(words, title)}</a>
            <p class="hint">{t(words, hint)}</p>
          </li>
        ))}
      </ul>
      {archives && <ArchiveOption words={words} archives={archives} />}
    </section>
  );
}
