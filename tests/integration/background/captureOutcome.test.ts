import { beforeEach, expect, it, vi } from 'vitest';
import type { AppDependencies } from '../../../src/background/dependencies.ts';

const { session, browser } = vi.hoisted(() => {
  const session: Record<string, unknown> = {};
  const browser = {
    runtime: { getURL: (path: string) => `extension://${path}` },
    i18n: { getMessage: (name: string) => name },
    storage: {
      session: {
        get: async () => ({ ...session }),
        set: async (values: object) => void Object.assign(session, values),
      },
      local: { get: async () => ({}) },
    },
    action: {
      setTitle: async () => undefined,
      setBadgeText: async () => undefined,
      setBadgeBackgroundColor: async () => undefined,
    },
    tabs: { get: async () => ({ url: 'https://exemple.fr/' }), sendMessage: async () => 'ok' },
    scripting: { executeScript: async () => [] },
  };
  return { session, browser };
});
vi.mock('../../../src/browser/browser.ts', () => ({ browser }));
const { createHandlers } = await import('../../../src/background/handlers.ts');
const { answerQuestion } = await import('../../../src/background/pageAnswers.ts');
const { outcomeReporter } = await import('../../../src/background/serveCapture.ts');
const { changeOutcome, readOutcome } = await import('../../../src/browser/storage.ts');

const handlers = createHandlers({} as AppDependencies & Parameters<typeof createHandlers>[0]); // no dependency is used
beforeEach(() => {
  for (const key of Object.keys(session)) delete session[key];
});

it('attack: a page that reloads before a capture begins leaves no earlier success in the popup', async () => {
  await changeOutcome(7, () => ({ tabId: 7, at: '2026-11-21T10:00:00.000Z', refusal: null }));
  await handlers['ui>bg:capture']({ tabId: 7, mode: 'screen' });
  // The capture script is gone with its page: nothing more comes from it.
  await vi.waitFor(async () => expect(await readOutcome(7)).toMatchObject({ refusal: 'interrupted' }));
});

it('attack: a success of one tab does not come back while another tab ends', async () => {
  await changeOutcome(7, () => ({ tabId: 7, at: '2026-11-21T10:00:00.000Z', refusal: null }));
  outcomeReporter.begun(7);
  outcomeReporter.recorded(8, { total: 2, isPartial: false });
  await vi.waitFor(async () => expect(await readOutcome(8)).toMatchObject({ refusal: null }));
  expect(await readOutcome(7)).toBeNull();
});

it('a thread of which all was kept before leaves no failure, and one with a new post its success', async () => {
  await handlers['ui>bg:capture']({ tabId: 7, mode: 'thread' });
  await vi.waitFor(async () => expect(await readOutcome(7)).toMatchObject({ refusal: 'interrupted' }));
  const empty = { threadPostCache: new Map(), store: { currentCase: async () => null } };
  const deps = { ...empty, readEpoch: async () => '', inEpoch: () => ({}) };
  const asked = deps as unknown as Parameters<typeof answerQuestion>[0]; // no other dependency is used
  const ended = { type: 'threadEnded', page: 'https://exemple.fr/', thread: crypto.randomUUID() } as const;
  const end = () => answerQuestion(asked, ended, { id: 7, windowId: 1, privateWindow: false }, null);
  await end();
  expect(await readOutcome(7)).toBeNull();
  outcomeReporter.recorded(7, { total: 5, isPartial: false });
  await end();
  expect(await readOutcome(7)).toMatchObject({ refusal: null });
});

it('a capture of a page of error says so in the popup, where no page shows it', async () => {
  outcomeReporter.recorded(7, { total: 5, isPartial: false }, true);
  await vi.waitFor(async () => expect(await readOutcome(7)).toMatchObject({ refusal: null, isErrorPage: true }));
});

it('a choice after a kept capture leaves it the last one, and says that nothing else was kept', async () => {
  outcomeReporter.recorded(7, { total: 5, isPartial: false });
  expect(await outcomeReporter.choosing(7, 'next')).toBe('nothing-else-chosen');
  expect(await readOutcome(7)).toMatchObject({ refusal: null, isChoosing: true, choice: 'next' });
  await outcomeReporter.notChosen(7);
  expect(await readOutcome(7)).toEqual({ tabId: 7, at: expect.any(String), refusal: null });
});

it('a choice that the popup asks for says that nothing was kept, whatever was kept before', async () => {
  outcomeReporter.recorded(7, { total: 5, isPartial: false });
  await handlers['ui>bg:capture']({ tabId: 7, mode: 'picker' });
  expect(await outcomeReporter.choosing(7, 'first')).toBe('nothing-chosen');
  expect(await readOutcome(7)).toMatchObject({ refusal: 'nothing-chosen', choice: 'first' });
  await outcomeReporter.notChosen(7);
  expect(await readOutcome(7)).toBeNull();
});

it('« Toute la conversation » on a notice sends the command of the popup to the tab of the notice alone', async () => {
  const sent = vi.spyOn(browser.tabs, 'sendMessage');
  const deps = { readEpoch: async () => '', inEpoch: () => ({}) };
  const asked = deps as unknown as Parameters<typeof answerQuestion>[0]; // no other dependency is used
  await answerQuestion(asked, { type: 'captureThread' }, { id: 7, windowId: 1, privateWindow: false }, null);
  expect(sent.mock.calls.map((call: unknown[]) => call.slice(0, 2))).toContainEqual([
    7,
    expect.objectContaining({ type: 'thread' }),
  ]);
});

it('a question that records nothing leaves the outcome as it is when it is refused', async () => {
  outcomeReporter.recorded(7, { total: 5, isPartial: false });
  const locked = {
    readEpoch: async () => '',
    inEpoch: () => ({}),
    storeLock: { state: async () => ({ kind: 'locked' }) },
  };
  const tab = { id: 7, windowId: 1, privateWindow: false };
  const deps = locked as unknown as Parameters<typeof answerQuestion>[0]; // no other dependency is used
  expect(await answerQuestion(deps, { type: 'otherCases', item: crypto.randomUUID() }, tab, null)).toBeNull();
  expect(await readOutcome(7)).toMatchObject({ refusal: null });
});
