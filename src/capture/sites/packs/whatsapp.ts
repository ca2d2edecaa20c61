import { registerReaders } from '../readers.ts';
import { whatsapp } from '../whatsapp.ts';

registerReaders('whatsapp', [whatsapp]);
