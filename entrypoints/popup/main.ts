import { browser } from '../../src/browser/browser.ts';
import { onLockOrErasure, readOutcome } from '../../src/browser/storage.ts';
import { createAsk, EarlyRequests } from '../../src/messages/ask.ts';
import { POPUP_ITEM_COUNT } from '../../src/popup/chooseCard.ts';
import { loadWords } from '../../src/ui/locales/loadWords.ts';

// This file is small and runs first: the background answers while the interface loads.
const early = new EarlyRequests(createAsk((message) => browser.runtime.sendMessage(message)));
early.send(
  ['ui>bg:lockState', {}],
  ['ui>bg:listItems', { from: 0, count: POPUP_ITEM_COUNT }],
  ['ui>bg:contextSuggestion', {}],
  ['ui>bg:readPreferences', {}],
);
// The interface is not drawn yet, so it does not hear of a lock that changes now.
onLockOrErasure(() => early.drop());
const loaded = Promise.all([import('../../src/popup/renderPopup.tsx'), loadWords(navigator.language)]);
const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
const tabId = tab?.id;
if (tabId !== undefined)
  early.send(['ui>bg:runningCapture', { tabId, stop: false }], ['ui>bg:pendingContext', { tabId }]);
const [{ renderPopup }, words] = await loaded;
// Read last: a capture or a lock may have changed it meanwhile.
const lastCapture = tabId === undefined ? null : await readOutcome(tabId);
renderPopup({ ask: early.ask, words, tab, lastCapture });
