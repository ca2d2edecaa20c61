import {
  extractedValue,
  type Media,
  missingValue,
  type PostExtraction,
} from '../domain/capture/extraction.ts';
import type { MethodCode } from '../domain/capture/extractionMethods.ts';
import { absoluteAddress, shownText } from './dom.ts';
import { allIn, attributeOf, oneIn, textIn } from './node.ts';
import { readScreen } from './sites/generic.ts';
import type { PageView } from './view.ts';

/** What a profile page may say of its account. */
interface Said {
  readonly how: MethodCode;
  readonly name: string | null;
  readonly handle: string | null;
  readonly bio: string | null;
  readonly avatar: string | null;
  /** As displayed: followers, posts… and `created`. */
  readonly counts: Readonly<Record<string, string>>;
}

/**
 * The page of an account, as the person said it is one. What the page states of itself counts only for the address it
 * names: applications keep the statements of the page before.
 */
export function readProfile(view: PageView): PostExtraction {
  const said = onX(view) ?? inJson(view) ?? inOpenGraph(view);
  const screen = { ...readScreen(), surface: extractedValue('profile' as const, 'declared', 'high') };
  const profileUrl = extractedValue(view.url.href, 'location', 'high');
  if (said === null)
    return {
      ...screen,
      author: { ...screen.author, profileUrl },
      warnings: ['layout-unknown'],
    };
  const { how } = said;
  const avatar = absoluteAddress(said.avatar, view)?.href ?? null;
  const media: Media[] = avatar === null ? [] : [{ kind: 'image', url: avatar, alt: null }];
  return {
    ...screen,
    author: {
      displayName: extractedValue(said.name, how, 'medium'),
      handle: extractedValue(said.handle?.replace(/^@/, ''), how, 'medium'),
      profileUrl,
      platformId: missingValue(),
    },
    text: extractedValue(said.bio, how, 'medium'),
    media: avatar === null ? missingValue() : extractedValue(media, how, 'medium'),
    engagement:
      Object.keys(said.counts).length > 0
        ? extractedValue(said.counts, how, 'medium')
        : missingValue('not-shown'),
  };
}

const bare = (address: string): string =>
  address
    .replace(/[?#].*$/, '')
    .replace(/\/$/, '')
    .toLowerCase();

function isThisPage(address: string | null | undefined, view: PageView): boolean {
  const url = absoluteAddress(address, view);
  return url !== null && bare(url.href) === bare(view.url.href);
}

/** Only what is on the screen, by the names X gives its parts. */
function onX(view: PageView): Said | null {
  if (!/(?:^|\.)(?:x|twitter)\.com$/.test(view.url.hostname)) return null;
  const handle = /^\/(\w{1,15})\/?$/.exec(view.url.pathname)?.[1] ?? null;
  const part = (selector: string): string | null => {
    const el = oneIn(view.document, selector);
    return (el && shownText(el, view)) || null;
  };
  const name = part('[data-testid="UserName"]')?.split('\n')[0] ?? null;
  if (handle === null || name === null) return null;
  const counts = Object.entries({
    followers: part(`a[href="/${handle}/verified_followers" i], a[href="/${handle}/followers" i]`),
    following: part(`a[href="/${handle}/following" i]`),
    created: part('[data-testid="UserJoinDate"]'),
  }).filter((pair): pair is [string, string] => pair[1] !== null);
  const photo = oneIn(view.document, `a[href="/${handle}/photo" i] img[src]`);
  return {
    how: 'testid',
    name,
    handle,
    bio: part('[data-testid="UserDescription"]'),
    avatar: photo && attributeOf(photo, 'src'),
    counts: Object.fromEntries(counts),
  };
}

type Json = Readonly<Record<string, unknown>>;
const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const words = (value: unknown): string | null => {
  const text = isRecord(value) ? (value.url ?? value.contentUrl) : value;
  return typeof text === 'string' && text.trim() !== '' ? text.trim() : null;
};

/** schema.org's ProfilePage, whose `mainEntity` is the account. */
function inJson(view: PageView): Said | null {
  for (const script of allIn(view.document, 'script[type="application/ld+json"]')) {
    const page = profileIn(parsed(textIn(script)));
    const account = page && isRecord(page.mainEntity) ? page.mainEntity : null;
    if (page === null || account === null) continue;
    if (![page.url, page['@id'], account.url, account['@id']].some((at) => isThisPage(words(at), view)))
      continue;
    const created = words(page.dateCreated);
    return {
      how: 'jsonld',
      name: words(account.name),
      handle: words(account.alternateName),
      bio: words(account.description),
      avatar: words(account.image),
      counts: { ...countsOf(account.interactionStatistic), ...(created && { created }) },
    };
  }
  return null;
}

const LARGEST_JSON = 500_000;

function parsed(source: string): unknown {
  if (source.length > LARGEST_JSON) return null;
  try {
    return JSON.parse(source);
  } catch {
    return null; // a page's broken JSON-LD says nothing
  }
}

function profileIn(value: unknown): Json | null {
  if (Array.isArray(value)) return value.map(profileIn).find((found) => found !== null) ?? null;
  if (!isRecord(value)) return null;
  return value['@type'] === 'ProfilePage' ? value : profileIn(value['@graph']);
}

function countsOf(statistics: unknown): Record<string, string> {
  const counts: Record<string, string> = {};
  for (const one of [statistics].flat().slice(0, 20)) {
    if (!isRecord(one)) continue;
    const kind = words(one.name) ?? words(one.interactionType) ?? '';
    const count = one.userInteractionCount;
    const name = kind.replace(/^https?:\/\/schema\.org\//, '').replace(/Action$/, '');
    if (name !== '' && (typeof count === 'number' || typeof count === 'string')) counts[name] = String(count);
  }
  return counts;
}

function inOpenGraph(view: PageView): Said | null {
  const meta = (property: string): string | null => {
    const el = oneIn(view.document, `meta[property="${property}"]`);
    return (el && attributeOf(el, 'content')?.trim()) || null;
  };
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
