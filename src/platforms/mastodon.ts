import { readVisibleText, resolveHttpUrl } from '../dom/domTree.ts';
import { readMachineDate } from '../dom/pageDates.ts';
import { cachePerView, type PageView } from '../dom/pageView.ts';
import { closest, getAttribute, getLocalName, getTextContent, matches, queryAll, queryOne } from '../dom/safeDom.ts';
import {
  extractedValue,
  type Media,
  missingValue,
  type PostExtraction,
  type Visibility,
} from '../domain/capture/extraction.ts';
import type { Platform } from './platform.ts';
import { readIdTimestamp } from './reading/idTimestamps.ts';
import { type PostingTime, resolvePostingTime } from './reading/postingTime.ts';
import {
  buildReply,
  closestVisible,
  queryVisible,
  type ReplyMark,
  readEngagementCounts,
  readMediaElements,
  readPageLanguage,
  readShownText,
  resolveLink,
} from './reading/readElements.ts';
import { createEmptyExtraction, ORIGINALS, type Reader } from './reading/reader.ts';

export const platform: Platform = {
  id: 'mastodon',
  name: 'Mastodon',
  pack: 'self-hosted',
  hosts: [],
  selfHosted: true,
  handlePrefix: '@',
  handleHasServer: true,
  idTime: { id: 'post', formula: 'snowflake-mastodon' },
  readsEdits: true,
};

/** Mastodon's own pages, and those of compatible servers. Recognised by markup, since the software is self-hosted. */
const MASTODON_SELECTORS = {
  app: '[id="mastodon"]',
  /** The main post of the page, and all others. */
  post: '.detailed-status, .status[data-id]',
  main: '.detailed-status',
  /** Around a post quoted in another (since 4.5). */
  quote: '.status__quote',
  account: '.display-name__account',
  name: '.display-name__html',
  profile: 'a.status__display-name[href], a.detailed-status__display-name[href]',
  permalink: 'a.status__relative-time[href], a.detailed-status__datetime[href]',
  time: 'time[datetime]',
  edited: '.status__relative-time abbr, .detailed-status__meta .dropdown-menu__text-button, .edited-timestamp',
  text: '.status__content__text',
  /** The warning before a folded post, written by the author. */
  warning: '.content-warning, .status__content__spoiler-text, .spoiler-button__overlay__label',
  /** Parts of addresses that the page hides: the author wrote them. */
  folded: '.invisible',
  more: '.status__content__read-more-button',
  picture: 'a.media-gallery__item-thumbnail[href]',
  video: '.video-player video[src], .media-gallery video[src], .audio-player audio[src]',
  mention: 'a.mention[href]',
  /** Under a text that the server translated (Mastodon’s source). */
  translated: '.translate-button',
  published: 'meta[property="og:published_time"]',
  address: 'meta[property="og:url"]',
  state: 'script[id="initial-state"]',
  counters: {
    replies: '.detailed-status__replies',
    boosts: '.detailed-status__reblogs',
    favourites: '.detailed-status__favorites',
    quotes: '.detailed-status__quotes',
  },
} as const;

/** `/@alice/109…` and, for the local copy of a remote post, `/@bob@elsewhere/109…`. */
const MASTODON_POST_PATH = /^(?:\/(?:web|deck))?\/@(\w[\w.-]*)(?:@([\w.-]+))?\/(\d+)\/?$/;

/** Returns parts of this post, not of one quoted in it. */
function findOwnMastodonParts(el: Element, selector: string): Element[] {
  return queryAll(el, selector).filter((part) => closest(part, MASTODON_SELECTORS.post) === el);
}

interface MastodonAddress {
  readonly href: string;
  readonly path: string;
  readonly id: string;
  /** This is the local copy of another server's post. */
  readonly remote: boolean;
}

