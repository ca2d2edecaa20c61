import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../locales/index.ts';
import { useWords } from './context.ts';

interface MaskedProps {
  readonly kind: 'text' | 'image';
  readonly shown: boolean;
  readonly toggle: () => void;
  /** Accessible names of the button, which say what it shows or hides when read out of context. */
  readonly showLabel: string;
  readonly hideLabel: string;
  /** Called only once shown: a screen reader would read content that is in the page. */
  readonly reveal: () => ComponentChildren;
  /** A warning shown at the first press; a second press reveals. For content that the user marked as intimate. */
  readonly confirmText?: string | undefined;
  /** -1 in a row that is not in the Tab order. */
  readonly tabIndex?: number;
}

export function Masked({ kind, shown, toggle, showLabel, hideLabel, reveal, confirmText, tabIndex = 0 }: MaskedProps) {
  const words = useWords();
  const [isAsking, setIsAsking] = useState(false);
  const needsConfirmation = confirmText !== undefined && !shown && !isAsking;
  const onPress = () => {
    setIsAsking(needsConfirmation);
    if (!needsConfirmation) toggle();
  };
  const label = shown ? hideLabel : showLabel;
  return (
    <div class={`masked masked-${kind}`}>
      {shown ? (
        <div class="revealed">{reveal()}</div>
      ) : (
        <p class="mask-placeholder">{t(words, kind === 'text' ? 'app.maskedText' : 'app.maskedImage')}</p>
      )}
      {confirmText !== undefined && !shown && isAsking && <p role="status">{confirmText}</p>}
      <button
        type="button"
        class="quiet"
        data-action="reveal"
        tabIndex={tabIndex}
        aria-expanded={shown}
        aria-label={label}
        onClick={onPress}
      >
        {t(words, shown ? 'app.hide' : 'app.show')}
      </button>
    </div>
  );
}

/** A text extracted from a page, in its own direction, with its spaces and line breaks. */
export function Quotation({ text }: { readonly text: string }) {
  return (
    <p class="quotation" dir="auto">
      {text}
    </p>
  );
}
