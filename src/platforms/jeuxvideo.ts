import { readVisibleText, resolveHttpUrl } from '../dom/domTree.ts';
import type { PageView } from '../dom/pageView.ts';
import { closest, getAttribute, getParentElement, isWithinAny, matches, queryAll, queryOne } from '../dom/safeDom.ts';
import {
  type Extracted,
  type ExtractionCode,
  extractedValue,
  type Media,
  missingValue,
  type PostExtraction,
  type QuotedPost,
} from '../domain/capture/extraction.ts';
import type { Platform } from './platform.ts';
import { isOnHost } from './reading/canonicalAddress.ts';
import {
  queryVisible,
  readElementText,
  readMediaElements,
  readShownText,
  resolveLink,
  resolveTimeInZone,
} from './reading/readElements.ts';
import { createEmptyExtraction, type Reader } from './reading/reader.ts';

export const platform: Platform = {
  id: 'jeuxvideo',
  name: 'jeuxvideo.com',
  pack: 'jeuxvideo',
  hosts: ['jeuxvideo.com', 'm.jeuxvideo.com'],
  operated: ['jeuxvideo.com'],
  readsEdits: true,
};

/** Forums of jeuxvideo.com, before and after the markup of April 2026. Not verified on a saved real page. */
const SELECTORS = {
  /** One message: in 2026, and in the older markup. */
  post: '.messageUser, .bloc-message-forum',
  /** In 2026 the number is on the message or on its wrapper. */
  numbered: '[id^="message-"]',
  /** The account; in 2026 a link when it exists, plain text when it was deleted. */
  name: '.messageUser__label, .bloc-pseudo-msg',
  deletedName: 'span.messageUser__label',
  messageLink: 'a[href*="/forums/message/"]',
  date: '.messageUser__date, .bloc-date-msg',
  /** Best first: the last two are the boxes of the 2026 text and of the older one. */
  text: ['.messageUser__msg', '.txt-msg', '.messageUser__content', '.bloc-contenu'],
  quote: '.message__blockquote, .blockquote-jv, blockquote',
  notText:
    '.messageUser__signature, .signature-msg, .info-edition-msg, .messageUser__footer, .messageUser__header, .bloc-options-msg',
  /** « Message édité le … ». */
  edited: '.info-edition-msg, .messageUser__edition',
  /** Links of the older markup: the class encodes the address. */
  hidden: '.JvCare',
  picture: 'img',
  /** Emoji. */
  smiley: '.smiley-msg, [src*="/smileys"]',
} as const;

const isJeuxvideo = (url: URL): boolean => isOnHost(url, platform.hosts);
/** May be preceded by an account's name. */
const MESSAGE = /^(?:\/[\w\-[\]]{3,15})?\/forums\/message\/(\d+)\/?$/;
/** `42-{forum}-{topic}-{page}-0-1-0-{words}.htm`; `1-` is the oldest kind of forum. */
const TOPIC = /^\/forums\/(?:42|1)-(\d+)-(\d+)-\d+-0-1-0-[^/]*\.htm$/;

export const reader: Reader = {
  id: platform.id,
  version: '3',
  confirmed: null,
  address: {
    hosts: platform.hosts,
    host: 'www.jeuxvideo.com',
    drop: [],
    post({ pathname }) {
      const id = MESSAGE.exec(pathname)?.[1];
      return id ? `/forums/message/${id}` : null;
    },
  },
  matches: ({ url }) => isJeuxvideo(url) && url.pathname.startsWith('/forums/'),
  findPost: (el, view) => {
    const post = closest(el, SELECTORS.post) ?? queryOne(closest(el, SELECTORS.numbered), SELECTORS.post);
    return post && isPost(post, view) ? post : null;
  },
  listPosts: (view) => queryVisible(SELECTORS.post, view).filter((el) => isPost(el, view)),
  readKey: readMessageId,
  readPost,
};

/** Each message may be twice in the page, once hidden. */
function isPost(el: Element, view: PageView): boolean {
  return view.isVisible(el) && !closest(getParentElement(el), SELECTORS.post) && readMessageId(el) !== null;
}

function readMessageId(el: Element): string | null {
  const id = closest(el, SELECTORS.numbered)?.id;
  return /^message-(\d+)$/.exec(id ?? '')?.[1] ?? /^\d+$/.exec(getAttribute(el, 'data-id') ?? '')?.[0] ?? null;
}

