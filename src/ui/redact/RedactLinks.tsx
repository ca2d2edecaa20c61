import { redactablePaths } from '../../domain/item/redaction.ts';
import type { ItemDetail } from '../../messages/protocol.ts';
import { t } from '../locales/index.ts';
import { useWords } from '../shared/context.ts';
import { linkTo } from '../shared/linkTo.ts';

interface RedactLinksProps {
  readonly detail: Pick<ItemDetail, 'fiche' | 'erasedPaths'>;
}

/** One link to the redaction page for each image of an item. */
export function RedactLinks({ detail: { fiche, erasedPaths } }: RedactLinksProps) {
  const words = useWords();
  const paths = redactablePaths(fiche).filter((path) => !erasedPaths.includes(path));
  return (
    <>
      {paths.map((file) => (
        <p key={file}>
          <a class="back" data-redact={file} {...linkTo(`redact/${fiche.id}/${file}`)}>
            {paths.length === 1 ? t(words, 'redact.offer') : t(words, 'redact.offerFile', { file })}
          </a>
        </p>
      ))}
    </>
  );
}
