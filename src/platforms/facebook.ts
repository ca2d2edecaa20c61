import { readVisibleText } from '../dom/domTree.ts';
import { readShownDate } from '../dom/pageDates.ts';
import { cachePerView, type PageView } from '../dom/pageView.ts';
import {
  closest,
  contains,
  getAttribute,
  getNative,
  getParentElement,
  getTextContent,
  keepOutermost,
  matches,
  queryAll,
  queryOne,
} from '../dom/safeDom.ts';
import {
  type Extracted,
  type ExtractionCode,
  extractedValue,
  missingValue,
  type PostExtraction,
} from '../domain/capture/extraction.ts';
import type { Platform } from './platform.ts';
import { isOnHost } from './reading/canonicalAddress.ts';
import { type PostingTime, resolvePostingTime } from './reading/postingTime.ts';
import { queryVisible, readMediaElements, readPageLanguage, resolveLink } from './reading/readElements.ts';
import {
  createEmptyExtraction,
  MORE_REPLIES,
  MORE_TEXT,
  ORIGINAL_BUTTON,
  ORIGINALS,
  type Reader,
} from './reading/reader.ts';

const SITE_HOSTS = 'facebook.com m.facebook.com web.facebook.com mbasic.facebook.com touch.facebook.com fb.com'.split(
  ' ',
);
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

/** Addresses of Facebook: the many forms of a post's address, and the comment in it. */

const isFacebook = (url: URL): boolean => isOnHost(url, SITE_HOSTS);

interface FacebookAddress {
  /** A number, or an opaque `pfbid…`. */
  readonly post: string;
  /** The comment, or a reply to one. */
  readonly comment: string | null;
  /** The comment that the reply answers. */
  readonly parent: string | null;
  /** The canonical path, without the host. */
  readonly path: string;
}

const POST_ID = /^(?:\d{1,25}|pfbid\w{10,100})$/;

/** Returns null when the address is not a post's, or when it has a comment in an unknown form. */
function parseFacebookAddress(url: URL): FacebookAddress | null {
  const found = parsePostPath(url);
  if (!found) return null;
  const readCommentId = (name: string): string | null | undefined => {
    const value = url.searchParams.get(name);
    return value === null ? null : (decodeCommentId(value) ?? undefined);
  };
  const [comment, reply] = [readCommentId('comment_id'), readCommentId('reply_comment_id')];
  if (comment === undefined || reply === undefined || (reply && !comment)) return null;
  const parameters = [...(comment ? [`comment_id=${comment}`] : []), ...(reply ? [`reply_comment_id=${reply}`] : [])];
  const separator = found.path.includes('?') ? '&' : '?';
  return {
    post: found.post,
    comment: reply ?? comment,
    parent: reply ? comment : null,
    path: parameters.length ? `${found.path}${separator}${parameters.join('&')}` : found.path,
  };
}

/** `900`, or base64 of `comment:{post}_{900}`. */
function decodeCommentId(value: string): string | null {
  if (/^\d{1,25}$/.test(value)) return value;
  if (!/^[\w+/-]{8,200}=*$/.test(value)) return null;
  try {
    return /^comment:\w+_(\d{1,25})$/.exec(atob(value.replaceAll('-', '+').replaceAll('_', '/')))?.[1] ?? null;
  } catch {
    return null; // not base64
  }
}

function parsePostPath({ pathname, searchParams }: URL): { readonly post: string; readonly path: string } | null {
  const parts = pathname.split('/').filter((part) => part !== '');
  const [first = '', second = '', third = ''] = parts;
  const last = parts.at(-1) ?? '';
  const buildPost = (post: string | null, path: string): { post: string; path: string } | null =>
    post !== null && POST_ID.test(post) ? { post, path } : null;
  const getParameter = (name: string): string | null => searchParams.get(name);

  if (/^(?:permalink|story)\.php$/.test(first)) {
    const owner = getParameter('id');
    return owner && /^\d{1,25}$/.test(owner)
      ? buildPost(getParameter('story_fbid'), `/permalink.php?story_fbid=${getParameter('story_fbid')}&id=${owner}`)
      : null;
  }
  if (first === 'groups' && /^(?:posts|permalink)$/.test(third) && parts.length === 4) {
    return buildPost(last, `/groups/${second}/posts/${last}/`);
  }
  if (first === 'groups' && parts.length === 2) {
    const post = getParameter('multi_permalinks');
    return buildPost(post, `/groups/${second}/posts/${post}/`);
  }
  if (first === 'photo' || first === 'photo.php')
    return buildPost(getParameter('fbid'), `/photo/?fbid=${getParameter('fbid')}`);
  if (first === 'watch' && parts.length === 1) return buildPost(getParameter('v'), `/watch/?v=${getParameter('v')}`);
  if (first === 'reel' && parts.length === 2) return buildPost(second, `/reel/${second}/`);
  if (first === 'stories' && parts.length === 3 && /^[\w=-]{1,100}$/.test(third)) {
    return { post: third, path: `/stories/${second}/${third}/` };
  }
  // `/{account}/posts/{words}/{id}`: the words are optional.
  if (/^(?:posts|videos|photos)$/.test(second) && parts.length >= 3 && first !== 'groups') {
    return buildPost(last, `/${first}/${second}/${last}/`);
  }
  return null;
}

