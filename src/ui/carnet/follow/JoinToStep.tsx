import type { AttachmentTarget } from '../../../domain/item/attachments.ts';
import type { Step } from '../../../domain/item/notes.ts';
import { dayName } from '../../times.ts';
import { t, type Words } from '../../words/index.ts';
import { Form, SelectField } from '../forms.tsx';

export interface JoinableStep {
  readonly step: Step;
  readonly item: { readonly id: string; readonly ordinal: number } | null;
}

interface JoinToStepProps {
  readonly words: Words;
  /** Of the case as a whole (`item` null) and of single items. */
  readonly steps: readonly JoinableStep[];
  readonly join: (place: AttachmentTarget) => Promise<void>;
}

/** A receipt that came in among other files: joined to its démarche afterwards, and then in no dossier unless ticked. */
export function JoinToStep({ words, steps, join }: JoinToStepProps) {
  return (
    <details data-join-step>
      <summary>{t(words, 'documents.joinLater')}</summary>
      <p class="hint">{t(words, 'documents.joinMeaning')}</p>
      {steps.length === 0 ? (
        <p>
          <a href="#steps">{t(words, 'documents.joinNone')}</a>
        </p>
      ) : (
        <Form
          words={words}
          draft={null}
          submit={t(words, 'documents.join')}
          save={async (typed) => {
            const found = steps.find(({ step }) => step.id === typed.text('join-step'));
            if (found !== undefined)
              await join({ kind: 'step', step: found.step.id, item: found.item?.id ?? null });
          }}
        >
          <SelectField
            label={t(words, 'documents.joinTo')}
            name="join-step"
            options={steps.map((one) => [one.step.id, nameOf(words, one)])}
          />
        </Form>
      )}
    </details>
  );
}

const nameOf = (words: Words, { step: { kind, where, date }, item }: JoinableStep): string =>
  [
    item === null ? '' : t(words, 'item.name', { ordinal: item.ordinal }),
    t(words, `step.${kind}`),
    where,
    date === null ? '' : dayName(words.lang, date),
  ]
    .filter(Boolean)
    .join(', ');
