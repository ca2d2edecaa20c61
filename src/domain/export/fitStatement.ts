/** A paragraph of the statement (« exposé ») of a complaint form, in printed order. */
export interface StatementPart {
  readonly text: string;
  /** The lowest ranks are kept first when the text is too long. */
  readonly rank: number;
  /** Whether it may be shortened after a word: the person's own words and quotes, never a list of facts. */
  readonly canShorten: boolean;
}

/** Characters that a form may count for each line break: it may send CR and LF. */
const LINE_BREAK_LENGTH = 2;
const CUT_MARK = ' […]';
/** A shorter beginning says nothing. */
const SHORTENED_MIN = 40;

/** Returns the length of a text as the strictest form counts it: UTF-16 code units, two for a line break. */
export const formLength = (text: string): number =>
  text.length + (LINE_BREAK_LENGTH - 1) * (text.match(/\n/g)?.length ?? 0);

/** Returns a statement of at most `max` characters (`formLength`). No word is cut. */
export function fitStatement(parts: readonly StatementPart[], max: number): string {
  const kept = new Map<StatementPart, string>();
  let available = max;
  for (const part of parts.toSorted((a, b) => a.rank - b.rank)) {
    const separator = kept.size === 0 ? 0 : LINE_BREAK_LENGTH;
    const text = part.canShorten ? cutAtWord(part.text, available - separator) : part.text;
    const length = formLength(text) + separator;
    if (text === '' || length > available) continue;
    kept.set(part, text);
    available -= length;
  }
  return parts.flatMap((part) => kept.get(part) ?? []).join('\n');
}

/**
 * Returns the text, or its beginning up to the end of a word followed by « […] », of at most `max` characters; '' when
 * fewer than a few words fit.
 */
export function cutAtWord(text: string, max: number): string {
  if (formLength(text) <= max) return text;
  const ends = [...text.matchAll(/(?<=\S)(?=\s)/gu)].map(({ index }) => index);
  const end = ends.findLast((at) => formLength(text.slice(0, at)) + CUT_MARK.length <= max) ?? 0;
  return end < SHORTENED_MIN ? '' : text.slice(0, end) + CUT_MARK;
}
