import type { Fiche } from '../../domain/item.ts';
import { redactable } from '../../domain/redaction.ts';
import { t, type Words } from '../words/index.ts';

interface RedactLinksProps {
  readonly words: Words;
  readonly fiche: Fiche;
}

/** Beside the image of an item: one way in for each of its images. */
export function RedactLinks({ words, fiche }: RedactLinksProps) {
  const paths = redactable(fiche);
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
