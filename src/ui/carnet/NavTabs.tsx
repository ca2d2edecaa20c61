import { t } from '../locales/index.ts';
import { useWords } from '../shared/context.ts';
import { linkTo } from '../shared/linkTo.ts';
import { type PageNeeds, PLACES } from './places.ts';
import type { Route } from './route.ts';

interface NavTabsProps {
  readonly view: Route['view'];
  readonly needs: PageNeeds;
}

/** The places of the carnet, and the pages of the current place. */
export function NavTabs({ view, needs }: NavTabsProps) {
  const words = useWords();
  const shows = (views: readonly Route['view'][]) => views.includes(view);
  const current = PLACES.find(({ pages }) => pages.some(({ views }) => shows(views))) ?? PLACES.at(-1);
  const pages = (current?.pages ?? []).filter(({ need, views }) => need === undefined || needs[need] || shows(views));
  return (
    <>
      <nav class="nav-tabs" aria-label={t(words, 'carnet.sections')}>
        <ul>
          {PLACES.map((place) => (
            <li key={place.label}>
              <a {...linkTo(place.pages[0].path)} aria-current={place === current ? 'true' : undefined}>
                {t(words, place.label)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {pages.length > 1 && current && (
        <nav class="nav-pages" aria-label={t(words, 'places.pagesOf', { place: t(words, current.label) })}>
          <ul>
            {pages.map(({ path, label, views }) => (
              <li key={path}>
                <a {...linkTo(path)} aria-current={shows(views) ? 'page' : undefined}>
                  {t(words, label)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </>
  );
}
