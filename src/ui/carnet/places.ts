import { useEffect, useState } from 'preact/hooks';
import { operatorDocument } from '../../domain/case/caseDocuments.ts';
import type { PlainWordKey } from '../locales/index.ts';
import type { IconName } from '../shared/Icon.tsx';
import type { CarnetApi } from './carnetApi.ts';
import type { Route } from './route.ts';
import { readCaseDocument } from './useCaseDocument.ts';

/** Pages that few people need: each shows once it is of use (`usePageNeeds`). */
type PageNeed = 'activity' | 'received' | 'cases';
export interface PageNeeds extends Readonly<Record<PageNeed, boolean>> {
  /** The open carnet, when there are several; an unnamed one is shown by its place, from 1. */
  readonly carnet: { readonly name: string; readonly place: number } | null;
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
export const PLACES: readonly Place[] = [
  {
    label: 'places.captures',
    icon: 'captures',
    pages: [
      { path: 'items', label: 'places.list', views: ['items', 'item', 'redact'] },
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
    views: ['help', 'card'],
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
const NO_NEEDS: PageNeeds = { activity: false, received: false, cases: false, carnet: null };

/**
 * Reads which optional pages to show, again at each view: the activity from ten items, received dossiers once there is
 * one, the carnets for a helper or from a second one. `enabled` is false while nothing may be read.
 */
export function usePageNeeds(carnetApi: CarnetApi, view: string, enabled: boolean): PageNeeds {
  const [needs, setNeeds] = useState(NO_NEEDS);
  useEffect(() => {
    if (!enabled) {
      setNeeds(NO_NEEDS);
      return;
    }
    let isCurrent = true;
    const show = (read: PageNeeds) => isCurrent && setNeeds(read);
    // What cannot be read is shown: its page says what is wrong.
    void readNeeds(carnetApi).then(show, () => show({ activity: true, received: true, cases: true, carnet: null }));
    return () => {
      isCurrent = false;
    };
  }, [carnetApi, view, enabled]);
  return needs;
}

async function readNeeds(carnetApi: CarnetApi): Promise<PageNeeds> {
  const cases = await carnetApi.cases();
  const at = cases.findIndex((one) => one.current);
  const current = cases[at];
  if (current === undefined) return { ...NO_NEEDS, cases: cases.length > 1 };
  const [received, operator] = await Promise.all([
    carnetApi.received.list(),
    readCaseDocument(carnetApi, current.caseId, operatorDocument),
  ]);
  return {
    activity: current.items >= MIN_ITEMS_FOR_ACTIVITY,
    received: received.listed.length > 0 || received.damaged.length > 0,
    carnet: cases.length > 1 ? { name: current.name, place: at + 1 } : null,
    cases: cases.length > 1 || (operator.role !== null && operator.role !== 'self'),
  };
}
