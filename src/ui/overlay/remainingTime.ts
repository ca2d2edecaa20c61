/** Less says nothing about the rest. */
const MIN_SHARE = 0.02;
const MIN_ELAPSED_MS = 5_000;

/**
 * Estimates the whole minutes left, at least 1. `share`: the part of the work that is done, 0 to 1, growing. Returns null
 * while it is too early to tell.
 */
export function estimateMinutesLeft(elapsedMs: number, share: number): number | null {
  if (share < MIN_SHARE || elapsedMs < MIN_ELAPSED_MS) return null;
  return Math.max(1, Math.ceil((elapsedMs * (1 - Math.min(1, share))) / share / 60_000));
}
