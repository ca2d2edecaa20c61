import { useEffect, useState } from 'preact/hooks';
import type { Ask } from '../../messages/requests.ts';
import { t, type Words } from '../words/index.ts';

interface UnderwayProps {
  readonly ask: Ask;
  readonly words: Words;
  readonly close: () => void;
  readonly tabId: number;
}

/** Opening the popup ends a choice on the page. A long capture that goes on there is stopped here, where no page is in the way. */
export function Underway({ ask, words, tabId, close }: UnderwayProps) {
  const [running, setRunning] = useState(false);
  useEffect(() => {
    ask('ui>bg:runningCapture', { tabId, stop: false }).then(setRunning, () => undefined);
  }, [ask, tabId]);
  if (!running) return null;
  return (
    <div class="card" data-underway>
      <p>{t(words, 'popup.underway')}</p>
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
