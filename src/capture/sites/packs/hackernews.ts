import { hackernews } from '../../../platforms/hackernews.ts';
import { registerReaders } from '../../../platforms/reading/reader.ts';

registerReaders('hackernews', [hackernews]);
