import type { ArchiveFile } from './archive.ts';
import { type ArchiveFiles, normalizePath } from './archiveFiles.ts';

/** Files that messages name, found by the archive and the path together: two archives may have one path twice. */

/** A file with more namesakes is found by its whole path alone: a search among them takes time for each message. */
const MAX_NAMESAKES = 100;

export interface MediaIndex {
  /** Finds a file from the folder of the message's file; for a lone file, among the files chosen beside it. */
  inFolder(named: string, beside: ArchiveFile): ArchiveFile | null;
  /** Finds a file by its path from the top of the archive, or of another part of the same download. */
  inParts(named: string, beside: ArchiveFile): ArchiveFile | null;
  at(path: string, archive: number): ArchiveFile | null;
}

export function createMediaIndex(archives: ArchiveFiles): MediaIndex {
  const byPlace = new Map<string, ArchiveFile>();
  /** Lone files by name; null: two have it. */
  const lone = new Map<string, ArchiveFile | null>();
  const byName = new Map<string, ArchiveFile[]>();
  for (const file of archives.files) {
    const path = pathOf(archives, file);
    const place = toPlace(file.archive, path);
    if (path === '' || byPlace.has(place)) continue;
    byPlace.set(place, file);
    const name = normalizePath(path);
    if (file.path === null) lone.set(name, lone.has(name) ? null : file);
    else addTo(byName, toPlace(file.archive, baseName(path)), file);
  }
  const at = (path: string, archive: number): ArchiveFile | null => byPlace.get(toPlace(archive, path)) ?? null;

  /** Below a folder that was added around the archive; a path that two files end with finds neither. */
  function findBelow(wanted: string, archive: number): ArchiveFile | null {
    const namesakes = byName.get(toPlace(archive, baseName(wanted))) ?? [];
    if (namesakes.length > MAX_NAMESAKES || !wanted.includes('/')) return null;
    let found: ArchiveFile | null = null;
    for (const file of namesakes) {
      if (!normalizePath(file.path ?? '').endsWith(`/${wanted}`)) continue;
      if (found !== null) return null;
      found = file;
    }
    return found;
  }

  function findInOtherParts(wanted: string, beside: ArchiveFile): ArchiveFile | null {
    if (!wanted.includes('/')) return null;
    const found = [...archives.names.keys()].map((archive) => at(wanted, archive)).filter((file) => file !== null);
    const own = downloadOf(archives, beside.archive);
    const parts = found.filter(({ archive }) => downloadOf(archives, archive) === own);
    const [only, ...others] = parts.length > 0 ? parts : found;
    return others.length === 0 ? (only ?? null) : null;
  }

  const inFolder = (named: string, beside: ArchiveFile): ArchiveFile | null => {
    const wanted = cleanPath(named);
    if (wanted === null) return null;
    if (beside.path === null) return lone.get(baseName(wanted)) ?? null;
    const folder = beside.path.slice(0, beside.path.lastIndexOf('/') + 1);
    return at(`${folder}${wanted}`, beside.archive);
  };
  const inParts = (named: string, beside: ArchiveFile): ArchiveFile | null => {
    const found = inFolder(named, beside);
    const wanted = cleanPath(named);
    if (found !== null || wanted === null || beside.path === null) return found;
    return at(wanted, beside.archive) ?? findBelow(wanted, beside.archive) ?? findInOtherParts(wanted, beside);
  };
  return { inFolder, inParts: remember(inParts), at };
}

/** Messages name a file again and again: each name is looked for once beside each file of messages. */
function remember(find: MediaIndex['inParts']): MediaIndex['inParts'] {
  let last: ArchiveFile | null = null;
  let known = new Map<string, ArchiveFile | null>();
  return (named, beside) => {
    if (beside !== last) {
      last = beside;
      known = new Map();
    }
    const before = known.get(named);
    if (before !== undefined) return before;
    const found = find(named, beside);
    known.set(named, found);
    return found;
  };
}

/** Returns the path that a message names, without what leads above; null for an address. */
function cleanPath(named: string): string | null {
  if (/^[a-z]{2,10}:\/\//i.test(named)) return null;
  const path = normalizePath(named).replace(/^(?:\.{1,2}\/|\/){1,20}/, '');
  return path === '' ? null : path;
}

function addTo(lists: Map<string, ArchiveFile[]>, key: string, file: ArchiveFile): void {
  const known = lists.get(key);
  if (known === undefined) lists.set(key, [file]);
  else known.push(file);
}

const toPlace = (archive: number, path: string): string => `${archive}/${normalizePath(path)}`;

export const pathOf = (archives: ArchiveFiles, file: ArchiveFile): string =>
  file.path ?? archives.names[file.archive]?.toWellFormed() ?? '';

const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/**
 * Returns the index of the first archive of the same download: platforms number its parts at the end of their names
 * (`…-part_2.zip`, `…-2-of-3.zip`, `…-AbCdEf-2.zip`).
 */
export function downloadOf(archives: ArchiveFiles, archive: number): number {
  const name = partlessName(archives.names[archive] ?? '');
  if (name === null || !archives.isZip(archive)) return archive;
  return archives.names.findIndex((other, index) => archives.isZip(index) && partlessName(other) === name);
}

/** Null for a name without number, which is a download of its own. The day of a date is no number of a part. */
function partlessName(name: string): string | null {
  const base = name.replace(/\.zip$/i, '');
  const [, start] = /^(.*?[^\d])(?:part[-_ ]?)?\d{1,3}(?:[-_ ]?(?:of|sur|de)[-_ ]?\d{1,3})?$/i.exec(base) ?? [];
  return start === undefined || /\d{4}-\d\d-\d\d$/.test(base) ? null : start;
}
