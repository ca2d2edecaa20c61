import type { DeviceKey } from '../case/caseStore.ts';
import type { AppendedLine, JournalHead } from '../case/journal.ts';
import type { Progress } from '../shared/ports.ts';

/** A case as a copy has it, before its journal goes on. */
export interface RestoredCase extends JournalHead {
  readonly caseId: string;
}

/** How the journals go on after a restoration: a key of their own, and the lines that say so. */
export interface JournalContinuation {
  readonly key: DeviceKey;
  /** case → its new lines, in order. */
  readonly appended: ReadonlyMap<string, readonly AppendedLine[]>;
}

export interface BackupControl {
  readonly progress: Progress;
  readonly signal: AbortSignal;
}

/** Everything of the store in one encrypted file, but for what belongs to the device: its key and its passphrase. */
export interface BackupRepository {
  /** Each case as its journal stands at the start. Closes `out`; aborts it on any error. Throws Refusal `locked`. */
  write(
    out: WritableStream<Uint8Array<ArrayBuffer>>,
    passphrase: string,
    control: BackupControl,
  ): Promise<void>;
  /**
   * Into an empty store; nothing shows of it before all was read to its end and stored. Gives the number of items.
   * Throws Refusal `backup-not-empty`, `-not-one`, `-newer`, `-passphrase`, `-damaged`, `disk-full`, `cancelled`.
   */
  restore(
    file: Blob,
    passphrase: string,
    continueJournals: (cases: readonly RestoredCase[]) => Promise<JournalContinuation>,
    control: BackupControl,
  ): Promise<number>;
}