interface FacebookProfile {
  readonly href: string;
  /** The account's name in addresses. */
  readonly handle: string | null;
  readonly number: string | null;
}

/** First path segments that are not accounts. */
const RESERVED_PATHS = new Set(
  'ads bookmarks business events friends gaming groups hashtag help l.php login login.php marketplace me messages notifications pages photo photo.php policies privacy reel reels search settings share stories story.php permalink.php watch'.split(
    ' ',
  ),
);

function parseFacebookProfile(url: URL): FacebookProfile | null {
  const parts = url.pathname.split('/').filter((part) => part !== '');
  const [first = '', second = '', third = '', fourth = ''] = parts;
  const buildProfile = (path: string, handle: string | null, number: string | null): FacebookProfile => ({
    href: `https://www.facebook.com${path}`,
    handle,
    number,
  });
  const id = url.searchParams.get('id');
  if (first === 'profile.php')
    return id && /^\d{1,25}$/.test(id) ? buildProfile(`/profile.php?id=${id}`, null, id) : null;
  if (first === 'groups' && third === 'user' && /^\d{1,25}$/.test(fourth)) {
    return buildProfile(`/groups/${second}/user/${fourth}/`, null, fourth);
  }
  if (first === 'people' && /^\d{1,25}$/.test(third)) return buildProfile(`/people/${second}/${third}/`, null, third);
  if (parts.length !== 1 || RESERVED_PATHS.has(first.toLowerCase()) || !/^[\w.-]{2,60}$/.test(first)) return null;
  return /^\d{5,25}$/.test(first) ? buildProfile(`/${first}`, null, first) : buildProfile(`/${first}`, first, null);
}

/**
 * Every class is a hash. No real page was available: selectors come from public tools of 2025 and 2026, so confidence
 * is low.
 */
const FACEBOOK_SELECTORS = {
  /** Comments have a label (« Comment by … », in the interface language); posts have none. */
  comment: 'div[role="article"][aria-label]',
  /** A post: logged in, logged out, in older feeds, in a dialog. */
  post: '[aria-posinset], div[role="article"]:not([aria-label]), [data-pagelet^="FeedUnit_"], [role="dialog"]',
  /** A post of its own inside a dialog (2026). */
  boxedPost: '[aria-posinset], div[role="article"]:not([aria-label])',
  /** An age drawn as an image, whose text is elsewhere in the page, hidden (public tools, 2025–26). */
  labelled: '[aria-labelledby]',
  name: '[data-ad-rendering-role="profile_name"], h2 strong, h3 strong, h4 strong',
  message: '[data-ad-rendering-role="story_message"], [data-ad-comet-preview="message"], [data-ad-preview="message"]',
  link: 'a[href]',
  words: 'div[dir="auto"]',
  shownName: 'span[dir="auto"]',
  notText: 'a, button, [role="button"]',
  /** « See more », inside a cut text. */
  more: '[role="button"]',
  cutText:
    'div[role="article"][aria-label] div[dir="auto"] [role="button"], [data-ad-rendering-role="story_message"] [role="button"], [data-ad-comet-preview="message"] [role="button"], [data-ad-preview="message"] [role="button"]',
  picture: 'img[src*="fbcdn.net"]',
  loginWall: 'form[id="login_popup_cta_form"], form[id="login_form"]',
  loginBar: '[role="banner"] form[action*="/login"]',
} as const;

/** Boxes inside a post are not posts; a dialog is one when it has a post's text. */
function isFacebookItem(el: Element): boolean {
  if (matches(el, FACEBOOK_SELECTORS.comment))
    return findOwnFacebookParts(el, `${FACEBOOK_SELECTORS.words}, ${FACEBOOK_SELECTORS.link}`).length > 0;
  const around = closest(getParentElement(el), FACEBOOK_SELECTORS.post);
  if (around && !matches(around, '[role="dialog"]')) return false;
  if (matches(el, '[role="dialog"]')) return findOwnFacebookParts(el, FACEBOOK_SELECTORS.message).some(isOutsideBox);
  return findOwnFacebookParts(el, [FACEBOOK_SELECTORS.message, FACEBOOK_SELECTORS.name].join()).length > 0;
}

