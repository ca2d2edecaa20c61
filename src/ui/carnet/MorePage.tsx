import { t, type WordKey } from '../locales/index.ts';
import { useWords } from '../shared/context.ts';
import { Heading } from '../shared/Heading.tsx';
import { linkTo } from '../shared/linkTo.ts';
import type { CarnetProps } from './carnetProps.ts';
import { MhtmlOption } from './MhtmlOption.tsx';

/** Each page with a sentence on its purpose. */
const MORE_LINKS = [
  { path: 'welcome', title: 'welcome.title', hint: 'more.welcome' },
  { path: 'law', title: 'law.title', hint: 'more.law' },
  { path: null, title: 'practice.title', hint: 'more.practice' },
  { path: 'diary', title: 'diary.title', hint: 'more.diary' },
  { path: 'witnesses', title: 'witnesses.title', hint: 'more.witnesses' },
  { path: 'operator', title: 'operator.title', hint: 'more.operator' },
  { path: 'cases', title: 'cases.title', hint: 'more.cases' },
  { path: 'received', title: 'receivedDossiers.title', hint: 'more.received' },
  { path: 'prohibited-image', title: 'images.title', hint: 'more.image' },
  { path: 'backup', title: 'backup.title', hint: 'more.backup' },
  { path: 'lock', title: 'lockPage.title', hint: 'more.lock' },
  { path: 'erase', title: 'erase.title', hint: 'more.erase' },
] as const satisfies readonly {
  /** Null: the practice page, which is a page of its own. */
  readonly path: string | null;
  readonly title: WordKey;
  readonly hint: WordKey;
}[];

/** Links to the views without a tab. */
export function MorePage({ mhtmlApi }: Pick<CarnetProps, 'mhtmlApi'>) {
  const words = useWords();
  return (
    <section>
      <Heading>{t(words, 'more.title')}</Heading>
      <ul class="rows">
        {MORE_LINKS.map(({ path, title, hint }) => (
          <li key={title} class="row more">
            <a {...(path === null ? { href: 'practice.html' } : linkTo(path))}>{t(words, title)}</a>
            <p class="hint">{t(words, hint)}</p>
          </li>
        ))}
      </ul>
      {mhtmlApi && <MhtmlOption mhtmlApi={mhtmlApi} />}
    </section>
  );
}
