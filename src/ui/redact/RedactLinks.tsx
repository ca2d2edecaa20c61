import { redactablePaths } from '../../domain/images/redaction.ts';
import type { ItemDetail } from '../../messages/protocol.ts';
import { t, type Words } from '../words/index.ts';

interface RedactLinksProps {
  readonly words: Words;
  readonly detail: Pick<ItemDetail, 'fiche' | 'gone'>;
}

/** Beside the image of an item: one way in for each of its images. */
export function RedactLinks({ words, detail: { fiche, gone } }: RedactLinksProps) {
  const paths = redactablePaths(fiche).filter((path) => !gone.includes(path));
  return (
    <>
      {paths.map((file) => (
        <p key={file}>
          <a class="back" data-redact={file} href={`#redact/${fiche.id}/${file}`}>
            {paths.length === 1 ? t(words, 'redact.offer') : t(words, 'redact.offerFile', { file })}
          </a>
        </p>
      ))}
    </>
  );
}
