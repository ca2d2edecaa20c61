/**
 * Entry point of capture: reads one post, or the page itself, in the form of the sealed item. Every value has the
 * method by which it was read; a value that was not read is null and has the reason. All strings are well-formed.
 */

import { readVisibleText, resolveHttpUrl } from '../dom/domTree.ts';
import { getTabView, getTabWindow } from '../dom/iframes.ts';
import type { PageView } from '../dom/pageView.ts';
import { getAttribute, getLocalName, getNative, queryAll } from '../dom/safeDom.ts';
import {
  type Extracted,
  extractedValue,
  missingValue,
  type PostExtraction,
  type PostValues,
  VALUE_NAMES,
  VALUE_PATHS,
  type Video,
} from '../domain/capture/extraction.ts';
import type { Measures, PageFields } from '../domain/capture/reading.ts';
import { normalizeDateText, parseRelativeTime } from '../domain/capture/relativeTime.ts';
import type { FieldNote } from '../domain/item/item.ts';
import { MAX_FICHE_LIST, MAX_FICHE_TEXT } from '../domain/shared/limits.ts';
import { formatUtcOffset } from '../domain/shared/localDates.ts';
import { truncate } from '../domain/shared/truncate.ts';
import { canonicalizeAddress } from '../platforms/reading/canonicalAddress.ts';
import { findPostAt, readPost, readScreen } from '../platforms/reading/pagePosts.ts';
import { ADDRESS_RULES } from '../platforms/reading/reader.ts';

/**
 * `chosen` is the post's element, or any element in it. When it is null, no post was requested and `readPage` is
 * used. `performance` is the tab's own.
 */
export function observe(
  view: PageView,
  performance: Performance,
  chosen: Element | null,
  readPage: (view: PageView) => PostExtraction = readScreen,
): PageFields {
  const found = chosen && findPostAt(chosen, view);
  const extraction = found ? readPost(found, view) : readPage(view);
  const { clock } = view;
  // For a post in an iframe, address and document are those of the page around it.
  const { document, url } = getTabView(view);
  const videos = found ? readVideos(found.el, view) : [];
  const http = readHttp(performance, url);
  const permalink = extraction.permalink.value;
  // A page shows many posts, so its address is never recorded as that of a post.
  const page = formatAddress(url);
  const ownAddress = permalink ?? (chosen ? null : page);
  const { shortLink, ...canonical } =
    ownAddress === null
      ? { canonical: null, dropped: [], shortLink: false }
      : canonicalizeAddress(ownAddress, ADDRESS_RULES);
  const title = extractedValue(getNative(document, 'title'), 'document:title', 'high');
  const lang = extractedValue(getAttribute(getNative(document, 'documentElement'), 'lang'), 'attribute:lang', 'high');
  const posting = extraction.posting.value ?? { raw: null, iso: null, precision: null, source: null };
  return makeWellFormed({
    timeZone: clock.timeZone,
    utcOffset: formatUtcOffset(clock.offsetAt(clock.now.getTime())),
    address: { page, ...(view.frameHost && { frame: formatAddress(view.url) }), permalink, ...canonical },
    page: { title: title.value, lang: lang.value },
    platform: extraction.platform,
    ...pickTopValues(extraction),
    surface: extraction.surface.value ?? 'post',
    author: pickValues(extraction.author),
    nativeIds: pickValues(extraction.nativeIds),
    posting,
    ...(videos.length > 0 && { films: videos }),
    context: { quoted: extraction.quoted.value, replyTo: extraction.replyTo.value },
    http: { status: http.status.value, protocol: http.protocol.value },
    session: { account: extraction.session.value },
    warnings: [
      ...extraction.warnings,
      ...(shortLink ? ['short-link-unresolved'] : []),
      ...(http.status.value !== null && http.status.value >= FIRST_ERROR ? ['page-error'] : []),
    ],
    reading: {
      reader: extraction.reader.id,
      version: extraction.reader.version,
      confirmed: extraction.reader.confirmed,
      fields: {
        'address.page': toFieldNote(extractedValue(url.href, 'location', 'high')),
        ...(view.frameHost && {
          'address.frame': toFieldNote(extractedValue(view.url.href, 'location', 'high')),
        }),
        'address.canonical': buildCanonicalNote(canonical.canonical, extraction.permalink, url),
        'page.title': toFieldNote(title),
        'page.lang': toFieldNote(lang),
        ...buildFieldNotes(extraction),
        'http.status': toFieldNote(http.status),
        'http.protocol': toFieldNote(http.protocol),
      },
    },
  });
}

