import { t } from '../../locales/index.ts';
import { useWords } from '../../shared/context.ts';
import { ConfirmButton } from '../ConfirmButton.tsx';

/** Removes one entry of a list written by the person, after a confirmation. */
export function RemoveEntry({ act }: { readonly act: () => Promise<void> }) {
  const words = useWords();
  return <ConfirmButton label={t(words, 'entry.remove')} confirmLabel={t(words, 'entry.removeSure')} act={act} />;
}
