import { clock, ids } from '../../src/browser/environment.ts';
import { releaseClicks } from '../../src/browser/injectedScripts.ts';
import { askBackground, reportSavedItem, runtime } from '../../src/browser/pageRuntime.ts';
import { CaptureController } from '../../src/capture/captureController.ts';
import { CAPTURE_PORT, parseCommand } from '../../src/messages/capturePort.ts';
import { readOverlayWords } from '../../src/ui/locales/overlayWords.ts';

/** Answers the background's commands, and ignores all other messages. */
function listenForCommands(controller: CaptureController): void {
  runtime.onMessage.addListener((message, sender, sendResponse) => {
    const command = parseCommand(message);
    // Only the background sends messages without a tab.
    if (command === null || sender.id !== runtime.id || sender.tab !== undefined) return;
    sendResponse(controller.handleCommand(command, releaseClicks()));
  });
}

const connections = { connect: () => runtime.connect({ name: CAPTURE_PORT }), ask: askBackground, clock, ids };

/**
 * The capture script. The background injects it into one tab after a click (no `matches`, no host permission), after the
 * words of one language and the readers of the page's host: scripts/capture-scripts.ts.
 */
const words = readOverlayWords();
if (words !== null) listenForCommands(new CaptureController(window, words, connections, reportSavedItem));
