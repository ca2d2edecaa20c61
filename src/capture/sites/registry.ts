import { missingValue, type PostExtraction } from '../../domain/capture/extraction.ts';
import { readVisibleText } from '../dom.ts';
import { type FoldedSelectors, listFoldedControls, mayHaveCutText } from '../folded/foldedControls.ts';
import { hasClosedContent } from '../generic/container.ts';
import { cachePerView, type PageView } from '../pageView.ts';
import { getNative, queryAll, queryOne } from '../safeDom.ts';
import { capConfidence } from './_capConfidence.ts';
import { hasLayoutChanged, SAMPLE_SIZE } from './_layoutChange.ts';
import type { Breakage, Site } from './_site.ts';
import { findUnreadPlatform } from './_unread-platforms.ts';
import { createGenericExtraction, createGenericSite, createScreenExtraction } from './generic.ts';
import { ADDRESS_RULES, listReaders } from './readers.ts';

const generic = createGenericSite(ADDRESS_RULES);

/** A post found on a page, and the reader that found it. */
export interface FoundPost {
  readonly site: Site;
  readonly el: Element;
  /** The platform whose own reader found no post here; null when it did, or when there is none. */
  readonly skippedPlatform: { readonly platform: string; readonly why: Breakage | 'reader-failed' } | null;
}

/** Finds the post that contains `el`: by the platform's reader, else by the generic one. */
export function findPostAt(el: Element, view: PageView): FoundPost | null {
  const { answer, skippedPlatform } = findFirstAnswer(view, (site) => site.findItem(el, view));
  return answer && { site: answer.site, el: answer.value, skippedPlatform };
}

/** Returns the visible posts of the page, in document order, by the first reader that finds any. */
export const findPosts = (view: PageView): readonly FoundPost[] => surveyPosts(view).found;

/** The elements of `findPosts`, in document order; cached, because each cut text needs them. */
export const listPostElements = cachePerView(
  (view): ReadonlySet<Element> => new Set(findPosts(view).map(({ el }) => el)),
);

/** Also returns the platform whose own reader found none, even when no other reader did. */
export function surveyPosts(view: PageView): {
  readonly found: readonly FoundPost[];
  readonly skippedPlatform: FoundPost['skippedPlatform'];
} {
  const { answer, skippedPlatform } = findFirstAnswer(view, (site) => {
    // No field of such a page is filled: a list would have no words.
    if (findUnread(view) !== null) return null;
    const items = site.listItems(view);
    return items.length ? items : null;
  });
  return {
    found: answer ? answer.value.map((el) => ({ site: answer.site, el, skippedPlatform })) : [],
    skippedPlatform,
  };
}

/** Returns the post's native id or address, which identifies it in another element; null when it has none. */
export function readPostKey({ site, el }: FoundPost, view: PageView): string | null {
  return tryReader(() => site.readKey(el, view)) ?? null;
}

/** Never throws: a reader that fails is named in the warnings, and the screenshot is still taken. */
export function readPost({ site, el, skippedPlatform }: FoundPost, view: PageView): PostExtraction {
  const isUnread = findUnread(view) !== null;
  const extraction = isUnread
    ? createGenericExtraction('post', 'layout-unknown', [])
    : tryReader(() => capConfidence(site.readItem(el, view)));
  const answer =
    extraction ?? tryReader(() => generic.readItem(el, view)) ?? createGenericExtraction('post', 'reader-failed', []);
  const why = extraction === undefined ? 'reader-failed' : skippedPlatform?.why;
  const isCut = tryReader(() => isTextCut({ site, el }, view)) ?? false;
  const added = [
    ...(isCut ? ['truncated-text'] : []),
    ...(why === undefined ? [] : [why]),
    ...(site !== generic && isLayoutChanged(view) ? ['layout-changed'] : []),
  ];
  return {
    ...answer,
    // `id="post-1"` numbers an element of the page, not a post of the platform.
    ...(site === generic &&
      skippedPlatform !== null && { nativeIds: { post: missingValue<string>('layout-unknown') } }),
    platform: skippedPlatform?.platform ?? (site === generic ? answer.platform : site.id),
    warnings: [...answer.warnings, ...added.filter((warning) => !answer.warnings.includes(warning))],
  };
}

/**
 * Returns the reading of a screen, a region or a whole page: the platform, and why no post of it was read. No field
 * belongs to one post.
 */
