import type { SourceId } from '../sources.ts';

/**
 * A letter or a form, as a jurist edits it. `{name}` is filled in from the dossier, or becomes a ruled blank: nothing is
 * ever invented. French only: it goes to a French institution.
 */
export interface Letter {
  /** In modeles/, without `.docx`. */
  readonly file: string;
  readonly title: string;
  readonly parts: readonly LetterPart[];
  readonly sources: readonly SourceId[];
  /** ISO day on which its words were last compared with its sources. */
  readonly checked: string;
}

export type LetterPart =
  | { readonly kind: 'heading' | 'text' | 'note' | 'right'; readonly text: string }
  | { readonly kind: 'list' | 'boxes'; readonly items: readonly string[] }
  /** A label, and a line to fill in by hand after it. */
  | { readonly kind: 'fields'; readonly labels: readonly string[] }
  /** Ruled lines to write on. */
  | { readonly kind: 'lines'; readonly count: number }
  /** Written from the dossier. */
  | { readonly kind: 'slot'; readonly slot: LetterSlot };

export type LetterSlot =
  | 'account'
  | 'chronology'
  | 'accounts'
  | 'witnesses'
  | 'impact'
  | 'reports'
  | 'notices';

export const headingPart = (text: string): LetterPart => ({ kind: 'heading', text });
export const textPart = (words: string): LetterPart => ({ kind: 'text', text: words });
export const notePart = (words: string): LetterPart => ({ kind: 'note', text: words });
export const rightAlignedPart = (words: string): LetterPart => ({ kind: 'right', text: words });
export const listPart = (...items: readonly string[]): LetterPart => ({ kind: 'list', items });
export const checkboxesPart = (...items: readonly string[]): LetterPart => ({ kind: 'boxes', items });
export const fieldsPart = (...labels: readonly string[]): LetterPart => ({ kind: 'fields', labels });
export const ruledLinesPart = (count: number): LetterPart => ({ kind: 'lines', count });
/** With room to sign, in one paragraph: LibreOffice parts others from the ruled lines under them. */
export const SIGNATURE_PART = textPart('Signature :\n\n\n');
export const slotPart = (name: LetterSlot): LetterPart => ({ kind: 'slot', slot: name });
