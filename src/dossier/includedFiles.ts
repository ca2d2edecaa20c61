import type { SnapshotItem } from '../domain/export/caseSnapshot.ts';
import type { OmittedFile } from '../domain/export/dossierLayout.ts';
import { resolveParts } from '../domain/export/dossierOptions.ts';
import type { FileEntry } from '../domain/item/item.ts';
import type { DossierContext } from './dossierContext.ts';
import { findOtherVolume } from './zip/volumes.ts';

/** The files of an item: those that go into the zip, and those left out, each with its reason. */
export interface IncludedFiles {
  readonly files: readonly FileEntry[];
  readonly omitted: readonly OmittedFile[];
  /** Paths of the originals whose redacted copy goes into `copies/`. */
  readonly redactedCopies: readonly string[];
}

/**
 * Selects the files of an item for the zip being written. When a redacted copy replaces an original, all other images
 * and the page source of the item are left out too, since they show what the copy hides; so is the same image in any
 * other item (`concealed`). The text and the fiche stay, and the guided page says so. Files in another zip of the same
 * dossier are left out.
 */
export function selectFiles(item: SnapshotItem, context: Pick<DossierContext, 'options' | 'volumeSet'>): IncludedFiles {
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
      .filter((path) => !removed.has(path) && !concealed?.has(path) && copyChoices.some((copy) => copy.path === path)),
  };
}
