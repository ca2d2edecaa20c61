import { isComplaint, type Step } from '../../domain/item/step.ts';
import { useWords } from '../../ui/context.ts';
import { FocusedTitle } from '../../ui/focus.tsx';
import { formatDay } from '../../ui/formatTime.ts';
import { t } from '../../ui/locales/index.ts';
import { CompletionPanel } from '../CompletionPanel.tsx';
import { CopyButton } from '../CopyButton.tsx';
import type { CarnetProps } from '../carnetProps.ts';
import { compareSteps } from './StepsList.tsx';

/** The last complaint in one line, and that a wait is usual while nothing was answered. Nothing without a complaint. */
export function ComplaintLine({ steps }: { readonly steps: readonly Step[] }) {
  const words = useWords();
  const [complaint] = steps.filter(({ kind }) => isComplaint(kind)).toSorted(compareSteps);
  if (complaint === undefined) return null;
  const { date, where, reference, events } = complaint;
  const parts = [
    date === null ? t(words, 'complaint.noted') : t(words, 'complaint.notedOn', { day: formatDay(words.lang, date) }),
    where,
    reference && t(words, 'complaint.number', { reference }),
  ];
  return (
    <>
      <p data-complaint>
        <strong>{parts.filter(Boolean).join(', ')}</strong>
      </p>
      {events.every(({ event }) => event === 'reached') && <p class="hint">{t(words, 'complaint.wait')}</p>}
    </>
  );
}

interface NotedComplaintProps extends Pick<CarnetProps, 'copyToClipboard'> {
  readonly complaint: Step;
}

/** After a complaint is noted. It takes the focus: the form that was sent is folded. */
export function NotedComplaint({ complaint: { reference }, copyToClipboard }: NotedComplaintProps) {
  const words = useWords();
  return (
    <CompletionPanel
      moment="complaint"
      title={<FocusedTitle>{t(words, 'complaintNoted.title')}</FocusedTitle>}
      reference={
        reference !== '' && (
          <div class="reference">
            <p>{t(words, 'steps.under', { reference })}</p>
            <CopyButton text={reference} label={t(words, 'complaintNoted.copy')} copyToClipboard={copyToClipboard} />
          </div>
        )
      }
      steps={[t(words, 'complaintNoted.keep'), t(words, 'complaintNoted.answers')]}
      remains={t(words, 'complaintNoted.remains')}
    />
  );
}
