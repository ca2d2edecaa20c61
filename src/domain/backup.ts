import type { DeviceKey } from './caseStore.ts';
import type { AppendedLine, JournalHead } from './journal.ts';
import type { Progress } from './ports.ts';

/** A case as a copy has it, before its journal goes on. */
export interface RestoredCase extends JournalHead {
  readonly caseId: string;
}

/** How the journals go on after a restoration: a key of their own, and the lines that say so. */
export interface Continuation {
  readonly key: DeviceKey;
  /** case → its new lines, in order. */
  readonly appended: ReadonlyMap<string, readonly AppendedLine[]>;
}

export interface BackupStep {
  readonly progress: Progress;
  readonly signal: AbortSignal;
}

/** Everything of the store in one encrypted file, but for what belongs to the device: its key and its passphrase. */
export interface BackupShelf {
  /** Each case as its journal stands at the start. Closes `out`; aborts it on any error. Throws Refusal `locked`. */
  write(out: WritableStream<Uint8Array<ArrayBuffer>>, passphrase: string, step: BackupStep): Promise<void>;
  /**
   * Into an empty store; nothing shows of it before all was read to its end and stored. Gives the number of items.
   * Throws Refusal `backup-not-empty`, `-not-one`, `-newer`, `-passphrase`, `-damaged`, `disk-full`, `cancelled`.
   */
  restore(
    file: Blob,
    passphrase: string,
    goOn: (cases: readonly RestoredCase[]) => Promise<Continuation>,
    step: BackupStep,
  ): Promise<number>;
}
