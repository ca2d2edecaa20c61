import type { Step } from '../../../domain/item/itemNotes.ts';
import { formatDay } from '../../formatTime.ts';
import { t } from '../../locales/index.ts';
import { useWords } from '../../shared/context.ts';
import { Form } from '../forms.tsx';
import type { DraftTarget } from '../useDraft.ts';
import { AttachmentLinks } from './AttachmentLinks.tsx';
import { RemoveEntry } from './RemoveEntry.tsx';
import { readStepOutcome, StepOutcomeFields } from './StepForm.tsx';

interface StepsListProps {
  readonly steps: readonly Step[];
  readonly draftFor: (stepId: string) => DraftTarget;
  /** The page that imports a document of that démarche. */
  readonly attachPathFor: (stepId: string) => string;
  readonly change: (change: (before: readonly Step[]) => readonly Step[]) => Promise<void>;
}

/** Newest first. The answer and the next step can be edited. */
export function StepsList({ steps, draftFor, attachPathFor, change }: StepsListProps) {
  const words = useWords();
  if (steps.length === 0) return null;
  return (
    <ul class="rows" data-list="steps">
      {steps.toSorted(compareByDate).map((step) => (
        <li key={step.id} class="row card">
          <StepLines step={step} />
          <AttachmentLinks attachmentIds={step.receipts} attachPath={attachPathFor(step.id)} />
          <details>
            <summary>{t(words, 'steps.edit')}</summary>
            <Form
              draft={draftFor(step.id)}
              submit={t(words, 'steps.save')}
              save={(values) =>
                change((before) =>
                  before.map((one) => (one.id === step.id ? { ...one, ...readStepOutcome(values) } : one)),
                )
              }
            >
              <StepOutcomeFields step={step} />
            </Form>
          </details>
          <RemoveEntry act={() => change((before) => before.filter((one) => one.id !== step.id))} />
        </li>
      ))}
    </ul>
  );
}

export function StepLines({ step }: { readonly step: Step }) {
  const words = useWords();
  const { kind, where, date, reference, answer, next, nextDate } = step;
  return (
    <>
      <h3>
        {t(words, `step.${kind}`)}
        {where !== '' && ` · ${where}`}
      </h3>
      {date !== null && <p>{t(words, 'steps.on', { day: formatDay(words.lang, date) })}</p>}
      {reference !== '' && <p>{t(words, 'steps.under', { reference })}</p>}
      {answer !== '' && <p class="quotation">{t(words, 'steps.answered', { answer })}</p>}
      {next !== '' && <p>{t(words, 'steps.then', { next })}</p>}
      {nextDate !== null && <p>{t(words, 'steps.before', { day: formatDay(words.lang, nextDate) })}</p>}
    </>
  );
}

const compareByDate = (a: Step, b: Step): number => ((a.date ?? a.at) < (b.date ?? b.at) ? 1 : -1);
