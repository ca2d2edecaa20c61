import { type Extracted, extractedValue, missingValue, type PostExtraction } from '../../domain/capture/extraction.ts';
import { readIdTimestamp } from '../../domain/capture/idTimestamps.ts';
import { readVisibleText } from '../dom.ts';
import type { PageView } from '../pageView.ts';
import { closest, contains, getLocalName, getParentElement, matches, queryAll, queryOne } from '../safeDom.ts';
import { createEmptyExtraction } from './_emptyExtraction.ts';
import {
  findDatedLink,
  findInstagramComment,
  findOwnInstagramParts,
  INSTAGRAM_HOSTS,
  INSTAGRAM_POST_PATH,
  INSTAGRAM_RESERVED_PATHS,
  INSTAGRAM_SELECTORS,
  isInstagram,
  isInstagramPost,
  listInstagramComments,
  listInstagramStories,
  readInstagramComment,
  readInstagramHandle,
} from './_instagram-parts.ts';
import { findMessageRow, listMessageRows, readMessageRow } from './_message-row.ts';
import { readDatetime, resolvePostingTime } from './_posting.ts';
import { readMediaElements, resolveLink } from './_shared.ts';
import type { Site } from './_site.ts';
import { MORE_REPLIES } from './_unfold.ts';

const STORY = /^\/stories\/([\w.]+)\/(\d{10,25})\/?$/;
const THREAD = /^\/direct\/t\/(\d+)/;

export const instagram: Site = {
  id: 'instagram',
  version: '2',
  confirmed: null,
  address: {
    hosts: INSTAGRAM_HOSTS,
    host: 'www.instagram.com',
    shortHosts: ['ig.me'],
    shortPath: /^\/share\//,
    drop: ['igsh', 'igshid', 'img_index', 'hl', 'locale'],
    post({ pathname }) {
      const [, account, kind, code, comment, reply] = INSTAGRAM_POST_PATH.exec(pathname) ?? [];
      const story = STORY.exec(pathname);
      if (story) return `/stories/${story[1]}/${story[2]}/`;
      if (!kind || !code || (account && INSTAGRAM_RESERVED_PATHS.has(account))) return null;
      const commentPath = comment ? `c/${comment}/${reply ? `r/${reply}/` : ''}` : '';
      return `/${kind === 'reels' ? 'reel' : kind}/${code}/${commentPath}`;
    },
  },
  unfold: {
    hosts: INSTAGRAM_HOSTS,
    buttons: [
      {
        selector: 'button, [role="button"]',
        label: MORE_REPLIES,
        source: 'webrecorder/browsertrix-behaviors, instagram.ts',
      },
    ],
  },
  matches: ({ url }) => isInstagram(url),
  findItem(el, view) {
    if (THREAD.test(view.url.pathname)) return findMessageRow(el, view);
    if (STORY.test(view.url.pathname)) return listInstagramStories(view).find((story) => contains(story, el)) ?? null;
    return findInstagramComment(el, view) ?? findPostAround(el, view);
  },
  listItems(view) {
    if (THREAD.test(view.url.pathname)) return listMessageRows(view);
    if (STORY.test(view.url.pathname)) return listInstagramStories(view);
    const posts = queryAll(view.document, INSTAGRAM_SELECTORS.post).filter((el) => isInstagramPost(el, view));
    return [...posts, ...listInstagramComments(view)];
  },
  readKey: (el, view) => findDatedLink(el, view)?.id ?? null,
  readItem(el, view) {
    const { pathname } = view.url;
    const thread = THREAD.exec(pathname)?.[1];
    if (thread) return readMessageRow(instagram, el, thread, view);
    if (STORY.test(pathname)) return readStory(el, view);
    return matches(el, INSTAGRAM_SELECTORS.post) ? readPost(el, view) : readInstagramComment(instagram, el, view);
  },
  findBreakage({ url, document }) {
    if (/^\/accounts\/login/.test(url.pathname)) return 'login-wall';
    return queryOne(document, INSTAGRAM_SELECTORS.login) ? 'not-logged-in' : null;
  },
};

function findPostAround(el: Element, view: PageView): Element | null {
  for (
    let at = closest(el, INSTAGRAM_SELECTORS.post);
    at;
    at = closest(getParentElement(at), INSTAGRAM_SELECTORS.post)
  ) {
    if (isInstagramPost(at, view)) return at;
  }
  return null;
}

