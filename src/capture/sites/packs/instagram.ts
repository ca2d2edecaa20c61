import { instagram } from '../../../platforms/instagram.ts';
import { registerReaders } from '../../../platforms/reading/reader.ts';

registerReaders('instagram', [instagram]);
