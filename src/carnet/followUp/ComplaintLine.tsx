import type { Step } from '../../domain/item/step.ts';
import { useWords } from '../../ui/context.ts';
import { FocusedTitle } from '../../ui/focus.tsx';
import { formatDay } from '../../ui/formatTime.ts';
import { t } from '../../ui/locales/index.ts';
import { CompletionPanel } from '../parts/CompletionPanel.tsx';
import { CopyButton } from '../parts/CopyButton.tsx';

interface ComplaintLineProps {
  readonly complaint: Step;
  /** Just noted: it takes the focus, because the form that was sent is folded. */
  readonly isNew: boolean;
}

/** A complaint in one line, and that a wait is usual while nothing was answered. */
export function ComplaintLine({ complaint, isNew }: ComplaintLineProps) {
  const words = useWords();
  const { date, where, reference, events } = complaint;
  const parts = [
    date === null ? t(words, 'complaint.noted') : t(words, 'complaint.notedOn', { day: formatDay(words.lang, date) }),
    where,
    reference && t(words, 'complaint.number', { reference }),
  ];
  const line = (
    <p data-complaint>
      <strong>{parts.filter(Boolean).join(', ')}</strong>
    </p>
  );
  const isWaiting = events.every(({ event }) => event === 'reached');
  if (!isNew)
    return (
      <>
        {line}
        {isWaiting && <p class="hint">{t(words, 'complaint.wait')}</p>}
      </>
    );
  return (
    <CompletionPanel
      moment="complaint"
      title={<FocusedTitle>{t(words, 'complaintNoted.title')}</FocusedTitle>}
      reference={
        <div class="reference">
          {line}
          {reference !== '' && <CopyButton text={reference} label={t(words, 'code.copy')} />}
        </div>
      }
      remains={
        <>
          {t(words, 'complaintNoted.keep')} {isWaiting && t(words, 'complaint.wait')}
        </>
      }
    />
  );
}
