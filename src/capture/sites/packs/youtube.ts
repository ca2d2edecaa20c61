import { registerReaders } from '../../../platforms/reading/reader.ts';
import { youtube } from '../../../platforms/youtube.ts';

registerReaders('youtube', [youtube]);
