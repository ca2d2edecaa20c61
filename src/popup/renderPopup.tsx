import { render } from 'preact';
import { browser, type Tabs } from '../browser/browser.ts';
import { clock } from '../browser/clock.ts';
import { onLockOrErasure, onOutcomeChange, readOutcome } from '../browser/storage.ts';
import { closeOnQuit, explainForbidden, isPdfAddress, openCarnet, quit } from '../browser/tabs.ts';
import { clearButton } from '../browser/toolbarAndMenu.ts';
import type { CaptureOutcome } from '../domain/capture/observation.ts';
import type { Ask } from '../messages/protocol.ts';
import { isOperatedSite } from '../platforms/platformTable.ts';
import { AskContext, preventSavedFormState, WordsContext } from '../ui/context.ts';
import type { Words } from '../ui/locales/types.ts';
import { Popup, type PopupProps } from './Popup.tsx';

interface RenderPopupOptions extends Pick<PopupProps, 'lastCapture'> {
  readonly ask: Ask;
  readonly words: Words;
  /** The active tab. */
  readonly tab: Tabs.Tab | undefined;
}

export function renderPopup({ ask, words, tab, lastCapture }: RenderPopupOptions): void {
  if (tab?.id !== undefined) void clearButton(tab.id);
  document.documentElement.lang = words.lang;
  // The address of a page of ours is readable.
  const isPractice = tab?.url?.startsWith(browser.runtime.getURL('practice.html')) === true;
  const close = () => window.close();
  closeOnQuit(close);
  preventSavedFormState();
  render(
    <WordsContext.Provider value={words}>
      <AskContext.Provider value={ask}>
        <Popup
          tabId={tab?.id ?? null}
          // The click on the toolbar button makes the address of a page readable.
          isUnknownSite={/^https?:/.test(tab?.url ?? '') && !isOperatedSite(tab?.url)}
          isPdfAddress={isPdfAddress(tab?.url ?? '')}
          isPractice={isPractice}
          forbidden={tab === undefined || isPractice ? null : explainForbidden(tab)}
          lastCapture={lastCapture}
          onOutcomeChange={(listener) => followLastCapture(tab?.id, listener)}
          onLockChange={onLockOrErasure}
          now={clock.now}
          openCarnet={(path) => openCarnet(path).then(close)}
          quit={() => quit(() => void ask('ui>bg:lock', {}), close)}
          close={close}
        />
      </AskContext.Provider>
    </WordsContext.Provider>,
    document.body,
  );
}

function followLastCapture(
  tabId: number | undefined,
  listener: (lastCapture: CaptureOutcome | null) => void,
): () => void {
  return onOutcomeChange(() => void (tabId === undefined ? Promise.resolve(null) : readOutcome(tabId)).then(listener));
}
