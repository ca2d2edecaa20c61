import { describe, expect, it } from 'vitest';
import { observe } from '../../../../src/capture/observe.ts';
import { createPageView, SILENT } from '../../../support/savedPages/savedPage.ts';

/** What an author writes never gives the account, the date or the address of the post. Names are invented. */

/** How unknown sites lay out a post; `Bob` wrote it on 12 January 2026. The post is `#post`. */
const LAYOUTS: Readonly<Record<string, (body: string) => string>> = {
  'a header, a paragraph': (body) =>
    `<article id="post"><header><a class="author" href="/u/bob">Bob</a> <a href="/p/501"><time datetime="2026-01-12T17:30Z">12 janv.</time></a></header>${paragraphs(body)}</article>`,
  'names and a line break': (body) =>
    `<div class="comment" id="post"><b class="author">Bob</b> <span class="date">12 janvier 2026 18:30</span><br>${body}</div>`,
  'a named body': (body) =>
    `<div class="comment" id="post"><p class="author">par <a class="username" href="/u/bob">Bob</a> » 12 janvier 2026 18:30</p><div class="content">${body}</div><a href="/p/501">lien</a></div>`,
  microdata: (body) =>
    `<article id="post" itemscope itemtype="https://schema.org/Comment"><span itemprop="author">Bob</span><time itemprop="datePublished" datetime="2026-01-12T17:30Z">12 janv.</time><div itemprop="text">${body}</div></article>`,
  'boxes in a box': (body) =>
    `<article id="post"><div><div class="head"><span class="username">Bob</span> <time datetime="2026-01-12T17:30Z">12 janv.</time></div><div>${paragraphs(body)}</div></div></article>`,
  'plain boxes': (body) =>
    `<div role="article" id="post"><div><a href="/@bob"><strong>Bob</strong></a> <a href="/@bob/posts/501"><span title="12 janvier 2026 18:30">3 j</span></a></div><div dir="auto">${body}</div></div>`,
  'a row of spans': (body) =>
    `<article id="post"><span class="username">Bob</span> <abbr title="12/01/2026 18:30">18:30</abbr> <span>${body}</span></article>`,
  'a footer': (body) =>
    `<article id="post"><div class="user-name">Bob</div>${paragraphs(body)}<footer><a rel="bookmark" href="/p/501"><time datetime="2026-01-12T17:30Z">12 janv.</time></a></footer></article>`,
  'a box whose class contains a word of labels': (body) =>
    `<article id="post"><span class="author">Bob</span> <span class="date">12 janvier 2026 18:30</span><div class="update-zone">${body}</div></article>`,
  'a box in a timeline': (body) =>
    `<article id="post"><span class="author">Bob</span> <span class="date">12 janvier 2026 18:30</span><div class="timeline">${body}</div></article>`,
  'a box named after the user': (body) =>
    `<article id="post"><span class="author">Bob</span> <span class="date">12 janvier 2026 18:30</span><div class="user-content">${body}</div></article>`,
  'a description of microdata': (body) =>
    `<article id="post"><span class="author">Bob</span> <span class="date">12 janvier 2026 18:30</span><div itemprop="description">${body}</div></article>`,
  'an update alone': (body) => `<article id="post"><div class="update-zone">${body}</div></article>`,
  'a timeline alone': (body) => `<article id="post"><div class="timeline">${body}</div></article>`,
  'a name without markup': (body) => `<article id="post"><strong>Bob</strong>${paragraphs(body)}</article>`,
  'the words alone': (body) => `<article id="post">${paragraphs(body)}</article>`,
  'the words alone, without a paragraph': (body) => `<article id="post">${body}</article>`,
};
const paragraphs = (body: string) => (body.startsWith('<p>') ? body : `<p>${body}</p>`);

const MARKUP: Readonly<Record<string, string>> = {
  'a mention': '<a href="/@camille">@camille</a>',
  'a mention by name': '<a href="/u/camille">Camille</a>',
  'an h-card': '<span class="h-card"><a class="u-url mention" href="/@camille">Camille</a></span>',
  'a link of an author': '<a rel="author" href="/u/camille">Camille</a>',
  'an author of microdata': '<span itemprop="author">Camille</span>',
  'a class of an author': '<span class="username">Camille</span>',
  'a date': '<time datetime="2019-05-04T10:00Z">4 mai 2019</time>',
  'a date in words': '<span class="date">4 mai 2019 10:00</span>',
  'a published date': '<span itemprop="datePublished" content="2019-05-04">4 mai</span>',
  'a bookmark': '<a rel="bookmark" href="/p/999">ici</a>',
  'an address': '<a class="permalink" href="/status/999">ici</a>',
};

const POSITIONS: Readonly<Record<string, (markup: string) => string>> = {
  'at the start': (markup) => `${markup} tu vas payer pour ce que tu as fait`,
  'in the middle': (markup) => `Salut ${markup} tu vas payer pour ce que tu as fait`,
  'at the end': (markup) => `Tu vas payer pour ce que tu as fait, demande à ${markup}`,
  'in its own paragraph, first': (markup) => `<p>${markup}</p><p>Tu vas payer pour ce que tu as fait.</p>`,
  'in its own paragraph, last': (markup) => `<p>Tu vas payer pour ce que tu as fait.</p><p>${markup}</p>`,
};

/** Layouts where nothing separates a name from words that begin with another name. */
const cases = Object.entries(LAYOUTS).flatMap(([layout, build]) =>
  Object.entries(MARKUP).flatMap(([markup, html]) =>
    Object.entries(POSITIONS).map(([position, place]) => [layout, markup, position, build(place(html))] as const),
  ),
);

function read(html: string) {
  const view = createPageView(
    `<!DOCTYPE html><html lang="fr"><body><main>${html}</main></body></html>`,
    'https://exemple.fr/fil',
  );
  const { author, posting, address } = observe(view, SILENT, view.document.querySelector('#post'));
  return { author, posting, permalink: address.permalink };
}

it.each(cases)('attack: the words of a post on an unknown site: %s: %s %s', (_layout, _markup, _position, html) => {
  const found = JSON.stringify(read(html));
  expect(found).not.toMatch(/camille|2019|999/i);
});

describe('the account and the date beside the words', () => {
  const withHead = Object.entries(LAYOUTS).filter(([layout]) => !/without markup|alone/.test(layout));

  it.each(withHead)('are read: %s', (_layout, build) => {
    for (const body of [
      'Tu vas payer.',
      'Salut <a href="/u/camille">Camille</a>, tu vas payer.',
      '<p>Tu vas payer.</p><p>Bientôt.</p>',
    ]) {
      const { author, posting } = read(build(body));
      expect(author.displayName).toBe('Bob');
      expect(posting.iso).toMatch(/^2026-01-12/);
    }
  });
});
