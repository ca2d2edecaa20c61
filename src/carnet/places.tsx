import { useEffect, useState } from 'preact/hooks';
import type { CaseLabel, OtherCase } from '../domain/case/case.ts';
import { operatorDocument } from '../domain/case/caseDocuments.ts';
import { Refusal } from '../domain/shared/errors.ts';
import { useWords } from '../ui/context.ts';
import { Heading } from '../ui/focus.tsx';
import { Icon, type IconName } from '../ui/Header.tsx';
import { formatCaseName, type PlainWordKey, t } from '../ui/locales/index.ts';
import { WordButton } from '../ui/WordButton.tsx';
import { type CarnetApi, useCarnetApi } from './carnetApi.ts';
import type { CarnetProps } from './carnetProps.ts';
import { linkTo, type Route } from './route.ts';
import { MhtmlOption } from './settings/MhtmlOption.tsx';
import { useListChanges } from './useCaseIndex.tsx';
import { WordLink } from './WordLink.tsx';

/** Pages that few people need: each shows once it is of use (`usePageNeeds`). */
type PageNeed = 'activity' | 'received' | 'cases';
export interface PageNeeds extends Readonly<Record<PageNeed, boolean>> {
  /** The open carnet, when there are several; an unnamed one is shown by its place, from 1. */
  readonly carnet: CaseLabel | null;
  /** The carnet that captures go to, when it is another. */
  readonly capturing: OtherCase | null;
}

interface PlacePage {
  readonly path: string;
  readonly label: PlainWordKey;
  /** The views shown as this page. */
  readonly views: readonly Route['view'][];
  readonly need?: PageNeed;
}

interface Place {
  readonly label: PlainWordKey;
  readonly icon: IconName;
  /** The first is shown when the place is opened. */
  readonly pages: readonly [PlacePage, ...PlacePage[]];
  /** Further views, which are none of these pages. */
  readonly views?: readonly Route['view'][];
}

/** The places of the carnet, with the pages of each. Any other view belongs to the last one, the settings. */
const PLACES: readonly Place[] = [
  {
    label: 'places.captures',
    icon: 'captures',
    pages: [
      { path: 'items', label: 'places.list', views: ['items', 'item', 'redact', 'image-texts'] },
      { path: 'accounts', label: 'accounts.title', views: ['accounts'] },
      { path: 'activity', label: 'places.activity', views: ['activity'], need: 'activity' },
      { path: 'import', label: 'import.section', views: ['import'] },
    ],
  },
  {
    label: 'places.followUp',
    icon: 'followUp',
    pages: [
      { path: 'steps', label: 'steps.title', views: ['steps'] },
      { path: 'diary', label: 'places.diary', views: ['diary'] },
      { path: 'witnesses', label: 'witnesses.title', views: ['witnesses'] },
      { path: 'online', label: 'online.title', views: ['online'] },
    ],
  },
  {
    label: 'places.rights',
    icon: 'rights',
    pages: [
      { path: 'deadlines', label: 'deadline.title', views: ['deadlines'] },
      { path: 'guide', label: 'guide.title', views: ['guide'] },
      { path: 'law', label: 'places.law', views: ['law'] },
    ],
    views: ['help', 'ask-data', 'from-phone', 'card'],
  },
  {
    label: 'places.dossier',
    icon: 'dossier',
    pages: [{ path: 'before-export', label: 'places.dossier', views: ['before-export', 'export'] }],
  },
  { label: 'more.title', icon: 'settings', pages: [{ path: 'more', label: 'more.title', views: ['more'] }] },
];

/** « Quand et combien » says nothing about fewer items. */
const MIN_ITEMS_FOR_ACTIVITY = 10;
const NO_NEEDS: PageNeeds = { activity: false, received: false, cases: false, carnet: null, capturing: null };

/**
 * Reads which optional pages to show, again at each view: the activity from ten items, received dossiers once there is
 * one, the carnets for a helper or from a second one. `enabled` is false while nothing may be read. `onErased`: another
 * page erased the carnet of this one.
 */
