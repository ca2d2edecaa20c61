import type { JournalTimestamp } from '../../src/domain/case/timestampAuthorities.ts';
import {
  ACCOUNTS_PATH,
  FICHE_NAME,
  JOURNAL_PATH,
  MANIFEST_PATH,
  notesPath,
  REPORT_PATH,
  TABLE_PATH,
} from '../../src/domain/export/dossierLayout.ts';
import { joinNumber } from '../../src/domain/export/exhibitNumber.ts';
import type { Fiche } from '../../src/domain/item/item.ts';
import type { ExportedNotes } from '../../src/domain/item/itemNotes.ts';
import { sha256Hex } from '../../src/seal/digest.ts';
import { readManifest } from '../../src/seal/verify/checkManifest.ts';
import { type DossierSource, normalizeSource, toBlob, toBytes } from '../../src/seal/verify/dossierSource.ts';
import type { Report } from '../../src/seal/verify/verificationReport.ts';
import { comparePages, type DossierFacts } from './comparePages.ts';
import type { PageDifference } from './pageWords.ts';
import { type DossierPages, readPages } from './readPages.ts';
import { rebuildItems } from './rebuildCase.ts';

/**
 * Compares the pages of a coherent dossier with its fiches. Returns null when it has no dossier.pdf, and of a PDF that
 * cannot be read, that difference.
 */
export async function checkPages(input: DossierSource, report: Report): Promise<readonly PageDifference[] | null> {
  const { files } = await normalizeSource(input);
  const pdf = await files.get(REPORT_PATH)?.read();
  const facts = await readFacts(files, report);
  if (pdf === undefined || facts === null) return null;
  let pages: DossierPages;
  try {
    pages = await readPages(await toBlob(pdf));
  } catch {
    return [{ field: 'unreadable' }];
  }
  return comparePages(pages, facts);
}

/** The fiches were verified, so their form is known. */
async function readFacts(files: DossierSource['files'], { notes, counts }: Report): Promise<DossierFacts | null> {
  const read = async (path: string): Promise<Uint8Array<ArrayBuffer> | undefined> => {
    const file = files.get(path);
    return file === undefined ? undefined : toBytes(await file.read());
  };
  const { manifest } = readManifest(await read(MANIFEST_PATH));
  if (manifest === null) return null;
  const erased = notes.flatMap(({ code, path }) => (code === 'file-removed' && path !== undefined ? [path] : []));
  const exhibits: DossierFacts['exhibits'][number][] = [];
  for (const { folder, ...fields } of manifest.exhibits) {
    const number = joinNumber(fields);
    const bytes = await read(`${folder}/${FICHE_NAME}`);
    if (bytes === undefined) continue;
    const sealed: Fiche = JSON.parse(new TextDecoder().decode(bytes));
    // No fiche has the size of a file. One that is left out has something to hide.
    const sizeOf = (file: string): number => files.get(`${folder}/${file}`)?.bytes ?? 1;
    const fiche = { ...sealed, files: sealed.files.map((file) => ({ ...file, bytes: sizeOf(file.path) })) };
    const stated = await read(notesPath(number));
    const notes = stated === undefined ? null : parse(stated);
    exhibits.push({
      number,
      fiche,
      digest: await sha256Hex(bytes),
      notes,
      hasOtherDate: fiche.received !== undefined && notes?.posted !== undefined,
      removed: new Set(
        erased.flatMap((path) => (path.startsWith(`${folder}/`) ? [path.slice(folder.length + 1)] : [])),
      ),
    });
  }
  const texts = new Map<string, string>();
  for (const path of [TABLE_PATH, ACCOUNTS_PATH, JOURNAL_PATH])
    texts.set(path, new TextDecoder().decode(await read(path)));
  const items = rebuildItems(exhibits, (path) => texts.get(path) ?? null);
  const journal = { bytes: new TextEncoder().encode(texts.get(JOURNAL_PATH)), ...manifest.journal };
  const timestamps: JournalTimestamp[] = [];
  for (const path of files.keys()) {
    const [, seq] = JOURNAL_STAMP.exec(path) ?? [];
    if (seq === undefined) continue;
    const chain = new TextDecoder().decode(await read(`horodatages/journal-${seq}.pem`));
    timestamps.push({ seq: Number(seq), response: new Uint8Array(), chain });
  }
  return {
    exhibits,
    head: manifest.journal.head,
    isVolume: manifest.volumes !== undefined,
    counts,
    rebuilt: items === null ? null : { ...items, journal: { journal, timestamps } },
  };
}

const JOURNAL_STAMP = /^horodatages\/journal-(\d{1,15})\.tsr$/;

/** A note that cannot be read states nothing. */
function parse(json: Uint8Array): ExportedNotes | null {
  try {
    return Object(JSON.parse(new TextDecoder().decode(json)));
  } catch {
    return null;
  }
}
