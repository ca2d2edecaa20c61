import { type Language, pickLanguage } from '../../domain/shared/languages.ts';
import type { Words } from './types.ts';

const LOADERS: Readonly<Record<Language, () => Promise<Words>>> = {
  fr: async () => (await import('./fr/index.ts')).fr,
  en: async () => (await import('./en/index.ts')).en,
};

/** Loads the words of one language for a BCP 47 tag: all languages together take longer to read than the popup. */
export const loadWords = (tag: string): Promise<Words> => LOADERS[pickLanguage(tag)]();
