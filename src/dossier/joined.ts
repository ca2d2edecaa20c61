import type { OmittedFile } from '../domain/dossier.ts';
import type { HeldItem } from '../domain/holdings.ts';
import type { FileEntry } from '../domain/item.ts';
import { partsOf } from '../domain/plan.ts';
import { elsewhere } from './binding.ts';
import type { Edition } from './edition.ts';

/** The files of an item, parted: those that go into the zip, and those left out, each with its reason. */
export interface Joined {
  readonly files: readonly FileEntry[];
  readonly omitted: readonly OmittedFile[];
  /** Paths of the files that have a redacted copy in `copies/`. */
  readonly copied: readonly string[];
}

/**
 * An original left out for its copy takes with it every other picture and the page source of the same item: they would
 * show what the copy hides; and so does the very same picture from any other item. Its text and its fiche stay, and the
 * guided page says so. What is in another zip of the same dossier is left out of this one.
 */
export function joinedOf(item: HeldItem, edition: Pick<Edition, 'plan' | 'binding'>): Joined {
  const { fiche, removed, concealed } = item;
  const { plan } = edition;
  const copies = plan.copies?.filter((copy) => copy.item === fiche.id) ?? [];
  const hides = copies.some(({ original }) => original === 'omitted');
  const withSources = partsOf(plan).has('sources');
  const omissionOf = ({ role, path }: FileEntry): Pick<OmittedFile, 'reason' | 'volume'> | null => {
    if (removed.has(path)) return { reason: 'removed' };
    if (hides && role !== 'text') {
      return { reason: copies.some((copy) => copy.path === path) ? 'redacted' : 'removed' };
    }
    if (concealed?.has(path)) return { reason: 'removed' };
    if ((role === 'source' || role === 'archive') && !withSources) return { reason: 'removed' };
    const away = elsewhere(item, role, edition);
    return away === null ? null : { reason: 'volume', volume: away.fileName };
  };
  return {
    files: fiche.files.filter((file) => omissionOf(file) === null),
    omitted: fiche.files.flatMap((file) => {
      const omission = omissionOf(file);
      return omission === null ? [] : [{ item: fiche.id, path: file.path, sha256: file.sha256, ...omission }];
    }),
    copied: fiche.files
      .filter(({ role }) => elsewhere(item, role, edition) === null)
      .map(({ path }) => path)
      .filter(
        (path) => !removed.has(path) && !concealed?.has(path) && copies.some((copy) => copy.path === path),
      ),
  };
}
