import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { CaptureController } from './capture.content/captureController.ts';
import { listenForCommands } from './capture.content/commandListener.ts';

/** Marks the isolated world as initialised, since each command injects the script again. Pages cannot see it. */
const INSTALLED = Symbol.for('recueil.capture');

/**
 * The background injects it into one tab after a click (no `matches`, no host permission). Not a content script of WXT,
 * which posts a message with the extension's id to the page.
 */
export default defineUnlistedScript(() => {
  const world = globalThis as { [INSTALLED]?: true };
  if (world[INSTALLED]) return;
  world[INSTALLED] = true;
  listenForCommands(new CaptureController(window));
});
