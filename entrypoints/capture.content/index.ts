import { defineContentScript } from 'wxt/utils/define-content-script';
import { CaptureController } from './captureController.ts';
import { listenForCommands } from './commandListener.ts';

/** Marks the isolated world as initialised, since each command injects the script again. Pages cannot see it. */
const INSTALLED = Symbol.for('recueil.capture');

export default defineContentScript({
  // Not automatic: the background injects it into one tab after a click (no `matches`, no host permission).
  registration: 'runtime',
  main() {
    const world = globalThis as { [INSTALLED]?: true };
    if (world[INSTALLED]) return;
    world[INSTALLED] = true;
    listenForCommands(new CaptureController(window));
  },
});
