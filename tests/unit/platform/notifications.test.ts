import { beforeEach, expect, it, vi } from 'vitest';

const { browser, heard, kept, alarms, state } = vi.hoisted(() => {
  const heard = new Map<string, (event: never) => void>();
  const kept: Record<string, unknown> = {};
  const alarms = new Map<string, number>();
  const state = { leave: false, answer: true };
  const on = (name: string) => ({
    addListener: (listener: (event: never) => void) => heard.set(name, listener),
  });
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
      contains: async () => state.leave,
      request: async () => {
        state.leave = state.answer;
        return state.answer;
      },
      remove: async () => {
        state.leave = false;
        return true;
      },
    },
    runtime: { onStartup: on('startup'), getURL: (path: string) => path },
    i18n: { getMessage: (key: string) => key },
    storage: {
      local: {
        get: async (key: string) => ({ [key]: kept[key] }),
        set: async (values: object) => void Object.assign(kept, values),
        remove: async (key: string) => void delete kept[key],
      },
    },
  };
  return { browser, heard, kept, alarms, state };
});
vi.mock('../../../src/platform/browser.ts', () => ({ browser }));
let now = new Date('2026-11-20T09:00:00');
vi.mock('../../../src/platform/environment.ts', () => ({ clock: { now: () => now } }));

const {
  readNotificationDays: noticeDays,
  setNotificationDays: noticeOn,
  disableNotifications: turnNoticesOff,
  enableNotifications: turnNoticesOn,
  startNotifications: watchNotices,
} = await import('../../../src/platform/notifications.ts');

const ten = (day: string) => new Date(`${day}T10:00:00`).getTime();
const shown = () => browser.notifications.create.mock.calls.length;
const settle = () => new Promise((resolve) => setTimeout(resolve, 0));
async function start(next: () => Promise<readonly string[] | null> = async () => null) {
  watchNotices(next);
  await settle();
}
async function fire() {
  alarms.delete('reminder'); // the browser's, before it tells
  heard.get('alarm')?.({ name: 'reminder' } as never);
  await settle();
}

beforeEach(() => {
  for (const key of Object.keys(kept)) delete kept[key];
  alarms.clear();
  Object.assign(state, { leave: false, answer: true });
  browser.notifications.create.mockClear();
  now = new Date('2026-11-20T09:00:00');
});

it('is off until asked for, and where the browser says no', async () => {
  await noticeOn(['2026-11-25']);
  expect([await noticeDays(), alarms.size, kept]).toEqual([null, 0, {}]);
  state.answer = false;
  expect(await turnNoticesOn()).toBe(false);
  expect([await noticeDays(), kept]).toEqual([null, {}]);
});

it('keeps days and no more, and rings that morning in neutral words; then asks for the next', async () => {
  await start(async () => ['2026-12-01']);
  await turnNoticesOn();
  await noticeOn(['2026-11-25']);
  expect(kept).toEqual({ reminder: '2026-11-25' });
  expect([...alarms]).toEqual([['reminder', ten('2026-11-25')]]);
  now = new Date(ten('2026-11-25'));
  await fire();
  expect(browser.notifications.create).toHaveBeenCalledExactlyOnceWith(
    'reminder',
    expect.objectContaining({ title: 'reminderTitle', message: 'reminderText' }),
  );
  expect(kept).toEqual({ reminder: '2026-12-01' });
  expect([...alarms]).toEqual([['reminder', ten('2026-12-01')]]);
});

it('needs no key: locked, a week before and again on the eve; what comes later is set when the carnet opens', async () => {
  await start(async () => null);
  await turnNoticesOn();
  await noticeOn(['2026-11-25', '2026-11-26', '2026-12-01']);
  now = new Date(ten('2026-11-25'));
  await fire();
  expect([shown(), await noticeDays()]).toEqual([1, ['2026-11-26', '2026-12-01']]);
  // Asleep over two of them: one notice for both.
  now = new Date('2026-12-02T08:00:00');
  await fire();
  expect(shown()).toBe(2);
  expect([await noticeDays(), alarms.size]).toEqual([[], 0]);
  await noticeOn(['2026-12-01']);
  expect([...alarms]).toEqual([['reminder', ten('2026-12-01')]]);
});

it('is armed again at each start: the browser may have lost it, or slept through the day', async () => {
  await turnNoticesOn();
  await noticeOn(['2026-11-25']);
  alarms.clear();
  await start();
  expect([...alarms]).toEqual([['reminder', ten('2026-11-25')]]);
  now = new Date('2026-12-24T18:00:00');
  await fire();
  await fire();
  expect(shown()).toBe(1);
});

it('does not ring before its day, whatever the alarm says after a change of the clock', async () => {
  await start();
  await turnNoticesOn();
  await noticeOn(['2026-11-25']);
  await fire();
  expect(shown()).toBe(0);
  expect([...alarms]).toEqual([['reminder', ten('2026-11-25')]]);
});

it('turned off, or its leave taken back in the browser, nothing rings and nothing stays', async () => {
  await start();
  await turnNoticesOn();
  await noticeOn(['2026-11-25']);
  state.leave = false;
  now = new Date(ten('2026-11-25'));
  await fire();
  expect([shown(), alarms.size]).toEqual([0, 0]);
  state.leave = true;
  await turnNoticesOff();
  expect([kept, alarms.size, state.leave]).toEqual([{}, 0, false]);
  expect(browser.notifications.clear).toHaveBeenCalledWith('reminder');
});
