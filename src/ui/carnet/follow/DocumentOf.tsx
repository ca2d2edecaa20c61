import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { attachmentsDocument, operatorDocument, stepsDocument } from '../../../domain/case/caseDocuments.ts';
import { type Attachment, resolveAttachments } from '../../../domain/item/attachments.ts';
import { notesDocument, type Step } from '../../../domain/item/notes.ts';
import type { SearchIndex } from '../../../domain/item/search.ts';
import { t, type Words } from '../../words/index.ts';
import type { Book } from '../book.ts';
import type { OpenCase } from '../openCase.ts';
import { useSheet } from '../useSheet.ts';
import { type JoinableStep, JoinToStep } from './JoinToStep.tsx';

interface DocumentOfProps {
  readonly words: Words;
  readonly book: Book;
  readonly index: OpenCase['index'];
  readonly itemId: string;
  readonly noted: OpenCase['noted'];
}

/** On the page of an imported file: what it belongs to, or a way to say so later. */
export function DocumentOf({ words, book, index, itemId, noted }: DocumentOfProps) {
  const steps = useSheet(book, null, stepsDocument);
  const operator = useSheet(book, null, operatorDocument);
  const kept = useSheet(book, null, attachmentsDocument);
  const [joined, setJoined] = useState(false);
  if (steps.value === null || operator.value === null || index === null) return null;
  if (kept.value === null && kept.fault === null) return null;
  const known = kept.fault === null ? (kept.value?.items ?? []) : null;
  const found = resolveAttachments(known, steps.value.steps, operator.value, index.items).get(itemId);
  if (found === undefined || found.kind === 'loose')
    return (
      <>
        {found && <Belongs words={words} found={found} joined={false} />}
        <JoinToStep
          words={words}
          steps={joinable(steps.value.steps, index)}
          join={async (place) => {
            setJoined(true);
            await book.attach(place, itemId);
            const of = place.kind === 'step' ? place.item : null;
            if (of !== null) noted(of, await book.read((await book.ensureCase()).caseId, notesDocument(of)));
            // Read again: what is joined to the case shows here.
            await steps.change((before) => before);
          }}
        />
      </>
    );
  return <Belongs words={words} found={found} joined={joined} />;
}

const joinable = (ofCase: readonly Step[], index: SearchIndex): readonly JoinableStep[] => [
  ...ofCase.map((step) => ({ step, item: null })),
  ...index.items.flatMap(({ item, notes }) => notes.reports.map((step) => ({ step, item }))),
];

interface BelongsProps {
  readonly words: Words;
  readonly found: Attachment;
  /** Said here, just now: it takes the focus of the form that is gone. */
  readonly joined: boolean;
}

function Belongs({ words, found, joined }: BelongsProps) {
  const line = useRef<HTMLParagraphElement>(null);
  useLayoutEffect(() => {
    if (joined) line.current?.focus();
  }, [joined]);
  return (
    <p ref={line} tabIndex={-1} class="note" data-document-of={found.kind}>
      {found.kind === 'loose' && t(words, 'documents.loose')}
      {found.kind === 'authorisation' && <a href="#operator">{t(words, 'documents.ofAuthorisation')}</a>}
      {found.kind === 'step' && (
        <a href={found.item === null ? '#steps' : `#item/${found.item}`}>
          {t(words, 'documents.ofStep', { step: t(words, `step.${found.step.kind}`) })}
        </a>
      )}
      . {t(words, 'documents.notHanded')}
    </p>
  );
}
