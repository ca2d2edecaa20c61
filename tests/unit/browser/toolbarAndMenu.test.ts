import { beforeEach, describe, expect, it, vi } from 'vitest';
import { SESSION_KEY } from '../../../src/domain/formatNames.ts';
import type { Preferences } from '../../../src/messages/protocol.ts';

const { shown, local, session, browser } = vi.hoisted(() => {
  const session: Record<string, unknown> = {};
  const shown = { title: 'Recueil', badge: '' };
  const local: Record<string, unknown> = {};
  const browser = {
    i18n: { getMessage: (name: string, values: string[] = []) => [name, ...values].join(' ') },
    tabs: { query: async () => [{ id: 7 }, { id: 8 }] },
    storage: { local: { get: async () => local }, session: { get: async () => session } },
    action: {
      setTitle: async ({ title }: { title: string }) => void Object.assign(shown, { title }),
      setBadgeText: async ({ text }: { text: string }) => void Object.assign(shown, { badge: text }),
      setBadgeBackgroundColor: async () => undefined,
    },
  };
  return { shown, local, session, browser };
});
vi.mock('../../../src/browser/browser.ts', () => ({ browser }));
const { resetAllButtons, resetButton, resetStaleButtons, showOutcomeOnButton } = await import(
  '../../../src/browser/toolbarAndMenu.ts'
);

const WHOLE = { total: 3, isPartial: false };

beforeEach(() => {
  vi.useFakeTimers();
  Object.assign(shown, { title: 'Recueil', badge: '' });
  delete local.computer;
});

it('shows the number in the title for 20 s and a tick for 5 s', async () => {
  await showOutcomeOnButton(7, WHOLE);
  expect(shown).toEqual({ title: 'titleRecorded 3', badge: '✓' });
  await vi.advanceTimersByTimeAsync(5_000);
  expect(shown).toEqual({ title: 'titleRecorded 3', badge: '' });
  await vi.advanceTimersByTimeAsync(15_000);
  expect(shown).toEqual({ title: 'actionTitle', badge: '' });
});

it.each([
  ['that an item is partial', { total: 3, isPartial: true }, { title: 'titleRecordedInPart 3', badge: '!' }],
  [
    'the number where it is not known whether all is there',
    { total: 3, isPartial: null },
    { title: 'titleRecorded 3', badge: '' },
  ],
  ['that nothing was recorded', null, { title: 'titleNotRecorded', badge: '' }],
  ['of a thread that stopped, not that nothing was kept', 'thread', { title: 'titleThreadStopped', badge: '' }],
] as const)('says %s, without a tick', async (_, outcome, expected) => {
  await showOutcomeOnButton(7, outcome);
  expect(shown).toEqual(expected);
});

it.each<[Preferences['computer'], string]>([
  ['mine', '✓'],
  ['shared', ''],
])('on a computer that is « %s », shows the tick « %s »', async (computer, badge) => {
  local.computer = computer;
  await showOutcomeOnButton(7, WHOLE);
  expect(shown.badge).toBe(badge);
});

it('shows no tick after a reset', async () => {
  await showOutcomeOnButton(7, WHOLE);
  await resetButton(7);
  expect(shown).toEqual({ title: 'actionTitle', badge: '' });
});

it('attack: a lock or an erasing leaves no number in a title', async () => {
  await showOutcomeOnButton(7, WHOLE);
  await resetAllButtons();
  expect(shown).toEqual({ title: 'actionTitle', badge: '' });
});

describe('after the worker that named an item was stopped, which leaves the button as it is', () => {
  beforeEach(() => void Object.assign(shown, { title: 'titleRecorded 3', badge: '✓' }));

  it.each([
    ['a choice or a capture begins', () => resetButton(7)],
    ['the store is locked or something erased', resetAllButtons],
  ])('the button names nothing once %s', async (_, act) => {
    await act();
    expect(shown).toEqual({ title: 'actionTitle', badge: '' });
  });

  it('the next worker clears the buttons of the tabs that have an outcome', async () => {
    session[SESSION_KEY.captureOutcomes] = [{ tabId: 7, at: '2026-11-22T10:00:00.000Z', refusal: null }];
    await resetStaleButtons();
    expect(shown).toEqual({ title: 'actionTitle', badge: '' });
  });
});

it('a reset that was asked for first does not remove what is shown after it', async () => {
  void resetButton(7);
  await showOutcomeOnButton(7, WHOLE);
  await vi.advanceTimersByTimeAsync(100);
  expect(shown).toEqual({ title: 'titleRecorded 3', badge: '✓' });
});
