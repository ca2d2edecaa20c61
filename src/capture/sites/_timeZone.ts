import { parseOffset } from '../dates/calendar.ts';
import { createZonedClock } from '../dates/timeZone.ts';
import type { PageView } from '../pageView.ts';
import { type PostingTime, resolvePostingTime, type TimeSources } from './_posting.ts';
import { resolveTimeInZone } from './_shared.ts';

/** A time zone as displayed at the foot of a forum's page: « UTC+02:00 », with « Europe/Berlin » in its tooltip. */
export interface ForumTimeZone {
  /** IANA name, or its translation in the page's language, which cannot be used. */
  readonly name: string | null;
  /** Offset at the moment of display, `+02:00`; it may differ in another season. */
  readonly offset: string;
}

/**
 * Resolves a text in the forum's time zone. The zone's name is enough. An offset alone only tells whether the device
 * has the same one: otherwise only the day is kept.
 */
export function resolveForumTime(sources: TimeSources, timeZone: ForumTimeZone | null, view: PageView): PostingTime {
  if (timeZone?.name && /^[A-Z]\w+\/\w+/.test(timeZone.name) && createZonedClock(timeZone.name, view.clock)) {
    return resolveTimeInZone(timeZone.name, sources, view);
  }
  const deviceOffset = view.clock.offsetAt(view.clock.now.getTime());
  const known = !timeZone || parseOffset(timeZone.offset) === deviceOffset;
  return known
    ? resolvePostingTime(sources, view)
    : cutToDay({ ...sources, assumptionNames: { 'device-zone': 'zone-unknown' } }, view);
}

function cutToDay(sources: TimeSources, view: PageView): PostingTime {
  const found = resolvePostingTime(sources, view);
  const posting = found.posting.value;
  if (!posting?.iso || posting.precision === 'day') return found;
  // To keep the day as displayed, parses again with a UTC clock, then cuts.
  const utcTime = resolvePostingTime(sources, { ...view, clock: { ...view.clock, offsetAt: () => 0 } });
  const iso = utcTime.posting.value?.iso?.slice(0, 10) ?? null;
  return {
    ...found,
    posting: { value: { ...posting, iso, precision: 'day' }, how: found.posting.how, confidence: 'low' },
  };
}
