import { discord } from '../../../platforms/discord.ts';
import { registerReaders } from '../../../platforms/reading/reader.ts';

registerReaders('discord', [discord]);
