import { t } from '../locales/index.ts';
import { ConfirmPanel } from '../shared/ConfirmPanel.tsx';
import { useWords } from '../shared/context.ts';

interface EraseItemProps {
  readonly ordinal: number;
  readonly erase: () => Promise<null>;
  readonly onDone: () => void;
}

/** Erases an item from this computer, after saying what stays and where. Not the same as « Retirer ». */
export function EraseItem({ ordinal, erase, onDone }: EraseItemProps) {
  const words = useWords();
  return (
    <ConfirmPanel
      action="erase-item"
      startLabel={t(words, 'eraseItem.start')}
      title={t(words, 'eraseItem.title', { ordinal })}
      cancelLabel={t(words, 'erase.keep')}
      confirmLabel={t(words, 'erase.confirm')}
      act={erase}
      onDone={onDone}
    >
      <p>{t(words, 'eraseItem.meaning')}</p>
      <p>{t(words, 'eraseItem.stays')}</p>
      <p class="hint">{t(words, 'erase.meaningDisk')}</p>
    </ConfirmPanel>
  );
}
