/**
 * How a value was read: the first word of `reading.fields[…].how`. The interface has a text for each code: the
 * compiler requires one when a code is added here, and rejects a code that is not in these lists.
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
  'dom',
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

/** Why a value was not read. */
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
  'no-http-address',
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

/** `link`, `link:/status/`, `text:date+device-zone`: the method, its selector, and the assumptions made. */
export type MethodCode = ExtractionMethod | `${ExtractionMethod}:${string}` | `${ExtractionMethod}+${string}`;

/** For a value that was read, its method; for a missing one, the method that found nothing, or the reason. */
export type ExtractionCode = MethodCode | NotExtractedReason;

/** Appends the name of each assumption to the method. */
export function addAssumptions(how: MethodCode, names: readonly string[]): MethodCode {
  return names.reduce<MethodCode>((code, name) => `${code}+${name}`, how);
}
