import { JSDOM } from 'jsdom';
import { expect, it } from 'vitest';
import { hasAppeared, listChanged, MAX_PICTURES, readLooks, takeUnchanged } from '../../../src/capture/looks.ts';
import type { PageView } from '../../../src/dom/pageView.ts';

const AREA = { x: 0, y: 0, width: 500, height: 500 };

/** jsdom has no layout: every element is in the area, and is drawn unless it is hidden. */
function openPage(body: string) {
  const { window } = new JSDOM(`<!doctype html><body>${body}</body>`);
  const { document } = window;
  Object.assign(document, { getAnimations: () => [] });
  const view = {
    document,
    rectOf: () => AREA,
    isVisible: (el: Element) => window.getComputedStyle(el).visibility !== 'hidden',
  } as unknown as PageView; // the members that are used
  const page = window as unknown as Window; // jsdom's type of Window
  return {
    page,
    find: (selector: string) => document.querySelector<HTMLElement>(selector) as HTMLElement,
    read: () => readLooks(page, view, AREA, (el) => el.id === 'ours'),
  };
}

it('notes what a style or a class changes, wherever it stands, and not what is ours', () => {
  const { read, find } = openPage('<style>.seen b { color: red }</style><p><b>a</b><i>b</i></p><p id="ours">c</p>');
  const before = read();
  find('#ours').style.color = 'red';
  expect(listChanged(before, read())).toEqual([]);
  find('p').classList.add('seen');
  find('i').style.background = 'rgb(1, 2, 3)';
  expect(listChanged(before, read())).toEqual([find('b'), find('i')]);
});

it('tells what appears from what the page takes away', () => {
  const { page, read, find } = openPage('<p style="visibility: hidden">a</p>');
  const hidden = read();
  find('p').style.visibility = 'visible';
  const shown = read();
  expect([hasAppeared(page, hidden, shown), hasAppeared(page, shown, hidden)]).toEqual([true, false]);
  find('p').style.position = 'fixed';
  expect(hasAppeared(page, hidden, read())).toBe(false);
});

it('takes a picture again while the page changes after it, three times at most', async () => {
  for (const changes of [0, 1, MAX_PICTURES, 9]) {
    const { read, find } = openPage('<p>a</p>');
    let pictures = 0;
    const shoot = async (): Promise<number> => {
      pictures += 1;
      if (pictures <= changes) find('p').style.color = `rgb(${pictures}, 0, 0)`;
      return 5;
    };
    const picture = await takeUnchanged(shoot, read, async () => undefined);
    expect([pictures, picture?.changed.length]).toEqual([
      Math.min(changes + 1, MAX_PICTURES),
      changes < MAX_PICTURES ? 0 : 1,
    ]);
  }
});
