import type { PostReading } from '../../domain/reading.ts';
import type { AddressRule } from '../address.ts';
import type { PageView } from '../view.ts';
import type { Site } from './_site.ts';
import { genericSite, nothingRead } from './generic.ts';
import { x } from './x.ts';

/** Every reader of one platform; a new one is a line here. */
const PLATFORMS: readonly Site[] = [x];

export const ADDRESS_RULES: readonly AddressRule[] = PLATFORMS.flatMap(({ address }) => address ?? []);

const generic = genericSite(ADDRESS_RULES);

/** A post found on a page, and the reader that found it. */
export interface Found {
  readonly site: Site;
  readonly el: Element;
  /** A reader that should have answered broke on this page. */
  readonly failed: boolean;
}

/** The post that holds `el`, by the platform's reader, else by the generic one. */
export function postAt(el: Element, view: PageView): Found | null {
  return firstAnswer(view, (site) => site.itemOf(el, view));
}

/** The visible posts of the page, in document order, by the first reader that sees any. */
export function postsOn(view: PageView): Found[] {
  const answer = firstAnswer(view, (site) => {
    const items = site.list(view);
    return items.length ? items : null;
  });
  return answer ? answer.el.map((el) => ({ ...answer, el })) : [];
}

/** Always answers: a reader that fails is named in the warnings, and never stops the screenshot. */
export function readPost({ site, el, failed }: Found, view: PageView): PostReading {
  const reading = attempt(() => site.read(el, view));
  if (reading && !failed) return reading;
  const answer = reading ?? attempt(() => generic.read(el, view)) ?? nothingRead('post', 'reader-failed', []);
  return { ...answer, warnings: [...answer.warnings, 'reader-failed'] };
}

function firstAnswer<T>(
  view: PageView,
  ask: (site: Site) => T | null,
): { site: Site; el: T; failed: boolean } | null {
  let failed = false;
  for (const site of [...PLATFORMS.filter((platform) => platform.matches(view)), generic]) {
    const answer = attempt(() => ask(site));
    if (answer) return { site, el: answer, failed };
    failed ||= answer === undefined;
  }
  return null;
}

/** Undefined when it throws: a page made to break a reader must not break the capture. */
function attempt<T>(reader: () => T): T | undefined {
  try {
    return reader();
  } catch {
    return undefined;
  }
}
