import { fileURLToPath } from 'node:url';
import { FONT_PATHS, type Typeface } from '../src/dossier/pdf/engine/typography.ts';

/** The four fonts of the dossier's PDFs (SIL Open Font License 1.1, about 1 MB), copied into the package at build. */

const SERIF = '@expo-google-fonts/source-serif-4';
const MONO = '@expo-google-fonts/ibm-plex-mono';

const SOURCES: Readonly<Record<Typeface, string>> = {
  serif: `${SERIF}/400Regular/SourceSerif4_400Regular.ttf`,
  bold: `${SERIF}/600SemiBold/SourceSerif4_600SemiBold.ttf`,
  italic: `${SERIF}/400Regular_Italic/SourceSerif4_400Regular_Italic.ttf`,
  mono: `${MONO}/400Regular/IBMPlexMono_400Regular.ttf`,
};

/** Absolute path of a font on this machine. */
export const fontSource = (face: Typeface): string => fileURLToPath(import.meta.resolve(SOURCES[face]));

/** `path` is in the package, `source` on this machine. The OFL requires its text beside the files. */
export const packagedFonts: readonly { readonly path: string; readonly source: string }[] = [
  ...(['serif', 'bold', 'italic', 'mono'] as const).map((face) => ({
    path: FONT_PATHS[face],
    source: fontSource(face),
  })),
  { path: 'dossier/source-serif-4-LICENSE.txt', source: licence(SERIF) },
  { path: 'dossier/ibm-plex-mono-LICENSE.txt', source: licence(MONO) },
];

function licence(name: string): string {
  return fileURLToPath(import.meta.resolve(`${name}/LICENSE_FONT`));
}
