import { parseCommand } from '../../src/messages/pageCommands.ts';
import { browser } from '../../src/platform/browser.ts';
import { releaseClicks } from '../../src/platform/clickGuard.ts';
import type { CaptureController } from './captureController.ts';

/** Answers the background's commands, and ignores all other messages. */
export function listenForCommands(controller: CaptureController): void {
  browser.runtime.onMessage.addListener((message: unknown, sender: { id?: string; tab?: unknown }) => {
    const command = parseCommand(message);
    // Only the background sends messages without a tab.
    if (command === null || sender.id !== browser.runtime.id || sender.tab !== undefined) return undefined;
    // The picker is there when the command returns: it keeps presses from the page itself.
    const reply = controller.handleCommand(command);
    releaseClicks();
    return Promise.resolve(reply);
  });
}
