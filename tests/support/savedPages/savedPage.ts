import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { JSDOM } from 'jsdom';
import type { PageClock, PageView } from '../../../src/dom/pageView.ts';
import { getAttribute, getParentElement } from '../../../src/dom/safeDom.ts';

/** The current time in every test, in Paris in winter. */
export const NOW = new Date('2026-01-15T14:20:00.000Z');
export const PARIS: PageClock = { now: NOW, timeZone: 'Europe/Paris', offsetAt: parisOffsetAt };

/** Summer time from the last Sunday of March to the last Sunday of October, 01:00 UTC. */
function parisOffsetAt(instant: number): number {
  const lastSunday = (month: number): number => {
    const end = new Date(Date.UTC(new Date(instant).getUTCFullYear(), month + 1, 0, 1));
    return end.getTime() - end.getUTCDay() * 86_400_000;
  };
  return instant >= lastSunday(2) && instant < lastSunday(9) ? 120 : 60;
}

/** A page view in jsdom, which has no layout: an element is hidden when it or an ancestor is, by an attribute. */
export function createPageView(html: string, url: string): PageView & { readonly window: Window } {
  const { window } = new JSDOM(html, { url, pretendToBeVisual: true });
  return {
    window: window as unknown as Window, // jsdom's own type of the same thing
    document: window.document,
    url: new URL(url),
    clock: PARIS,
    isVisible,
    rectOf: () => ({ x: 0, y: 0, width: 600, height: 120 }),
    frameHost: null,
  };
}

/** Reads attributes one by one: jsdom takes ten times as long for a selector, and this is asked for each element. */
function isVisible(el: Element): boolean {
  for (let at: Element | null = el; at; at = getParentElement(at)) {
    if (getAttribute(at, 'hidden') !== null || /display: ?none/.test(getAttribute(at, 'style') ?? '')) return false;
  }
  return true;
}

/** Replaces methods of an element on a prototype of its own, because the readers call methods of prototypes. */
export function overrideMethods(el: Element, methods: Partial<Element>): void {
  const prototype = Object.create(Object.getPrototypeOf(el));
  for (const [name, value] of Object.entries(methods)) {
    Object.defineProperty(prototype, name, { value, configurable: true });
  }
  Object.setPrototypeOf(el, prototype);
}

/** A browser without the timing of any request. */
export const SILENT = { getEntriesByType: () => [] } as unknown as Performance; // only this method is used

/** The saved pages of each reader, in a folder of its name. */
export const POSTS_FOLDER = join(import.meta.dirname, '../../fixtures/posts');

export const listSavedPages = (): readonly string[] =>
  readdirSync(POSTS_FOLDER, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.html'));

/** Opens one of them. */
export function openSavedPage(name: string): ReturnType<typeof createPageView> {
  const { html, url } = readSavedPage(join(POSTS_FOLDER, name));
  return createPageView(html, url);
}

export interface SavedPage {
  readonly html: string;
  readonly url: string;
  /** Selector of the element that a person clicks, where no post is recognised on the page. */
  readonly pick?: string;
}

/** Reads a saved page and the JSON comment in its first line, `{"url": …}`. */
export function readSavedPage(path: string): SavedPage {
  const html = readFileSync(path, 'utf8');
  const first = /^<!--\s*(\{.*?\})\s*-->/.exec(html)?.[1];
  if (!first) throw new Error(`${path}: no address in its first line`);
  return { html, ...(JSON.parse(first) as Omit<SavedPage, 'html'>) }; // our own files
}
