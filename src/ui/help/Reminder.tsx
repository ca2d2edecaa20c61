import { useEffect, useState } from 'preact/hooks';
import { type Fault, faultOf } from '../faults.ts';
import { Alert } from '../parts/Alert.tsx';
import { t, type Words } from '../words/index.ts';
import type { Counsel } from './counsel.ts';

interface ReminderProps {
  readonly words: Words;
  readonly counsel: Counsel;
}

/** Off until ticked; kept with the rest, encrypted. */
export function ReminderChoice({ words, counsel }: ReminderProps) {
  const [on, setOn] = useState<boolean | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const take = (reading: Promise<boolean>) =>
    reading.then(setOn, (error: unknown) => setFault(faultOf(error)));
  useEffect(() => void take(counsel.reminding()), [counsel]);
  return (
    <>
      {fault && <Alert words={words} fault={fault} />}
      <label class="reminder">
        <input
          type="checkbox"
          name="reminder"
          checked={on === true}
          disabled={on === null}
          onChange={(event) => void take(counsel.remind(event.currentTarget.checked))}
        />
        {t(words, 'deadline.remind')}
      </label>
    </>
  );
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
