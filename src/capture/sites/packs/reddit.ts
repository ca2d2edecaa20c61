import { registerReaders } from '../../../platforms/reading/reader.ts';
import { reddit } from '../../../platforms/reddit.ts';

registerReaders('reddit', [reddit]);
