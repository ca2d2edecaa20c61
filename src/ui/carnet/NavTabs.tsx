import { t } from '../locales/index.ts';
import { formatCaseName } from '../shared/caseName.ts';
import { useWords } from '../shared/context.ts';
import { Icon } from '../shared/Icon.tsx';
import { linkTo } from '../shared/linkTo.ts';
import { type PageNeeds, PLACES } from './places.ts';
import type { Route } from './route.ts';

interface NavTabsProps {
  readonly view: Route['view'];
  readonly needs: PageNeeds;
}

/** The places of the carnet, and the pages of the current place: its other pages are one press away. */
export function NavTabs({ view, needs }: NavTabsProps) {
  const words = useWords();
  const shows = (views: readonly Route['view'][]) => views.includes(view);
  const current =
    PLACES.find(({ pages, views = [] }) => [{ views }, ...pages].some((one) => shows(one.views))) ?? PLACES.at(-1);
  const pages = (current?.pages ?? []).filter(({ need, views }) => need === undefined || needs[need] || shows(views));
  return (
    <>
      <nav class="nav-tabs" aria-label={t(words, 'carnet.sections')}>
        {needs.carnet && <OpenCarnet carnet={needs.carnet} />}
        <ul>
          {PLACES.map((place) => (
            <li key={place.label}>
              <a {...linkTo(place.pages[0].path)} aria-current={place === current ? 'true' : undefined}>
                <Icon name={place.icon} />
                {t(words, place.label)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {pages.some(({ views }) => !shows(views)) && current && (
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

/** Names the open carnet above every page, when there are several. Nothing here shows another one. */
function OpenCarnet({ carnet: { name, place } }: { readonly carnet: NonNullable<PageNeeds['carnet']> }) {
  const words = useWords();
  const title = formatCaseName(words, { name, place });
  return (
    <p class="open-carnet" data-open-carnet>
      <span class="carnet-mark" data-mark={place % CARNET_MARKS} aria-hidden="true">
        {[...title][0]}
      </span>
      <span>
        {t(words, 'places.carnet')} <strong>{title}</strong>
      </span>
      <a {...linkTo('cases')}>{t(words, 'places.changeCarnet')}</a>
    </p>
  );
}

/** Number of colours of the marks (carnet.css). The name says the same, so a colour may come twice. */
const CARNET_MARKS = 4;
