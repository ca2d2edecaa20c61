import { readVisibleText } from '../../dom/domTree.ts';
import { cachePerView, type PageView } from '../../dom/pageView.ts';
import { closest, getParentElement, isBefore, keepOutermost, matches } from '../../dom/safeDom.ts';
import { type Extracted, extractedValue, missingValue, type PostExtraction } from '../../domain/capture/extraction.ts';
import { findMessageBubble, readMessageBubble } from '../messenger.ts';
import type { Platform } from '../platform.ts';
import { closestVisible, queryVisible, readMediaElements } from '../reading/readElements.ts';
import {
  createEmptyExtraction,
  MORE_REPLIES,
  MORE_TEXT,
  ORIGINAL_BUTTON,
  ORIGINALS,
  type Reader,
} from '../reading/reader.ts';
import { isFacebook, parseFacebookAddress, SITE_HOSTS } from './facebookAddress.ts';
import { readCommentAuthor } from './facebookComments.ts';
import {
  buildAuthor,
  FACEBOOK_SELECTORS,
  findName,
  findOwnParts,
  ITEM,
  isFacebookItem,
  readItemAddress,
  readPlainWords,
  readProfile,
} from './facebookParts.ts';
import { readFacebookTime } from './facebookTime.ts';

const SHORT_HOSTS = ['fb.watch', 'fb.me'];

export const platform: Platform = {
  id: 'facebook',
  name: 'Facebook',
  pack: 'facebook',
  hosts: [...SITE_HOSTS, 'business.facebook.com', '.facebook.com', ...SHORT_HOSTS],
  operated: ['facebook.com', 'fb.com', 'fb.watch'],
  reportLinks: [
    { kind: 'rules', url: 'https://www.facebook.com/help/reportlinks', seen: '2026-11-20' },
    { kind: 'privacy', url: 'https://www.facebook.com/help/contact/144059062408922', seen: '2026-11-20' },
    { kind: 'own-data', url: 'https://accountscenter.facebook.com/info_and_permissions/dyi', seen: '2026-11-20' },
  ],
};

export const reader: Reader = {
  id: platform.id,
  version: '7',
  confirmed: null,
  address: {
    hosts: [...SITE_HOSTS, '.facebook.com'],
    host: 'www.facebook.com',
    shortHosts: SHORT_HOSTS,
    shortPath: /^\/share\//,
    drop: '__cft__* __tn__ __xts__* mibextid rdid share_url paipv eav sfnsn _rdr _rdc refid refsrc hc_* notif_id notif_t locale'.split(
      ' ',
    ),
    post: (url) => parseFacebookAddress(url)?.path ?? null,
  },
  unfold: {
    hosts: SITE_HOSTS,
    buttons: [
      {
        selector: 'div[dir="auto"] [role="button"]',
        label: MORE_TEXT,
        source: 'the selectors of our reader (feed-free, supersocks-media-scraper)',
      },
      { selector: '[role="button"]', label: MORE_REPLIES, source: 'webrecorder/browsertrix-behaviors, facebook.ts' },
      ORIGINAL_BUTTON,
    ],
  },
  matches: ({ url }) => isFacebook(url),
  folded: { texts: FACEBOOK_SELECTORS.cutText, originals: ORIGINALS },
  findPost(el, view) {
    return findMessageBubble(el, view) ?? closestVisible(el, ITEM, view, (item) => isFacebookItem(item, view));
  },
  listPosts: (view) => queryVisible(ITEM, view).filter((el) => isFacebookItem(el, view)),
  readKey: (el, view) => readItemAddress(el, view)?.address.comment ?? readItemAddress(el, view)?.address.post ?? null,
  readPost(el, view) {
    if (matches(el, FACEBOOK_SELECTORS.comment)) return readComment(el, view);
    return findMessageBubble(el, view) === el ? readMessageBubble(reader, el, null, view) : readPost(el, view);
  },
  findBreakage(view) {
    if (queryVisible(FACEBOOK_SELECTORS.loginWall, view).length > 0 || /^\/login/.test(view.url.pathname))
      return 'login-wall';
    return queryVisible(FACEBOOK_SELECTORS.loginBar, view).length > 0 ? 'not-logged-in' : null;
  },
};

/** One `div` per paragraph. */
function readBoxes(parts: readonly Element[], view: PageView): Extracted<string> {
  const outer = keepOutermost(parts).filter((part) => !closest(part, FACEBOOK_SELECTORS.notText));
  const words = outer
    .map((part) => readVisibleText(part, view, { exclude: (inner) => matches(inner, FACEBOOK_SELECTORS.more) }))
    .filter((text) => text !== '');
  return words.length ? extractedValue(words.join('\n'), 'dir:auto', 'medium') : missingValue('no-text');
}

