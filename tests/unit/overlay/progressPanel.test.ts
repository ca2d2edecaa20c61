import { describe, expect, it, vi } from 'vitest';
import { estimateMinutesLeft, openProgressPanel } from '../../../src/overlay/progressPanel.ts';
import { createPageHarness } from '../../support/ui/pageHarness.ts';

function open({ isCovered = false, waitForPaint = async () => true } = {}) {
  const page = createPageHarness('<main><button id="own">Envoyer</button></main>');
  const panel = openProgressPanel(
    page.window,
    {
      progress: (screen, limit, kept) => `écran ${screen}, ${limit} au plus, ${kept}`,
      stop: 'Arrêter',
      continueFurther: 'Plus loin',
      hidePage: 'Cacher la page',
      title: 'Page cachée',
      note: 'La page se montre un instant.',
      remaining: (minutes) => `Reste ${minutes} min`,
      paused: 'En pause',
    },
    { limit: 40, endLimit: 200, isCovered, colours: [0xff0000, 0x00ff00, 0x0000ff, 0x123456], waitForPaint },
  );
  const [cover, card] = ['.cover', '.card'].map((one) => page.root().querySelector<HTMLElement>(one));
  const isAway = () => cover?.classList.contains('away');
  return { ...page, panel, cover, card, isAway };
}

const SWALLOWED = { kept: true, defaultStays: false };
const LEFT_TO_PAGE = { kept: false, defaultStays: true };
/** jsdom lays nothing out. */
function place(el: Element | null | undefined, left: number, right: number): void {
  if (el) el.getBoundingClientRect = () => ({ x: left, y: 0, width: right - left, height: 10 }) as DOMRect;
}

