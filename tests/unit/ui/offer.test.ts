// @vitest-environment jsdom
import { h, render } from 'preact';
import { describe, expect, test, vi } from 'vitest';
import type { Preferences } from '../../../src/domain/store/preferences.ts';
import { Popup } from '../../../src/ui/popup/Popup.tsx';
import { fr } from '../../../src/ui/words/fr.ts';
import { openCarnet } from './openCarnet.ts';
import { createLockBackground, createUiHarness, summary } from './uiHarness.ts';

/** A person's answers, kept as the background keeps them. */
function answering(total: number, before: Preferences) {
  let kept = before;
  const at = createUiHarness({
    'ui>bg:listItems': () => ({ total, items: total === 0 ? [] : [summary], interrupted: [] }),
    'ui>bg:readPreferences': () => kept,
    'ui>bg:savePreferences': (chosen) => {
      kept = chosen;
      return null;
    },
  });
  return { at, kept: () => kept };
}

const fresh: Preferences = { computer: null, lockOffer: 'open', welcomed: true, menu: true };

async function popup(at: ReturnType<typeof createUiHarness>) {
  const openCarnet = vi.fn();
  const doors = { openCarnet, quit: () => undefined, close: () => undefined };
  await at.show(h(Popup, { ask: at.ask, onLockChange: at.onLockChange, tabId: 7, words: fr, ...doors }));
  return openCarnet;
}

describe('whose computer it is', () => {
  test('is not asked at first in the popup: capturing comes first', async () => {
    const { at } = answering(1, fresh);
    await popup(at);
    const order = [...document.querySelectorAll<HTMLElement>('main [data-action]')];
    expect(order.slice(0, 9).map(({ dataset }) => dataset.action)).toEqual([
      'capture-post',
      'capture-screen',
      'capture-zone',
      'capture-page',
      'capture-thread',
      'import',
      'list-posts',
      'look',
      'lock-choose',
    ]);
    expect(at.text()).not.toContain('Cet ordinateur est-il à vous seul·e ?');
  });

  test('is asked in the popup once something is recorded and the passphrase was put aside, under the captures', async () => {
    const { at, kept } = answering(1, fresh);
    await popup(at);
    await at.press('[data-action="lock-later"]');
    expect(at.find('[data-whose-asked]')).toBeNull();
    await at.show(null);
    await popup(at);
    expect(at.text()).toContain('Cet ordinateur est-il à vous seul·e ?');
    const order = [...document.querySelectorAll<HTMLElement>('main [data-action]')];
    const actions = order.map(({ dataset }) => dataset.action);
    expect(actions.indexOf('computer-mine')).toBeGreaterThan(actions.indexOf('look'));
    await at.press('[data-action="computer-mine"]');
    expect(kept().computer).toBe('mine');
    expect(document.activeElement?.textContent).toContain('C’est noté.');
    await at.show(null);
    await popup(at);
    expect(at.find('[data-whose-asked]')).toBeNull();
  });

  test('« shared » in the popup goes on to the lock; nothing recorded, nothing asked', async () => {
    const { at, kept } = answering(1, { ...fresh, lockOffer: 'aside' });
    const openCarnet = await popup(at);
    await at.press('[data-action="computer-shared"]');
    expect(kept().computer).toBe('shared');
    expect(openCarnet).toHaveBeenCalledWith('#lock');
    await at.show(null);
    const none = answering(0, { ...fresh, lockOffer: 'aside' });
    await popup(none.at);
    expect(none.at.find('[data-whose-asked]')).toBeNull();
  });

  test('is asked with what this is and is not, in one press, when the carnet is first opened', async () => {
    const { at, kept } = answering(1, { ...fresh, welcomed: false });
    await openCarnet(at, '#items');
    expect(at.text()).toContain('Rien ne sort de cet ordinateur');
    expect(at.find('[data-action="welcomed"]')).toBeNull();
    await at.press('[data-action="computer-mine"]');
    expect(kept()).toEqual({ computer: 'mine', lockOffer: 'open', welcomed: true, menu: true });
    expect(at.text()).not.toContain('Rien ne sort de cet ordinateur');
    expect(document.activeElement?.textContent).toMatch(/Vous retrouvez cela/);
    // The offer was read before that answer, and leaves it as it is.
    await at.press('[data-action="lock-later"]');
    expect(kept()).toEqual({ computer: 'mine', lockOffer: 'aside', welcomed: true, menu: true });
  });

  test.each(['shared', 'unknown'] as const)('« %s » goes straight to the lock', async (computer) => {
    const { at, kept } = answering(1, fresh);
    await openCarnet(at, '#items');
    await at.press(`[data-action="computer-${computer}"]`);
    expect(kept()).toEqual({ computer, lockOffer: 'open', welcomed: true, menu: true });
    expect(window.location.hash).toBe('#lock');
    await vi.waitFor(() =>
      expect(at.text()).toContain('Si vous le pouvez, faites-le sur un autre appareil.'),
    );
  });

  test('is asked alone where the popup leads past the list', async () => {
    const { at, kept } = answering(1, { ...fresh, welcomed: false });
    await openCarnet(at, '#before-export');
    expect(at.text()).not.toContain('Rien ne sort de cet ordinateur');
    await at.press('[data-action="computer-mine"]');
    expect(kept()).toEqual({ computer: 'mine', lockOffer: 'open', welcomed: false, menu: true });
    await openCarnet(at, '#items');
    expect(at.find('[data-action="computer-mine"]')).toBeNull();
    expect(at.find('[data-action="welcomed"]')).not.toBeNull();
  });

  test('may be changed on the page of the lock', async () => {
    const { at, kept } = answering(1, { ...fresh, computer: 'mine' });
    await openCarnet(at, '#lock');
    await at.press('[name="computer"][value="shared"]');
    expect(kept().computer).toBe('shared');
    expect(at.text()).toContain('Si vous le pouvez, faites-le sur un autre appareil.');
  });
});

