import { type Attachment, attachmentsDocument } from '../../domain/case/caseDocuments.ts';
import type { SearchIndex } from '../../domain/item/search.ts';
import { useWords } from '../../ui/context.ts';
import { formatItemName } from '../../ui/itemLabels.tsx';
import { t, type Words } from '../../ui/locales/index.ts';
import { DamagedDocument } from '../parts/DamagedDocument.tsx';
import { Checkbox, type SectionProps } from '../parts/formFields.tsx';
import { formatStep } from '../parts/labels.tsx';
import type { OpenDocument } from '../parts/useCaseDocument.ts';

/** Returns the imported documents that may be joined, by ordinal. */
export const listDocuments = (index: SearchIndex, attachments: ReadonlyMap<string, Attachment>) =>
  index.items.filter(({ item }) => attachments.has(item.id) && !item.withdrawn);

interface AttachmentsSectionProps extends SectionProps {
  readonly index: SearchIndex;
  readonly attachments: ReadonlyMap<string, Attachment>;
  readonly openAttachments: OpenDocument<typeof attachmentsDocument.empty>;
}

/** Documents are exported only when ticked one by one: they may be medical papers or texts by others. */
export function AttachmentsSection({ index, attachments, openAttachments, choices, change }: AttachmentsSectionProps) {
  const words = useWords();
  const listed = listDocuments(index, attachments);
  // The replacement lists every imported file: treated as a pièce, a medical paper would be exported by default.
  const allAttachments = { ...attachmentsDocument.empty, items: [...attachments.keys()] };
  return (
    <>
      <p class="hint">{t(words, 'attachments.meaning')}</p>
      {openAttachments.fault && <p class="note">{t(words, 'attachments.unknown')}</p>}
      <DamagedDocument
        document={{ ...openAttachments, replaceDamaged: () => openAttachments.replaceDamaged(allAttachments) }}
        part="documents"
      />
      <div class="fieldset" data-list="documents">
        {listed.map(({ item }) => (
          <Checkbox
            key={item.id}
            name="document"
            label={t(words, 'attachments.tick', {
              what: describeAttachment(words, attachments.get(item.id)),
              item: formatItemName(words, item),
            })}
            checked={choices.documents.includes(item.id)}
            onChange={(checked) =>
              void change((before) => {
                const others = before.documents.filter((one) => one !== item.id);
                return { ...before, documents: checked ? [...others, item.id] : others };
              })
            }
          />
        ))}
      </div>
    </>
  );
}

function describeAttachment(words: Words, attached: Attachment | undefined): string {
  if (attached?.kind === 'authorisation') return t(words, 'attachments.ofAuthorisation');
  return attached?.kind === 'step' ? formatStep(words, attached.step) : t(words, 'attachments.loose');
}
