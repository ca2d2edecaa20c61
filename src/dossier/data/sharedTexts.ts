import type { ExhibitNumber } from '../../domain/export/exhibitNumber.ts';
import { compareNumbers } from '../../domain/export/exhibitNumber.ts';
import {
  COMPARED_WORDS_MIN,
  comparePairs,
  isNear,
  listCommonParts,
  listPairs,
  NEAR_MIN,
  NEAR_WORDS_MIN,
  type OwnWords,
  readOwnWords,
  type Similarity,
} from './textSimilarity.ts';

export interface SentText {
  /** « pièce n° » */
  readonly number: ExhibitNumber;
  /** Equal for two texts of one account. */
  readonly account: unknown;
  readonly text: string;
}

interface SharedText {
  readonly number: ExhibitNumber;
  /** Absent when its words are those of the reference. */
  readonly near?: Similarity & {
    /** The words in common with the reference, as written in this text. */
    readonly words: readonly string[];
  };
}

/** Texts of several accounts with the words of one of them, or nearly. */
export interface SharedTextGroup {
  /** The exhibit with which the others are compared. */
  readonly reference: ExhibitNumber;
  /** By exhibit, the reference included. */
  readonly texts: readonly SharedText[];
  readonly accounts: number;
}

interface SameWords {
  readonly words: OwnWords;
  readonly pairs: ReadonlySet<string>;
  /** By number. */
  readonly sent: readonly SentText[];
}

interface Cluster {
  readonly reference: SameWords;
  readonly near: { readonly same: SameWords; readonly similarity: Similarity }[];
}

/**
 * Groups the texts of at least two accounts that have the words of one reference text, or nearly. Each text is compared
 * with a reference, never with a text that is only near it: a chain could join two texts without a common word.
 * References are the texts of the most accounts, then those of the first exhibit. Groups are by reference.
 */
export function groupSharedTexts(sent: readonly SentText[]): readonly SharedTextGroup[] {
  const clusters: Cluster[] = [];
  const texts = listSameWords(sent);
  const rarestPairs = createRarestPairs(texts);
  /** Pair → clusters whose reference has it among its rarest. */
  const byPair = new Map<string, Cluster[]>();
  for (const same of texts) {
    const rarest = rarestPairs(same);
    const candidates = new Set(rarest.flatMap((pair) => byPair.get(pair) ?? []));
    const nearest = findNearest(same, candidates);
    if (nearest !== null) {
      nearest.cluster.near.push({ same, similarity: nearest.similarity });
      continue;
    }
    const cluster: Cluster = { reference: same, near: [] };
    clusters.push(cluster);
    for (const pair of rarest) {
      const known = byPair.get(pair);
      if (known === undefined) byPair.set(pair, [cluster]);
      else known.push(cluster);
    }
  }
  return clusters
    .map(toGroup)
    .filter(({ accounts }) => accounts > 1)
    .toSorted((a, b) => compareNumbers(a.reference, b.reference));
}

/** Returns the texts that are long enough, by number of accounts, then by exhibit. */
function listSameWords(sent: readonly SentText[]): readonly SameWords[] {
  const read = sent
    .toSorted((a, b) => compareNumbers(a.number, b.number))
    .map((one) => ({ one, words: readOwnWords(one.text) }))
    .filter(({ words }) => words.folded.length >= COMPARED_WORDS_MIN);
  const same = [...Map.groupBy(read, ({ words }) => words.folded.join(' ')).values()].flatMap((found) => {
    const [first] = found;
    if (first === undefined) return [];
    const { words } = first;
    const pairs = words.folded.length < NEAR_WORDS_MIN ? new Set<string>() : listPairs(words);
    return [{ words, pairs, sent: found.map(({ one }) => one) }];
  });
  const firstOf = (one: SameWords) => one.sent[0]?.number ?? 0;
  return same.toSorted(
    (a, b) => countAccounts(b.sent) - countAccounts(a.sent) || compareNumbers(firstOf(a), firstOf(b)),
  );
}

/**
 * Returns a function that lists the rarest pairs of a text: as many as two near texts cannot all differ in. Near texts
 * have one of these in common, so that texts with only « il y a » in common are not compared.
 */
function createRarestPairs(texts: readonly SameWords[]): (text: SameWords) => readonly string[] {
  const counts = new Map<string, number>();
  for (const { pairs } of texts) for (const pair of pairs) counts.set(pair, (counts.get(pair) ?? 0) + 1);
  const countOf = (pair: string) => counts.get(pair) ?? 0;
  const compare = (a: string, b: string) => countOf(a) - countOf(b) || (a < b ? -1 : 1);
  return ({ pairs }) => [...pairs].sort(compare).slice(0, pairs.size - Math.ceil(NEAR_MIN * pairs.size) + 1);
}

/** Returns the cluster of the reference with the most common pairs in proportion; null when none is near. */
function findNearest(
  { pairs }: SameWords,
  candidates: ReadonlySet<Cluster>,
): { readonly cluster: Cluster; readonly similarity: Similarity } | null {
  let nearest: { readonly cluster: Cluster; readonly similarity: Similarity } | null = null;
  for (const cluster of candidates) {
    const similarity = comparePairs(pairs, cluster.reference.pairs);
    if (isNear(similarity) && (nearest === null || isNearer(similarity, nearest.similarity)))
      nearest = { cluster, similarity };
  }
  return nearest;
}

const isNearer = (a: Similarity, b: Similarity): boolean => a.common * b.all > b.common * a.all;

function toGroup({ reference, near }: Cluster): SharedTextGroup {
  const texts = [
    ...reference.sent.map(({ number }) => ({ number })),
    ...near.flatMap(({ same, similarity }) => {
      const words = listCommonParts(same.words, same.pairs.intersection(reference.pairs));
      return same.sent.map(({ number }) => ({ number, near: { ...similarity, words } }));
    }),
  ];
  return {
    reference: reference.sent[0]?.number ?? 0,
    texts: texts.toSorted((a, b) => compareNumbers(a.number, b.number)),
    accounts: countAccounts([reference, ...near.map(({ same }) => same)].flatMap(({ sent }) => sent)),
  };
}

const countAccounts = (sent: readonly SentText[]): number => new Set(sent.map(({ account }) => account)).size;
