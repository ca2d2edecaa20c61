import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { GUIDE_LANGUAGES, PRINTED_GUIDE_NAMES, PRINTED_GUIDES } from '../src/domain/shared/languages.ts';
import { guidePath, guidePicturePath, listPictures } from '../src/dossier/guides/guideSource.ts';
import { FONT_PATHS, type Typeface } from '../src/dossier/pdf/engine/typography.ts';

/** Files of this machine that the build copies into the package: fonts, guides, licence texts. */

/** The four fonts of the dossier's PDFs (SIL Open Font License 1.1, about 1 MB). */
const SERIF = '@expo-google-fonts/source-serif-4';
const MONO = '@expo-google-fonts/ibm-plex-mono';

const SOURCES: Readonly<Record<Typeface, string>> = {
  serif: `${SERIF}/400Regular/SourceSerif4_400Regular.ttf`,
  bold: `${SERIF}/600SemiBold/SourceSerif4_600SemiBold.ttf`,
  italic: `${SERIF}/400Regular_Italic/SourceSerif4_400Regular_Italic.ttf`,
  mono: `${MONO}/400Regular/IBMPlexMono_400Regular.ttf`,
};

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

const ROOT = join(import.meta.dirname, '..');
const DOCS = join(ROOT, 'docs');
export const SCREENS_FOLDER = join(DOCS, 'screens');

interface PackagedFile {
  /** In the package. */
  readonly path: string;
  /** On this machine. */
  readonly source: string;
}

/** The guides of docs/fr and docs/en, with the pictures that they name: copied into the package at build. */
export function packagedGuides(): PackagedFile[] {
  const texts = PRINTED_GUIDES.flatMap((guide) =>
    GUIDE_LANGUAGES.map((language) => ({
      path: guidePath(guide, language),
      source: join(DOCS, language, `${PRINTED_GUIDE_NAMES[guide][language]}.md`),
    })),
  );
  const pictures = new Set(texts.flatMap(({ source }) => listPictures(readFileSync(source, 'utf8'))));
  return [
    ...texts,
    ...[...pictures].sort().map((file) => ({ path: guidePicturePath(file), source: join(SCREENS_FOLDER, file) })),
  ];
}

/** Type packages are not shipped. */
const TYPES_ONLY = /node_modules\/(?:@types\/|undici-types$|typescript$|@typescript\/)/;
const LICENCE_FILE = /^(?:licen[cs]e|copying|notice)(?:[.-]|$)/i;

interface LockedPackage {
  readonly version?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly peer?: boolean;
}

/** `name version (licence)` of every library in the built packages, with the path where it is installed. */
export function shippedLibraries(): readonly { readonly path: string; readonly title: string }[] {
  const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as {
    packages: Readonly<Record<string, LockedPackage>>;
  };
  return Object.entries(packages)
    .filter(([path, { dev, peer }]) => path !== '' && !dev && !peer && !TYPES_ONLY.test(path))
    .map(([path, { version, license }]) => {
      const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
      return { path, title: `${name} ${version} (${license ?? 'see below'})` };
    });
}

/** The licence texts of the shipped libraries, each text once. Most licences require their text with every copy. */
export function collectLicences(): string {
  const texts = new Map<string, string[]>();
  for (const { path, title } of shippedLibraries()) {
    const folder = join(ROOT, path);
    const files = readdirSync(folder).filter((name) => LICENCE_FILE.test(name));
    const text = files.map((name) => readFileSync(join(folder, name), 'utf8').replace(/\r\n?/g, '\n').trim());
    const fullText = text.join('\n\n');
    texts.set(fullText, [...(texts.get(fullText) ?? []), title]);
  }
  const parts = [...texts].map(([text, titles]) => `${titles.join('\n')}\n\n${text}`.trim());
  return `${parts.join(`\n\n${'-'.repeat(79)}\n\n`)}\n`;
}
