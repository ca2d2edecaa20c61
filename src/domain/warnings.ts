/** Everything a capture or a reader may have to say of an item. Each has one sentence in the interface and the dossier. */
export const WARNINGS = [
  // of the reading
  'account-deleted',
  'author-inherited',
  'canonical-mismatch',
  'date-order-unknown',
  'deleted',
  'edited',
  'forwarded',
  'headers-not-read',
  'layout-unknown',
  'local-copy',
  'login-wall',
  'not-logged-in',
  'own-message',
  'quotation-left-out',
  'quote-without-id',
  'reader-failed',
  'relative-time-only',
  'several-quotes',
  'short-link-unresolved',
  'shown-through-another',
  'text-not-well-formed',
  'time-mismatch',
  'truncated-text',
  'value-cut',
  // of the capture
  'content-changed',
  'image-not-loaded',
  'image-not-kept',
  'page-captured-in-part',
  'page-moved',
  'page-source-missing',
  'post-cut-by-window',
  'post-partly-covered',
  'text-file-missing',
  // of an imported file
  'file-partly-read',
  'image-not-shown',
  'type-differs',
] as const;

export type Warning = (typeof WARNINGS)[number];
