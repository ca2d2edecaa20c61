/**
 * Languages of the interface, the default first. `npm run new:language xx` adds one here, in src/ui/locales/words.ts
 * and loadWords.ts (all words) and in verify.ts beside it (the words of verification, the only ones in verifier.html).
 * A language missing in either does not compile.
 */
export const LANGUAGE_CODES = ['fr', 'en'] as const;
export type Language = (typeof LANGUAGE_CODES)[number];

/** The name of each language in that language, for the button that changes the language. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  fr: 'Français',
  en: 'English',
};

/** Returns the language of a BCP 47 tag, or English when it is not available. */
export function pickLanguage(tag: string): Language {
  const primary = tag.toLowerCase().split('-')[0];
  return LANGUAGE_CODES.find((code) => code === primary) ?? 'en';
}

/** Returns the text, or the texts, in a language: English for `en…`, else French. */
export const textInLanguage = <T>({ fr, en }: Readonly<Record<'fr' | 'en', T>>, lang: string): T =>
  /^en\b/i.test(lang) ? en : fr;

/** The guides to print, for people who are not engineers. */
export const PRINTED_GUIDES = ['self', 'relative', 'association', 'reader'] as const;
export type PrintedGuide = (typeof PRINTED_GUIDES)[number];
export const GUIDE_LANGUAGES = ['fr', 'en'] as const;
export type GuideLanguage = (typeof GUIDE_LANGUAGES)[number];

/** File name without extension, by language: `docs/fr/guide-vous.md` is drawn as `guide-vous.pdf`. */
export const PRINTED_GUIDE_NAMES: Readonly<Record<PrintedGuide, Readonly<Record<GuideLanguage, string>>>> = {
  self: { fr: 'guide-vous', en: 'guide-you' },
  relative: { fr: 'guide-proche', en: 'guide-relative' },
  association: { fr: 'guide-association', en: 'guide-organisation' },
  reader: { fr: 'guide-dossier', en: 'guide-dossier-reader' },
};
