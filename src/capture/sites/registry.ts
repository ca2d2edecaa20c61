import type { PostExtraction } from '../../domain/capture/extraction.ts';
import type { AddressRule } from '../address.ts';
import { oncePerView, type PageView } from '../view.ts';
import { cautious } from './_cautious.ts';
import type { Breakage, Site } from './_site.ts';
import { bluesky } from './bluesky.ts';
import { discord } from './discord.ts';
import { discourse } from './discourse.ts';
import { facebook } from './facebook.ts';
import { forumactif } from './forumactif.ts';
import { genericSite, nothingRead } from './generic.ts';
import { gmail } from './gmail.ts';
import { googleReviews } from './google-reviews.ts';
import { hackernews } from './hackernews.ts';
import { instagram } from './instagram.ts';
import { jeuxvideo } from './jeuxvideo.ts';
import { linkedin } from './linkedin.ts';
import { mastodon } from './mastodon.ts';
import { messenger } from './messenger.ts';
import { outlook } from './outlook.ts';
import { phpbb } from './phpbb.ts';
import { reddit } from './reddit.ts';
import { telegram } from './telegram.ts';
import { threads } from './threads.ts';
import { tiktok } from './tiktok.ts';
import { twitch } from './twitch.ts';
import { vbulletin } from './vbulletin.ts';
import { whatsapp } from './whatsapp.ts';
import { x } from './x.ts';
import { xenforo } from './xenforo.ts';
import { youtube } from './youtube.ts';

/** Every reader of one platform; a new one is a line here. */
const PLATFORMS: readonly Site[] = [
  x,
  youtube,
  reddit,
  bluesky,
  tiktok,
  mastodon,
  threads,
  instagram,
  messenger,
  facebook,
  discord,
  twitch,
  telegram,
  whatsapp,
  linkedin,
  jeuxvideo,
  hackernews,
  gmail,
  outlook,
  googleReviews,
  discourse,
  xenforo,
  vbulletin,
  forumactif,
  phpbb,
];

/** Of every reader of one platform. */
export const PLATFORM_IDS: readonly string[] = PLATFORMS.map(({ id }) => id);

export const ADDRESS_RULES: readonly AddressRule[] = PLATFORMS.flatMap(({ address }) => address ?? []);

const generic = genericSite(ADDRESS_RULES);

/** A post found on a page, and the reader that found it. */
export interface Found {
  readonly site: Site;
  readonly el: Element;
  /** The platform whose own reader saw no post here; null when it did, or when there is none. */
  readonly passed: { readonly platform: string; readonly why: Breakage | 'reader-failed' } | null;
}

/** The post that holds `el`, by the platform's reader, else by the generic one. */
export function postAt(el: Element, view: PageView): Found | null {
  const { answer, passed } = firstAnswer(view, (site) => site.itemOf(el, view));
  return answer && { site: answer.site, el: answer.value, passed };
}

/** The visible posts of the page, in document order, by the first reader that sees any. */
export const postsOn = (view: PageView): readonly Found[] => survey(view).found;

/** The same, with the platform whose own reader saw none, though nobody else did either. */
export function survey(view: PageView): {
  readonly found: readonly Found[];
  readonly passed: Found['passed'];
} {
  const { answer, passed } = firstAnswer(view, (site) => {
    const items = site.list(view);
    return items.length ? items : null;
  });
  return { found: answer ? answer.value.map((el) => ({ site: answer.site, el, passed })) : [], passed };
}

/** The post's native id or address, to know it again in another element; null when it has none. */
export function keyOf({ site, el }: Found, view: PageView): string | null {
  return attempt(() => site.key(el, view)) ?? null;
}

/** Always answers: a reader that fails is named in the warnings, and never stops the screenshot. */
export function readPost({ site, el, passed }: Found, view: PageView): PostExtraction {
  const reading = attempt(() => cautious(site.read(el, view)));
  const answer = reading ?? attempt(() => generic.read(el, view)) ?? nothingRead('post', 'reader-failed', []);
  const why = reading === undefined ? 'reader-failed' : passed?.why;
  return {
    ...answer,
    platform: passed?.platform ?? (site === generic ? answer.platform : site.id),
    warnings:
      why === undefined || answer.warnings.includes(why) ? answer.warnings : [...answer.warnings, why],
  };
}

/** Software that anybody hosts is known by its markup: looked for once, not once per post. */
const platformsOf = oncePerView((view) => PLATFORMS.filter((platform) => platform.matches(view)));

function firstAnswer<T>(
  view: PageView,
  ask: (site: Site) => T | null,
): { readonly answer: { readonly site: Site; readonly value: T } | null; readonly passed: Found['passed'] } {
  let passed: Found['passed'] = null;
  for (const site of [...platformsOf(view), generic]) {
    const answer = attempt(() => ask(site));
    if (answer) return { answer: { site, value: answer }, passed };
    const why =
      answer === undefined ? 'reader-failed' : (attempt(() => site.breakage?.(view)) ?? 'layout-unknown');
    if (site !== generic) passed ??= { platform: site.id, why };
  }
  return { answer: null, passed };
}

/** Undefined when it throws: a page made to break a reader must not break the capture. */
function attempt<T>(reader: () => T): T | undefined {
  try {
    return reader();
  } catch {
    return undefined;
  }
}