function readPost(el: Element, view: PageView): PostExtraction {
  const id = readMessageId(el);
  const date = queryOne(el, SELECTORS.date);
  // The site shows Paris time to every visitor, and is written in French.
  const found = resolveTimeInZone('Europe/Paris', { raw: readShownText(date, view), lang: 'fr' }, view);
  const body = SELECTORS.text.map((selector) => queryOne(el, selector)).find((part) => part) ?? null;
  const quotes = queryAll(body, SELECTORS.quote).filter((quote) => !closest(getParentElement(quote), SELECTORS.quote));
  const [forum, topic] = TOPIC.exec(view.url.pathname)?.slice(1) ?? [];
  const quoted = quotes[0];
  return {
    ...createEmptyExtraction(reader, 'post'),
    visibility: extractedValue('public', 'platform', 'medium'),
    author: readAuthor(queryOne(el, SELECTORS.name), view),
    permalink: readPermalink(id, date, view),
    nativeIds: {
      post: extractedValue(id, 'attribute:id', 'high'),
      topic: extractedValue(topic, 'location', 'high'),
      forum: extractedValue(forum, 'location', 'high'),
    },
    posting: found.posting,
    text: readElementText(body, 'class:message', view, {
      exclude: (part) => matches(part, SELECTORS.notText) || quotes.includes(part),
    }),
    media: extractedValue(body ? readMedia(body, quotes, view) : [], 'element:img', 'medium'),
    quoted: quoted ? extractedValue(readQuote(quoted, view), 'element:blockquote', 'low') : missingValue('none-shown'),
    warnings: [
      ...found.warnings,
      ...(queryOne(el, SELECTORS.edited) ? ['edited'] : []),
      ...(quotes.length > 1 ? ['several-quotes'] : []),
      ...(queryOne(el, SELECTORS.deletedName) ? ['account-deleted'] : []),
    ],
  };
}

function readAuthor(name: Element | null, view: PageView): PostExtraction['author'] {
  const shown = name && readVisibleText(name, view);
  const deleted = matches(name, SELECTORS.deletedName);
  const profile = name && shown && !deleted ? readProfile(name, shown, view) : null;
  const none: Extracted<string> = missingValue(deleted ? 'account-deleted' : 'not-shown');
  return {
    displayName: extractedValue(shown, 'class:pseudo', 'high'),
    // A deleted account is displayed as a phrase, which is not a name.
    handle: deleted ? none : extractedValue(shown, 'class:pseudo', 'high'),
    profileUrl: profile
      ? extractedValue(profile.url, profile.how, profile.how.startsWith('link') ? 'high' : 'medium')
      : none,
    platformId: none,
  };
}

/** Addresses contain the account's name in lower case: an address with another name is not this account's. */
function readProfile(name: Element, shown: string, view: PageView): { url: string; how: ExtractionCode } | null {
  const checkProfile = (url: URL | null): string | null => {
    const path = `/profil/${encodeURIComponent(shown.toLowerCase())}`;
    return url && isJeuxvideo(url) && url.pathname.toLowerCase() === path.toLowerCase() ? url.href : null;
  };
  const linkedProfile = checkProfile(resolveLink(closest(name, 'a') ?? queryOne(name, 'a'), view, isJeuxvideo));
  if (linkedProfile) return { url: linkedProfile, how: 'link:/profil/' };
  const decodedProfile = checkProfile(decodeHiddenLink(name, view));
  return decodedProfile ? { url: decodedProfile, how: 'class:JvCare' } : null;
}

function readPermalink(id: string | null, date: Element | null, view: PageView): Extracted<string> {
  if (id === null) return missingValue();
  const link = resolveLink(closest(date, 'a') ?? queryOne(date, SELECTORS.messageLink), view, isJeuxvideo);
  if (link && MESSAGE.exec(link.pathname)?.[1] === id)
    return extractedValue(link.href, 'link:/forums/message/', 'high');
  return extractedValue(`https://www.jeuxvideo.com/forums/message/${id}`, 'from:nativeIds.post', 'medium');
}

/** Two digits per character, in the site's own alphabet. */
const LINK_ALPHABET = '0A12B34C56D78E9F';

function decodeHiddenLink(el: Element, view: PageView): URL | null {
  const linkElement = closest(el, SELECTORS.hidden) ?? queryOne(el, SELECTORS.hidden);
  const code = getAttribute(linkElement, 'class')
    ?.split(/\s+/)
    .find((name) => /^(?:[0-9A-F]{2}){4,}$/.test(name));
  const decodedLink = code?.replace(/../g, (pair) =>
    String.fromCharCode(LINK_ALPHABET.indexOf(pair.charAt(0)) * 16 + LINK_ALPHABET.indexOf(pair.charAt(1))),
  );
  return resolveHttpUrl(decodedLink, view);
}

/** Parses « Le 18 avril 2026 à 21:07:33 Pseudo a écrit : », which the site adds above a quotation. */
function readQuote(quote: Element, view: PageView): QuotedPost {
  const text = readVisibleText(quote, view, {
    exclude: (part) => part !== quote && matches(part, SELECTORS.quote),
  });
  return {
    author: /([\w\-[\]]{3,15}) a écrit\s*:/.exec(text)?.[1] ?? null,
    permalink: null,
    text: text || null,
  };
}

function readMedia(body: Element, quotes: readonly Element[], view: PageView): Media[] {
  const inQuotes = new Set(quotes);
  const pictures = queryAll(body, SELECTORS.picture).filter(
    (img) => !matches(img, SELECTORS.smiley) && !isWithinAny(inQuotes, img),
  );
  return readMediaElements(pictures, view);
}
