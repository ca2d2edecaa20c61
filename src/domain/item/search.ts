import { accountsByItem, groupIndexedAccounts, type SeenAccount } from './accounts.ts';
import { localItemTime, localPostedTime, type ToLocalTime } from './activityHistogram.ts';
import type { IndexedItem } from './itemIndex.ts';
import { type ItemNotes, NO_NOTES } from './notes.ts';

/** An item prepared for searching. The index exists only in memory, while the carnet is open. */
export interface SearchableItem {
  readonly item: IndexedItem;
  readonly notes: ItemNotes;
  readonly account: SeenAccount;
  /** Local time, as precise as it was read; null when unknown. */
  readonly posted: string | null;
  /** Time of publication, or else of capture; filters on a period use it. */
  readonly when: string;
  readonly folded: string;
}

export interface SearchIndex {
  /** By ordinal. */
  readonly items: readonly SearchableItem[];
  readonly accounts: readonly SeenAccount[];
}

export const SORTS = ['newest', 'oldest', 'posted-newest', 'posted-oldest', 'gravest'] as const;
export const STATUSES = ['kept', 'exhibit', 'new', 'partial', 'withdrawn'] as const;

export interface Filters {
  readonly words: string;
  readonly platform: string | null;
  /** Aliases of one account, or of all accounts of one person. */
  readonly accounts: ReadonlySet<string> | null;
  readonly category: string | null;
  /** `unread`: neither read on the page nor stated by the person. */
  readonly visibility: string | null;
  readonly status: (typeof STATUSES)[number] | null;
  /** Days, both included. */
  readonly from: string;
  readonly to: string;
  /** A month, a day or an hour of publication, selected in the histogram. */
  readonly within: string;
  readonly sort: (typeof SORTS)[number];
}

export const NO_FILTER: Filters = {
  words: '',
  platform: null,
  accounts: null,
  category: null,
  visibility: null,
  status: null,
  from: '',
  to: '',
  within: '',
  sort: 'newest',
};

/** Whether the filters select the whole case, newest first. */
export function isUnfiltered(filters: Filters): boolean {
  return filters.accounts === null && JSON.stringify(filters) === JSON.stringify(NO_FILTER);
}

/** Removes accents and case, and collapses spaces: « eloise » finds « Éloïse ». */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/[’‘]/g, "'")
    .replace(/\s+/g, ' ');
}

/** Leaves out items that cannot be decrypted: the caller must report them. */
export function buildSearchIndex(
  items: readonly IndexedItem[],
  notes: ReadonlyMap<string, ItemNotes>,
  localOf: ToLocalTime,
): SearchIndex {
  const readable = items.filter(({ unread }) => !unread);
  const accounts = groupIndexedAccounts(readable);
  const accountOf = accountsByItem(accounts);
  const found = readable.flatMap((item) => {
    const account = accountOf.get(item.id);
    if (account === undefined) return [];
    const itemNotes = notes.get(item.id) ?? NO_NOTES;
    const statements = [
      itemNotes.note?.value,
      itemNotes.translation?.text,
      ...itemNotes.references.map(({ text }) => text),
    ];
    const { handle, displayName, text, title, permalink, page } = item;
    const words = [String(item.ordinal), handle, displayName, text, title, permalink ?? page, ...statements];
    const folded = foldText(words.filter((word) => word !== null && word !== undefined).join('\n'));
    const posted = localPostedTime(item, localOf);
    return [{ item, notes: itemNotes, account, posted, when: localItemTime(item, localOf), folded }];
  });
  return { items: found, accounts };
}

/** Every word must occur somewhere in the item, even inside another word. */
export function filterItems({ items: found }: SearchIndex, filters: Filters): readonly SearchableItem[] {
  const words = foldText(filters.words)
    .split(' ')
    .filter((word) => word !== '');
  const chosen = found.filter((one) => matches(one, filters) && words.every((word) => one.folded.includes(word)));
  return chosen.sort(COMPARATORS[filters.sort]);
}

function matches({ item, notes, account, posted, when }: SearchableItem, filters: Filters): boolean {
  const { platform, accounts, category, visibility, status, from, to, within } = filters;
  return (
    (platform === null || item.platform === platform) &&
    (accounts === null || !account.aliases.isDisjointFrom(accounts)) &&
    (category === null || notes.categories?.value.some((one) => one === category) === true) &&
    (visibility === null || (item.visibility ?? notes.visibility?.value ?? 'unread') === visibility) &&
    (status === null || STATUS_FILTERS[status](item)) &&
    (from === '' || when.slice(0, 10) >= from.slice(0, Math.min(10, when.length))) &&
    (to === '' || when.slice(0, 10) <= to) &&
    (within === '' || posted?.startsWith(within) === true)
  );
}

const STATUS_FILTERS: Readonly<Record<(typeof STATUSES)[number], (item: IndexedItem) => boolean>> = {
  kept: ({ withdrawn }) => !withdrawn,
  exhibit: ({ exhibit }) => exhibit !== null,
  new: ({ exhibit, withdrawn }) => exhibit === null && !withdrawn,
  partial: ({ outcome }) => outcome === 'partial',
  withdrawn: ({ withdrawn }) => withdrawn,
};

const compareDescending = (a: string, b: string): number => (a < b ? 1 : a > b ? -1 : 0);
const compareNewest = (a: SearchableItem, b: SearchableItem): number => b.item.ordinal - a.item.ordinal;
const seriousnessOf = ({ notes }: SearchableItem): number => notes.seriousness?.value ?? 0;

const COMPARATORS: Readonly<Record<(typeof SORTS)[number], (a: SearchableItem, b: SearchableItem) => number>> = {
  newest: compareNewest,
  oldest: (a, b) => compareNewest(b, a),
  'posted-newest': (a, b) => compareDescending(a.when, b.when) || compareNewest(a, b),
  'posted-oldest': (a, b) => compareDescending(b.when, a.when) || compareNewest(b, a),
  gravest: (a, b) => seriousnessOf(b) - seriousnessOf(a) || compareNewest(a, b),
};
