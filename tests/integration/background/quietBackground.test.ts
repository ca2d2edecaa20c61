import 'fake-indexeddb/auto';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { stubNavigator } from '../../support/countingBrowser.ts';

const { browser, listened, calls, alarms } = await vi.hoisted(async () =>
  (await import('../../support/countingBrowser.ts')).createCountingBrowser(),
);
vi.mock('../../../src/browser/browser.ts', () => ({ browser }));

stubNavigator();

const HOUR_MS = 60 * 60_000;

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'setTimeout'] });
  const { default: background } = await import('../../../entrypoints/background/index.ts');
  await background.main();
  // The alarms of the lock and of the notifications: the last effects of a start.
  await vi.waitFor(() => expect(calls.filter((name) => name === 'alarms.clear')).toHaveLength(2));
});
afterAll(() => void vi.useRealTimers());

test('listens only to what a person, a page of ours or the browser’s start does', () => {
  const events = [...listened].filter(([, listeners]) => listeners.size > 0).map(([name]) => name);
  expect(events.toSorted()).toEqual(
    (
      'alarms.onAlarm contextMenus.onClicked notifications.onClicked runtime.onConnect runtime.onInstalled ' +
      'runtime.onMessage runtime.onStartup runtime.onUpdateAvailable storage.onChanged'
    ).split(' '),
  );
});

test('has no alarm, no timer and no open port', () => {
  expect([...alarms]).toEqual([]);
  expect(vi.getTimerCount()).toBe(0);
  expect(calls.filter((name) => /connect|create/i.test(name))).toEqual([]);
});

test('does nothing for an hour: no wake-up', async () => {
  const before = calls.length;
  await vi.advanceTimersByTimeAsync(HOUR_MS);
  expect(calls.slice(before)).toEqual([]);
  expect([...alarms]).toEqual([]);
});
