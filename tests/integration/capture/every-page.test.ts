import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { observe } from '../../../src/capture/observe.ts';
import type { PageView } from '../../../src/dom/pageView.ts';
import type { PageFields } from '../../../src/domain/capture/reading.ts';
import { findPosts } from '../../../src/platforms/reading/pagePosts.ts';
import { PLATFORM_IDS } from '../../support/allReaders.ts';
import { expectEveryPostPickable, expectValidValues } from '../../support/capture/pageChecks.ts';
import { createPageView, listSavedPages, POSTS_FOLDER, readSavedPage } from '../../support/savedPages/savedPage.ts';

/**
 * Checks every saved page of every reader. Each change makes a page that contains less, or misleads: a value then read
 * with high confidence must be that of the untouched page, or be left unread. `picked` pages have one element to click.
 */

const saved = listSavedPages().map((name) => ({ name, ...readSavedPage(join(POSTS_FOLDER, name)) }));
const pages = saved.filter(({ pick }) => pick === undefined);

const HOSTILE = [
  'javascript:alert(1)',
  '"><img src=x>',
  '\ud800',
  '-1',
  '99999999999999999999',
  '2026-13-45T99:99:99Z',
];

/** Attributes by which readers recognise elements: they are not altered. */
const KEPT_ATTRIBUTES = /^(?:class|style|role|data-testid|hidden|slot)$/;

/** Names of form fields that hide the form's own properties. */
const CLOBBERED = (
  'localName getAttribute getAttributeNames childNodes children matches contains closest querySelector querySelectorAll ' +
  'textContent nodeType nodeValue parentElement parentNode previousElementSibling nextElementSibling firstChild lastChild ' +
  'firstElementChild id className classList href src lang title dataset attributes isConnected hasAttribute ownerDocument ' +
  'getRootNode getBoundingClientRect checkVisibility nextSibling previousSibling'
).split(' ');

function createClobberingForm(view: PageView): HTMLFormElement {
  const form = view.document.createElement('form');
  for (const name of CLOBBERED) {
    const input = view.document.createElement('input');
    input.setAttribute('name', name);
    input.setAttribute('type', 'hidden');
    form.append(input);
  }
  return form;
}

const readAll = (view: PageView): PageFields[] => findPosts(view).map(({ el }) => observe(view, performance, el));

/** Fields that tell whose post it is, which one, and when. */
const IDENTITY = ['author.handle', 'author.platformId', 'author.profileUrl', 'address.permalink', 'posting.iso'];

function listIdentity(seen: PageFields): (readonly [path: string, value: string])[] {
  const paths = [...IDENTITY, ...Object.keys(seen.nativeIds).map((name) => `nativeIds.${name}`)];
  return paths.flatMap((path) => {
    const [group = '', name = ''] = path.split('.');
    const value = (seen as unknown as Record<string, Record<string, string | null>>)[group]?.[name]; // our own paths
    return value ? [[path, value] as const] : [];
  });
}

const listSureIdentity = (seen: PageFields) =>
  listIdentity(seen).filter(([path]) => seen.reading.fields[path]?.confidence === 'high');

/** Returns every value read under that name on the page. */
function collectIdentityValues(seen: readonly PageFields[]): Map<string, Set<string>> {
  const knownValues = new Map<string, Set<string>>();
  for (const one of seen)
    for (const [path, value] of listIdentity(one))
      knownValues.set(path, (knownValues.get(path) ?? new Set()).add(value));
  return knownValues;
}

function expectNothingInvented(before: readonly PageFields[], after: readonly PageFields[], what: string): void {
  const knownValues = collectIdentityValues(before);
  for (const one of after)
    for (const [path, value] of listSureIdentity(one)) {
      // « @colline » and « @colline@pouet.example » are one account, on a page of that server.
      const same = (other: string): boolean => other === value || other.startsWith(`${value}@`);
      expect([...(knownValues.get(path) ?? [])].some(same), `${what}: ${path}: ${value}`).toBe(true);
    }
}

/** Maps each post's element to its reading: a post must never get a neighbour's value. */
const readEach = (view: PageView): ReadonlyMap<Element, PageFields> =>
  new Map(findPosts(view).map(({ el }) => [el, observe(view, performance, el)]));

function expectOwnIdentities(known: ReadonlyMap<Element, PageFields>, view: PageView, what: string): void {
  // A view caches, and the page has changed: a copy is needed.
  for (const [el, seen] of readEach({ ...view })) {
    const before = known.get(el);
    if (before) expectNothingInvented([before], [seen], what);
  }
}

it.each(PLATFORM_IDS)('readers have saved pages: %s', (id) => {
  expect(saved.some(({ name }) => name.startsWith(`${id}/`))).toBe(true);
});

