import { vi } from 'vitest';
import { createPageView } from '../savedPages/savedPage.ts';
import { ObserverStub } from './observerStub.ts';

/** A page of one screen of 800 × 600 px, loaded a minute ago, with what jsdom lacks for a capture. */
export function openTestPage(html: string, address: string) {
  const page = createPageView(html, address);
  vi.stubGlobal('MutationObserver', (page.window as unknown as typeof globalThis).MutationObserver);
  vi.stubGlobal('IntersectionObserver', ObserverStub);
  const root = page.document.documentElement;
  // jsdom has no layout.
  for (const [name, value] of Object.entries({ clientWidth: 800, clientHeight: 600, scrollHeight: 600 }))
    Object.defineProperty(root, name, { value, configurable: true });
  const empty = { x: 0, y: 0, width: 0, height: 0 };
  Object.getPrototypeOf(page.document.createRange()).getBoundingClientRect = () => empty;
  const text = page.document.querySelector('p');
  Object.assign(page.document, {
    elementFromPoint: () => text,
    elementsFromPoint: () => [text],
    scrollingElement: root,
    getAnimations: () => [],
  });
  Object.assign(root, { scrollTo: () => undefined });
  Object.assign(Object.getPrototypeOf(Object.getPrototypeOf(root)), {
    animate: () => ({ ready: Promise.resolve(), cancel: () => {} }),
  });
  Object.assign(page.window, { matchMedia: () => ({ matches: false }), scrollTo: () => undefined });
  // A page that was just loaded is watched for five seconds.
  Object.assign(page.window.performance, {
    now: () => performance.now() + 60_000,
    getEntriesByType: (type: string) => (type === 'navigation' ? [{ name: address, loadEventEnd: 1 }] : []),
  });
  return page;
}
