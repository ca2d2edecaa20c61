import { getOffsetMinutes } from '../../domain/shared/localDates.ts';
import type { PageClock } from '../pageView.ts';

/**
 * Returns `clock` in another time zone (IANA name), for sites that show the same zone's hours to every visitor; null
 * when the browser has no zone of that name.
 */
export function createZonedClock(timeZone: string, clock: PageClock): PageClock | null {
  if (getOffsetMinutes(clock.now, timeZone) === null) return null;
  return { now: clock.now, timeZone, offsetAt: (instant) => getOffsetMinutes(instant, timeZone) ?? 0 };
}
