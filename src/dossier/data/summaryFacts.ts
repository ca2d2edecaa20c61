import type { CaseSnapshot, SnapshotItem } from '../../domain/export/caseSnapshot.ts';
import { type DossierOptions, resolveParts } from '../../domain/export/dossierOptions.ts';
import { countCodesLeftOut, countScreensLeftOut } from '../../domain/export/fileDecisions.ts';
import { sayText } from '../../domain/item/callWords.ts';
import { ONLINE_RESULTS } from '../../domain/item/itemIndex.ts';
import { kindAnswers } from '../../domain/item/kind.ts';
import { countSchema, instantSchema, objectOf, parseOrNull } from '../../domain/shared/schemas.ts';
import { endsOf } from '../../domain/shared/sortedTexts.ts';
import { foldHandle } from '../../platforms/platformTable.ts';
import { certificateName } from '../../seal/timestamp/checkTimestamp.ts';
import { parseCertificates } from '../../seal/timestamp/timestampToken.ts';
import { method } from '../strings/coverAndMethod.ts';
import * as documents from '../strings/documents.ts';
import { groupAccounts, selectCounted } from './accountGroups.ts';
import { describeNoText, sortByDate } from './exhibitLabels.ts';
import { classifyPublications, getItemAddress, isTextFile, selectSeriousItems } from './publications.ts';
import { findLastCheck } from './revisits.ts';

/** What the two first pages of dossier.pdf answer that no other section counts. Recorded or stated facts, no guess. */

/** Returns the publications that the person marked as threats, by date, when their marks are handed over. */
export function listThreats(items: readonly SnapshotItem[]): readonly SnapshotItem[] {
  const { publications } = classifyPublications(items);
  return sortByDate(publications.filter(({ notes }) => notes?.categories?.value.includes('threat') === true));
}

/** Returns the sentences about the whole screens and the page codes that stay out; [] when none does. */
export const listPartsLeftOut = (items: readonly SnapshotItem[]): readonly string[] => [
  ...method.screensLeftOut(countScreensLeftOut(items)),
  ...method.codesLeftOut(countCodesLeftOut(items)),
];

/** An amount with its currency, as people write it. */
const MONEY =
  /[€$£]\s?\d{1,9}(?:[.,\s]\d{3}){0,3}|\d{1,9}(?:[.\s]\d{3}){0,3}(?:,\d{1,2})?\s?(?:[€$£]|(?:eur(?:os?)?|balles?|dollars?|usd|btc|bitcoins?)(?!\p{L}))/iu;

/** Returns the first sum of money that a text names, as written; null for none. It says nothing of why. */
export const findSum = (text: string): string | null => MONEY.exec(text)?.[0] ?? null;

/** How many of the gravest a page or a letter quotes. */
const QUOTED_GRAVEST = 3;

/**
 * Returns the gravest that there is room to quote, by date: those that name a sum of money, and e-mails, whose words
 * are in their file and may name one, before those whose words were read, these before the others, and the latest of
 * each. An extortion is not pushed out by later screenshots.
 */
export function selectQuotedGravest(items: readonly SnapshotItem[]): {
  readonly quoted: readonly SnapshotItem[];
  readonly others: number;
} {
  const gravest = sortByDate(selectSeriousItems(items));
  // Of the fiche alone: what the machine read and the person compared is in no file from which verify orders them.
  const wordsOf = ({ fiche }: SnapshotItem) => fiche.text ?? '';
  const rank = (item: SnapshotItem) =>
    isTextFile(item) ? 2 : Number(wordsOf(item) !== '') + Number(findSum(wordsOf(item)) !== null);
  const chosen = new Set(gravest.toSorted((a, b) => rank(a) - rank(b)).slice(-QUOTED_GRAVEST));
  return { quoted: gravest.filter((item) => chosen.has(item)), others: gravest.length - chosen.size };
}

