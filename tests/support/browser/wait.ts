import { setTimeout as pause } from 'node:timers/promises';

const DEFAULT_TIMEOUT_MS = 15_000;
const POLL_INTERVAL_MS = 25;

/**
 * Calls `poll` until it returns a value. Throws « Waited 15 s for `what` » at the end of the time, which starts again
 * with each change of `readProgress`: a long page takes as long as it has screens.
 */
export async function waitFor<T>(
  what: string | (() => string),
  poll: () => Promise<T | null | undefined | false>,
  timeoutMs: number = DEFAULT_TIMEOUT_MS,
  intervalMs: number = POLL_INTERVAL_MS,
  readProgress: () => string = () => '',
): Promise<T> {
  let end = performance.now() + timeoutMs;
  let progress = readProgress();
  for (;;) {
    const found = await poll();
    if (found !== null && found !== undefined && found !== false) return found;
    const now = readProgress();
    if (now !== progress) end = performance.now() + timeoutMs;
    progress = now;
    if (performance.now() > end)
      throw new Error(`Waited ${timeoutMs / 1000} s for ${typeof what === 'string' ? what : what()}`);
    await pause(intervalMs);
  }
}
