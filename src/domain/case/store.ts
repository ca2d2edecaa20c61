import type { Progress } from '../shared/ports.ts';
import type { AppendedLine, DeviceKey, JournalHead } from './case.ts';

/** Seconds without input after which the store is locked. */
export const IDLE_LOCK_SECONDS = 180;

export type LockState =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'locked' | 'unlocked';
      readonly pin: boolean;
      /** Whether records older than the passphrase are still being encrypted again. */
      readonly reencrypting: boolean;
      /** Milliseconds before another try is accepted. */
      readonly waitMs: number;
    };

/**
 * Locks and unlocks the store. A recovery code is returned once and stored nowhere. Throws Refusal
 * `wrong-passphrase`, `wrong-recovery-code`, `too-many-tries` {seconds}, `already-locked`.
 */
export interface StoreLock {
  state(): Promise<LockState>;
  set(passphrase: string, pin: boolean): Promise<string>;
  change(current: string, passphrase: string, pin: boolean): Promise<string>;
  recover(code: string, passphrase: string, pin: boolean): Promise<string>;
  remove(passphrase: string): Promise<void>;
  unlock(passphrase: string): Promise<void>;
  lock(): Promise<void>;
  /** ISO dates of wrong tries; only shown to the person. */
  tries(): Promise<readonly string[]>;
}

/** A case in a backup, before its journal is continued. */
export interface RestoredCase extends JournalHead {
  readonly caseId: string;
}

/** How journals continue after a restoration: with lines that record it, and the key of this device. */
export interface JournalContinuation {
  /** Null: the device goes on with the key that it has. */
  readonly key: DeviceKey | null;
  /** Case id → its new lines, in order. */
  readonly appended: ReadonlyMap<string, readonly AppendedLine[]>;
}

/** What a restoration did. Cases are ids. */
export interface Restoration {
  readonly items: number;
  readonly receivedDossiers: number;
  readonly cases: readonly string[];
  /** Cases of the backup that the store has: they stay as they are. */
  readonly left: readonly string[];
}

export interface BackupControl {
  readonly progress: Progress;
  readonly signal: AbortSignal;
}

/** The cases of the store in one encrypted file, without what belongs to the device: its key and its passphrase. */
export interface BackupRepository {
  /**
   * Writes each case, or the one of `caseId` alone, as its journal was at the start. Closes `out`, or aborts it on any
   * error. Returns what the file holds: case id → number of items ever sealed in it. Throws Refusal `locked`, and
   * `nothing-there` for an unknown case.
   */
  write(
    out: WritableStream<Uint8Array<ArrayBuffer>>,
    passphrase: string,
    control: BackupControl,
    caseId: string | null,
  ): Promise<ReadonlyMap<string, number>>;
  /**
   * Restores the cases that the store has not; none appears before everything is read and stored. `ownKey`: of this
   * device, null where it has no case. Throws Refusal `backup-here` when the store has them all, `-not-one`, `-newer`,
   * `-passphrase`, `-damaged`, `disk-full`, `cancelled`.
   */
  restore(
    file: Blob,
    passphrase: string,
    continueJournals: (
      cases: readonly RestoredCase[],
      ownKey: Uint8Array<ArrayBuffer> | null,
    ) => Promise<JournalContinuation>,
    control: BackupControl,
  ): Promise<Restoration>;
}

/** First problem found by the integrity check, which modifies nothing. */
export type IntegrityFinding =
  | { readonly what: 'item'; readonly itemId: string }
  /** A received dossier. */
  | { readonly what: 'origin'; readonly number: number }
  /** A record that cannot be decrypted, or an inconsistent journal. */
  | { readonly what: 'record' | 'journal' };

/** The answers to « À qui est cet ordinateur ? ». */
export const COMPUTER_ANSWERS = ['mine', 'shared'] as const;
type ComputerAnswer = (typeof COMPUTER_ANSWERS)[number];

/** Where others use the computer, or may: nothing outside our own pages may show that Recueil is there. */
export const isUsedByOthers = ({ computer }: { readonly computer: ComputerAnswer | null }): boolean =>
  computer === 'shared';
