import type { Rect } from '../capture/observation.ts';
import { LANGUAGE_CODES } from '../shared/languages.ts';
import { applyUtcOffset } from '../shared/localDates.ts';
import { compareTexts } from '../shared/sortedTexts.ts';
import { translateCall } from './callWords.ts';
import { boxToRect, type ReadImage } from './imageText.ts';
import type { IndexedItem } from './itemIndex.ts';
import { type ItemNotes, mayBeIntimate, NO_NOTES } from './itemNotes.ts';
import { isFromFile, sourceOf, whyUncounted } from './kind.ts';
import { earliestPostedTime, localPostedTime, type ToLocalTime } from './postingWindow.ts';
import { findRepeatedCaptures } from './repeats.ts';
import {
  foldImageText,
  foldText,
  isTermIn,
  isTermInAddress,
  isTermInImage,
  isTermOfTime,
  type SearchTerm,
  splitSearch,
} from './searchTerms.ts';
import { type AccountRules, accountsByItem, groupIndexedAccounts, type SeenAccount } from './seenAccounts.ts';
import { findStatedDate } from './statedDate.ts';

/** An item prepared for searching. The index exists only in memory, while the carnet is open. */
export interface SearchableItem {
  readonly item: IndexedItem;
  readonly notes: ItemNotes;
  readonly account: SeenAccount;
  /** Time of publication, or else of capture; filters on a period use it. */
  readonly when: string;
  /** Its time of day, as the list shows it: `21:30`, or the hour alone, `21 h`; '' where it shows none. */
  readonly time: string;
  /** Its texts but the address, as `foldText` returns them. */
  readonly folded: string;
  readonly foldedAddress: string;
  /** What the machine read in its images, one line each; '' when nothing was read. It may be wrong. */
  readonly imageText: string;
  /** The same, as `foldMisread` returns it. */
  readonly foldedImageText: string;
  /** Its image shows in no list, and no words of it: it may be intimate, must not be kept, or has damaged notes. */
  readonly hidesImage: boolean;
}

/** Whether the only words of an item are those that the machine read in its image. */
export const isReadByMachine = ({ item, imageText }: Pick<SearchableItem, 'item' | 'imageText'>): boolean =>
  (item.text ?? '').trim() === '' && imageText !== '';

export interface SearchIndex {
  /** By ordinal. */
  readonly items: readonly SearchableItem[];
  readonly accounts: readonly SeenAccount[];
  /** Ids of the repeated captures of a publication. */
  readonly repeats: ReadonlySet<string>;
  /** Ids of the items that counts leave out: the repeats, and what shows no publication. */
  readonly uncounted: ReadonlySet<string>;
}

export const SORTS = ['newest', 'oldest', 'posted-newest', 'posted-oldest', 'gravest'] as const;
export const STATUSES = ['kept', 'exhibit', 'new', 'partial', 'left-out', 'to-read', 'withdrawn'] as const;

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
  sort: 'newest',
};

/** Whether the filters select the whole case, newest first. */
export function isUnfiltered(filters: Filters): boolean {
  return filters.accounts === null && JSON.stringify(filters) === JSON.stringify(NO_FILTER);
}

/** What a search index takes from the items alone: it stays when the notes change. */
interface PreparedItems extends Omit<SearchIndex, 'items'> {
  readonly items: readonly Omit<SearchableItem, 'notes' | 'imageText' | 'foldedImageText' | 'hidesImage'>[];
}

/** Leaves out items that cannot be decrypted: the caller must report them. */
export function prepareItems(items: readonly IndexedItem[], localOf: ToLocalTime, rules: AccountRules): PreparedItems {
  const readable = items.filter(({ unread }) => !unread);
  const captured = findRepeatedCaptures(readable.filter((item) => whyUncounted(item) === null));
  const repeats = new Set([...captured.keys()].map(({ id }) => id));
  const uncounted = new Set(
    readable.flatMap((item) => (repeats.has(item.id) || whyUncounted(item) !== null ? item.id : [])),
  );
  const accounts = groupIndexedAccounts(readable, captured, uncounted, rules);
  const accountOf = accountsByItem(accounts);
  const found = readable.flatMap((item) => {
    const account = accountOf.get(item.id);
    if (account === undefined) return [];
    const when = earliestPostedTime(item, localOf) ?? localOf(item.acquiredAt);
    const [folded, foldedAddress] = [foldFields(itemTexts(item)), foldText(item.permalink ?? item.page ?? '')];
    return [{ item, account, when, time: shownTime(item, localOf), folded, foldedAddress }];
  });
  return { items: found, accounts, repeats, uncounted };
}

interface NotesOfItems {
  /** By item id. */
  readonly notes: ReadonlyMap<string, ItemNotes>;
  /** Ids of the items whose notes cannot be read. */
  readonly damaged: readonly string[];
}

