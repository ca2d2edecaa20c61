import { registerLongCaptures } from '../../src/capture/captureController.ts';
import { LongCaptures } from '../../src/capture/longCaptures.ts';

/** The captures that scroll. The background injects it with the capture script when one is asked for. */
registerLongCaptures((deps) => new LongCaptures(deps));