function readPost(el: Element, view: PageView): PostExtraction {
  const address = findDatedLink(el, view);
  const time = queryOne(address?.link, INSTAGRAM_SELECTORS.time);
  const found = resolvePostingTime(
    {
      raw: (time && readVisibleText(time, view)) || null,
      machine: readDatetime(time, view),
      id: address && readIdTimestamp(address.post, 'shortcode'),
    },
    view,
  );
  const author = findOwnInstagramParts(el, INSTAGRAM_SELECTORS.profile, view)
    .map((link) => ({ url: resolveLink(link, view, isInstagram), handle: readInstagramHandle(link, view) }))
    .find(({ handle }) => handle !== null);
  const media = findOwnInstagramParts(el, INSTAGRAM_SELECTORS.media, view).filter(
    (part) => !closest(part, INSTAGRAM_SELECTORS.profile),
  );
  return {
    ...createEmptyExtraction(instagram, 'post'),
    author: {
      displayName: missingValue('handle-shown'),
      handle: extractedValue(author?.handle, 'link:profile', 'medium'),
      profileUrl: extractedValue(author?.url?.href, 'link:profile', 'medium'),
      platformId: missingValue('not-shown'),
    },
    permalink: extractedValue(address?.href, 'link:dated', 'high'),
    nativeIds: { post: extractedValue(address?.post, 'link:dated', 'high') },
    posting: found.posting,
    text: readCaption(el, view),
    media: extractedValue(readMediaElements(media, view), 'element:img', 'low'),
    warnings: [...found.warnings, ...(author ? [] : ['layout-unknown'])],
  };
}

/** The caption is displayed like a comment with the post's date, or as a heading. */
function readCaption(el: Element, view: PageView): Extracted<string> {
  const spans = findOwnInstagramParts(el, INSTAGRAM_SELECTORS.words, view).filter(
    (part) =>
      !closest(part, INSTAGRAM_SELECTORS.notText) &&
      !queryOne(part, INSTAGRAM_SELECTORS.profile) &&
      !queryOne(part, INSTAGRAM_SELECTORS.time),
  );
  const heading = spans.find((part) => getLocalName(part) === 'h1');
  const shown = spans.map((part) => readVisibleText(part, view, { preserveWhitespace: true }));
  const longest = shown.reduce((best, text) => (text.length > best.length ? text : best), '');
  const words = heading ? readVisibleText(heading, view, { preserveWhitespace: true }) : longest;
  return words
    ? extractedValue(words, heading ? 'element:h1' : 'span:longest', heading ? 'medium' : 'low')
    : missingValue('no-text');
}

/** The address bar changes with each story. Viewing a story notifies its author. */
function readStory(el: Element, view: PageView): PostExtraction {
  const [, user, media] = STORY.exec(view.url.pathname) ?? [];
  const time = queryOne(el, INSTAGRAM_SELECTORS.time);
  const found = resolvePostingTime(
    {
      raw: (time && readVisibleText(time, view)) || null,
      machine: readDatetime(time, view),
      id: media ? readIdTimestamp(media, 'media-instagram') : null,
    },
    view,
  );
  const profile = queryAll(el, INSTAGRAM_SELECTORS.profile).find((link) => readInstagramHandle(link, view) === user);
  const mediaElements = queryAll(el, INSTAGRAM_SELECTORS.media).filter(
    (part) => !closest(part, INSTAGRAM_SELECTORS.profile),
  );
  return {
    ...createEmptyExtraction(instagram, 'story'),
    author: {
      displayName: missingValue('handle-shown'),
      handle: extractedValue(user, profile ? 'link:profile' : 'address', profile ? 'high' : 'medium'),
      profileUrl: extractedValue(resolveLink(profile, view)?.href, 'link:profile', 'high'),
      platformId: missingValue('not-shown'),
    },
    permalink: extractedValue(view.url.origin + view.url.pathname, 'address', 'medium'),
    nativeIds: { post: extractedValue(media, 'address', 'medium') },
    posting: found.posting,
    media: extractedValue(readMediaElements(mediaElements, view), 'element:img', 'low'),
    warnings: found.warnings,
  };
}
