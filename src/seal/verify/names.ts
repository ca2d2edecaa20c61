import { isPortableName, nameKey } from '../../domain/export/portableNames.ts';
import type { Problem } from './report.ts';

/**
 * The names of a container's entries, files and folders (`…/`). Each must be one name on every system, and none may
 * be both a file and a folder: otherwise two programs extract two different sets of files.
 */

/** Four times the limit of Windows (260). It bounds the time spent on a path of many folders. */
const MAX_PATH_LENGTH = 1024;

interface NameUse {
  readonly name: string;
  readonly isFolder: boolean;
  /** False for a folder that is only in the path of another entry. */
  isListed: boolean;
  hasFile: boolean;
}

export class EntryNames {
  readonly #uses = new Map<string, NameUse>();

  /** Registers an entry, in the order of the container. Returns the fault of its name, or null. */
  add(path: string): Problem | null {
    const isFolder = path.endsWith('/');
    const segments = (isFolder ? path.slice(0, -1) : path).split('/');
    if (path.length > MAX_PATH_LENGTH || !segments.every(isPortableName)) return { code: 'unsafe-name', path };
    const names = segments.map((_, index) => segments.slice(0, index + 1).join('/'));
    for (const [index, name] of names.entries()) {
      const isEntry = index === names.length - 1;
      const use = this.#uses.get(nameKey(name));
      if (use === undefined) continue;
      if (use.name !== name || use.isFolder !== (isFolder || !isEntry))
        return { code: 'name-clash', path, detail: { other: use.isFolder ? `${use.name}/` : use.name } };
      if (isEntry && use.isListed) return { code: 'duplicate-name', path };
    }
    for (const [index, name] of names.entries()) {
      const isEntry = index === names.length - 1;
      const use = this.#uses.get(nameKey(name)) ?? {
        name,
        isFolder: isFolder || !isEntry,
        isListed: false,
        hasFile: false,
      };
      use.isListed ||= isEntry;
      use.hasFile ||= !isFolder;
      this.#uses.set(nameKey(name), use);
    }
    return null;
  }

  /** Folders that are listed and contain no file: no export writes them, and no digest covers their names. */
  listEmptyFolders(): Problem[] {
    return [...this.#uses.values()]
      .filter(({ isFolder, hasFile }) => isFolder && !hasFile)
      .map(({ name }) => ({ code: 'empty-folder', path: `${name}/` }));
  }
}
