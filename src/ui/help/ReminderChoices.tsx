import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { formatDay } from '../formatTime.ts';
import { t, type Words } from '../locales/index.ts';
import { Alert } from '../shared/Alert.tsx';
import { useWords } from '../shared/context.ts';
import { linkTo } from '../shared/linkTo.ts';
import { useTask } from '../shared/useTask.tsx';
import type { AdviceApi, ReminderState } from './adviceApi.ts';

interface ReminderChoicesProps {
  readonly adviceApi: AdviceApi;
}

/** Off by default: a reminder in the carnet (stored encrypted) and, with it, the browser's notification. */
export function ReminderChoices({ adviceApi }: ReminderChoicesProps) {
  const words = useWords();
  const { result: reminder, fault, update } = useTask<ReminderState>();
  const [refused, setRefused] = useState(false);
  const applyReminder = (pendingReminder: Promise<ReminderState>, asksBrowser = false) =>
    update(
      pendingReminder.then((newReminder) => {
        setRefused(asksBrowser && newReminder.notification === null);
        return newReminder;
      }),
    );
  useEffect(() => void applyReminder(adviceApi.readReminder()), [adviceApi]);
  return (
    <>
      {fault && <Alert fault={fault} />}
      <label class="tick">
        <input
          type="checkbox"
          name="reminder"
          checked={reminder?.carnet === true}
          disabled={reminder === null && fault === null}
          onChange={(event) => void applyReminder(adviceApi.remind(event.currentTarget.checked))}
        />
        {t(words, 'deadline.remind')}
      </label>
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
                void applyReminder(adviceApi.notify(on), on);
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
  if (computer === null) return <a {...linkTo('lock')}>{t(words, 'deadline.notifyUnsaid')}</a>;
  if (computer !== 'mine') return t(words, 'deadline.notifyShared');
  if (refused) return t(words, 'deadline.notifyRefused');
  const next = notification?.next ?? null;
  return next !== null && t(words, 'deadline.notifyNext', { when: formatDay(words.lang, next) });
}

/** The reminder in the carnet, in neutral words. */
export function DeadlineNotice({ adviceApi }: ReminderChoicesProps) {
  const words = useWords();
  const { result: isDue, fault, run } = useTask<boolean>();
  useEffect(() => void run(() => adviceApi.due()), [adviceApi, run]);
  if (fault) return <Alert fault={fault} />;
  return (
    <div role="status">
      {isDue && (
        <p class="note">
          {t(words, 'deadline.due')} <a {...linkTo('deadlines')}>{t(words, 'deadline.title')}</a>
        </p>
      )}
    </div>
  );
}
