import { attachmentsDocument, operatorDocument, stepsDocument } from '../../../domain/case/caseDocuments.ts';
import { type Attachment, resolveAttachments } from '../../../domain/item/attachments.ts';
import type { SearchIndex } from '../../../domain/item/search.ts';
import { Unreadable } from '../../parts/Unreadable.tsx';
import { dayName } from '../../times.ts';
import { t, type Words } from '../../words/index.ts';
import type { OpenSheet } from '../useSheet.ts';
import { Tick } from './fields.tsx';
import type { ChoosingProps } from './WhoFor.tsx';

/** Every document; when their list cannot be read, every imported file. */
export function documentsIn(
  index: SearchIndex,
  steps: OpenSheet<typeof stepsDocument.empty>,
  operator: OpenSheet<typeof operatorDocument.empty>,
  kept: OpenSheet<typeof attachmentsDocument.empty>,
): ReadonlyMap<string, Attachment> {
  return resolveAttachments(
    kept.fault === null ? (kept.value?.items ?? []) : null,
    steps.value?.steps ?? stepsDocument.empty.steps,
    operator.value ?? operatorDocument.empty,
    index.items,
  );
}

interface DocumentsProps extends ChoosingProps {
  readonly index: SearchIndex;
  readonly documents: ReadonlyMap<string, Attachment>;
  readonly kept: OpenSheet<typeof attachmentsDocument.empty>;
}

/** Each goes only when ticked, one by one: among them may be medical papers, or what others wrote. */
export function Documents({ words, index, documents, kept, choices, change }: DocumentsProps) {
  const held = index.items.filter(({ item }) => documents.has(item.id) && !item.withdrawn);
  if (held.length === 0 && kept.fault === null) return null;
  // Whatever was a document stays one: taken for a pièce, a medical paper would go unasked.
  const all = { ...attachmentsDocument.empty, items: [...documents.keys()] };
  return (
    <>
      <h2>{t(words, 'documents.title')}</h2>
      <p class="hint">{t(words, 'documents.meaning')}</p>
      {kept.fault && (
        <>
          <p class="note">{t(words, 'documents.unknown')}</p>
          <Unreadable words={words} fault={kept.fault} part="documents" renew={() => kept.renew(all)} />
        </>
      )}
      <div class="fieldset" data-list="documents">
        {held.map(({ item: { id, ordinal } }) => (
          <Tick
            key={id}
            name="document"
            label={t(words, 'documents.tick', { what: nameOf(words, documents.get(id)), ordinal })}
            checked={choices.documents.includes(id)}
            tick={(joined) =>
              void change((before) => {
                const others = before.documents.filter((one) => one !== id);
                return { ...before, documents: joined ? [...others, id] : others };
              })
            }
          />
        ))}
      </div>
    </>
  );
}

function nameOf(words: Words, attached: Attachment | undefined): string {
  if (attached?.kind === 'authorisation') return t(words, 'documents.ofAuthorisation');
  if (attached?.kind !== 'step') return t(words, 'documents.loose');
  const { kind, where, date } = attached.step;
  return [t(words, `step.${kind}`), where, date === null ? '' : dayName(words.lang, date)]
    .filter(Boolean)
    .join(', ');
}
