import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createPageView, readSavedPage } from '../../../scripts/readers/savedPage.ts';
import { observe } from '../../../src/capture/observe.ts';
import { PLATFORM_IDS, postsOn } from '../../../src/capture/sites/registry.ts';
import type { PageView } from '../../../src/capture/view.ts';
import type { PageFields } from '../../../src/domain/capture/observation.ts';
import { expectPicking, expectStrings } from './_picking.ts';

/**
 * What every saved page of every reader goes through. Each change makes a page that says less, or misleads: what is then
 * read as sure must be what the untouched page says, or be left unread. `picked` pages have one element to click.
 */

const ROOT = join(import.meta.dirname, '../../fixtures/posts');
const saved = readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.html'))
  .map((name) => ({ name, ...readSavedPage(join(ROOT, name)) }));
const pages = saved.filter(({ pick }) => pick === undefined);

const HOSTILE = [
  'javascript:alert(1)',
  '"><img src=x>',
  '\ud800',
  '-1',
  '99999999999999999999',
  '2026-13-45T99:99:99Z',
];

/** By these the readers know what an element is: the rest may say anything. */
const KEPT = /^(?:class|style|role|data-testid|hidden|slot)$/;

/** Names under which a form hides its own properties. */
const CLOBBERED = (
  'localName getAttribute getAttributeNames childNodes children matches contains closest querySelector querySelectorAll ' +
  'textContent nodeType nodeValue parentElement parentNode previousElementSibling nextElementSibling firstChild lastChild ' +
  'firstElementChild id className classList href src lang title dataset attributes isConnected hasAttribute ownerDocument ' +
  'getRootNode getBoundingClientRect checkVisibility nextSibling previousSibling'
).split(' ');

function clobbering(view: PageView): HTMLFormElement {
  const form = view.document.createElement('form');
  for (const name of CLOBBERED) {
    const input = view.document.createElement('input');
    input.setAttribute('name', name);
    input.setAttribute('type', 'hidden');
    form.append(input);
  }
  return form;
}

const readAll = (view: PageView): PageFields[] =>
  postsOn(view).map(({ el }) => observe(view, performance, el));

/** What says whose post it is, which one, and when. */
const IDENTITY = [
  'author.handle',
  'author.platformId',
  'author.profileUrl',
  'address.permalink',
  'posting.iso',
];

function identityOf(seen: PageFields): Map<string, string> {
  const paths = [...IDENTITY, ...Object.keys(seen.nativeIds).map((name) => `nativeIds.${name}`)];
  return new Map(
    paths.flatMap((path) => {
      const [group = '', name = ''] = path.split('.');
      const value = (seen as unknown as Record<string, Record<string, string | null>>)[group]?.[name]; // our own paths
      return seen.reading.fields[path]?.confidence === 'high' && value ? [[path, value] as const] : [];
    }),
  );
}

/** Everything that some post of the page surely says under that name. */
function sayings(seen: readonly PageFields[]): Map<string, Set<string>> {
  const said = new Map<string, Set<string>>();
  for (const one of seen) {
    for (const path of [...IDENTITY, ...Object.keys(one.nativeIds).map((name) => `nativeIds.${name}`)]) {
      const [group = '', name = ''] = path.split('.');
      const value = (one as unknown as Record<string, Record<string, string | null>>)[group]?.[name]; // our own paths
      if (value) said.set(path, (said.get(path) ?? new Set()).add(value));
    }
  }
  return said;
}

function expectNothingInvented(
  before: readonly PageFields[],
  after: readonly PageFields[],
  what: string,
): void {
  const said = sayings(before);
  for (const one of after) {
    for (const [path, value] of identityOf(one)) {
      // « @colline » and « @colline@pouet.example » are one account, on a page of that server.
      const same = (other: string): boolean => other === value || other.startsWith(`${value}@`);
      expect([...(said.get(path) ?? [])].some(same), `${what}: ${path}: ${value}`).toBe(true);
    }
  }
}

/** What each post says, by its element: a post never takes what its neighbour says. */
const readEach = (view: PageView): ReadonlyMap<Element, PageFields> =>
  new Map(postsOn(view).map(({ el }) => [el, observe(view, performance, el)]));

function expectEachItsOwn(known: ReadonlyMap<Element, PageFields>, view: PageView, what: string): void {
  // A view remembers: the page was changed since.
  for (const [el, seen] of readEach({ ...view })) {
    const before = known.get(el);
    if (before) expectNothingInvented([before], [seen], what);
  }
}

describe('every reader', () => {
  it.each(PLATFORM_IDS)('%s has saved pages', (id) => {
    expect(saved.some(({ name }) => name.startsWith(`${id}/`))).toBe(true);
  });
});