describe.each(pages)('$name', ({ name, html, url }) => {
  const open = () => createPageView(html, url);
  let reading: readonly PageFields[] | undefined;
  const readUntouched = (): readonly PageFields[] => {
    reading ??= readAll(open());
    return reading;
  };

  it('finds the post for a click anywhere in it, and lists it once', () => expectEveryPostPickable(name));

  it('never returns a number, a script or an empty text', () => expectValidValues(name));

  it('names a comment’s own id and its post’s id consistently', () => {
    for (const { surface, nativeIds } of readUntouched()) {
      const names = Object.keys(nativeIds);
      expect(names.includes('post') || names.includes('channel')).toBe(true);
      if (surface === 'comment') expect(names).toEqual(expect.arrayContaining(['comment', 'post']));
      if ('comment' in nativeIds) expect(['comment', 'reply', 'review']).toContain(surface);
    }
  });

  it('returns the same values next to hidden duplicates', () => {
    const view = open();
    for (const { el } of findPosts(view).toReversed()) {
      const copy = view.document.importNode(el, true) as HTMLElement;
      copy.setAttribute('style', 'display: none');
      el.after(copy);
    }
    const after = readAll(view);
    expect(after.map(({ text }) => text)).toEqual(readUntouched().map(({ text }) => text));
    after.forEach((one, index) => {
      expectNothingInvented(readUntouched().slice(index, index + 1), [one], 'duplicated');
    });
  });

  it('does not read properties clobbered by a form', () => {
    const view = open();
    for (const { el } of findPosts(view))
      for (const inside of [el, ...el.querySelectorAll('div, li, section, td')].slice(0, 40))
        inside.prepend(createClobberingForm(view));
    const around = view.document.createElement('form');
    around.append(...view.document.body.childNodes, createClobberingForm(view));
    view.document.body.append(around);
    const after = readAll(view);
    expect(after.flatMap(({ warnings }) => warnings)).not.toContain('reader-failed');
    expectNothingInvented(readUntouched(), after, 'clobbered');
  });

  it('does not depend on the interface language', () => {
    const view = open();
    view.document.documentElement.setAttribute('lang', 'ja');
    for (const el of view.document.querySelectorAll('[aria-label], [title], [placeholder]'))
      for (const attribute of ['aria-label', 'title', 'placeholder']) {
        if (el.hasAttribute(attribute)) el.setAttribute(attribute, '表示する');
      }
    for (const el of view.document.querySelectorAll('button, [role="button"]')) {
      if (el.childElementCount === 0) el.textContent = '表示する';
    }
    expectNothingInvented(readUntouched(), readAll(view), 'other language');
  });

  it('leaves missing values unread', () => {
    const view = open();
    const known = readEach(view);
    const parts = findPosts(view).flatMap(({ el }) => [...el.querySelectorAll('*')]);
    const step = Math.max(1, Math.floor(parts.length / 8));
    for (let index = 0; index < parts.length; index += step) {
      const part = parts[index];
      const parent = part?.parentNode;
      if (!part || !parent) continue;
      const next = part.nextSibling;
      part.remove();
      expectOwnIdentities(known, view, part.outerHTML.slice(0, 80));
      parent.insertBefore(part, next);
    }
  });

  it('is not influenced by the address of another page of the platform', () => {
    const [platform = ''] = name.split('/');
    const view = open();
    const known = readEach(view);
    // A site may have several hosts: only the rest of the address is compared.
    const path = (value: string): string => value.replace(/^https:\/\/[^/]+/, '');
    const addresses = new Set(saved.filter((page) => page.name.startsWith(`${platform}/`)).map((page) => page.url));
    addresses.delete(url);
    for (const address of addresses)
      for (const [el, seen] of readEach({ ...view, url: new URL(address) })) {
        const before = known.get(el);
        const knownValues = before && collectIdentityValues([before]);
        for (const [field, value] of listSureIdentity(seen)) {
          const previousValues = knownValues?.get(field);
          if (previousValues) expect([...previousValues].map(path), `${address}: ${field}`).toContain(path(value));
        }
      }
  });

  it('returns nothing from hostile attributes', () => {
    const view = open();
    // Each value replaces the previous one.
    const parts = new Set(findPosts(view).flatMap(({ el }) => [el, ...el.querySelectorAll('*')]));
    for (const value of HOSTILE) {
      for (const part of parts)
        for (const { name } of [...part.attributes]) {
          if (!KEPT_ATTRIBUTES.test(name)) part.setAttribute(name, value);
        }
      // A view caches, and the page has changed: a copy is needed.
      for (const { page, ...seen } of readAll({ ...view })) {
        expect(JSON.stringify(seen).isWellFormed()).toBe(true);
        const media = (seen.media ?? []).map(({ url }) => url);
        for (const address of [seen.author.profileUrl, seen.address.permalink, ...media])
          expect(address === null || /^https?:\/\//.test(address), String(address)).toBe(true);
        const { iso } = seen.posting;
        expect(iso === null || /^(?:19|20)\d\d(?:-[01]\d(?:-[0-3]\d(?:T.*Z)?)?)?$/.test(iso), String(iso)).toBe(true);
      }
    }
  });
});
