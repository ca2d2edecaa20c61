import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countFolded, describeFolded, FoldedCounter, findFoldedParts } from '../../../src/capture/foldedParts.ts';
import { mayFoldText, parseFoldedWords } from '../../../src/dom/foldedControls.ts';
import { findPosts, readPost } from '../../../src/platforms/reading/pagePosts.ts';
import { createPageView } from '../../support/savedPages/savedPage.ts';

/** Labels of other buttons, and no label. */
const OTHER_LABELS =
  'Répondre|Reply|3 réponses|12 comments|Plus|More|Masquer les réponses|Hide replies|Show less|' +
  'Voir moins|Voir la publication|View post|View unread posts|Voir les messages non lus|' +
  'Voir les sujets sans réponses|En savoir plus|Afficher plus de détails|' +
  'Read more about cookies|Afficher les commentaires sur ma carte et bien d’autres choses|';

describe('parseFoldedWords', () => {
  it.each([
    ['Afficher les 3 réponses', 'replies', 3],
    ['Afficher les réponses', 'replies', 1],
    ['Voir 1 réponse', 'replies', 1],
    ['Voir les 1 234 commentaires', 'replies', 1234],
    ['Voir plus de commentaires', 'replies', 1],
    ['Afficher plus de réponses', 'replies', 1],
    ['Voir 12 autres commentaires', 'replies', 12],
    ['Voir les commentaires précédents', 'replies', 1],
    ['Plus de commentaires', 'replies', 1],
    ['Charger plus de messages', 'replies', 1],
    ['Afficher les réponses supplémentaires, y compris celles qui peuvent contenir du contenu offensant', 'replies', 1],
    ['Show additional replies, including those that may contain offensive content', 'replies', 1],
    ['3 more replies', 'replies', 3],
    ['View replies (4)', 'replies', 4],
    ['View all 1,234 comments', 'replies', 1234],
    ['View more replies (3)', 'replies', 3],
    ['Voir les réponses (1,2 k)', 'replies', 1200],
    ['Show hidden replies', 'replies', 1],
    ['Alice Martin a répondu · 3 réponses', 'replies', 3],
    ['Load more', 'replies', 1],
    ['Continue this thread', 'replies', 1],
    ['Lire la suite', 'text', 1],
    ['Read more', 'text', 1],
    ['View entire message', 'text', 1],
    ['…plus', 'text', 1],
    ['...more', 'text', 1],
    ['Voir plus', 'more', 1],
    ['… En voir plus', 'more', 1],
    ['Show more', 'more', 1],
    ['See more', 'more', 1],
  ])('reads « %s »', (label, kind, count) => {
    expect(parseFoldedWords(label)).toEqual({ kind, count });
  });

  it.each(OTHER_LABELS.split('|'))('finds nothing in « %s »', (label) => {
    expect(parseFoldedWords(label)).toBeNull();
  });

  it('bounds the number that a hostile page shows, and reads any label fast', () => {
    expect(parseFoldedWords('View 9007199254740991 replies')).toEqual({ kind: 'replies', count: 1 });
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.nat(), (noise, n) => {
        for (const label of [noise, `Voir ${noise} ${n} réponses`, `${n} more ${noise} replies`]) {
          const found = parseFoldedWords(label);
          expect(found === null || (Number.isSafeInteger(found.count) && found.count > 0)).toBe(true);
        }
      }),
    );
    expect(parseFoldedWords(`Voir ${'1 '.repeat(70)}x`)).toBeNull();
  });

  it('takes « plus » after an ellipsis only', () => {
    expect(parseFoldedWords('plus', () => true)).toEqual({ kind: 'text', count: 1 });
    expect(parseFoldedWords('plus')).toBeNull();
  });

  it('reads no cut text in words that the quick test refuses', () => {
    const word = fc.constantFrom(
      ...'lire afficher voir en tout le la toute texte message publication entier entière complet complète suite plus'.split(
        ' ',
      ),
      ...'davantage read view see show the full entire whole text post comment review more … ... (4) LIRE ENTIÈRE'.split(
        ' ',
      ),
    );
    let cut = 0;
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 5 }),
        fc.constantFrom(' ', '\u00a0', '\n'),
        (words, space) => {
          const kind = parseFoldedWords(words.join(space), () => true)?.kind;
          if (kind !== 'text' && kind !== 'more') return;
          cut += 1;
          expect(mayFoldText(words.join(space))).toBe(true);
        },
      ),
      { numRuns: 5000 },
    );
    expect(cut).toBeGreaterThan(20);
  });
});

