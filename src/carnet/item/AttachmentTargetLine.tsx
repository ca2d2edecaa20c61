import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Attachment, AttachmentTarget } from '../../domain/case/caseDocuments.ts';
import type { ItemSummary } from '../../domain/item/itemIndex.ts';
import { notesDocument } from '../../domain/item/itemNotes.ts';
import type { SearchIndex } from '../../domain/item/search.ts';
import type { Step } from '../../domain/item/step.ts';
import { useWords } from '../../ui/context.ts';
import { formatItemName } from '../../ui/itemLabels.tsx';
import { t, type Words } from '../../ui/locales/index.ts';
import { useCarnetApi } from '../carnetApi.ts';
import type { useCaseAttachments } from '../parts/caseAttachments.ts';
import { Form, SelectField } from '../parts/formFields.tsx';
import { formatStep } from '../parts/labels.tsx';
import type { CaseIndex } from '../parts/useCaseIndex.tsx';
import { WordLink } from '../parts/WordLink.tsx';
import { linkTo } from '../route.ts';

interface AttachmentTargetLineProps {
  readonly caseIndex: Pick<CaseIndex, 'index' | 'updateNotes'>;
  readonly openDocuments: ReturnType<typeof useCaseAttachments>;
  readonly itemId: string;
}

/** On the page of an imported file: what it is attached to, or a form to attach it. */
export function AttachmentTargetLine({ caseIndex, openDocuments, itemId }: AttachmentTargetLineProps) {
  const { index, updateNotes } = caseIndex;
  const carnetApi = useCarnetApi();
  const { steps, operator, attachments } = openDocuments;
  const [isJustAttached, setIsJustAttached] = useState(false);
  if (steps.value === null || operator.value === null || index === null || attachments === null) return null;
  const attachment = attachments.get(itemId);
  if (attachment === undefined || attachment.kind === 'loose')
    return (
      <>
        {attachment && <AttachmentLine attachment={attachment} isJustAttached={false} />}
        <AttachToStep
          steps={listAttachableSteps(steps.value.steps, index)}
          attach={async (target) => {
            setIsJustAttached(true);
            await carnetApi.documents.attach(target, itemId);
            const targetItemId = target.kind === 'step' ? target.item : null;
            if (targetItemId !== null)
              updateNotes(targetItemId, await carnetApi.documents.read(null, notesDocument(targetItemId)));
            // Reads the notes again, so that the attachment shows here.
            await steps.change((before) => before);
          }}
        />
      </>
    );
  return <AttachmentLine attachment={attachment} isJustAttached={isJustAttached} />;
}

const listAttachableSteps = (caseSteps: readonly Step[], index: SearchIndex): readonly AttachableStep[] => [
  ...caseSteps.map((step) => ({ step, item: null })),
  ...index.items.flatMap(({ item, notes }) => notes.reports.map((step) => ({ step, item }))),
];

interface AttachmentLineProps {
  readonly attachment: Attachment;
  /** Just attached here: the line takes the focus of the form it replaces. */
  readonly isJustAttached: boolean;
}

function AttachmentLine({ attachment, isJustAttached }: AttachmentLineProps) {
  const words = useWords();
  const line = useRef<HTMLParagraphElement>(null);
  useLayoutEffect(() => {
    if (isJustAttached) line.current?.focus();
  }, [isJustAttached]);
  return (
    <p ref={line} tabIndex={-1} class="note" data-document-of={attachment.kind}>
      {attachment.kind === 'loose' && t(words, 'attachments.loose')}
      {attachment.kind === 'authorisation' && <a {...linkTo('operator')}>{t(words, 'attachments.ofAuthorisation')}</a>}
      {attachment.kind === 'step' && (
        <a {...linkTo(attachment.item === null ? 'steps' : `item/${attachment.item}`)}>
          {t(words, 'attachments.ofStep', { step: t(words, `step.${attachment.step.kind}`) })}
        </a>
      )}
      . <a {...linkTo('before-export/documents')}>{t(words, 'attachments.notHanded')}</a>
    </p>
  );
}

interface AttachableStep {
  readonly step: Step;
  readonly item: ItemSummary | null;
}

interface AttachToStepProps {
  /** Démarches of the case (`item` null) and of single items. */
  readonly steps: readonly AttachableStep[];
  readonly attach: (place: AttachmentTarget) => Promise<void>;
}

/** Attaches an imported receipt to its démarche. From then on, it is in a dossier only when ticked. */
function AttachToStep({ steps, attach }: AttachToStepProps) {
  const words = useWords();
  return (
    <details data-attach-to-step>
      <summary>{t(words, 'attachments.joinLater')}</summary>
      <p class="hint">{t(words, 'attachments.joinMeaning')}</p>
      {steps.length === 0 ? (
        <p>
          <WordLink word="attachments.joinNone" class="lone" to="steps" />
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

const formatAttachableStep = (words: Words, { step, item }: AttachableStep): string =>
  [...(item === null ? [] : [formatItemName(words, item)]), formatStep(words, step)].join(', ');
