import type { CaptureOutcome } from '../../domain/capture/observation.ts';
import { formatShortTime } from '../formatTime.ts';
import { refusalSentence, t } from '../locales/index.ts';
import { useWords } from '../shared/context.ts';

interface LastCaptureProps {
  readonly outcome: CaptureOutcome;
}

/** Tells how the last capture of the tab ended. A page can draw a success of its own, but not here. */
export function LastCapture({ outcome: { at, refusal } }: LastCaptureProps) {
  const words = useWords();
  const when = formatShortTime(words.lang, at);
  return (
    <p role="status" class="last-capture" data-last-capture={refusal ?? 'recorded'}>
      {refusal === null
        ? t(words, 'popup.lastRecorded', { when })
        : `${t(words, 'popup.lastNotRecorded', { when })} ${refusalSentence(words, refusal)}`}
    </p>
  );
}
