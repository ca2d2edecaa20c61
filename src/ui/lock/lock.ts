import { useCallback, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { LockState } from '../../domain/store/storeLock.ts';
import type { Ask } from '../../messages/requests.ts';
import { type Fault, faultOf } from '../faults.ts';
import { t, type Words } from '../words/index.ts';

/** Calls back when the store was locked or unlocked, wherever; returns what ends it. */
export type OnLockChange = (listener: () => void) => () => void;

/** What a page of ours knows of the lock. */
export interface Lock {
  /** Null until the background has answered. */
  readonly state: LockState | null;
  /** The lock changed and what it is now is being asked: nothing recorded may stay in the page meanwhile. */
  readonly checking: boolean;
  /** How often that happened: what was opened before belongs to what is gone. */
  readonly changes: number;
  readonly fault: Fault | null;
  /** Asks again, after something done here. */
  check(): void;
  close(): void;
}

type Known = Pick<Lock, 'state' | 'checking' | 'changes' | 'fault'>;

export function useLock(ask: Ask, onLockChange: OnLockChange): Lock {
  const [known, setKnown] = useState<Known>({ state: null, checking: true, changes: 0, fault: null });
  const turn = useRef(0);

  const check = useCallback(() => {
    turn.current += 1;
    const mine = turn.current;
    // Only the last answer counts: an earlier one may tell what was before the change.
    const tell = (answer: Pick<Known, 'state' | 'fault'>) =>
      mine === turn.current && setKnown(({ changes }) => ({ changes, checking: false, ...answer }));
    ask('ui>bg:lockState', {}).then(
      (state) => tell({ state, fault: null }),
      (error: unknown) => tell({ state: null, fault: faultOf(error) }),
    );
  }, [ask]);

  const drop = useCallback(
    () => setKnown((before) => ({ ...before, checking: true, changes: before.changes + 1 })),
    [],
  );

  const close = () => {
    drop();
    ask('ui>bg:lock', {}).then(check, (error: unknown) =>
      setKnown((before) => ({ ...before, state: null, checking: false, fault: faultOf(error) })),
    );
  };

  // Asked before the first frame is drawn: an effect would wait for it.
  useLayoutEffect(() => {
    check();
    return onLockChange(() => {
      drop();
      check();
    });
  }, [check, drop, onLockChange]);

  return { ...known, check, close };
}

/** For an Alert: capitals and keyboards are no matter of a code of digits. */
export function pinSentence(words: Words, fault: Fault, pin: boolean): { readonly sentence?: string } {
  return pin && fault.code === 'wrong-passphrase' ? { sentence: t(words, 'lock.wrongPin') } : {};
}
