import {
  type Extracted,
  extractedValue,
  missingValue,
  type PostExtraction,
} from '../../domain/capture/extraction.ts';
import type { ExtractionCode } from '../../domain/capture/extractionMethods.ts';
import { shownText } from '../dom.ts';
import { timeOfId } from '../ids.ts';
import type { PageView } from '../view.ts';
import { linkIn, pageLang } from './_parts.ts';
import { type FoundTime, timeFrom } from './_posting.ts';
import type { Site } from './_site.ts';

/** What LinkedIn's markups have in common: URNs, which name every post and comment, and accounts' addresses. */

export interface Face {
  /** One post, or one comment. */
  readonly item: string;
  key(el: Element): string | null;
  read(el: Element, view: PageView, site: Pick<Site, 'id' | 'version' | 'confirmed'>): PostExtraction;
}

export const POST_URN = /urn:li:(?:activity|share|ugcPost):\d+/;
/** `urn:li:comment:(activity:1,2)`, in the newer markup `(urn:li:activity:1,2)`. */
export const COMMENT_URN = /^urn:li:(?:fsd_)?comment:\((?:urn:li:)?(activity|ugcPost|share):(\d+),(\d+)\)$/;

/** The post that an address is of: `/feed/update/urn:li:activity:1/`, `/posts/nom_mots-activity-1-Ab3d/`. */
export function urnIn(url: URL): string | null {
  const path = decoded(url.pathname);
  const named = /^\/feed\/update\/(urn:li:(?:activity|share|ugcPost):\d+)\/?$/.exec(path)?.[1];
  if (named) return named;
  const [, kind, id] = /^\/posts\/[^/]*-(activity|share|ugcPost)-(\d{15,20})(?:-[^/]*)?\/?$/.exec(path) ?? [];
  return kind && id ? `urn:li:${kind}:${id}` : null;
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path; // a lone % in it
  }
}

const idIn = (urn: string | null): string | null => /(\d+)\)?$/.exec(urn ?? '')?.[1] ?? null;

export const updateAddress = (urn: string): string => `https://www.linkedin.com/feed/update/${urn}/`;

interface CommentIds {
  readonly kind: string;
  readonly post: string;
  readonly comment: string;
}

export function commentIdsIn(written: string | null | undefined): CommentIds | null {
  const [, kind, post, comment] = COMMENT_URN.exec(written ?? '') ?? [];
  return kind && post && comment ? { kind, post, comment } : null;
}

/** As LinkedIn's own « copy link » writes it; an answer's link names the comment it answers, too. */
export function commentAddress({ kind, post, comment }: CommentIds, parent: CommentIds | null): string {
  const urn = (id: string): string => encodeURIComponent(`urn:li:comment:(${kind}:${post},${id})`);
  const place = updateAddress(`urn:li:${kind}:${post}`);
  return parent
    ? `${place}?commentUrn=${urn(parent.comment)}&replyUrn=${urn(comment)}`
    : `${place}?commentUrn=${urn(comment)}`;
}

export const PROFILE = /^\/(?:in|company|school|showcase)\/([^/]+)(?:\/(?:posts|about)?)?\/?$/;

/** `link`: to the account; `name`: where its name stands, apart from its title and its rank. */
export function accountFrom(
  link: Element | null | undefined,
  name: Element | null | undefined,
  how: ExtractionCode,
  view: PageView,
): PostExtraction['author'] {
  const sure = how.startsWith('place:') ? 'medium' : 'high';
  const url = linkIn(link, view, ({ pathname }) => PROFILE.test(pathname));
  const handle = url && PROFILE.exec(url.pathname)?.[1];
  // « • 2e »: the rank, where the name is missing.
  const shown = name ? shownText(name, view) : '';
  const number = /^urn:li:fsd?_profile:([\w-]+)$/.exec(url?.searchParams.get('miniProfileUrn') ?? '')?.[1];
  return {
    displayName: extractedValue(shown.startsWith('•') ? null : shown, how, sure),
    handle: handle ? extractedValue(decoded(handle), 'link:profile', sure) : missingValue(),
    profileUrl:
      url && handle ? extractedValue(url.origin + url.pathname, 'link:profile', sure) : missingValue(),
    platformId: extractedValue(number, 'link:miniProfileUrn', 'medium'),
  };
}

/** « 8h • Edited • »: how long ago, then marks in the interface's language. */
export function timeFromAge(shown: string | null, urn: string | null, view: PageView): FoundTime {
  const parts = (shown ?? '')
    .split('•')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const raw = parts[0] ?? null;
  const id = idIn(urn);
  const lang = pageLang(view);
  const found = timeFrom({ raw, id: id ? timeOfId(id, 'snowflake-linkedin') : null, lang }, view);
  return parts.length > 1 ? { ...found, warnings: [...found.warnings, 'edited'] } : found;
}

export function idsFrom(
  urn: string | null,
  how: ExtractionCode,
  sure: 'high' | 'medium',
): Record<string, Extracted<string>> {
  return { post: extractedValue(idIn(urn), how, sure), urn: extractedValue(urn, how, sure) };
}

/** A comment's own number, and that of the post it is on. */
export function commentIds(
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
