import { setTimeout as pause } from 'node:timers/promises';

const PATIENCE_MS = 15_000;
const EVERY_MS = 25;

/** Asks again until `look` gives something; `what` completes « Waited 15 s for … » when it never does. */
export async function waitFor<T>(
  what: string,
  look: () => Promise<T | null | undefined | false>,
  patienceMs: number = PATIENCE_MS,
  everyMs: number = EVERY_MS,
): Promise<T> {
  const end = performance.now() + patienceMs;
  for (;;) {
    const found = await look();
    if (found !== null && found !== undefined && found !== false) return found;
    if (performance.now() > end) throw new Error(`Waited ${patienceMs / 1000} s for ${what}`);
    await pause(everyMs);
  }
}
