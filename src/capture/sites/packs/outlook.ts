import { outlook } from '../outlook.ts';
import { registerReaders } from '../readers.ts';

registerReaders('outlook', [outlook]);
