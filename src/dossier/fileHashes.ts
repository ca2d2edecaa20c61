import type { CaseSnapshot } from '../domain/export/caseSnapshot.ts';
import { exhibitFolder } from '../domain/export/dossierLayout.ts';
import { shownNumber } from '../domain/export/exhibitNumber.ts';
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

export function listFileHashes({ items }: Pick<CaseSnapshot, 'items'>): FileHashes {
  const rows = items.flatMap((item) =>
    [...item.files].map(([path, { file, reason, elsewhere }]) => {
      const { bytes, sha256, transformations } = file;
      const notes = [
        ...(reason === null ? [] : [words.fileNotIncluded(path)]),
        ...(reason === null && elsewhere !== null
          ? [reportSections.volumeSplit.fileInOtherVolume(path, elsewhere.fileName)]
          : []),
        ...transformations.filter(({ name }) => name !== 'snapshot').map(describeTransformation),
      ];
      return [
        shownNumber(item.number),
        `${exhibitFolder(item.number)}/${path}`,
        bytes,
        // The digest of an erased image is not given.
        reason === 'erased' ? words.fileRemoved : sha256,
        notes.join(' ; '),
      ];
    }),
  );
  const table = [[...hashes.head], ...rows].map((cells) => ({ cells, cutNote: '' }));
  return { bytes: csvBytes(table), count: rows.length };
}
