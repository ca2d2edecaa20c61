import { t, type Words } from '../../words/index.ts';
import { SureButton } from '../SureButton.tsx';

/** Takes one entry out of a list that the person wrote. */
export function RemoveEntry({ words, act }: { readonly words: Words; readonly act: () => Promise<void> }) {
  return (
    <SureButton
      words={words}
      label={t(words, 'entry.remove')}
      sure={t(words, 'entry.removeSure')}
      act={act}
    />
  );
}
