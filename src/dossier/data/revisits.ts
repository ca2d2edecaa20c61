import type { Visibility } from '../../domain/capture/extraction.ts';
import type { SnapshotItem } from '../../domain/export/caseSnapshot.ts';
import { type DossierOptions, resolveParts } from '../../domain/export/dossierOptions.ts';
import type { ExhibitNumber } from '../../domain/export/exhibitNumber.ts';
import type { OnlineResult } from '../../domain/item/itemIndex.ts';
import type { ExportedNotes } from '../../domain/item/itemNotes.ts';
import { utcOffsetAt } from '../../domain/shared/localDates.ts';
import * as codes from '../strings/codes.ts';
import { formatMoment } from '../strings/formatText.ts';
import * as reportSections from '../strings/reportSections.ts';
import { platformOf } from './exhibitLabels.ts';
import { classifyPublications, getItemAddress, getSeriousness, getVisibility, isLinkAllowed } from './publications.ts';

/** An address that a commissaire de justice opens again, with what to know beforehand. Null: unknown. */
export interface Revisit {
  readonly item: SnapshotItem;
  readonly address: string;
  /** Other exhibits of the same publication: one visit is enough. */
  readonly alsoIn: readonly ExhibitNumber[];
  /** As read on the page, else as stated by the person. */
  readonly visibility: Visibility | null;
  readonly accountNeeded: boolean | null;
  readonly ephemeral: boolean;
  readonly lastCheck: NonNullable<ExportedNotes['online']>[number] | null;
  /** Number of screens that the page fills; null when not measured. */
  readonly screens: number | null;
}

/**
 * Returns each address once, grouped by platform, then by the page that shows it; links to prohibited images are left
 * out. Of platforms and of pages, ephemeral ones come first, then the gravest. What the person found taken down is
 * last.
 */
export function listRevisits(items: readonly SnapshotItem[]): readonly Revisit[] {
  const visits = listAddresses(items).flatMap(({ item, others, address }) =>
    isLinkAllowed(item) ? [buildRevisit(item, others, address)] : [],
  );
  const shown = visits.filter((visit) => !isGone(visit));
  return [...orderVisits(shown), ...orderVisits(visits.filter(isGone))];
}

/** Whether the dossier has the sheet of the addresses: archives and telephones have none. */
export const hasVisits = (items: readonly SnapshotItem[], options: DossierOptions): boolean =>
  resolveParts(options).has('visits') && listAddresses(items).length > 0;

function orderVisits(visits: readonly Revisit[]): readonly Revisit[] {
  const byUrgency = (a: readonly Revisit[], b: readonly Revisit[]) => urgencyOf(b) - urgencyOf(a);
  const groups = [...Map.groupBy(visits, ({ item }) => item.fiche.platform).values()].map((group) =>
    groupByPage(group).toSorted(byUrgency).flat(),
  );
  const name = (group: readonly Revisit[]) => (group[0] === undefined ? '' : platformOf(group[0].item.fiche));
  return groups.sort((a, b) => byUrgency(a, b) || name(a).localeCompare(name(b), 'fr')).flat();
}

/** Above every seriousness. */
const EPHEMERAL = 10;

const urgencyOf = (visits: readonly Revisit[]): number =>
  Math.max(0, ...visits.map(({ item, ephemeral }) => (ephemeral ? EPHEMERAL : 0) + (getSeriousness(item) ?? 0)));

/** At the last check, in the person's words. */
const TAKEN_DOWN: ReadonlySet<OnlineResult> = new Set(['deleted', 'account-gone']);

/** Whether the person found a publication taken down when she last looked. */
export const isGone = ({ lastCheck }: Pick<Revisit, 'lastCheck'>): boolean =>
  lastCheck !== null && TAKEN_DOWN.has(lastCheck.result);

/** The same of an item, by the checks of each of its captures. */
export const isTakenDown = (item: SnapshotItem, items: readonly SnapshotItem[]): boolean =>
  isGone({ lastCheck: findPostCheck(item, items) });

