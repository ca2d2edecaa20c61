import { type PlainWordKey, t } from '../locales/index.ts';
import { useWords } from '../shared/context.ts';
import { Heading } from '../shared/Heading.tsx';
import { linkTo } from '../shared/linkTo.ts';
import type { CarnetProps } from './carnetProps.ts';
import { MhtmlOption } from './MhtmlOption.tsx';
import type { PageNeeds } from './places.ts';

interface SettingsLink {
  /** Null: the practice page, which is a page of its own. */
  readonly path: string | null;
  readonly title: PlainWordKey;
  /** A sentence on its purpose. */
  readonly hint: PlainWordKey;
  readonly need?: keyof PageNeeds;
}

const GROUPS: readonly { readonly title: PlainWordKey; readonly links: readonly SettingsLink[] }[] = [
  {
    title: 'places.protect',
    links: [
      { path: 'lock', title: 'lockPage.title', hint: 'more.lock' },
      { path: 'backup', title: 'backup.title', hint: 'more.backup' },
    ],
  },
  {
    title: 'places.people',
    links: [
      { path: 'operator', title: 'operator.title', hint: 'more.operator' },
      { path: 'cases', title: 'cases.title', hint: 'more.cases', need: 'cases' },
      { path: 'received', title: 'receivedDossiers.title', hint: 'more.received', need: 'received' },
    ],
  },
  {
    title: 'places.erasing',
    links: [
      { path: 'erase', title: 'erase.title', hint: 'more.erase' },
      { path: 'prohibited-image', title: 'images.title', hint: 'more.image' },
    ],
  },
  {
    title: 'places.learn',
    links: [
      { path: 'welcome', title: 'welcome.title', hint: 'more.welcome' },
      { path: null, title: 'practice.title', hint: 'more.practice' },
    ],
  },
];

interface MorePageProps extends Pick<CarnetProps, 'mhtmlApi'> {
  readonly needs: PageNeeds;
}

/** The settings, in four groups. */
export function MorePage({ mhtmlApi, needs }: MorePageProps) {
  const words = useWords();
  return (
    <section>
      <Heading>{t(words, 'more.title')}</Heading>
      {GROUPS.map((group) => (
        <section key={group.title}>
          <h2>{t(words, group.title)}</h2>
          <ul class="rows">
            {group.links
              .filter(({ need }) => need === undefined || needs[need])
              .map(({ path, title, hint }) => (
                <li key={title} class="row more">
                  <a {...(path === null ? { href: 'practice.html' } : linkTo(path))}>{t(words, title)}</a>
                  <p class="hint">{t(words, hint)}</p>
                </li>
              ))}
          </ul>
        </section>
      ))}
      {mhtmlApi && <MhtmlOption mhtmlApi={mhtmlApi} />}
    </section>
  );
}