function readMastodonAddress(el: Element, view: PageView): MastodonAddress | null {
  for (const link of findOwnMastodonParts(el, MASTODON_SELECTORS.permalink)) {
    const url = resolveLink(
      link,
      view,
      ({ host, pathname }) => host === view.url.host && MASTODON_POST_PATH.test(pathname),
    );
    const [, , server, id] = (url && MASTODON_POST_PATH.exec(url.pathname)) ?? [];
    if (url && id) {
      return {
        href: url.href,
        path: url.pathname,
        id,
        remote: server !== undefined && server !== view.url.hostname,
      };
    }
  }
  return null;
}

export const reader: Reader = {
  id: platform.id,
  version: '3',
  confirmed: '2026-04-20',
  address: {
    hosts: [],
    host: null,
    drop: [],
    post({ pathname }) {
      const [, user, server, id] = MASTODON_POST_PATH.exec(pathname) ?? [];
      // Shorter numbers belong to other sites: a Mastodon id contains a date.
      if (!user || !id || id.length < 15 || id.length > 20) return null;
      return `/@${user}${server ? `@${server}` : ''}/${id}`;
    },
  },
  matches: ({ document }) => queryOne(document, MASTODON_SELECTORS.app) !== null,
  folded: { texts: MASTODON_SELECTORS.more, originals: ORIGINALS, translated: MASTODON_SELECTORS.translated },
  findPost: (el, view) => closestVisible(closest(el, MASTODON_SELECTORS.quote) ?? el, MASTODON_SELECTORS.post, view),
  listPosts: (view) => [...listThreadPosts(view)],
  readKey: (el, view) => readMastodonAddress(el, view)?.id ?? getAttribute(el, 'data-id'),
  readPost,
  findBreakage: ({ url }) => (/^\/auth\/sign_in\b/.test(url.pathname) ? 'login-wall' : null),
};

function readPost(el: Element, view: PageView): PostExtraction {
  const address = readMastodonAddress(el, view);
  const number = /^\d{1,20}$/.exec(address?.id ?? getAttribute(el, 'data-id') ?? '')?.[0];
  const author = readAuthor(el, view);
  const time = readTime(el, address, view);
  const text = readMastodonText(el, view);
  const reply = readMastodonReply(el, view);
  const findOne = (selector: string): Element | undefined => findOwnMastodonParts(el, selector)[0];
  return {
    ...createEmptyExtraction(reader, 'post'),
    ...buildReply(reply),
    visibility: readMastodonVisibility(el),
    author,
    permalink: extractedValue(address?.href, address?.remote ? 'link:local-copy' : 'link:relative-time', 'high'),
    nativeIds: { post: extractedValue(number, address ? 'link:relative-time' : 'attribute:data-id', 'high') },
    posting: time.posting,
    text: text.text,
    media: extractedValue(readMastodonMedia(el, view), 'class:media-gallery', 'high'),
    engagement: readEngagementCounts(MASTODON_SELECTORS.counters, findOne, 'class:detailed-status', view),
    quoted: readMastodonQuote(el, view),
    // A reply starts with the account answered, as the composer does; one's own continued thread names oneself.
    ...(reply?.to && { replyTo: extractedValue(reply.to, reply.how, 'medium') }),
    session: readMastodonSession(view),
    warnings: [
      ...time.warnings,
      ...(address?.remote ? ['local-copy'] : []),
      ...(findOne(MASTODON_SELECTORS.edited) ? ['edited'] : []),
      ...(text.isCut ? ['truncated-text'] : []),
      ...(author.handle.value === null && !address ? ['layout-unknown'] : []),
    ],
  };
}

function readAuthor(el: Element, view: PageView): PostExtraction['author'] {
  const [account] = findOwnMastodonParts(el, MASTODON_SELECTORS.account);
  const [name] = findOwnMastodonParts(el, MASTODON_SELECTORS.name);
  const url = resolveLink(findOwnMastodonParts(el, MASTODON_SELECTORS.profile)[0], view);
  const linked = parseAccount(url);
  const shownHandle = /^@(\S+)$/.exec(readShownText(account, view) ?? '')?.[1];
  return {
    displayName: extractedValue(readShownText(name, view), 'class:display-name', 'high'),
    handle: shownHandle
      ? extractedValue(shownHandle, 'class:display-name__account', 'high')
      : extractedValue(linked, 'link:/@', 'high'),
    profileUrl: linked ? extractedValue(url?.href, 'link:/@', 'high') : missingValue(),
    platformId: missingValue('not-shown'),
  };
}

