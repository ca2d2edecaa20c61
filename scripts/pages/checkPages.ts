import { FICHE_NAME, MANIFEST_PATH, notesPath, REPORT_PATH } from '../../src/domain/export/dossierLayout.ts';
import { joinNumber } from '../../src/domain/export/exhibitNumber.ts';
import type { Fiche } from '../../src/domain/item/item.ts';
import { sha256Hex } from '../../src/seal/digest.ts';
import { readManifest } from '../../src/seal/verify/checkManifest.ts';
import { type DossierSource, normalizeSource, toBlob, toBytes } from '../../src/seal/verify/dossierSource.ts';
import type { Report } from '../../src/seal/verify/verificationReport.ts';
import { comparePages, type DossierFacts, type PageDifference } from './comparePages.ts';
import { type DossierPages, readPages } from './readPages.ts';

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
async function readFacts(files: DossierSource['files'], { notes }: Report): Promise<DossierFacts | null> {
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
    const fiche: Fiche = JSON.parse(new TextDecoder().decode(bytes));
    const stated = await read(notesPath(number));
    exhibits.push({
      number,
      fiche,
      digest: await sha256Hex(bytes),
      hasOtherDate: fiche.received !== undefined && stated !== undefined && 'posted' in parse(stated),
      removed: new Set(
        erased.flatMap((path) => (path.startsWith(`${folder}/`) ? [path.slice(folder.length + 1)] : [])),
      ),
    });
  }
  return { exhibits, head: manifest.journal.head, isVolume: manifest.volumes !== undefined };
}

/** A note that cannot be read states nothing. */
function parse(json: Uint8Array): object {
  try {
    return Object(JSON.parse(new TextDecoder().decode(json)));
  } catch {
    return {};
  }
}
