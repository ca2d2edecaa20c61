import {
  type Extracted,
  extractedValue,
  missingValue,
  type PostExtraction,
} from '../../domain/capture/extraction.ts';
import { shownText } from '../dom.ts';
import { timeOfId } from '../ids.ts';
import { allIn, closest, contains, matches, nameOf, oneIn, parentIn } from '../node.ts';
import type { PageView } from '../view.ts';
import {
  commentOf,
  commentsOn,
  datedLink,
  HOSTS,
  handleAt,
  isInstagram,
  isPost,
  NO_ACCOUNT,
  own,
  POST,
  Q,
  readComment,
  storiesOn,
} from './_instagram-parts.ts';
import { messageRowOf, messageRows, readMessageRow } from './_message-row.ts';
import { linkIn, mediaFrom } from './_parts.ts';
import { datetimeOf, timeFrom } from './_posting.ts';
import { unread } from './_reading.ts';
import type { Site } from './_site.ts';

const STORY = /^\/stories\/([\w.]+)\/(\d{10,25})\/?$/;
const THREAD = /^\/direct\/t\/(\d+)/;

export const instagram: Site = {
  id: 'instagram',
  version: '2',
  confirmed: null,
  address: {
    hosts: HOSTS,
    host: 'www.instagram.com',
    shortHosts: ['ig.me'],
    shortPath: /^\/share\//,
    drop: ['igsh', 'igshid', 'img_index', 'hl', 'locale'],
    post({ pathname }) {
      const [, account, kind, code, comment, reply] = POST.exec(pathname) ?? [];
      const story = STORY.exec(pathname);
      if (story) return `/stories/${story[1]}/${story[2]}/`;
      if (!kind || !code || (account && NO_ACCOUNT.has(account))) return null;
      const place = comment ? `c/${comment}/${reply ? `r/${reply}/` : ''}` : '';
      return `/${kind === 'reels' ? 'reel' : kind}/${code}/${place}`;
    },
  },
  matches: ({ url }) => isInstagram(url),
  itemOf(el, view) {
    if (THREAD.test(view.url.pathname)) return messageRowOf(el, view);
    if (STORY.test(view.url.pathname)) return storiesOn(view).find((story) => contains(story, el)) ?? null;
    return commentOf(el, view) ?? postAround(el, view);
  },
  list(view) {
    if (THREAD.test(view.url.pathname)) return messageRows(view);
    if (STORY.test(view.url.pathname)) return storiesOn(view);
    const posts = allIn(view.document, Q.post).filter((el) => isPost(el, view));
    return [...posts, ...commentsOn(view)];
  },
  key: (el, view) => datedLink(el, view)?.id ?? null,
  read(el, view) {
    const { pathname } = view.url;
    const thread = THREAD.exec(pathname)?.[1];
    if (thread) return readMessageRow(instagram, el, thread, view);
    if (STORY.test(pathname)) return readStory(el, view);
    return matches(el, Q.post) ? readPost(el, view) : readComment(instagram, el, view);
  },
  breakage({ url, document }) {
    if (/^\/accounts\/login/.test(url.pathname)) return 'login-wall';
    return oneIn(document, Q.login) ? 'not-logged-in' : null;
  },
};

function postAround(el: Element, view: PageView): Element | null {
  for (let at = closest(el, Q.post); at; at = closest(parentIn(at), Q.post)) {
    if (isPost(at, view)) return at;
  }
  return null;
}

function readPost(el: Element, view: PageView): PostExtraction {
  const address = datedLink(el, view);
  const time = oneIn(address?.link, Q.time);
  const found = timeFrom(
    {
      raw: (time && shownText(time, view)) || null,
      machine: datetimeOf(time, view),
      id: address && timeOfId(address.post, 'shortcode'),
    },
    view,
  );
  const author = own(el, Q.profile, view)
    .map((link) => ({ url: linkIn(link, view, isInstagram), handle: handleAt(link, view) }))
    .find(({ handle }) => handle !== null);
  const media = own(el, Q.media, view).filter((part) => !closest(part, Q.profile));
  return {
    ...unread(instagram, 'post'),
    author: {
      displayName: missingValue('handle-shown'),
      handle: extractedValue(author?.handle, 'link:profile', 'medium'),
      profileUrl: extractedValue(author?.url?.href, 'link:profile', 'medium'),
      platformId: missingValue('not-shown'),
    },
    permalink: extractedValue(address?.href, 'link:dated', 'high'),
    nativeIds: { post: extractedValue(address?.post, 'link:dated', 'high') },
    posting: found.posting,
    text: captionOf(el, view),
    media: extractedValue(mediaFrom(media, view), 'element:img', 'low'),
    warnings: [...found.warnings, ...(author ? [] : ['layout-unknown'])],
  };
}

/** The caption stands like a comment, with the post's date; or as a heading. */
function captionOf(el: Element, view: PageView): Extracted<string> {
  const spans = own(el, Q.words, view).filter(
    (part) => !closest(part, Q.apart) && !oneIn(part, Q.profile) && !oneIn(part, Q.time),
  );
  const heading = spans.find((part) => nameOf(part) === 'h1');
  const shown = spans.map((part) => shownText(part, view, { preserve: true }));
  const longest = shown.reduce((best, text) => (text.length > best.length ? text : best), '');
  const words = heading ? shownText(heading, view, { preserve: true }) : longest;
  return words
    ? extractedValue(words, heading ? 'element:h1' : 'span:longest', heading ? 'medium' : 'low')
    : missingValue('no-text');
}

/** The address bar changes with each story; looking at one tells its author. */
function readStory(el: Element, view: PageView): PostExtraction {
  const [, user, media] = STORY.exec(view.url.pathname) ?? [];
  const time = oneIn(el, Q.time);
  const found = timeFrom(
    {
      raw: (time && shownText(time, view)) || null,
      machine: datetimeOf(time, view),
      id: media ? timeOfId(media, 'media-instagram') : null,
    },
    view,
  );
  const profile = allIn(el, Q.profile).find((link) => handleAt(link, view) === user);
  const films = allIn(el, Q.media).filter((part) => !closest(part, Q.profile));
  return {
    ...unread(instagram, 'story'),
    author: {
      displayName: missingValue('handle-shown'),
      handle: extractedValue(user, profile ? 'link:profile' : 'address', profile ? 'high' : 'medium'),
      profileUrl: extractedValue(linkIn(profile, view)?.href, 'link:profile', 'high'),
      platformId: missingValue('not-shown'),
    },
    permalink: extractedValue(view.url.origin + view.url.pathname, 'address', 'medium'),
    nativeIds: { post: extractedValue(media, 'address', 'medium') },
    posting: found.posting,
    media: extractedValue(mediaFrom(films, view), 'element:img', 'low'),
    warnings: found.warnings,
  };
}