const parseAccount = (url: URL | null): string | null =>
  (url && /^\/@([\w.-]+(?:@[\w.-]+)?)\/?$/.exec(url.pathname)?.[1]) ?? null;

/** The copy of a remote post may have got its id when it arrived: only its date then counts. */
function readTime(el: Element, address: MastodonAddress | null, view: PageView): PostingTime {
  const link = findOwnMastodonParts(el, MASTODON_SELECTORS.permalink)[0];
  const time = queryOne(link, MASTODON_SELECTORS.time);
  const attribute = getAttribute(time, 'datetime');
  const machineDate = attribute ?? (matches(el, MASTODON_SELECTORS.main) ? readPublished(address, view) : null);
  const date = readMachineDate(machineDate, view.clock);
  const machine = attribute
    ? ({ date, how: 'attribute:datetime' } as const)
    : ({ date, how: 'meta:og', source: 'og' } as const);
  const id = address && readIdTimestamp(address.id, 'snowflake-mastodon');
  const shown = time ?? link;
  const lang = readPageLanguage(view);
  return resolvePostingTime(
    {
      raw: readShownText(shown, view),
      machine,
      id: address?.remote && date ? null : id,
      lang,
    },
    view,
  );
}

/** The metadata is that of the first page loaded, which may be another: its address must agree. */
function readPublished(address: MastodonAddress | null, view: PageView): string | null {
  const readContent = (selector: string): string | null => getAttribute(queryOne(view.document, selector), 'content');
  const page = resolveHttpUrl(readContent(MASTODON_SELECTORS.address), view);
  return page && page.host === view.url.host && page.pathname === address?.path
    ? readContent(MASTODON_SELECTORS.published)
    : null;
}

/** Reads the text, media, reply and quotation of a Mastodon post. */

interface MastodonText {
  readonly text: PostExtraction['text'];
  /** All or part of the text is folded. */
  readonly isCut: boolean;
}

/** A content warning is part of what the author wrote. */
function readMastodonText(el: Element, view: PageView): MastodonText {
  const unfolded: PageView = {
    ...view,
    isVisible: (part) => isFoldedAddress(part, view) || view.isVisible(part),
  };
  const [warning] = findOwnMastodonParts(el, MASTODON_SELECTORS.warning);
  const body = findOwnMastodonParts(el, MASTODON_SELECTORS.text).find((part) => view.isVisible(part));
  const warningText = warning
    ? readVisibleText(warning, unfolded, { exclude: (part) => getLocalName(part) === 'button' })
    : '';
  const text = body ? readVisibleText(body, unfolded) : '';
  const whole = [warningText, text].filter((part) => part !== '').join('\n\n');
  return {
    text: whole ? extractedValue(whole, 'class:status__content', 'high') : missingValue('no-text'),
    isCut:
      (warningText !== '' && text === '') ||
      findOwnMastodonParts(el, MASTODON_SELECTORS.more).some((button) => view.isVisible(button)),
  };
}

/** Any author can write this class. It counts only when the link's whole text is the address it leads to. */
function isFoldedAddress(part: Element, view: PageView): boolean {
  if (!matches(part, MASTODON_SELECTORS.folded)) return false;
  const link = closest(part, 'a[href]');
  const url = resolveLink(link, view);
  return url !== null && URL.parse(getTextContent(link).trim())?.href === url.href;
}

const VISIBILITIES: readonly (readonly [string, Visibility])[] = [
  ['public', 'public'],
  ['unlisted', 'public'],
  ['private', 'followers'],
  ['direct', 'private'],
];

