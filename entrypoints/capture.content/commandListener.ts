import { parseCommand } from '../../src/messages/capturePort.ts';
import { releaseClicks } from '../../src/platform/clickGuard.ts';
import { runtime } from '../../src/platform/pageRuntime.ts';
import type { CaptureController } from './captureController.ts';

/** Answers the background's commands, and ignores all other messages. */
export function listenForCommands(controller: CaptureController): void {
  runtime.onMessage.addListener((message, sender, sendResponse) => {
    const command = parseCommand(message);
    // Only the background sends messages without a tab.
    if (command === null || sender.id !== runtime.id || sender.tab !== undefined) return;
    sendResponse(controller.handleCommand(command, releaseClicks()));
  });
}
