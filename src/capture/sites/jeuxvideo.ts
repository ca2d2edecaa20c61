import {
  type Extracted,
  extractedValue,
  type Media,
  missingValue,
  type PostExtraction,
  type QuotedPost,
} from '../../domain/capture/extraction.ts';
import type { ExtractionCode } from '../../domain/capture/extractionMethods.ts';
import { absoluteAddress, shownText } from '../dom.ts';
import { allIn, attributeOf, closest, matches, oneIn, parentIn, standsIn } from '../node.ts';
import type { PageView } from '../view.ts';
import { linkIn, mediaFrom, timeInZone, visibleAll, wordsIn } from './_parts.ts';
import { unread } from './_reading.ts';
import type { Site } from './_site.ts';

/** Forums of jeuxvideo.com, before and after the markup of April 2026. No saved real page was at hand. */
const Q = {
  /** One message: 2026, and the older one. */
  post: '.messageUser, .bloc-message-forum',
  /** In 2026 the number is on the message or on what wraps it. */
  numbered: '[id^="message-"]',
  /** The account; in 2026 a link for one that exists, plain text for one that was deleted. */
  name: '.messageUser__label, .bloc-pseudo-msg',
  deletedName: 'span.messageUser__label',
  messageLink: 'a[href*="/forums/message/"]',
  date: '.messageUser__date, .bloc-date-msg',
  /** Best first: the last two are the frames of the 2026 text and of the older one. */
  text: ['.messageUser__msg', '.txt-msg', '.messageUser__content', '.bloc-contenu'],
  quote: '.message__blockquote, .blockquote-jv, blockquote',
  notText:
    '.messageUser__signature, .signature-msg, .info-edition-msg, .messageUser__footer, .messageUser__header, .bloc-options-msg',
  /** « Message édité le … ». */
  edited: '.info-edition-msg, .messageUser__edition',
  /** Links of the older markup: the address is written in the class. */
  hidden: '.JvCare',
  picture: 'img',
  /** Drawn characters. */
  smiley: '.smiley-msg, [src*="/smileys"]',
} as const;

const HOSTS = ['jeuxvideo.com', 'm.jeuxvideo.com'];
const isHere = (url: URL): boolean => HOSTS.includes(url.hostname.replace(/^www\./, ''));
/** An account's name may stand before it. */
const MESSAGE = /^(?:\/[\w\-[\]]{3,15})?\/forums\/message\/(\d+)\/?$/;
/** `42-{forum}-{topic}-{page}-0-1-0-{words}.htm`; `1-` is the oldest kind of forum. */
const TOPIC = /^\/forums\/(?:42|1)-(\d+)-(\d+)-\d+-0-1-0-[^/]*\.htm$/;

export const jeuxvideo: Site = {
  id: 'jeuxvideo',
  version: '3',
  confirmed: null,
  address: {
    hosts: HOSTS,
    host: 'www.jeuxvideo.com',
    drop: [],
    post({ pathname }) {
      const id = MESSAGE.exec(pathname)?.[1];
      return id ? `/forums/message/${id}` : null;
    },
  },
  matches: ({ url }) => isHere(url) && url.pathname.startsWith('/forums/'),
  itemOf: (el, view) => {
    const post = closest(el, Q.post) ?? oneIn(closest(el, Q.numbered), Q.post);
    return post && isPost(post, view) ? post : null;
  },
  list: (view) => visibleAll(Q.post, view).filter((el) => isPost(el, view)),
  key: numberOf,
  read: readPost,
};

/** Each message may stand twice in the page, one of them hidden. */
function isPost(el: Element, view: PageView): boolean {
  return view.isVisible(el) && !closest(parentIn(el), Q.post) && numberOf(el) !== null;
}

function numberOf(el: Element): string | null {
  const id = (matches(el, Q.numbered) ? el : closest(el, Q.numbered))?.id;
  return /^message-(\d+)$/.exec(id ?? '')?.[1] ?? /^\d+$/.exec(attributeOf(el, 'data-id') ?? '')?.[0] ?? null;
}