export function usePageNeeds(page: Document, view: string, enabled: boolean, onErased: () => void): PageNeeds {
  const carnetApi = useCarnetApi();
  const listChanges = useListChanges(page);
  const [needs, setNeeds] = useState(NO_NEEDS);
  useEffect(() => {
    if (!enabled) {
      setNeeds(NO_NEEDS);
      return;
    }
    let isCurrent = true;
    const show = (read: PageNeeds) => isCurrent && setNeeds(read);
    // What cannot be read is shown: its page says what is wrong.
    void readNeeds(carnetApi).then(show, (error: unknown) => {
      show({ ...NO_NEEDS, activity: true, received: true, cases: true });
      // The page « Effacer » says itself what it erased.
      if (isCurrent && view !== 'erase' && error instanceof Refusal && error.code === 'case-gone') onErased();
    });
    return () => {
      isCurrent = false;
    };
  }, [carnetApi, view, enabled, listChanges]);
  return needs;
}

async function readNeeds({ cases: { list }, store, documents, received }: CarnetApi): Promise<PageNeeds> {
  const [cases, head] = await Promise.all([list(), store.currentCase()]);
  const at = cases.findIndex((one) => one.caseId === head?.caseId);
  const shown = cases[at];
  // Every one may be closed.
  if (shown === undefined) return { ...NO_NEEDS, cases: cases.length > 0 };
  const [dossiers, operator] = await Promise.all([received.list(), documents.read(shown.caseId, operatorDocument)]);
  const capturing = cases.findIndex((one) => one.current);
  const { caseId = '', name = '' } = cases[capturing] ?? {};
  return {
    capturing: capturing < 0 || capturing === at ? null : { caseId, name, place: capturing + 1 },
    activity: shown.items >= MIN_ITEMS_FOR_ACTIVITY,
    received: dossiers.listed.length > 0 || dossiers.damaged.length > 0,
    carnet: cases.length > 1 ? { name: shown.name, place: at + 1 } : null,
    cases: cases.length > 1 || (operator.role !== null && operator.role !== 'self'),
  };
}

interface NavTabsProps {
  readonly view: Route['view'];
  readonly needs: PageNeeds;
  /** Shows another carnet in this page. */
  readonly openCase: (caseId: string) => void;
}

/** The places of the carnet, and the pages of the current place: its other pages are one press away. */
export function NavTabs({ view, needs, openCase }: NavTabsProps) {
  const words = useWords();
  const shows = (views: readonly Route['view'][]) => views.includes(view);
  const current =
    PLACES.find(({ pages, views = [] }) => [{ views }, ...pages].some((one) => shows(one.views))) ?? PLACES.at(-1);
  const pages = (current?.pages ?? []).filter(({ need, views }) => need === undefined || needs[need] || shows(views));
  return (
    <>
      <nav class="nav-tabs" aria-label={t(words, 'carnet.sections')}>
        {needs.carnet && <OpenCarnet carnet={needs.carnet} capturing={needs.capturing} openCase={openCase} />}
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
          <ul onFocusIn={showWhole}>
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

/** Chromium leaves a focused link where it is as soon as one pixel of it is in view. */
function showWhole({ target }: FocusEvent): void {
  if (target instanceof HTMLElement) target.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

interface OpenCarnetProps extends Pick<NavTabsProps, 'openCase'>, Pick<PageNeeds, 'capturing'> {
  readonly carnet: CaseLabel;
}

/**
 * Names the open carnet above every page, when there are several, and says when captures go to another one: the page
 * stays with its own until the person changes it.
 */
function OpenCarnet({ carnet: { name, place }, capturing, openCase }: OpenCarnetProps) {
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
      <WordLink word="places.changeCarnet" to="cases" />
      <span role="status">{capturing && t(words, 'places.capturing', { name: formatCaseName(words, capturing) })}</span>
      {capturing && (
        <WordButton word="places.openHere" action="open-carnet-here" onClick={() => openCase(capturing.caseId)} />
      )}
    </p>
  );
}

/** Number of colours of the marks (carnet.css). The name says the same, so a colour may come twice. */
const CARNET_MARKS = 4;

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
  /** No passphrase is set. */
  readonly unprotected: boolean;
}

/** The settings, in four groups. */
export function MorePage({ mhtmlApi, needs, unprotected }: MorePageProps) {
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
                  <p class="hint">{t(words, hint === 'more.lock' && unprotected ? 'more.lockNone' : hint)}</p>
                </li>
              ))}
          </ul>
        </section>
      ))}
      {mhtmlApi && <MhtmlOption mhtmlApi={mhtmlApi} />}
    </section>
  );
}