/** The last check of a publication, by any of its captures; null when none was noted. */
export function findPostCheck(item: SnapshotItem, items: readonly SnapshotItem[]): Revisit['lastCheck'] {
  const others = [...classifyPublications(items).repeats].flatMap(([other, first]) => (first === item ? [other] : []));
  return findLastCheck([item, ...others]);
}

/** When the person last looked, and what she found, in the time of the dossier. */
export const formatLastCheck = (lastCheck: Revisit['lastCheck'], timeZone: string): string =>
  lastCheck === null
    ? reportSections.bailiffSheet.unchecked
    : reportSections.bailiffSheet.checked(
        formatMoment(lastCheck.at, utcOffsetAt(new Date(lastCheck.at), timeZone), 'min').local,
        codes.onlineResult[lastCheck.result],
      );

/** The last check of the address of any of them; null for none. */
export const findLastCheck = (items: readonly SnapshotItem[]): Revisit['lastCheck'] =>
  items
    .flatMap(({ notes }) => notes?.online ?? [])
    .toSorted((a, b) => (a.at < b.at ? -1 : 1))
    .at(-1) ?? null;

/** Returns the addresses that lead to prohibited images, by exhibit: documents print them without link. */
export function listClosedAddresses(
  items: readonly SnapshotItem[],
): readonly { readonly number: ExhibitNumber; readonly address: string }[] {
  return listAddresses(items).flatMap(({ item, address }) =>
    isLinkAllowed(item) ? [] : [{ number: item.number, address }],
  );
}

/** Returns each publication with an address once, with the other exhibits that show it. */
function listAddresses(items: readonly SnapshotItem[]) {
  const { repeats } = classifyPublications(items);
  return items.flatMap((item) => {
    const address = getItemAddress(item);
    // A later check of an address is no other address.
    const isCovered = repeats.has(item) || item.fiche.context.linked?.relation === 'check';
    const others = [...repeats].flatMap(([other, first]) => (first === item ? [other] : []));
    return address === null || isCovered ? [] : [{ item, others, address }];
  });
}

/** Groups visits by the page to open, in order: one page shows a post and its replies. What is gone is apart. */
export function groupByPage(visits: readonly Revisit[]): readonly (readonly Revisit[])[] {
  return [...Map.groupBy(visits, (visit) => `${isGone(visit)} ${pageToOpen(visit)}`).values()];
}

/**
 * Returns the page on which the item was seen, without its fragment; its own address when that page is another site's,
 * or leads to a prohibited image.
 */
export function pageToOpen({ item, address }: Revisit): string {
  const { page } = item.fiche.address;
  const own = URL.parse(address);
  const isOwnPage = page !== null && own !== null && URL.parse(page)?.host === own.host && isLinkAllowed(item, page);
  const shown = isOwnPage ? page : address;
  return shown.split('#')[0] ?? shown;
}

function buildRevisit(item: SnapshotItem, others: readonly SnapshotItem[], address: string): Revisit {
  const visibility = getVisibility(item);
  return {
    item,
    address,
    alsoIn: others.map(({ number }) => number),
    visibility,
    accountNeeded: isAccountNeeded(item, visibility),
    ephemeral: item.fiche.surface === 'story',
    lastCheck: findLastCheck([item, ...others]),
    screens: screensOf(item),
  };
}

/** No account is needed for what was captured logged out; one is needed for what is not public. */
function isAccountNeeded({ fiche }: SnapshotItem, visibility: Visibility | null): boolean | null {
  if (fiche.warnings.includes('not-logged-in')) return false;
  return visibility === null || visibility === 'public' ? null : true;
}

function screensOf({ fiche }: SnapshotItem): number | null {
  const tiles = fiche.files.flatMap(({ transformations }) =>
    transformations.flatMap(({ name, tiles: count }) =>
      name === 'stitched' && typeof count === 'number' ? [count] : [],
    ),
  );
  if (tiles.length > 0) return Math.max(...tiles);
  if (fiche.files.some(({ role }) => role === 'page')) return null;
  return fiche.warnings.includes('post-cut-by-window') ? null : 1;
}
