export type LockState =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'locked' | 'unlocked';
      readonly pin: boolean;
      /** What was recorded before the passphrase is still being encrypted again. */
      readonly reencrypting: boolean;
      /** Before the next try is looked at. */
      readonly waitMs: number;
    };

/**
 * Opens and closes the store. A recovery code is returned once and kept nowhere. Throws Refusal `wrong-passphrase`,
 * `wrong-recovery-code`, `too-many-tries` {seconds}, `already-locked`.
 */
export interface StoreLock {
  state(): Promise<LockState>;
  set(passphrase: string, pin: boolean): Promise<string>;
  change(current: string, passphrase: string, pin: boolean): Promise<string>;
  recover(code: string, passphrase: string, pin: boolean): Promise<string>;
  remove(passphrase: string): Promise<void>;
  unlock(passphrase: string): Promise<void>;
  lock(): Promise<void>;
  /** ISO dates of wrong tries, for the person's eyes only. */
  tries(): Promise<readonly string[]>;
}
