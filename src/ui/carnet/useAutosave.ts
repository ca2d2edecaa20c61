import { useContext, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { toUiError, type UiError } from '../uiErrors.ts';
import { PendingWritesContext } from './pendingWrites.ts';

/** Long enough not to write each letter, short enough to lose no sentence. */
const AUTOSAVE_DELAY_MS = 400;

interface AutosaveQueue<T> {
  /** Writes the value after a pause, or when the person leaves, whichever comes first. */
  schedule(value: T): void;
  /** Writes the scheduled value now. */
  flush(): Promise<void>;
  /** Drops the scheduled value. */
  cancel(): void;
}

export interface Autosave<T> extends AutosaveQueue<T> {
  /** Of the last write. */
  readonly fault: UiError | null;
}

/** Writes what is typed: after a pause, when the view or the tab is left, before the store locks or the page closes. */
export function useAutosave<T>(write: (value: T) => Promise<void>): Autosave<T> {
  const pendingWrites = useContext(PendingWritesContext);
  const [fault, setFault] = useState<UiError | null>(null);
  const writeRef = useRef(write);
  writeRef.current = write;
  const pending = useRef<{ readonly value: T; readonly timer: ReturnType<typeof setTimeout> } | null>(null);
  const lastWrite = useRef<Promise<void>>(Promise.resolve());
  const queue = useRef<AutosaveQueue<T>>({
    schedule: (value) => {
      queue.current.cancel();
      pending.current = { value, timer: setTimeout(() => void queue.current.flush(), AUTOSAVE_DELAY_MS) };
    },
    flush: () => {
      const pendingWrite = pending.current;
      if (pendingWrite === null) return lastWrite.current;
      queue.current.cancel();
      // In sequence, so that the last value typed is the last one written.
      lastWrite.current = lastWrite.current
        .then(() => writeRef.current(pendingWrite.value))
        .then(
          () => setFault(null),
          (error: unknown) => setFault(toUiError(error)),
        );
      return lastWrite.current;
    },
    cancel: () => {
      if (pending.current !== null) clearTimeout(pending.current.timer);
      pending.current = null;
    },
  });
  useLayoutEffect(() => {
    const { flush } = queue.current;
    const flushWhenHidden = () => void (document.hidden && flush());
    document.addEventListener('visibilitychange', flushWhenHidden);
    const unregister = pendingWrites.add(flush);
    return () => {
      document.removeEventListener('visibilitychange', flushWhenHidden);
      unregister();
      void flush();
    };
  }, [pendingWrites]);
  return { ...queue.current, fault };
}
