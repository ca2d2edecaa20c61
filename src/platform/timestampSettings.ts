import {
  NO_TIMESTAMP_SETTINGS,
  parseAuthorityAddress,
  type TimestampSettings,
} from '../domain/timestamp/timestamp.ts';
import { browser } from './browser.ts';

const TIMESTAMP_SETTINGS_KEY = 'timestamping';

export async function readTimestampSettings(): Promise<TimestampSettings> {
  const found: unknown = (await browser.storage.local.get(TIMESTAMP_SETTINGS_KEY))[TIMESTAMP_SETTINGS_KEY];
  if (typeof found !== 'object' || found === null) return NO_TIMESTAMP_SETTINGS;
  const { address, captures } = found as Readonly<Record<string, unknown>>;
  const validAddress = typeof address === 'string' ? parseAuthorityAddress(address) : null;
  return validAddress === null
    ? NO_TIMESTAMP_SETTINGS
    : { address: validAddress, captures: captures === true };
}

export async function saveTimestampSettings(settings: TimestampSettings): Promise<void> {
  await browser.storage.local.set({ [TIMESTAMP_SETTINGS_KEY]: settings });
}

const TIMESTAMP_ALARM = 'timestamp';
/** Captures come in bursts: one stamp after the last covers them all. */
const DELAY_MINUTES = 1;

/** Calls `stamp` a minute after the last call, whether this worker lives that long or not. */
export async function scheduleTimestamp(): Promise<void> {
  if ((await readTimestampSettings()).captures)
    browser.alarms.create(TIMESTAMP_ALARM, { delayInMinutes: DELAY_MINUTES });
}

/** Called at each start of the worker. */
export function onTimestampDue(requestTimestamp: () => Promise<void>): void {
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === TIMESTAMP_ALARM) void requestTimestamp();
  });
}
