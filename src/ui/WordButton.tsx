import type { ButtonHTMLAttributes } from 'preact';
import { useWords } from './context.ts';
import { type PlainWordKey, t } from './locales/index.ts';

interface WordButtonProps extends Omit<ButtonHTMLAttributes, 'action' | 'type' | 'ref'> {
  readonly word: PlainWordKey;
  /** The stable name by which tests press it (`data-action`). */
  readonly action?: string | undefined;
}

/** A button that submits no form, labelled by a key. */
export function WordButton({ word, action, ...attributes }: WordButtonProps) {
  const words = useWords();
  return (
    <button type="button" data-action={action} {...attributes}>
      {t(words, word)}
    </button>
  );
}
