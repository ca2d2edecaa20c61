import type { IntegrityFinding } from '../../domain/case/store.ts';
import type { Progress } from '../../domain/shared/ports.ts';

/** `url` is a `blob:` address, valid while this page is open. */
export interface CreatedBackup {
  readonly url: string;
  readonly fileName: string;
  readonly bytes: number;
}

/** Rejects with a Refusal: `backup-…`, `weak-passphrase`, `locked`, `disk-full`, `cancelled`. */
export interface BackupApi {
  create(passphrase: string, progress: Progress, signal: AbortSignal): Promise<CreatedBackup>;
  /** Resolves with the number of restored items. */
  restore(file: File, passphrase: string, progress: Progress, signal: AbortSignal): Promise<number>;
  /** Returns the number of items without a copy elsewhere once a backup should be suggested, else 0. */
  countItemsWithoutBackup(): Promise<number>;
  /**
   * Compares the store with what was sealed, slowly; resolves with null when they match. Runs once per page: later
   * calls return the same result.
   */
  checkIntegrity(signal: AbortSignal): Promise<IntegrityFinding | null>;
}
