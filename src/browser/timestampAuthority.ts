import {
  NO_TIMESTAMP_SETTINGS,
  parseAuthorityAddress,
  type TimestampSettings,
} from '../domain/case/timestampAuthorities.ts';
import { ALARM, LOCAL_KEY } from '../domain/formatNames.ts';
import type { Bytes } from '../domain/shared/binary.ts';
import { Refusal } from '../domain/shared/errors.ts';
import { MAX_TIMESTAMP_BYTES } from '../domain/shared/limits.ts';
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

/**
 * The only network access, and only of the background (the CSP of the pages forbids it): a timestamp query to an
 * authority that the person chose and allowed. The response is limited in size, and not trusted until verified.
 */

const REQUEST_TIMEOUT_MS = 20_000;

/** Throws Refusal `timestamp-not-allowed`, `-unreachable`, `-status` {status}, `-not-a-reply` {type}, `-malformed`. */
export async function postTimestampQuery(address: string, query: Bytes): Promise<Bytes> {
  if (!(await isAuthorityAllowed(address))) throw new Refusal('timestamp-not-allowed');
  try {
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'Content-Type': 'application/timestamp-query' },
      body: query,
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS),
    });
    if (!response.ok) throw new Refusal('timestamp-status', { status: response.status });
    const type = response.headers.get('content-type') ?? '';
    if (/^text\//i.test(type)) throw new Refusal('timestamp-not-a-reply', { type: type.slice(0, 60) });
    return await readBounded(response);
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal('timestamp-unreachable', {}, error);
  }
}

async function readBounded({ body }: Response): Promise<Bytes> {
  const parts: Bytes[] = [];
  let size = 0;
  for await (const part of body ?? []) {
    size += part.length;
    if (size > MAX_TIMESTAMP_BYTES) throw new Refusal('timestamp-malformed');
    parts.push(part);
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

/** Requests permission for that host only. Must be called in response to a click. */
export async function requestAuthorityPermission(address: string): Promise<boolean> {
  return browser.permissions.request({ origins: [matchPatternOf(address)] });
}

/** Removes the permission for `before`, unless `now` needs it too. */
export async function removeAuthorityPermission(before: string, now: string | null): Promise<void> {
  if (now !== null && matchPatternOf(before) === matchPatternOf(now)) return;
  // Fails when the manifest requires the permission, as in a test build.
  await browser.permissions.remove({ origins: [matchPatternOf(before)] }).catch(() => false);
}

async function isAuthorityAllowed(address: string): Promise<boolean> {
  return browser.permissions.contains({ origins: [matchPatternOf(address)] });
}

/** Without the port: Firefox rejects match patterns with one. */
function matchPatternOf(address: string): string {
  const { protocol, hostname } = new URL(address);
  return `${protocol}//${hostname}/*`;
}

export const createTimestampNonce = (): Bytes => crypto.getRandomValues(new Uint8Array(8));
