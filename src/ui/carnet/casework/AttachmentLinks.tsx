import { t } from '../../locales/index.ts';
import { useWords } from '../../shared/context.ts';
import { linkTo } from '../../shared/linkTo.ts';

interface AttachmentLinksProps {
  /** Ids of the attached items. */
  readonly attachmentIds: readonly string[];
  /** Where another document is imported for the same démarche; null: no such link. */
  readonly attachPath: string | null;
}

/** Links to the documents of a démarche. Each is an item, sealed as received. */
export function AttachmentLinks({ attachmentIds, attachPath }: AttachmentLinksProps) {
  const words = useWords();
  return (
    <>
      {attachmentIds.map((id, index) => (
        <p key={id}>
          <a {...linkTo(`item/${id}`)} data-document={id}>
            {t(words, 'attachments.see', { n: index + 1 })}
          </a>
        </p>
      ))}
      {attachPath !== null && (
        <p>
          <a {...linkTo(attachPath)} data-action="attach">
            {t(words, 'attachments.attach')}
          </a>
        </p>
      )}
    </>
  );
}
