/**
 * Entry point of capture: reads one post, or the page itself, in the form of the sealed item. Every value has the
 * method by which it was read; a value that was not read is null and has the reason. All strings are well-formed.
 */

import { type Extracted, extractedValue, missingValue, type PostExtraction } from '../domain/capture/extraction.ts';
import type { PageFields } from '../domain/capture/observation.ts';
import { normalizeDateText, parseRelativeTime } from '../domain/capture/relativeTime.ts';
import type { FieldNote } from '../domain/item/item.ts';
import { formatUtcOffset } from '../domain/shared/localDates.ts';
import { canonicalizeAddress } from './address.ts';
import { getTabView } from './iframes.ts';
import type { PageView } from './pageView.ts';
import { getAttribute, getNative } from './safeDom.ts';
import { ADDRESS_RULES } from './sites/readers.ts';
import { findPostAt, readPost, readScreen } from './sites/registry.ts';
import { readVideos } from './videos.ts';
import { makeWellFormed } from './wellFormed.ts';

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
  const ownAddress = permalink ?? (chosen ? null : url.href);
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
    address: { page: url.href, ...(view.frameHost && { frame: view.url.href }), permalink, ...canonical },
    page: { title: title.value, lang: lang.value },
    platform: extraction.platform,
    surface: extraction.surface.value ?? 'post',
    visibility: extraction.visibility.value,
    author: pickValues(extraction.author),
    nativeIds: pickValues(extraction.nativeIds),
    posting,
    text: extraction.text.value,
    media: extraction.media.value,
    ...(videos.length > 0 && { films: videos }),
    engagement: extraction.engagement.value,
    context: { quoted: extraction.quoted.value, replyTo: extraction.replyTo.value },
    http: { status: http.status.value, protocol: http.protocol.value },
    session: { account: extraction.session.value },
    warnings: shortLink ? [...extraction.warnings, 'short-link-unresolved'] : extraction.warnings,
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

/**
 * Returns whether the content differs before and after the screenshot. It is then unknown which of the two the
 * screenshot shows.
 */
export function hasContentChanged(before: PageFields, after: PageFields): boolean {
  return buildContentKey(before) !== buildContentKey(after);
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
  const fields: Record<string, FieldNote> = {
    surface: toFieldNote(extraction.surface),
    visibility: toFieldNote(extraction.visibility),
    'address.permalink': toFieldNote(extraction.permalink),
    text: toFieldNote(extraction.text),
    media: toFieldNote(extraction.media),
    engagement: toFieldNote(extraction.engagement),
    'context.quoted': toFieldNote(quoted),
    'context.replyTo': toFieldNote(extraction.replyTo),
    'session.account': toFieldNote(extraction.session),
  };
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

/**
 * The browser records these for the document's own request; after an in-page navigation they concern another address.
 */
function readHttp(performance: Performance, url: URL): { status: Extracted<number>; protocol: Extracted<string> } {
  const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]; // the type requested
  const stripFragment = (address: string): string => address.replace(/#.*$/, '');
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
