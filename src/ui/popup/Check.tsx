import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { OnlineResult } from '../../domain/item/notes.ts';
import type { PendingContextInfo } from '../../messages/protocol.ts';
import type { Ask } from '../../messages/requests.ts';
import { CheckResults } from '../context/CheckResults.tsx';
import { type Fault, faultOf } from '../faults.ts';
import { Alert } from '../parts/Alert.tsx';
import { t, type Words } from '../words/index.ts';

interface CheckProps {
  readonly ask: Ask;
  readonly words: Words;
  readonly awaited: PendingContextInfo;
  readonly capture: () => void;
}

/** On a page opened to see whether an item is still online: what the person sees is captured if they like, then said. */
export function Check({ ask, words, awaited: { item, ordinal, captured }, capture }: CheckProps) {
  const [noted, setNoted] = useState<OnlineResult | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const said = useRef<HTMLParagraphElement>(null);
  // The button that had the focus is gone.
  useLayoutEffect(() => {
    if (noted !== null) said.current?.focus();
  }, [noted]);
  const note = (result: OnlineResult): void => {
    setFault(null);
    ask('ui>bg:recordOnlineCheck', { item, result }).then(
      () => setNoted(result),
      (error: unknown) => setFault(faultOf(error)),
    );
  };
  return (
    <div class="card" data-awaited="check">
      <p>{t(words, 'awaited.check', { ordinal })}</p>
      {fault && <Alert words={words} fault={fault} />}
      {noted === null && (
        <>
          {captured ? (
            <p>{t(words, 'awaited.captured')}</p>
          ) : (
            <button type="button" class="primary" data-action="capture-context" onClick={capture}>
              {t(words, 'awaited.captureCheck')}
            </button>
          )}
          <CheckResults words={words} choose={note} />
        </>
      )}
      <p ref={said} role="status" tabIndex={-1}>
        {noted && t(words, 'awaited.noted', { result: t(words, `online.${noted}`) })}
      </p>
    </div>
  );
}
