import type { DeadlineList } from './deadlineList.ts';
import { addDays, type IsoDate } from './isoDate.ts';

/** How long before a date the calendar, and the browser's own alarm, speak. */
const REMINDER_LEAD_DAYS = 7;

/**
 * An iCalendar file (RFC 5545) that says « Rappel » and nothing else: a calendar is shared, shown on a locked screen,
 * copied to the cloud. One whole day each, a week before the date or today when that is gone.
 */
export function buildIcsFile(days: readonly IsoDate[], today: IsoDate, summary: string): string {
  const reminders = [
    ...new Set(days.filter((day) => day >= today).map((day) => reminderDay(day, today))),
  ].toSorted();
  const events = reminders.flatMap((day) => [
    'BEGIN:VEVENT',
    `UID:rappel-${day}@calendrier.invalid`,
    `DTSTAMP:${formatIcsDate(today)}T000000Z`,
    `DTSTART;VALUE=DATE:${formatIcsDate(day)}`,
    `DTEND;VALUE=DATE:${formatIcsDate(addDays(day, 1))}`,
    `SUMMARY:${summary}`,
    'TRANSP:TRANSPARENT',
    'CLASS:PRIVATE',
    'END:VEVENT',
  ]);
  const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//calendrier//FR', ...events, 'END:VCALENDAR'];
  return lines.map((line) => `${line}\r\n`).join('');
}

function reminderDay(day: IsoDate, today: IsoDate): IsoDate {
  const early = addDays(day, -REMINDER_LEAD_DAYS);
  if (early < today) return today;
  return early;
}

/** The dates ahead that reminders are for: the six years of délits are too far away. */
export function selectReminderDays({ week, month, later }: DeadlineList): readonly IsoDate[] {
  return [...week, ...month, ...later]
    .filter(({ limitationPeriod }) => limitationPeriod !== 'delit')
    .map(({ last }) => last);
}

/** More days than this are set when the carnet opens again: what lies on the disk is readable. */
const MAX_REMINDERS = 24;

/** The next days after today that are a week before one of these, or the eve of one; the nearest first. */
export function listNextReminders(days: readonly IsoDate[], today: IsoDate): readonly IsoDate[] {
  const reminders = new Set(days.flatMap((day) => [addDays(day, -REMINDER_LEAD_DAYS), addDays(day, -1)]));
  return [...reminders]
    .filter((day) => day > today)
    .toSorted()
    .slice(0, MAX_REMINDERS);
}

const formatIcsDate = (day: IsoDate): string => day.replaceAll('-', '');
