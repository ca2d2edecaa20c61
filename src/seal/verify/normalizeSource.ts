import type { DossierSource, SourceFile } from './source.ts';
import { isSystemFile } from './systemFiles.ts';

/** Each marks the root of a dossier. */
const ROOT_FILES = ['manifest.json', 'SHA256SUMS'];

/** Removes what does not belong to the dossier: files of systems, and one enclosing folder. Both are noted. */
export async function normalizeSource(source: DossierSource): Promise<DossierSource> {
  const faults = [...source.faults];
  const notes = [...source.notes];
  const remaining = new Map<string, SourceFile>();
  for (const [path, file] of source.files) {
    if (await isSystemFile(path, file)) notes.push({ code: 'ignored-file', path });
    else remaining.set(path, file);
  }
  const folder = enclosingFolder(remaining);
  if (folder === null) return { files: remaining, faults, notes };
  notes.push({ code: 'enclosing-folder', path: folder });
  const files = new Map<string, SourceFile>();
  for (const [path, file] of remaining) {
    if (path.startsWith(folder)) files.set(path.slice(folder.length), file);
    else faults.push({ code: 'outside-folder', path });
  }
  return { files, faults, notes };
}

function enclosingFolder(files: ReadonlyMap<string, SourceFile>): string | null {
  if (ROOT_FILES.some((name) => files.has(name))) return null;
  const topFolders = new Set(
    [...files.keys()].flatMap((path) => (path.includes('/') ? [path.slice(0, path.indexOf('/') + 1)] : [])),
  );
  const folders = [...topFolders].filter((top) => ROOT_FILES.some((name) => files.has(top + name)));
  return folders.length === 1 ? (folders[0] ?? null) : null;
}
