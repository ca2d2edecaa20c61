import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { buildIcsFile, selectFollowUpDays, selectPressReminders, selectReminderDays } from '../../law/reminders.ts';
import { useWords } from '../../ui/context.ts';
import { formatDay } from '../../ui/formatTime.ts';
import { t, type Words } from '../../ui/locales/index.ts';
import { Alert, useTask } from '../../ui/useTask.tsx';
import type { ReminderState } from '../api/adviceApi.ts';
import { useCarnetApi } from '../carnetApi.ts';
import { Checkbox } from '../parts/formFields.tsx';
import { WordLink } from '../parts/WordLink.tsx';
import type { DeadlineDates } from './PeriodLines.tsx';

/** The days of the calendar: reminded of a week before, and on the day itself. */
function readCalendarDays({ deadlines, followUp, ownDays, today }: DeadlineDates) {
  const { early, exact } = selectFollowUpDays(followUp);
  return {
    early: [...selectReminderDays(deadlines, today), ...early],
    exact: [...ownDays, ...exact, ...selectPressReminders(deadlines, today)],
  };
}

/** Returns the days still ahead: for « Peut-être encore possible » the day may be past. */
export function listCalendarDays(dates: DeadlineDates): readonly string[] {
  const { early, exact } = readCalendarDays(dates);
  return [...early, ...exact].filter((day) => day >= dates.today);
}

/** A calendar file with neutral reminders, generated here and saved by the user: no notification, no permission. */
export function CalendarDownload({ dates }: { readonly dates: DeadlineDates }) {
  const words = useWords();
  // A calendar must have at least one event (RFC 5545, 3.6).
  if (listCalendarDays(dates).length === 0) return null;
  const { early, exact } = readCalendarDays(dates);
  const file = buildIcsFile(early, exact, dates.today, t(words, 'deadline.calendarWord'));
  return (
    <>
      <p>{t(words, 'deadline.calendarMeaning')}</p>
      <p>
        <a
          class="button"
          data-download="calendar"
          href={`data:text/calendar;charset=utf-8,${encodeURIComponent(file)}`}
          download="rappels.ics"
        >
          {t(words, 'deadline.calendarSave')}
        </a>
      </p>
    </>
  );
}

/** A reminder in the carnet, on unless others use the computer, and with it the browser's notification, off first. */
export function ReminderChoices() {
  const words = useWords();
  const { advice } = useCarnetApi();
  const { result: reminder, fault, update } = useTask<ReminderState>();
  const [refused, setRefused] = useState(false);
  const applyReminder = (pendingReminder: Promise<ReminderState>, asksBrowser = false) =>
    update(
      pendingReminder.then((newReminder) => {
        setRefused(asksBrowser && newReminder.notification === null);
        return newReminder;
      }),
    );
  useEffect(() => void applyReminder(advice.readReminder()), [advice]);
  return (
    <>
      {fault && <Alert fault={fault} />}
      <Checkbox
        name="reminder"
        label={t(words, 'deadline.remind')}
        checked={reminder?.carnet === true}
        disabled={reminder === null && fault === null}
        onChange={(checked) => void applyReminder(advice.remind(checked))}
      />
      {reminder?.carnet && reminder.computer === 'mine' && (
        <>
          <label class="tick">
            <input
              type="checkbox"
              name="notice"
              checked={reminder.notification !== null}
              aria-describedby="notice-meaning"
              onChange={({ currentTarget }) => {
                const on = currentTarget.checked;
                // Unchanged until the browser grants the permission.
                currentTarget.checked = reminder.notification !== null;
                void applyReminder(advice.notify(on), on);
              }}
            />
            {t(words, 'deadline.notify')}
          </label>
          <p id="notice-meaning" class="hint">
            {t(words, 'deadline.notifyMeaning')}
          </p>
        </>
      )}
      <p role="status" class="hint" data-notice>
        {reminder?.carnet && reminderMessage(words, reminder, refused)}
      </p>
    </>
  );
}

function reminderMessage(words: Words, { notification, computer }: ReminderState, refused: boolean): ComponentChildren {
  if (computer === null) return <WordLink word="deadline.notifyUnsaid" class="lone" to="lock" />;
  if (computer !== 'mine') return t(words, 'deadline.notifyShared');
  if (refused) return t(words, 'deadline.notifyRefused');
  const next = notification?.next ?? null;
  return next !== null && t(words, 'deadline.notifyNext', { when: formatDay(words.lang, next) });
}
