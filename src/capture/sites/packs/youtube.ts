import { registerReaders } from '../readers.ts';
import { youtube } from '../youtube.ts';

registerReaders('youtube', [youtube]);
