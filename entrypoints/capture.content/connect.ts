import { CAPTURE_PORT } from '../../src/messages/capturePort.ts';
import { browser } from '../../src/platform/browser.ts';

/** Opens a port to the background. */
export const connect = () => browser.runtime.connect({ name: CAPTURE_PORT });
