import { type GuideLanguage, PRINTED_GUIDE_NAMES, type PrintedGuide } from '../../domain/shared/languages.ts';

/** Path of a guide's source in the extension package. scripts/packagedGuides.ts writes it there. */
export const guidePath = (guide: PrintedGuide, language: GuideLanguage): string =>
  `guides/${PRINTED_GUIDE_NAMES[guide][language]}.md`;

/** Path of a picture in the extension package. `file`: its name in docs/screens. */
export const guidePicturePath = (file: string): string => `guides/${file}`;