/** The words, accounts, addresses and times of a reading as text. Counters and relative times change by themselves. */
export function buildContentKey({ text, author, address, posting, context, warnings }: PageFields): string {
  const { raw, iso } = posting;
  const dateText = raw && normalizeDateText(raw);
  const isRelative = dateText !== null && parseRelativeTime(dateText, 0) !== null;
  const times = [isRelative ? null : raw, warnings.includes('relative-time-only') ? null : iso];
  return JSON.stringify([text, author, address.page, address.permalink, times, context.quoted]);
}

type ExtractedValues<T> = {
  readonly [K in keyof T]: NonNullable<T[K]> extends Extracted<infer V> ? V | null : never;
};

function pickValues<T extends Readonly<Record<string, Extracted<string>>>>(extracted: T): ExtractedValues<T> {
  const entries = Object.entries(extracted).map(([name, { value }]) => [name, value]);
  return Object.fromEntries(entries) as ExtractedValues<T>; // fromEntries loses the key types
}

type TopName = { [K in keyof PostValues]: (typeof VALUE_PATHS)[K] extends K ? K : never }[keyof PostValues];
type TopValues = { readonly [K in TopName]: PostValues[K] | null };

const TOP_NAMES = VALUE_NAMES.filter((name) => VALUE_PATHS[name] === name);

/** The folders of a file of the computer have the name of its user: its name alone is recorded. */
export const formatAddress = ({ protocol, href, pathname }: URL): string =>
  protocol === 'file:' ? `file:///…/${pathname.split('/').at(-1)}` : href;

/** Returns the values that stand at the top of the fiche, under the same name. */
function pickTopValues(extraction: PostExtraction): TopValues {
  const entries = TOP_NAMES.map((name) => [name, extraction[name].value]);
  return Object.fromEntries(entries) as TopValues; // fromEntries loses the key types
}

const toFieldNote = ({ how, confidence }: Extracted<unknown>): FieldNote => ({ how, confidence });

function buildCanonicalNote(canonical: string | null, permalink: Extracted<string>, url: URL): FieldNote {
  if (canonical === null)
    return { how: permalink.value === null ? permalink.how : 'no-http-address', confidence: null };
  return permalink.value === null
    ? toFieldNote(extractedValue(url.href, 'from:address.page', 'high'))
    : { how: 'from:address.permalink', confidence: permalink.confidence };
}

function buildFieldNotes(extraction: PostExtraction): Record<string, FieldNote> {
  const { posting, quoted } = extraction;
  const fields: Record<string, FieldNote> = {};
  for (const name of VALUE_NAMES) {
    if (name !== 'posting') fields[VALUE_PATHS[name]] = toFieldNote(extraction[name]);
  }
  for (const [name, value] of Object.entries(extraction.author)) fields[`author.${name}`] = toFieldNote(value);
  for (const [name, value] of Object.entries(extraction.nativeIds)) fields[`nativeIds.${name}`] = toFieldNote(value);
  // These two values have several parts: each missing part gets a note of its own.
  for (const name of ['raw', 'iso', 'precision', 'source'] as const) {
    const part = posting.value?.[name] ?? null;
    fields[`posting.${name}`] = { how: posting.how, confidence: part === null ? null : posting.confidence };
  }
  for (const name of ['author', 'permalink', 'text'] as const) {
    if (quoted.value?.[name] === null) fields[`context.quoted.${name}`] = { how: 'not-found', confidence: null };
  }
  return fields;
}

