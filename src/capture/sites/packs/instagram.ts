import { instagram } from '../instagram.ts';
import { registerReaders } from '../readers.ts';

registerReaders('instagram', [instagram]);
