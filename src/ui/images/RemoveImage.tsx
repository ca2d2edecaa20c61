import { AskFirst } from '../parts/AskFirst.tsx';
import { t, type Words } from '../words/index.ts';
import { Help } from './NotKept.tsx';

interface RemoveImageProps {
  readonly words: Words;
  readonly ordinal: number;
  readonly remove: () => Promise<null>;
  readonly done: () => void;
}

/** Beside every image: what erasing reaches and what it does not, and who helps. */
export function RemoveImage({ words, ordinal, remove, done }: RemoveImageProps) {
  return (
    <AskFirst
      words={words}
      action="remove-image"
      quiet
      start={t(words, 'images.remove')}
      title={t(words, 'images.removeTitle', { ordinal })}
      keep={t(words, 'images.removeKeep')}
      confirm={t(words, 'images.removeDo')}
      act={remove}
      done={done}
    >
      <p>{t(words, 'images.blameless')}</p>
      <p>{t(words, 'images.removeMeaning')}</p>
      <p>{t(words, 'images.removeThen')}</p>
      <p>{t(words, 'images.removeElsewhere')}</p>
      <p class="hint">{t(words, 'images.removeDisk')}</p>
      <Help words={words} />
    </AskFirst>
  );
}