/** The post in a dialog may have a box of its own, which is then the item. */
const isOutsideBox = (part: Element): boolean => closest(part, FACEBOOK_SELECTORS.boxedPost) === null;

/** Returns parts of this post or comment, not of a comment inside it. */
function findOwnFacebookParts(el: Element, selector: string): Element[] {
  const isPost = !matches(el, FACEBOOK_SELECTORS.comment);
  return queryAll(el, selector).filter((part) => {
    const around = closest(part, FACEBOOK_SELECTORS.comment);
    return isPost ? around === null || !contains(el, around) : around === el;
  });
}

interface FacebookItemAddress {
  readonly link: Element;
  readonly href: string;
  readonly address: FacebookAddress;
}

/** The name in a comment has the comment's id too, in a link to an account: only a post's address counts. */
function readFacebookAddress(el: Element, view: PageView): FacebookItemAddress | null {
  const wantsComment = matches(el, FACEBOOK_SELECTORS.comment);
  for (const link of findOwnFacebookParts(el, FACEBOOK_SELECTORS.link)) {
    const url = resolveLink(link, view, isFacebook);
    const known = url && parseFacebookAddress(url);
    // An author may link to other posts and comments.
    const isInText = closest(link, wantsComment ? FACEBOOK_SELECTORS.words : FACEBOOK_SELECTORS.message) !== null;
    if (url && known && (known.comment !== null) === wantsComment && !isInText) {
      return { link, href: url.href, address: known };
    }
  }
  return null;
}

function buildFacebookAuthor(
  name: string | undefined,
  how: ExtractionCode,
  profile: FacebookProfile | null,
  confidence: 'medium' | 'low' = 'medium',
): PostExtraction['author'] {
  return {
    displayName: extractedValue(name, how, confidence),
    handle: profile?.handle ? extractedValue(profile.handle, 'link:profile', 'medium') : missingValue('not-shown'),
    profileUrl: extractedValue(profile?.href, 'link:profile', 'medium'),
    platformId: profile?.number ? extractedValue(profile.number, 'link:profile', 'medium') : missingValue('not-shown'),
  };
}

function findFacebookProfile(name: Element | undefined, view: PageView): FacebookProfile | null {
  const url = resolveLink(
    closest(name, FACEBOOK_SELECTORS.link) ?? queryOne(name, FACEBOOK_SELECTORS.link),
    view,
    isFacebook,
  );
  return url && parseFacebookProfile(url);
}

/** « Commentaire de X, il y a 2 h », « Réponse de X au commentaire de Y » (2026). Other languages: not read. */
const COMMENT_LABELS = [
  {
    start: /^(?:Commentaire|Réponse) de /u,
    end: /(?<=.)(?: au commentaire de .| à la réponse de .|,? il y a .|,? à l’instant$)/u,
  },
  { start: /^(?:Comment|Reply) by /u, end: /(?<=.)(?:,? (?:about )?(?:an?|\d+) \w+ ago$|,? just now$)/u },
] as const;
/** « to Alice’s comment » */
const ANSWERED_COMMENT = /.['’]s? (?:comment|reply)\b/u;

/** Returns the name in a comment's label; undefined when it is no such label. */
function readCommentLabel(label: string): string | undefined {
  const form = COMMENT_LABELS.find(({ start }) => start.test(label));
  if (form === undefined) return undefined;
  const rest = label.replace(form.start, '');
  const to = form === COMMENT_LABELS[1] ? rest.indexOf(' to ', 1) : -1;
  const ends = [rest.search(form.end), to >= 0 && ANSWERED_COMMENT.test(rest.slice(to + 4)) ? to : -1];
  return rest.slice(0, Math.min(...ends.filter((end) => end >= 0), rest.length)) || undefined;
}

/**
 * Reads the first link to an account; else the first displayed name, which must also be in the label; else the name in
 * the label, which the page does not display.
 */
function readFacebookCommentAuthor(el: Element, view: PageView): PostExtraction['author'] {
  for (const link of findOwnFacebookParts(el, FACEBOOK_SELECTORS.link)) {
    const url = resolveLink(link, view, isFacebook);
    const profile = url && !closest(link, FACEBOOK_SELECTORS.words) ? parseFacebookProfile(url) : null;
    const name = profile ? readVisibleText(link, view) : '';
    if (profile && name) return buildFacebookAuthor(name, 'link:profile', profile);
  }
  const [shown] = findOwnFacebookParts(el, FACEBOOK_SELECTORS.shownName).filter(
    (part) => !closest(part, FACEBOOK_SELECTORS.words),
  );
  const name = shown ? readVisibleText(shown, view) : '';
  const label = getAttribute(el, 'aria-label')?.trim() ?? '';
  if (name !== '') return buildFacebookAuthor(label.includes(name) ? name : undefined, 'attribute:aria-label', null);
  const labelled = readCommentLabel(label);
  return buildFacebookAuthor(labelled, 'attribute:aria-label', null, 'low');
}

/** One `div` per paragraph. */
function readFacebookText(parts: readonly Element[], view: PageView): Extracted<string> {
  const outer = keepOutermost(parts).filter((part) => !closest(part, FACEBOOK_SELECTORS.notText));
  const words = outer
    .map((part) => readVisibleText(part, view, { exclude: (inner) => matches(inner, FACEBOOK_SELECTORS.more) }))
    .filter((text) => text !== '');
  return words.length ? extractedValue(words.join('\n'), 'dir:auto', 'medium') : missingValue('no-text');
}

const ITEM = [FACEBOOK_SELECTORS.comment, FACEBOOK_SELECTORS.post].join();

export const reader: Reader = {
  id: platform.id,
  version: '5',
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
    for (let at = closest(el, ITEM); at; at = closest(getParentElement(at), ITEM)) {
      if (isFacebookItem(at)) return view.isVisible(at) ? at : null;
    }
    return null;
  },
  listPosts: (view) => queryVisible(ITEM, view).filter(isFacebookItem),
  readKey: (el, view) =>
    readFacebookAddress(el, view)?.address.comment ?? readFacebookAddress(el, view)?.address.post ?? null,
  readPost: (el, view) => (matches(el, FACEBOOK_SELECTORS.comment) ? readComment(el, view) : readPost(el, view)),
  findBreakage(view) {
    if (queryVisible(FACEBOOK_SELECTORS.loginWall, view).length > 0 || /^\/login/.test(view.url.pathname))
      return 'login-wall';
    return queryVisible(FACEBOOK_SELECTORS.loginBar, view).length > 0 ? 'not-logged-in' : null;
  },
};