/** The first status of an error (RFC 9110, 15.5): 404, 410, 503… */
const FIRST_ERROR = 400;

/** Of the document's own request: after an in-page navigation they concern another address. */
function readHttp(performance: Performance, url: URL): { status: Extracted<number>; protocol: Extracted<string> } {
  const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]; // the type requested
  const stripFragment = (address: string): string => address.replace(/#.*$/s, '');
  if (!entry) return { status: missingValue('not-told'), protocol: missingValue('not-told') };
  if (stripFragment(entry.name) !== stripFragment(url.href))
    return { status: missingValue('other-address'), protocol: missingValue('other-address') };
  return {
    status: entry.responseStatus
      ? extractedValue(entry.responseStatus, 'navigation-timing', 'high')
      : missingValue('not-told'),
    protocol: entry.nextHopProtocol
      ? extractedValue(entry.nextHopProtocol, 'navigation-timing', 'high')
      : missingValue('not-told'),
  };
}

/** Returns the state of each video of a post; a screenshot shows one frame of it. */
function readVideos(post: Element, view: PageView): Video[] {
  try {
    const videos = getLocalName(post) === 'video' ? [post] : queryAll(post, 'video');
    return videos.filter((video) => view.isVisible(video)).map((video) => readVideo(video, view));
  } catch {
    return []; // a page made to break a reader must not break the capture
  }
}

function readVideo(video: Element, view: PageView): Video {
  const source = 'currentSrc' in video && typeof video.currentSrc === 'string' ? video.currentSrc : '';
  const seconds = 'currentTime' in video && typeof video.currentTime === 'number' ? video.currentTime : Number.NaN;
  return {
    // Often a `blob:` URL that is invalid outside this page; recorded unchanged.
    url: source || getAttribute(video, 'src') || null,
    poster: resolveHttpUrl(getAttribute(video, 'poster'), view)?.href ?? null,
    frameMs: Number.isFinite(seconds) ? Math.round(seconds * 1000) : null,
  };
}

/** Returns how the page was displayed: the tab's values, whichever iframe was read. */
export function readViewportInfo(frameWindow: Window): Measures['screen'] {
  const window = getTabWindow(frameWindow);
  return {
    viewport: { width: window.innerWidth, height: window.innerHeight },
    devicePixelRatio: formatRatio(window.devicePixelRatio),
    colorScheme: window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light',
  };
}

/** Four decimals: Firefox gives 1.100000023841858 for a zoom of 110 %. */
function formatRatio(value: number): string {
  return String(Math.round(value * 10_000) / 10_000);
}

/** Returns http(s) referrers only: no other scheme leads a person to a page. */
export function readReferrer({ document }: Window): string | null {
  const referrer = getNative(document, 'referrer');
  return /^https?:/.test(referrer) ? referrer.toWellFormed() : null;
}

/**
 * Returns `texte.txt`: the readable text of the post, or of the whole page when `post` is null, without text being
 * typed; LF line ends, well-formed. `others`: posts inside this one, which have texts of their own.
 */
export function extractPageText(view: PageView, post: Element | null, nestedPosts: readonly Element[] = []): string {
  const root = post ?? getNative(view.document, 'body');
  const text = root ? readVisibleText(root, view, { exclude: (el) => nestedPosts.includes(el) }) : '';
  return toTextFile(text);
}

/** Adds one LF at the end, and replaces what UTF-8 cannot encode. */
export const toTextFile = (text: string): string => `${text.toWellFormed()}\n`;

/**
 * Makes all strings of a reading well-formed. A post may contain half of a surrogate pair, which canonical JSON
 * refuses, and must not abort its own capture. The text is repaired (U+FFFD), its UTF-16 code units are kept in hex
 * beside it, and a warning is added. The background cuts each value to its bound; here, the whole is cut to what one
 * message can carry.
 */
