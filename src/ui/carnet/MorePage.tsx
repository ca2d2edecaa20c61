import { t, type WordKey } from '../locales/index.ts';
import { useWords } from '../shared/context.ts';
import { Heading } from '../shared/Heading.tsx';
import type { CarnetProps } from './carnetProps.ts';
import { MhtmlOption } from './MhtmlOption.tsx';

/** Each page with a sentence on its purpose. */
const MORE_LINKS = [
  { href: '#welcome', title: 'welcome.title', hint: 'more.welcome' },
  { href: '#law', title: 'law.title', hint: 'more.law' },
  { href: 'practice.html', title: 'practice.title', hint: 'more.practice' },
  { href: '#diary', title: 'diary.title', hint: 'more.diary' },
  { href: '#witnesses', title: 'witnesses.title', hint: 'more.witnesses' },
  { href: '#operator', title: 'operator.title', hint: 'more.operator' },
  { href: '#cases', title: 'cases.title', hint: 'more.cases' },
  { href: '#received', title: 'receivedDossiers.title', hint: 'more.received' },
  { href: '#prohibited-image', title: 'images.title', hint: 'more.image' },
  { href: '#backup', title: 'backup.title', hint: 'more.backup' },
  { href: '#lock', title: 'lockPage.title', hint: 'more.lock' },
  { href: '#erase', title: 'erase.title', hint: 'more.erase' },
] as const satisfies readonly {
  readonly href: string;
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
        {MORE_LINKS.map(({ href, title, hint }) => (
          <li key={href} class="row more">
            <a href={href}>{t(words, title)}</a>
            <p class="hint">{t(words, hint)}</p>
          </li>
        ))}
      </ul>
      {mhtmlApi && <MhtmlOption mhtmlApi={mhtmlApi} />}
    </section>
  );
}
