import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { OnlineResult } from '../../domain/item/itemNotes.ts';
import type { PendingContextInfo } from '../../messages/protocol.ts';
import { OnlineResultButtons } from '../context/OnlineResultButtons.tsx';
import { t } from '../locales/index.ts';
import { Alert } from '../shared/Alert.tsx';
import { useAsk, useWords } from '../shared/context.ts';
import { useSubmit } from '../shared/useSubmit.ts';

interface OnlineCheckProps {
  readonly pendingContext: PendingContextInfo;
  readonly capture: () => void;
}

/** Shown on a page opened to check whether an item is still online: offers a capture, then records what the user saw. */
export function OnlineCheck({ pendingContext: { item, ordinal, captured }, capture }: OnlineCheckProps) {
  const ask = useAsk();
  const words = useWords();
  const [recordedResult, setRecordedResult] = useState<OnlineResult | null>(null);
  const { fault, submit } = useSubmit();
  const statusLine = useRef<HTMLParagraphElement>(null);
  // The focused button was removed.
  useLayoutEffect(() => {
    if (recordedResult !== null) statusLine.current?.focus();
  }, [recordedResult]);
  const recordResult = (result: OnlineResult): void =>
    void submit(async () => {
      await ask('ui>bg:recordOnlineCheck', { item, result });
      setRecordedResult(result);
    });
  return (
    <div class="card" data-pending-context="check">
      <p>{t(words, 'pendingContext.check', { ordinal })}</p>
      {fault && <Alert fault={fault} />}
      {recordedResult === null && (
        <>
          {captured ? (
            <p>{t(words, 'pendingContext.captured')}</p>
          ) : (
            <button type="button" class="primary" data-action="capture-context" onClick={capture}>
              {t(words, 'pendingContext.captureCheck')}
            </button>
          )}
          <OnlineResultButtons choose={recordResult} />
        </>
      )}
      <p ref={statusLine} role="status" tabIndex={-1}>
        {recordedResult && t(words, 'pendingContext.noted', { result: t(words, `online.${recordedResult}`) })}
      </p>
    </div>
  );
}
