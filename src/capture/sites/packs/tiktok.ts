import { registerReaders } from '../readers.ts';
import { tiktok } from '../tiktok.ts';

registerReaders('tiktok', [tiktok]);
