import { STEP_CHOICES, type Step } from '../../../domain/item/itemNotes.ts';
import { t } from '../../locales/index.ts';
import { useWords } from '../../shared/context.ts';
import type { CarnetApi } from '../carnetApi.ts';
import { DateField, Form, type FormValues, SelectField, TextAreaField, TextField } from '../forms.tsx';
import type { DraftTarget } from '../useDraft.ts';

interface StepFormProps {
  readonly carnetApi: CarnetApi;
  /** Undefined where the control that opens the form says it. */
  readonly title?: string;
  readonly draft: DraftTarget;
  readonly add: (step: Step) => Promise<void>;
}

/** Adds a démarche: a report, a complaint, an appointment. */
export function StepForm({ carnetApi, title, draft, add }: StepFormProps) {
  const words = useWords();
  return (
    <Form
      draft={draft}
      title={title}
      submit={t(words, 'steps.add')}
      clearsOnSave
      save={(values) =>
        add({
          id: carnetApi.newId(),
          at: carnetApi.now(),
          kind: values.choice('kind', STEP_CHOICES) ?? 'other',
          where: values.text('where'),
          date: values.date('date'),
          reference: values.text('reference'),
          ...readStepOutcome(values),
          items: [],
          receipts: [],
        })
      }
    >
      <SelectField
        label={t(words, 'steps.kind')}
        name="kind"
        options={STEP_CHOICES.map((one) => [one, t(words, `step.${one}`)])}
      />
      <p class="hint">{t(words, 'steps.kindHint')}</p>
      <TextField label={t(words, 'steps.where')} name="where" />
      <DateField
        label={t(words, 'steps.date')}
        name="date"
        value={carnetApi.toLocalTime(carnetApi.now()).slice(0, 10)}
      />
      <TextField label={t(words, 'steps.reference')} hint={t(words, 'steps.referenceHint')} name="reference" />
      <StepOutcomeFields />
    </Form>
  );
}

export const readStepOutcome = (values: FormValues): Pick<Step, 'answer' | 'next' | 'nextDate'> => ({
  answer: values.text('answer'),
  next: values.text('next'),
  nextDate: values.date('nextDate'),
});

/** The fields that may be filled in later: the answer and the next step. */
export function StepOutcomeFields({ step }: { readonly step?: Step }) {
  const words = useWords();
  return (
    <>
      <TextAreaField label={t(words, 'steps.answer')} name="answer" value={step?.answer ?? ''} />
      <TextField label={t(words, 'steps.next')} name="next" value={step?.next ?? ''} />
      <DateField label={t(words, 'steps.nextDate')} name="nextDate" value={step?.nextDate ?? ''} />
    </>
  );
}
