import type { Clock } from '../domain/shared/ports.ts';

/** In its own file because verifier.html also runs from a disk, where the extension API cannot be imported. */
export const clock: Clock = { now: () => new Date() };
