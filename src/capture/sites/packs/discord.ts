import { discord } from '../discord.ts';
import { registerReaders } from '../readers.ts';

registerReaders('discord', [discord]);
