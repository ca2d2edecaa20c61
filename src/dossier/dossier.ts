import { copyPath, exhibitFolder, notesPath } from '../domain/dossier.ts';
import { Refusal } from '../domain/errors.ts';
import type { HeldItem, Holdings } from '../domain/holdings.ts';
import { type DossierPlan, partsOf } from '../domain/plan.ts';
import type { Progress } from '../domain/ports.ts';
import type { Stamp } from '../domain/timestamp.ts';
import { canonicalBytes } from '../seal/canonical.ts';
import { fingerprint, spkiPem } from '../seal/signature.ts';
import { writeSums } from '../seal/sums.ts';
import { ahead } from './ahead.ts';
import type { DrawText, Edition, QuietRows } from './edition.ts';
import type { Fonts } from './fonts.ts';
import { joinedOf } from './joined.ts';
import { manifestBytes } from './manifest.ts';
import { indexPage } from './page/indexPage.ts';
import { receiptPdf } from './pdf/receipt.ts';
import { reportPdf } from './pdf/report.ts';
import { summaryPdf } from './pdf/summary.ts';
import { visitSheetPdf } from './pdf/visitSheet.ts';
import { collected } from './pdf/writing.ts';
import { readMeText } from './readMe.ts';
import { accountsCsv, addressesCsv, chronologyCsv } from './tables.ts';
import { fileStamp } from './times.ts';
import { DossierZip, intact } from './zipFile.ts';

type Bytes = Uint8Array<ArrayBuffer>;

export interface DossierKit {
  readonly createdAt: Date;
  /** IANA name: where the person is. */
  readonly timeZone: string;
  readonly software: { readonly name: string; readonly version: string };
  readonly fonts: Fonts;
  readonly verifierHtml: Bytes;
  /** DER. */
  readonly sign: (bytes: Bytes) => Promise<Bytes>;
  readonly spki: Bytes;
  /** Has the manifest's digest dated; null when nobody was to be asked, or nobody answered. */
  readonly stamp?: (digest: string) => Promise<Stamp | null>;
  /** What the person said of this dossier; nothing when missing. */
  readonly plan?: DossierPlan;
  readonly drawText?: DrawText;
  readonly quietRows?: QuietRows;
  readonly progress?: Progress;
  readonly signal?: AbortSignal;
}

export interface WrittenDossier {
  /** SHA-256 of manifest.json, to be read out. */
  readonly manifestDigest: string;
  /** Of the zip. */
  readonly bytes: number;
  readonly exhibits: number;
  readonly fileName: string;
  /** `remise.pdf`, beside the zip and never in it. */
  readonly remise: Bytes;
}

/**
 * Writes the dossier of a case as one zip (docs/format.md) into `out`, which it closes; memory stays flat. Every stored
 * file is hashed again on its way and compared with its seal.
 *
 * Throws Refusal `nothing-to-export`, `item-altered` {ordinal, path} or `cancelled`; on any error `out` is aborted and the
 * caller deletes what was written.
 */
