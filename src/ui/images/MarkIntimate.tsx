import { type ItemNotes, isIntimate } from '../../domain/item/itemNotes.ts';
import { t } from '../locales/index.ts';
import { Alert } from '../shared/Alert.tsx';
import { useWords } from '../shared/context.ts';
import { useSubmit } from '../shared/useSubmit.ts';

interface MarkIntimateProps {
  readonly notes: ItemNotes;
  /** Resolves once the mark is on the disk. */
  readonly mark: (intimate: boolean) => Promise<void>;
}

/** Marks an image as intimate: it then shows only at a second press, and is exported only in the annex. */
export function MarkIntimate({ notes, mark }: MarkIntimateProps) {
  const words = useWords();
  const { fault, submit } = useSubmit();
  const isMarked = isIntimate(notes);
  // Marked by the category « Image intime »: only the category can be removed.
  const isMarkedByCategory = isMarked && notes.intimate?.value !== true;
  const toggleMark = () => submit(() => mark(!isMarked));
  return (
    <div data-intimate={isMarked}>
      <p class="hint" role="status">
        {isMarked && t(words, 'intimate.marked')}
      </p>
      {fault && <Alert fault={fault} />}
      {!isMarkedByCategory && (
        <button type="button" class="quiet" data-action="intimate" onClick={toggleMark}>
          {t(words, isMarked ? 'intimate.unmark' : 'intimate.mark')}
        </button>
      )}
    </div>
  );
}
