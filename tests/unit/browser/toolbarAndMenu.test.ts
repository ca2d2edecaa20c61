import { beforeEach, expect, it, vi } from 'vitest';
import type { Preferences } from '../../../src/domain/case/store.ts';

const { shown, local, browser } = vi.hoisted(() => {
  const shown = { title: 'Recueil', badge: '' };
  const local: Record<string, unknown> = {};
  const browser = {
    i18n: { getMessage: (name: string, values: string[] = []) => [name, ...values].join(' ') },
    storage: { local: { get: async () => local } },
    action: {
      setTitle: async ({ title }: { title: string }) => void Object.assign(shown, { title }),
      setBadgeText: async ({ text }: { text: string }) => void Object.assign(shown, { badge: text }),
      setBadgeBackgroundColor: async () => undefined,
    },
  };
  return { shown, local, browser };
});
vi.mock('../../../src/browser/browser.ts', () => ({ browser }));
const { resetAllButtons, resetButton, showOutcomeOnButton } = await import('../../../src/browser/toolbarAndMenu.ts');

const WHOLE = { ordinal: 3, isPartial: false };

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

it('shows that an item is partial, without a tick', async () => {
  await showOutcomeOnButton(7, { ordinal: 3, isPartial: true });
  expect(shown).toEqual({ title: 'titleRecordedInPart 3', badge: '!' });
});

it.each<[Preferences['computer'], string]>([
  ['mine', '✓'],
  ['shared', ''],
  ['unknown', ''],
])('on a computer that is « %s », shows the tick « %s »', async (computer, badge) => {
  local.computer = computer;
  await showOutcomeOnButton(7, WHOLE);
  expect(shown.badge).toBe(badge);
});

it('shows no tick when nothing was recorded, nor after a reset', async () => {
  await showOutcomeOnButton(7, null);
  expect(shown).toEqual({ title: 'titleNotRecorded', badge: '' });
  await showOutcomeOnButton(7, WHOLE);
  await resetButton(7);
  expect(shown).toEqual({ title: 'actionTitle', badge: '' });
});

it('attack: a lock or an erasing leaves no number in a title', async () => {
  await showOutcomeOnButton(7, WHOLE);
  await resetAllButtons();
  expect(shown).toEqual({ title: 'actionTitle', badge: '' });
});
