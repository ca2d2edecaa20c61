import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { hasUndrawnWordsIn, listHiddenWords } from '../../../src/capture/undrawnWords.ts';
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
  // jsdom has no animations.
  Object.assign(live.document, { getAnimations: () => [] });
  const view = createLiveView(live, NOW);
  // jsdom has no styles of `::after`.
  const compute = live.getComputedStyle;
  live.getComputedStyle = (el, part) => {
    const { after, display = 'block', font = 'serif' } = (el as HTMLElement).dataset;
    const drawn = { content: `"${after}"`, display, visibility: 'visible', opacity: '1', fontFamily: font };
    return part === '::after' && after !== undefined ? (drawn as CSSStyleDeclaration) : compute(el);
  };
  const post = live.document.querySelector('article');
  const words = [...live.document.querySelectorAll('*')].find((el) => el.firstChild?.nodeValue === HIDDEN_WORDS);
  if (post === null || words === undefined) throw new Error('no post');
  const warnings = listHiddenWords(live, view, post);
  return {
    isRead: view.isVisible(words),
    isWarned: hasUndrawnWordsIn(live, view, [post], view.rectOf(post), post),
    warnings,
  };
}

const SYMBOL =
  '<svg><defs><text id="mots">je sais où</text><symbol id="icone"><title>Accueil</title><path d="M0 0h9"/></symbol><symbol id="groupe"><text>je sais où</text></symbol></defs></svg>';

describe('hasUndrawnWordsIn', () => {
  it.each(HIDDEN_WAYS.filter(({ byStyle }) => byStyle))(
    'attack: words hidden by $name are not read in silence',
    ({ html }) => {
      const { isRead, isWarned } = readPost(html);
      expect(isRead && !isWarned).toBe(false);
    },
  );

  it.each(SHOWN_WAYS.filter(({ byStyle }) => byStyle))('says nothing of words that are $name', ({ html }) => {
    expect(readPost(html)).toMatchObject({ isRead: true, isWarned: false });
  });

  it.each<readonly [string, string, boolean]>([
    ['a style', '<b data-after="je sais où">a</b>', true],
    ['a style that draws nothing', '<b data-after="je sais où" data-display="none">a</b>', false],
    ['a font of icons', '<b data-after="home" data-font="Icons">a</b>', false],
    ['a frame', '<iframe srcdoc="<p>je sais où</p>"></iframe>', true],
    ['a style, two letters after a number', '<b data-after="tg">a</b>', true],
    ['a field of a form', '<form><input readonly value="je sais où"></form>', true],
    ['the person in a field', '<form><input value="brouillon"></form>', false],
    ['a list that is fixed', '<select disabled><option>je sais où</option></select>', true],
    ['a frame of another site', '<iframe src="https://ailleurs.exemple/"></iframe>', false],
    ['a text used from elsewhere', `${SYMBOL}<svg><use href="#mots"></use></svg>`, true],
    ['a text used by its old name', `${SYMBOL}<svg><use xlink:href="#mots"></use></svg>`, true],
    ['a text used from a symbol', `${SYMBOL}<svg><use href="#groupe"></use></svg>`, true],
    ['an icon', `${SYMBOL}<svg><use href="#icone"></use></svg>`, false],
    ['nothing else', '<b>a</b>', false],
  ])('says that words drawn by %s were not read', (_, html, isUnread) => {
    expect(readPost(`<p>${HIDDEN_WORDS}</p>${html}`).warnings.includes('words-not-read')).toBe(isUnread);
  });
});
