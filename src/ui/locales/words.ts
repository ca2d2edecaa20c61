import { type Language, pickLanguage } from '../../domain/shared/languages.ts';
import { en } from './en/index.ts';
import { fr } from './fr/index.ts';
import type { Words } from './types.ts';

/** The words of all languages, for scripts and tests. A page loads one language, with `loadWords`. */
export const WORDS: Readonly<Record<Language, Words>> = { fr, en };

/** Returns the words for a BCP 47 tag. */
export const pickWords = (tag: string): Words => WORDS[pickLanguage(tag)];
