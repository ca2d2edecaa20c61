import { exhibitFolder } from '../domain/export/dossierLayout.ts';
import { shownNumber } from '../domain/export/exhibitNumber.ts';
import { type DossierContext, selectFiles } from './dossierPlan.ts';
import { csvBytes } from './dossierTables.ts';
import { describeTransformation } from './pdf/sections/warningRows.ts';
import { hashes, exhibit as words } from './strings/exhibitWords.ts';
import * as reportSections from './strings/reportSections.ts';

/** The table of the SHA-256 of every file of the exhibits, and how each was made; attached, not printed. */
export interface FileHashes {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Files listed. */
  readonly count: number;
}

export function listFileHashes(context: Pick<DossierContext, 'snapshot' | 'options' | 'volumeSet'>): FileHashes {
  const rows = context.snapshot.items.flatMap((item) => {
    const omissions = new Map(selectFiles(item, context).omitted.map((one) => [one.path, one]));
    return item.fiche.files.map(({ path, bytes, sha256, transformations }) => {
      const omission = omissions.get(path);
      const notes = [
        ...(omission === undefined
          ? []
          : [
              omission.volume === undefined
                ? words.fileNotIncluded(path)
                : reportSections.volumeSplit.fileInOtherVolume(path, omission.volume),
            ]),
        ...transformations.filter(({ name }) => name !== 'snapshot').map(describeTransformation),
      ];
      return [
        shownNumber(item.number),
        `${exhibitFolder(item.number)}/${path}`,
        bytes,
        // The digest of an erased image is not given.
        item.removed.has(path) ? words.fileRemoved : sha256,
        notes.join(' ; '),
      ];
    });
  });
  const table = [[...hashes.head], ...rows].map((cells) => ({ cells, cutNote: '' }));
  return { bytes: csvBytes(table), count: rows.length };
}
