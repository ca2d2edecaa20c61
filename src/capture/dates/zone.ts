import type { PageClock } from '../view.ts';
import { offsetOf } from './calendar.ts';

/** Where a site shows one zone's hours to everybody, whatever the device's own zone is. */

const formats = new Map<string, Intl.DateTimeFormat>();

/** `clock` as it stands in `timeZone` (IANA name); null for a name that is none. */
export function clockIn(timeZone: string, clock: PageClock): PageClock | null {
  const format = formatIn(timeZone);
  if (!format) return null;
  return {
    now: clock.now,
    timeZone,
    offsetAt(instant) {
      // `GMT+01:00`, and `GMT` alone for zero.
      const shown = format.formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value;
      return offsetOf(/[+-]\d\d:\d\d/.exec(shown ?? '')?.[0]) ?? 0;
    },
  };
}

function formatIn(timeZone: string): Intl.DateTimeFormat | null {
  const known = formats.get(timeZone);
  if (known) return known;
  try {
    const format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
    formats.set(timeZone, format);
    return format;
  } catch {
    return null; // RangeError: no such zone
  }
}
