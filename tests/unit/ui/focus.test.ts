// @vitest-environment jsdom

import { h, render } from 'preact';
import { describe, expect, it } from 'vitest';
import { ItemRow } from '../../../src/carnet/parts/ItemRow.tsx';
import { WordsContext } from '../../../src/ui/context.ts';
import { useRovingTabIndex } from '../../../src/ui/focus.tsx';
import { fr } from '../../../src/ui/locales/fr/index.ts';
import { useReveal } from '../../../src/ui/Masked.tsx';
import { summary } from '../../support/ui/uiHarness.ts';

function List({ count }: { readonly count: number }) {
  const { root, shown, toggle } = useReveal<HTMLUListElement>();
  const { tabStop, keys } = useRovingTabIndex(root, count);
  const rows = Array.from({ length: count }, (_, place) =>
    h(ItemRow, {
      key: place,
      item: { ...summary, id: String(place) },
      shown: shown === String(place),
      toggle: () => toggle(String(place)),
      open: () => undefined,
      isTabStop: place === tabStop,
      notes: null,
      count: 1,
      isLeftOut: false,
      tick: 'in' as const,
      putInDossier: () => undefined,
      reason: undefined,
      threatWords: [],
    }),
  );
  return h('ul', { ref: root, ...keys }, rows);
}

const renderList = (count: number) =>
  render(h(WordsContext.Provider, { value: fr }, h(List, { count })), document.body);
const settle = () => new Promise((resolve) => setTimeout(resolve, 0));
const stops = () =>
  [...document.querySelectorAll<HTMLElement>('button')]
    .filter(({ tabIndex }) => tabIndex === 0)
    .map((button) => button.closest('li')?.querySelector('[data-item]')?.getAttribute('data-item'));
const focused = () => document.activeElement?.getAttribute('data-item');
async function press(key: string, more: KeyboardEventInit = {}) {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
  document.activeElement?.dispatchEvent(event);
  await settle();
  return event.defaultPrevented;
}

describe('useRovingTabIndex', () => {
  it('makes one row of the list a Tab stop and moves it with the arrows, Home and End', async () => {
    renderList(4);
    await settle();
    // The row and its « Afficher » button.
    expect(stops()).toEqual(['0', '0']);
    document.querySelector<HTMLElement>('[data-item="0"]')?.focus();
    expect(await press('ArrowDown')).toBe(true);
    expect([focused(), ...stops()]).toEqual(['1', '1', '1']);
    await press('End');
    expect(focused()).toBe('3');
    await press('ArrowDown');
    expect(focused()).toBe('3');
    document.querySelector<HTMLElement>('[data-item="3"] ~ * [data-action="reveal"]')?.focus();
    await press('ArrowUp');
    expect(focused()).toBe('2');
    await press('Home');
    expect(focused()).toBe('0');
    // Browser shortcuts are not handled.
    expect(await press('ArrowDown', { altKey: true })).toBe(false);
    expect(await press('PageDown')).toBe(false);
    renderList(0);
    await settle();
    expect(stops()).toEqual([]);
  });
});
