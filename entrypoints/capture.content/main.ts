import { reportSavedItem } from '../../src/platform/savedItems.ts';
import { readOverlayWords } from '../../src/ui/locales/overlayWords.ts';
import { CaptureController } from './captureController.ts';
import { listenForCommands } from './commandListener.ts';

/**
 * The capture script. The background injects it into one tab after a click (no `matches`, no host permission), after the
 * words of one language and the readers of the page's host: scripts/capture-scripts.ts.
 */
const words = readOverlayWords();
if (words !== null) listenForCommands(new CaptureController(window, words, reportSavedItem));
