import { extractedValue, type PostExtraction } from '../../domain/capture/extraction.ts';
import type { ExtractionCode } from '../../domain/capture/extractionMethods.ts';
import { matches, native } from '../node.ts';
import type { PageView } from '../view.ts';
import { countersOf } from './_counters.ts';
import { linkIn, mediaFrom, wordsIn } from './_parts.ts';
import { unread } from './_reading.ts';
import type { Site } from './_site.ts';
import { authorOf, isTiktok, own, profileAt, Q, sessionOf, timeOf, VIDEO } from './_tiktok-parts.ts';

export interface OpenVideo {
  readonly id: string;
  readonly href: string | null;
  readonly how: ExtractionCode;
}

/** By its player's id and by the addresses that agree with it: a feed changes the video in place. */
export function videoOf(el: Element, view: PageView): OpenVideo | null {
  const player = own(el, Q.player)
    .map(({ id }) => /^xgwrapper-\d+-(\d{6,20})$/.exec(id)?.[1])
    .find((id) => id !== undefined);
  const links = own(el, Q.videoLink).flatMap((link) => linkIn(link, view, isTiktok) ?? []);
  const addresses = [view.url, ...links].flatMap((url) => {
    const id = VIDEO.exec(url.pathname)?.[3];
    return id ? [{ id, href: url.origin + url.pathname }] : [];
  });
  if (player)
    return { id: player, href: addresses.find(({ id }) => id === player)?.href ?? null, how: 'id:player' };
  const feed = matches(el, '[data-e2e="recommend-list-item-container"]');
  const open = feed ? undefined : VIDEO.exec(view.url.pathname)?.[3];
  const known = addresses.find(({ id }) => id === open);
  return known ? { ...known, how: 'address' } : null;
}

export function readVideo(site: Site, el: Element, view: PageView): PostExtraction {
  const video = videoOf(el, view);
  const [text] = own(el, Q.videoText);
  const profile = profileAt(own(el, Q.videoAuthor)[0], view);
  const [nickname] = own(el, Q.videoName);
  const [name, ...others] = nickname ? [...native(nickname, 'children')] : [];
  const found = timeOf(others.at(-1), video?.id ?? null, view);
  const sure = video?.how === 'id:player' ? 'high' : 'medium';
  // TikTok opens a video under any account's address.
  const named = VIDEO.exec(URL.parse(video?.href ?? '')?.pathname ?? '')?.[1]?.toLowerCase();
  const agrees = named === profile?.handle.toLowerCase();
  return {
    ...unread(site, 'post'),
    author: authorOf(profile, name ?? nickname, view),
    permalink: extractedValue(video?.href, video?.how ?? 'not-found', agrees ? sure : 'low'),
    nativeIds: { post: extractedValue(video?.id, video?.how ?? 'not-found', sure) },
    posting: found.posting,
    text: wordsIn(text ?? null, 'e2e:video-desc', view, { preserve: true }),
    media: extractedValue(mediaFrom(own(el, Q.film), view), 'element:video', 'medium'),
    engagement: countersOf(Q.counters, (selector) => own(el, selector)[0], 'e2e:counters', view),
    session: sessionOf(view),
    warnings: [
      ...found.warnings,
      ...(named && profile && !agrees ? ['canonical-mismatch'] : []),
      ...(profile && text ? [] : ['layout-unknown']),
    ],
  };
}
