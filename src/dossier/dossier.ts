import { copyPath, exhibitFolder, notesPath, originFolder } from '../domain/dossier.ts';
import { Refusal } from '../domain/errors.ts';
import type { HeldItem, HeldOrigin, Holdings } from '../domain/holdings.ts';
import { letGo } from '../domain/letGo.ts';
import type { ReceivedFile } from '../domain/origins.ts';
import { type DossierPlan, partsOf } from '../domain/plan.ts';
import type { Progress } from '../domain/ports.ts';
import type { Stamp } from '../domain/timestamp.ts';
import { canonicalBytes } from '../seal/canonical.ts';
import { fingerprint, spkiPem } from '../seal/signature.ts';
import { writeSums } from '../seal/sums.ts';
import { ahead } from './ahead.ts';
import { type Binding, isAnnex } from './binding.ts';
import type { DrawText, Edition, QuietRows } from './edition.ts';
import type { Fonts } from './fonts.ts';
import { joinedOf } from './joined.ts';
import { manifestBytes } from './manifest.ts';
import { indexPage } from './page/indexPage.ts';
import { reportPdf } from './pdf/report.ts';
import { summaryPdf } from './pdf/summary.ts';
import { visitSheetPdf } from './pdf/visitSheet.ts';
import { readMeText } from './readMe.ts';
import { accountsCsv, addressesCsv, chronologyCsv } from './tables.ts';
import { fileStamp } from './times.ts';
import type { WrittenDossier } from './written.ts';
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
  /** Has the manifest's digest dated; null when nobody was to be asked, or nobody answered. `bytes`: of the zip so far. */
  readonly stamp?: (digest: string, bytes: number) => Promise<Stamp | null>;
  /** Which zip of several this is; missing: the only one. */
  readonly binding?: Binding;
  /** What the person said of this dossier; nothing when missing. */
  readonly plan?: DossierPlan;
  readonly drawText?: DrawText;
  readonly quietRows?: QuietRows;
  readonly progress?: Progress;
  readonly signal?: AbortSignal;
}

/**
 * Writes the dossier of a case, or one zip of several, (docs/format.md) into `out`, which it closes; memory stays flat. Every stored
 * file is hashed again on its way and compared with its seal.
 *
 * Throws Refusal `nothing-to-export`, `item-altered` {ordinal, path} or `cancelled`; on any error `out` is aborted and the
 * caller deletes what was written.
 */
export async function writeDossier(
  held: Holdings,
  out: WritableStream<Bytes>,
  kit: DossierKit,
): Promise<WrittenDossier> {
  const holdings = toldIn(held, kit.binding);
  const { createdAt, timeZone, software, fonts, drawText, quietRows, signal, binding } = kit;
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
    fileName: binding?.here.fileName ?? `${baseName(createdAt, timeZone)}.zip`,
    ...(binding !== undefined && { binding }),
    keyFingerprint: await fingerprint(kit.spki),
    ...(drawText !== undefined && { drawText }),
    ...(quietRows !== undefined && { quietRows }),
  };
  try {
    progress({ name: 'report', done: 0, total: holdings.items.length });
    if (holdings.items.length === 0) throw new Refusal('nothing-to-export');
    await zip.add('LISEZ-MOI.txt', readMeText(edition));
    if (isAnnex(edition)) await zip.addStream('annexe.pdf', reportPdf(edition, progress));
    else await addPapers(zip, edition, progress);
    await zip.add('index.html', await indexPage(edition));
    await zip.add('verifier.html', kit.verifierHtml);
    await zip.add('cle-publique.pem', new TextEncoder().encode(spkiPem(kit.spki)));
    await zip.add('journal.jsonl', holdings.journal.bytes);
    for (const { seq, ...stamp } of holdings.stamps) await addStamp(zip, `journal-${seq}`, stamp);
    await addItems(zip, edition, progress);
    for (const origin of holdings.origins ?? []) await addOrigin(zip, origin, progress);

    const manifest = manifestBytes(edition, zip.entries);
    const manifestDigest = await zip.add('manifest.json', manifest);
    await zip.add('manifest.json.sig', await kit.sign(manifest));
    if (kit.stamp !== undefined) progress({ name: 'timestamp', done: 0, total: 0 });
    const stamp = (await kit.stamp?.(manifestDigest, zip.size)) ?? null;
    if (stamp !== null) await addStamp(zip, 'manifest', stamp);
    await zip.add('SHA256SUMS', writeSums(new Map(zip.entries.map(({ path, sha256 }) => [path, sha256]))));
    const bytes = await zip.close();

    const exhibits = binding?.here.numbers.length ?? holdings.items.length;
    return { manifestDigest, bytes, exhibits, fileName: edition.fileName };
  } catch (error) {
    // Nothing that looks whole is left: without its directory a zip does not open.
    await zip.abort(error);
    throw error;
  }
}