function makeWellFormed(pageFields: PageFields): PageFields {
  if (isAcceptable(pageFields)) return pageFields;
  const brokenTexts = new Map<string, string>();
  const remaining: Remaining = { left: MAX_READING_LENGTH, isCut: false };
  const repaired = repair(pageFields, '', brokenTexts, remaining);
  const fields: Record<string, FieldNote> = { ...repaired.reading.fields };
  for (const [path, text] of brokenTexts)
    fields[path] = { ...findNote(path, fields), codeUnits: toHex(take(text, 4, remaining)) };
  return {
    ...repaired,
    warnings: [
      ...repaired.warnings,
      ...(brokenTexts.size > 0 ? ['text-not-well-formed'] : []),
      ...(remaining.isCut ? ['value-cut'] : []),
    ],
    reading: { ...repaired.reading, fields },
  };
}

/** Nearly every post is acceptable: this test avoids copying it. */
function isAcceptable(value: unknown): boolean {
  if (typeof value === 'string') return value.length <= MAX_USUAL_LENGTH && value.isWellFormed();
  if (Array.isArray(value) && value.length > MAX_FICHE_LIST) return false;
  if (typeof value !== 'object' || value === null) return true;
  // A loop without an array of values: this runs for each post of a long page.
  for (const name in value) if (!isAcceptable(value[name as keyof typeof value])) return false;
  return true;
}

/** Code units of a value that is never cut here. */
const MAX_USUAL_LENGTH = 200;
/** Chromium refuses messages over 64 MiB, in which a control character takes six bytes. */
const MAX_READING_LENGTH = 10_500_000;
/** What a value takes in a message besides its text. */
const VALUE_LENGTH = 100;

/** What a message can still carry. */
interface Remaining {
  left: number;
  isCut: boolean;
}

/** Returns as much of the text as the message can still carry. `times`: what one code unit takes. */
function take(text: string, times: number, remaining: Remaining): string {
  const max = Math.min(MAX_FICHE_TEXT, Math.max(MAX_USUAL_LENGTH, remaining.left)) / times;
  const taken = truncate(text, max);
  remaining.left -= taken.length * times + VALUE_LENGTH;
  remaining.isCut ||= times === 1 && taken !== text;
  return taken;
}

/** Repairs a value of plain objects, arrays and strings. `brokenTexts` gets path and text of each repaired one. */
function repair<T>(value: T, path: string, brokenTexts: Map<string, string>, remaining: Remaining): T {
  const at = (name: string | number): string => (path ? `${path}.${name}` : String(name));
  if (typeof value === 'string') {
    const text = take(value, 1, remaining);
    if (!text.isWellFormed()) brokenTexts.set(path, text);
    return text.toWellFormed() as typeof value; // a string stays a string
  }
  if (Array.isArray(value)) {
    const parts = value.slice(0, MAX_FICHE_LIST);
    remaining.isCut ||= parts.length < value.length;
    return parts.map((part, index) => repair(part, at(index), brokenTexts, remaining)) as typeof value; // same shape
  }
  if (typeof value !== 'object' || value === null) return value;
  const parts = Object.entries(value).map(
    ([name, part]) => [name, repair(part, at(name), brokenTexts, remaining)] as const,
  );
  return Object.fromEntries(parts) as typeof value; // same keys, same shape
}

/** Returns the note of the nearest field that contains `path`: `media.0.alt` was read as `media` was. */
function findNote(path: string, fields: Readonly<Record<string, FieldNote>>): FieldNote {
  for (let at = path; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('.')))) {
    const known = fields[at];
    if (known) return known;
  }
  return { how: 'dom', confidence: null };
}

function toHex(text: string): string {
  return Array.from({ length: text.length }, (_, at) => text.charCodeAt(at).toString(16).padStart(4, '0')).join('');
}
