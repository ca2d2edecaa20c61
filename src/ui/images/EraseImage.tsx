import { t } from '../locales/index.ts';
import { ConfirmPanel } from '../shared/ConfirmPanel.tsx';
import { useWords } from '../shared/context.ts';
import { ProhibitedImageHelp } from './ProhibitedImage.tsx';

interface EraseImageProps {
  readonly ordinal: number;
  readonly erase: () => Promise<null>;
  readonly onDone: () => void;
}

/** Erases an item's image, after saying what this reaches, what it does not, and who helps. */
export function EraseImage({ ordinal, erase, onDone }: EraseImageProps) {
  const words = useWords();
  return (
    <ConfirmPanel
      action="remove-image"
      quiet
      startLabel={t(words, 'images.remove')}
      title={t(words, 'images.removeTitle', { ordinal })}
      cancelLabel={t(words, 'images.removeKeep')}
      confirmLabel={t(words, 'images.removeDo')}
      act={erase}
      onDone={onDone}
    >
      <p>{t(words, 'images.blameless')}</p>
      <p>{t(words, 'images.removeMeaning')}</p>
      <p>{t(words, 'images.removeThen')}</p>
      <p>{t(words, 'images.removeElsewhere')}</p>
      <p class="hint">{t(words, 'images.removeDisk')}</p>
      <ProhibitedImageHelp />
    </ConfirmPanel>
  );
}
