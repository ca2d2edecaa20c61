// @vitest-environment jsdom
import { render } from 'preact';
import { describe, expect, test, vi } from 'vitest';
import type { Preferences } from '../../../src/messages/protocol.ts';
import { buildIndexItem } from '../../support/indexItem.ts';
import { openCarnet, openPopup, shownPath } from '../../support/ui/openCarnet.ts';
import { createTestCarnetApi } from '../../support/ui/testCarnetApi.ts';
import { createLockBackground, createUiHarness, detail, ITEM_ID, summary } from '../../support/ui/uiHarness.ts';

/** A background that stores the preferences. */
function answering(total: number, before: Preferences) {
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
  return { at, stored: () => stored };
}

const fresh: Preferences = { computer: null, lockOffer: 'open', menu: true };

describe('the question about the computer', () => {
  test.each([null, 'mine'] as const)(
    'is not asked before the first capture, nor a passphrase: %s',
    async (computer) => {
      const { at } = answering(0, { ...fresh, computer });
      await openPopup(at);
      expect(at.find('[data-owner-question]')).toBeNull();
      expect(at.find('.offer')).toBeNull();
    },
  );

  test('is asked in the popup once, below the capture buttons, before a passphrase is offered', async () => {
    const { at, stored } = answering(1, fresh);
    await openPopup(at);
    expect(at.text()).toContain('D’autres personnes utilisent cet ordinateur ?');
    const order = [...document.querySelectorAll<HTMLElement>('main [data-action]')];
    const actions = order.map(({ dataset }) => dataset.action);
    expect(actions.indexOf('computer-mine')).toBeGreaterThan(actions.indexOf('diagnose'));
    await at.press('[data-action="computer-mine"]');
    expect(stored().computer).toBe('mine');
    expect(document.activeElement?.textContent).toContain('C’est noté.');
    expect(at.find('[data-action="lock-choose"]')).toBeNull();
    await at.show(null);
    await openPopup(at);
    expect(at.find('[data-owner-question]')).toBeNull();
    expect(at.find('[data-action="lock-later"]')).not.toBeNull();
  });

  test('stays in place for « Oui » in the popup, and offers a passphrase', async () => {
    const { at, stored } = answering(1, { ...fresh, lockOffer: 'aside' });
    const { openCarnet: openFromPopup } = await openPopup(at);
    await at.press('[data-action="computer-shared"]');
    expect(stored().computer).toBe('shared');
    expect(openFromPopup).not.toHaveBeenCalled();
    await at.press('[data-action="lock-choose"]');
    expect(openFromPopup).toHaveBeenCalledExactlyOnceWith('lock');
  });

  test('is asked in one press beside the list', async () => {
    const { at, stored } = answering(1, fresh);
    await openCarnet(at, 'items');
    await vi.waitFor(() => expect(at.find('[data-action="computer-mine"]')).not.toBeNull());
    await at.press('[data-action="computer-mine"]');
    expect(stored()).toEqual({ computer: 'mine', lockOffer: 'open', menu: true });
    expect(document.activeElement?.textContent).toContain('C’est noté.');
    // The offer read the preferences before that answer, and must not overwrite it.
    await at.press('[data-action="lock-later"]');
    expect(stored()).toEqual({ computer: 'mine', lockOffer: 'aside', menu: true });
  });

  test('stays on the page for « Oui, ou peut-être », with a link to the lock', async () => {
    const { at, stored } = answering(1, fresh);
    await openCarnet(at, 'items');
    await vi.waitFor(() => expect(at.find('[data-action="computer-shared"]')).not.toBeNull());
    await at.press('[data-action="computer-shared"]');
    expect(stored()).toEqual({ computer: 'shared', lockOffer: 'open', menu: true });
    expect(shownPath()).toBe('items');
    await at.press('.items-cards a[data-route="lock"]');
    await vi.waitFor(() => expect(at.text()).toContain('Si vous le pouvez, faites-le sur un autre appareil.'));
  });

  test('is not asked in the way of a dossier', async () => {
    const { at } = answering(1, fresh);
    await openCarnet(at, 'before-export', createTestCarnetApi([buildIndexItem(1)]));
    await vi.waitFor(() => expect(at.find('[data-action="export"]')).not.toBeNull());
    expect(at.find('[data-action="computer-mine"]')).toBeNull();
  });

  test('is not asked on the page of a capture: the popup, which opens it, asks', async () => {
    const { at } = answering(1, fresh);
    await openCarnet(at, `item/${ITEM_ID}`);
    await vi.waitFor(() => expect(at.find('main article h1')).not.toBeNull());
    expect(at.find('[data-action="computer-mine"]')).toBeNull();
    await openPopup(at);
    expect(at.find('[data-action="computer-mine"]')).not.toBeNull();
  });

  test('can be changed on the lock page', async () => {
    const { at, stored } = answering(1, { ...fresh, computer: 'mine' });
    await openCarnet(at, 'lock');
    await at.press('[name="computer"][value="shared"]');
    expect(stored().computer).toBe('shared');
    expect(at.text()).toContain('Si vous le pouvez, faites-le sur un autre appareil.');
  });
});

describe('PassphraseOffer', () => {
  test('does not show when there is a passphrase', async () => {
    const at = createUiHarness({
      ...createLockBackground('unlocked').answers,
      'ui>bg:listItems': () => ({ total: 1, items: [summary], interrupted: [] }),
      'ui>bg:readPreferences': () => ({ ...fresh, computer: 'mine' }),
    });
    await openPopup(at);
    expect(at.find('.offer')).toBeNull();
  });

  test('opens the lock page', async () => {
    const { at } = answering(1, { ...fresh, computer: 'mine' });
    const { openCarnet: openFromPopup } = await openPopup(at);
    await at.press('[data-action="lock-choose"]');
    expect(openFromPopup).toHaveBeenCalledExactlyOnceWith('lock');
  });

  test('disappears for good after « Plus tard » and says where to find it', async () => {
    const { at, stored } = answering(1, { computer: 'mine', lockOffer: 'open', menu: true });
    await openPopup(at);
    await at.press('[data-action="lock-later"]');
    expect(stored()).toEqual({ computer: 'mine', lockOffer: 'aside', menu: true });
    expect(document.activeElement?.textContent).toMatch(/dans le carnet, sous «\sVerrou\s»/);
    render(null, document.body);
    await openPopup(at);
    expect(at.find('.offer')).toBeNull();
    expect(at.text()).not.toContain('sous « Verrou »');
  });

  test('stays on a shared computer until it is answered, and opens nothing on « Plus tard »', async () => {
    const { at, stored } = answering(1, { ...fresh, computer: 'shared' });
    const { openCarnet: openFromPopup } = await openPopup(at);
    await at.press('[data-action="lock-later"]');
    expect(stored()).toEqual({ computer: 'shared', lockOffer: 'aside', menu: true });
    expect(openFromPopup).not.toHaveBeenCalled();
  });
});
