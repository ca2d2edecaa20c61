// @vitest-environment jsdom
import { h, render } from 'preact';
import { describe, expect, test, vi } from 'vitest';
import type { Preferences } from '../../../src/domain/preferences.ts';
import { Carnet } from '../../../src/ui/carnet/Carnet.tsx';
import { Unwritten } from '../../../src/ui/carnet/unwritten.ts';
import { Popup } from '../../../src/ui/popup/Popup.tsx';
import { fr } from '../../../src/ui/words/fr.ts';
import { testBook } from './book.ts';
import { keyring, noImports, stage, summary } from './stage.ts';

/** A person's answers, kept as the background keeps them. */
function answering(total: number, before: Preferences) {
  let kept = before;
  const at = stage({
    'ui>bg:listItems': () => ({ total, items: total === 0 ? [] : [summary], interrupted: [] }),
    'ui>bg:preferences': () => kept,
    'ui>bg:prefer': (chosen) => {
      kept = chosen;
      return null;
    },
  });
  return { at, kept: () => kept };
}

const fresh: Preferences = { computer: null, lockOffer: 'open', welcomed: true, menu: true };

async function popup(at: ReturnType<typeof stage>) {
  const openCarnet = vi.fn();
  const doors = { openCarnet, quit: () => undefined, close: () => undefined };
  await at.show(h(Popup, { ask: at.ask, onLockChange: at.onLockChange, tabId: 7, words: fr, ...doors }));
  return openCarnet;
}

describe('the question', () => {
  test('is not asked before the first capture', async () => {
    const { at } = answering(0, fresh);
    await popup(at);
    expect(at.find('[data-action="computer-mine"]')).toBeNull();
  });

  test('comes after it, below the capture buttons', async () => {
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
      'computer-mine',
    ]);
    expect(at.text()).toContain('Cet ordinateur est-il à vous seul·e ?');
  });

  test('is not asked where there is a passphrase', async () => {
    const at = stage({
      ...keyring('unlocked').answers,
      'ui>bg:listItems': () => ({ total: 1, items: [summary], interrupted: [] }),
    });
    await popup(at);
    expect(at.asked('ui>bg:preferences')).toEqual([]);
  });

  test.each(['shared', 'unknown'] as const)('« %s » goes straight to the lock', async (computer) => {
    const { at, kept } = answering(1, fresh);
    const openCarnet = await popup(at);
    await at.press(`[data-action="computer-${computer}"]`);
    expect(kept()).toEqual({ computer, lockOffer: 'open', welcomed: true, menu: true });
    expect(openCarnet).toHaveBeenCalledExactlyOnceWith('#lock');
  });

  test('« mine » offers a passphrase in a second card, which takes the focus', async () => {
    const { at, kept } = answering(1, fresh);
    const openCarnet = await popup(at);
    await at.press('[data-action="computer-mine"]');
    expect(kept()).toEqual({ computer: 'mine', lockOffer: 'open', welcomed: true, menu: true });
    expect(document.activeElement?.textContent).toBe(
      'Protéger ce qui est enregistré par une phrase de passe',
    );
    await at.press('[data-action="lock-choose"]');
    expect(openCarnet).toHaveBeenCalledExactlyOnceWith('#lock');
  });

  test('in the carnet, it leads to the page where another device is spoken of', async () => {
    const { at } = answering(1, fresh);
    window.location.hash = '#items';
    const doors = {
      book: testBook(),
      quit: () => undefined,
      unwritten: new Unwritten(),
      allowAuthority: async () => false,
      copy: async () => undefined,
      imports: noImports,
      runExport: vi.fn(),
    };
    await at.show(h(Carnet, { ask: at.ask, onLockChange: at.onLockChange, words: fr, window, ...doors }));
    await at.press('[data-action="computer-shared"]');
    expect(window.location.hash).toBe('#lock');
    await vi.waitFor(() =>
      expect(at.text()).toContain('Si vous le pouvez, faites-le sur un autre appareil.'),
    );
  });
});

describe('the offer', () => {
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
