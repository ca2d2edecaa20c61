import type { AttachmentTarget } from '../../../domain/case/caseDocuments.ts';
import type { Step } from '../../../domain/item/itemNotes.ts';
import { formatDay } from '../../formatTime.ts';
import { t, type Words } from '../../locales/index.ts';
import { useWords } from '../../shared/context.ts';
import { linkTo } from '../../shared/linkTo.ts';
import { Form, SelectField } from '../forms.tsx';

export interface AttachableStep {
  readonly step: Step;
  readonly item: { readonly id: string; readonly ordinal: number } | null;
}

interface AttachToStepProps {
  /** Démarches of the case (`item` null) and of single items. */
  readonly steps: readonly AttachableStep[];
  readonly attach: (place: AttachmentTarget) => Promise<void>;
}

/** Attaches an imported receipt to its démarche. From then on, it is in a dossier only when ticked. */
export function AttachToStep({ steps, attach }: AttachToStepProps) {
  const words = useWords();
  return (
    <details data-attach-to-step>
      <summary>{t(words, 'attachments.joinLater')}</summary>
      <p class="hint">{t(words, 'attachments.joinMeaning')}</p>
      {steps.length === 0 ? (
        <p>
          <a {...linkTo('steps')}>{t(words, 'attachments.joinNone')}</a>
        </p>
      ) : (
        <Form
          draft={null}
          submit={t(words, 'attachments.join')}
          save={async (values) => {
            const found = steps.find(({ step }) => step.id === values.text('attach-to-step'));
            if (found !== undefined) await attach({ kind: 'step', step: found.step.id, item: found.item?.id ?? null });
          }}
        >
          <SelectField
            label={t(words, 'attachments.joinTo')}
            name="attach-to-step"
            options={steps.map((one) => [one.step.id, formatAttachableStep(words, one)])}
          />
        </Form>
      )}
    </details>
  );
}

const formatAttachableStep = (words: Words, { step: { kind, where, date }, item }: AttachableStep): string =>
  [
    item === null ? '' : t(words, 'item.name', { ordinal: item.ordinal }),
    t(words, `step.${kind}`),
    where,
    date === null ? '' : formatDay(words.lang, date),
  ]
    .filter(Boolean)
    .join(', ');
