import { linkedin } from '../linkedin.ts';
import { registerReaders } from '../readers.ts';

registerReaders('linkedin', [linkedin]);
