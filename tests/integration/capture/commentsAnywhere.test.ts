import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { observe } from '../../../src/capture/observe.ts';
import { findPostAt, findPosts, readPost } from '../../../src/platforms/reading/pagePosts.ts';
import '../../support/allReaders.ts';
import { createPageView } from '../../support/savedPages/savedPage.ts';

/** Comments of invented people in the markup of six publishing programs: each value is right, or said as unread. */

const URL_OF_PAGE = 'https://site.exemple.fr/2026/01/page';
const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

interface Invented {
  readonly id: number;
  readonly name: string;
  readonly words: string;
  readonly at: Date;
  readonly edited: Date | null;
  readonly votes: number;
  /** A link in the words to somebody else. */
  readonly mention: string;
}

const shown = (at: Date): string =>
  new Intl.DateTimeFormat('fr', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/Paris' }).format(at);
const body = ({ words, mention }: Invented): string =>
  `<p>${escapeHtml(words)} <a href="/author/autre/" class="author">${escapeHtml(mention)}</a></p>`;
const change = ({ edited }: Invented): string =>
  edited
    ? `<span class="edited">Modifié le <time datetime="${edited.toISOString()}">${shown(edited)}</time></span>`
    : '';

const PROGRAMS: Readonly<Record<string, (comment: Invented) => string>> = {
  wordpress: (one) =>
    `<li id="comment-${one.id}" class="comment"><article id="div-comment-${one.id}" class="comment-body"><footer class="comment-meta"><div class="comment-author vcard"><b class="fn">${escapeHtml(one.name)}</b> <span class="says">dit :</span></div><div class="comment-metadata"><a href="#comment-${one.id}"><time datetime="${one.at.toISOString()}">${shown(one.at)}</time></a> ${change(one)}</div></footer><div class="comment-content">${body(one)}</div><div class="votes">${one.votes} votes</div></article></li>`,
  drupal: (one) =>
    `<article data-comment-user-id="${one.id}" class="comment js-comment"><mark class="hidden" hidden data-comment-timestamp="${Math.floor((one.edited ?? one.at).getTime() / 1000)}"></mark><footer class="comment__meta"><p class="comment__author"><a href="/user/${one.id}" class="username">${escapeHtml(one.name)}</a></p><p class="comment__time">${shown(one.at)}</p></footer><div class="comment__content"><div class="field--name-comment-body">${body(one)}</div><ul class="links"><li><a href="/comment/reply/${one.id}">Répondre</a></li></ul></div></article>`,
  steam: (one) =>
    `<div class="commentthread_comment" id="comment_${one.id}"><div class="commentthread_comment_content"><div class="commentthread_comment_author"><a class="commentthread_author_link" href="/profiles/${one.id}"><bdi>${escapeHtml(one.name)}</bdi></a><div class="commentthread_comment_timestamp"></div><div class="commentthread_comment_timestamp" data-timestamp="${Math.floor(one.at.getTime() / 1000)}">${shown(one.at)}</div></div><div class="commentthread_comment_text">${body(one)}</div><div class="forum_comment_permlink"><a href="#c${one.id}">#1</a></div></div></div>`,
  microdata: (one) =>
    `<div itemscope itemtype="https://schema.org/Comment"><span itemprop="author" itemscope itemtype="https://schema.org/Person"><span itemprop="name">${escapeHtml(one.name)}</span></span> <span class="badge">Modératrice</span> <meta itemprop="dateCreated" content="${one.at.toISOString()}">${one.edited ? `<time itemprop="dateModified" datetime="${one.edited.toISOString()}">modifié</time>` : ''}<div itemprop="text">${body(one)}</div><button>J’aime ${one.votes}</button></div>`,
  press: (one) =>
    `<div class="comment" id="comment-${one.id}"><div class="comment-header"><span class="comment-author">${escapeHtml(one.name)}</span> <span class="badge">Abonnée</span> <span class="comment-date">Le ${shown(one.at)}${one.edited ? `, modifié le ${shown(one.edited)}` : ''}</span></div><div class="comment-text">${body(one)}</div><a class="btn author" href="/users/boutique">Voir la boutique</a></div>`,
  spip: (one) =>
    `<li class="comment-item"><div class="comment hreview"><p class="comment-meta"><a rel="self bookmark" href="#forum${one.id}" class="permalink"><small><abbr class="dtreviewed" title="${one.at.toISOString()}">${shown(one.at)}</abbr>, par <span>${escapeHtml(one.name)}</span></small></a></p><div class="comment-content">${body(one)}</div></div></li>`,
};

const NAMES = (
  "Ortie Brune|ليلى|נועה ב.|Ольга|🦊 Renarde 🦊|par Chardon|Le 12|O'Brien-Dupont|<b>Aster</b>|" +
  'Anonyme|Éditions du Moulin|花子'
).split('|');
const minutes = (from: string, to: string): fc.Arbitrary<Date> =>
  fc
    .date({ min: new Date(from), max: new Date(to), noInvalidDate: true })
    .map((at) => new Date(Math.floor(at.getTime() / 60_000) * 60_000))
    // In that hour the clock of Paris shows each time twice.
    .filter((at) => !(at.getUTCMonth() === 9 && at.getUTCDate() > 24 && at.getUTCHours() < 2));
const comment: fc.Arbitrary<Invented> = fc.record({
  id: fc.integer({ min: 100, max: 999_999 }),
  name: fc.constantFrom(...NAMES),
  words: fc.constantFrom(
    'On sait où tu habites.',
    'Menteuse !',
    'اخرجي من هنا',
    'Le 3 mars 2024, tu as menti.',
    '12 votes',
  ),
  at: minutes('2012-01-01', '2025-06-01'),
  edited: fc.option(minutes('2025-06-02', '2026-01-10')),
  votes: fc.nat(500),
  mention: fc.constantFrom('Aster', '@lampe', 'Sauge Verte'),
});

describe.each(Object.entries(PROGRAMS))('comments as %s writes them', (_, write) => {
  it('are read right, or said as unread, and never as sure', () => {
    fc.assert(
      fc.property(fc.uniqueArray(comment, { minLength: 1, maxLength: 4, selector: ({ id }) => id }), (comments) => {
        const article =
          '<article><h1>Titre</h1><p>Par <a class="fn" rel="author" href="/author/iris/">Iris Pourpre</a></p><p>Un texte.</p></article>';
        const page = `<!DOCTYPE html><html lang="fr"><body><main>${article}<section id="comments"><ol>${comments.map(write).join('')}</ol></section></main></body></html>`;
        const view = createPageView(page, URL_OF_PAGE);
        const found = findPosts(view)
          .map(({ el }) => observe(view, performance, el))
          .filter(({ surface }) => surface === 'comment');
        expect(found).toHaveLength(comments.length);
        found.forEach((seen, index) => {
          const { name, at, words, mention, id } = comments[index] ?? comments[0] ?? expect.unreachable();
          expect([name, null]).toContain(seen.author.displayName);
          expect([`${at.toISOString().slice(0, 16)}Z`, null]).toContain(
            seen.posting.iso && `${seen.posting.iso.slice(0, 16)}Z`,
          );
          expect([`${words} ${mention}`, null]).toContain(seen.text);
          expect([String(id), null]).toContain(seen.nativeIds.comment ?? null);
          const paths = 'author.displayName posting posting.iso text address.permalink nativeIds.comment';
          for (const path of paths.split(' ')) expect(seen.reading.fields[path]?.confidence).not.toBe('high');
        });
      }),
      { numRuns: 15 },
    );
  });
});

/** What publishing programs and shops put around the words, without markup of their own. */
const AROUND = [
  '<div class="comment-footer">12 personnes ont trouvé ce commentaire utile</div>',
  '<p class="helpful">Cet avis vous a-t-il été utile ? Oui (3) Non (1)</p>',
  '<div class="score">12 points</div>',
  '<div>Répondre · Signaler · 3 J’aime</div>',
  '<a class="product-author-btn" href="/users/vendeur">Voir le vendeur</a>',
  '<a class="authorButton author" href="/profile/v">Suivre</a>',
  '<a class="add-to-cart author" href="/u/x">Ajouter au panier</a>',
  '<span class="author buy-now">Acheter</span>',
];

describe.each(AROUND)('%s beside a comment', (around) => {
  const read = (html: string) => {
    const view = createPageView(`<html lang="fr"><section id="comments">${html}</section>`, URL_OF_PAGE);
    const [el = expect.unreachable()] = findPosts(view).map((found) => found.el);
    const { author, posting, text } = observe(view, performance, el);
    return [author.displayName, posting.iso, text];
  };
  const date = '<span class="comment-date">05/01/26</span>';

  it('is neither its words nor its author', () => {
    const name = '<span class="comment-author">Aster</span>';
    const words = '<p>Je te retrouverai à 18 h.</p>';
    const readIn = (inside: string) => read(`<div class="comment" id="comment-41">${inside}</div>`);
    const rest = ['2026-01-05', 'Je te retrouverai à 18 h.'];
    expect(readIn(name + date + words + around)).toEqual(['Aster', ...rest]);
    expect(readIn(around + date + words)).toEqual([null, ...rest]);
  });
});

describe('a comment that is not recognised', () => {
  it('never gets the author of the article around it', () => {
    const view = createPageView(
      '<article><h1>Titre</h1><p>Par <a class="fn" rel="author" href="/author/iris/">Iris Pourpre</a> <time datetime="2026-01-12">12 janvier</time></p><section id="comments"><div class="x1"><p id="a">Menteuse !</p></div></section></article>',
      URL_OF_PAGE,
    );
    const clicked = view.document.querySelector('#a') ?? expect.unreachable();
    const seen = observe(view, performance, clicked);
    expect([seen.author.displayName, seen.posting.iso, seen.text]).toEqual([null, null, 'Menteuse !']);
  });

  it('never gets what the page states of the article', () => {
    const view = createPageView(
      `<script type="application/ld+json">{"@type":"NewsArticle","url":"${URL_OF_PAGE}","author":{"name":"Iris Pourpre"},"datePublished":"2026-01-12"}</script><article><h1>Titre</h1></article><div class="comment" id="comment-4"><a href="#comment-4">12 janvier 2026</a><p id="a">Menteuse !</p></div>`,
      URL_OF_PAGE,
    );
    const seen = observe(view, performance, view.document.querySelector('#a') ?? expect.unreachable());
    expect([seen.author.displayName, seen.posting.iso]).toEqual([null, '2026-01-12']);
  });
});

describe('a comment that is only a picture, without a mark of a comment', () => {
  const GIF = '<img id="gif" alt="" src="https://i.exemple/corde.gif">';
  const PHOTO = '<div><img alt="" src="https://scontent.fbcdn.net/roue.jpg"></div>';
  const facebook = (inside: string): string =>
    `<div role="main"><div aria-posinset="1"><h3><a href="/colline"><b>Colline</b></a></h3><div data-ad-preview="message"><div dir="auto">La roue</div></div>${PHOTO}${inside}</div></div>`;
  const fbComment =
    '<div role="article" aria-label="Commentaire de Rondin, il y a 2 h"><a href="/rondin">Rondin</a><div dir="auto">Mots</div></div>';
  const site = (inside: string): string =>
    `<article itemscope itemtype="https://schema.org/BlogPosting"><a rel="author" href="/u/colline">Colline</a> <time datetime="2026-01-12">12 janvier</time><p>La roue</p>${PHOTO}${inside}</article>`;
  const review =
    '<div class="c1" itemscope itemtype="https://schema.org/Comment"><b class="author">Rondin</b><p>Mots</p></div>';
  const row = `<a href="/corde"><img alt="" src="https://i.exemple/a.jpg"></a><b>corde</b>${GIF}<button>Répondre</button>`;
  const FACEBOOK = 'https://www.facebook.com/colline/posts/1';

  it.each([
    ['in a list', FACEBOOK, facebook(`<ul><li>${fbComment}</li><li>${GIF}</li></ul>`)],
    ['beside boxes', FACEBOOK, facebook(`<div>${fbComment}<div role="article">${GIF}</div></div>`)],
    [
      'of the same class',
      FACEBOOK,
      facebook(`<div><div class="x1">${fbComment}</div><div class="x1">${row}</div></div>`),
    ],
    ['of an unknown site', URL_OF_PAGE, site(`${review}<div class="c1">${row}</div>`)],
    ['in a list of an unknown site', URL_OF_PAGE, site(`<ul><li>${review}</li><li>${row}</li></ul>`)],
  ])('is one without date, not the post around it: %s', (_, url, body) => {
    const view = createPageView(`<!DOCTYPE html><html lang="fr"><body>${body}</body></html>`, url);
    const posts = findPosts(view).map((found) => readPost(found, view));
    expect(posts.map(({ surface }) => surface.value)).toEqual(['post', 'comment', 'comment']);
    const isOf = posts.map(({ media }) => (media.value ?? []).some((picture) => picture.url?.endsWith('corde.gif')));
    expect(isOf).toEqual([false, false, true]);
    expect(posts[0]?.media.value?.some((picture) => picture.url?.endsWith('roue.jpg'))).toBe(true);
    const clicked = findPostAt(view.document.querySelector('#gif') ?? expect.unreachable(), view);
    const seen = clicked && readPost(clicked, view);
    expect([seen?.surface.value, seen?.author.displayName.value ?? 'corde', seen?.posting.value]).toEqual([
      'comment',
      'corde',
      null,
    ]);
  });

  it.each([
    ['a picture of the post beside its only comment', `${PHOTO}<div>${fbComment}</div>`],
    ['more comments to come', `<ul><li>${fbComment}</li><li><button>${GIF} 3 réponses</button></li></ul>`],
    ['where the person writes', `<ul><li>${fbComment}</li><li>${GIF}<textarea></textarea></li></ul>`],
  ])('is not %s', (_, inside) => {
    const view = createPageView(`<!DOCTYPE html><html lang="fr"><body>${facebook(inside)}</body></html>`, FACEBOOK);
    expect(findPosts(view)).toHaveLength(2);
  });
});
