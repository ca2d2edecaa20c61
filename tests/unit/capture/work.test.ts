import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listPosts } from '../../../src/capture/listing.ts';
import { readFixture, viewOf } from './_page.ts';

/** How often the page is asked for elements, or to compare two, while it is listed: work, whatever the machine. */
function workOn(html: string, url: string): { readonly posts: number; readonly asked: number } {
  const view = viewOf(html, url);
  let asked = 0;
  const counting = (holder: object, name: string): void => {
    const real: unknown = Reflect.get(holder, name);
    if (typeof real !== 'function') throw new Error(name);
    Object.defineProperty(holder, name, {
      value(this: unknown, ...given: unknown[]) {
        const answer: unknown = Reflect.apply(real, this, given);
        asked += 1;
        return answer;
      },
    });
  };
  const { Element, Node } = view.document.defaultView ?? {};
  if (!Element || !Node) throw new Error('no window');
  for (const name of ['querySelector', 'querySelectorAll', 'closest', 'matches'])
    counting(Element.prototype, name);
  counting(Node.prototype, 'contains');
  const posts = listPosts(view).choices.length;
  return { posts, asked };
}

const times = (count: number, make: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => make(n)).join('');

/** The fixture with `count` of what `part` finds in it, one after the other. */
function repeated(
  page: string,
  part: string,
  count: number,
): { readonly html: string; readonly url: string } {
  const { html, url } = readFixture(join(import.meta.dirname, '../../fixtures/posts', page));
  const { document } = viewOf(html, url);
  const found = [...document.querySelectorAll(part)].at(-1);
  if (!found) throw new Error(`${page}: no ${part}`);
  for (let n = 0; n < count; n++) found.after(found.cloneNode(true));
  return { html: document.documentElement.outerHTML, url };
}

const FORUM = 'https://forum.exemple.test/fil';
const nested = (count: number): string => {
  let inner = '';
  for (let n = 0; n < count; n++)
    inner = `<div class="comment"><div class="meta"><a href="/c/${n}">12 janv. 2026</a></div><p>mot</p>${inner}</div>`;
  return inner;
};
/** Each holds all that are in it. A browser's own parser nests 512 elements, no more. */
const NESTED = 'answers, each in the one before';
const PAGES: Readonly<Record<string, (count: number) => { readonly html: string; readonly url: string }>> = {
  [NESTED]: (count) => ({ html: nested(count), url: FORUM }),
  'names in one post': (count) => ({
    html: `<article>${times(count, (n) => `<a href="/users/a${n}">a</a>`)}</article>`,
    url: FORUM,
  }),
  'quotes in one post': (count) => ({
    html: `<article>${times(count, (n) => `<blockquote><a href="/p/${n}">l</a></blockquote>`)}</article>`,
    url: FORUM,
  }),
  'posts without addresses, on the page of one': (count) =>
    repeated('facebook/dialog-english.html', '[role="dialog"]', count),
  'messages that come from nobody': (count) => ({
    html: `<div role="main">${times(count, (n) => `<div role="row"><span dir="auto">m${n}</span></div>`)}</div>`,
    url: 'https://www.messenger.com/t/12345/',
  }),
  'mails in one pane': (count) => ({
    html: `<div data-app-section="ConversationContainer">${times(count, (n) => `<div><span>a${n}</span><div role="document">m</div></div>`)}</div>`,
    url: 'https://outlook.live.com/mail/0/',
  }),
};

describe('a page twice as long', () => {
  it.each(Object.entries(PAGES))('%s: is no more than twice the work', (name, page) => {
    const [short, long] = [12, 24].map((count) => {
      const { html, url } = page(count);
      return workOn(html, url);
    });
    expect(short?.posts).toBeGreaterThan(0);
    expect((long?.asked ?? Number.NaN) / (short?.asked ?? Number.NaN)).toBeLessThan(
      name === NESTED ? 4 : 2.3,
    );
  });
});
