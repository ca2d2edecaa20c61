import { addDays, addMonths, type IsoDate } from '../domain/shared/localDates.ts';
import type { FollowUp, FollowUpEntry } from './followUp/followUp.ts';
import { type DeadlineList, dayToActBy, isOfPress } from './legalDeadlines.ts';

/** How long before a deadline the calendar and the browser's alarm remind. */
const REMINDER_LEAD_DAYS = 7;

/**
 * Builds an iCalendar file (RFC 5545) whose events say only `summary` (« Rappel »), because calendars are shared, shown
 * on locked screens and copied to the cloud. One all-day event a week before each of `days`, or today when that is
 * past, and one on each of the days that the person chose.
 */
export function buildIcsFile(
  days: readonly IsoDate[],
  chosen: readonly IsoDate[],
  today: IsoDate,
  summary: string,
): string {
  const early = days.filter((day) => day >= today).map((day) => reminderDay(day, today));
  const reminders = [...new Set([...early, ...chosen.filter((day) => day >= today)])].toSorted();
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

/** The six-year period of délits is reminded of in its last months only: sooner, it would hide the nearer days. */
const FAR_MONTHS = 12;

/** Returns the days to remind of: those to act by. */
export function selectReminderDays({ week, month, later }: DeadlineList, today: IsoDate): readonly IsoDate[] {
  const far = addMonths(today, FAR_MONTHS);
  return [...week, ...month, ...later]
    .filter(({ limitationPeriod, dayBefore }) => limitationPeriod !== 'delit' || dayBefore <= far)
    .map((deadline) => dayToActBy(deadline, today));
}

/** How long before the end of a press period: finding an avocat takes weeks, and nothing makes up for that day. */
const PRESS_LEAD_DAYS = [45, 21];

/** Returns the days on which the end of a press period is reminded of, besides those of every period. */
export function selectPressReminders({ week, month, later }: DeadlineList, today: IsoDate): readonly IsoDate[] {
  const ends = [...week, ...month, ...later].filter(({ limitationPeriod }) => isOfPress(limitationPeriod));
  return ends
    .flatMap((deadline) => PRESS_LEAD_DAYS.map((count) => addDays(dayToActBy(deadline, today), -count)))
    .filter((day) => day >= today);
}

/** Whether a day that the person chose is today or in the next days. */
export const isThisWeek = (day: IsoDate, today: IsoDate): boolean =>
  day >= today && day <= addDays(today, REMINDER_LEAD_DAYS);

/** Alarms are stored unencrypted, so few are set; opening the carnet sets the next ones. */
const MAX_REMINDERS = 24;

/** Lists the next days after today: a week or a day before one of `days`, or chosen; nearest first. */
export function listNextReminders(
  days: readonly IsoDate[],
  chosen: readonly IsoDate[],
  today: IsoDate,
): readonly IsoDate[] {
  const early = days.flatMap((day) => [addDays(day, -REMINDER_LEAD_DAYS), addDays(day, -1)]);
  const reminders = new Set([...early, ...chosen]);
  return [...reminders]
    .filter((day) => day > today)
    .toSorted()
    .slice(0, MAX_REMINDERS);
}

const formatIcsDate = (day: IsoDate): string => day.replaceAll('-', '');

const HEARINGS: ReadonlySet<FollowUpEntry['id']> = new Set(['hearing', 'own-hearing']);

/**
 * Returns the days to remind of: a week and a day before those of `early`, on those of `exact`. A hearing is in both:
 * whoever learns of it that morning may be too late (CPP 425). Without the days of the posts and those that the person
 * chose, which have their own reminders.
 */
export function selectFollowUpDays({ next, others }: FollowUp): {
  readonly early: readonly IsoDate[];
  readonly exact: readonly IsoDate[];
} {
  const entries = [...(next === null ? [] : [next]), ...others].filter(
    ({ id }) => !id.startsWith('press') && id !== 'own',
  );
  return {
    early: entries.flatMap(({ id, until, on }) => until ?? (HEARINGS.has(id) ? on : null) ?? []),
    exact: entries.flatMap(({ from, on }) => [from, on].flatMap((day) => day ?? [])),
  };
}
