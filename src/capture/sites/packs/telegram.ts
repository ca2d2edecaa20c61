import { registerReaders } from '../../../platforms/reading/reader.ts';
import { telegram } from '../../../platforms/telegram/telegram.ts';

registerReaders('telegram', [telegram]);
