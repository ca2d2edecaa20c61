import { registerReaders } from '../../../platforms/reading/reader.ts';
import { x } from '../../../platforms/x.ts';

registerReaders('x', [x]);