export async function writeDossier(
  holdings: Holdings,
  out: WritableStream<Bytes>,
  kit: DossierKit,
): Promise<WrittenDossier> {
  const { createdAt, timeZone, software, fonts, drawText, quietRows, signal } = kit;
  const zip = new DossierZip(out, createdAt);
  const progress: Progress = (step) => {
    if (signal?.aborted) throw new Refusal('cancelled');
    kit.progress?.(step);
  };
  const edition: Edition = {
    holdings,
    plan: kit.plan ?? {},
    createdAt,
    timeZone,
    software,
    fonts,
    fileName: `recueil-${fileStamp(createdAt, timeZone)}.zip`,
    keyFingerprint: await fingerprint(kit.spki),
    ...(drawText !== undefined && { drawText }),
    ...(quietRows !== undefined && { quietRows }),
  };
  try {
    progress({ name: 'report', done: 0, total: holdings.items.length });
    if (holdings.items.length === 0) throw new Refusal('nothing-to-export');
    await zip.add('LISEZ-MOI.txt', readMeText(edition));
    await zip.addStream('resume.pdf', summaryPdf(edition));
    await zip.addStream('dossier.pdf', reportPdf(edition, progress));
    if (partsOf(edition.plan).has('visits')) {
      await zip.addStream('fiche-commissaire.pdf', visitSheetPdf(edition));
    }
    await zip.add('index.html', await indexPage(edition));
    await zip.add('verifier.html', kit.verifierHtml);
    await zip.add('chronologie.csv', chronologyCsv(holdings.items));
    await zip.add('comptes.csv', accountsCsv(holdings.items));
    await zip.add('adresses.csv', addressesCsv(holdings.items, edition.plan));
    await zip.add('cle-publique.pem', new TextEncoder().encode(spkiPem(kit.spki)));
    await zip.add('journal.jsonl', holdings.journal.bytes);
    for (const { seq, ...stamp } of holdings.stamps) await addStamp(zip, `journal-${seq}`, stamp);
    // Loaded when it is wanted: the library is heavy, and only an export needs it.
    const { letters } = await import('./letters/letters.ts');
    for await (const { path, bytes } of letters(edition)) await zip.add(path, bytes);
    await addItems(zip, edition, progress);

    const manifest = manifestBytes(edition, zip.entries);
    const manifestDigest = await zip.add('manifest.json', manifest);
    await zip.add('manifest.json.sig', await kit.sign(manifest));
    if (kit.stamp !== undefined) progress({ name: 'timestamp', done: 0, total: 0 });
    const stamp = (await kit.stamp?.(manifestDigest)) ?? null;
    if (stamp !== null) await addStamp(zip, 'manifest', stamp);
    await zip.add('SHA256SUMS', writeSums(new Map(zip.entries.map(({ path, sha256 }) => [path, sha256]))));
    const bytes = await zip.close();

    const written = { manifestDigest, bytes, exhibits: holdings.items.length };
    const remise = await collected(receiptPdf(edition, written));
    return { ...written, fileName: edition.fileName, remise };
  } catch (error) {
    // Nothing that looks whole is left: without its directory a zip does not open.
    await zip.abort(error);
    throw error;
  }
}

async function addStamp(zip: DossierZip, name: string, { response, chain }: Stamp): Promise<void> {
  await zip.add(`horodatages/${name}.tsr`, response);
  await zip.add(`horodatages/${name}.pem`, new TextEncoder().encode(chain));
}

/** Every file that goes in, from its stored bytes; then the redacted copies, which nothing sealed. */
async function addItems(zip: DossierZip, { holdings, plan }: Edition, progress: Progress): Promise<void> {
  const total = holdings.items.reduce((sum, item) => sum + sizeOf(item), 0);
  let done = 0;
  const read = async ({ item, path, ...sealed }: SealedFile) => {
    const { fiche, ficheBytes } = item;
    const blob = path === FICHE ? new Blob([ficheBytes]) : await holdings.file(fiche.id, path);
    return { item, path, file: await intact(blob, sealed) };
  };
  for await (const { item, path, file } of ahead(sealedFiles(holdings.items, plan), read)) {
    const { number, fiche, notes } = item;
    if (file === null) throw new Refusal('item-altered', { ordinal: fiche.ordinal, path });
    await zip.addSealed(`${exhibitFolder(number)}/${path}`, file);
    done += file.blob.size;
    progress({ name: 'files', done, total });
    if (path !== FICHE) continue;
    for (const copied of joinedOf(item, plan).copied) {
      const copy = await holdings.copy?.(fiche.id, copied);
      if (copy === undefined) throw new Refusal('item-altered', { ordinal: fiche.ordinal, path: copied });
      await zip.add(copyPath(number, copied), new Uint8Array(await copy.arrayBuffer()));
    }
    if (notes !== null) await zip.add(notesPath(number), canonicalBytes(notes));
  }
}

const FICHE = 'fiche.json';

interface SealedFile {
  readonly item: HeldItem;
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

function* sealedFiles(items: readonly HeldItem[], plan: DossierPlan): Generator<SealedFile> {
  for (const item of items) {
    yield { item, path: FICHE, bytes: item.ficheBytes.length, sha256: item.digest };
    for (const { path, bytes, sha256 } of joinedOf(item, plan).files) yield { item, path, bytes, sha256 };
  }
}

function sizeOf({ fiche, ficheBytes, removed }: HeldItem): number {
  const kept = fiche.files.filter(({ path }) => !removed.has(path));
  return kept.reduce((sum, { bytes }) => sum + bytes, ficheBytes.length);
}