/** Adds the notes and the text of the images (by item id) to the prepared items. */
export function addNotes(
  prepared: PreparedItems,
  { notes, damaged }: NotesOfItems,
  imageTexts: ReadonlyMap<string, string>,
  localOf: ToLocalTime,
): SearchIndex {
  const damagedIds = new Set(damaged);
  const items = prepared.items.map((prepared) => {
    const { id, prohibited } = prepared.item;
    const imageText = imageTexts.get(id) ?? '';
    const itemNotes = notes.get(id);
    const one = {
      ...prepared,
      imageText,
      foldedImageText: foldImageText(imageText),
      hidesImage: prohibited || damagedIds.has(id) || mayBeIntimate(itemNotes ?? NO_NOTES),
    };
    if (itemNotes === undefined) return { ...one, notes: NO_NOTES };
    return {
      ...one,
      ...readStatedTime(one, itemNotes, localOf),
      notes: itemNotes,
      folded: `${one.folded} ${foldFields(noteTexts(itemNotes))}`,
    };
  });
  return { ...prepared, items };
}

/** The date that the person stated replaces the one of the record. */
function readStatedTime(
  { item }: Pick<SearchableItem, 'item'>,
  notes: ItemNotes,
  localOf: ToLocalTime,
): Partial<SearchableItem> {
  const stated = findStatedDate({ ...item, isFile: isFromFile(item), iso: item.posted }, notes);
  if (stated === null) return {};
  const posted = localPostedTime({ posted: stated.iso }, localOf);
  const dated = { ...item, posted: stated.iso };
  return { item: dated, when: posted ?? localOf(item.acquiredAt), time: shownTime(dated, localOf) };
}

/** Of the post or, when nothing gives its date, of the capture. */
function shownTime({ posted, acquiredAt, utcOffset }: IndexedItem, localOf: ToLocalTime): string {
  if (posted === null) return applyUtcOffset(new Date(acquiredAt), utcOffset).toISOString().slice(11, 16);
  if (/T\d\dZ$/.test(posted)) return `${localOf(posted.replace('Z', ':00Z')).slice(11, 13)} h`;
  return localPostedTime({ posted }, localOf)?.slice(11) ?? '';
}

export const buildSearchIndex = (
  items: readonly IndexedItem[],
  notes: ReadonlyMap<string, ItemNotes>,
  localOf: ToLocalTime,
  rules: AccountRules,
): SearchIndex => addNotes(prepareItems(items, localOf, rules), { notes, damaged: [] }, new Map(), localOf);

const foldFields = (fields: SearchedTexts): string => foldText(fields.map(([, text]) => text).join(' '));

/** Where a searched word may be found in an item. */
type SearchField =
  | 'number'
  | 'account'
  | 'platform'
  | 'time'
  | 'text'
  | 'image'
  | 'title'
  | 'address'
  | 'note'
  | 'translation'
  | 'reference';

type SearchedTexts = readonly (readonly [SearchField, string])[];

function itemTexts(item: IndexedItem): SearchedTexts {
  const { exhibit, handle, displayName, text, fileText, title, fileName, isCodedCall } = item;
  const calls = isCodedCall && text !== null ? LANGUAGE_CODES.map((code) => translateCall(text, code)) : [];
  return present([
    ...calls.map((call) => ['text', call] as const),
    ['number', exhibit === null ? null : String(exhibit)],
    ['account', handle],
    ['account', displayName],
    ['text', text],
    ['text', fileText],
    ['title', title],
    ['title', fileName],
  ]);
}

function noteTexts({ note, translation, references }: ItemNotes): SearchedTexts {
  return present([
    ['note', note?.value],
    ['translation', translation?.text],
    ...references.map((one) => ['reference', one.text] as const),
  ]);
}

const present = (fields: readonly (readonly [SearchField, string | null | undefined])[]): SearchedTexts =>
  fields.flatMap(([field, value]) => (value === null || value === undefined ? [] : [[field, value] as const]));

/** Returns the fields of an item that contain a searched word, so that the list can say why it matches. */
export function findMatchedFields(
  { item, notes, time, foldedAddress, foldedImageText }: SearchableItem,
  searched: string,
): readonly SearchField[] {
  const all = splitSearch(searched);
  const long = all.filter(({ word }) => word.length > 2);
  // Beside longer words, « 12 » and « de » say nothing of where these are.
  const terms = long.length > 0 ? long : all;
  const fieldsOf = (texts: SearchedTexts): readonly SearchField[] =>
    texts.filter(([, text]) => terms.some((term) => isTermIn(foldText(text), term))).map(([field]) => field);
  const isAny = (isFound: (term: SearchTerm) => boolean, field: SearchField) => (terms.some(isFound) ? [field] : []);
  return [
    ...new Set([
      ...fieldsOf(itemTexts(item)),
      ...isAny((term) => isAccountId(item, term), 'account'),
      ...isAny((term) => isPlatform(item, term), 'platform'),
      ...isAny((term) => isTermOfTime(time, term), 'time'),
      ...isAny((term) => isTermInAddress(foldedAddress, term), 'address'),
      ...fieldsOf(noteTexts(notes)),
      ...isAny((term) => isTermInImage(foldedImageText, term), 'image'),
    ]),
  ];
}

