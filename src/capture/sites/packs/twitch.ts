import { registerReaders } from '../readers.ts';
import { twitch } from '../twitch.ts';

registerReaders('twitch', [twitch]);
