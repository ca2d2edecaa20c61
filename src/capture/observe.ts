/**
 * capture's door: what the page shows of one post, or of itself, as the sealed item will hold it. Every value
 * comes with the way it was read; what was not read is null and says why. Strings leave well-formed.
 */

import {
  type Extracted,
  extractedValue,
  missingValue,
  type PostExtraction,
} from '../domain/capture/extraction.ts';
import type { PageFields } from '../domain/capture/observation.ts';
import type { FieldNote } from '../domain/item/item.ts';
import { canonicalAddress } from './address.ts';
import { filmsIn } from './films.ts';
import { tabView } from './inFrame.ts';
import { attributeOf, native } from './node.ts';
import { readScreen } from './sites/generic.ts';
import { ADDRESS_RULES, postAt, readPost } from './sites/registry.ts';
import type { PageView } from './view.ts';
import { wellFormedSeen } from './well-formed.ts';

/**
 * `chosen`: the post's element, or anything in it; null when no post was asked for: `shown` is then what was.
 * `performance` is the tab's own.
 */
export function observe(
  view: PageView,
  performance: Performance,
  chosen: Element | null,
  shown: PostExtraction = readScreen(),
): PageFields {
  const found = chosen && postAt(chosen, view);
  const reading = found ? readPost(found, view) : shown;
  const { clock } = view;
  // A post in a frame has the page around it in the address bar, and a document of its own.
  const { document, url } = tabView(view);
  const films = found ? filmsIn(found.el, view) : [];
  const http = httpOf(performance, url);
  const permalink = reading.permalink.value;
  // A page shows many posts: its address may stand for itself, never for one of them.
  const named = permalink ?? (chosen ? null : url.href);
  const { shortLink, ...canonical } =
    named === null
      ? { canonical: null, dropped: [], shortLink: false }
      : canonicalAddress(named, ADDRESS_RULES);
  const title = extractedValue(native(document, 'title'), 'document:title', 'high');
  const lang = extractedValue(
    attributeOf(native(document, 'documentElement'), 'lang'),
    'attribute:lang',
    'high',
  );
  const posting = reading.posting.value ?? { raw: null, iso: null, precision: null, source: null };
  return wellFormedSeen({
    timeZone: clock.timeZone,
    utcOffset: writeOffset(clock.offsetAt(clock.now.getTime())),
    address: { page: url.href, ...(view.frame && { frame: view.url.href }), permalink, ...canonical },
    page: { title: title.value, lang: lang.value },
    platform: reading.platform,
    surface: reading.surface.value ?? 'post',
    visibility: reading.visibility.value,
    author: values(reading.author),
    nativeIds: values(reading.nativeIds),
    posting,
    text: reading.text.value,
    media: reading.media.value,
    ...(films.length > 0 && { films }),
    engagement: reading.engagement.value,
    context: { quoted: reading.quoted.value, replyTo: reading.replyTo.value },
    http: { status: http.status.value, protocol: http.protocol.value },
    session: { account: reading.session.value },
    warnings: shortLink ? [...reading.warnings, 'short-link-unresolved'] : reading.warnings,
    reading: {
      reader: reading.reader.id,
      version: reading.reader.version,
      confirmed: reading.reader.confirmed,
      fields: {
        'address.page': note(extractedValue(url.href, 'location', 'high')),
        ...(view.frame && { 'address.frame': note(extractedValue(view.url.href, 'location', 'high')) }),
        'address.canonical': canonicalNote(canonical.canonical, reading.permalink, url),
        'page.title': note(title),
        'page.lang': note(lang),
        ...fieldsOf(reading),
        'http.status': note(http.status),
        'http.protocol': note(http.protocol),
      },
    },
  });
}

/** Whether the page showed something else after the picture than before it: then neither is surely what it shows. */
export function saysElse(before: PageFields, after: PageFields): boolean {
  const what = ({ text, author, address, posting, context }: PageFields): string =>
    JSON.stringify([text, author, address.page, address.permalink, posting.iso, context.quoted]);
  return what(before) !== what(after);
}

type Values<T> = { readonly [K in keyof T]: NonNullable<T[K]> extends Extracted<infer V> ? V | null : never };

function values<T extends Readonly<Record<string, Extracted<string>>>>(reads: T): Values<T> {
  const entries = Object.entries(reads).map(([name, { value }]) => [name, value]);
  return Object.fromEntries(entries) as Values<T>; // fromEntries forgets the names it was given
}

const note = ({ how, confidence }: Extracted<unknown>): FieldNote => ({ how, confidence });

function canonicalNote(canonical: string | null, permalink: Extracted<string>, url: URL): FieldNote {
  if (canonical === null)
    return { how: permalink.value === null ? permalink.how : 'no-http-address', confidence: null };
  return permalink.value === null
    ? note(extractedValue(url.href, 'from:address.page', 'high'))
    : { how: 'from:address.permalink', confidence: permalink.confidence };
}

function fieldsOf(reading: PostExtraction): Record<string, FieldNote> {
  const { posting, quoted } = reading;
  const fields: Record<string, FieldNote> = {
    surface: note(reading.surface),
    visibility: note(reading.visibility),
    'address.permalink': note(reading.permalink),
    text: note(reading.text),
    media: note(reading.media),
    engagement: note(reading.engagement),
    'context.quoted': note(quoted),
    'context.replyTo': note(reading.replyTo),
    'session.account': note(reading.session),
  };
  for (const [name, value] of Object.entries(reading.author)) fields[`author.${name}`] = note(value);
  for (const [name, value] of Object.entries(reading.nativeIds)) fields[`nativeIds.${name}`] = note(value);
  // These two stand for several values at once: each part that is missing says so by itself.
  for (const name of ['raw', 'iso', 'precision', 'source'] as const) {
    const part = posting.value?.[name] ?? null;
    fields[`posting.${name}`] = { how: posting.how, confidence: part === null ? null : posting.confidence };
  }
  for (const name of ['author', 'permalink', 'text'] as const) {
    if (quoted.value?.[name] === null)
      fields[`context.quoted.${name}`] = { how: 'not-found', confidence: null };
  }
  return fields;
}

/** The browser keeps these of the document's own request; after an in-page navigation they speak of another address. */
function httpOf(
  performance: Performance,
  url: URL,
): { status: Extracted<number>; protocol: Extracted<string> } {
  const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]; // by the type asked for
  const bare = (address: string): string => address.replace(/#.*$/, '');
  if (!entry) return { status: missingValue('not-told'), protocol: missingValue('not-told') };
  if (bare(entry.name) !== bare(url.href))
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

/** Minutes east of UTC as `+01:00`. */
function writeOffset(minutes: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}
