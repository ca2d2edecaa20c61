import { useState } from 'preact/hooks';
import { type ItemNotes, isIntimate } from '../../domain/item/notes.ts';
import { type Fault, faultOf } from '../faults.ts';
import { Alert } from '../parts/Alert.tsx';
import { t, type Words } from '../words/index.ts';

interface MarkIntimateProps {
  readonly words: Words;
  readonly notes: ItemNotes;
  /** Resolves once it is on the disk. */
  readonly mark: (intimate: boolean) => Promise<void>;
}

/** Beside every image, one press: it is then shown only at a second press, and handed over only apart. */
export function MarkIntimate({ words, notes, mark }: MarkIntimateProps) {
  const [fault, setFault] = useState<Fault | null>(null);
  const marked = isIntimate(notes);
  // Named « Image intime » among what they see in it: that is said, and taken back, there.
  const byCategory = marked && notes.intimate?.value !== true;
  const press = () => {
    setFault(null);
    mark(!marked).catch((error: unknown) => setFault(faultOf(error)));
  };
  return (
    <div data-intimate={marked}>
      <p class="hint" role="status">
        {marked && t(words, 'intimate.marked')}
      </p>
      {fault && <Alert words={words} fault={fault} />}
      {!byCategory && (
        <button type="button" class="quiet" data-action="intimate" onClick={press}>
          {t(words, marked ? 'intimate.unmark' : 'intimate.mark')}
        </button>
      )}
    </div>
  );
}
