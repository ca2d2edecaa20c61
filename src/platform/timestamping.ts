import { authorityAddress, NO_TIMESTAMPING, type Timestamping } from '../domain/timestamp.ts';
import { browser } from './browser.ts';

const KEY = 'timestamping';

export async function timestamping(): Promise<Timestamping> {
  const found: unknown = (await browser.storage.local.get(KEY))[KEY];
  if (typeof found !== 'object' || found === null) return NO_TIMESTAMPING;
  const { address, captures } = found as Readonly<Record<string, unknown>>;
  const known = typeof address === 'string' ? authorityAddress(address) : null;
  return known === null ? NO_TIMESTAMPING : { address: known, captures: captures === true };
}

export async function chooseTimestamping(chosen: Timestamping): Promise<void> {
  await browser.storage.local.set({ [KEY]: chosen });
}

const ALARM = 'timestamp';
/** Captures come in bursts: one stamp after the last covers them all. */
const AFTER_MINUTES = 1;

/** Calls `stamp` a minute after the last call, whether this worker lives that long or not. */
export async function stampLater(): Promise<void> {
  if ((await timestamping()).captures) browser.alarms.create(ALARM, { delayInMinutes: AFTER_MINUTES });
}

/** Called at each start of the worker. */
export function onStampDue(stamp: () => Promise<void>): void {
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === ALARM) void stamp();
  });
}
