import { CAPTURE_PORT } from '../../src/messages/capturePort.ts';
import { runtime } from '../../src/platform/pageRuntime.ts';

/** Opens a port to the background. */
export const connect = () => runtime.connect({ name: CAPTURE_PORT });
