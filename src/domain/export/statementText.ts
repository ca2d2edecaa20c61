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

/** A text that the person corrected, and the one that was proposed to them. */
interface CorrectedText {
  readonly proposed: string;
  readonly text: string;
}

/**
 * Returns the corrected text for a text proposed later, as that of a new dossier: lines that the person left as they
 * were are replaced by their new wording. Null when a line changed that they corrected or removed: it would be out of
 * date.
 */
export function carryCorrections({ proposed, text }: CorrectedText, now: string): string | null {
  const [before, after] = [proposed.split('\n'), now.split('\n')];
  if (before.length !== after.length) return null;
  const renewed = new Map(before.flatMap((line, index) => (line === after[index] ? [] : [[line, after[index] ?? '']])));
  const lines = text.split('\n');
  if (![...renewed.keys()].every((line) => lines.includes(line))) return null;
  return lines.map((line) => renewed.get(line) ?? line).join('\n');
}

/** Corrections by form, field and length. */
export type StatementEdits = Map<string, CorrectedText>;

/** The corrections of one case at a time, so that none shows in the text of another person's case. */
export class CaseStatementEdits {
  #caseId: string | null = null;
  #edits: StatementEdits = new Map();

  /** Forgets those of every other case. `caseId` null: not known yet; the corrections are then not kept. */
  of(caseId: string | null): StatementEdits {
    if (caseId === null) return new Map();
    if (caseId !== this.#caseId) this.#edits = new Map();
    this.#caseId = caseId;
    return this.#edits;
  }

  clear(): void {
    this.#caseId = null;
    this.#edits = new Map();
  }
}
