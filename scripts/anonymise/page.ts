import { createHash } from 'node:crypto';
import { JSDOM } from 'jsdom';
import { observe } from '../../src/capture/observe.ts';
import type { PageView } from '../../src/dom/pageView.ts';
import { INTERFACE_WORDS, listReaderWords } from './interfaceWords.ts';
import { moveLiveChat, moveShortcode, moveTid } from './moveTime.ts';
import { createReplacer, listWords, MIN_REPORTED, type Replacer } from './replacer.ts';
import '../../tests/support/allReaders.ts';
import type { PageFields } from '../../src/domain/capture/reading.ts';
import { findPosts } from '../../src/platforms/reading/pagePosts.ts';

interface AnonymisedPage {
  readonly html: string;
  readonly url: string;
  /** Interface words of four characters or more that the original and the result share. */
  readonly kept: readonly string[];
  /** Words of four characters or more that should not have stayed; the page must not be used when there is any. */
  readonly remaining: readonly string[];
}

const DATA_SCRIPTS = 'script[type="application/ld+json"], script[id="initial-state"]';
/** Not needed to read a page, and full of data. */
const REMOVED = `script:not(${DATA_SCRIPTS}), style, link:not([rel="canonical"]), noscript, object, embed, iframe, source, track, map`;
/** Attributes whose value people read or hear. */
const TEXT_ATTRIBUTES = new Set(
  'alt title placeholder content label summary value author aria-label aria-description aria-roledescription aria-valuetext data-author data-name data-pre-plain-text data-a-user data-tooltip-content data-original-title'.split(
    ' ',
  ),
);
/** Attributes kept besides those that the readers name. */
const KEPT_ATTRIBUTES = new Set(
  'id class role href src poster alt title lang dir charset hidden slot rel name content property type open value label'.split(
    ' ',
  ),
);
const HANDLE = /(?<![\p{L}\p{N}_.])(?:@|u\/)([\p{L}\p{N}_](?:[\p{L}\p{N}_.-]*[\p{L}\p{N}_])?)/gu;
/** In addresses, an id that contains a time. */
const SHORTCODE = /(?<=\/(?:p|reel|tv|post|t)\/)[\w-]{9,39}(?=[/?#]|$)/g;
const TID = /(?<=\/post\/|\.post\/)[2-7a-j][2-7a-z]{12}(?=[/?#]|$)/g;
const LIVE_CHAT = /(?<![\w%-])C[g-n][\w-]{18,}(?:%3D|=)*/g;
const MOVED_IDS: Readonly<
  Record<string, readonly [ids: RegExp, move: (id: string, bytes: Uint8Array) => string | null]>
> = {
  bluesky: [TID, moveTid],
  instagram: [SHORTCODE, moveShortcode],
  threads: [SHORTCODE, moveShortcode],
  youtube: [LIVE_CHAT, moveLiveChat],
};

/** Replaces everything in the page that is not structure or an interface word. `platform`: the id of its reader. */
export function anonymisePage(source: string, url: string, platform: string): AnonymisedPage {
  const { document } = new JSDOM(source, { url }).window;
  const original = collectWords(document, url);
  for (const el of document.querySelectorAll(REMOVED)) el.remove();
  const attributeWords = listReaderWords();
  const replacer = createReplacer({
    secret: Buffer.from(source),
    platform,
    textWords: INTERFACE_WORDS,
    attributeWords,
    handles: listHandles(document, attributeWords),
    taken: original,
  });
  const replaceAddress = createAddressReplacer(replacer, source, platform);
  replaceNodes(document, replacer, replaceAddress);
  const movedUrl = replaceAddress(url);
  const shared = compareWords(original, collectWords(document, movedUrl), attributeWords);
  return { html: document.documentElement.outerHTML, url: movedUrl, ...shared };
}

/** Sorts the words that both have into interface words and others, which must not be there. */
export function compareWords(
  original: ReadonlySet<string>,
  result: ReadonlySet<string>,
  readerWords: ReadonlySet<string>,
): Pick<AnonymisedPage, 'kept' | 'remaining'> {
  const shared = [...result].filter((word) => original.has(word));
  const isAllowed = (word: string): boolean =>
    INTERFACE_WORDS.has(word) || readerWords.has(word) || ENCODED_WORDS.has(word) || /^0+$/.test(word);
  return { kept: shared.filter(isAllowed), remaining: shared.filter((word) => !isAllowed(word)) };
}

/** Account names, as the page writes them: after « @ », in attributes of authors, and in links to what they show. */
function listHandles(document: Document, readerWords: ReadonlySet<string>): Set<string> {
  // Not in JSON, where « @type » names no account.
  const shown = listTexts(document)
    .filter((text) => !text.includes('"@type"'))
    .flatMap((text) => [...text.matchAll(HANDLE)].flatMap(([, name]) => name ?? []));
  const stated = [...document.querySelectorAll(AUTHORS)].flatMap((el) =>
    AUTHOR_ATTRIBUTES.flatMap((name) => el.getAttribute(name) ?? []),
  );
  const linked = [...document.querySelectorAll('a[href]')].flatMap((link) => {
    const name = link.textContent?.trim() ?? '';
    const isInAddress =
      !readerWords.has(name.toLowerCase()) &&
      name !== '' &&
      link.getAttribute('href')?.toLowerCase().includes(name.toLowerCase());
    return isInAddress ? [name] : [];
  });
  return new Set([...shown, ...stated, ...linked].filter((name) => /^[\p{L}\p{N}_][\p{L}\p{N}_.-]{1,39}$/u.test(name)));
}
const AUTHOR_ATTRIBUTES = ['author', 'data-author', 'data-a-user', 'data-user-card'];
const AUTHORS = AUTHOR_ATTRIBUTES.map((name) => `[${name}]`).join();

/** What every id of a chat message begins with, by the length of its inner text (moveTime.ts). */
const CHAT_ID_STARTS = Array.from({ length: 100 }, (_, length) =>
  Buffer.of(0x0a, length + 2, 0x0a, length, 0x43, 0x40)
    .toString('base64')
    .slice(0, 7),
);
/** In base64: « comment: », before a comment's number, and these. */
const ENCODED_WORDS: ReadonlySet<string> = new Set(
  [Buffer.from('comment:').toString('base64'), ...CHAT_ID_STARTS].flatMap(listWords).map((word) => word.toLowerCase()),
);

/** Words of all texts, comments and attribute values; a language is not a word of the page. */
function collectWords(document: Document, url: string): Set<string> {
  const values = [url, ...listTexts(document)];
  for (const el of document.querySelectorAll('*')) {
    if (isUnknownElement(el)) values.push(el.localName);
    for (const { name, value } of el.attributes) if (!isPlainAttribute(name, value)) values.push(value);
  }
  const words = values.flatMap(listWords);
  return new Set(words.filter((word) => word.length >= MIN_REPORTED).map((word) => word.toLowerCase()));
}

function listTexts(document: Document): string[] {
  const texts: string[] = [];
  const walker = document.createTreeWalker(document, 4 | 8 | 128); // SHOW_TEXT, SHOW_CDATA_SECTION, SHOW_COMMENT
  for (let node = walker.nextNode(); node; node = walker.nextNode()) texts.push(node.nodeValue ?? '');
  return texts;
}

/** The language decides how dates are read. */
const PLAIN_VALUES: Readonly<Record<string, RegExp>> = {
  lang: /^[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|\d{3}))?$/,
  dir: /^(?:ltr|rtl|auto)$/,
  charset: /^utf-?8$/i,
};
const isPlainAttribute = (name: string, value: string): boolean => PLAIN_VALUES[name]?.test(value) ?? false;

/** Its name is the site's own, and may hold anything. */
const isUnknownElement = (el: Element): boolean =>
  el.localName.includes('-') || Object.prototype.toString.call(el) === '[object HTMLUnknownElement]';

function createAddressReplacer(replacer: Replacer, secret: string, platform: string): (address: string) => string {
  const moved = new Map<string, string>();
  const move = (id: string, how: (id: string, bytes: Uint8Array) => string | null): string => {
    const known = moved.get(id) ?? how(id, createHash('sha512').update(secret).update(id).digest());
    if (known !== null) moved.set(id, known);
    return known ?? replacer.replaceWords(id, 'attribute');
  };
  return (address) => {
    const [ids, how] = MOVED_IDS[platform] ?? [];
    if (ids === undefined || how === undefined) return replaceBase64(address, replacer);
    const found = [...address.matchAll(ids)];
    let end = 0;
    const parts = found.map((match) => {
      const before = address.slice(end, match.index);
      end = match.index + match[0].length;
      return replaceBase64(before, replacer) + move(match[0], how);
    });
    return parts.join('') + replaceBase64(address.slice(end), replacer);
  };
}

/** `Y29tbWVudDo1…` is `comment:5…`: what it contains is replaced. */
function replaceBase64(value: string, replacer: Replacer): string {
  return value
    .split(BASE64)
    .map((part, index) => {
      const decoded = index % 2 === 1 ? Buffer.from(part.replace(/%3D/gi, '='), 'base64').toString('latin1') : '';
      return /^comment:\w+_\d+$/.test(decoded)
        ? Buffer.from(replacer.replaceWords(decoded, 'attribute')).toString('base64').replace(/=+$/, '')
        : replacer.replaceWords(part, 'attribute');
    })
    .join('');
}
const BASE64 = /((?<![\w+/%-])[\w+/-]{16,}(?:=|%3D){0,2})/i;

function replaceNodes(document: Document, replacer: Replacer, replaceAddress: (address: string) => string): void {
  const comments: Node[] = [];
  const walker = document.createTreeWalker(document, 4 | 128); // SHOW_TEXT, SHOW_COMMENT
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.nodeType === 8) comments.push(node);
    else if (node.parentElement?.localName === 'script')
      node.nodeValue = replaceJson(node.nodeValue ?? '', replaceAddress, replacer);
    else node.nodeValue = replacer.replaceWords(node.nodeValue ?? '', 'text');
  }
  for (const comment of comments) comment.parentNode?.removeChild(comment);
  for (const svg of document.querySelectorAll('svg')) svg.replaceChildren();
  for (const el of document.querySelectorAll('*')) {
    for (const { name, value } of [...el.attributes]) replaceAttribute(el, name, value, replacer, replaceAddress);
    if (isUnknownElement(el)) renameElement(el, replacer.replaceWords(el.localName, 'attribute').toLowerCase());
  }
}

function renameElement(el: Element, name: string): void {
  if (name === el.localName) return;
  const renamed = el.ownerDocument.createElement(name);
  for (const { name: attribute, value } of el.attributes) renamed.setAttribute(attribute, value);
  renamed.append(...el.childNodes);
  el.replaceWith(renamed);
}

function replaceAttribute(
  el: Element,
  name: string,
  value: string,
  replacer: Replacer,
  replaceAddress: (address: string) => string,
): void {
  if (name === 'style') {
    const picture = /url\((['"]?)(https?:[^'")]+)\1\)/.exec(value)?.[2];
    if (/display:\s*none/.test(value)) el.setAttribute(name, 'display: none');
    else if (picture !== undefined) el.setAttribute(name, `background-image:url('${replaceAddress(picture)}')`);
    else el.removeAttribute(name);
  } else if (isPlainAttribute(name, value)) return;
  else if (!KEPT_ATTRIBUTES.has(name) && !isReaderAttribute(name)) el.removeAttribute(name);
  else if (/^(?:data:|blob:)/.test(value)) el.setAttribute(name, value.startsWith('data:') ? 'data:,' : 'blob:');
  // Software names itself there, which is how its reader recognises it.
  else if (TEXT_ATTRIBUTES.has(name) && !/^https?:/.test(value) && el.getAttribute('name') !== 'generator')
    el.setAttribute(name, replacer.replaceWords(value, 'text'));
  else el.setAttribute(name, replaceAddress(value));
}

/** Names of attributes can hold data as well. */
const isReaderAttribute = (name: string): boolean =>
  (name.match(/\p{L}+/gu) ?? []).every((word) => READER_WORDS.has(word));
const READER_WORDS = new Set([
  ...listReaderWords(),
  'aria',
  'data',
  'hidden',
  'labelledby',
  'describedby',
  'expanded',
  'pressed',
]);

function replaceJson(source: string, replaceAddress: (address: string) => string, replacer: Replacer): string {
  const visit = (value: unknown): unknown => {
    if (typeof value === 'string')
      return /^https?:/.test(value)
        ? replaceAddress(value)
        : replacer.replaceWords(value, /^\d{4}-/.test(value) ? 'attribute' : 'text');
    if (typeof value === 'number') return 0;
    if (Array.isArray(value)) return value.map(visit);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [
        replacer.replaceWords(key, 'attribute'),
        key === '@type' || key === '@context' ? inner : visit(inner),
      ]),
    );
  };
  try {
    return JSON.stringify(visit(JSON.parse(source)));
  } catch {
    return ''; // broken JSON-LD is not read either
  }
}

/** `now`: a post of the future is read with less confidence. */
export function readPosts(page: PageView, now: Date = page.clock.now): PageFields[] {
  const view = { ...page, clock: { ...page.clock, now } };
  return findPosts(view).map(({ el }) => observe(view, performance, el));
}

/** What the readers found, without any value: the same before and after a page is anonymised. */
export const describeStructure = (posts: readonly PageFields[]): string[] =>
  posts.map(({ reading, surface, warnings, media }) => {
    const fields = Object.entries(reading.fields)
      .filter(([path]) => !/^(?:page|http|address\.page)/.test(path))
      .map(([path, { how, confidence }]) => `${path}=${how}/${confidence}`);
    return [reading.reader, surface, `media ${media?.length ?? 0}`, warnings.join(' '), ...fields].join('\n');
  });
