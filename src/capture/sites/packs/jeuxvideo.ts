import { jeuxvideo } from '../jeuxvideo.ts';
import { registerReaders } from '../readers.ts';

registerReaders('jeuxvideo', [jeuxvideo]);
