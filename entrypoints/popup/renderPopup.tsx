import { render } from 'preact';
import type { Ask } from '../../src/messages/protocol.ts';
import type { Tabs } from '../../src/platform/browser.ts';
import { onLockChange } from '../../src/platform/session.ts';
import { closeOnQuit, openCarnet, quit } from '../../src/platform/tabs.ts';
import { clearButton } from '../../src/platform/toolbarButton.ts';
import { isOperatedSite } from '../../src/platforms/platformTable.ts';
import type { Words } from '../../src/ui/locales/types.ts';
import { Popup, type PopupProps } from '../../src/ui/popup/Popup.tsx';
import { AskContext, WordsContext } from '../../src/ui/shared/context.ts';
import { preventSavedFormState } from '../../src/ui/shared/formState.ts';

interface RenderPopupOptions extends Pick<PopupProps, 'lastCapture'> {
  readonly ask: Ask;
  readonly words: Words;
  /** The active tab. */
  readonly tab: Tabs.Tab | undefined;
}

/** Draws the popup. */
export function renderPopup({ ask, words, tab, lastCapture }: RenderPopupOptions): void {
  if (tab?.id !== undefined) void clearButton(tab.id);
  document.documentElement.lang = words.lang;
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
          lastCapture={lastCapture}
          onLockChange={onLockChange}
          openCarnet={(path) => openCarnet(path).then(close)}
          quit={() => quit(() => void ask('ui>bg:lock', {}), close)}
          close={close}
        />
      </AskContext.Provider>
    </WordsContext.Provider>,
    document.body,
  );
}
