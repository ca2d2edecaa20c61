import { clock, ids } from '../../src/browser/environment.ts';
import { releaseClicks } from '../../src/browser/injectedScripts.ts';
import { askBackground, reportSavedItem, runtime } from '../../src/browser/pageRuntime.ts';
import { CaptureController } from '../../src/capture/captureController.ts';
import type { PageConnections } from '../../src/capture/pageSession.ts';
import { CAPTURE_PORT, parseCommand, parseEpochToken } from '../../src/messages/capturePort.ts';
import { readOverlayWords } from '../../src/ui/locales/overlayWords.ts';

/** Of the command that the page obeys: a capture goes on in the epoch in which the person began it. */
let epoch = '';

/** Answers the background's commands, and ignores all other messages. */
function listenForCommands(controller: CaptureController): void {
  runtime.onMessage.addListener((message, sender, sendResponse) => {
    const command = parseCommand(message);
    // Only the background sends messages without a tab.
    if (command === null || sender.id !== runtime.id || sender.tab !== undefined) return;
    const before = epoch;
    epoch = parseEpochToken(message);
    const reply = controller.handleCommand(command, releaseClicks());
    // A capture that was running goes on.
    if (reply !== 'ok') epoch = before;
    sendResponse(reply);
  });
}

const connections: PageConnections = {
  connect: () => runtime.connect({ name: `${CAPTURE_PORT} ${epoch}` }),
  ask: (question) => askBackground(question, epoch),
  clock,
  ids,
};

/**
 * The capture script. The background injects it into one tab after a click (no `matches`, no host permission), after
 * the words of one language and the readers of the page's host: scripts/capture-scripts.ts.
 */
const words = readOverlayWords();
if (words !== null) listenForCommands(new CaptureController(window, words, connections, reportSavedItem));
