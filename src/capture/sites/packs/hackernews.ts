import { hackernews } from '../hackernews.ts';
import { registerReaders } from '../readers.ts';

registerReaders('hackernews', [hackernews]);
