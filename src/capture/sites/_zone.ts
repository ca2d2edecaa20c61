import { offsetOf } from '../dates/calendar.ts';
import { clockIn } from '../dates/zone.ts';
import type { PageView } from '../view.ts';
import { timeInZone } from './_parts.ts';
import { type FoundTime, type TimeSources, timeFrom } from './_posting.ts';

/** A zone as a forum's foot of page has it: « UTC+02:00 », with « Europe/Berlin » over it. */
export interface StatedZone {
  /** IANA name, or the same in the page's language, which says nothing to us. */
  readonly name: string | null;
  /** Of the moment of display, `+02:00`: in another season it was another one. */
  readonly offset: string;
}

/**
 * Words that give hours in the forum's zone. Its name settles it; an offset alone only tells whether the device has
 * the same hours: where it does not, the day is all that can be said.
 */
export function zonedTime(sources: TimeSources, zone: StatedZone | null, view: PageView): FoundTime {
  if (zone?.name && /^[A-Z]\w+\/\w+/.test(zone.name) && clockIn(zone.name, view.clock)) {
    return timeInZone(zone.name, sources, view);
  }
  const here = view.clock.offsetAt(view.clock.now.getTime());
  const known = !zone || offsetOf(zone.offset) === here;
  return known
    ? timeFrom(sources, view)
    : toTheDay({ ...sources, called: { 'device-zone': 'zone-unknown' } }, view);
}

function toTheDay(sources: TimeSources, view: PageView): FoundTime {
  const found = timeFrom(sources, view);
  const posting = found.posting.value;
  if (!posting?.iso || posting.precision === 'day') return found;
  // The day as written: read once more as if the device were at Greenwich, then cut.
  const written = timeFrom(sources, { ...view, clock: { ...view.clock, offsetAt: () => 0 } });
  const iso = written.posting.value?.iso?.slice(0, 10) ?? null;
  return {
    ...found,
    posting: { value: { ...posting, iso, precision: 'day' }, how: found.posting.how, confidence: 'low' },
  };
}