describe('openProgressPanel', () => {
  it('shows the progress and hides during screenshots', () => {
    const { panel, root, layers, card } = open();
    expect(card?.hidden).toBe(true);
    panel.show(3, 12);
    expect(root().querySelector('[role="status"]')?.textContent).toBe('écran 3, 40 au plus, 12');
    expect(card?.hidden).toBe(false);
    panel.hide();
    expect(card?.hidden).toBe(true);
    panel.remove();
    expect(layers()).toEqual([]);
  });

  it('stops on Escape and raises the limit on Enter when no element of the page has the focus', () => {
    const { panel, fire, find, document, wait, listening } = open();
    expect(fire('keydown', find('#own'), { key: 'Enter' })).toEqual(LEFT_TO_PAGE);
    expect(panel.limit).toBe(40);
    expect(fire('keydown', document.body, { key: 'Enter' })).toEqual(SWALLOWED);
    expect(panel.limit).toBe(80);
    fire('keydown', document.body, { key: 'Escape', isTrusted: false });
    expect(panel.stopped).toBe(false);
    // The page would close the dialog that is being captured.
    expect(fire('keydown', document.body, { key: 'Escape' })).toEqual(SWALLOWED);
    expect(panel.stopped).toBe(true);
    panel.remove();
    wait(400);
    expect(listening).toEqual([]);
  });

  it('ignores the repeats of a key held down since the popup or pressed here', () => {
    const { panel, fire, document } = open();
    expect(fire('keydown', document.body, { key: 'Enter', repeat: true })).toEqual(SWALLOWED);
    expect(panel.limit).toBe(40);
    fire('keyup', document.body, { key: 'Enter' });
    fire('keydown', document.body, { key: 'Enter' });
    expect(fire('keydown', document.body, { key: 'Enter', repeat: true })).toEqual(SWALLOWED);
    expect(panel.limit).toBe(80);
    // The repeats of other keys reach the page.
    fire('keydown', document.body, { key: 'ArrowDown' });
    expect(fire('keydown', document.body, { key: 'ArrowDown', repeat: true }).kept).toBe(false);
    panel.remove();
  });

  it('handles presses at its last position while hidden for a screenshot, and hides them from the page', () => {
    const { panel, fire, find, root, wait, listening, card } = open();
    const at = (clientX: number) => fire('click', find('#own'), { clientX, clientY: 5 });
    const [stop, further] = root().querySelectorAll('button');
    place(card, 0, 100);
    place(stop, 20, 40);
    place(further, 60, 80);
    panel.show(3);
    expect(at(30)).toEqual(LEFT_TO_PAGE);
    panel.hide();
    expect(at(150)).toEqual(LEFT_TO_PAGE);
    expect(at(5)).toEqual(SWALLOWED);
    expect([panel.stopped, panel.limit]).toEqual([false, 40]);
    at(70);
    at(30);
    expect([panel.stopped, panel.limit]).toEqual([true, 80]);
    panel.remove();
    wait(400);
    expect(listening).toEqual([]);
  });

  it('covers the page on a press of « Cacher la page », and goes to the end', () => {
    const { panel, root, fire, find, cover, card } = open();
    panel.show(1);
    expect([cover?.hidden, panel.cover.marks]).toEqual([true, null]);
    place(root().querySelectorAll('.card button')[2], 60, 80);
    place(card, 0, 100);
    panel.hide();
    fire('click', find('#own'), { clientX: 70, clientY: 5 });
    expect([cover?.hidden, panel.limit, panel.cover.isOn]).toEqual([false, 200, true]);
    panel.show(2, 12);
    expect(cover?.querySelector('[role="status"]')?.textContent).toBe('écran 2, 200 au plus, 12');
    expect(card?.hidden).toBe(true);
    panel.remove();
  });

  it('stays until just before a screenshot, and comes back with its reply', async () => {
    const painted = Promise.withResolvers<boolean>();
    const { panel, isAway } = open({ isCovered: true, waitForPaint: () => painted.promise });
    panel.hide();
    expect(isAway()).toBe(false);
    const uncovered = panel.cover.uncover();
    expect(isAway()).toBe(true);
    painted.resolve(false);
    expect(await uncovered).toBe(false);
    panel.cover.restore(0);
    expect(isAway()).toBe(false);
    expect(panel.cover.marks).toEqual({
      colours: [0xff0000, 0x00ff00, 0x0000ff, 0x123456],
      window: { width: 1024, height: 768 },
    });
    panel.remove();
  });

  it('uncovers three times a second at most, and not before a screenshot is allowed', async () => {
    const { panel, wait, isAway } = open({ isCovered: true });
    for (const _ of [1, 2, 3]) {
      await panel.cover.uncover();
      panel.cover.restore(0);
    }
    const fourth = panel.cover.uncover();
    expect(isAway()).toBe(false);
    wait(1_000);
    await fourth;
    expect(isAway()).toBe(true);
    panel.cover.restore(5_000);
    const delayed = panel.cover.uncover();
    wait(4_000);
    expect(isAway()).toBe(false);
    wait(5_000);
    await delayed;
    panel.remove();
  });

  it('waits for the first of the last three uncoverings only', async () => {
    const { panel, window, wait, isAway } = open({ isCovered: true });
    const now = vi.spyOn(window.performance, 'now');
    for (const at of [0, 400, 800, 1_200, 1_500]) {
      now.mockReturnValue(at);
      await panel.cover.uncover();
      panel.cover.restore(0);
    }
    // The last three were at 800, 1,200 and 1,500 ms.
    now.mockReturnValue(1_700);
    const early = panel.cover.uncover();
    expect(isAway()).toBe(false);
    wait(100);
    await early;
    expect(isAway()).toBe(true);
    panel.remove();
  });

  it('keeps presses, scrolling and keys from the covered page; « Arrêter » takes a press, Escape stops', () => {
    const { panel, cover, fire, find, document, wait, listening } = open({ isCovered: true });
    place(cover?.querySelector('button'), 20, 40);
    for (const type of ['click', 'wheel', 'contextmenu', 'pointerdown'])
      expect(fire(type, find('#own'), { clientX: 500, clientY: 5 })).toEqual(SWALLOWED);
    for (const key of ['Tab', 'Enter', 'ArrowDown', ' '])
      expect(fire('keydown', find('#own'), { key })).toEqual(SWALLOWED);
    expect(fire('keydown', document.body, { key: 'r', ctrlKey: true }).kept).toBe(false);
    expect(panel.stopped).toBe(false);
    fire('click', find('#own'), { clientX: 30, clientY: 5 });
    expect(panel.stopped).toBe(true);
    panel.remove();
    const other = open({ isCovered: true });
    other.fire('keydown', other.document.body, { key: 'Escape' });
    expect(other.panel.stopped).toBe(true);
    wait(400);
    expect(listening).toEqual([]);
  });

  it('is a dialog whose « Arrêter » has the focus', () => {
    const { panel, root, document, layers } = open({ isCovered: true });
    const cover = root().querySelector('[role="dialog"]');
    expect([cover?.getAttribute('aria-modal'), cover?.getAttribute('aria-label')]).toEqual(['true', 'Page cachée']);
    expect(document.activeElement).toBe(layers()[0]);
    expect(root().activeElement?.textContent).toBe('Arrêter');
    panel.remove();
  });

  it('comes back after the page removed it, and tells', () => {
    const { panel, layers } = open({ isCovered: true });
    expect(panel.cover.wasRemoved).toBe(false);
    layers()[0]?.remove();
    panel.show(3);
    expect(layers()).toHaveLength(1);
    expect(panel.cover.wasRemoved).toBe(true);
    panel.remove();
    panel.cover.restore(0);
    expect(layers()).toEqual([]);
  });

  it('has marks that keep their colours where the system sets all others', () => {
    const { panel, document, root } = open({ isCovered: true });
    const marks = [...root().querySelectorAll('.mark')];
    expect(marks).toHaveLength(4);
    const css = [...root().querySelectorAll('style')].map((style) => style.textContent).join('\n');
    expect(css).toMatch(/\.mark \{[^}]*forced-color-adjust: none/);
    expect(document.body.querySelector('.mark')).toBeNull();
    panel.remove();
  });
});

it('estimates the whole minutes left, once enough is done', () => {
  expect(estimateMinutesLeft(4_000, 0.5)).toBe(null);
  expect(estimateMinutesLeft(60_000, 0.01)).toBe(null);
  expect(estimateMinutesLeft(60_000, 0.1)).toBe(9);
  expect(estimateMinutesLeft(60_000, 0.99)).toBe(1);
  expect(estimateMinutesLeft(60_000, 1.2)).toBe(1);
});
