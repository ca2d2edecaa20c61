import { registerReaders } from '../../../platforms/reading/reader.ts';
import { threads } from '../../../platforms/threads.ts';

registerReaders('threads', [threads]);