const FORUM = 'https://forum.essai.example/fil/12';
const html = (body: string, url = FORUM) => createPageView(`<!DOCTYPE html><body>${body}</body>`, url);
const findCut = (view: ReturnType<typeof html>) =>
  findPosts(view).map((found) => readPost(found, view).warnings.includes('truncated-text'));
const post = (n: number, more = ''): string =>
  `<article id="p${n}"><a rel="author" href="/u/a${n}">Compte ${n}</a><time datetime="2026-01-10T10:0${n}:00Z">10 janvier</time><p>Un texte ${n}</p>${more}</article>`;
const fold = (body: string, url?: string) =>
  findFoldedParts(html(body, url)).map(({ kind, count, post: owner }) => [kind, count, owner?.id ?? null]);

describe('findFoldedParts', () => {
  it('names replies and texts, and the post each belongs to', () => {
    const body = `<main>${post(1, '<button>Lire la suite</button>')}<button>Afficher les 3 réponses</button>
      ${post(2, '<span role="button">Voir plus</span>')}<details><summary>View replies (4)</summary></details></main>`;
    expect(fold(body)).toEqual([
      ['text', 1, 'p1'],
      ['replies', 3, 'p1'],
      ['text', 1, 'p2'],
      ['replies', 4, 'p2'],
    ]);
  });

  it('takes « voir plus » after the list for more posts, and leaves menus alone', () => {
    const body = `<nav><a href="/x">Voir plus</a></nav><main><div><div>${post(1)}${post(2)}</div><button>Voir plus</button></div>
      <div class="side"><a href="/tendances">Show more</a></div></main><footer><a href="/r">Voir plus de messages</a></footer>`;
    expect(fold(body)).toEqual([['replies', 1, 'p2']]);
  });

  it('names what a list in a side column folds, and a header inside a post', () => {
    const body = `<aside><div>${post(1, '<header><button>Voir plus</button></header>')}${post(2)}</div><button>3 more replies</button></aside>`;
    expect(fold(body)).toEqual([
      ['text', 1, 'p1'],
      ['replies', 3, 'p2'],
    ]);
  });

  it('finds nothing on a page that folds nothing', () => {
    const body = `<main>${post(1, '<button>Répondre</button>')}<button aria-expanded="true">Afficher les 3 réponses</button>
      <button hidden style="display: none">Lire la suite</button>
      <details open><summary>Voir plus</summary></details>${post(2, '<a href="#bas">Voir les 2 commentaires</a>')}
      <a href="https://ailleurs.essai.example/">Lire la suite</a></main>`;
    expect(fold(body)).toEqual([]);
  });

  it('names a cut text that is a link, and one that only a label names', () => {
    const body = `<main>${post(1, '<a href="/billet/12">Lire la suite</a>')}${post(2, '<p>un texte… <button>plus</button></p>')}
      ${post(3, '<button aria-label="Voir plus">Plus</button>')}</main>`;
    expect(fold(body)).toEqual([
      ['text', 1, 'p1'],
      ['text', 1, 'p2'],
      ['text', 1, 'p3'],
    ]);
  });

  it('names what a page without posts folds', () => {
    expect(fold('<div><p>mots</p><button>Voir plus</button></div>')).toEqual([['text', 1, null]]);
  });

  it('is not misled by the fields of a form', () => {
    const body = `<main>${post(1, '<form><input name="textContent"><input name="closest"><button>Voir plus</button></form>')}</main>`;
    expect(fold(body)).toEqual([['text', 1, 'p1']]);
  });
});

