import { useRef, useState } from 'preact/hooks';
import { isComplaint, type Step } from '../../domain/item/step.ts';
import { useWords } from '../../ui/context.ts';
import { t } from '../../ui/locales/index.ts';
import { useCarnetApi } from '../carnetApi.ts';
import { DateField, Form, TextAreaField, TextField } from '../parts/formFields.tsx';
import { StepForm, useToday } from '../parts/StepForm.tsx';
import type { NotedDocuments } from './TimeLine.tsx';
import './followUp.css';

interface NoteFormsProps extends NotedDocuments {
  /** What is open at first: the list of forms, or the form of a complaint to the police. */
  readonly opens: 'list' | 'complaint' | null;
  readonly onNoted: (step: Step) => void;
  /** Ids of the captures of the case. */
  readonly captures: readonly string[];
}

/**
 * « Noter quelque chose »: a démarche, the diary or a witness. The forms are there while folded, so that a draft opens
 * its own. What is damaged has no form.
 */
export function NoteForms({ steps, diary, witnesses, opens, onNoted, captures }: NoteFormsProps) {
  const words = useWords();
  const root = useRef<HTMLDetailsElement>(null);
  const [opensFirst] = useState(opens);
  const add = async (step: Step) => {
    await steps.change((before) => ({ ...before, steps: [...before.steps, step] }));
    if (isComplaint(step.kind) && root.current) root.current.open = false;
    onNoted(step);
  };
  const forms = [
    {
      kind: 'step',
      label: 'steps.new',
      form: steps.value && (
        <StepForm
          draft={{ caseId: null, form: 'step' }}
          firstKind={opensFirst === 'complaint' ? 'plainte-police' : ''}
          {...{ add, captures }}
        />
      ),
    },
    { kind: 'diary', label: 'diary.title', form: diary.value && <DiaryForm change={diary.change} /> },
    { kind: 'witness', label: 'witnesses.new', form: witnesses.value && <WitnessForm change={witnesses.change} /> },
  ] as const;
  return (
    <details ref={root} class="fold note-forms" open={opensFirst !== null}>
      <summary>{t(words, 'complaint.note')}</summary>
      {forms.map(
        ({ kind, label, form }) =>
          form && (
            <details
              key={kind}
              class="fold"
              name="note"
              data-note={kind}
              open={kind === 'step' && opensFirst === 'complaint'}
            >
              <summary>{t(words, label)}</summary>
              {form}
            </details>
          ),
      )}
    </details>
  );
}

/** The effects on the person's life, day by day, in their words. */
function DiaryForm({ change }: Pick<NotedDocuments['diary'], 'change'>) {
  const words = useWords();
  const carnetApi = useCarnetApi();
  const today = useToday();
  return (
    <Form
      draft={{ caseId: null, form: 'diary' }}
      submit={t(words, 'steps.add')}
      clearsOnSave
      save={(values) => {
        const date = values.date('date') ?? today;
        const entry = { id: carnetApi.newId(), at: carnetApi.now(), date, text: values.text('text') };
        return change((before) => ({ ...before, entries: [...before.entries, entry] }));
      }}
    >
      <p class="hint">{t(words, 'diary.meaning')}</p>
      <DateField label={t(words, 'diary.day')} name="date" value={today} required />
      <TextAreaField label={t(words, 'diary.text')} hint={t(words, 'diary.hint')} name="text" required />
    </Form>
  );
}

/** A witness and how to reach them. Their testimony is for them to write. */
function WitnessForm({ change }: Pick<NotedDocuments['witnesses'], 'change'>) {
  const words = useWords();
  const carnetApi = useCarnetApi();
  return (
    <Form
      draft={{ caseId: null, form: 'witnesses' }}
      submit={t(words, 'steps.add')}
      clearsOnSave
      save={(values) => {
        const [name, contact, saw] = [values.text('name'), values.text('contact'), values.text('saw')];
        const witness = { id: carnetApi.newId(), at: carnetApi.now(), name, contact, saw, items: [] };
        return change((before) => ({ ...before, witnesses: [...before.witnesses, witness] }));
      }}
    >
      <p class="hint">{t(words, 'witnesses.meaning')}</p>
      <TextField label={t(words, 'witnesses.name')} name="name" required />
      <TextField label={t(words, 'witnesses.contact')} name="contact" />
      <TextAreaField label={t(words, 'witnesses.saw')} hint={t(words, 'witnesses.sawHint')} name="saw" />
    </Form>
  );
}
