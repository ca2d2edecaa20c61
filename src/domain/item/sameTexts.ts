import type { IndexedItem } from './itemIndex.ts';
import { type Counts, countKinds } from './kind.ts';
import { isReadByMachine, type SearchableItem, type SearchIndex } from './search.ts';
import { foldText } from './searchTerms.ts';
import { isNamed } from './seenAccounts.ts';

/** Items of one account with the same words, to be marked together. */
export interface SameText {
  /** Newest first; at least one. */
  readonly entries: readonly [SearchableItem, ...SearchableItem[]];
  /** A publication captured twice counts once. */
  readonly counts: Counts;
  /** Words of the threat lexicon in the text or, without text, in what the machine read in an image. */
  readonly threatWords: readonly string[];
}

/**
 * Groups items by account and by identical text, apart from spaces; an item without text, or
 * of an unread account, is a group of its own. Nothing
 * is left out. Accounts with the most threat words come first, then those with the most publications; in an account
 * too.
 */
export function groupSameTexts(
  entries: readonly SearchableItem[],
  { repeats, uncounted }: Pick<SearchIndex, 'repeats' | 'uncounted'>,
): readonly SameText[] {
  const groups = Map.groupBy(entries, ({ account, item: { id, text } }) =>
    JSON.stringify([
      account.key,
      text === null || text.trim() === '' || !isNamed(account) ? id : text.trim().replace(/\s+/g, ' '),
      text === null,
    ]),
  );
  const texts = [...groups.values()].flatMap((found): SameText[] => {
    const [first, ...others] = found.toSorted((a, b) => b.item.ordinal - a.item.ordinal);
    if (first === undefined) return [];
    const counted = found.filter(({ item }) => !uncounted.has(item.id));
    // A filter may find the repeat alone.
    const shown = counted.length > 0 ? counted : found.filter(({ item }) => repeats.has(item.id)).slice(0, 1);
    const counts = countKinds(shown.map(({ item }) => item.kind));
    return [{ entries: [first, ...others], counts, threatWords: readThreatWords(first) }];
  });
  const accounts = [...Map.groupBy(texts, ({ entries: [{ account }] }) => account.key).values()];
  const ranked = accounts.map((some) => ({
    some: some.toSorted((a, b) => compareRanks(rankOf([a]), rankOf([b]))),
    rank: rankOf(some),
  }));
  return ranked.toSorted((a, b) => compareRanks(a.rank, b.rank)).flatMap(({ some }) => some);
}

/** Kept for each item: a mark on one item builds the list of 10,000 again. What the machine read may change. */
const threatWordsOf = new WeakMap<IndexedItem, { readonly text: string; readonly words: readonly string[] }>();

function readThreatWords(entry: SearchableItem): readonly string[] {
  const { item } = entry;
  const readText = entry.hidesImage ? '' : entry.imageText;
  const text = isReadByMachine(entry) ? readText : (item.text ?? '');
  const known = threatWordsOf.get(item);
  if (known?.text === text) return known.words;
  const words = findThreatWords(text);
  threatWordsOf.set(item, { text, words });
  return words;
}

/** The number of threat words in the text that has the most, the number of publications, the newest ordinal. */
type Rank = readonly [threatWords: number, publications: number, newest: number];

function rankOf(texts: readonly SameText[]): Rank {
  return texts.reduce<Rank>(
    ([words, items, newest], { threatWords, entries, counts }) => [
      Math.max(words, threatWords.length),
      items + counts.total,
      Math.max(newest, entries[0].item.ordinal),
    ],
    [0, 0, 0],
  );
}

const compareRanks = (a: Rank, b: Rank): number => b[0] - a[0] || b[1] - a[1] || b[2] - a[2];

/**
 * Words of threats, in French and English. They only sort a list, so that what may be urgent is read first: nothing is
 * hidden, and the list says which words it found. A person wrote them; they are incomplete, and a match proves nothing.
 */
export const THREAT_WORDS = {
  /** The day the list was last read. */
  readOn: '2026-12-01',
  /** Folded as by `foldText`. `*` stands for the end of a word. */
  fr: [
    'tuer*',
    'te tue*',
    'vais te crever',
    'creve*',
    'buter*',
    'te bute*',
    'egorg*',
    'planter',
    'poignard*',
    'saigner',
    'fumer ta',
    'viol',
    'te viole',
    'violee*',
    'violer*',
    'bruler*',
    'brule*',
    'gazer',
    'tabass*',
    'frapper',
    'te frappe*',
    'te tape*',
    'defonc*',
    'lynch*',
    'etrangl*',
    'noyer',
    'pendre',
    'pends toi',
    'pends-toi',
    'suicide*',
    'casser la gueule',
    'peter la gueule',
    'mort a',
    'mort aux',
    'tu es mort*',
    "t'es mort*",
    'tu vas mourir',
    'tu vas payer',
    'tu vas le payer',
    'tu vas regretter',
    'tu vas le regretter',
    'tu vas voir',
    'fais gaffe',
    'je vais te retrouver',
    'on va te retrouver',
    'ou tu habites',
    "ou t'habites",
    'ou tu travailles',
    'ton adresse',
    "t'attend*",
    'bas de chez toi',
    'devant chez toi',
    'tu sortiras bien',
    'prendre cher',
    'tes nudes',
    'tes photos',
    'acide',
    'couteau*',
    'flingue*',
    'kalach*',
  ],
  en: [
    'kill*',
    'murder*',
    'kys',
    'die',
    'rape*',
    'raping',
    'stab*',
    'shoot*',
    'gun',
    'knife',
    'behead*',
    'strangle*',
    'burn you*',
    'beat you*',
    'hurt you*',
    'find you*',
    'slit your*',
    'hang yourself',
    'watch your back',
    'you will pay',
    "you'll pay",
    'you will regret',
    "you'll regret",
    'where you live',
    'where you work',
    'your address',
    'your nudes',
    'leak your*',
    'acid',
    'lynch*',
    'swat*',
  ],
} as const;

const PATTERN = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${[...THREAT_WORDS.fr, ...THREAT_WORDS.en]
    // Longest first: « te tuer » rather than « tuer ».
    .toSorted((a, b) => b.length - a.length)
    .map((word) => word.replace('*', '\\p{L}*'))
    .join('|')})(?![\\p{L}\\p{N}])`,
  'gu',
);

/** Returns the words of the lexicon in a text, folded, each once. */
export function findThreatWords(text: string): readonly string[] {
  return [...new Set(Array.from(foldText(text).matchAll(PATTERN), ([found]) => found))];
}
