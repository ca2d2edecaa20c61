import { setTimeout as pause } from 'node:timers/promises';

const DEFAULT_TIMEOUT_MS = 30_000;
const POLL_INTERVAL_MS = 25;
/** Longer than the drivers of both browsers wait for one answer: a promise that takes longer never settles. */
const LONGEST_ANSWER_MS = 35_000;

/**
 * Calls `poll` until it returns a value. Throws « Waited 30 s for `what` » at the end of the time, which starts again
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
  const fail = (waited: number): never => {
    throw new Error(`Waited ${waited / 1000} s for ${typeof what === 'string' ? what : what()}`);
  };
  for (;;) {
    const found = await answerWithin(poll(), timeoutMs + LONGEST_ANSWER_MS, fail);
    if (found !== null && found !== undefined && found !== false) return found;
    const now = readProgress();
    if (now !== progress) end = performance.now() + timeoutMs;
    progress = now;
    if (performance.now() > end) fail(timeoutMs);
    await pause(intervalMs);
  }
}

async function answerWithin<T>(answer: Promise<T>, ms: number, fail: (waited: number) => never): Promise<T> {
  const settled = new AbortController();
  const expiry = pause(ms, undefined, { signal: settled.signal }).then(() => fail(ms));
  try {
    return await Promise.race([answer, expiry]);
  } finally {
    settled.abort();
    expiry.catch(() => undefined);
  }
}
