import { bluesky } from '../../../platforms/bluesky.ts';
import { registerReaders } from '../../../platforms/reading/reader.ts';

registerReaders('bluesky', [bluesky]);
