import type { ItemNotes } from '../../../domain/item/itemNotes.ts';
import { redactablePaths } from '../../../domain/item/redaction.ts';
import type { ItemDetail } from '../../../messages/protocol.ts';
import { t } from '../../locales/index.ts';
import { useWords } from '../../shared/context.ts';
import { linkTo } from '../../shared/linkTo.ts';

interface RedactionNoteProps {
  readonly detail: Pick<ItemDetail, 'fiche' | 'erasedPaths'>;
  readonly notes: Pick<ItemNotes, 'redactions'>;
}

/** Says that a part of an image is hidden in the dossiers, and which other images of the item still show everything. */
export function RedactionNote({ detail: { fiche, erasedPaths }, notes }: RedactionNoteProps) {
  const words = useWords();
  if (notes.redactions.length === 0) return null;
  const redacted = new Set(notes.redactions.map(({ file }) => file));
  const unredacted = redactablePaths(fiche).filter((path) => !redacted.has(path) && !erasedPaths.includes(path));
  return (
    <div class="note" data-redacted>
      <p>{t(words, 'detail.redacted')}</p>
      {unredacted.map((file) => (
        <p key={file}>
          {t(words, 'detail.notRedacted', { file })}{' '}
          <a {...linkTo(`redact/${fiche.id}/${file}`)}>{t(words, 'detail.redactToo')}</a>
        </p>
      ))}
    </div>
  );
}