function readCommentText(el: Element, author: string | null, view: PageView): Extracted<string> {
  const boxes = findOwnParts(el, FACEBOOK_SELECTORS.words);
  if (boxes.length > 0) return readBoxes(boxes, view);
  const words = readPlainWords(el, author, view);
  return words === '' ? missingValue('no-text') : extractedValue(words, 'whole-block', 'low');
}

/**
 * Reads the message; else the translation in its place; else the first paragraphs after the name, which may be
 * something else.
 */
function readPostText(
  el: Element,
  name: Element | null,
  messages: readonly Element[],
  view: PageView,
): Extracted<string> {
  const [message] = messages;
  if (message) return readBoxes([message], view);
  const after = (part: Element): boolean =>
    name !== null && isBefore(name, part) && closest(part, FACEBOOK_SELECTORS.heading) === null;
  const [first, ...others] = keepOutermost(
    findOwnParts(el, [FACEBOOK_SELECTORS.translation, FACEBOOK_SELECTORS.words].join()).filter(after),
  ).filter((part) => !closest(part, FACEBOOK_SELECTORS.notText));
  if (!first) return missingValue('no-text');
  const paragraphs = others.filter((part) => getParentElement(part) === getParentElement(first));
  const text = readBoxes([first, ...paragraphs], view);
  return text.value === null ? text : { ...text, confidence: 'low' };
}

const showsSinglePost = cachePerView(
  (view) => reader.listPosts(view).filter((item) => !matches(item, FACEBOOK_SELECTORS.comment)).length === 1,
);

function readComment(el: Element, view: PageView): PostExtraction {
  const address = readItemAddress(el, view);
  const known = address?.address;
  const author = readCommentAuthor(el, view);
  const time = readFacebookTime(el, address?.link, author.displayName.value, view);
  return {
    ...createEmptyExtraction(reader, known?.parent ? 'reply' : 'comment'),
    // Only the address distinguishes a comment from a reply.
    ...(known ? {} : { surface: extractedValue('comment', 'container', 'medium') }),
    author,
    permalink: extractedValue(address?.href, 'link:comment_id', 'high'),
    nativeIds: {
      comment: extractedValue(known?.comment, 'link:comment_id', 'high'),
      parent: known?.parent ? extractedValue(known.parent, 'link:comment_id', 'high') : missingValue('no-reply-mark'),
      post: extractedValue(known?.post, 'link:comment_id', 'high'),
    },
    posting: time.posting,
    text: readCommentText(el, author.displayName.value, view),
    media: readImages(el, view),
    warnings: [...time.warnings, ...(known ? [] : ['layout-unknown'])],
  };
}

function readPost(el: Element, view: PageView): PostExtraction {
  const linked = readItemAddress(el, view);
  // A post in a dialog, or alone on its page, may have no link to itself: the address bar identifies it.
  const open = linked ? null : parseFacebookAddress(view.url);
  const pageAddress = open && showsSinglePost(view) ? open : null;
  const known = linked?.address ?? pageAddress;
  const how = linked ? 'link:post' : 'address';
  const time = readFacebookTime(el, linked?.link, null, view);
  const name = findName(el, view);
  const messages = findOwnParts(el, FACEBOOK_SELECTORS.message).filter(
    (part) => !closest(getParentElement(part), FACEBOOK_SELECTORS.message),
  );
  return {
    ...createEmptyExtraction(reader, 'post'),
    author: buildAuthor(name?.name, 'role:profile_name', name?.profile ?? null, name?.confidence),
    permalink: extractedValue(linked?.href ?? (pageAddress ? view.url.href : null), how, 'medium'),
    nativeIds: { post: extractedValue(known?.post, how, 'medium') },
    posting: time.posting,
    text: readPostText(el, name?.el ?? null, messages, view),
    media: readImages(el, view),
    warnings: [
      ...time.warnings,
      ...(messages.length === 0 && findOwnParts(el, FACEBOOK_SELECTORS.translation).length > 0
        ? ['translated-text']
        : []),
      // A shared post inside this one has its own text.
      ...(messages.length > 1 ? ['several-quotes'] : []),
      ...(name || messages.length ? [] : ['layout-unknown']),
    ],
  };
}

/** Returns the images that are not an account's picture. */
function readImages(el: Element, view: PageView): PostExtraction['media'] {
  const posted = findOwnParts(el, FACEBOOK_SELECTORS.picture).filter(
    (img) => !readProfile(closest(img, FACEBOOK_SELECTORS.link), view),
  );
  return extractedValue(readMediaElements(posted, view), 'image:fbcdn', 'low');
}
