import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { hasUndrawnWords } from '../../../src/capture/undrawnWords.ts';
import { createLiveView } from '../../../src/dom/liveView.ts';
import { HIDDEN_WAYS, HIDDEN_WORDS, SHOWN_WAYS } from '../../support/capture/hiddenWays.ts';
import { NOW } from '../../support/savedPages/savedPage.ts';

/** A post in jsdom, which has styles and no layout: whether its words are read, and with a warning. */
function readPost(html: string) {
  const { window } = new JSDOM(`<!doctype html><body><article><p>Bonjour</p>${html}</article></body>`, {
    url: 'https://exemple.fr/',
    pretendToBeVisual: true,
  });
  const box = { x: 0, y: 0, width: 300, height: 40, top: 0, left: 0, right: 300, bottom: 40 } as DOMRect;
  window.Element.prototype.getBoundingClientRect = () => box;
  window.Element.prototype.checkVisibility = function isShown(this: Element) {
    const { display, visibility } = window.getComputedStyle(this);
    return display !== 'none' && visibility !== 'hidden';
  };
  const live = window as unknown as Window & typeof globalThis; // jsdom's type of Window
  const view = createLiveView(live, NOW);
  const post = live.document.querySelector('article');
  const words = [...live.document.querySelectorAll('*')].find((el) => el.firstChild?.nodeValue === HIDDEN_WORDS);
  if (post === null || words === undefined) throw new Error('no post');
  return { isRead: view.isVisible(words), isWarned: hasUndrawnWords(live, view, post) };
}

describe('hasUndrawnWords', () => {
  it.each(HIDDEN_WAYS.filter(({ byStyle }) => byStyle))(
    'attack: words hidden by $name are not read in silence',
    ({ html }) => {
      const { isRead, isWarned } = readPost(html);
      expect(isRead && !isWarned).toBe(false);
    },
  );

  it.each(SHOWN_WAYS.filter(({ byStyle }) => byStyle))('says nothing of words that are $name', ({ html }) => {
    expect(readPost(html)).toEqual({ isRead: true, isWarned: false });
  });
});