function readPost(el: Element, view: PageView): PostExtraction {
  const id = numberOf(el);
  const date = oneIn(el, Q.date);
  const raw = date && shownText(date, view);
  // The site shows Paris's hours to everybody, and is written in French.
  const found = timeInZone('Europe/Paris', { raw: raw || null, lang: 'fr' }, view);
  const body = Q.text.map((selector) => oneIn(el, selector)).find((part) => part) ?? null;
  const quotes = allIn(body, Q.quote).filter((quote) => !closest(parentIn(quote), Q.quote));
  const [forum, topic] = TOPIC.exec(view.url.pathname)?.slice(1) ?? [];
  const quoted = quotes[0];
  return {
    ...unread(jeuxvideo, 'post'),
    visibility: extractedValue('public', 'platform', 'medium'),
    author: authorOf(oneIn(el, Q.name), view),
    permalink: addressOf(id, date, view),
    nativeIds: {
      post: extractedValue(id, 'attribute:id', 'high'),
      topic: extractedValue(topic, 'location', 'high'),
      forum: extractedValue(forum, 'location', 'high'),
    },
    posting: found.posting,
    text: wordsIn(body, 'class:message', view, {
      except: (part) => matches(part, Q.notText) || quotes.includes(part),
    }),
    media: extractedValue(body ? mediaOf(body, quotes, view) : [], 'element:img', 'medium'),
    quoted: quoted
      ? extractedValue(quotedIn(quoted, view), 'element:blockquote', 'low')
      : missingValue('none-shown'),
    warnings: [
      ...found.warnings,
      ...(oneIn(el, Q.edited) ? ['edited'] : []),
      ...(quotes.length > 1 ? ['several-quotes'] : []),
      ...(oneIn(el, Q.deletedName) ? ['account-deleted'] : []),
    ],
  };
}

function authorOf(name: Element | null, view: PageView): PostExtraction['author'] {
  const shown = name && shownText(name, view);
  const deleted = matches(name, Q.deletedName);
  const profile = name && shown && !deleted ? profileOf(name, shown, view) : null;
  const none: Extracted<string> = missingValue(deleted ? 'account-deleted' : 'not-shown');
  return {
    displayName: extractedValue(shown, 'class:pseudo', 'high'),
    // What stands for a deleted account is a phrase, not a name anybody has.
    handle: deleted ? none : extractedValue(shown, 'class:pseudo', 'high'),
    profileUrl: profile
      ? extractedValue(profile.url, profile.how, profile.how.startsWith('link') ? 'high' : 'medium')
      : none,
    platformId: none,
  };
}

/** Addresses hold the account's name in lower case: one that holds another is not this account's. */
function profileOf(
  name: Element,
  shown: string,
  view: PageView,
): { url: string; how: ExtractionCode } | null {
  const own = (url: URL | null): string | null => {
    const path = `/profil/${encodeURIComponent(shown.toLowerCase())}`;
    return url && isHere(url) && url.pathname.toLowerCase() === path.toLowerCase() ? url.href : null;
  };
  const linked = own(linkIn(closest(name, 'a') ?? oneIn(name, 'a'), view, isHere));
  if (linked) return { url: linked, how: 'link:/profil/' };
  const written = own(hiddenLink(name, view));
  return written ? { url: written, how: 'class:JvCare' } : null;
}

function addressOf(id: string | null, date: Element | null, view: PageView): Extracted<string> {
  if (id === null) return missingValue();
  const link = linkIn(closest(date, 'a') ?? oneIn(date, Q.messageLink), view, isHere);
  if (link && MESSAGE.exec(link.pathname)?.[1] === id)
    return extractedValue(link.href, 'link:/forums/message/', 'high');
  return extractedValue(`https://www.jeuxvideo.com/forums/message/${id}`, 'from:nativeIds.post', 'medium');
}

/** Two digits a character, in an alphabet of the site's own. */
const ALPHABET = '0A12B34C56D78E9F';

function hiddenLink(el: Element, view: PageView): URL | null {
  const holder = matches(el, Q.hidden) ? el : (closest(el, Q.hidden) ?? oneIn(el, Q.hidden));
  const code = attributeOf(holder, 'class')
    ?.split(/\s+/)
    .find((name) => /^(?:[0-9A-F]{2}){4,}$/.test(name));
  const written = code?.replace(/../g, (pair) =>
    String.fromCharCode(ALPHABET.indexOf(pair.charAt(0)) * 16 + ALPHABET.indexOf(pair.charAt(1))),
  );
  return absoluteAddress(written, view);
}

/** « Le 18 avril 2026 à 21:07:33 Pseudo a écrit : », which the site writes over what is quoted. */
function quotedIn(quote: Element, view: PageView): QuotedPost {
  const text = shownText(quote, view, { except: (part) => part !== quote && matches(part, Q.quote) });
  return {
    author: /([\w\-[\]]{3,15}) a écrit\s*:/.exec(text)?.[1] ?? null,
    permalink: null,
    text: text || null,
  };
}

function mediaOf(body: Element, quotes: readonly Element[], view: PageView): Media[] {
  const inQuotes = new Set(quotes);
  const pictures = allIn(body, Q.picture).filter(
    (img) => !matches(img, Q.smiley) && !standsIn(inQuotes, img),
  );
  return mediaFrom(pictures, view);
}
