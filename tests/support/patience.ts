import { vi } from 'vitest';

/** Vitest gives up after a second, and looks twenty times: too soon for a machine with other work, too seldom for a quick one. */
const PATIENCE = { timeout: 15_000, interval: 5 };

const { waitFor } = vi;
vi.waitFor = (look, options) =>
  waitFor(look, { ...PATIENCE, ...(typeof options === 'number' ? { timeout: options } : options) });
