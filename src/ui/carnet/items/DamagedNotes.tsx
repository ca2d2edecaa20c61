import { t } from '../../locales/index.ts';
import { useWords } from '../../shared/context.ts';
import type { CaseIndex } from '../useCaseIndex.ts';

interface DamagedNotesProps {
  readonly damagedNotes: CaseIndex['damagedNotes'];
}

/** Names the items whose notes cannot be read. The rest of the list works without them. */
export function DamagedNotes({ damagedNotes }: DamagedNotesProps) {
  const words = useWords();
  if (damagedNotes.length === 0) return null;
  return (
    <p class="note" role="status" data-unread>
      {t(words, 'damaged.notesInList', {
        n: damagedNotes.length,
        list: damagedNotes.map(({ ordinal }) => ordinal).join(', '),
      })}
    </p>
  );
}
