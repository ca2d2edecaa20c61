import type { ComponentChildren } from 'preact';
import { t, type Words } from '../words/index.ts';

interface MaskedProps {
  readonly words: Words;
  readonly kind: 'text' | 'image';
  readonly shown: boolean;
  readonly toggle: () => void;
  /** What the button does, for those who hear it away from what it belongs to. */
  readonly showLabel: string;
  readonly hideLabel: string;
  /** Called only once shown: until then nothing of it is in the page, or a screen reader would speak it. */
  readonly reveal: () => ComponentChildren;
}

export function Masked({ words, kind, shown, toggle, showLabel, hideLabel, reveal }: MaskedProps) {
  const label = shown ? hideLabel : showLabel;
  return (
    <div class={`masked masked-${kind}`}>
      {shown ? (
        <div class="revealed">{reveal()}</div>
      ) : (
        <p class="veil">{t(words, kind === 'text' ? 'app.maskedText' : 'app.maskedImage')}</p>
      )}
      <button
        type="button"
        class="quiet"
        data-action="reveal"
        aria-expanded={shown}
        aria-label={label}
        onClick={toggle}
      >
        {t(words, shown ? 'app.hide' : 'app.show')}
      </button>
    </div>
  );
}

/** Text of a page: kept in its own direction, spaces and lines as they were. */
export function Quotation({ text }: { readonly text: string }) {
  return (
    <p class="quotation" dir="auto">
      {text}
    </p>
  );
}
