/** Texts that sort as they are: ISO dates and instants. */

export const compareTexts = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Returns the last of these; '' when there is none. */
export const latestOf = (texts: readonly string[]): string => texts.toSorted().at(-1) ?? '';

/** Returns the first and the last of these; null when there is none. */
export function endsOf(texts: readonly string[]): { readonly first: string; readonly last: string } | null {
  const sorted = texts.toSorted();
  const [first] = sorted;
  return first === undefined ? null : { first, last: sorted.at(-1) ?? first };
}
