import { type ItemNotes, NO_NOTES } from '../../../domain/item/itemNotes.ts';
import { t } from '../../locales/index.ts';
import { ConfirmPanel } from '../../shared/ConfirmPanel.tsx';
import { useWords } from '../../shared/context.ts';

interface ReplaceDamagedNotesProps {
  readonly now: () => string;
  readonly write: (notes: ItemNotes) => Promise<void>;
}

/**
 * Replaces notes that cannot be read by empty ones. What they marked is lost, so the image counts as intimate until the
 * person states otherwise.
 */
export function ReplaceDamagedNotes({ now, write }: ReplaceDamagedNotesProps) {
  const words = useWords();
  return (
    <ConfirmPanel
      action="new-notes"
      startLabel={t(words, 'notes.replace')}
      title={t(words, 'notes.replaceTitle')}
      cancelLabel={t(words, 'notes.replaceCancel')}
      confirmLabel={t(words, 'notes.replace')}
      act={async () => {
        await write({ ...NO_NOTES, intimate: { value: true, at: now() } });
        return null;
      }}
      onDone={() => undefined}
    >
      <p>{t(words, 'notes.replaceMeaning')}</p>
    </ConfirmPanel>
  );
}
