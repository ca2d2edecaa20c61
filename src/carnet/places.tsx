import { useEffect, useRef, useState } from 'preact/hooks';
import type { CaseLabel, OtherCase } from '../domain/case/case.ts';
import { Refusal } from '../domain/shared/errors.ts';
import { useWords } from '../ui/context.ts';
import { Icon, type IconName } from '../ui/Header.tsx';
import { formatCaseName, type PlainWordKey, t } from '../ui/locales/index.ts';
import { WordButton } from '../ui/WordButton.tsx';
import { type CarnetApi, useCarnetApi } from './carnetApi.ts';
import { useListChanges } from './parts/useCaseIndex.tsx';
import { WordLink } from './parts/WordLink.tsx';
import { linkTo, type Route } from './route.ts';

interface Place {
  readonly path: string;
  readonly label: PlainWordKey;
  readonly icon: IconName;
  readonly views: readonly Route['view'][];
}

/** The places of the carnet. The views of the help and of the settings, in the header, belong to none. */
const PLACES: readonly Place[] = [
  {
    path: 'items',
    label: 'places.captures',
    icon: 'captures',
    views: ['items', 'item', 'redact', 'image-texts', 'import'],
  },
  { path: 'before-export', label: 'places.dossier', icon: 'dossier', views: ['before-export', 'export'] },
  { path: 'steps', label: 'places.complaint', icon: 'complaint', views: ['steps', 'filed', 'dates'] },
];

/** Which carnet is open and which one captures go to, named once there are several. */
export interface CarnetNames {
  /** An unnamed one is shown by its place, from 1. */
  readonly shown: CaseLabel;
  /** The carnet that captures go to, when it is another. */
  readonly capturing: OtherCase | null;
}

/**
 * Reads the names of the carnets, again at each view and each of the `changes` that every page is told of; null while
 * there are not several. `enabled` is false while nothing may be read. `onErased`: another page erased the carnet of
 * this one; `isLast`: with all others.
 */
export function useCarnetNames(
  view: Route['view'],
  enabled: boolean,
  changes: number,
  onErased: (isLast: boolean) => void,
): CarnetNames | null {
  const carnetApi = useCarnetApi();
  const listChanges = useListChanges();
  const [names, setNames] = useState<CarnetNames | null>(null);
  /** Whether a carnet was there: without one from then on, all were erased. */
  const hadCarnet = useRef(false);
  useEffect(() => {
    if (!enabled) {
      hadCarnet.current = false;
      setNames(null);
      return;
    }
    let isCurrent = true;
    const show = (read: CarnetNames | null, isGone: boolean, isLast: boolean) => {
      if (!isCurrent) return;
      setNames(read);
      // The page « Effacer » says itself what it erased.
      if (isGone && view !== 'erase') onErased(isLast);
    };
    void readCarnetNames(carnetApi).then(
      ({ names, hasCarnet }) => {
        show(names, hadCarnet.current && !hasCarnet, true);
        if (isCurrent) hadCarnet.current = hasCarnet;
      },
      // Each page says itself what cannot be read.
      (error: unknown) => show(null, error instanceof Refusal && error.code === 'case-gone', false),
    );
    return () => {
      isCurrent = false;
    };
  }, [carnetApi, view, enabled, changes, listChanges]);
  return names;
}

async function readCarnetNames({ cases: { list }, store }: CarnetApi) {
  const [cases, head] = await Promise.all([list(), store.currentCase()]);
  return { names: nameCarnets(cases, head), hasCarnet: head !== null };
}

function nameCarnets(
  cases: Awaited<ReturnType<CarnetApi['cases']['list']>>,
  head: Awaited<ReturnType<CarnetApi['store']['currentCase']>>,
): CarnetNames | null {
  const at = cases.findIndex((one) => one.caseId === head?.caseId);
  const shown = cases[at];
  // Every one may be closed.
  if (shown === undefined || cases.length < 2) return null;
  const capturing = cases.findIndex((one) => one.current);
  const { caseId = '', name = '' } = cases[capturing] ?? {};
  return {
    shown: { name: shown.name, place: at + 1 },
    capturing: capturing < 0 || capturing === at ? null : { caseId, name, place: capturing + 1 },
  };
}

interface NavTabsProps {
  readonly view: Route['view'];
  readonly carnets: CarnetNames | null;
  /** Shows another carnet in this page. */
  readonly openCase: (caseId: string) => void;
}

/** The places of the carnet, and above them the name of the open one when there are several. */
export function NavTabs({ view, carnets, openCase }: NavTabsProps) {
  const words = useWords();
  return (
    <nav class="nav-tabs" aria-label={t(words, 'carnet.sections')}>
      {carnets && <OpenCarnet {...carnets} openCase={openCase} />}
      <ul>
        {PLACES.map(({ path, label, icon, views }) => (
          <li key={path}>
            <a {...linkTo(path)} aria-current={views.includes(view) ? 'true' : undefined}>
              <Icon name={icon} />
              {t(words, label)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

type OpenCarnetProps = CarnetNames & Pick<NavTabsProps, 'openCase'>;

/**
 * Names the open carnet above every page, when there are several, and says when captures go to another one: the page
 * stays with its own until the person changes it.
 */
function OpenCarnet({ shown: { name, place }, capturing, openCase }: OpenCarnetProps) {
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
