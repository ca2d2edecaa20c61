import { registerReaders } from '../readers.ts';
import { reddit } from '../reddit.ts';

registerReaders('reddit', [reddit]);
