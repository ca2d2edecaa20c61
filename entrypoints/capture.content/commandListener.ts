import { parseCommand } from '../../src/messages/pageCommands.ts';
import { browser } from '../../src/platform/browser.ts';
import type { CaptureController } from './captureController.ts';

/** The background's orders, one at a time; anybody else's are left unanswered. */
export function listenForCommands(controller: CaptureController): void {
  browser.runtime.onMessage.addListener((message: unknown, sender: { id?: string; tab?: unknown }) => {
    const command = parseCommand(message);
    // Only the background speaks without a tab.
    if (command === null || sender.id !== browser.runtime.id || sender.tab !== undefined) return undefined;
    return Promise.resolve(controller.handleCommand(command));
  });
}
