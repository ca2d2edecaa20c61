import type { DeviceKey } from '../case/caseStore.ts';
import type { AppendedLine, JournalHead } from '../case/journal.ts';
import type { Progress } from '../shared/ports.ts';

/** A case in a backup, before its journal is continued. */
export interface RestoredCase extends JournalHead {
  readonly caseId: string;
}

/** How journals continue after a restoration: with a new key, and lines that record the restoration. */
export interface JournalContinuation {
  readonly key: DeviceKey;
  /** Case id → its new lines, in order. */
  readonly appended: ReadonlyMap<string, readonly AppendedLine[]>;
}

export interface BackupControl {
  readonly progress: Progress;
  readonly signal: AbortSignal;
}

/** The whole store in one encrypted file, except what belongs to the device: its key and its passphrase. */
export interface BackupRepository {
  /**
   * Writes each case as its journal was at the start. Closes `out`, or aborts it on any error. Throws Refusal
   * `locked`.
   */
  write(out: WritableStream<Uint8Array<ArrayBuffer>>, passphrase: string, control: BackupControl): Promise<void>;
  /**
   * Restores into an empty store; no case appears before everything is read and stored. Returns the number of items.
   * Throws Refusal `backup-not-empty`, `-not-one`, `-newer`, `-passphrase`, `-damaged`, `disk-full`, `cancelled`.
   */
  restore(
    file: Blob,
    passphrase: string,
    continueJournals: (cases: readonly RestoredCase[]) => Promise<JournalContinuation>,
    control: BackupControl,
  ): Promise<number>;
}