/**
 * Returns where a search finds words in an image that the machine read, in pixels of the image: each word, or a line
 * that the person corrected.
 */
export function findSearchedPlaces({ lines }: Pick<ReadImage, 'lines'>, searched: string): readonly Rect[] {
  const terms = splitSearch(searched);
  const isFound = (text: string): boolean => {
    const folded = foldImageText(text);
    return terms.some((term) => isTermInImage(folded, term));
  };
  return lines.flatMap(({ words: read, box, script, correction }) => {
    if (correction !== null) return isFound(correction.text) ? [boxToRect(box)] : [];
    if (script === 'unknown') return [];
    // The groups of a number are words of their own.
    const line = foldImageText(read.map(({ text }) => text).join(' '));
    const hasNumber = terms.some(({ number }) => number?.imagePattern.test(line));
    const isShown = (text: string) => isFound(text) || (hasNumber && /\d/.test(text));
    return read.filter(({ text }) => isShown(text)).map((one) => boxToRect(one.box));
  });
}

/** Its whole name: « chat » is no part of « snapchat ». */
const isPlatform = (item: IndexedItem, { word }: SearchTerm): boolean =>
  word === item.platform || (item.kind === 'email' && EMAIL_NAMES.has(word));

const EMAIL_NAMES: ReadonlySet<string> = new Set(['email', 'e-mail', 'mail', 'courriel']);

/** The id of an account that has no name: short digits are in many. */
const isAccountId = ({ platformId }: IndexedItem, { word }: SearchTerm): boolean =>
  platformId !== null && word.length >= MIN_ID_LENGTH && foldText(platformId).startsWith(word);

const MIN_ID_LENGTH = 4;

/** Every word must occur somewhere in the item. `leftOut`: ids of the items left out of the dossiers. */
export function filterItems(
  { items: found }: SearchIndex,
  filters: Filters,
  leftOut: ReadonlySet<string> = new Set(),
): readonly SearchableItem[] {
  const terms = splitSearch(filters.words);
  const isFound = (one: SearchableItem, term: SearchTerm): boolean =>
    isTermIn(one.folded, term) ||
    isTermInAddress(one.foldedAddress, term) ||
    isTermInImage(one.foldedImageText, term) ||
    isTermOfTime(one.time, term) ||
    isAccountId(one.item, term) ||
    isPlatform(one.item, term);
  const chosen = found.filter((one) => matches(one, filters, leftOut) && terms.every((term) => isFound(one, term)));
  return chosen.sort(COMPARATORS[filters.sort]);
}

function matches(one: SearchableItem, filters: Filters, leftOut: ReadonlySet<string>): boolean {
  const { item, notes, account, when } = one;
  const { platform, accounts, category, visibility, status, from, to } = filters;
  return (
    (platform === null || sourceOf(item) === platform) &&
    (accounts === null || !account.aliases.isDisjointFrom(accounts)) &&
    (category === null || notes.categories?.value.some((one) => one === category) === true) &&
    (visibility === null || (item.visibility ?? notes.visibility?.value ?? 'unread') === visibility) &&
    (status === null || STATUS_FILTERS[status](one, leftOut)) &&
    (from === '' || when.slice(0, 10) >= from.slice(0, Math.min(10, when.length))) &&
    (to === '' || when.slice(0, 10) <= to)
  );
}

type StatusFilter = (one: SearchableItem, leftOut: ReadonlySet<string>) => boolean;
const STATUS_FILTERS: Readonly<Record<(typeof STATUSES)[number], StatusFilter>> = {
  kept: ({ item }) => !item.withdrawn,
  exhibit: ({ item }) => item.exhibit !== null,
  new: ({ item }) => item.exhibit === null && !item.withdrawn,
  partial: ({ item }) => item.outcome === 'partial',
  'left-out': ({ item }, leftOut) => leftOut.has(item.id),
  'to-read': ({ notes }) => notes.toReadByOther?.value === true,
  withdrawn: ({ item }) => item.withdrawn,
};

const compareNewest = (a: SearchableItem, b: SearchableItem): number => b.item.ordinal - a.item.ordinal;
const seriousnessOf = ({ notes }: SearchableItem): number => notes.seriousness?.value ?? 0;

const COMPARATORS: Readonly<Record<(typeof SORTS)[number], (a: SearchableItem, b: SearchableItem) => number>> = {
  newest: compareNewest,
  oldest: (a, b) => compareNewest(b, a),
  'posted-newest': (a, b) => compareTexts(b.when, a.when) || compareNewest(a, b),
  'posted-oldest': (a, b) => compareTexts(a.when, b.when) || compareNewest(b, a),
  gravest: (a, b) => seriousnessOf(b) - seriousnessOf(a) || compareNewest(a, b),
};
