import { describe, expect, it } from 'vitest';
import { createPageView } from '../../../scripts/readers/savedPage.ts';
import { snapshotPage } from '../../../src/capture/snapshot/page.ts';
import { pageText } from '../../../src/capture/text.ts';
import { Roll } from '../../../src/capture/thread/roll.ts';
import { isWhole, nextOnTheWay, ownPart, scrollToStart } from '../../../src/capture/thread/screenful.ts';

const URL = 'https://fils.essai.example/sujet';
const post = (words: string, link = ''): string =>
  `<article>${link && `<a rel="bookmark" href="${link}">lien</a>`}<a rel="author" href="/membres/lo">lo</a><p>${words}</p></article>`;

const taken = (roll: Roll, view: ReturnType<typeof createPageView>, scrolled = 0): boolean[] =>
  // A view is for one look.
  roll.call({ ...view }, scrolled).map((standing) => standing.taken);

describe('which posts were taken', () => {
  it('by their address, in whatever element they show', () => {
    const view = createPageView(post('un', '/m/1') + post('deux', '/m/2'), URL);
    const roll = new Roll();
    roll.call(view, 0)[0]?.take();
    expect(taken(roll, view)).toEqual([true, false]);
    view.document.body.append(view.document.querySelector('article')?.cloneNode(true) ?? '');
    view.document.querySelector('article')?.remove();
    expect(taken(roll, view)).toEqual([false, true]);
  });

  it('not by an address that several share', () => {
    const view = createPageView(post('un', '/m/1') + post('deux', '/m/1'), URL);
    const roll = new Roll();
    roll.call(view, 0)[0]?.take();
    // One place for all in this test's layout: the words tell them apart.
    expect(taken(roll, view)).toEqual([true, false]);
  });

  it('without one, by the element and its words', () => {
    const view = createPageView(post('un') + post('deux'), URL);
    const roll = new Roll();
    roll.call(view, 0)[0]?.take();
    expect(taken(roll, view, 500)).toEqual([true, false]);
    const words = view.document.querySelector('p');
    if (words) words.textContent = 'trois';
    expect(taken(roll, view)).toEqual([false, false]);
  });

  it('the same words at another place are another post, at the same place the same one', () => {
    const view = createPageView(post('mdr'), URL);
    const roll = new Roll();
    roll.call(view, 0)[0]?.take();
    const article = view.document.querySelector('article');
    article?.replaceWith(article.cloneNode(true));
    expect(taken(roll, view, 300)).toEqual([false]);
    expect(taken(roll, view, 1)).toEqual([true]);
  });
});

describe('a screenful', () => {
  const clip = { x: 0, y: 50, width: 700, height: 600 };
  const at = (y: number, height: number) => ({ rect: { x: 0, y, width: 700, height } });

  it('holds a post whole from its first row to its last', () => {
    expect(
      [at(50, 600), at(49.5, 600), at(40, 100), at(600, 52)].map(({ rect }) => isWhole(rect, clip)),
    ).toEqual([true, true, false, false]);
  });

  it('the next begins with the first post on the way, wherever the document has it', () => {
    const [far, near, behind] = [at(900, 100), at(640, 100), at(-200, 100)];
    expect(nextOnTheWay([far, near, behind], clip, 'down')).toBe(near);
    expect(nextOnTheWay([far, near, behind], clip, 'up')).toBe(near);
    expect(nextOnTheWay([behind], clip, 'down')).toBeNull();
    expect(scrollToStart(near.rect, clip, 'down')).toBe(590);
    expect(scrollToStart(behind.rect, clip, 'up')).toBe(-750);
  });

  it('a post that holds its answers is shown without them', () => {
    const whole = at(100, 900).rect;
    expect(ownPart(whole, [at(400, 200).rect, at(220, 100).rect])).toEqual({ ...whole, height: 120 });
    expect(ownPart(whole, [])).toEqual(whole);
    expect(ownPart(whole, [at(100, 50).rect])).toEqual(whole);
  });
});

describe('the source of one post', () => {
  it('holds the post, what it lies in, the styles, and nothing of its neighbours', () => {
    const view = createPageView(
      `<head><title>Fil</title><style>p { color: red }</style></head><main class="fil">${post('un')}${post('deux')}</main><aside>autre</aside>`,
      URL,
    );
    const [, second] = view.document.querySelectorAll('article');
    if (!second) throw new Error('no post');
    const { html, dropped } = snapshotPage(view.document, {
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
});

describe('the text file of a post that holds its answers', () => {
  it('leaves them to the items they have of their own', () => {
    const view = createPageView(
      '<article id="a"><p>un</p><article id="b"><p>deux</p></article></article>',
      URL,
    );
    const [first, second] = view.document.querySelectorAll('article');
    if (!first || !second) throw new Error('no posts');
    expect(pageText(view, first)).toBe('un\n\ndeux\n');
    expect(pageText(view, first, [second])).toBe('un\n');
  });
});