/** An address or a French telephone number as people write it: « 12 bis, rue du Lac », « 3 place des Fêtes ». */
const ADDRESS =
  /\d(?: ?(?:bis|ter|quater|[a-d]))?,? {1,3}(?:(?:rue|r\.|avenue|av\.|boulevard|bd|chemin|impasse|all[ée]e|quai|square|résidence) {1,3}\p{L}|(?:place|route|cours) {1,3}(?:des? |du |d['’]))/iu;
const TELEPHONE = /(?:\+33|\b0) ?[1-9](?:[ .-]?\d{2}){4}\b/;

/**
 * Her address or telephone, in somebody's words: only when she joins hers, and never for a school. `text`: a line of
 * the item, where it has several.
 */
export function withholdsWords(
  item: Pick<SnapshotItem, 'rating' | 'fiche' | 'checkedText'>,
  options: DossierOptions,
  text = item.fiche.text ?? item.checkedText ?? '',
): boolean {
  const isMarked = item.rating?.categories?.includes('private-life') === true;
  if (options.purpose === 'school') return isMarked || ADDRESS.test(text) || TELEPHONE.test(text);
  return isMarked && !resolveParts(options).has('address');
}

/** Whether a list quotes the item word for word: it has words, no codes, and they are not withheld. */
export const isQuotedWhole = (item: Parameters<typeof withholdsWords>[0], options: DossierOptions): boolean =>
  !withholdsWords(item, options) &&
  sayText(item.fiche) === item.fiche.text &&
  (item.fiche.text ?? item.checkedText ?? '').trim() !== '';

/** The words of an item in a list: its own, those compared with its image, or why there are none. */
export const listedWords = (item: SnapshotItem, options: DossierOptions): string =>
  withholdsWords(item, options)
    ? documents.summary.privateWordsListed
    : (sayText(item.fiche) ?? item.checkedText ?? describeNoText(item));

export const hasMarkedCategories = (items: readonly SnapshotItem[]): boolean =>
  items.some(({ notes }) => notes?.categories != null);

interface OnlineState {
  /** Publications with an address, by the result of their last check; those without a check are in none. */
  readonly results: ReadonlyMap<(typeof ONLINE_RESULTS)[number], number>;
  readonly unchecked: number;
  /** Instants of the first and the last of these checks; null when there is none. */
  readonly checked: { readonly first: string; readonly last: string } | null;
}

const hasCheck = ({ fiche, notes }: SnapshotItem): boolean =>
  kindAnswers(fiche).hasAddress && (notes?.online?.length ?? 0) > 0;

/** What has no address, such as a message of an archive or an image of a telephone, cannot be checked. */
export const isUnchecked = (item: SnapshotItem): boolean =>
  kindAnswers(item.fiche).hasAddress && getItemAddress(item) !== null && !hasCheck(item);

/** Returns what the last check of each counted publication found at its address. */
export function computeOnlineState(items: readonly SnapshotItem[]): OnlineState {
  const publications = selectCounted(items).counted.filter((item) => hasCheck(item) || isUnchecked(item));
  const last = publications.flatMap((item) => findLastCheck([item]) ?? []);
  return {
    results: new Map(
      ONLINE_RESULTS.flatMap((result) => {
        const count = last.filter((check) => check.result === result).length;
        return count === 0 ? [] : [[result, count] as const];
      }),
    ),
    unchecked: publications.length - last.length,
    checked: endsOf(last.map(({ at }) => at)),
  };
}

/**
 * Returns the sentences of the person's narrative that name at least two of the captured accounts by their handles,
 * word for word: what the person says of the accounts together.
 */
export function findLinkingSentences(narrative: string | undefined, items: readonly SnapshotItem[]): readonly string[] {
  const handles = [
    ...new Set(
      groupAccounts(items).flatMap(({ platform, handle, alsoHandles }) =>
        [handle, ...alsoHandles].flatMap((one) => (one === null ? [] : foldHandle(platform, one).toLowerCase())),
      ),
    ),
  ];
  const sentences = (narrative ?? '').split(/(?<=[.!?…])\s+|\n+/u).map((sentence) => sentence.trim());
  return sentences.filter((sentence) => {
    const words = new Set(
      sentence
        .toLowerCase()
        .match(/[\p{L}\p{N}_.-]+/gu)
        ?.flatMap(withoutEndStop),
    );
    return handles.filter((handle) => words.has(handle)).length >= 2;
  });
}

/** A handle may have a full stop inside, and a sentence one behind it. */
const withoutEndStop = (word: string): readonly string[] => [word, word.replace(/(?<![.-])[.-]+$/, '')];

/** A line of the journal that says when an authority dated an earlier one. */
const parseStamp = parseOrNull(objectOf({ payload: objectOf({ line: countSchema, genTime: instantSchema }) }));

/** Returns the latest time that an authority gave for a line of the journal, with its name; null when there is none. */
export function readJournalTimestamp({
  journal,
  timestamps,
}: Pick<CaseSnapshot, 'journal' | 'timestamps'>): { readonly at: string; readonly authority: string } | null {
  const chains = new Map(timestamps.map(({ seq, chain }) => [seq, chain]));
  if (chains.size === 0) return null;
  const stamped = new TextDecoder()
    .decode(journal.bytes)
    .split('\n')
    .flatMap((line) => {
      if (!line.includes('"event":"timestamp.obtained"')) return [];
      const stamp = parseStamp(JSON.parse(line))?.payload;
      const chain = stamp && chains.get(stamp.line);
      return stamp === undefined || chain === undefined ? [] : [{ at: stamp.genTime, chain }];
    });
  const last = stamped.toSorted((a, b) => (a.at < b.at ? -1 : 1)).at(-1);
  if (last === undefined) return null;
  const [signer] = parseCertificates(last.chain);
  return { at: last.at, authority: signer === undefined ? '' : certificateName(signer) };
}
