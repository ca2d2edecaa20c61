import type { SnapshotItem } from '../../domain/export/caseSnapshot.ts';
import type { OmittedFile } from '../../domain/export/dossierLayout.ts';
import type { FileEntry } from '../../domain/item/item.ts';
import type { DossierContext } from '../dossierContext.ts';
import { selectFiles } from '../includedFiles.ts';

/** A file of one or several exhibits with the same bytes and the same treatment. */
export interface ListedFile {
  readonly file: FileEntry;
  /** Ascending. */
  readonly numbers: readonly number[];
  readonly omitted: OmittedFile | null;
  /** Erased as a prohibited image: its digest is not printed. */
  readonly removed: boolean;
}

/** Returns every file of the exhibits once: those of several exhibits, then the others by exhibit. */
export function listFiles(
  items: readonly SnapshotItem[],
  context: Pick<DossierContext, 'options' | 'volumeSet'>,
): { readonly shared: readonly ListedFile[]; readonly own: readonly ListedFile[] } {
  const all = items.flatMap((item) => {
    const omissions = new Map(selectFiles(item, context).omitted.map((one) => [one.path, one]));
    return item.fiche.files.map((file) => ({
      file,
      number: item.number,
      omitted: omissions.get(file.path) ?? null,
      removed: item.removed.has(file.path),
    }));
  });
  const groups = Map.groupBy(all, ({ file, number, omitted, removed }) =>
    // A file that is left out may have another reason in each exhibit.
    omitted !== null || removed ? `${number}/${file.path}` : `${file.sha256}/${file.path}`,
  );
  const listed = [...groups.values()].flatMap(([first, ...others]) =>
    first === undefined ? [] : [{ ...first, numbers: [first, ...others].map(({ number }) => number) }],
  );
  return {
    shared: listed.filter(({ numbers }) => numbers.length > 1),
    own: listed.filter(({ numbers }) => numbers.length === 1),
  };
}
