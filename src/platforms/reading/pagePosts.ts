import { readVisibleText } from '../../dom/domTree.ts';
import { type FoldedSelectors, listFoldedControls, mayHaveCutText } from '../../dom/foldedControls.ts';
import { cachePerView, type PageView } from '../../dom/pageView.ts';
import { contains, getNative, isBefore, queryAll, queryOne } from '../../dom/safeDom.ts';
import {
  type Extracted,
  extractedValue,
  mapValues,
  missingValue,
  NOT_EXTRACTED_REASONS,
  type PostExtraction,
} from '../../domain/capture/extraction.ts';
import { findNamed } from '../platformTable.ts';
import { hasClosedContent } from './genericPosts.ts';
import { createGenericExtraction, createGenericReader, createScreenExtraction } from './genericReader.ts';
import { readMediaElements } from './readElements.ts';
import { ADDRESS_RULES, type Breakage, listReaders, type Reader } from './reader.ts';
import { markTranslations } from './translatedText.ts';
import { listPostedPictures, listUnreadComments, mayBeUnread } from './unreadComments.ts';

const generic = createGenericReader(ADDRESS_RULES);

export interface FoundPost {
  readonly reader: Reader;
  readonly el: Element;
  /** The platform whose own reader found no post here; null when it did, or when there is none. */
  readonly skippedPlatform: { readonly platform: string; readonly why: Breakage | 'reader-failed' } | null;
  /** A comment that the reader does not know for one, in its own post. */
  readonly isUnread?: true;
}

/** Finds the post that contains `el`: by the platform's reader, else by the generic one. */
export function findPostAt(el: Element, view: PageView): FoundPost | null {
  const { answer, skippedPlatform } = findFirstAnswer(view, (reader) => reader.findPost(el, view));
  if (answer === null) return null;
  const unread = mayBeUnread(el, answer.value) ? listUnread(view) : [];
  const comment = unread.find((found) => contains(answer.value, found.el) && contains(found.el, el));
  return comment ?? { reader: answer.reader, el: answer.value, skippedPlatform };
}

/** Returns the visible posts of the page, in document order, by the first reader that finds any. */
export const findPosts = (view: PageView): readonly FoundPost[] => surveyPosts(view).found;

/** Cached, because each post with pictures needs them. */
const listUnread = cachePerView((view) => findPosts(view).filter(({ isUnread }) => isUnread));

/** The elements of `findPosts`, in document order; cached, because each cut text needs them. */
export const listPostElements = cachePerView(
  (view): ReadonlySet<Element> => new Set(findPosts(view).map(({ el }) => el)),
);

/** Also returns the platform whose own reader found none, even when no other reader did. */
export function surveyPosts(view: PageView): {
  readonly found: readonly FoundPost[];
  readonly skippedPlatform: FoundPost['skippedPlatform'];
} {
  const { answer, skippedPlatform } = findFirstAnswer(view, (reader) => {
    const items = reader.listPosts(view);
    return items.length ? items : null;
  });
  if (answer === null) return { found: [], skippedPlatform };
  const { reader, value } = answer;
  const found: FoundPost[] = value.map((el) => ({ reader, el, skippedPlatform }));
  const rows = tryReader(() => listUnreadComments(value, view)) ?? [];
  if (rows.length === 0) return { found, skippedPlatform };
  const skipped = reader === generic ? skippedPlatform : ({ platform: reader.id, why: 'layout-unknown' } as const);
  found.push(...rows.map((el) => ({ reader: generic, el, skippedPlatform: skipped, isUnread: true as const })));
  return { found: found.sort((a, b) => (isBefore(a.el, b.el) ? -1 : 1)), skippedPlatform };
}

/** Returns the post's native id or address, which identifies it in another element; null when it has none. */
export function readPostKey({ reader, el }: FoundPost, view: PageView): string | null {
  return tryReader(() => reader.readKey(el, view)) ?? null;
}

/** Never throws: a reader that fails is named in the warnings, and the screenshot is still taken. */
export function readPost({ reader, el, skippedPlatform, isUnread }: FoundPost, view: PageView): PostExtraction {
  const extraction = tryReader(() => capConfidence(reader.readPost(el, view)));
  const read =
    extraction ?? tryReader(() => generic.readPost(el, view)) ?? createGenericExtraction('post', 'reader-failed', []);
  const isOwn = (control: Element): boolean => isControlOf({ reader, el }, control, view);
  const answer = tryReader(() => markTranslations(read, el, view, getFoldedSelectors(view), isOwn)) ?? read;
  const why = extraction === undefined ? 'reader-failed' : skippedPlatform?.why;
  const isCut = tryReader(() => isTextCut({ reader, el }, view)) ?? false;
  const added = [
    ...(isCut ? ['truncated-text'] : []),
    ...(why === undefined ? [] : [why]),
    ...(reader !== generic && isLayoutChanged(view) ? ['layout-changed'] : []),
  ];
  return {
    ...answer,
    ...(isUnread && { surface: extractedValue('comment', 'container', 'low') }),
    media: tryReader(() => omitUnread(answer.media, el, view)) ?? answer.media,
    // `id="post-1"` numbers an element of the page, not a post of the platform.
    ...(reader === generic &&
      skippedPlatform !== null && { nativeIds: { post: missingValue<string>('layout-unknown') } }),
    platform: skippedPlatform?.platform ?? (reader === generic ? answer.platform : reader.id),
    warnings: [...answer.warnings, ...added.filter((warning) => !answer.warnings.includes(warning))],
  };
}

