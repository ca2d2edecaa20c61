import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { refusalSentence, t } from '../locales/index.ts';
import type { UiError } from '../uiErrors.ts';
import { useWords } from './context.ts';

interface AlertProps {
  readonly fault: UiError;
  /** Replaces the code's own sentence where a page has a more precise one. */
  readonly sentence?: string;
  /** The action of a « retry » button. */
  readonly retry?: () => void;
  readonly children?: ComponentChildren;
}

export function Alert({ fault, sentence, retry, children }: AlertProps) {
  const words = useWords();
  const alert = useRef<HTMLDivElement>(null);
  // The control that caused the error may be far down a list.
  useLayoutEffect(() => alert.current?.scrollIntoView({ block: 'nearest' }), []);
  return (
    <div ref={alert} class="alert">
      <p role="alert" data-code={fault.code}>
        {sentence ?? refusalSentence(words, fault.code, fault.detail)}
      </p>
      {children}
      {retry && (
        <button type="button" class="quiet" onClick={retry}>
          {t(words, 'app.retry')}
        </button>
      )}
    </div>
  );
}
