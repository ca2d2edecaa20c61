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
