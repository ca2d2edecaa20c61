import { jeuxvideo } from '../../../platforms/jeuxvideo.ts';
import { registerReaders } from '../../../platforms/reading/reader.ts';

registerReaders('jeuxvideo', [jeuxvideo]);
