import { beforeEach, expect, it, vi } from 'vitest';

const { browser, listeners, stored, alarms, state } = vi.hoisted(() => {
  const listeners = new Map<string, (event: never) => void>();
  const stored: Record<string, unknown> = {};
  const alarms = new Map<string, number>();
  const state = { granted: false, answer: true };
  const on = (name: string) => ({ addListener: (listener: (event: never) => void) => listeners.set(name, listener) });
  const browser = {
    alarms: {
      onAlarm: on('alarm'),
      create: (name: string, { when }: { when: number }) => alarms.set(name, when),
      clear: async (name: string) => alarms.delete(name),
    },
    notifications: {
      onClicked: on('clicked'),
      create: vi.fn(async (_: string, shown: { title: string; message: string }) => shown.title),
      clear: vi.fn(async () => true),
    },
    permissions: {
      contains: async () => state.granted,
      request: async () => {
        state.granted = state.answer;
        return state.answer;
      },
      remove: async () => {
        state.granted = false;
        return true;
      },
    },
    runtime: { onStartup: on('startup'), getURL: (path: string) => path },
    i18n: { getMessage: (key: string) => key },
    storage: {
      local: {
        get: async (key: string) => ({ [key]: stored[key] }),
        set: async (values: object) => void Object.assign(stored, values),
        remove: async (key: string) => void delete stored[key],
      },
    },
  };
  return { browser, listeners, stored, alarms, state };
});
vi.mock('../../../src/browser/browser.ts', () => ({ browser }));
let now = new Date('2026-11-20T09:00:00');
vi.mock('../../../src/browser/environment.ts', async () => {
  const { memoryLocks } = await import('../../support/testDependencies.ts');
  return { clock: { now: () => now }, locks: memoryLocks() };
});

const { readNotificationDays, setNotificationDays, disableNotifications, enableNotifications, startNotifications } =
  await import('../../../src/browser/notifications.ts');

const tenOClock = (day: string) => new Date(`${day}T10:00:00`).getTime();
const shownCount = () => browser.notifications.create.mock.calls.length;
const settle = () => new Promise((resolve) => setTimeout(resolve, 0));
async function start(next: () => Promise<readonly string[] | null> = async () => null) {
  startNotifications(next);
  await settle();
}
async function turnOn(...days: readonly string[]) {
  await enableNotifications();
  await setNotificationDays(days);
}
async function fire() {
  alarms.delete('reminder'); // the browser removes an alarm before it fires the event
  listeners.get('alarm')?.({ name: 'reminder' } as never);
  await settle();
}

beforeEach(() => {
  for (const key of Object.keys(stored)) delete stored[key];
  alarms.clear();
  Object.assign(state, { granted: false, answer: true });
  browser.notifications.create.mockClear();
  now = new Date('2026-11-20T09:00:00');
});

it('stores nothing while notifications are off, or when the permission is declined', async () => {
  await setNotificationDays(['2026-11-25']);
  expect([await readNotificationDays(), alarms.size, stored]).toEqual([null, 0, {}]);
  state.answer = false;
  expect(await enableNotifications()).toBe(false);
  expect([await readNotificationDays(), stored]).toEqual([null, {}]);
});

it('stores only the days, shows a neutral notification at 10:00, then stores the next days', async () => {
  await start(async () => ['2026-12-01']);
  await turnOn('2026-11-25');
  expect(stored).toEqual({ reminder: '2026-11-25' });
  expect([...alarms]).toEqual([['reminder', tenOClock('2026-11-25')]]);
  now = new Date(tenOClock('2026-11-25'));
  await fire();
  expect(browser.notifications.create).toHaveBeenCalledExactlyOnceWith(
    'reminder',
    expect.objectContaining({ title: 'reminderTitle', message: 'reminderText' }),
  );
  expect(stored).toEqual({ reminder: '2026-12-01' });
  expect([...alarms]).toEqual([['reminder', tenOClock('2026-12-01')]]);
});

it('shows the stored days while locked, and one notification for several missed days', async () => {
  await start();
  await turnOn('2026-11-25', '2026-11-26', '2026-12-01');
  now = new Date(tenOClock('2026-11-25'));
  await fire();
  expect([shownCount(), await readNotificationDays()]).toEqual([1, ['2026-11-26', '2026-12-01']]);
  // The computer slept over two days: one notification for both.
  now = new Date('2026-12-02T08:00:00');
  await fire();
  expect(shownCount()).toBe(2);
  expect([await readNotificationDays(), alarms.size]).toEqual([[], 0]);
  await setNotificationDays(['2026-12-01']);
  expect([...alarms]).toEqual([['reminder', tenOClock('2026-12-01')]]);
});

it('creates the alarm again at each start, and shows a missed day once', async () => {
  await turnOn('2026-11-25');
  alarms.clear();
  await start();
  expect([...alarms]).toEqual([['reminder', tenOClock('2026-11-25')]]);
  now = new Date('2026-12-24T18:00:00');
  await fire();
  await fire();
  expect(shownCount()).toBe(1);
});

it('shows nothing when the alarm fires before the day', async () => {
  await start();
  await turnOn('2026-11-25');
  await fire();
  expect(shownCount()).toBe(0);
  expect([...alarms]).toEqual([['reminder', tenOClock('2026-11-25')]]);
});

it('stays off when it is turned off while days are being set', async () => {
  await enableNotifications();
  await Promise.all([setNotificationDays(['2026-11-25']), disableNotifications()]);
  expect([stored, alarms.size]).toEqual([{}, 0]);
});

it('shows nothing without the permission, and removes everything when turned off', async () => {
  await start();
  await turnOn('2026-11-25');
  state.granted = false;
  now = new Date(tenOClock('2026-11-25'));
  await fire();
  expect([shownCount(), alarms.size]).toEqual([0, 0]);
  state.granted = true;
  await disableNotifications();
  expect([stored, alarms.size, state.granted]).toEqual([{}, 0, false]);
  expect(browser.notifications.clear).toHaveBeenCalledWith('reminder');
});
