import type { CaseSnapshot } from '../domain/export/caseSnapshot.ts';
import { exhibitFolder } from '../domain/export/dossierLayout.ts';
import { shownNumber } from '../domain/export/exhibitNumber.ts';
import { csvBytes } from './dossierTables.ts';
import { describeTransformation } from './pdf/sections/warningRows.ts';
import { hashes, exhibit as words } from './strings/exhibitWords.ts';
import * as reportSections from './strings/reportSections.ts';

/** The table of every file of the exhibits, its SHA-256 if the zip has it, and how it was made; not printed. */
export interface FileHashes {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Files listed. */
  readonly count: number;
}

export function listFileHashes({ items }: Pick<CaseSnapshot, 'items'>): FileHashes {
  const rows = items.flatMap((item) =>
    [...item.files].map(([path, { file, reason, elsewhere }]) => {
      const { bytes, sha256, transformations } = file;
      // With its size or its digest, what is not there could be guessed.
      const isHere = reason === null && elsewhere === null;
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
        ...(isHere ? [bytes, sha256] : ['', reason === 'erased' ? words.fileRemoved : '']),
        notes.join(' ; '),
      ];
    }),
  );
  const table = [[...hashes.head], ...rows].map((cells) => ({ cells, cutNote: '' }));
  return { bytes: csvBytes(table), count: rows.length };
}
