// @vitest-environment jsdom
import { globSync, readFileSync } from 'node:fs';
import { expect, it, vi } from 'vitest';
import { linkTo, Navigation } from '../../../src/carnet/route.ts';

/** A carnet with one link to `operator`, started at the list. */
function open() {
  const openTab = vi.fn();
  const onChange = vi.fn();
  const navigation = new Navigation(window, 'items', openTab);
  const stop = navigation.start(onChange);
  const link = document.createElement('a');
  const { href, 'data-route': route } = linkTo('operator');
  link.href = href;
  link.dataset.route = route;
  document.body.replaceChildren(link);
  return { navigation, openTab, onChange, link, stop };
}

const click = (link: HTMLElement, init: MouseEventInit = {}, type = 'click'): boolean =>
  link.dispatchEvent(new MouseEvent(type, { bubbles: true, cancelable: true, ...init }));

it('follows a link and the Back button; no view is in the address or in a history state', async () => {
  window.history.replaceState(null, '', '#operator');
  const { navigation, onChange, link, stop } = open();
  expect(window.location.hash).toBe('');
  const written: unknown[] = [];
  const pushed = vi.spyOn(window.history, 'pushState');
  expect(click(link)).toBe(false);
  navigation.go('item/8d0f2f4e-1c1b-4b7e-9a54-0d3a5b1c2d3e');
  written.push(...pushed.mock.calls.flat(), window.history.state, window.location.href);
  expect(JSON.stringify(written)).not.toMatch(/operator|item|8d0f/);
  expect(onChange).toHaveBeenCalledTimes(2);

  window.history.back();
  await vi.waitFor(() => expect(navigation.path).toBe('operator'));
  window.history.back();
  await vi.waitFor(() => expect(navigation.path).toBe('items'));
  window.history.forward();
  await vi.waitFor(() => expect(navigation.path).toBe('operator'));
  // After a reload, the states of the earlier page are unknown.
  stop();
  const again = open();
  window.dispatchEvent(new PopStateEvent('popstate', { state: 2 }));
  expect(again.navigation.path).toBe('items');
  again.stop();
});

it('asks before a held view is left, by a link or the Back button, and goes where she wanted', async () => {
  const { navigation, onChange, link, stop } = open();
  navigation.go('import');
  const asked: (() => void)[] = [];
  const release = navigation.hold((leave) => asked.push(leave));
  click(link);
  expect([navigation.path, asked.length]).toEqual(['import', 1]);
  window.history.back();
  await vi.waitFor(() => expect([asked.length, window.history.state]).toEqual([2, 1]));
  expect(navigation.path).toBe('import');
  asked[1]?.();
  await vi.waitFor(() => expect(navigation.path).toBe('items'));
  expect(window.history.state).toBe(0);

  navigation.go('import');
  navigation.hold((leave) => asked.push(leave));
  // Of a view that was left, it does nothing.
  release();
  click(link);
  expect([navigation.path, asked.length]).toEqual(['import', 3]);
  onChange.mockClear();
  asked[2]?.();
  expect(navigation.path).toBe('operator');
  expect(onChange).toHaveBeenCalledOnce();
  stop();
});

it('opens a view in a new tab with a modified click, the middle button or a target, without its address', () => {
  const { navigation, openTab, link, stop } = open();
  for (const [init, type] of [
    [{ ctrlKey: true }, 'click'],
    [{ metaKey: true }, 'click'],
    [{ shiftKey: true }, 'click'],
    [{ button: 1 }, 'auxclick'],
  ] as const)
    expect(click(link, init, type)).toBe(false);
  link.target = '_blank';
  expect(click(link)).toBe(false);
  expect(openTab.mock.calls).toEqual(Array(5).fill(['operator']));
  expect(navigation.path).toBe('items');
  // The right button opens the browser's menu, which offers the link's own address.
  expect(click(link, { button: 2 }, 'auxclick')).toBe(true);
  expect(openTab).toHaveBeenCalledTimes(5);
  expect(link.getAttribute('href')).toBe('carnet.html');
  stop();
});

it('no link of the interface has a view in its address', () => {
  const links = globSync('src/{ui,carnet,popup,start}/**/*.tsx').flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(/href=(?:"#|\{`#)[^\s>]*/g)].map(([found]) => `${path} ${found}`),
  );
  // A link of the invented post, on the practice page.
  expect(links).toEqual(['src/start/Practice.tsx href="#compte_invente"']);
});
