import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Fault } from '../faults.ts';
import { refusalSentence, t, type Words } from '../words/index.ts';

interface AlertProps {
  readonly words: Words;
  readonly fault: Fault;
  /** In the place of the code's own sentence, where a page can say more. */
  readonly sentence?: string;
  /** What is tried again by a button. */
  readonly retry?: () => void;
  /** What more there is to say. */
  readonly children?: ComponentChildren;
}

export function Alert({ words, fault, sentence, retry, children }: AlertProps) {
  const alert = useRef<HTMLDivElement>(null);
  // What it answers may be far down a list.
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
