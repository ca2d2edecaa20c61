import { browser } from '../../src/browser/browser.ts';
import { onLockOrErasure, takeOpening } from '../../src/browser/storage.ts';
import { closeOnQuit, closeOwnTab } from '../../src/browser/tabs.ts';
import { createAsk, EarlyRequests } from '../../src/messages/ask.ts';
import { loadWords } from '../../src/ui/locales/loadWords.ts';

// This file is small and runs first: the background answers while the interface loads. The list is not requested here:
// it follows the changes of the store from its first request, which needs the code of the store.
const early = new EarlyRequests(createAsk((message) => browser.runtime.sendMessage(message)));
early.send(['ui>bg:lockState', {}]);
// The interface is not drawn yet, so it does not hear of a lock that changes now.
onLockOrErasure(() => early.drop());
let close = closeOwnTab;
closeOnQuit(() => close());
const [{ renderCarnet }, words, ownTab, opening] = await Promise.all([
  import('../../src/carnet/renderCarnet.tsx'),
  loadWords(navigator.language),
  browser.tabs.getCurrent(),
  takeOpening(),
]);
close = renderCarnet({ ask: early.ask, words, ownTab, opening });
