import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { toComparableText } from '../../../src/capture/contentWatcher.ts';
import { compareSamples, sampleContent } from '../../../src/capture/fullPage/capturePageTiles.ts';
import { ContentActivity } from '../../../src/capture/fullPage/contentActivity.ts';
import { computeNextPace, FIRST_PACE } from '../../../src/capture/fullPage/pageWalk.ts';
import { isAreaCovered } from '../../../src/capture/hiddenContent.ts';
import { findLoadingWords, findPendingContent } from '../../../src/capture/pendingContent.ts';
import type { Scroller } from '../../../src/capture/scroller.ts';
import type { PageView } from '../../../src/dom/pageView.ts';

const ROW_HEIGHT = 50;
const CLIP = { x: 0, y: 0, width: 500, height: 600 };

/** A page whose elements with `data-row` are rows of 50 px; jsdom has no layout of its own. */
function openPage(body: string) {
  const { window } = new JSDOM(`<!doctype html><body>${body}</body>`, { pretendToBeVisual: true });
  const { document } = window;
  const state = { scrollY: 0 };
  const rowOf = (el: Element): number => Number(el.closest('[data-row]')?.getAttribute('data-row') ?? -1);
  const elementsAt = (_: number, y: number): Element[] => {
    const row = document.querySelector(`[data-row="${Math.floor((y + state.scrollY) / ROW_HEIGHT)}"]`);
    const cover = document.querySelector('[data-cover]');
    const isCovered = cover !== null && y < Number(cover.getAttribute('data-cover'));
    return [...(isCovered ? [cover] : []), ...(row ? [row.lastElementChild ?? row, row] : []), document.body];
  };
  Object.assign(document, {
    elementFromPoint: (x: number, y: number) => elementsAt(x, y)[0] ?? null,
    elementsFromPoint: elementsAt,
  });
  const view = {
    document,
    isVisible: () => true,
    rectOf: (el: Element) => ({
      x: 0,
      y: rowOf(el) * ROW_HEIGHT - state.scrollY,
      width: 500,
      height: rowOf(el) < 0 ? 0 : ROW_HEIGHT,
    }),
  } as unknown as PageView; // the four members that these functions use
  const scroller: Scroller = {
    pane: null,
    reversed: false,
    clip: CLIP,
    size: () => ({ width: 500, height: 5_000 }),
    position: () => ({ x: 0, y: state.scrollY }),
    scrollTo: ({ y }) => {
      state.scrollY = y;
    },
  };
  return { window: window as unknown as Window, document, view, scroller };
}

const row = (n: number, content: string, attributes = ''): string =>
  `<div class="row" data-row="${n}" ${attributes}>${content}</div>`;
const rows = (count: number, content: (n: number) => string): string =>
  `<main>${Array.from({ length: count }, (_, n) => row(n, content(n))).join('')}</main>`;

describe('toComparableText', () => {
  it.each([
    ['1 réponse', '15 réponses'],
    ['1,2 k J’aime', '1,3 k J’aime'],
    ['il y a 3 min', 'il y a 2 heures'],
    ['à l’instant', 'il y a 1 min'],
  ])('takes « %s » and « %s » as the same', (one, other) => {
    expect(toComparableText(one)).toBe(toComparableText(other));
  });

  it('differs when a word differs', () => {
    expect(toComparableText('bonjour à toutes')).not.toBe(toComparableText('salut à toutes'));
    expect(toComparableText('Marché conclu')).toBe('Marché conclu');
  });
});

it('compareSamples reports other words, another place and a removed element, and nothing on a still page', () => {
  const { document, view, scroller } = openPage(rows(12, (n) => `<p>message ${n} bonjour</p>`));
  const sample = () => sampleContent(view, scroller, () => false);
  const samples = sample();
  const none = { changed: false, moved: false, endMoved: false, removed: false };
  expect(samples).toHaveLength(12);
  expect(compareSamples(samples, view, scroller)).toEqual(none);
  scroller.scrollTo({ x: 0, y: 200 });
  expect(compareSamples(samples, view, scroller)).toEqual(none);
  document.querySelector('[data-row="5"]')?.setAttribute('data-row', '7');
  expect(compareSamples(samples, view, scroller)).toEqual({ ...none, moved: true });
  document.querySelectorAll('p')[0]?.replaceChildren('message 0 bonsoir');
  document.querySelectorAll('p')[1]?.replaceChildren('message 99 bonjour');
  expect(compareSamples(samples, view, scroller)).toEqual({ ...none, moved: true, changed: true });
  document.querySelector('[data-row="3"]')?.remove();
  expect(compareSamples(samples, view, scroller)).toEqual({ ...none, moved: true, changed: true, removed: true });
});

