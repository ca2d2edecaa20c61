import type { Visibility } from '../../domain/capture/extraction.ts';
import type { SnapshotItem } from '../../domain/export/caseSnapshot.ts';
import type { ExhibitNumber } from '../../domain/export/exhibitNumber.ts';
import type { ExportedNotes } from '../../domain/item/itemNotes.ts';
import { platformOf } from './exhibitLabels.ts';
import { classifyPublications, getItemAddress, getVisibility, isLinkAllowed } from './publications.ts';

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
 * Returns each address once, grouped by platform, then by the page that shows it, ephemeral ones first; links to
 * prohibited images are left out.
 */
export function listRevisits(items: readonly SnapshotItem[]): readonly Revisit[] {
  const visits = listAddresses(items).flatMap(({ item, others, address }) =>
    isLinkAllowed(item) ? [buildRevisit(item, others, address)] : [],
  );
  const groups = [...Map.groupBy(visits, ({ item }) => item.fiche.platform).values()].map((group) =>
    groupByPage(group.toSorted((a, b) => Number(b.ephemeral) - Number(a.ephemeral))).flat(),
  );
  const name = (group: readonly Revisit[]) => (group[0] === undefined ? '' : platformOf(group[0].item.fiche));
  const ephemeralRank = (group: readonly Revisit[]) => Number(group[0]?.ephemeral ?? false);
  return groups.sort((a, b) => ephemeralRank(b) - ephemeralRank(a) || name(a).localeCompare(name(b), 'fr')).flat();
}

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

/** Groups visits by the page to open, in order of first appearance: one page shows a post and its replies. */
export function groupByPage(visits: readonly Revisit[]): readonly (readonly Revisit[])[] {
  return [...Map.groupBy(visits, pageToOpen).values()];
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
  const checks = [item, ...others].flatMap((one) => one.notes?.online ?? []);
  const visibility = getVisibility(item);
  return {
    item,
    address,
    alsoIn: others.map(({ number }) => number),
    visibility,
    accountNeeded: isAccountNeeded(item, visibility),
    ephemeral: item.fiche.surface === 'story',
    lastCheck: checks.toSorted((a, b) => (a.at < b.at ? -1 : 1)).at(-1) ?? null,
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
