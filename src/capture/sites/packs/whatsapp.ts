import { registerReaders } from '../../../platforms/reading/reader.ts';
import { whatsapp } from '../../../platforms/whatsapp.ts';

registerReaders('whatsapp', [whatsapp]);
