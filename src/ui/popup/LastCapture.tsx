import { useEffect, useState } from 'preact/hooks';
import type { LastCapture as Outcome } from '../../messages/protocol.ts';
import { formatShortTime } from '../formatTime.ts';
import { refusalSentence, t, type Words } from '../locales/index.ts';
import { useAsk, useWords } from '../shared/context.ts';

interface LastCaptureProps {
  readonly tabId: number;
}

/** Tells how the last capture of the tab ended. A page can draw a success of its own, but not here. */
export function LastCapture({ tabId }: LastCaptureProps) {
  const ask = useAsk();
  const words = useWords();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  useEffect(() => {
    ask('ui>bg:lastCapture', { tabId }).then(setOutcome, () => undefined);
  }, [ask, tabId]);
  if (outcome === null) return null;
  return (
    <p class="last-capture" role="status" data-last-capture={outcome.refusal ?? 'recorded'}>
      {describeOutcome(words, outcome)}
    </p>
  );
}

function describeOutcome(words: Words, { at, ordinal, refusal }: Outcome): string {
  const when = formatShortTime(words.lang, at);
  if (refusal !== null) return `${t(words, 'popup.lastNotRecorded', { when })} ${refusalSentence(words, refusal)}`;
  if (ordinal === null) return t(words, 'popup.lastRecordedLocked', { when });
  return t(words, 'popup.lastRecorded', { when, ordinal });
}
