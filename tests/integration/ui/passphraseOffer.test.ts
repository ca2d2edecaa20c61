// @vitest-environment jsdom
import { render } from 'preact';
import { describe, expect, test, vi } from 'vitest';
import type { Preferences } from '../../../src/messages/protocol.ts';
import { buildIndexItem } from '../../support/indexItem.ts';
import { openCarnet, openPopup, shownPath } from '../../support/ui/openCarnet.ts';
import { createTestCarnetApi } from '../../support/ui/testCarnetApi.ts';
import { createLockBackground, createUiHarness, detail, listing, summary } from '../../support/ui/uiHarness.ts';

/** Opens the carnet with a background that stores the preferences. */
async function open(total: number, before: Preferences, path = 'items', carnetApi = createTestCarnetApi()) {
  let stored = before;
  const at = createUiHarness({
    'ui>bg:listItems': () => ({ total, items: total === 0 ? [] : [summary], interrupted: [] }),
    'ui>bg:readItem': () => detail,
    'ui>bg:readPreferences': () => stored,
    'ui>bg:savePreferences': (chosen) => {
      stored = chosen;
      return null;
    },
  });
  await openCarnet(at, path, carnetApi);
  return { at, stored: () => stored };
}

const fresh: Preferences = { computer: null, lockOffer: 'open', menu: true };

describe('the question about the computer', () => {
  test('is not asked before the first capture, nor is a passphrase offered', async () => {
    const { at } = await open(0, fresh);
    expect(at.find('[data-owner-question]')).toBeNull();
    await openPopup(at);
    expect(at.find('[data-offer]')).toBeNull();
  });

  test('is asked in one press beside the list', async () => {
    const { at, stored } = await open(1, fresh);
    await at.press('[data-action="computer-mine"]');
    expect(stored()).toEqual({ computer: 'mine', lockOffer: 'open', menu: true });
    expect(document.activeElement?.textContent).toContain('C’est noté.');
    // The offer read the preferences before that answer, and must not overwrite it.
    await at.press('[data-action="lock-later"]');
    expect(stored()).toEqual({ computer: 'mine', lockOffer: 'aside', menu: true });
  });

  test('stays on the page for « Oui, ou peut-être », with a link to the lock', async () => {
    const { at, stored } = await open(1, fresh);
    await at.press('[data-action="computer-shared"]');
    expect(stored()).toEqual({ computer: 'shared', lockOffer: 'open', menu: true });
    expect(shownPath()).toBe('items');
    await at.press('.items-cards a[data-route="lock"]');
    await vi.waitFor(() => expect(at.text()).toContain('Si vous le pouvez, faites-le sur un autre appareil.'));
  });

  test('is not asked in the way of a dossier', async () => {
    const { at } = await open(1, fresh, 'before-export', createTestCarnetApi([buildIndexItem(1)]));
    await vi.waitFor(() => expect(at.find('[data-action="export"]')).not.toBeNull());
    expect(at.find('[data-action="computer-mine"]')).toBeNull();
  });

  test('can be changed on the lock page', async () => {
    const { at, stored } = await open(1, { ...fresh, computer: 'mine' }, 'lock');
    await at.press('[name="computer"][value="shared"]');
    expect(stored().computer).toBe('shared');
    expect(at.text()).toContain('Si vous le pouvez, faites-le sur un autre appareil.');
  });
});

describe('the offer of a passphrase', () => {
  test('does not show when there is a passphrase', async () => {
    const at = createUiHarness({
      ...createLockBackground('unlocked').answers,
      ...listing([summary]),
      'ui>bg:readPreferences': () => ({ ...fresh, computer: 'mine' }),
    });
    await openPopup(at);
    expect(at.find('[data-offer]')).toBeNull();
  });

  test('disappears for good after « Plus tard », in the popup too', async () => {
    const { at, stored } = await open(1, { ...fresh, computer: 'shared' });
    await at.press('[data-action="lock-later"]');
    expect(stored()).toEqual({ computer: 'shared', lockOffer: 'aside', menu: true });
    expect(shownPath()).toBe('items');
    render(null, document.body);
    await openPopup(at);
    expect(at.find('[data-offer]')).toBeNull();
  });
});
