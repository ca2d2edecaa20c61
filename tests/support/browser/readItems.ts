import { openAsBlob } from 'node:fs';
import { BlobReader, TextWriter, ZipReader } from '@zip.js/zip.js';
import type { Fiche } from '../../../src/domain/item/item.ts';

/** Reads every fiche.json of a dossier zip, in the order of its exhibits. */
export async function readItems(zipPath: string): Promise<readonly Fiche[]> {
  const zip = new ZipReader(new BlobReader(await openAsBlob(zipPath)), { useWebWorkers: false });
  try {
    const fiches: [string, Fiche][] = [];
    for (const entry of await zip.getEntries()) {
      if (entry.directory || !/\/?pieces\/P\d+(?:-M\d+)?\/fiche\.json$/.test(entry.filename)) continue;
      // Our own extension has just written the dossier.
      fiches.push([entry.filename, JSON.parse(await entry.getData(new TextWriter()))]);
    }
    return fiches.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, fiche]) => fiche);
  } finally {
    await zip.close();
  }
}
