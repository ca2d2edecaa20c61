import { t, type Words } from '../../words/index.ts';

interface DocumentLinksProps {
  readonly words: Words;
  /** Ids of the items they are. */
  readonly documents: readonly string[];
  /** Where another is imported for the same démarche; null: nowhere here. */
  readonly attach: string | null;
}

/** The documents of a démarche: each an item of its own, sealed as received. */
export function DocumentLinks({ words, documents, attach }: DocumentLinksProps) {
  return (
    <>
      {documents.map((id, index) => (
        <p key={id}>
          <a href={`#item/${id}`} data-document={id}>
            {t(words, 'documents.see', { n: index + 1 })}
          </a>
        </p>
      ))}
      {attach !== null && (
        <p>
          <a href={attach} data-action="attach">
            {t(words, 'documents.attach')}
          </a>
        </p>
      )}
    </>
  );
}
