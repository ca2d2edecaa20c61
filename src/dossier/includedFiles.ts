import type { SnapshotItem } from '../domain/export/caseSnapshot.ts';
import type { OmittedFile } from '../domain/export/dossierLayout.ts';
import { resolveParts } from '../domain/export/dossierOptions.ts';
import type { FileEntry } from '../domain/item/item.ts';
import type { DossierContext } from './dossierContext.ts';
import { findOtherVolume } from './zip/volumes.ts';

/** The files of an item, parted: those that go into the zip, and those left out, each with its reason. */
export interface IncludedFiles {
  readonly files: readonly FileEntry[];
  readonly omitted: readonly OmittedFile[];
  /** Paths of the files that have a redacted copy in `copies/`. */
  readonly redactedCopies: readonly string[];
}

/**
 * An original left out for its copy takes with it every other picture and the page source of the same item: they would
 * show what the copy hides; and so does the very same picture from any other item. Its text and its fiche stay, and the
 * guided page says so. What is in another zip of the same dossier is left out of this one.
 */
export function selectFiles(
  item: SnapshotItem,
  context: Pick<DossierContext, 'options' | 'volumeSet'>,
): IncludedFiles {
  const { fiche, removed, concealed } = item;
  const { options } = context;
  const copyChoices = options.copies?.filter((copy) => copy.item === fiche.id) ?? [];
  const hidesOriginal = copyChoices.some(({ original }) => original === 'omitted');
  const withSources = resolveParts(options).has('sources');
  const omissionOf = ({ role, path }: FileEntry): Pick<OmittedFile, 'reason' | 'volume'> | null => {
    if (removed.has(path)) return { reason: 'removed' };
    if (hidesOriginal && role !== 'text') {
      return { reason: copyChoices.some((copy) => copy.path === path) ? 'redacted' : 'removed' };
    }
    if (concealed?.has(path)) return { reason: 'removed' };
    if ((role === 'source' || role === 'archive') && !withSources) return { reason: 'removed' };
    const otherVolume = findOtherVolume(item, role, context);
    return otherVolume === null ? null : { reason: 'volume', volume: otherVolume.fileName };
  };
  return {
    files: fiche.files.filter((file) => omissionOf(file) === null),
    omitted: fiche.files.flatMap((file) => {
      const omission = omissionOf(file);
      return omission === null ? [] : [{ item: fiche.id, path: file.path, sha256: file.sha256, ...omission }];
    }),
    redactedCopies: fiche.files
      .filter(({ role }) => findOtherVolume(item, role, context) === null)
      .map(({ path }) => path)
      .filter(
        (path) =>
          !removed.has(path) && !concealed?.has(path) && copyChoices.some((copy) => copy.path === path),
      ),
  };
}
