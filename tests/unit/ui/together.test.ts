// @vitest-environment jsdom
import { h } from 'preact';
import { expect, test, vi } from 'vitest';
import type { Preferences } from '../../../src/domain/store/preferences.ts';
import { Popup } from '../../../src/ui/popup/Popup.tsx';
import { fr } from '../../../src/ui/words/fr.ts';
import { openCarnet } from './openCarnet.ts';
import { createUiHarness, detail, ITEM_ID, summary } from './uiHarness.ts';

const FRESH: Preferences = { computer: null, lockOffer: 'open', welcomed: false, menu: true };

/** What would stand above the rows, or above an item's buttons, is asked and answered last. */
function late() {
  const preferences = Promise.withResolvers<Preferences>();
  const at = createUiHarness({
    'ui>bg:listItems': () => ({ total: 1, items: [summary], interrupted: [] }),
    'ui>bg:readItem': () => detail,
    // The table's answers are awaited.
    'ui>bg:readPreferences': () => preferences.promise as never,
  });
  const isDrawn = (selector: string): boolean => at.find(selector)?.closest('[hidden]') === null;
  return { at, isDrawn, answer: () => preferences.resolve(FRESH) };
}

async function expectTogether({ isDrawn, answer }: ReturnType<typeof late>, below: string, above: string) {
  await vi.waitFor(() => expect(document.querySelector(below)).not.toBeNull());
  expect(isDrawn(below)).toBe(false);
  // Nobody is left without a way on, and the focus stays where it was put.
  expect(isDrawn('h1, [data-action="capture-post"]')).toBe(true);
  const before = document.activeElement;
  answer();
  await vi.waitFor(() => expect(document.querySelector(above)).not.toBeNull());
  expect(isDrawn(below)).toBe(true);
  expect(document.activeElement).toBe(before);
}

test('a row of the list shows once what stands above it is as tall as it will be', async () => {
  const one = late();
  await openCarnet(one.at, '#items');
  await expectTogether(one, '[data-item]', '[data-action="computer-mine"]');
});

test('so do the buttons of an item', async () => {
  const one = late();
  await openCarnet(one.at, `#item/${ITEM_ID}`);
  await expectTogether(one, '[data-action="withdraw"]', '[data-action="computer-mine"]');
});

test('so does the list of the popup; capturing waits for nothing', async () => {
  const one = late();
  const doors = { openCarnet: vi.fn(), quit: () => undefined, close: () => undefined };
  const given = { ask: one.at.ask, onLockChange: one.at.onLockChange, tabId: 7, words: fr };
  await one.at.show(h(Popup, { ...given, ...doors }));
  await expectTogether(one, '[data-item]', '[data-action="lock-later"]');
});
