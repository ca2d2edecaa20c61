import { asker } from '../../../src/messages/requests.ts';
import { browser } from '../../../src/platform/browser.ts';

/** The least that a page of ours can do before it shows something: one question to the background, one line. */
await asker((message) => browser.runtime.sendMessage(message))('ui>bg:preferences', {});
document.body.append(document.createElement('p'));
document.documentElement.dataset.benchReady = String(performance.now());
