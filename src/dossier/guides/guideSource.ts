import { type GuideLanguage, PRINTED_GUIDE_NAMES, type PrintedGuide } from '../../domain/shared/languages.ts';

/** A block of a guide. `picture.file` is a file name of docs/screens. */
export type GuideBlock =
  | { readonly kind: 'title' | 'heading' | 'paragraph' | 'item' | 'quote' | 'code'; readonly text: string }
  | { readonly kind: 'step'; readonly number: number; readonly text: string }
  | { readonly kind: 'picture'; readonly alt: string; readonly file: string };

const PATTERNS: readonly (readonly [RegExp, (match: readonly string[]) => GuideBlock])[] = [
  [/^# (.+)$/, ([, text = '']) => ({ kind: 'title', text })],
  [/^## (.+)$/, ([, text = '']) => ({ kind: 'heading', text })],
  [/^- (.+)$/, ([, text = '']) => ({ kind: 'item', text })],
  [/^(\d+)\. (.+)$/, ([, number, text = '']) => ({ kind: 'step', number: Number(number), text })],
  [/^> (.+)$/, ([, text = '']) => ({ kind: 'quote', text })],
  [/^ {4}(\S.*)$/, ([, text = '']) => ({ kind: 'code', text })],
  [/^!\[(.+)\]\(\.\.\/screens\/([\w.-]+\.png)\)$/, ([, alt = '', file = '']) => ({ kind: 'picture', alt, file })],
  [/^([\p{L}\p{N}«“].*)$/u, ([, text = '']) => ({ kind: 'paragraph', text })],
];

/** Parses a guide: Markdown with one block a line and no marks inside it. Throws TypeError for any other line. */
export const parseGuide = (source: string): GuideBlock[] =>
  source.split('\n').flatMap((line) => (line.trim() === '' ? [] : [parseLine(line)]));

function parseLine(line: string): GuideBlock {
  for (const [pattern, build] of PATTERNS) {
    const match = pattern.exec(line);
    if (match !== null) return build(match);
  }
  throw new TypeError(`not a line of a guide: ${line}`);
}

/** The pictures of a guide, as file names of docs/screens. */
export const listPictures = (source: string): string[] =>
  parseGuide(source).flatMap((block) => (block.kind === 'picture' ? [block.file] : []));

/** Path of a guide's source in the extension package. scripts/packagedFiles.ts writes it there. */
export const guidePath = (guide: PrintedGuide, language: GuideLanguage): string =>
  `guides/${PRINTED_GUIDE_NAMES[guide][language]}.md`;

/** Path of a picture in the extension package. `file`: its name in docs/screens. */
export const guidePicturePath = (file: string): string => `guides/${file}`;
