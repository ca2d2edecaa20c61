import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { extractPageText } from '../../../../src/capture/observe.ts';
import { takePageSnapshot } from '../../../../src/capture/pageSnapshot.ts';
import {
  computeScrollToStart,
  excludeNestedPosts,
  findNextPost,
  isFullyVisible,
  PostTracker,
  ThreadResume,
} from '../../../../src/capture/thread/threadPosts.ts';
import { clipRect } from '../../../../src/dom/geometry.ts';
import { createPageView } from '../../../support/savedPages/savedPage.ts';

const URL = 'https://fils.essai.example/sujet';
const post = (words: string, link = ''): string =>
  `<article>${link && `<a rel="bookmark" href="${link}">lien</a>`}<a rel="author" href="/membres/lo">lo</a><p>${words}</p></article>`;

const dated = post('un').replace('<p>', '<time datetime="2026-01-10T12:05:00Z">10 janvier 2026</time><p>');

const listCaptured = (tracker: PostTracker, view: ReturnType<typeof createPageView>, scrolled = 0): boolean[] =>
  // A view is for a single reading.
  tracker.trackPosts({ ...view }, () => scrolled).map((tracked) => tracked.isCaptured);

/** Tracks the posts of a page, of which the first is captured. */
function openCaptured(body: string) {
  const view = createPageView(body, URL);
  const tracker = new PostTracker();
  tracker.trackPosts(view, () => 0)[0]?.markCaptured();
  return { view, tracker };
}

describe('PostTracker', () => {
  it('identifies posts by address, in any element', () => {
    const { view, tracker } = openCaptured(post('un', '/m/1') + post('deux', '/m/2'));
    expect(listCaptured(tracker, view)).toEqual([true, false]);
    view.document.body.append(view.document.querySelector('article')?.cloneNode(true) ?? '');
    view.document.querySelector('article')?.remove();
    expect(listCaptured(tracker, view)).toEqual([false, true]);
  });

  it('does not identify posts by an address that several share', () => {
    const { view, tracker } = openCaptured(post('un', '/m/1') + post('deux', '/m/1'));
    // In this layout all posts are at one position: only their text differs.
    expect(listCaptured(tracker, view)).toEqual([true, false]);
  });

  it('identifies a post without an address by its element and text', () => {
    const { view, tracker } = openCaptured(post('un') + post('deux'));
    expect(listCaptured(tracker, view, 500)).toEqual([true, false]);
    const words = view.document.querySelector('p');
    if (words) words.textContent = 'trois';
    expect(listCaptured(tracker, view)).toEqual([false, false]);
  });

  it('captures equal words of another time in the same element: a list may reuse it for another post', () => {
    const { view, tracker } = openCaptured(dated);
    expect(listCaptured(tracker, view)).toEqual([true]);
    view.document.querySelector('time')?.setAttribute('datetime', '2026-01-10T12:06:00Z');
    expect(listCaptured(tracker, view)).toEqual([false]);
  });

  it('captures a post without an address again after older posts were loaded above it, rather than leave one out', () => {
    const list = (body: string, scrolled: number): string[] =>
      new PostTracker().trackPosts(createPageView(body, URL), () => scrolled).map(({ key }) => key);
    expect(list(dated, 0)).toEqual(list(dated, 0));
    // Another post may have the same author, time and words.
    expect(list(dated, 900)).not.toEqual(list(dated, 0));
    // A newer post with the same words is now where the captured one was.
    expect(list(dated.replace('12:05', '12:06'), 0)).not.toEqual(list(dated, 0));
  });

  it('identifies equal text by position: another position is another post', () => {
    const { view, tracker } = openCaptured(post('mdr'));
    const article = view.document.querySelector('article');
    article?.replaceWith(article.cloneNode(true));
    expect(listCaptured(tracker, view, 300)).toEqual([false]);
    expect(listCaptured(tracker, view, 1)).toEqual([true]);
  });
});

it.each([
  ['lists no posts where none was recorded', 0, 0],
  ['marks the posts that were recorded', 1, 1],
])('ThreadResume: %s', async (_what, known, lists) => {
  const resume = new ThreadResume(async () => ({ known, taken: [true], thread: null, mayRepeat: false }) as never, 'p');
  await resume.start();
  const tracked = new PostTracker().trackPosts(createPageView(post('un', '/m/1'), URL), () => 0);
  const list = vi.fn(() => tracked);
  await resume.skip(list);
  expect([list.mock.calls.length, resume.skipped]).toEqual([lists, known]);
});

