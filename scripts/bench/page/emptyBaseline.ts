import { createAsk } from '../../../src/messages/requests.ts';
import { browser } from '../../../src/platform/browser.ts';

/** The least that a page of ours can do before it shows something: one question to the background, one line. */
await createAsk((message) => browser.runtime.sendMessage(message))('ui>bg:readPreferences', {});
document.body.append(document.createElement('p'));
document.documentElement.dataset.benchReady = String(performance.now());
