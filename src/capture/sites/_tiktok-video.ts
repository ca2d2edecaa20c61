import { type ExtractionCode, extractedValue, type PostExtraction } from '../../domain/capture/extraction.ts';
import type { PageView } from '../pageView.ts';
import { getNative, matches } from '../safeDom.ts';
import { createEmptyExtraction } from './_emptyExtraction.ts';
import { readEngagementCounts } from './_engagement.ts';
import { readElementText, readMediaElements, resolveLink } from './_shared.ts';
import type { Site } from './_site.ts';
import {
  buildTiktokAuthor,
  findOwnTiktokParts,
  isTiktok,
  readTiktokProfile,
  readTiktokSession,
  readTiktokTime,
  TIKTOK_SELECTORS,
  TIKTOK_VIDEO_PATH,
} from './_tiktok-parts.ts';

export interface TiktokVideo {
  readonly id: string;
  readonly href: string | null;
  readonly how: ExtractionCode;
}

/** Identifies the video by its player's id and the addresses that agree with it: a feed replaces the video in place. */
export function findTiktokVideo(el: Element, view: PageView): TiktokVideo | null {
  const player = findOwnTiktokParts(el, TIKTOK_SELECTORS.player)
    .map(({ id }) => /^xgwrapper-\d+-(\d{6,20})$/.exec(id)?.[1])
    .find((id) => id !== undefined);
  const links = findOwnTiktokParts(el, TIKTOK_SELECTORS.videoLink).flatMap(
    (link) => resolveLink(link, view, isTiktok) ?? [],
  );
  const addresses = [view.url, ...links].flatMap((url) => {
    const id = TIKTOK_VIDEO_PATH.exec(url.pathname)?.[3];
    return id ? [{ id, href: url.origin + url.pathname }] : [];
  });
  if (player) return { id: player, href: addresses.find(({ id }) => id === player)?.href ?? null, how: 'id:player' };
  const feed = matches(el, '[data-e2e="recommend-list-item-container"]');
  const open = feed ? undefined : TIKTOK_VIDEO_PATH.exec(view.url.pathname)?.[3];
  const known = addresses.find(({ id }) => id === open);
  return known ? { ...known, how: 'address' } : null;
}

export function readTiktokVideo(site: Site, el: Element, view: PageView): PostExtraction {
  const video = findTiktokVideo(el, view);
  const [text] = findOwnTiktokParts(el, TIKTOK_SELECTORS.videoText);
  const profile = readTiktokProfile(findOwnTiktokParts(el, TIKTOK_SELECTORS.videoAuthor)[0], view);
  const [nickname] = findOwnTiktokParts(el, TIKTOK_SELECTORS.videoName);
  const [name, ...others] = nickname ? [...getNative(nickname, 'children')] : [];
  const found = readTiktokTime(others.at(-1), video?.id ?? null, view);
  const confidence = video?.how === 'id:player' ? 'high' : 'medium';
  // TikTok opens a video under any account's address.
  const addressHandle = TIKTOK_VIDEO_PATH.exec(URL.parse(video?.href ?? '')?.pathname ?? '')?.[1]?.toLowerCase();
  const agrees = addressHandle === profile?.handle.toLowerCase();
  return {
    ...createEmptyExtraction(site, 'post'),
    author: buildTiktokAuthor(profile, name ?? nickname, view),
    permalink: extractedValue(video?.href, video?.how ?? 'not-found', agrees ? confidence : 'low'),
    nativeIds: { post: extractedValue(video?.id, video?.how ?? 'not-found', confidence) },
    posting: found.posting,
    text: readElementText(text ?? null, 'e2e:video-desc', view, { preserveWhitespace: true }),
    media: extractedValue(
      readMediaElements(findOwnTiktokParts(el, TIKTOK_SELECTORS.videoElement), view),
      'element:video',
      'medium',
    ),
    engagement: readEngagementCounts(
      TIKTOK_SELECTORS.counters,
      (selector) => findOwnTiktokParts(el, selector)[0],
      'e2e:counters',
      view,
    ),
    session: readTiktokSession(view),
    warnings: [
      ...found.warnings,
      ...(addressHandle && profile && !agrees ? ['canonical-mismatch'] : []),
      ...(profile && text ? [] : ['layout-unknown']),
    ],
  };
}
