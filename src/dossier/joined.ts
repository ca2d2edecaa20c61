import type { OmittedFile } from '../domain/dossier.ts';
import type { HeldItem } from '../domain/holdings.ts';
import type { FileEntry } from '../domain/item.ts';
import { type DossierPlan, partsOf } from '../domain/plan.ts';

/** The files of an item, parted: those that go into the zip, and those left out, each with its reason. */
export interface Joined {
  readonly files: readonly FileEntry[];
  readonly omitted: readonly OmittedFile[];
  /** Paths of the files that have a redacted copy in `copies/`. */
  readonly copied: readonly string[];
}

/**
 * An original left out for its copy takes with it every other picture and the page source of the same item: they would
 * show what the copy hides. Its text and its fiche stay, and the guided page says so.
 */
export function joinedOf({ fiche, removed }: HeldItem, plan: DossierPlan): Joined {
  const copies = plan.copies?.filter(({ item }) => item === fiche.id) ?? [];
  const hides = copies.some(({ original }) => original === 'omitted');
  const withSources = partsOf(plan).has('sources');
  const reasonFor = ({ role, path }: FileEntry): OmittedFile['reason'] | null => {
    if (removed.has(path)) return 'removed';
    if (hides && role !== 'text') {
      return copies.some((copy) => copy.path === path) ? 'redacted' : 'removed';
    }
    return role === 'source' && !withSources ? 'removed' : null;
  };
  return {
    files: fiche.files.filter((file) => reasonFor(file) === null),
    omitted: fiche.files.flatMap((file) => {
      const reason = reasonFor(file);
      return reason === null ? [] : [{ item: fiche.id, path: file.path, sha256: file.sha256, reason }];
    }),
    copied: fiche.files
      .map(({ path }) => path)
      .filter((path) => !removed.has(path) && copies.some((copy) => copy.path === path)),
  };
}
