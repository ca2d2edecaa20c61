// @vitest-environment jsdom
import { h, render } from 'preact';
import { expect, test } from 'vitest';
import { ItemRow } from '../../../../src/ui/parts/ItemRow.tsx';
import { useRevealed } from '../../../../src/ui/parts/revealed.ts';
import { useRoving } from '../../../../src/ui/parts/roving.ts';
import { fr } from '../../../../src/ui/words/fr.ts';
import { summary } from '../uiHarness.ts';

function List({ count }: { readonly count: number }) {
  const { root, shown, toggle } = useRevealed<HTMLUListElement>();
  const { stop, keys } = useRoving(root, count);
  const rows = Array.from({ length: count }, (_, place) =>
    h(ItemRow, {
      key: place,
      words: fr,
      item: { ...summary, id: String(place) },
      shown: shown === String(place),
      toggle: () => toggle(String(place)),
      open: () => undefined,
      stop: place === stop,
    }),
  );
  return h('ul', { ref: root, ...keys }, rows);
}

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

test('a list is one row of Tab stops; arrows, Home and End go through it', async () => {
  render(h(List, { count: 4 }), document.body);
  await settle();
  // The row and its « Afficher ».
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
  // The browser's own keys stay its own.
  expect(await press('ArrowDown', { altKey: true })).toBe(false);
  expect(await press('PageDown')).toBe(false);
  render(h(List, { count: 0 }), document.body);
  await settle();
  expect(stops()).toEqual([]);
});
