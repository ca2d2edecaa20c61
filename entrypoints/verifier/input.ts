import { type DossierSource, folderSource } from '../../src/seal/verify/dossierSource.ts';
import { fileSource } from '../../src/seal/verify/verifyDossier.ts';

/** A dossier chosen or dropped by the person: a PDF, a zip, or the files of a folder. */
export interface VerifierInput {
  readonly name: string;
  open(): Promise<DossierSource>;
}

export function inputFromFile(file: File): VerifierInput {
  return { name: file.name, open: () => fileSource(file) };
}

/** Reads the files of `<input webkitdirectory>`, whose paths begin with the folder's name. Null without files. */
export function inputFromFolder(files: readonly File[]): VerifierInput | null {
  const [first] = files;
  if (first === undefined) return null;
  const entries = files.map((file) => [file.webkitRelativePath.split('/').slice(1).join('/'), file] as const);
  const name = first.webkitRelativePath.split('/')[0] ?? '';
  return { name, open: async () => folderSource(new Map(entries)) };
}

/** Returns 'folder' for a dropped folder: Chromium lets a `file:` page read a folder only through the button. */
export function inputFromDrop({ items, files }: DataTransfer): VerifierInput | 'folder' | null {
  if ([...items].some((item) => item.webkitGetAsEntry()?.isDirectory)) return 'folder';
  const [file] = files;
  return file === undefined ? null : inputFromFile(file);
}
