import { type DossierSource, folderSource } from '../../src/seal/verify/source.ts';
import { zipSource } from '../../src/seal/verify/zipSource.ts';

/** What a person chose or dropped: a zip, or the files of a folder. */
export interface VerifierInput {
  readonly name: string;
  open(): Promise<DossierSource>;
}

export function inputFromZip(file: File): VerifierInput {
  return { name: file.name, open: () => zipSource(file) };
}

/** From `<input webkitdirectory>`: each path begins with the chosen folder's own name. */
export function inputFromFolder(files: readonly File[]): VerifierInput | null {
  const [first] = files;
  if (first === undefined) return null;
  const entries = files.map((file) => [file.webkitRelativePath.split('/').slice(1).join('/'), file] as const);
  const name = first.webkitRelativePath.split('/')[0] ?? '';
  return { name, open: async () => folderSource(new Map(entries)) };
}

/** `folder`: Chromium does not let a page on a disk read a dropped folder; the button does. */
export function inputFromDrop({ items, files }: DataTransfer): VerifierInput | 'folder' | null {
  if ([...items].some((item) => item.webkitGetAsEntry()?.isDirectory)) return 'folder';
  const [file] = files;
  return file === undefined ? null : inputFromZip(file);
}
