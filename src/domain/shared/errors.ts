/**
 * Failures that no page under capture shows: those of a page where no script runs or begins, of what was not chosen
 * there, of a dossier, of files, of backups, of received dossiers, of timestamps and of the passphrase, which our own
 * pages ask for.
 */
export const REFUSALS_WITHOUT_CAPTURE = [
  'case-gone',
  'page-forbidden',
  'store-lost',
  'page-reader-mode',
  'page-not-allowed-yet',
  'page-frozen',
  'nothing-chosen',
  'nothing-else-chosen',
  'page-pdf',
  'readers-missing',
  'item-altered',
  'nothing-to-export',
  'export-failed',
  'hidden-parts',
  'files-uncleaned',
  'word-too-short',
  'wrong-passphrase',
  'weak-passphrase',
  'wrong-recovery-code',
  'too-many-tries',
  'already-locked',
  'not-accepted',
  'copy-gone',
  'wrong-zip-password',
  'file-empty',
  'file-kept',
  'file-unknown',
  'file-outlook',
  'file-locked-chat',
  'file-page',
  'file-packed',
  'file-endless',
  'file-unreadable',
  'archive-encrypted',
  'archive-damaged',
  'archive-too-large',
  'archive-mixed',
  'backup-not-one',
  'backup-newer',
  'backup-passphrase',
  'backup-damaged',
  'backup-here',
  'received-altered',
  'received-already',
  'received-nothing-new',
  'received-too-large',
  'timestamp-not-allowed',
  'timestamp-unreachable',
  'timestamp-status',
  'timestamp-not-a-reply',
  'timestamp-malformed',
  'timestamp-refused',
  'timestamp-imprint',
  'timestamp-nonce',
  'timestamp-signer-missing',
  'timestamp-signature',
  'timestamp-binding',
  'timestamp-purpose',
  'timestamp-expired',
  'timestamp-self-signed',
  'timestamp-weak',
] as const;

export type CaptureRefusalCode =
  | 'tab-changed'
  | 'address-changed'
  | 'window-resized'
  | 'page-pinch-zoomed'
  | 'unfold-address'
  | 'unfold-dialog'
  | 'unfold-tab'
  | 'post-gone'
  | 'nothing-there'
  | 'shot-refused'
  | 'cover-in-picture'
  | 'picture-blank'
  | 'disk-full'
  | 'store-unavailable'
  | 'store-other-version'
  | 'private-window'
  | 'item-too-large'
  | 'too-many-items'
  | 'interrupted'
  | 'reading-invalid'
  | 'already-running'
  | 'cancelled'
  | 'locked'
  | 'record-damaged';

/** Every expected failure; each code has one sentence in src/ui/locales. Any other error is a bug. */
export type RefusalCode = CaptureRefusalCode | (typeof REFUSALS_WITHOUT_CAPTURE)[number];

export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly detail: Readonly<Record<string, string | number>>;

  constructor(code: RefusalCode, detail: Readonly<Record<string, string | number>> = {}, cause?: unknown) {
    super(code, cause === undefined ? undefined : { cause });
    this.name = 'Refusal';
    this.code = code;
    this.detail = detail;
  }
}

/** Handles the Refusal `record-damaged` of a promise, and throws any other error again. */
export const ifDamaged =
  <T>(fallback: (error: unknown) => T) =>
  (error: unknown): T => {
    if (error instanceof Refusal && error.code === 'record-damaged') return fallback(error);
    throw error;
  };

/** Returns Refusal `disk-full` for an error of writing to a full disk, any other error unchanged. */
export function explainFullDisk(error: unknown): unknown {
  const isFull = error instanceof Error && error.name === 'QuotaExceededError';
  return isFull ? new Refusal('disk-full', {}, error) : error;
}
