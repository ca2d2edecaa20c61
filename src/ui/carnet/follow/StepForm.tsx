import { STEP_KINDS, type Step } from '../../../domain/item/notes.ts';
import { t, type Words } from '../../words/index.ts';
import type { Book } from '../book.ts';
import { DateField, Form, LineField, ProseField, SelectField, type Typed } from '../forms.tsx';
import type { DraftPlace } from '../useDraft.ts';

interface StepFormProps {
  readonly words: Words;
  readonly book: Book;
  readonly title: string;
  readonly draft: DraftPlace;
  readonly add: (step: Step) => Promise<void>;
}

/** Something done about it: a report, a complaint, an appointment. */
export function StepForm({ words, book, title, draft, add }: StepFormProps) {
  return (
    <Form
      words={words}
      draft={draft}
      title={title}
      submit={t(words, 'steps.add')}
      adds
      save={(typed) =>
        add({
          id: book.newId(),
          at: book.now(),
          kind: typed.choice('kind', STEP_KINDS) ?? 'other',
          where: typed.text('where'),
          date: typed.day('date'),
          reference: typed.text('reference'),
          ...answered(typed),
          items: [],
          receipts: [],
        })
      }
    >
      <SelectField
        label={t(words, 'steps.kind')}
        name="kind"
        options={STEP_KINDS.map((one) => [one, t(words, `step.${one}`)])}
      />
      <p class="hint">{t(words, 'steps.told')}</p>
      <LineField label={t(words, 'steps.where')} name="where" />
      <DateField label={t(words, 'steps.date')} name="date" value={book.localOf(book.now()).slice(0, 10)} />
      <LineField
        label={t(words, 'steps.reference')}
        hint={t(words, 'steps.referenceHint')}
        name="reference"
      />
      <Answer words={words} />
    </Form>
  );
}

export const answered = (typed: Typed): Pick<Step, 'answer' | 'next' | 'nextDate'> => ({
  answer: typed.text('answer'),
  next: typed.text('next'),
  nextDate: typed.day('nextDate'),
});

/** What changes later: the answer, and what comes next. */
export function Answer({ words, step }: { readonly words: Words; readonly step?: Step }) {
  return (
    <>
      <ProseField label={t(words, 'steps.answer')} name="answer" value={step?.answer ?? ''} />
      <LineField label={t(words, 'steps.next')} name="next" value={step?.next ?? ''} />
      <DateField label={t(words, 'steps.nextDate')} name="nextDate" value={step?.nextDate ?? ''} />
    </>
  );
}