describe('the offer', () => {
  test('is not made before the first capture', async () => {
    const { at } = answering(0, fresh);
    await popup(at);
    expect(at.find('.offer')).toBeNull();
  });

  test('is not made where there is a passphrase', async () => {
    const at = createUiHarness({
      ...createLockBackground('unlocked').answers,
      'ui>bg:listItems': () => ({ total: 1, items: [summary], interrupted: [] }),
    });
    await popup(at);
    expect(at.asked('ui>bg:readPreferences')).toEqual([]);
  });

  test('leads to the page of the lock', async () => {
    const { at } = answering(1, fresh);
    const openCarnet = await popup(at);
    await at.press('[data-action="lock-choose"]');
    expect(openCarnet).toHaveBeenCalledExactlyOnceWith('#lock');
  });

  test('« Plus tard » puts it aside for good, and says where it is', async () => {
    const { at, kept } = answering(1, { computer: 'mine', lockOffer: 'open', welcomed: true, menu: true });
    await popup(at);
    await at.press('[data-action="lock-later"]');
    expect(kept()).toEqual({ computer: 'mine', lockOffer: 'aside', welcomed: true, menu: true });
    expect(document.activeElement?.textContent).toMatch(/dans le carnet, sous «\sVerrou\s»/);
    render(null, document.body);
    await popup(at);
    expect(at.find('.offer')).toBeNull();
    expect(at.text()).not.toContain('sous « Verrou »');
  });

  test('stays for a shared computer until it is answered, and « Plus tard » opens nothing', async () => {
    const { at, kept } = answering(1, { computer: 'shared', lockOffer: 'open', welcomed: true, menu: true });
    const openCarnet = await popup(at);
    await at.press('[data-action="lock-later"]');
    expect(kept()).toEqual({ computer: 'shared', lockOffer: 'aside', welcomed: true, menu: true });
    expect(openCarnet).not.toHaveBeenCalled();
  });
});
