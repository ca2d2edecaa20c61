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