describe('viewportPosts', () => {
  const clip = { x: 0, y: 50, width: 700, height: 600 };
  const at = (y: number, height: number) => ({ rect: { x: 0, y, width: 700, height } });

  it('counts a post as visible from its first to its last row', () => {
    expect(
      [at(50, 600), at(49.5, 600), at(40, 100), at(600, 52)].map(({ rect }) => isFullyVisible(rect, clip)),
    ).toEqual([true, true, false, false]);
  });

  it('counts no post as visible whose image would be cut, by a pixel or less', () => {
    const places = fc.tuple(
      fc.double({ min: 40, max: 660, noNaN: true }),
      fc.double({ min: 1, max: 620, noNaN: true }),
    );
    const edges = fc.tuple(fc.constantFrom(49, 49.4, 50, 550.5, 551, 551.5), fc.constantFrom(100, 100.5));
    fc.assert(
      fc.property(fc.oneof(places, edges), ([y, height]) => {
        const { rect } = at(y, height);
        expect(isFullyVisible(rect, clip)).toBe(!clipRect(rect, clip).isCut);
      }),
    );
  });

  it('finds the next post by position, in any document order', () => {
    const [far, near, behind] = [at(900, 100), at(640, 100), at(-200, 100)];
    expect(findNextPost([far, near, behind], clip, 'down')).toBe(near);
    expect(findNextPost([far, near, behind], clip, 'up')).toBe(near);
    expect(findNextPost([behind], clip, 'down')).toBeNull();
    // Upward, the one that ends last, wherever it begins.
    const [long, inside] = [at(-900, 1500), at(100, 100)];
    expect(findNextPost([inside, long], clip, 'up')).toBe(long);
    expect(computeScrollToStart(near.rect, clip, 'down')).toBe(590);
    expect(computeScrollToStart(behind.rect, clip, 'up')).toBe(-750);
  });

  it('excludes nested replies from a post’s rectangle', () => {
    const whole = at(100, 900).rect;
    const nested = [at(400, 200).rect, at(220, 100).rect];
    expect(excludeNestedPosts(whole, nested, [])).toEqual({ ...whole, height: 120 });
    expect(excludeNestedPosts(whole, [], [])).toEqual(whole);
    expect(excludeNestedPosts(whole, [at(100, 50).rect], [])).toEqual(whole);
    // A picture with the replies beside it stays whole; what stands above or below them changes nothing.
    expect(excludeNestedPosts(whole, nested, [at(110, 600).rect])).toEqual({ ...whole, height: 610 });
    expect(excludeNestedPosts(whole, nested, [at(110, 110).rect, at(650, 40).rect])).toEqual({ ...whole, height: 120 });
  });
});

it('page.html of one post contains the post, its ancestors and the styles, and nothing of other posts', () => {
  const view = createPageView(
    `<head><title>Fil</title><style>p { color: red }</style></head><main class="fil">${post('un')}${post('deux')}</main><aside>autre</aside>`,
    URL,
  );
  const [, second = expect.fail('no post')] = view.document.querySelectorAll('article');
  const { html, dropped } = takePageSnapshot(view.document, {
    address: URL,
    at: '2026-11-20T10:00:00.000Z',
    only: second,
  });
  expect(html).toContain('<main class="fil"><article>');
  expect(html).toContain('<p>deux</p>');
  expect(html).toContain('color: red');
  expect(html).not.toMatch(/<p>un<|autre/);
  expect(dropped).toContain('outside-the-post × 2');
});

it('texte.txt of a post with nested replies excludes the replies, which have items of their own', () => {
  const view = createPageView('<article id="a"><p>un</p><article id="b"><p>deux</p></article></article>', URL);
  const [first, second] = view.document.querySelectorAll('article');
  if (!first || !second) throw new Error('no posts');
  expect(extractPageText(view, first)).toBe('un\n\ndeux\n');
  expect(extractPageText(view, first, [second])).toBe('un\n');
});
