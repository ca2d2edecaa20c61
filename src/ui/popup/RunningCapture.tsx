import { t } from '../locales/index.ts';
import { useAsk, useWords } from '../shared/context.ts';

interface RunningCaptureProps {
  readonly close: () => void;
  readonly tabId: number;
}

/** Stops a long capture of the tab from the popup, which the page cannot cover. Opening the popup already ends a selection. */
export function RunningCapture({ tabId, close }: RunningCaptureProps) {
  const ask = useAsk();
  const words = useWords();
  return (
    <div class="card" data-running-capture>
      <p>{t(words, 'popup.runningCapture')}</p>
      <button
        type="button"
        class="primary"
        data-action="stop-capture"
        onClick={() => void ask('ui>bg:runningCapture', { tabId, stop: true }).then(close, close)}
      >
        {t(words, 'popup.stop')}
      </button>
    </div>
  );
}
