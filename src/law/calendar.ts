import type { Board } from './board.ts';
import { addDays, type Day } from './days.ts';

/** How long before a date the calendar, and the browser's own alarm, speak. */
const AHEAD_DAYS = 7;

/**
 * An iCalendar file (RFC 5545) that says « Rappel » and nothing else: a calendar is shared, shown on a locked screen,
 * copied to the cloud. One whole day each, a week before the date or today when that is gone.
 */
export function calendarFile(days: readonly Day[], today: Day, word: string): string {
  const reminders = [
    ...new Set(days.filter((day) => day >= today).map((day) => before(day, today))),
  ].toSorted();
  const events = reminders.flatMap((day) => [
    'BEGIN:VEVENT',
    `UID:rappel-${day}@calendrier.invalid`,
    `DTSTAMP:${compact(today)}T000000Z`,
    `DTSTART;VALUE=DATE:${compact(day)}`,
    `DTEND;VALUE=DATE:${compact(addDays(day, 1))}`,
    `SUMMARY:${word}`,
    'TRANSP:TRANSPARENT',
    'CLASS:PRIVATE',
    'END:VEVENT',
  ]);
  const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//calendrier//FR', ...events, 'END:VCALENDAR'];
  return lines.map((line) => `${line}\r\n`).join('');
}

function before(day: Day, today: Day): Day {
  const early = addDays(day, -AHEAD_DAYS);
  if (early < today) return today;
  return early;
}

/** The dates ahead that reminders are for: the six years of délits are too far away. */
export function remindedDays({ week, month, later }: Board): readonly Day[] {
  return [...week, ...month, ...later].filter(({ clock }) => clock !== 'delit').map(({ last }) => last);
}

/** More days than this are set when the carnet opens again: what lies on the disk is readable. */
const REMINDERS = 24;

/** The next days after today that are a week before one of these, or the eve of one; the nearest first. */
export function nextReminders(days: readonly Day[], today: Day): readonly Day[] {
  const reminders = new Set(days.flatMap((day) => [addDays(day, -AHEAD_DAYS), addDays(day, -1)]));
  return [...reminders]
    .filter((day) => day > today)
    .toSorted()
    .slice(0, REMINDERS);
}

const compact = (day: Day): string => day.replaceAll('-', '');