describe('findPendingContent', () => {
  const causes = (body: string) => {
    const { view } = openPage(body);
    return findPendingContent(view, CLIP).map(({ cause }) => cause);
  };

  it('finds an empty row among rows with content', () => {
    expect(causes(rows(12, (n) => (n < 4 ? 'drawn' : '')))).toEqual(Array.from({ length: 8 }, () => 'empty-row'));
    expect(causes(rows(12, () => 'drawn'))).toEqual([]);
  });

  it('finds indicators by their role, state and usual class names', () => {
    const drawn = rows(10, () => 'drawn');
    for (const indicator of [
      row(10, '', 'role="progressbar"'),
      row(10, '', 'aria-busy="true"'),
      `<p data-row="10" class="post-Skeleton"></p>`,
    ])
      expect(causes(`${drawn}${indicator}`)).toContain('loading-indicator');
    expect(causes(`${drawn}${row(40, '', 'aria-busy="true"')}`)).toEqual([]);
    expect(
      causes(
        `${drawn}<section data-row="10" class="loading">A list of messages that is already shown, with its header</section>`,
      ),
    ).toEqual([]);
  });

  it('finds a blank screen', () => {
    expect(causes(rows(12, () => ''))).toEqual(['empty-screen']);
    expect(causes(rows(12, () => '<i style="background-color: red"></i>'))).toEqual([]);
  });

  it('finds no blank screen where texts or pictures let clicks through', () => {
    const unhit = (content: string) => {
      const { view, document } = openPage(
        rows(12, () => content).replace('<main', '<main style="pointer-events: none"'),
      );
      Object.assign(document, { elementFromPoint: () => document.body });
      return findPendingContent(view, CLIP).map(({ cause }) => cause);
    };
    expect(unhit('<p>Message inventé</p>')).toEqual([]);
    expect(unhit('<img alt="">')).toEqual([]);
    expect(unhit('<p> </p>')).toEqual(['empty-screen']);
    const below = openPage('<p data-row="40" style="pointer-events: none">Message inventé</p>');
    expect(findPendingContent(below.view, CLIP).map(({ cause }) => cause)).toEqual(['empty-screen']);
  });
});

describe('findLoadingWords', () => {
  it.each(['chargement…', 'Chargement en cours', 'Loading...', 'Veuillez patienter'])('finds « %s »', (words) => {
    const { view } = openPage(
      `${rows(3, () => 'drawn')}<p data-row="4">${words}</p><footer data-row="5">Aide</footer>`,
    );
    expect(findLoadingWords(view, CLIP)?.localName).toBe('p');
  });

  it('ignores sentences that contain these words, and what is out of view', () => {
    const { view } = openPage(
      '<p data-row="1">Le chargement du camion a pris une heure</p><p data-row="90">chargement…</p>',
    );
    expect(findLoadingWords(view, CLIP)).toBeNull();
  });
});

describe('isAreaCovered', () => {
  const cover = (height: number) => `<div data-cover="${height}" style="position: fixed"></div>`;
  it('reports a fixed element over a tenth of the content', () => {
    const covered = (body: string) => {
      const { window, view } = openPage(body);
      return isAreaCovered(window, view, CLIP);
    };
    const content = rows(12, () => '<p>message</p>');
    expect(covered(content)).toBe(false);
    expect(covered(content + cover(300))).toBe(true);
    expect(covered(content + cover(30))).toBe(false);
    // A header above content that begins below it.
    expect(covered(`${rows(12, (n) => (n < 6 ? '' : '<p>message</p>'))}${cover(300)}`)).toBe(false);
  });
});

describe('ContentActivity', () => {
  const open = () => {
    const page = openPage(rows(12, (n) => `<p>message ${n}</p>`));
    // jsdom has the observer on its own window.
    Object.assign(globalThis, { MutationObserver: (page.window as unknown as typeof globalThis).MutationObserver });
    const activity = new ContentActivity(
      page.window,
      () => page.view,
      page.scroller,
      () => false,
    );
    const append = (html: string) => {
      page.document.querySelector('main')?.insertAdjacentHTML('beforeend', html);
    };
    return { ...page, activity, append };
  };

  it('reports new content, and content that was drawn after its screenshot', () => {
    const { activity, append, window } = open();
    expect([activity.changes, activity.hasNewContent, activity.lateByMs]).toEqual([0, false, 0]);
    activity.markCaptured({ top: 0, bottom: 600, scrolledAt: window.performance.now() - 1_000 });
    append(row(40, 'below'));
    expect([activity.lateByMs, activity.hasNewContent]).toEqual([0, true]);
    expect(activity.changes).toBe(1);
    append(row(3, 'above'));
    expect(activity.lateByMs).toBeGreaterThanOrEqual(1_000);
  });

  it('ignores counters, our own changes, and an element that changes all the time', () => {
    const { activity, append, document } = open();
    const text = document.querySelector('p')?.firstChild as Text;
    text.data = 'message 18';
    activity.ignoring(() => append(row(13, 'ours')));
    expect(activity.changes).toBe(0);
    for (let turn = 0; turn < 30; turn += 1) {
      text.data = turn % 2 === 0 ? 'bonjour' : 'bonsoir';
      expect(activity.changes).toBe(Math.min(turn + 1, 8));
    }
  });
});

it('computeNextPace returns a slower pace twice at most, and never above the maximum latency', () => {
  const second = computeNextPace(FIRST_PACE, { latencyMs: 400 });
  expect(second).toEqual({ attempt: 2, latencyMs: 500, tiles: false });
  const third = computeNextPace(second ?? FIRST_PACE, { tiles: true });
  expect(third).toEqual({ attempt: 3, latencyMs: 500, tiles: true });
  expect(computeNextPace(third ?? FIRST_PACE, {})).toBeNull();
  expect(computeNextPace(FIRST_PACE, { latencyMs: 60_000 })?.latencyMs).toBe(3_500);
});
