import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { type Fault, faultOf } from '../faults.ts';
import { Alert } from '../parts/Alert.tsx';
import { dayName } from '../times.ts';
import { t, type Words } from '../words/index.ts';
import type { Counsel, Reminding } from './counsel.ts';

interface ReminderProps {
  readonly words: Words;
  readonly counsel: Counsel;
}

/** Off until ticked: a line in the carnet, kept encrypted with the rest; beside it, the browser's own notice. */
export function ReminderChoices({ words, counsel }: ReminderProps) {
  const [now, setNow] = useState<Reminding | null>(null);
  const [refused, setRefused] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const take = (reading: Promise<Reminding>, asked = false) =>
    reading.then(
      (read) => {
        setNow(read);
        setFault(null);
        setRefused(asked && read.notice === null);
      },
      (error: unknown) => setFault(faultOf(error)),
    );
  useEffect(() => void take(counsel.reminding()), [counsel]);
  return (
    <>
      {fault && <Alert words={words} fault={fault} />}
      <label class="reminder">
        <input
          type="checkbox"
          name="reminder"
          checked={now?.carnet === true}
          disabled={now === null && fault === null}
          onChange={(event) => void take(counsel.remind(event.currentTarget.checked))}
        />
        {t(words, 'deadline.remind')}
      </label>
      {now?.carnet && now.computer === 'mine' && (
        <>
          <label class="reminder">
            <input
              type="checkbox"
              name="notice"
              checked={now.notice !== null}
              aria-describedby="notice-meaning"
              onChange={({ currentTarget }) => {
                const on = currentTarget.checked;
                // What shows is what is: the browser may say no.
                currentTarget.checked = now.notice !== null;
                void take(counsel.notify(on), on);
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
        {now?.carnet && said(words, now, refused)}
      </p>
    </>
  );
}

function said(words: Words, { notice, computer }: Reminding, refused: boolean): ComponentChildren {
  if (computer === null) return <a href="#lock">{t(words, 'deadline.notifyUnsaid')}</a>;
  if (computer !== 'mine') return t(words, 'deadline.notifyShared');
  if (refused) return t(words, 'deadline.notifyRefused');
  const next = notice?.next ?? null;
  return next !== null && t(words, 'deadline.notifyNext', { when: dayName(words.lang, next) });
}

/** Neutral, and only once the carnet is open. */
export function Due({ words, counsel }: ReminderProps) {
  const [due, setDue] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  useEffect(() => {
    let current = true;
    counsel.due().then(
      (is) => current && setDue(is),
      (error: unknown) => current && setFault(faultOf(error)),
    );
    return () => {
      current = false;
    };
  }, [counsel]);
  if (fault) return <Alert words={words} fault={fault} />;
  return (
    <div role="status">
      {due && (
        <p class="note">
          {t(words, 'deadline.due')} <a href="#deadlines">{t(words, 'deadline.title')}</a>
        </p>
      )}
    </div>
  );
}
