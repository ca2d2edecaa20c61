import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import {
  type Attachment,
  attachmentsDocument,
  operatorDocument,
  resolveAttachments,
  stepsDocument,
} from '../../../domain/case/caseDocuments.ts';
import { notesDocument, type Step } from '../../../domain/item/itemNotes.ts';
import type { SearchIndex } from '../../../domain/item/search.ts';
import { t } from '../../locales/index.ts';
import { useWords } from '../../shared/context.ts';
import { linkTo } from '../../shared/linkTo.ts';
import type { CarnetApi } from '../carnetApi.ts';
import { useCaseDocument } from '../useCaseDocument.ts';
import type { CaseIndex } from '../useCaseIndex.ts';
import { type AttachableStep, AttachToStep } from './AttachToStep.tsx';

interface AttachmentTargetLineProps {
  readonly carnetApi: CarnetApi;
  readonly index: CaseIndex['index'];
  readonly itemId: string;
  readonly onNotesChange: CaseIndex['updateNotes'];
}

/** On the page of an imported file: what it is attached to, or a form to attach it. */
export function AttachmentTargetLine({ carnetApi, index, itemId, onNotesChange }: AttachmentTargetLineProps) {
  const steps = useCaseDocument(carnetApi, null, stepsDocument);
  const operator = useCaseDocument(carnetApi, null, operatorDocument);
  const attachments = useCaseDocument(carnetApi, null, attachmentsDocument);
  const [isJustAttached, setIsJustAttached] = useState(false);
  if (steps.value === null || operator.value === null || index === null) return null;
  if (attachments.value === null && attachments.fault === null) return null;
  const attachmentIds = attachments.fault === null ? (attachments.value?.items ?? []) : null;
  const attachment = resolveAttachments(attachmentIds, steps.value.steps, operator.value, index.items).get(itemId);
  if (attachment === undefined || attachment.kind === 'loose')
    return (
      <>
        {attachment && <AttachmentLine attachment={attachment} isJustAttached={false} />}
        <AttachToStep
          steps={listAttachableSteps(steps.value.steps, index)}
          attach={async (target) => {
            setIsJustAttached(true);
            await carnetApi.attach(target, itemId);
            const targetItemId = target.kind === 'step' ? target.item : null;
            if (targetItemId !== null)
              onNotesChange(
                targetItemId,
                await carnetApi.read((await carnetApi.ensureCase()).caseId, notesDocument(targetItemId)),
              );
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
      . {t(words, 'attachments.notHanded')}
    </p>
  );
}
