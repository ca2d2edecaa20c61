import { useCallback, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { LockState } from '../../domain/case/store.ts';
import { t, type Words } from '../locales/index.ts';
import { useAsk } from '../shared/context.ts';
import { toUiError, type UiError } from '../uiErrors.ts';

/** Calls `listener` when the store is locked or unlocked by any extension page; returns a function that unsubscribes. */
export type OnLockChange = (listener: () => void) => () => void;

/** The state of the store's lock in an extension page. */
export interface Lock {
  /** Null until the background answers. */
  readonly state: LockState | null;
  /** The lock changed and its new state is loading: the page must not show recorded content meanwhile. */
  readonly checking: boolean;
  /** The number of lock changes: content opened before the last one must be discarded. */
  readonly changes: number;
  readonly fault: UiError | null;
  /** Loads the state again, after an action of this page. */
  refresh(): void;
  lockStore(): void;
}

type LockSnapshot = Pick<Lock, 'state' | 'checking' | 'changes' | 'fault'>;

export function useLock(onLockChange: OnLockChange): Lock {
  const ask = useAsk();
  const [snapshot, setSnapshot] = useState<LockSnapshot>({
    state: null,
    checking: true,
    changes: 0,
    fault: null,
  });
  const lastRequest = useRef(0);

  const refresh = useCallback(() => {
    lastRequest.current += 1;
    const request = lastRequest.current;
    // Earlier answers are ignored: they may describe the state before the change.
    const applyAnswer = (answer: Pick<LockSnapshot, 'state' | 'fault'>) =>
      request === lastRequest.current && setSnapshot(({ changes }) => ({ changes, checking: false, ...answer }));
    ask('ui>bg:lockState', {}).then(
      (state) => applyAnswer({ state, fault: null }),
      (error: unknown) => applyAnswer({ state: null, fault: toUiError(error) }),
    );
  }, [ask]);

  const invalidate = useCallback(
    () => setSnapshot((before) => ({ ...before, checking: true, changes: before.changes + 1 })),
    [],
  );

  const lockStore = () => {
    invalidate();
    ask('ui>bg:lock', {}).then(refresh, (error: unknown) =>
      setSnapshot((before) => ({ ...before, state: null, checking: false, fault: toUiError(error) })),
    );
  };

  // A layout effect, because an effect runs only after the first frame is drawn.
  useLayoutEffect(() => {
    refresh();
    return onLockChange(() => {
      invalidate();
      refresh();
    });
  }, [refresh, invalidate, onLockChange]);

  return { ...snapshot, refresh, lockStore };
}

/** Props for an Alert: the sentence for a wrong passphrase mentions capitals and keyboards, which a PIN does not have. */
export function wrongPinSentence(words: Words, fault: UiError, pin: boolean): { readonly sentence?: string } {
  return pin && fault.code === 'wrong-passphrase' ? { sentence: t(words, 'lock.wrongPin') } : {};
}
