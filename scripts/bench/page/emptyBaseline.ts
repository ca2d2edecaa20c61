import { browser } from '../../../src/browser/browser.ts';
import { createAsk } from '../../../src/messages/protocol.ts';

/** The minimum of a page of the extension: one request to the background, one element. */
await createAsk((message) => browser.runtime.sendMessage(message))('ui>bg:readPreferences', {});
document.body.append(document.createElement('p'));
document.documentElement.dataset.benchReady = String(performance.now());