export function readScreen(view: PageView): PostExtraction {
  const screen = createScreenExtraction();
  const { found, skippedPlatform } = surveyPosts(view);
  const [platform] = listMatchingPlatforms(view);
  const why = skippedPlatform?.why ?? (found.length === 0 ? explainNoPosts(view) : null);
  // On an unknown site, a page without a post is the usual one.
  const isUsual = skippedPlatform === null && why === 'layout-unknown';
  return {
    ...screen,
    platform: skippedPlatform?.platform ?? platform?.id ?? screen.platform,
    warnings: [...(why === null || isUsual ? [] : [why]), ...(isLayoutChanged(view) ? ['layout-changed'] : [])],
  };
}

/** Returns whether the platform's reader finds posts of the page but not what is in them. */
export const isLayoutChanged = cachePerView((view) => {
  const sample = findPosts(view).slice(0, SAMPLE_SIZE);
  const readings = sample.flatMap(({ site, el }) =>
    site === generic ? [] : (tryReader(() => site.readItem(el, view)) ?? []),
  );
  return hasLayoutChanged(readings);
});

/** A page whose script has not drawn anything has only its containers. */
const MAX_BLANK_ELEMENTS = 20;

/** Why a page shows no post, where its platform's reader has no reason. */
const explainNoPosts = cachePerView((view): Breakage => {
  const body = getNative(view.document, 'body');
  if (hasClosedContent(view)) return 'content-closed';
  const isBlank = !body || (queryOne(body, 'img, video, canvas') === null && readVisibleText(body, view) === '');
  if (!isBlank) return 'layout-unknown';
  // A page of coloured boxes has no words either.
  const elements = queryAll(body, '*:not(script, style, link, template, noscript)');
  const isDrawn =
    elements.length > MAX_BLANK_ELEMENTS || elements.some((el) => view.isVisible(el) && hasBackground(view, el));
  return isDrawn ? 'layout-unknown' : 'nothing-rendered';
});

function hasBackground({ document }: PageView, el: Element): boolean {
  const style = getNative(document, 'defaultView')?.getComputedStyle(el);
  const colour = style?.backgroundColor ?? '';
  return (style?.backgroundImage || 'none') !== 'none' || !['', 'transparent', 'rgba(0, 0, 0, 0)'].includes(colour);
}

/** Returns whether the page cuts a text of this post, not of another post inside it. */
function isTextCut({ site, el }: Pick<FoundPost, 'site' | 'el'>, view: PageView): boolean {
  const selectors = getFoldedSelectors(view);
  if (!mayHaveCutText(el, selectors)) return false;
  return listFoldedControls(el, view, selectors).some((control) => {
    if (control.kind === 'replies') return false;
    const item = site.findItem(control.el, view);
    return item === el || item === null || !listPostElements(view).has(item);
  });
}

/** Returns the selectors of the platform's reader for what it folds. */
export const getFoldedSelectors = (view: PageView): FoldedSelectors =>
  listMatchingPlatforms(view).find(({ folded }) => folded !== undefined)?.folded ?? {};

/** A site of that name may run software that has a reader. */
const findUnread = (view: PageView): string | null =>
  listMatchingPlatforms(view).length > 0 ? null : findUnreadPlatform(view.url);

/** Self-hosted software is recognised by its markup: cached, because each post needs it. */
export const listMatchingPlatforms = cachePerView((view) => listReaders().filter((platform) => platform.matches(view)));

function findFirstAnswer<T>(
  view: PageView,
  query: (site: Site) => T | null,
): {
  readonly answer: { readonly site: Site; readonly value: T } | null;
  readonly skippedPlatform: FoundPost['skippedPlatform'];
} {
  const unread = findUnread(view);
  let skippedPlatform: FoundPost['skippedPlatform'] =
    unread === null ? null : { platform: unread, why: explainNoPosts(view) };
  for (const site of [...listMatchingPlatforms(view), generic]) {
    const answer = tryReader(() => query(site));
    if (answer) return { answer: { site, value: answer }, skippedPlatform };
    const why =
      answer === undefined ? 'reader-failed' : (tryReader(() => site.findBreakage?.(view)) ?? explainNoPosts(view));
    if (site !== generic) skippedPlatform ??= { platform: site.id, why };
  }
  return { answer: null, skippedPlatform };
}

/** Returns undefined when `reader` throws: a page made to break a reader must not break the capture. */
function tryReader<T>(reader: () => T): T | undefined {
  try {
    return reader();
  } catch {
    return undefined;
  }
}
