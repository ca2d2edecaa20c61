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
    return Promise.resolve(controller.handleCommand(command, releaseClicks()));
  });
}
