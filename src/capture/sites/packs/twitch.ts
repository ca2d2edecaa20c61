import { registerReaders } from '../../../platforms/reading/reader.ts';
import { twitch } from '../../../platforms/twitch.ts';

registerReaders('twitch', [twitch]);