/** Leaves out the pictures of comments in a post that its reader does not know for comments. */
function omitUnread(media: PostExtraction['media'], post: Element, view: PageView): PostExtraction['media'] {
  if (!media.value?.length) return media;
  const rows = listUnread(view).filter(({ el }) => el !== post && contains(post, el));
  if (rows.length === 0) return media;
  const others = new Set(
    readMediaElements(
      rows.flatMap(({ el }) => listPostedPictures(el)),
      view,
    ).map(({ url }) => url),
  );
  return { ...media, value: media.value.filter(({ url }) => url === null || !others.has(url)) };
}

/**
 * Returns the reading of a screen, a region or a whole page: the platform, and why no post of it was read. No field
 * belongs to one post.
 */
export function readScreen(view: PageView, how: 'screen' | 'region' = 'screen'): PostExtraction {
  const screen = createScreenExtraction(how);
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
  const readings = sample.flatMap(({ reader, el }) =>
    reader === generic ? [] : (tryReader(() => reader.readPost(el, view)) ?? []),
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
function isTextCut({ reader, el }: Pick<FoundPost, 'reader' | 'el'>, view: PageView): boolean {
  const selectors = getFoldedSelectors(view);
  if (!mayHaveCutText(el, selectors)) return false;
  return listFoldedControls(el, view, selectors).some(
    (control) =>
      control.kind !== 'replies' && control.kind !== 'original' && isControlOf({ reader, el }, control.el, view),
  );
}

/** Returns whether a control inside a post is its own, not that of another post inside it. */
function isControlOf({ reader, el }: Pick<FoundPost, 'reader' | 'el'>, control: Element, view: PageView): boolean {
  const item = reader.findPost(control, view);
  return item === el || item === null || !listPostElements(view).has(item);
}

export const getFoldedSelectors = (view: PageView): FoldedSelectors =>
  listMatchingPlatforms(view).find(({ folded }) => folded !== undefined)?.folded ?? {};

/** Self-hosted software is recognised by its markup: cached, because each post needs it. */
export const listMatchingPlatforms = cachePerView((view) => listReaders().filter((platform) => platform.matches(view)));

function findFirstAnswer<T>(
  view: PageView,
  query: (reader: Reader) => T | null,
): {
  readonly answer: { readonly reader: Reader; readonly value: T } | null;
  readonly skippedPlatform: FoundPost['skippedPlatform'];
} {
  const readers = listMatchingPlatforms(view);
  // A site of that name may run software that has a reader.
  const named = readers.length > 0 ? null : findNamed(view.url.hostname);
  let skippedPlatform: FoundPost['skippedPlatform'] =
    named === null ? null : { platform: named, why: explainNoPosts(view) };
  for (const reader of [...readers, generic]) {
    const answer = tryReader(() => query(reader));
    if (answer) return { answer: { reader, value: answer }, skippedPlatform };
    const why =
      answer === undefined ? 'reader-failed' : (tryReader(() => reader.findBreakage?.(view)) ?? explainNoPosts(view));
    if (reader !== generic) skippedPlatform ??= { platform: reader.id, why };
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

/** Limits confidence to medium: markup that was never verified on a real page is « probable » at best. */
export function capConfidence(extraction: PostExtraction): PostExtraction {
  if (extraction.reader.confirmed !== null) return extraction;
  return {
    ...extraction,
    ...mapValues((name) => capField<unknown>(extraction[name])),
    author: capFields(extraction.author),
    nativeIds: capFields(extraction.nativeIds),
  };
}

function capFields<T extends Readonly<Record<string, Extracted<string>>>>(fields: T): T {
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, capField(field)])) as T; // same keys
}

const capField = <T>(field: Extracted<T>): Extracted<T> =>
  field.confidence === 'high' ? { ...field, confidence: 'medium' } : field;

/** Posts read to decide: the first ones of a page. */
const SAMPLE_SIZE = 10;
/** With fewer posts, one missing field proves nothing: a picture has no text, a deleted account no name. */
const MIN_POSTS = 3;

function hasLayoutChanged(sample: readonly PostExtraction[]): boolean {
  if (sample.length === 0) return false;
  const [noAuthor, noContent] = [sample.every(lacksAuthor), sample.every(lacksContent)];
  return sample.length < MIN_POSTS ? noAuthor && noContent : noAuthor || noContent;
}

/** Reasons that the page itself gives; `not-found` and a method without a result are the reader's. */
const STATED_REASONS: ReadonlySet<string> = new Set(NOT_EXTRACTED_REASONS.filter((reason) => reason !== 'not-found'));

function lacksAuthor({ author, surface }: PostExtraction): boolean {
  const parts = [author.displayName, author.handle, author.platformId, author.profileUrl];
  if (surface.value === 'message' || parts.some(({ value }) => value !== null)) return false;
  const isStated = [author.displayName, author.handle].every(({ how }) => STATED_REASONS.has(how));
  return !isStated;
}

/** The text of a deleted post is missing for a stated reason; `no-text` is usual for a reader that finds none. */
function lacksContent({ text, media, quoted }: PostExtraction): boolean {
  if (text.value !== null || (media.value?.length ?? 0) > 0 || quoted.value !== null) return false;
  return text.how === 'no-text' || !STATED_REASONS.has(text.how);
}
