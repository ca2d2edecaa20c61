import { registerReaders } from '../readers.ts';
import { x } from '../x.ts';

registerReaders('x', [x]);
