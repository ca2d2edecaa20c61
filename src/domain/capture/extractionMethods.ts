/**
 * How a value was read, and why one was not: the first word of `reading.fields[…].how`. Each has words in the
 * interface; the compiler asks for them where a code is added here, and for a code here where a reader has a new one.
 */
export const EXTRACTION_METHODS = [
  'address',
  'attribute',
  'chosen-element',
  'class',
  'container',
  'declared',
  'dir',
  'document',
  'e2e',
  'element',
  'file',
  'from',
  'id',
  'image',
  'json',
  'jsonld',
  'link',
  'location',
  'mark',
  'markup',
  'meta',
  'microdata',
  'navigation-timing',
  'og',
  'place',
  'platform',
  'role',
  'slot',
  'span',
  'testid',
  'text',
  'title',
  'whole-block',
  'whole-elements',
] as const;

/** Why a value is null. */
export const NOT_EXTRACTED_REASONS = [
  'account-deleted',
  'author-row-missing',
  'deleted',
  'handle-shown',
  'in-menu-only',
  'invalid-handle',
  'layout-unknown',
  'locked',
  'no-address-given',
  'no-handles',
  'no-permalink',
  'no-reply-mark',
  'no-text',
  'none-shown',
  'not-attempted',
  'not-found',
  'not-in-address',
  'not-logged-in',
  'not-shown',
  'not-stated',
  'not-told',
  'not-visible',
  'other-address',
  'other-channel',
  'own-message',
  'reader-failed',
  'screen',
  'several-accounts',
  'several-links',
  'several-logins',
  'unreadable',
] as const;

export type ExtractionMethod = (typeof EXTRACTION_METHODS)[number];
export type NotExtractedReason = (typeof NOT_EXTRACTED_REASONS)[number];

/** `link`, `link:/status/`, `text:date+device-zone`: the way, what it was found by, what had to be supposed. */
export type MethodCode = ExtractionMethod | `${ExtractionMethod}:${string}` | `${ExtractionMethod}+${string}`;

/** Of a value that was read, the way; of one that was not, the way that gave nothing, or the reason. */
export type ExtractionCode = MethodCode | NotExtractedReason;

/** The way, with the name of each thing that had to be supposed. */
export function addAssumptions(how: MethodCode, names: readonly string[]): MethodCode {
  return names.reduce<MethodCode>((code, name) => `${code}+${name}`, how);
}
