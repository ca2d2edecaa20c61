import { readVisibleText } from '../dom/domTree.ts';
import type { PageView } from '../dom/pageView.ts';
import { closest, getAttribute, getId, getParentElement, queryAll } from '../dom/safeDom.ts';
import { type Extracted, extractedValue, missingValue, type PostExtraction } from '../domain/capture/extraction.ts';
import type { Platform } from './platform.ts';
import { isOnHost } from './reading/canonicalAddress.ts';
import { resolvePostingTime } from './reading/postingTime.ts';
import {
  readElementText,
  readMediaElements,
  readPageLanguage,
  readShownText,
  resolveLink,
  selectPosts,
} from './reading/readElements.ts';
import { createEmptyExtraction, type Reader } from './reading/reader.ts';

export const platform: Platform = {
  id: 'disqus',
  name: 'Disqus',
  pack: 'disqus',
  hosts: ['disqus.com'],
  operated: ['disqus.com'],
};

/**
 * Comments of Disqus, which a site shows in a frame: read when that frame is opened in a tab of its own. Published
 * structure: six programs in public GitHub repositories that read or imitate these pages use the same elements (read on
 * 23 November 2026). Not verified on a saved real page.
 */
const SELECTORS = {
  /** Without its replies, which are beside it in the same `li`. */
  comment: 'li.post[id^="post-"] > .post-content',
  author: '.post-byline .author',
  /** A guest has none; others have it on the name, on the picture, or on both. Voters in the footer have one too. */
  accounts: ['.post-byline .author a[data-username]', ':scope > .avatar > a.user[data-username]'],
  badge: '.badge',
  /** The full date is in its title, in the interface's language and the browser's zone. */
  time: 'a.time-ago, a[data-role="relative-time"]',
  text: '.post-message',
  /** « in reply to » a name, with the address of that comment. */
  parent: 'a.parent-link, a[data-role="parent-link"]',
  media: '.post-media img, .post-message img',
  likes: '[data-role="likes"]',
} as const;

const COMMENT_ID = /^post-(\d{1,15})$/;
const COMMENT_HASH = /^#comment-(\d{1,15})$/;
const PROFILE = /^\/by\/([\w-]{1,60})\/?$/;

export const reader: Reader = {
  id: platform.id,
  version: '1',
  confirmed: null,
  matches: ({ url }) => isOnHost(url, platform.hosts),
  ...selectPosts(SELECTORS.comment),
  readKey: readCommentId,
  readPost: readComment,
};

function readCommentId(el: Element): string | null {
  return COMMENT_ID.exec(getId(getParentElement(el)))?.[1] ?? null;
}

function readComment(el: Element, view: PageView): PostExtraction {
  const id = readCommentId(el);
  const findOne = (selector: string): Element | null =>
    queryAll(el, selector).find((part) => closest(part, SELECTORS.comment) === el) ?? null;
  const name = findOne(SELECTORS.author);
  const isBadge = (part: Element): boolean => closest(part, SELECTORS.badge) !== null;
  const handle = readHandle(SELECTORS.accounts.map(findOne), view);
  const time = findOne(SELECTORS.time);
  const date = getAttribute(time, 'title');
  const found = resolvePostingTime(
    {
      raw: readShownText(time, view),
      ...(date && { shown: { text: date, how: 'title:date' } }),
      lang: readPageLanguage(view),
    },
    view,
  );
  // It leads to the site that shows the comments.
  const address = resolveLink(time, view, ({ hash }) => id !== null && COMMENT_HASH.exec(hash)?.[1] === id);
  const parent = findOne(SELECTORS.parent);
  const parentId = COMMENT_HASH.exec(resolveLink(parent, view)?.hash ?? '')?.[1];
  const parentName = parent && readVisibleText(parent, view);
  const likes = findOne(SELECTORS.likes);
  const count = likes && /^\d+$/.exec(readVisibleText(likes, view))?.[0];
  return {
    ...createEmptyExtraction(reader, parent ? 'reply' : 'comment'),
    visibility: extractedValue('public', 'platform', 'medium'),
    author: {
      displayName: extractedValue(name && readVisibleText(name, view, { exclude: isBadge }), 'class:author', 'high'),
      handle,
      profileUrl: handle.value
        ? extractedValue(`https://disqus.com/by/${handle.value}/`, 'link:/by/', 'high')
        : missingValue(handle.how),
      platformId: missingValue('not-shown'),
    },
    permalink: extractedValue(address?.href, 'link:age', 'medium'),
    nativeIds: {
      comment: extractedValue(id, 'attribute:id', 'high'),
      // The number of the discussion is in the frame's script alone.
      post: missingValue('not-shown'),
      parent: extractedValue(parentId, 'link:parent', 'medium'),
    },
    posting: found.posting,
    // Without an author, the words are the site's: « This comment was deleted. »
    text: name ? readElementText(findOne(SELECTORS.text), 'class:post-message', view) : missingValue('layout-unknown'),
    media: extractedValue(readMediaElements(queryAll(el, SELECTORS.media), view), 'class:post-media', 'medium'),
    replyTo: parentName ? extractedValue(parentName, 'link:parent', 'medium') : missingValue('no-reply-mark'),
    engagement: count ? extractedValue({ likes: count }, 'attribute:data-role', 'high') : missingValue('not-shown'),
    warnings: found.warnings,
  };
}

/** The links of a comment must lead to one account; otherwise the page was tampered with. */
function readHandle(links: readonly (Element | null)[], view: PageView): Extracted<string> {
  const handles = links.flatMap((link) => {
    const profile = resolveLink(link, view, ({ hostname }) => hostname === 'disqus.com');
    return PROFILE.exec(profile?.pathname ?? '')?.[1] ?? [];
  });
  const isOne = new Set(handles.map((handle) => handle.toLowerCase())).size < 2;
  return isOne ? extractedValue(handles[0], 'link:/by/', 'high') : missingValue('several-logins');
}
