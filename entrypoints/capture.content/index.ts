import { defineContentScript } from 'wxt/utils/define-content-script';
import { CaptureController } from './captureController.ts';
import { listenForCommands } from './commandListener.ts';

/** Marks our isolated world, which no page can see: an order injects the script again. */
const INSTALLED = Symbol.for('recueil.capture');

export default defineContentScript({
  // Never by itself: the background puts it in one tab, after the person's click (no `matches`, no host permission).
  registration: 'runtime',
  main() {
    const world = globalThis as { [INSTALLED]?: true };
    if (world[INSTALLED]) return;
    world[INSTALLED] = true;
    listenForCommands(new CaptureController(window));
  },
});