/** The class is independent of the interface language; the icon's label is not. */
function readMastodonVisibility(el: Element): PostExtraction['visibility'] {
  const wrapper = closest(el, '.detailed-status__wrapper');
  const found = VISIBILITIES.find(
    ([name]) => matches(el, `.status-${name}`) || matches(wrapper, `.detailed-status__wrapper-${name}`),
  );
  return found ? extractedValue(found[1], 'class:status-visibility', 'high') : missingValue('not-shown');
}

function readMastodonMedia(el: Element, view: PageView): Media[] {
  const pictures = findOwnMastodonParts(el, MASTODON_SELECTORS.picture).map((link): Media => {
    const img = queryOne(link, 'img');
    const source = getAttribute(link, 'href') ?? getAttribute(img, 'src');
    return {
      kind: 'image',
      url: resolveHttpUrl(source, view)?.href ?? null,
      alt: getAttribute(img, 'alt'),
    };
  });
  return [...pictures, ...readMediaElements(findOwnMastodonParts(el, MASTODON_SELECTORS.video), view)];
}

/** The page marks replies, except the main post: it answers the post above it. */
function readMastodonReply(el: Element, view: PageView): ReplyMark | null {
  if (!matches(el, MASTODON_SELECTORS.main)) {
    const answers = matches(el, '.status-reply');
    return answers ? { to: readFirstMention(el, view), how: 'class:status-reply', confidence: 'high' } : null;
  }
  const posts = listThreadPosts(view);
  const above = posts[posts.indexOf(el) - 1];
  if (!above || closest(above, '.column') !== closest(el, '.column')) return null;
  return { to: readShownAccount(above, view), how: 'place:below-parent', confidence: 'medium' };
}

function readShownAccount(el: Element, view: PageView): string | null {
  const [account] = findOwnMastodonParts(el, MASTODON_SELECTORS.account);
  return account ? readVisibleText(account, view).replace(/^@/, '') : null;
}

const listThreadPosts = cachePerView((view) =>
  queryVisible(MASTODON_SELECTORS.post, view).filter((el) => !closest(el, MASTODON_SELECTORS.quote)),
);

/** A reply starts with the account answered, unless its author removed the mention. */
function readFirstMention(el: Element, view: PageView): string | null {
  const [text] = findOwnMastodonParts(el, MASTODON_SELECTORS.text);
  const mention = queryOne(text, MASTODON_SELECTORS.mention);
  if (!text || !mention) return null;
  const mentionText = readVisibleText(mention, view);
  return readVisibleText(text, view).startsWith(mentionText) ? parseAccount(resolveLink(mention, view)) : null;
}

function readMastodonQuote(el: Element, view: PageView): PostExtraction['quoted'] {
  const quoted = queryOne(el, `${MASTODON_SELECTORS.quote} .status[data-id]`);
  if (!quoted) return missingValue('none-shown');
  return extractedValue(
    {
      author: readShownAccount(quoted, view),
      permalink: readMastodonAddress(quoted, view)?.href ?? null,
      text: readMastodonText(quoted, view).text.value,
    },
    'class:status__quote',
    'medium',
  );
}

const MAX_STATE_LENGTH = 3_000_000;

/** The account logged in is in the page's initial state, which navigation does not change. */
const readMastodonSession = cachePerView((view): PostExtraction['session'] => {
  const source = getTextContent(queryOne(view.document, MASTODON_SELECTORS.state));
  if (source.length > MAX_STATE_LENGTH) return missingValue();
  try {
    const state: unknown = JSON.parse(source);
    const me = readPath(state, 'meta', 'me');
    const account = typeof me === 'string' ? readPath(state, 'accounts', me, 'acct') : null;
    return typeof account === 'string'
      ? extractedValue(account, 'json:initial-state', 'high')
      : missingValue('not-logged-in');
  } catch {
    return missingValue();
  }
});

function readPath(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (inner, name) =>
      typeof inner === 'object' && inner !== null && Object.hasOwn(inner, name) ? Reflect.get(inner, name) : null,
    value,
  );
}
