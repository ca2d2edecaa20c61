import type { Clock } from '../domain/shared/ports.ts';

/** Apart from the rest: verifier.html lives on a disk, where there is no browser interface to import. */
export const clock: Clock = { now: () => new Date() };
