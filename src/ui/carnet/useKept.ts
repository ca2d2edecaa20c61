import { useContext, useLayoutEffect, useRef } from 'preact/hooks';
import { UnwrittenHere } from './unwritten.ts';

/** After the last key: long enough not to write each letter, short enough to lose no sentence. */
const PAUSE_MS = 400;

export interface Kept<T> {
  /** To be written after a pause, or before the person leaves, whichever comes first. */
  later(value: T): void;
  /** What waits, now. */
  now(): Promise<void>;
  /** What waits is no longer wanted. */
  drop(): void;
}

/** Writes what is typed: after a pause, on going to another view or tab, before any lock or way out. */
export function useKept<T>(write: (value: T) => Promise<void>): Kept<T> {
  const unwritten = useContext(UnwrittenHere);
  const writing = useRef(write);
  writing.current = write;
  const pending = useRef<{ readonly value: T; readonly timer: ReturnType<typeof setTimeout> } | null>(null);
  const last = useRef<Promise<void>>(Promise.resolve());
  const kept = useRef<Kept<T>>({
    later: (value) => {
      kept.current.drop();
      pending.current = { value, timer: setTimeout(() => void kept.current.now(), PAUSE_MS) };
    },
    now: () => {
      const waiting = pending.current;
      if (waiting === null) return last.current;
      kept.current.drop();
      // One after the other: the last words typed are the last written.
      last.current = last.current.then(() => writing.current(waiting.value));
      return last.current;
    },
    drop: () => {
      if (pending.current !== null) clearTimeout(pending.current.timer);
      pending.current = null;
    },
  });
  useLayoutEffect(() => {
    const { now } = kept.current;
    const hidden = () => void (document.hidden && now());
    document.addEventListener('visibilitychange', hidden);
    const forget = unwritten.add(now);
    return () => {
      document.removeEventListener('visibilitychange', hidden);
      forget();
      void now();
    };
  }, [unwritten]);
  return kept.current;
}
