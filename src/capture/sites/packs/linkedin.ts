import { linkedin } from '../../../platforms/linkedin/linkedin.ts';
import { registerReaders } from '../../../platforms/reading/reader.ts';

registerReaders('linkedin', [linkedin]);
