import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { observe } from '../../../src/capture/observe.ts';
import { findPosts } from '../../../src/platforms/reading/pagePosts.ts';
import {
  createPageView,
  listSavedPages,
  POSTS_FOLDER,
  readSavedPage,
  SILENT,
} from '../../support/savedPages/savedPage.ts';

/** What an author writes never gives the account, the date or the address of the post, whatever reads it. */

/** Posts of a page that get the markup. */
const POSTS_MAX = 3;
/** First characters of a text, by which its element is found. */
const START_LENGTH = 12;

const MARKUP = [
  '<a href="/@qqcible">@qqcible</a>',
  '<a href="/u/qqcible">Qqcible</a>',
  '<span class="h-card"><a class="u-url mention" href="/@qqcible">Qqcible</a></span>',
  '<a rel="author" href="/u/qqcible">Qqcible</a>',
  '<span itemprop="author">Qqcible</span>',
  '<span class="username">Qqcible</span>',
  '<time datetime="1997-05-04T10:00Z">4 mai 1997</time>',
  '<span class="date">4 mai 1997 10:00</span>',
  '<a rel="bookmark" href="/p/77700077">ici</a>',
  '<a class="permalink" href="/qqcible/status/77700077"><time datetime="1997-05-04T10:00Z">3 h</time></a>',
  '<p>@qqcible · 4 mai 1997</p>',
  '<blockquote><b>Qqcible</b><blockquote cite="https://exemple.fr/status/77700077"><a href="https://exemple.fr/status/77700077">au fond</a></blockquote></blockquote>',
];
const OF_MARKUP = /qqcible|1997|77700077/i;

/** Returns the smallest element of the post that contains the start of its text; null when none does. */
function findBody(post: Element, text: string): Element | null {
  const start = text.trim().slice(0, START_LENGTH);
  const found = [...post.querySelectorAll('*')].filter((el) => el.textContent.trim().startsWith(start));
  return found.at(-1) ?? null;
}

const counted = { posts: 0, readings: 0, readers: new Set<string>() };

it.each(listSavedPages())('attack: the words of a post, for every reader: %s', (page) => {
  const { html, url, pick } = readSavedPage(join(POSTS_FOLDER, page));
  const view = createPageView(html, url);
  const clicked = pick === undefined ? null : view.document.querySelector(pick);
  const posts = clicked ? [clicked] : findPosts(view).map(({ el }) => el);
  for (const post of posts.slice(0, POSTS_MAX)) {
    const before = observe(view, SILENT, post);
    const body = before.text === null ? null : findBody(post, before.text);
    if (body === null) continue;
    counted.posts += 1;
    for (const markup of MARKUP)
      for (const place of ['afterbegin', 'beforeend'] as const) {
        const had = [...body.childNodes];
        body.insertAdjacentHTML(place, markup);
        const { author, posting, address, nativeIds, reading } = observe(view, SILENT, post);
        body.replaceChildren(...had);
        const read = JSON.stringify({ author, posting, permalink: address.permalink, nativeIds });
        expect(read, `${markup} ${place}`).not.toMatch(OF_MARKUP);
        counted.readings += 1;
        counted.readers.add(reading.reader);
      }
  }
});

it('attack: 200 posts at least get such words, of every reader that has a page', () => {
  expect(counted.posts).toBeGreaterThan(200);
  expect([...counted.readers].sort()).toEqual(readdirSync(POSTS_FOLDER).sort());
});
