import { registerReaders } from '../../../platforms/reading/reader.ts';
import { tiktok } from '../../../platforms/tiktok.ts';

registerReaders('tiktok', [tiktok]);
