import type { SteadyClock } from '../domain/shared/ports.ts';

/** In its own file because verifier.html also runs from a disk, where the extension API cannot be imported. */
export const clock: SteadyClock = {
  now: () => new Date(),
  // Chromium and Firefox compute the origin of each context from one reading of the device's clock in each process.
  steadyNow: () => performance.timeOrigin + performance.now(),
};
