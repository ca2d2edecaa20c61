import { describe, expect, it, vi } from 'vitest';
import { removeOverlays } from '../../../src/overlay/overlayHost.ts';
import { startPicker } from '../../../src/overlay/postPicker.ts';
import { createPageHarness } from '../../support/ui/pageHarness.ts';

const WORDS = {
  label: 'Cliquez sur la publication · Échap pour annuler',
  leave: 'Quitter',
  noPost: 'Aucune publication ici',
  covered: 'covered',
  inFrame: 'Dans un cadre',
  openFrame: 'Ouvrir le cadre',
  position: (place: number, total: number) => `Publication ${place} sur ${total}`,
};

function pick(preselected: string | null = null, isFrameReadable = false, clicked: string | null = null) {
  const page = createPageHarness(
    `<main><article id="a"><p>un <a href="/1">lien</a></p></article><article id="b"><p>deux</p></article><p id="none">rien</p><article><iframe id="frame" src="https://ailleurs.exemple/direct"></iframe></article></main>`,
  );
  const before = page.document.documentElement.outerHTML;
  const posts = {
    at: (el: Element) => el.closest('article'),
    isCover: (el: Element) => el.closest('.veil') !== null,
    list: () => [...page.document.querySelectorAll('article[id]')],
    rectOf: (post: Element) => post.getBoundingClientRect(),
    scrollTo: (post: Element) => post.scrollIntoView({ block: 'nearest', behavior: 'instant' }),
    windows: () => {
      const inside = page.document.querySelector('iframe')?.contentWindow;
      return isFrameReadable && inside ? [page.window, inside] : [page.window];
    },
  };
  const opened: string[] = [];
  const controller = new AbortController();
  const options = {
    window: page.window,
    posts,
    preselected: preselected === null ? null : page.find(preselected),
    clicked: clicked === null ? null : page.find(clicked),
    words: WORDS,
    caseName: Promise.resolve('Carnet : Lina'),
    signal: controller.signal,
    openFrame: (address: string) => void opened.push(address),
  };
  return { ...page, before, options, opened, controller, answer: startPicker(options) };
}

const outline = (root: ShadowRoot) => (root.querySelector('.box') as HTMLElement).style.display;
const label = (root: ShadowRoot) => root.querySelector('.label')?.textContent;

