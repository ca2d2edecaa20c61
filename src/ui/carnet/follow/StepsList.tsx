import type { Step } from '../../../domain/item/notes.ts';
import { dayName } from '../../times.ts';
import { t, type Words } from '../../words/index.ts';
import { Form } from '../forms.tsx';
import type { DraftPlace } from '../useDraft.ts';
import { DocumentLinks } from './DocumentLinks.tsx';
import { RemoveEntry } from './RemoveEntry.tsx';
import { Answer, answered } from './StepForm.tsx';

interface StepsListProps {
  readonly words: Words;
  readonly steps: readonly Step[];
  readonly draftOf: (stepId: string) => DraftPlace;
  /** Where a document of that démarche is imported. */
  readonly attachAt: (stepId: string) => string;
  readonly change: (change: (before: readonly Step[]) => readonly Step[]) => Promise<void>;
}

/** Newest first; the answer and what comes next may be written later. */
export function StepsList({ words, steps, draftOf, attachAt, change }: StepsListProps) {
  return (
    <ul class="rows" data-list="steps">
      {steps.toSorted(byDate).map((step) => (
        <li key={step.id} class="row card">
          <StepLines words={words} step={step} />
          <DocumentLinks words={words} documents={step.receipts} attach={attachAt(step.id)} />
          <details>
            <summary>{t(words, 'steps.edit')}</summary>
            <Form
              words={words}
              draft={draftOf(step.id)}
              submit={t(words, 'steps.save')}
              save={(typed) =>
                change((before) =>
                  before.map((one) => (one.id === step.id ? { ...one, ...answered(typed) } : one)),
                )
              }
            >
              <Answer words={words} step={step} />
            </Form>
          </details>
          <RemoveEntry
            words={words}
            act={() => change((before) => before.filter((one) => one.id !== step.id))}
          />
        </li>
      ))}
    </ul>
  );
}

export function StepLines({ words, step }: { readonly words: Words; readonly step: Step }) {
  const { kind, where, date, reference, answer, next, nextDate } = step;
  return (
    <>
      <h3>
        {t(words, `step.${kind}`)}
        {where !== '' && ` · ${where}`}
      </h3>
      {date !== null && <p>{t(words, 'steps.on', { day: dayName(words.lang, date) })}</p>}
      {reference !== '' && <p>{t(words, 'steps.under', { reference })}</p>}
      {answer !== '' && <p class="quotation">{t(words, 'steps.answered', { answer })}</p>}
      {next !== '' && <p>{t(words, 'steps.then', { next })}</p>}
      {nextDate !== null && <p>{t(words, 'steps.before', { day: dayName(words.lang, nextDate) })}</p>}
    </>
  );
}

const byDate = (a: Step, b: Step): number => ((a.date ?? a.at) < (b.date ?? b.at) ? 1 : -1);
