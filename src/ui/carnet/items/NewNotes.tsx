import { type ItemNotes, NO_NOTES } from '../../../domain/item/notes.ts';
import { AskFirst } from '../../parts/AskFirst.tsx';
import { t, type Words } from '../../words/index.ts';

interface NewNotesProps {
  readonly words: Words;
  readonly now: () => string;
  readonly write: (notes: ItemNotes) => Promise<void>;
}

/**
 * Notes that the disk no longer gives back, begun again. What they hid is not known any more, so the image counts as
 * intimate until the person says otherwise.
 */
export function NewNotes({ words, now, write }: NewNotesProps) {
  return (
    <AskFirst
      words={words}
      action="new-notes"
      start={t(words, 'notes.anew')}
      title={t(words, 'notes.anewTitle')}
      keep={t(words, 'notes.anewKeep')}
      confirm={t(words, 'notes.anew')}
      act={async () => {
        await write({ ...NO_NOTES, intimate: { value: true, at: now() } });
        return null;
      }}
      done={() => undefined}
    >
      <p>{t(words, 'notes.anewMeaning')}</p>
    </AskFirst>
  );
}
