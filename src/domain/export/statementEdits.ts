/** A text that the person corrected, and the one that was proposed to them. */
interface CorrectedText {
  readonly proposed: string;
  readonly text: string;
}

/**
 * Returns the corrected text for a text proposed later, as that of a new dossier: lines that the person left as they were
 * are replaced by their new wording. Null when a line changed that they corrected or removed: it would be out of date.
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
