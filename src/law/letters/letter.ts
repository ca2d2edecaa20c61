import type { Category } from '../../domain/item/itemNotes.ts';
import type { SourcedEntry } from '../legalSources.ts';

/**
 * A letter or a form, as a jurist edits it. `{name}` is replaced with a value of the dossier, or with a ruled blank
 * when there is none. In French, as it goes to a French institution, unless it names another language.
 */
export interface Letter extends SourcedEntry {
  /** File name, without `.docx`. */
  readonly file: string;
  readonly title: string;
  /** BCP 47; French when absent. */
  readonly language?: string;
  readonly parts: readonly LetterPart[];
}

export type LetterPart =
  | { readonly kind: 'heading' | 'text' | 'note' | 'right' | 'advice'; readonly text: string }
  | { readonly kind: 'list' | 'boxes'; readonly items: readonly string[] }
  /** Boxes, each ticked when the person ticked one of these for a publication of the letter. */
  | { readonly kind: 'reasons'; readonly items: readonly Reason[] }
  /** Labels, each followed by a line to fill in by hand. */
  | { readonly kind: 'fields'; readonly labels: readonly string[] }
  /** Ruled lines to write on. */
  | { readonly kind: 'lines'; readonly count: number }
  /** A table to fill in by hand: the heads of its columns, and rows; `costs`: the first are those that she noted. */
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: number; readonly of?: 'costs' }
  /** What the person says of a danger, where she said it; else `lines` ruled lines, or a blank behind the label. */
  | { readonly kind: 'danger'; readonly label?: string; readonly lines?: number }
  /** Generated from the dossier. */
  | { readonly kind: 'slot'; readonly slot: LetterSlot };

interface Reason {
  readonly text: string;
  readonly when: readonly Category[];
}

export type LetterSlot =
  | 'narrative'
  | 'gravest'
  | 'sums'
  | 'chronology'
  | 'accounts'
  | 'witnesses'
  | 'impact'
  | 'observed'
  | 'reports'
  | 'notices'
  | 'addresses';

export const headingPart = (text: string): LetterPart => ({ kind: 'heading', text });
export const textPart = (words: string): LetterPart => ({ kind: 'text', text: words });
export const notePart = (words: string): LetterPart => ({ kind: 'note', text: words });
/** For the person who signs: printed in pour-vous.pdf, never in the letter, which would be sent with it. */
export const advicePart = (words: string): LetterPart => ({ kind: 'advice', text: words });
export const rightAlignedPart = (words: string): LetterPart => ({ kind: 'right', text: words });
export const listPart = (...items: readonly string[]): LetterPart => ({ kind: 'list', items });
export const checkboxesPart = (...items: readonly string[]): LetterPart => ({ kind: 'boxes', items });
export const reasonsPart = (...items: readonly (readonly [text: string, ...when: Category[]])[]): LetterPart => ({
  kind: 'reasons',
  items: items.map(([text, ...when]) => ({ text, when })),
});
export const fieldsPart = (...labels: readonly string[]): LetterPart => ({ kind: 'fields', labels });
export const ruledLinesPart = (count: number): LetterPart => ({ kind: 'lines', count });
export const tablePart = (rows: number, ...head: readonly string[]): LetterPart => ({ kind: 'table', head, rows });
/** One paragraph with space to sign: LibreOffice separates several paragraphs from the ruled lines below them. */
export const SIGNATURE_PART = textPart('Signature :\n\n\n');
/** Without label and lines: nothing where she said nothing. */
export const dangerPart = (label?: string, lines?: number): LetterPart => ({
  kind: 'danger',
  ...(label !== undefined && { label }),
  ...(lines !== undefined && { lines }),
});
export const slotPart = (name: LetterSlot): LetterPart => ({ kind: 'slot', slot: name });
