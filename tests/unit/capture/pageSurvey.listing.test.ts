import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findHintedElement, listPosts } from '../../../src/capture/pageSurvey.ts';
import { createPageView, readSavedPage } from '../../support/savedPages/savedPage.ts';

const open = () => {
  const { html, url } = readSavedPage(join(import.meta.dirname, '../../fixtures/posts/x/timeline-quote.html'));
  return createPageView(html, url);
};

const now = () => 0;

describe('listPosts', () => {
  it('lists each post in page order', () => {
    expect(listPosts([open()], now).offered.choices).toEqual([
      {
        index: 0,
        author: 'tabouret_jaune',
        posted: '2025-12-12T08:01:02.000Z',
        firstWords: 'What the outer account wrote',
      },
      {
        index: 1,
        author: 'porte_ronde',
        posted: '2025-12-12T08:05:40.000Z',
        firstWords: 'A long text that the timeline cuts',
      },
    ]);
  });

  it('cuts a long text between two words, never inside a character', () => {
    const view = open();
    const text = view.document.querySelector('[data-testid="tweetText"] span');
    if (text) text.textContent = 'mot '.repeat(40);
    expect(listPosts([view], now).offered.choices[0]?.firstWords).toMatch(/^(mot ){19}mot…$/);
    if (text) text.textContent = `${'a'.repeat(79)}😀`;
    expect(listPosts([view], now).offered.choices[0]?.firstWords?.isWellFormed()).toBe(true);
  });

  it('stops after a second and reports that there are more posts', () => {
    expect(listPosts([open()], now).offered.more).toBe(false);
    let asked = 0;
    const { offered, findElement: elementOf } = listPosts([open()], () => 2000 * ++asked);
    expect(offered).toMatchObject({ choices: [{ index: 0 }], more: true });
    expect(elementOf(1, open)).toBeNull();
  });

  it('lists every post of a page that is slow to search', () => {
    const late = () => 60_000;
    expect(listPosts([open()], late).offered).toEqual(listPosts([open()], now).offered);
  });

  it('finds the chosen post again', () => {
    const view = open();
    const [first, second] = view.document.querySelectorAll('article');
    const { findElement: elementOf } = listPosts([view], now);
    expect(elementOf(0, () => view)).toBe(first);
    expect(elementOf(1, () => view)).toBe(second);
    expect(elementOf(2, () => view)).toBeNull();
  });

  it('finds a post that a virtual list moved to another element', () => {
    const view = open();
    const { findElement: elementOf } = listPosts([view], now);
    const [first, second] = view.document.querySelectorAll('article');
    const mark = first?.cloneNode(true);
    first?.replaceChildren(...(second ? [...second.cloneNode(true).childNodes] : []));
    second?.replaceChildren(...(mark ? [...mark.childNodes] : []));
    expect(elementOf(0, () => view)).toBe(second);
    first?.remove();
    expect(elementOf(1, () => view)).toBeNull();
  });
});

describe('findHintedElement', () => {
  const hinted = (hint: Parameters<typeof findHintedElement>[0]) => {
    const view = open();
    return findHintedElement(hint, view)?.outerHTML.slice(0, 60) ?? null;
  };

  it('finds the link, the image, or nothing', () => {
    expect(hinted({ linkUrl: 'https://x.com/porte_ronde' })).toContain('href="/porte_ronde"');
    expect(hinted({ srcUrl: 'https://pbs.twimg.com/media/quoted.jpg' })).toContain('<img');
    expect(hinted({ linkUrl: 'https://x.com/absent' })).toBeNull();
    expect(hinted({})).toBeNull();
  });

  it('finds the words that were selected, or where the menu was opened, for a pick from the menu alone', () => {
    const view = open();
    const text = view.document.querySelector('[data-testid="tweetText"] span') ?? expect.fail();
    const selection = view.document.getSelection() ?? expect.fail();
    selection.selectAllChildren(text);
    expect(findHintedElement({ hasPlace: true }, view)?.closest('article')).toBe(text.closest('article'));
    // A right click on words leaves a caret there, in both browsers.
    selection.collapse(text.firstChild, 3);
    expect(findHintedElement({ hasPlace: true }, view)?.closest('article')).toBe(text.closest('article'));
    expect(findHintedElement({}, view)).toBeNull();
  });
});
