import { registerReaders } from '../readers.ts';
import { threads } from '../threads.ts';

registerReaders('threads', [threads]);
