import { extractedValue, missingValue, type PostExtraction } from '../../domain/capture/extraction.ts';
import { readVisibleText } from '../dom.ts';
import { cachePerView, type PageView } from '../pageView.ts';
import { closest, getParentElement, matches, queryOne } from '../safeDom.ts';
import { createEmptyExtraction } from './_emptyExtraction.ts';
import { FACEBOOK_HOSTS, isFacebook, parseFacebookAddress } from './_facebook-address.ts';
import {
  buildFacebookAuthor,
  FACEBOOK_SELECTORS,
  findFacebookProfile,
  findOwnFacebookParts,
  isFacebookItem,
  readFacebookAddress,
  readFacebookCommentAuthor,
  readFacebookText,
} from './_facebook-parts.ts';
import { readFacebookTime } from './_facebook-time.ts';
import { queryVisible, readMediaElements } from './_shared.ts';
import type { Site } from './_site.ts';
import { MORE_REPLIES, MORE_TEXT } from './_unfold.ts';

const ITEM = [FACEBOOK_SELECTORS.comment, FACEBOOK_SELECTORS.post].join();

export const facebook: Site = {
  id: 'facebook',
  version: '4',
  confirmed: null,
  address: {
    hosts: [...FACEBOOK_HOSTS, '.facebook.com'],
    host: 'www.facebook.com',
    shortHosts: ['fb.watch', 'fb.me'],
    shortPath: /^\/share\//,
    drop: '__cft__* __tn__ __xts__* mibextid rdid share_url paipv eav sfnsn _rdr _rdc refid refsrc hc_* notif_id notif_t locale'.split(
      ' ',
    ),
    post: (url) => parseFacebookAddress(url)?.path ?? null,
  },
  unfold: {
    hosts: FACEBOOK_HOSTS,
    buttons: [
      {
        selector: 'div[dir="auto"] [role="button"]',
        label: MORE_TEXT,
        source: 'the selectors of our reader (feed-free, supersocks-media-scraper)',
      },
      { selector: '[role="button"]', label: MORE_REPLIES, source: 'webrecorder/browsertrix-behaviors, facebook.ts' },
    ],
  },
  matches: ({ url }) => isFacebook(url),
  folded: { texts: FACEBOOK_SELECTORS.cutText },
  findItem(el, view) {
    for (let at = closest(el, ITEM); at; at = closest(getParentElement(at), ITEM)) {
      if (isFacebookItem(at)) return view.isVisible(at) ? at : null;
    }
    return null;
  },
  listItems: (view) => queryVisible(ITEM, view).filter(isFacebookItem),
  readKey: (el, view) =>
    readFacebookAddress(el, view)?.address.comment ?? readFacebookAddress(el, view)?.address.post ?? null,
  readItem: (el, view) => (matches(el, FACEBOOK_SELECTORS.comment) ? readComment(el, view) : readPost(el, view)),
  findBreakage(view) {
    if (queryVisible(FACEBOOK_SELECTORS.loginWall, view).length > 0 || /^\/login/.test(view.url.pathname))
      return 'login-wall';
    return queryVisible(FACEBOOK_SELECTORS.loginBar, view).length > 0 ? 'not-logged-in' : null;
  },
};

const showsSinglePost = cachePerView(
  (view) => facebook.listItems(view).filter((item) => !matches(item, FACEBOOK_SELECTORS.comment)).length === 1,
);

function readComment(el: Element, view: PageView): PostExtraction {
  const address = readFacebookAddress(el, view);
  const known = address?.address;
  const time = readFacebookTime(el, address?.link, view);
  return {
    ...createEmptyExtraction(facebook, known?.parent ? 'reply' : 'comment'),
    // Only the address distinguishes a comment from a reply.
    ...(known ? {} : { surface: extractedValue('comment', 'container', 'medium') }),
    author: readFacebookCommentAuthor(el, view),
    permalink: extractedValue(address?.href, 'link:comment_id', 'high'),
    nativeIds: {
      comment: extractedValue(known?.comment, 'link:comment_id', 'high'),
      parent: known?.parent ? extractedValue(known.parent, 'link:comment_id', 'high') : missingValue('no-reply-mark'),
      post: extractedValue(known?.post, 'link:comment_id', 'high'),
    },
    posting: time.posting,
    text: readFacebookText(findOwnFacebookParts(el, FACEBOOK_SELECTORS.words), view),
    media: readImages(el, view),
    warnings: [
      ...time.warnings,
      ...(findOwnFacebookParts(el, FACEBOOK_SELECTORS.words).some((part) => queryOne(part, FACEBOOK_SELECTORS.more))
        ? ['truncated-text']
        : []),
      ...(known ? [] : ['layout-unknown']),
    ],
  };
}

function readPost(el: Element, view: PageView): PostExtraction {
  const linked = readFacebookAddress(el, view);
  // A post in a dialog, or alone on its page, may have no link to itself: the address bar identifies it.
  const open = linked ? null : parseFacebookAddress(view.url);
  const pageAddress = open && showsSinglePost(view) ? open : null;
  const known = linked?.address ?? pageAddress;
  const [how, confidence] = linked ? (['link:post', 'medium'] as const) : (['address', 'medium'] as const);
  const time = readFacebookTime(el, linked?.link, view);
  const [name] = findOwnFacebookParts(el, FACEBOOK_SELECTORS.name);
  const profile = findFacebookProfile(name, view);
  const messages = findOwnFacebookParts(el, FACEBOOK_SELECTORS.message).filter(
    (part) => !closest(getParentElement(part), FACEBOOK_SELECTORS.message),
  );
  return {
    ...createEmptyExtraction(facebook, 'post'),
    author: buildFacebookAuthor(name && readVisibleText(name, view), 'role:profile_name', profile),
    permalink: extractedValue(linked?.href ?? (pageAddress ? view.url.href : null), how, confidence),
    nativeIds: { post: extractedValue(known?.post, how, confidence) },
    posting: time.posting,
    text: readFacebookText(messages.slice(0, 1), view),
    media: readImages(el, view),
    warnings: [
      ...time.warnings,
      ...(queryOne(messages[0], FACEBOOK_SELECTORS.more) ? ['truncated-text'] : []),
      // A shared post inside this one has its own text.
      ...(messages.length > 1 ? ['several-quotes'] : []),
      ...(name || messages.length ? [] : ['layout-unknown']),
    ],
  };
}

/** Returns the images that are not an account's picture. */
function readImages(el: Element, view: PageView): PostExtraction['media'] {
  const posted = findOwnFacebookParts(el, FACEBOOK_SELECTORS.picture).filter((img) => !findFacebookProfile(img, view));
  return extractedValue(readMediaElements(posted, view), 'image:fbcdn', 'low');
}
