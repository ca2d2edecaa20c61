import { outlook } from '../../../platforms/outlook.ts';
import { registerReaders } from '../../../platforms/reading/reader.ts';

registerReaders('outlook', [outlook]);