/** A volume tells of every pièce, and says where the files of the others are; an annex, of its own alone. */
export function toldIn(held: Holdings, binding: Binding | undefined): Holdings {
  if (binding?.here.kind !== 'annex') return held;
  const items = held.items.filter(({ fiche }) => binding.here.items.has(fiche.id));
  const notIncluded = held.counts.sealed - held.counts.withdrawn - items.length;
  return { ...held, items, counts: { ...held.counts, notIncluded }, origins: [] };
}

/** `recueil-2026-11-20-0931` */
export const baseName = (createdAt: Date, timeZone: string): string =>
  `recueil-${fileStamp(createdAt, timeZone)}`;

/** What is told of the whole dossier: an annex has none of it. */
async function addPapers(zip: DossierZip, edition: Edition, progress: Progress): Promise<void> {
  const { items } = edition.holdings;
  await zip.addStream('resume.pdf', summaryPdf(edition));
  await zip.addStream('dossier.pdf', reportPdf(edition, progress));
  if (partsOf(edition.plan).has('visits')) {
    await zip.addStream('fiche-commissaire.pdf', visitSheetPdf(edition));
  }
  await zip.add('chronologie.csv', chronologyCsv(items));
  await zip.add('comptes.csv', accountsCsv(items));
  await zip.add('adresses.csv', addressesCsv(items, edition.plan));
  // Loaded when it is wanted: the library is heavy, and only an export needs it.
  const { letters } = await import('./letters/letters.ts');
  for await (const { path, bytes } of letters(edition)) await zip.add(path, bytes);
}

async function addStamp(zip: DossierZip, name: string, { response, chain }: Stamp): Promise<void> {
  await zip.add(`horodatages/${name}.tsr`, response);
  await zip.add(`horodatages/${name}.pem`, new TextEncoder().encode(chain));
}

/** Every file that goes in, from its stored bytes; then the redacted copies, which nothing sealed. */
async function addItems(zip: DossierZip, edition: Edition, progress: Progress): Promise<void> {
  const { holdings } = edition;
  const total = [...sealedFiles(edition)].reduce((sum, { bytes }) => sum + bytes, 0);
  let done = 0;
  const read = async ({ item, path, ...sealed }: SealedFile) => {
    const { fiche, ficheBytes } = item;
    const body = path === FICHE ? ficheBytes : await holdings.file(fiche.id, path);
    return { item, path, bytes: sealed.bytes, file: await intact(body, sealed) };
  };
  for await (const { item, path, bytes, file } of ahead(sealedFiles(edition), read)) {
    const { number, fiche, notes } = item;
    if (file === null) throw new Refusal('item-altered', { ordinal: fiche.ordinal, path });
    await zip.addSealed(`${exhibitFolder(number)}/${path}`, file);
    if (path !== FICHE && !(file.body instanceof Blob)) letGo(file.body);
    done += bytes;
    progress({ name: 'files', done, total });
    if (path !== FICHE) continue;
    for (const copied of joinedOf(item, edition).copied) {
      const copy = await holdings.copy?.(fiche.id, copied);
      if (copy === undefined) throw new Refusal('item-altered', { ordinal: fiche.ordinal, path: copied });
      await zip.add(copyPath(number, copied), new Uint8Array(await copy.arrayBuffer()));
    }
    if (notes !== null) await zip.add(notesPath(number), canonicalBytes(notes));
  }
}

/** Byte for byte as it was received and verified. */
async function addOrigin(zip: DossierZip, { dossier, file }: HeldOrigin, progress: Progress): Promise<void> {
  const { number, files } = dossier;
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  let done = 0;
  const read = async (received: ReceivedFile) => ({
    path: received.path,
    bytes: received.bytes,
    found: await intact(await file(received.path), received),
  });
  for await (const { path, bytes, found } of ahead(files, read)) {
    if (found === null) throw new Refusal('origin-altered', { number, path });
    await zip.addSealed(`${originFolder(number)}/${path}`, found);
    if (!(found.body instanceof Blob)) letGo(found.body);
    done += bytes;
    progress({ name: 'files', done, total });
  }
}

const FICHE = 'fiche.json';

interface SealedFile {
  readonly item: HeldItem;
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

function* sealedFiles(edition: Edition): Generator<SealedFile> {
  for (const item of edition.holdings.items) {
    yield { item, path: FICHE, bytes: item.ficheBytes.length, sha256: item.digest };
    for (const { path, bytes, sha256 } of joinedOf(item, edition).files) yield { item, path, bytes, sha256 };
  }
}
