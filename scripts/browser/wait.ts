import { setTimeout as pause } from 'node:timers/promises';

const DEFAULT_TIMEOUT_MS = 15_000;
const POLL_INTERVAL_MS = 25;

/** Calls `poll` until it returns a value. Throws « Waited 15 s for `what` » at the end of the time. */
export async function waitFor<T>(
  what: string,
  poll: () => Promise<T | null | undefined | false>,
  timeoutMs: number = DEFAULT_TIMEOUT_MS,
  intervalMs: number = POLL_INTERVAL_MS,
): Promise<T> {
  const end = performance.now() + timeoutMs;
  for (;;) {
    const found = await poll();
    if (found !== null && found !== undefined && found !== false) return found;
    if (performance.now() > end) throw new Error(`Waited ${timeoutMs / 1000} s for ${what}`);
    await pause(intervalMs);
  }
}
