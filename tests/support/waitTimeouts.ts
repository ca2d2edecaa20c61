import { vi } from 'vitest';

/** Vitest gives up after a second, and looks twenty times: too soon for a machine with other work, too seldom for a quick one. */
const WAIT_OPTIONS = { timeout: 15_000, interval: 5 };

const { waitFor } = vi;
vi.waitFor = (poll, options) =>
  waitFor(poll, { ...WAIT_OPTIONS, ...(typeof options === 'number' ? { timeout: options } : options) });
