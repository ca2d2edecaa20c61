import {
  NO_TIMESTAMP_SETTINGS,
  parseAuthorityAddress,
  type TimestampSettings,
} from '../domain/case/timestampAuthorities.ts';
import { ALARM, LOCAL_KEY } from '../domain/formatNames.ts';
import { browser } from './browser.ts';

export async function readTimestampSettings(): Promise<TimestampSettings> {
  const stored: unknown = (await browser.storage.local.get(LOCAL_KEY.timestamping))[LOCAL_KEY.timestamping];
  if (typeof stored !== 'object' || stored === null) return NO_TIMESTAMP_SETTINGS;
  const { address, captures } = stored as Readonly<Record<string, unknown>>;
  const validAddress = typeof address === 'string' ? parseAuthorityAddress(address) : null;
  return validAddress === null ? NO_TIMESTAMP_SETTINGS : { address: validAddress, captures: captures === true };
}

export async function saveTimestampSettings(settings: TimestampSettings): Promise<void> {
  await browser.storage.local.set({ [LOCAL_KEY.timestamping]: settings });
}

/** Captures come in bursts: one timestamp after the last covers them all. */
const DELAY_MINUTES = 1;

/** Schedules a timestamp one minute after the last call, even if this worker stops before. Does nothing when off. */
export async function scheduleTimestamp(): Promise<void> {
  if ((await readTimestampSettings()).captures)
    browser.alarms.create(ALARM.timestamp, { delayInMinutes: DELAY_MINUTES });
}

/** Calls `requestTimestamp` when a timestamp is due. Call it at each start of the worker. */
export function onTimestampDue(requestTimestamp: () => Promise<void>): void {
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === ALARM.timestamp) void requestTimestamp();
  });
}
