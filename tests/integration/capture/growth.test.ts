import { expect, it } from 'vitest';
import { listPosts } from '../../../src/capture/pageSurvey.ts';
import { createPageView } from '../../support/savedPages/savedPage.ts';

/**
 * The number of DOM calls of a listing must be linear in the size of the page, for any kind of posts. Calls are
 * counted, not timed.
 */

const repeat = (count: number, write: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => write(n)).join('');
const tweet = (n: number, heading = ''): string =>
  `<article data-testid="tweet">${heading}<div data-testid="User-Name"><a href="/a${n}">A</a><a href="/a${n}">@a${n}</a><a href="/a${n}/status/${1_990_470_030_193_590_272n + BigInt(n)}"><time datetime="2025-11-17T17:20:11.000Z">1 h</time></a></div><div data-testid="tweetText">mot</div></article>`;

const PAGES: Readonly<Record<string, { url: string; page: (posts: number) => string }>> = {
  'bare articles': {
    url: 'https://exemple.fr/fil',
    page: (posts) => repeat(posts, (n) => `<article>mot ${n}</article>`),
  },
  'articles with a link, a date and a name': {
    url: 'https://exemple.fr/fil',
    page: (posts) =>
      repeat(
        posts,
        (n) =>
          `<article id="post-${n}"><a rel="author" href="/u/a${n}">A${n}</a><a href="/p/${n}"><time datetime="2026-01-01T00:00:00Z">1er janvier 2026</time></a><p>mot</p></article>`,
      ),
  },
  'comments one inside the other': {
    url: 'https://exemple.fr/fil',
    page: (posts) =>
      `${'<div class="comment"><time datetime="2026-01-01">1</time><p>mot</p>'.repeat(8)}${'</div>'.repeat(8)}`.repeat(
        posts / 8,
      ),
  },
  'posts of X': {
    url: 'https://x.com/accueil',
    page: (posts) => repeat(posts, (n) => tweet(n)),
  },
  'the answers to a post of X, a heading in each': {
    url: 'https://x.com/a0/status/1990470030193590272',
    page: (posts) => `<section>${repeat(posts, (n) => tweet(n, '<h2>mot</h2>'))}</section>`,
  },
  'names in one post': {
    url: 'https://exemple.fr/fil',
    page: (names) => `<article>${'<a href="/users/a">a</a>'.repeat(names)}</article>`,
  },
  'quotes in one post': {
    url: 'https://exemple.fr/fil',
    page: (quotes) => `<article>${'<blockquote><a href="/p/1">a</a></blockquote>'.repeat(quotes)}</article>`,
  },
  'posts of Facebook without addresses, on the page of one': {
    url: 'https://www.facebook.com/colline.verte/posts/pfbid02AbCdEfGhIjKlMnOpQrStUvWxYz0123456789',
    page: (posts) =>
      '<div role="dialog"><h2><a href="https://www.facebook.com/colline.verte"><strong>Colline</strong></a></h2><div data-ad-preview="message"><div dir="auto">mot</div></div></div>'.repeat(
        posts,
      ),
  },
  'messages that come from nobody': {
    url: 'https://www.messenger.com/t/12345/',
    page: (messages) =>
      `<div role="main">${'<div role="row"><span dir="auto">mot</span></div>'.repeat(messages)}</div>`,
  },
  'mails in one pane': {
    url: 'https://outlook.live.com/mail/0/',
    page: (mails) =>
      `<div data-app-section="ConversationContainer">${'<div><span>A</span><div role="document">mot</div></div>'.repeat(mails)}</div>`,
  },
};

/** Counts the calls to DOM methods, and the elements in their results. */
function countDomCalls(html: string, url: string): number {
  const view = createPageView(`<!DOCTYPE html><body>${html}</body>`, url);
  let count = 0;
  const scope = view.window as unknown as typeof globalThis; // jsdom's window has the classes
  const countCalls = (prototype: object, name: string): void => {
    const method = Reflect.get(prototype, name) as (...args: unknown[]) => unknown; // a DOM method
    Object.defineProperty(prototype, name, {
      configurable: true,
      value(this: unknown, ...args: unknown[]) {
        const answer = method.apply(this, args);
        count += name === 'querySelectorAll' ? 1 + (answer as NodeList).length : 1;
        return answer;
      },
    });
  };
  for (const name of ['closest', 'matches', 'querySelector', 'querySelectorAll', 'getAttribute'])
    countCalls(scope.Element.prototype, name);
  countCalls(scope.Node.prototype, 'contains');
  countCalls(scope.Node.prototype, 'compareDocumentPosition');
  for (const name of ['querySelector', 'querySelectorAll']) countCalls(scope.Document.prototype, name);
  const countingView = {
    ...view,
    isVisible(el: Element) {
      count += 1;
      return view.isVisible(el);
    },
  };
  listPosts([countingView], () => 0);
  return count;
}

it.each(Object.entries(PAGES))('listPosts: %s', (_, { url, page }) => {
  const [few, many] = [countDomCalls(page(16), url), countDomCalls(page(64), url)];
  expect(many / few).toBeLessThan(4.6);
});
