import { registerReaders } from '../readers.ts';
import { telegram } from '../telegram.ts';

registerReaders('telegram', [telegram]);
