import { bluesky } from '../bluesky.ts';
import { registerReaders } from '../readers.ts';

registerReaders('bluesky', [bluesky]);
