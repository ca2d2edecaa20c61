import { readFileSync } from 'node:fs';
import { fontSource } from '../../scripts/packagedFiles.ts';
import type { Fonts } from '../../src/dossier/pdf/engine/typography.ts';

const readFont = (face: keyof Fonts): Uint8Array<ArrayBuffer> => new Uint8Array(readFileSync(fontSource(face)));

/** The fonts of the package, from where they are installed. */
export const readFonts = (): Fonts => ({
  serif: readFont('serif'),
  bold: readFont('bold'),
  italic: readFont('italic'),
  mono: readFont('mono'),
});