describe('startPicker', () => {
  it('names the case that the capture goes to', async () => {
    const { root, controller } = pick();
    await Promise.resolve();
    expect(root().querySelector('.case')?.textContent).toBe('Carnet : Lina');
    controller.abort();
  });

  it('outlines the post under the pointer and resolves with the clicked one', async () => {
    const { find, fire, root, answer } = pick();
    expect(outline(root())).toBe('none');
    fire('pointermove', find('#a a'), { clientX: 5, clientY: 5 });
    expect(outline(root())).toBe('block');
    fire('pointermove', find('#none'), { clientX: 5, clientY: 90 });
    expect(outline(root())).toBe('none');
    fire('click', find('#b p'));
    await expect(answer).resolves.toBe(find('#b'));
  });

  it('hides the whole press from the page, including the second half of a double click', () => {
    const { find, fire, wait, listening } = pick();
    for (const type of 'pointerdown mousedown pointerup mouseup contextmenu auxclick click dblclick'.split(' ')) {
      expect(fire(type, find('#a a'))).toEqual({ kept: true, defaultStays: false });
    }
    expect(fire('click', find('#a a')).kept).toBe(true);
    wait(400);
    expect(listening).toEqual([]);
  });

  it('takes the next choice at once after another one, but no second half of a double click', async () => {
    const { find, fire, answer, options } = pick();
    fire('click', find('#a'));
    await answer;
    const next = startPicker(options);
    expect(fire('click', find('#a'), { detail: 2 })).toEqual({ kept: true, defaultStays: false });
    fire('click', find('#b'), { detail: 1 });
    await expect(next).resolves.toBe(find('#b'));
  });

  it('does not cancel touch events, which would produce no click', () => {
    expect(pick().fire('touchstart', null)).toEqual({ kept: true, defaultStays: true });
    removeOverlays();
  });

  it('ignores untrusted events', async () => {
    const { find, fire, key, answer } = pick();
    expect(fire('click', find('#a'), { isTrusted: false })).toEqual({ kept: false, defaultStays: true });
    expect(key('Escape', { isTrusted: false }).kept).toBe(false);
    fire('pointermove', find('#a'), { isTrusted: false, clientX: 1, clientY: 1 });
    fire('click', find('#b'));
    await expect(answer).resolves.toBe(find('#b'));
  });

  it('resolves on a released press when the page blocks clicks', async () => {
    const { find, fire, wait, answer } = pick();
    fire('pointerdown', find('#a'));
    fire('pointerup', find('#a'));
    wait(250);
    await expect(answer).resolves.toBe(find('#a'));
  });

  it('stays open when no post is at the pointer', () => {
    const { find, fire, root, layers } = pick();
    fire('click', find('#none'));
    expect(label(root())).toBe(WORDS.noPost);
    expect(layers()).toHaveLength(1);
    removeOverlays();
  });

  it('chooses nothing through an element that covers the posts, and says so', () => {
    const { find, fire, root, layers } = pick();
    find('#a p').className = 'veil';
    fire('pointermove', find('#a p'), { clientX: 5, clientY: 5 });
    expect(outline(root())).toBe('none');
    fire('click', find('#a p'));
    expect(label(root())).toBe(WORDS.covered);
    expect(layers()).toHaveLength(1);
    removeOverlays();
  });

  it('shows instructions over an unreadable iframe and the label again outside it', () => {
    const { find, fire, root, layers } = pick();
    fire('pointerover', find('#frame'), { clientX: 5, clientY: 120 });
    expect(label(root())).toBe(WORDS.inFrame);
    expect(outline(root())).toBe('none');
    expect(layers()).toHaveLength(1);
    fire('pointermove', find('#a a'), { clientX: 5, clientY: 5 });
    expect(label(root())).toBe(WORDS.label);
    expect(outline(root())).toBe('block');
    removeOverlays();
  });

  it('opens an unreadable iframe in a tab and resolves with null', async () => {
    const { find, fire, root, layers, opened, answer } = pick();
    const button = root().querySelector<HTMLElement>('.open');
    if (button) button.getBoundingClientRect = () => ({ left: 10, top: 10, right: 90, bottom: 40 }) as DOMRect;
    expect(button?.hidden).toBe(true);
    fire('pointerover', find('#frame'), { clientX: 5, clientY: 120 });
    expect(button?.hidden).toBe(false);
    fire('pointermove', find('#none'), { clientX: 20, clientY: 60 });
    expect(button?.hidden).toBe(false); // the pointer crosses the page to reach the button
    fire('pointerdown', layers()[0] ?? null, { clientX: 20, clientY: 20 });
    fire('click', layers()[0] ?? null);
    await expect(answer).resolves.toBeNull();
    expect(opened).toEqual(['https://ailleurs.exemple/direct']);
  });

  it('keeps the label over a readable iframe', () => {
    const { find, fire, root } = pick(null, true);
    fire('pointerover', find('#frame'), { clientX: 5, clientY: 120 });
    expect(label(root())).toBe(WORDS.label);
    expect(root().querySelector<HTMLElement>('.open')?.hidden).toBe(true);
    removeOverlays();
  });

  it('ignores an iframe that a key scrolled under the pointer', async () => {
    const { find, fire, key, answer } = pick();
    key('Tab');
    fire('pointerover', find('#frame'), { clientX: 5, clientY: 120 });
    key('Enter');
    await expect(answer).resolves.toBe(find('#a'));
  });

  it('resolves with null on Escape, its button, removeOverlays or abort, and leaves no trace', async () => {
    const first = pick();
    expect(first.key('Escape').kept).toBe(true);
    await expect(first.answer).resolves.toBeNull();
    const second = pick();
    second.fire('click', second.layers()[0] ?? null);
    await expect(second.answer).resolves.toBeNull();
    const third = pick();
    removeOverlays();
    await expect(third.answer).resolves.toBeNull();
    const fourth = pick();
    fourth.controller.abort(); // the popup opened, or another selection starts
    await expect(fourth.answer).resolves.toBeNull();
    for (const { layers, wait, listening, document, before } of [first, second, third, fourth]) {
      wait(400);
      expect(layers()).toEqual([]);
      expect(listening).toEqual([]);
      expect(document.documentElement.outerHTML).toBe(before);
    }
  });
});

describe('startPicker by keyboard', () => {
  it('moves through the posts and resolves with the one at Enter', async () => {
    const { key, root, find, answer } = pick();
    for (const [name, place] of Object.entries({ Tab: 1, ArrowDown: 2, n: 2, ArrowUp: 1 })) {
      expect(key(name)).toEqual({ kept: true, defaultStays: false });
      expect(label(root())).toBe(`Publication ${place} sur 2`);
    }
    key('Tab');
    key('Tab', { shiftKey: true });
    expect(key('Enter').kept).toBe(true);
    await expect(answer).resolves.toBe(find('#a'));
  });

  it('starts at the preselected post', async () => {
    const { key, find, root, answer } = pick('#b p');
    expect(outline(root())).toBe('block');
    key('Enter');
    await expect(answer).resolves.toBe(find('#b'));
  });

  it('takes the post that was clicked before it started, and says when there was none', async () => {
    const { find, answer } = pick(null, false, '#b p');
    await expect(answer).resolves.toBe(find('#b'));
    const { root } = pick(null, false, '#none');
    expect(label(root())).toBe(WORDS.noPost);
  });

  it('passes other keys, and keys with modifiers, to the page', () => {
    const { key } = pick();
    for (const name of ['a', 'j', 'F5', 'PageDown']) expect(key(name).kept).toBe(false);
    expect(key('n', { ctrlKey: true }).kept).toBe(false);
    expect(key('Enter').kept).toBe(true); // even without a post, the page does not receive it
    removeOverlays();
  });

  it('keeps the keyboard selection while the pointer does not move', () => {
    const { key, fire, find, root, document } = pick();
    fire('pointermove', find('#b'), { clientX: 5, clientY: 5 });
    key('p');
    expect(label(root())).toBe('Publication 1 sur 2');
    document.elementFromPoint = vi.fn(() => find('#b'));
    fire('scroll', null);
    expect(document.elementFromPoint).not.toHaveBeenCalled();
    removeOverlays();
  });
});