const showsSinglePost = cachePerView(
  (view) => reader.listPosts(view).filter((item) => !matches(item, FACEBOOK_SELECTORS.comment)).length === 1,
);

function readComment(el: Element, view: PageView): PostExtraction {
  const address = readFacebookAddress(el, view);
  const known = address?.address;
  const time = readFacebookTime(el, address?.link, view);
  return {
    ...createEmptyExtraction(reader, known?.parent ? 'reply' : 'comment'),
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
    ...createEmptyExtraction(reader, 'post'),
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

/** Facebook shows only an age, whose letters may be in another order in the DOM, or in a hidden list of labels. */

interface ShownTime {
  readonly text: string | null;
  readonly how: 'attribute:aria-label' | 'attribute:aria-labelledby' | 'text:date';
}

/** `linked`: the post's own link, if any; else the only link of the post that shows nothing but a date or an age. */
function readFacebookTime(el: Element, linked: Element | undefined, view: PageView): PostingTime {
  const shown = readShownTime(linked ?? findTimeLink(el, view), view);
  const lang = readPageLanguage(view);
  const found = resolvePostingTime({ raw: shown.text, lang, shown }, view);
  return found.posting.value?.iso || found.warnings.length
    ? found
    : { posting: missingValue(shown.text ? 'unreadable' : 'not-found'), warnings: [] };
}

function readShownTime(link: Element | null, view: PageView): ShownTime {
  const label = getAttribute(link, 'aria-label');
  if (label) return { text: label, how: 'attribute:aria-label' };
  const labelled = readLabel(link, view);
  if (labelled) return { text: labelled, how: 'attribute:aria-labelledby' };
  return { text: (link && readVisibleText(link, view)) || null, how: 'text:date' };
}

/** Reads the hidden text that names the link, as a screen reader does. */
function readLabel(link: Element | null, view: PageView): string | null {
  const named = matches(link, FACEBOOK_SELECTORS.labelled) ? link : queryOne(link, FACEBOOK_SELECTORS.labelled);
  const ids = (getAttribute(named, 'aria-labelledby') ?? '').split(/\s+/).filter((id) => id !== '');
  const parts = ids.map((id) => getTextContent(getNative(view.document, 'getElementById').call(view.document, id)));
  return parts.join(' ').trim() || null;
}

function findTimeLink(el: Element, view: PageView): Element | null {
  const lang = readPageLanguage(view);
  const isComment = matches(el, FACEBOOK_SELECTORS.comment);
  const dated = findOwnFacebookParts(el, FACEBOOK_SELECTORS.link).filter((link) => {
    const isInText = closest(link, isComment ? FACEBOOK_SELECTORS.words : FACEBOOK_SELECTORS.message) !== null;
    if (isInText || findFacebookProfile(link, view)) return false;
    const { text } = readShownTime(link, view);
    return text !== null && readShownDate(text, view.clock, { lang }) !== null;
  });
  const [only, ...others] = dated;
  return only && others.length === 0 ? only : null;
}
