import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { GUIDE_LANGUAGES, PRINTED_GUIDE_NAMES, PRINTED_GUIDES } from '../src/domain/shared/languages.ts';
import { guidePath, guidePicturePath, listPictures } from '../src/dossier/guides/guideSource.ts';

const DOCS = join(import.meta.dirname, '..', 'docs');
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
