import { cachePerView, type PageView } from '../pageView.ts';
import { contains, getParentElement, matches, queryOne } from '../safeDom.ts';
import { queryVisible, resolveLink } from './_shared.ts';

/**
 * No class is stable and there are no test ids. The head of a reply's page describes the post answered, so it is not
 * read.
 */
export const THREADS_SELECTORS = {
  /** A post; inside another, the post that it quotes. */
  post: '[data-pressable-container]',
  /** Without such boxes, a post is around the one link of this form that has a time (fallback, 2026-11). */
  datedLink: 'a[href*="/post/"]:has(time[datetime])',
  /** Boxes of the page, larger than a post. */
  pageBox: 'html, body, main, [role="main"], [role="region"], [data-pagelet]',
  /** Inside the link to the post. */
  time: 'time[datetime]',
  profile: 'a[href*="/@"]',
  words: 'span[dir="auto"]',
  /** Elements whose content is not part of the text. */
  notText: 'a, button, [role="button"], time',
  picture: 'img[src], video',
  session: 'nav a[href*="/@"], [role="navigation"] a[href*="/@"]',
} as const;

export const THREADS_HOSTS = ['threads.com', 'threads.net'];
export const THREADS_POST = /^\/@([\w.]+)\/(?:post|t)\/([\w-]{5,60})(?:\/.*)?$/;
export const isThreads = (url: URL): boolean => THREADS_HOSTS.includes(url.hostname.replace(/^www\./, ''));
export const isThreadsPostAddress = (url: URL): boolean => isThreads(url) && THREADS_POST.test(url.pathname);

/** For a page without the usual boxes: the largest box around each dated link that has no other post's link. */
export const listThreadsBoxes = cachePerView((view): readonly Element[] => {
  if (queryOne(view.document, THREADS_SELECTORS.post)) return [];
  const links = queryVisible(THREADS_SELECTORS.datedLink, view).filter((link) =>
    resolveLink(link, view, isThreadsPostAddress),
  );
  const boxes = links.map((link) => {
    const others = links.filter((other) => readCode(other, view) !== readCode(link, view));
    let box: Element | null = null;
    for (let at = getParentElement(link); at && !matches(at, THREADS_SELECTORS.pageBox); at = getParentElement(at)) {
      if (others.some((other) => contains(at, other))) break;
      box = at;
    }
    return box;
  });
  return [...new Set(boxes.filter((box) => box !== null))];
});

const readCode = (link: Element, view: PageView): string | undefined =>
  THREADS_POST.exec(resolveLink(link, view)?.pathname ?? '')?.[2];
