import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
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
  /** Said first, and shown only at a second press: for what the person said to be intimate. */
  readonly sure?: string | undefined;
  /** -1 where the row it stands in is not the one that Tab stops at. */
  readonly tabIndex?: number;
}

export function Masked({
  words,
  kind,
  shown,
  toggle,
  showLabel,
  hideLabel,
  reveal,
  sure,
  tabIndex = 0,
}: MaskedProps) {
  const [asking, setAsking] = useState(false);
  const asksFirst = sure !== undefined && !shown && !asking;
  const press = () => {
    setAsking(asksFirst);
    if (!asksFirst) toggle();
  };
  const label = shown ? hideLabel : showLabel;
  return (
    <div class={`masked masked-${kind}`}>
      {shown ? (
        <div class="revealed">{reveal()}</div>
      ) : (
        <p class="veil">{t(words, kind === 'text' ? 'app.maskedText' : 'app.maskedImage')}</p>
      )}
      {sure !== undefined && !shown && asking && <p role="status">{sure}</p>}
      <button
        type="button"
        class="quiet"
        data-action="reveal"
        tabIndex={tabIndex}
        aria-expanded={shown}
        aria-label={label}
        onClick={press}
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