describe('selectors of a reader, in any language', () => {
  const X = 'https://x.com/alice/status/1880000000000000001';
  const tweet = (n: number, more = ''): string =>
    `<article data-testid="tweet" id="t${n}"><div data-testid="User-Name"><a href="/alice">Alice</a><a href="/alice">@alice</a></div>
      <a href="/alice/status/188000000000000000${n}"><time datetime="2026-01-10T10:00:00Z">1 h</time></a><div data-testid="tweetText">mots</div>${more}</article>`;

  it('X: a cut text, and the replies under a thread', () => {
    const body = `<div data-testid="primaryColumn"><section><div><div>${tweet(1)}</div><div>${tweet(2, '<button data-testid="tweet-text-show-more-link">もっと見る</button>')}</div>
      <div><button><span>Afficher les réponses supplémentaires, y compris celles qui peuvent contenir du contenu offensant</span></button></div></div></section></div>
      <div data-testid="sidebarColumn"><a href="/explore">Voir plus</a></div>`;
    expect(fold(body, X)).toEqual([
      ['text', 1, 't2'],
      ['replies', 1, 't2'],
    ]);
  });

  it('YouTube: replies and cut comments', () => {
    const comment = (id: string, expander: string, replies: string): string =>
      `<ytd-comment-thread-renderer><ytd-comment-view-model id="${id}"><a id="author-text" href="/@a">@a</a>${expander}</ytd-comment-view-model>
      <ytd-comment-replies-renderer>${replies}</ytd-comment-replies-renderer></ytd-comment-thread-renderer>`;
    const body = `<ytd-comments>${comment('c1', '<ytd-expander collapsed><div id="content-text">mots</div><tp-yt-paper-button id="more">続きを読む</tp-yt-paper-button></ytd-expander>', '<div id="more-replies"><button>3 件の返信</button></div>')}
      ${comment('c2', '<ytd-expander><div id="content-text">mots</div><tp-yt-paper-button id="more" hidden>Lire la suite</tp-yt-paper-button></ytd-expander>', '<div id="more-replies" hidden><button>3 réponses</button></div>')}</ytd-comments>`;
    const view = html(
      body.replace(/hidden/g, 'hidden style="display: none"'),
      'https://www.youtube.com/watch?v=aB3dE6gH9_k',
    );
    expect(findFoldedParts(view).map(({ kind, count, post: owner }) => [kind, count, owner?.id])).toEqual([
      ['text', 1, 'c1'],
      ['replies', 3, 'c1'],
    ]);
    expect(findCut(view)).toEqual([true, false]);
  });

  it('TikTok and old Reddit: the number shown', () => {
    const tiktok =
      '<div class="x-DivCommentContentContainer" id="c">mots</div><p data-e2e="view-more-1">さらに表示 (3)</p>';
    expect(fold(tiktok, 'https://www.tiktok.com/@a/video/7300000000000000000').map(([, count]) => count)).toEqual([3]);
    const reddit =
      '<div class="thing comment" id="c" data-fullname="t1_a"><div class="entry">mots</div></div><span class="morecomments"><a href="javascript:void(0)">charger plus (12 réponses)</a></span>';
    expect(fold(reddit, 'https://old.reddit.com/r/a/comments/b/').map(([, count]) => count)).toEqual([12]);
  });
});

it('every reader warns of a cut text, of the post itself only', () => {
  const view = html(
    `<main>${post(1, '<button>Lire la suite</button>')}${post(2, '<button>Afficher les 3 réponses</button>')}</main>`,
  );
  expect(findCut(view)).toEqual([true, false]);
});

it('counts an element once while the page scrolls, and describes it for the item', () => {
  const view = html(
    `<main>${post(1, '<button>Lire la suite</button>')}<button>Afficher les 3 réponses</button></main>`,
  );
  const counter = new FoldedCounter();
  for (let screen = 0; screen < 3; screen += 1) counter.add(findFoldedParts(view));
  const counts = counter.count(findFoldedParts(view));
  expect(counts).toEqual({ replies: 3, texts: 1 });
  expect(describeFolded(counts)).toEqual({
    warnings: ['content-folded'],
    transformations: [{ name: 'folded', replies: 3, texts: 1 }],
  });
  expect(describeFolded(countFolded([]))).toEqual({ warnings: [], transformations: [] });
});

it('counts what a virtual list removed with its post, and not what the page unfolded since', () => {
  const view = html(
    `<main>${post(1, '<button>Lire la suite</button>')}<button id="all">Afficher les 3 réponses</button>${post(2, '<button>Voir plus</button>')}</main>`,
  );
  const counter = new FoldedCounter();
  counter.add(findFoldedParts(view));
  view.document.querySelector('#p2')?.remove();
  view.document.querySelector('#all')?.remove();
  expect(counter.count(findFoldedParts(view))).toEqual({ replies: 0, texts: 2 });
});
