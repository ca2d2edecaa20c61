import { vi } from 'vitest';

/** Vitest's defaults, 1 s polled every 50 ms, are too short for a busy machine and too coarse for a fast one. */
const WAIT_OPTIONS = { timeout: 15_000, interval: 5 };

const { waitFor } = vi;
vi.waitFor = (poll, options) =>
  waitFor(poll, { ...WAIT_OPTIONS, ...(typeof options === 'number' ? { timeout: options } : options) });
