import { resolveHttpUrl } from '../../dom/domTree.ts';
import type { PageView } from '../../dom/pageView.ts';
import { getAttribute, queryOne } from '../../dom/safeDom.ts';
import {
  extractedValue,
  type Media,
  type MethodCode,
  missingValue,
  type PostExtraction,
} from '../../domain/capture/extraction.ts';
import { createScreenExtraction } from './genericReader.ts';
import { readShownText } from './readElements.ts';
import { isRecord, listJsonLd, readMeta } from './structuredData.ts';

/** What a profile page may show of its account. */
interface ProfileFields {
  readonly how: MethodCode;
  readonly name: string | null;
  readonly handle: string | null;
  readonly bio: string | null;
  readonly avatar: string | null;
  /** As displayed: followers, posts… and `created`. */
  readonly counts: Readonly<Record<string, string>>;
}

/**
 * Reads the page of an account, when the person said that it is one. The page's metadata counts only for the address it
 * names: single-page applications keep the metadata of the previous page.
 */
export function readProfilePage(view: PageView): PostExtraction {
  const fields = readXProfile(view) ?? readJsonLdProfile(view) ?? readOpenGraphProfile(view);
  const base = {
    ...createScreenExtraction(),
    surface: extractedValue('profile' as const, 'declared', 'high'),
  };
  const profileUrl = extractedValue(view.url.href, 'location', 'high');
  if (fields === null)
    return {
      ...base,
      author: { ...base.author, profileUrl },
      warnings: ['layout-unknown'],
    };
  const { how } = fields;
  const avatar = resolveHttpUrl(fields.avatar, view)?.href ?? null;
  const media: Media[] = avatar === null ? [] : [{ kind: 'image', url: avatar, alt: null }];
  return {
    ...base,
    author: {
      displayName: extractedValue(fields.name, how, 'medium'),
      handle: extractedValue(fields.handle?.replace(/^@/, ''), how, 'medium'),
      profileUrl,
      platformId: missingValue(),
    },
    text: extractedValue(fields.bio, how, 'medium'),
    media: avatar === null ? missingValue() : extractedValue(media, how, 'medium'),
    engagement:
      Object.keys(fields.counts).length > 0 ? extractedValue(fields.counts, how, 'medium') : missingValue('not-shown'),
  };
}

const normalizeAddress = (address: string): string =>
  address
    .replace(/[?#].*$/s, '')
    .replace(/\/$/, '')
    .toLowerCase();

function isThisPage(address: string | null | undefined, view: PageView): boolean {
  const url = resolveHttpUrl(address, view);
  return url !== null && normalizeAddress(url.href) === normalizeAddress(view.url.href);
}

/** Reads only what is displayed, by X's test ids. */
function readXProfile(view: PageView): ProfileFields | null {
  if (!/(?:^|\.)(?:x|twitter)\.com$/.test(view.url.hostname)) return null;
  const handle = /^\/(\w{1,15})\/?$/.exec(view.url.pathname)?.[1] ?? null;
  const readPart = (selector: string): string | null => {
    const el = queryOne(view.document, selector);
    return readShownText(el, view);
  };
  const name = readPart('[data-testid="UserName"]')?.split('\n')[0] ?? null;
  if (handle === null || name === null) return null;
  const counts = Object.entries({
    followers: readPart(`a[href="/${handle}/verified_followers" i], a[href="/${handle}/followers" i]`),
    following: readPart(`a[href="/${handle}/following" i]`),
    created: readPart('[data-testid="UserJoinDate"]'),
  }).filter((pair): pair is [string, string] => pair[1] !== null);
  const photo = queryOne(view.document, `a[href="/${handle}/photo" i] img[src]`);
  return {
    how: 'testid',
    name,
    handle,
    bio: readPart('[data-testid="UserDescription"]'),
    avatar: photo && getAttribute(photo, 'src'),
    counts: Object.fromEntries(counts),
  };
}

type Json = Readonly<Record<string, unknown>>;
const readString = (value: unknown): string | null => {
  const text = isRecord(value) ? (value.url ?? value.contentUrl) : value;
  return typeof text === 'string' && text.trim() !== '' ? text.trim() : null;
};

/** Reads schema.org's ProfilePage, whose `mainEntity` is the account. */
function readJsonLdProfile(view: PageView): ProfileFields | null {
  for (const root of listJsonLd(view)) {
    const page = findProfilePage(root);
    const account = page && isRecord(page.mainEntity) ? page.mainEntity : null;
    if (page === null || account === null) continue;
    if (![page.url, page['@id'], account.url, account['@id']].some((at) => isThisPage(readString(at), view))) continue;
    const created = readString(page.dateCreated);
    return {
      how: 'jsonld',
      name: readString(account.name),
      handle: readString(account.alternateName),
      bio: readString(account.description),
      avatar: readString(account.image),
      counts: { ...readCounts(account.interactionStatistic), ...(created && { created }) },
    };
  }
  return null;
}

function findProfilePage(value: unknown): Json | null {
  if (Array.isArray(value)) return value.map(findProfilePage).find((found) => found !== null) ?? null;
  if (!isRecord(value)) return null;
  return value['@type'] === 'ProfilePage' ? value : findProfilePage(value['@graph']);
}

function readCounts(statistics: unknown): Record<string, string> {
  const counts: Record<string, string> = {};
  for (const one of [statistics].flat().slice(0, 20)) {
    if (!isRecord(one)) continue;
    const kind = readString(one.name) ?? readString(one.interactionType) ?? '';
    const count = one.userInteractionCount;
    const name = kind.replace(/^https?:\/\/schema\.org\//, '').replace(/Action$/, '');
    if (name !== '' && (typeof count === 'number' || typeof count === 'string')) counts[name] = String(count);
  }
  return counts;
}

function readOpenGraphProfile(view: PageView): ProfileFields | null {
  const meta = (property: string): string | null => readMeta(property, view);
  if (!isThisPage(meta('og:url'), view)) return null;
  return {
    how: 'og',
    name: meta('og:title'),
    handle: meta('profile:username'),
    bio: meta('og:description'),
    avatar: meta('og:image'),
    counts: {},
  };
}
