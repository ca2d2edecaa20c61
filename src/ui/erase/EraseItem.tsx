import { AskFirst } from '../parts/AskFirst.tsx';
import { t, type Words } from '../words/index.ts';

interface EraseItemProps {
  readonly words: Words;
  readonly ordinal: number;
  readonly erase: () => Promise<null>;
  readonly done: () => void;
}

/** Beside « Retirer »: the item leaves this computer. What stays, and where, is said. */
export function EraseItem({ words, ordinal, erase, done }: EraseItemProps) {
  return (
    <AskFirst
      words={words}
      action="erase-item"
      start={t(words, 'eraseItem.start')}
      title={t(words, 'eraseItem.title', { ordinal })}
      keep={t(words, 'erase.keep')}
      confirm={t(words, 'erase.confirm')}
      act={erase}
      done={done}
    >
      <p>{t(words, 'eraseItem.meaning')}</p>
      <p>{t(words, 'eraseItem.stays')}</p>
      <p class="hint">{t(words, 'erase.meaningDisk')}</p>
    </AskFirst>
  );
}