describe.each(pages)('$name', ({ name, html, url }) => {
  const open = () => createPageView(html, url);
  let untouched: readonly PageFields[] | null = null;
  const plain = (): readonly PageFields[] => {
    untouched ??= readAll(open());
    return untouched;
  };

  it('gives a post for a click anywhere in it, once', () => expectPicking(name));

  it('never gives a number, a script or an empty text', () => expectStrings(name));

  it('names a comment’s own id and its post’s in one way', () => {
    for (const { surface, nativeIds } of plain()) {
      const names = Object.keys(nativeIds);
      expect(names.includes('post') || names.includes('channel')).toBe(true);
      if (surface === 'comment') expect(names).toEqual(expect.arrayContaining(['comment', 'post']));
      if ('comment' in nativeIds) expect(['comment', 'reply', 'review']).toContain(surface);
    }
  });

  it('is not changed by reading', () => {
    const view = open();
    const before = view.document.documentElement.outerHTML;
    readAll(view);
    expect(view.document.documentElement.outerHTML).toBe(before);
  });

  it('reads the same beside hidden duplicates', () => {
    const view = open();
    for (const { el } of postsOn(view).toReversed()) {
      const copy = view.document.importNode(el, true) as HTMLElement;
      copy.setAttribute('style', 'display: none');
      el.after(copy);
    }
    const after = readAll(view);
    expect(after.map(({ text }) => text)).toEqual(plain().map(({ text }) => text));
    after.forEach((one, index) => {
      expectNothingInvented(plain().slice(index, index + 1), [one], 'duplicated');
    });
  });

  it('never takes a clobbering form for what it says', () => {
    const view = open();
    for (const { el } of postsOn(view)) {
      for (const inside of [el, ...el.querySelectorAll('div, li, section, td')].slice(0, 40))
        inside.prepend(clobbering(view));
    }
    const around = view.document.createElement('form');
    around.append(...view.document.body.childNodes, clobbering(view));
    view.document.body.append(around);
    const after = readAll(view);
    expect(after.flatMap(({ warnings }) => warnings)).not.toContain('reader-failed');
    expectNothingInvented(plain(), after, 'clobbered');
  });

  it('does not depend on the language of the interface', () => {
    const view = open();
    view.document.documentElement.setAttribute('lang', 'ja');
    for (const el of view.document.querySelectorAll('[aria-label], [title], [placeholder]')) {
      for (const attribute of ['aria-label', 'title', 'placeholder']) {
        if (el.hasAttribute(attribute)) el.setAttribute(attribute, '表示する');
      }
    }
    for (const el of view.document.querySelectorAll('button, [role="button"]')) {
      if (el.childElementCount === 0) el.textContent = '表示する';
    }
    expectNothingInvented(plain(), readAll(view), 'other language');
  });

  it('leaves unread what is missing', () => {
    const view = open();
    const known = readEach(view);
    const parts = postsOn(view).flatMap(({ el }) => [...el.querySelectorAll('*')]);
    const step = Math.max(1, Math.floor(parts.length / 8));
    for (let index = 0; index < parts.length; index += step) {
      const part = parts[index];
      const parent = part?.parentNode;
      if (!part || !parent) continue;
      const next = part.nextSibling;
      part.remove();
      expectEachItsOwn(known, view, part.outerHTML.slice(0, 80));
      parent.insertBefore(part, next);
    }
  });

  it('is not swayed by the address of another page of the platform', () => {
    const [platform = ''] = name.split('/');
    const view = open();
    const known = readEach(view);
    // One site under several hosts: what follows is the address.
    const path = (value: string): string => value.replace(/^https:\/\/[^/]+/, '');
    for (const other of saved.filter((page) => page.name.startsWith(`${platform}/`))) {
      for (const [el, seen] of readEach({ ...view, url: new URL(other.url) })) {
        const before = known.get(el);
        const said = before && sayings([before]);
        for (const [field, value] of identityOf(seen)) {
          const was = said?.get(field);
          if (was) expect([...was].map(path), `${other.url}: ${field}`).toContain(path(value));
        }
      }
    }
  });

  it('takes nothing from hostile attributes', () => {
    const view = open();
    // Each value takes the place of the one before: nothing of that is left.
    const parts = new Set(postsOn(view).flatMap(({ el }) => [el, ...el.querySelectorAll('*')]));
    for (const value of HOSTILE) {
      for (const part of parts) {
        for (const { name } of [...part.attributes]) {
          if (!KEPT.test(name)) part.setAttribute(name, value);
        }
      }
      // A view remembers: the page was changed since.
      for (const { page, ...seen } of readAll({ ...view })) {
        expect(JSON.stringify(seen).isWellFormed()).toBe(true);
        const media = (seen.media ?? []).map(({ url }) => url);
        for (const address of [seen.author.profileUrl, seen.address.permalink, ...media]) {
          expect(address === null || /^https?:\/\//.test(address), String(address)).toBe(true);
        }
        const { iso } = seen.posting;
        expect(
          iso === null || /^(?:19|20)\d\d(?:-[01]\d(?:-[0-3]\d(?:T.*Z)?)?)?$/.test(iso),
          String(iso),
        ).toBe(true);
      }
    }
  });

  it('keeps a quotation in a quotation apart from identity', () => {
    const view = open();
    const other = `<blockquote><a href="/intrus"><b>Intrus</b></a><time datetime="2001-02-03T04:05:06Z">3 février 2001</time>
      <blockquote cite="https://exemple.fr/status/99"><a href="https://exemple.fr/status/99">au fond</a></blockquote></blockquote>`;
    for (const { el } of postsOn(view)) {
      const text = observe(view, performance, el).text;
      if (text) wordsOf(el, text)?.insertAdjacentHTML('beforeend', other);
    }
    expectNothingInvented(plain(), readAll(view), 'quotation');
  });
});

/** The innermost element of the post that shows the words read. */
function wordsOf(post: Element, text: string): Element | undefined {
  const first = text.split('\n')[0]?.slice(0, 20) ?? text;
  return [...post.querySelectorAll('*')].filter(({ textContent }) => textContent?.includes(first)).at(-1);
}
