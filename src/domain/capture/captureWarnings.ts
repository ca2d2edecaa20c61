/** Warnings about an imported file, or a message of an archive: no page under capture has one. */
export const IMPORT_WARNINGS = [
  'date-not-understood',
  'file-partly-read',
  'image-cut',
  'image-moves',
  'image-not-shown',
  'letters-guessed',
  'type-differs',
  'export-format-unconfirmed',
  'field-repeated',
  'media-missing',
  'message-imitable',
  'sender-alike',
] as const;

/** Warnings about a capture or a reading. Each has one sentence in the interface and one in the dossier. */
export const WARNINGS = [
  // Of the reading.
  'account-deleted',
  'author-inherited',
  'canonical-mismatch',
  'content-closed',
  'date-order-unknown',
  'deleted',
  'edited',
  'forwarded',
  'headers-not-read',
  'layout-changed',
  'layout-unknown',
  'local-copy',
  'login-wall',
  'not-logged-in',
  'nothing-rendered',
  'own-message',
  'page-error',
  'quotation-left-out',
  'quote-without-id',
  'reader-failed',
  'relative-time-only',
  'several-quotes',
  'short-link-unresolved',
  'size-cut',
  'shown-through-another',
  'text-not-well-formed',
  'time-mismatch',
  'translated-text',
  'truncated-text',
  'value-cut',
  // Of the capture.
  'archive-missing',
  'archive-not-allowed',
  'content-blurred',
  'content-changed',
  'content-folded',
  'image-cropped',
  'image-incomplete',
  'image-not-kept',
  'page-captured-in-part',
  'page-covered',
  'page-moved',
  'page-not-drawn',
  'page-not-focused',
  'page-source-missing',
  'page-still-loading',
  'pane-cut',
  'post-cut-by-window',
  'post-partly-covered',
  'text-file-missing',
  'window-resized',
  'words-not-drawn',
  'words-not-read',
  ...IMPORT_WARNINGS,
] as const;

export type Warning = (typeof WARNINGS)[number];

/** Warnings that make an item « partiel »: part of what was requested is missing. */
const PARTIAL_WARNINGS = new Set<string>([
  'post-cut-by-window',
  'post-partly-covered',
  'page-source-missing',
  'content-blurred',
  'content-changed',
  'value-cut',
  'size-cut',
  'page-moved',
  'page-not-drawn',
  'page-captured-in-part',
  'page-still-loading',
  'page-covered',
  'content-folded',
  'truncated-text',
  'text-file-missing',
  'window-resized',
  'image-incomplete',
  'pane-cut',
  'words-not-drawn',
  'words-not-read',
  'field-repeated',
  'image-cut',
  'media-missing',
] satisfies Warning[]);

/** Stored items may have warnings of another version. */
export const isPartial = (warnings: readonly string[]): boolean => warnings.some((code) => PARTIAL_WARNINGS.has(code));

/** Warnings of a complete item that the person can act on while the page is open. */
const ACTIONABLE_WARNINGS = new Set<string>([
  'translated-text',
  'login-wall',
  'page-error',
  'image-cropped',
] satisfies Warning[]);

/** Returns the warnings to show at once, those that make the item partial first. */
export function listUrgentWarnings(warnings: readonly string[]): string[] {
  const partial = warnings.filter((code) => PARTIAL_WARNINGS.has(code));
  return [...new Set([...partial, ...warnings.filter((code) => ACTIONABLE_WARNINGS.has(code))])];
}
