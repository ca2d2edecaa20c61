/** What identifies a publication among the items of a case. */
export interface RecordedPost {
  readonly platform: string;
  readonly permalink: string | null;
  /** Whether the permalink was read with high confidence. */
  readonly isPermalinkSure: boolean;
  /** The handle, or else the display name. */
  readonly account: string | null;
  readonly text: string | null;
}

/**
 * Returns the identity of a publication: its own address and, when its confidence is not high, its account and text.
 * Null without an address: such an item is a publication of its own.
 */
export function publicationKey({ platform, permalink, isPermalinkSure, account, text }: RecordedPost): string | null {
  if (permalink === null) return null;
  return JSON.stringify([platform, permalink, ...(isPermalinkSure ? [] : [account, text])]);
}

/**
 * Returns the repeated captures of a publication, each with the item that is counted for it: the one with the highest
 * score, or else the first.
 */
export function findRepeats<T>(
  items: readonly T[],
  keyOf: (item: T) => string | null,
  scoreOf: (item: T) => number,
): ReadonlyMap<T, T> {
  const repeats = new Map<T, T>();
  for (const [key, [first, ...others]] of Map.groupBy(items, keyOf)) {
    if (first === undefined || key === null) continue;
    const best = others.reduce((a, b) => (scoreOf(b) > scoreOf(a) ? b : a), first);
    for (const item of [first, ...others]) if (item !== best) repeats.set(item, best);
  }
  return repeats;
}
