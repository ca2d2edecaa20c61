import { readVisibleText } from '../../dom/domTree.ts';
import type { PageView } from '../../dom/pageView.ts';
import {
  type Extracted,
  type ExtractionCode,
  extractedValue,
  missingValue,
  type PostExtraction,
} from '../../domain/capture/extraction.ts';
import { readIdTimestamp } from '../reading/idTimestamps.ts';
import { type PostingTime, resolvePostingTime, type TimeSources } from '../reading/postingTime.ts';
import { readPageLanguage, resolveLink } from '../reading/readElements.ts';
import type { Reader } from '../reading/reader.ts';

/** What LinkedIn's three markups share: the URNs of posts and comments, and the addresses of accounts. */

export interface LinkedinVariant {
  /** A single post or comment. */
  readonly item: string;
  readKey(el: Element): string | null;
  readPost(el: Element, view: PageView, reader: Pick<Reader, 'id' | 'version' | 'confirmed'>): PostExtraction;
}

export const POST_URN = /urn:li:(?:activity|share|ugcPost):\d+/;
/** `urn:li:comment:(activity:1,2)`, in the newer markup `(urn:li:activity:1,2)`. */
export const COMMENT_URN = /^urn:li:(?:fsd_)?comment:\((?:urn:li:)?(activity|ugcPost|share):(\d+),(\d+)\)$/;

/** Returns the post identified by an address: `/feed/update/urn:li:activity:1/`, `/posts/nom_mots-activity-1-Ab3d/`. */
export function findPostUrn(url: URL): string | null {
  const path = decodePath(url.pathname);
  const updateUrn = /^\/feed\/update\/(urn:li:(?:activity|share|ugcPost):\d+)\/?$/.exec(path)?.[1];
  if (updateUrn) return updateUrn;
  const [, folder, name = '', ...rest] = path.split('/');
  if (folder !== 'posts' || rest.join('') !== '' || rest.length > 1) return null;
  const [, kind, id] = [...name.matchAll(/-(activity|share|ugcPost)-(\d{15,20})(?=-|$)/g)].at(-1) ?? [];
  return kind && id ? `urn:li:${kind}:${id}` : null;
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path; // contains a lone %
  }
}

const readUrnId = (urn: string | null): string | null => /(?<!\d)(\d+)\)?$/.exec(urn ?? '')?.[1] ?? null;

export const buildUpdateAddress = (urn: string): string => `https://www.linkedin.com/feed/update/${urn}/`;

interface CommentIds {
  readonly kind: string;
  readonly post: string;
  readonly comment: string;
}

export function parseCommentUrn(text: string | null | undefined): CommentIds | null {
  const [, kind, post, comment] = COMMENT_URN.exec(text ?? '') ?? [];
  return kind && post && comment ? { kind, post, comment } : null;
}

/** Builds the address that LinkedIn's « copy link » gives; for a reply it also has the comment answered. */
export function buildCommentAddress({ kind, post, comment }: CommentIds, parent: CommentIds | null): string {
  const urn = (id: string): string => encodeURIComponent(`urn:li:comment:(${kind}:${post},${id})`);
  const base = buildUpdateAddress(`urn:li:${kind}:${post}`);
  return parent
    ? `${base}?commentUrn=${urn(parent.comment)}&replyUrn=${urn(comment)}`
    : `${base}?commentUrn=${urn(comment)}`;
}

export const LINKEDIN_PROFILE_PATH = /^\/(?:in|company|school|showcase)\/([^/]+)(?:\/(?:posts|about)?)?\/?$/;

/** « • 1st », « • 3e+ », after a name. */
export const RANK = / ?• \d\S{0,3}\+?$/;

/** `link` leads to the account; `name` has its name, without its title and rank. */
export function readLinkedinAuthor(
  link: Element | null | undefined,
  name: Element | null | undefined,
  how: ExtractionCode,
  view: PageView,
): PostExtraction['author'] {
  const text = name ? readVisibleText(name, view) : '';
  // « • 2e » is the rank, also displayed alone when there is no name.
  const shown = text.replace(RANK, '');
  const confidence = how.startsWith('place:') || shown !== text ? 'medium' : 'high';
  const url = resolveLink(link, view, ({ pathname }) => LINKEDIN_PROFILE_PATH.test(pathname));
  const handle = url && LINKEDIN_PROFILE_PATH.exec(url.pathname)?.[1];
  const number = /^urn:li:fsd?_profile:([\w-]+)$/.exec(url?.searchParams.get('miniProfileUrn') ?? '')?.[1];
  return {
    displayName: extractedValue(shown.startsWith('•') ? null : shown, how, confidence),
    handle: handle ? extractedValue(decodePath(handle), 'link:profile', confidence) : missingValue(),
    profileUrl: url && handle ? extractedValue(url.origin + url.pathname, 'link:profile', confidence) : missingValue(),
    platformId: extractedValue(number, 'link:miniProfileUrn', 'medium'),
  };
}

/** Parses « 8h • Edited • »: an age, followed by marks in the interface language. `machine`: the page's own time. */
export function readTimeFromAge(
  shown: string | null,
  urn: string | null,
  view: PageView,
  machine?: TimeSources['machine'],
): PostingTime {
  const parts = (shown ?? '')
    .split('•')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const raw = parts[0] ?? null;
  const id = readUrnId(urn);
  const lang = readPageLanguage(view);
  const idTime = id ? readIdTimestamp(id, 'snowflake-linkedin') : null;
  const found = resolvePostingTime({ raw, id: idTime, lang, ...(machine && { machine }) }, view);
  return parts.length > 1 ? { ...found, warnings: [...found.warnings, 'edited'] } : found;
}

export function buildPostIds(
  urn: string | null,
  how: ExtractionCode,
  confidence: 'high' | 'medium',
): Record<string, Extracted<string>> {
  return { post: extractedValue(readUrnId(urn), how, confidence), urn: extractedValue(urn, how, confidence) };
}

/** Returns a comment's own number, and that of its post. */
export function buildCommentIds(
  ids: CommentIds | null,
  urn: string | null,
  how: ExtractionCode,
): Record<string, Extracted<string>> {
  return {
    comment: extractedValue(ids?.comment, how, 'high'),
    post: extractedValue(ids?.post, how, 'high'),
    urn: extractedValue(ids && urn, how, 'high'),
  };
}
