/**
 * How a value was read, and why one was not: the first word of `reading.fields[…].how`. Each has words in the
 * interface; the compiler asks for them where a code is added here, and for a code here where a reader has a new one.
 */
export const WAYS = [
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
export const REASONS = [
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

export type Way = (typeof WAYS)[number];
export type Reason = (typeof REASONS)[number];

/** `link`, `link:/status/`, `text:date+device-zone`: the way, what it was found by, what had to be supposed. */
export type FoundBy = Way | `${Way}:${string}` | `${Way}+${string}`;

/** Of a value that was read, the way; of one that was not, the way that gave nothing, or the reason. */
export type How = FoundBy | Reason;

/** The way, with the name of each thing that had to be supposed. */
export function supposing(how: FoundBy, names: readonly string[]): FoundBy {
  return names.reduce<FoundBy>((way, name) => `${way}+${name}`, how);
}
