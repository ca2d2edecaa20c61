import type { ReceivedFile } from '../domain/case/receivedDossiers.ts';
import type { Timestamp } from '../domain/case/timestampAuthorities.ts';
import type { SnapshotItem, SnapshotReceivedDossier } from '../domain/export/caseSnapshot.ts';
import {
  ACCOUNTS_PATH,
  ADDRESSES_PATH,
  ANNEX_PATH,
  cleanCopyPath,
  exhibitFolder,
  exhibitLabel,
  FICHE_NAME,
  IDENTIFICATION_PATH,
  JOURNAL_PATH,
  MANIFEST_PATH,
  type Manifest,
  type ManifestFile,
  type ManifestVolume,
  notesPath,
  PAGE_PATH,
  PROSECUTION_PATH,
  PUBLIC_KEY_PATH,
  REPORT_PATH,
  readableCopyPath,
  receivedDossierFolder,
  redactedCopyPath,
  SALTS_NAME,
  SIGNATURE_PATH,
  SUMS_PATH,
  TABLE_PATH,
  writeSums,
} from '../domain/export/dossierLayout.ts';
import { countExhibits, exhibitOf, splitNumber } from '../domain/export/exhibitNumber.ts';
import { listCopied, listFilesHere, listOmitted } from '../domain/export/fileDecisions.ts';
import { SCHEMA } from '../domain/formatNames.ts';
import type { FileEntry } from '../domain/item/item.ts';
import { type Bytes, readContent, releaseBuffer } from '../domain/shared/binary.ts';
import { Refusal } from '../domain/shared/errors.ts';
import { dateInTimeZone } from '../domain/shared/localDates.ts';
import type { Progress } from '../domain/shared/ports.ts';
import { canonicalBytes } from '../seal/canonical.ts';
import { commitTo } from '../seal/commitment.ts';
import { spkiPem } from '../seal/signature.ts';
import { prefetch } from './byteStreams.ts';
import { hasIdentification } from './data/identification.ts';
import { hasProsecution } from './data/prosecution.ts';
import { hasVisits } from './data/revisits.ts';
import { type DossierContext, isAnnex, type Volume, type VolumeSet } from './dossierPlan.ts';
import { accountsCsv, addressesCsv, chronologyCsv, prosecutionCsv } from './dossierTables.ts';
import { listFileHashes } from './fileHashes.ts';
import { identificationCsv } from './identificationTable.ts';
import { addressPage } from './page/addressPage.ts';
import { indexPage } from './page/indexPage.ts';
import { bailiffSheetPdf } from './pdf/bailiffSheet.ts';
import { reportPdf } from './pdf/dossierReport.ts';
import { identificationSheetPdf } from './pdf/identificationSheet.ts';
import { prosecutionSheetPdf } from './pdf/prosecutionSheet.ts';
import { readMeText } from './readMe.ts';
import { DossierZip, verifyStoredFile } from './zip/dossierZip.ts';
import type { ZipEntry } from './zip/storedZip.ts';

export interface WriteEffects {
  /** Returns a DER signature. */
  readonly sign: (bytes: Bytes) => Promise<Bytes>;
  /** Time-stamps the manifest's digest; null when none was requested or received. `bytes`: size of the zip so far. */
  readonly stamp?: (digest: string, bytes: number) => Promise<Timestamp | null>;
  readonly progress?: Progress;
  readonly signal?: AbortSignal;
}

/** A zip just written. */
interface WrittenDossier {
  /** SHA-256 of manifest.json. */
  readonly manifestDigest: string;
  /** Size of the zip. */
  readonly bytes: number;
  /** Number of exhibits whose files it contains. */
  readonly exhibits: number;
  /** Where each of its files is in the zip. */
  readonly entries: readonly ZipEntry[];
}

/**
 * Writes one zip of a dossier (docs/format.md) to `out` and closes it. Memory use does not grow with the dossier. Every
 * stored file is hashed again and compared with its sealed digest.
 *
 * Throws Refusal `nothing-to-export`, `item-altered` {ordinal, path}, `received-altered` {number, path} or `cancelled`.
 * On any error `out` is aborted, and the caller deletes what was written.
 */
export async function writeDossier(
  context: DossierContext,
  out: WritableStream<Bytes>,
  { sign, stamp: requestStamp, progress: reportProgress, signal }: WriteEffects,
): Promise<WrittenDossier> {
  const { snapshot, volumeSet } = context;
  const zip = new DossierZip(out, context.createdAt);
  const progress: Progress = (step) => {
    if (signal?.aborted) throw new Refusal('cancelled');
    reportProgress?.(step);
  };
  try {
    progress({ name: 'report', done: 0, total: snapshot.items.length });
    if (snapshot.items.length === 0) throw new Refusal('nothing-to-export');
    await zip.add('LISEZ-MOI.txt', readMeText(context));
    if (isAnnex(context)) await zip.addStream(ANNEX_PATH, reportPdf(context, progress));
    else await addDocuments(zip, context, progress);
    await zip.add('empreintes.csv', listFileHashes(snapshot).bytes);
    await zip.add(PAGE_PATH, await indexPage(context));
    await zip.add('verifier.html', context.verifierHtml);
    await zip.add(PUBLIC_KEY_PATH, new TextEncoder().encode(spkiPem(context.spki)));
    await zip.add(JOURNAL_PATH, snapshot.journal.bytes);
    for (const { seq, ...stamp } of snapshot.timestamps) await addStamp(zip, `journal-${seq}`, stamp);
    progress({ name: 'documents', done: snapshot.items.length, total: snapshot.items.length });
    await addItems(zip, context, progress);
    for (const received of snapshot.receivedDossiers ?? []) await addReceivedDossier(zip, received, progress);

    const manifest = manifestBytes(context, zip.entries, requestStamp !== undefined);
    const manifestDigest = await zip.add(MANIFEST_PATH, manifest);
    await zip.add(SIGNATURE_PATH, await sign(manifest));
    if (requestStamp !== undefined) progress({ name: 'timestamp', done: 0, total: 0 });
    const stamp = (await requestStamp?.(manifestDigest, zip.size)) ?? null;
    if (stamp !== null) await addStamp(zip, 'manifest', stamp);
    await zip.add(SUMS_PATH, writeSums(new Map(zip.entries.map(({ path, sha256 }) => [path, sha256]))));
    const bytes = await zip.close();

    const exhibits = countExhibits(volumeSet?.current.numbers ?? snapshot.items.map(({ number }) => number));
    return { manifestDigest, bytes, exhibits, entries: zip.contents };
  } catch (error) {
    // A zip without its central directory does not open: no incomplete dossier can be taken for a complete one.
    await zip.abort(error);
    throw error;
  }
}

/** Adds the documents about the whole dossier. An annex has none of them. */
async function addDocuments(zip: DossierZip, context: DossierContext, progress: Progress): Promise<void> {
  const { items } = context.snapshot;
  const pages = new Map<string, number>();
  await zip.addStream(REPORT_PATH, reportPdf(context, progress, pages));
  if (hasVisits(items, context.options)) {
    await zip.addStream('fiche-commissaire.pdf', bailiffSheetPdf(context));
    await zip.add('adresses.html', await addressPage(context));
  }
  if (hasIdentification(items, context.options)) {
    await zip.addStream('fiche-identification.pdf', identificationSheetPdf(context));
    await zip.add(
      IDENTIFICATION_PATH,
      identificationCsv(items, context.options, dateInTimeZone(context.createdAt, context.timeZone)),
    );
  }
  if (hasProsecution(items, context.options)) {
    await zip.addStream('tableau-propos.pdf', prosecutionSheetPdf(context));
    await zip.add(PROSECUTION_PATH, prosecutionCsv(items));
  }
  await zip.add(TABLE_PATH, chronologyCsv(items, pages));
  await zip.add(ACCOUNTS_PATH, accountsCsv(items));
  await zip.add(ADDRESSES_PATH, addressesCsv(items));
}

async function addStamp(zip: DossierZip, name: string, { response, chain }: Timestamp): Promise<void> {
  await zip.add(`horodatages/${name}.tsr`, response);
  await zip.add(`horodatages/${name}.pem`, new TextEncoder().encode(chain));
}

const COPIES = [
  ['readable', 'readableCopy', readableCopyPath],
  ['clean', 'cleanCopy', cleanCopyPath],
  ['redacted', 'redactedCopy', redactedCopyPath],
] as const;

/** Adds the sealed files of each item, then its redacted copies and notes, which are not sealed. */
async function addItems(zip: DossierZip, context: DossierContext, progress: Progress): Promise<void> {
  const { snapshot } = context;
  const total = countFileBytes(context);
  let done = 0;
  const archives = new Map(
    snapshot.items.flatMap((item) =>
      listFilesHere(item).map(({ path, sha256 }) => [sha256, `../${exhibitLabel(item.number)}/${path}`] as const),
    ),
  );
  const read = async ({ item, path, salt, commitment, ...sealed }: SealedFile) => {
    const { fiche, ficheBytes } = item;
    const body = path === FICHE_NAME ? ficheBytes : await snapshot.file(fiche.id, path);
    const isCommitted = salt === undefined || (await commitTo(salt, sealed.sha256, path)) === commitment;
    return { item, path, bytes: sealed.bytes, file: isCommitted ? await verifyStoredFile(body, sealed) : null };
  };
  for await (const { item, path, bytes, file } of prefetch(sealedFiles(context), read)) {
    const { number, fiche, notes } = item;
    if (file === null) throw new Refusal('item-altered', { ordinal: fiche.ordinal, path });
    await zip.addSealed(`${exhibitFolder(number)}/${path}`, file);
    if (path !== FICHE_NAME && !(file.body instanceof Blob)) releaseBuffer(file.body);
    done += bytes;
    progress({ name: 'files', done, total });
    if (path !== FICHE_NAME) continue;
    const salts = listSalts(item, archives);
    if (salts.length > 0)
      await zip.add(`${exhibitFolder(number)}/${SALTS_NAME}`, canonicalBytes(Object.fromEntries(salts)));
    for (const [kind, reader, pathOf] of COPIES)
      for (const { path: original } of listCopied(item, kind)) {
        const copy = await snapshot[reader]?.(fiche.id, original);
        if (copy === undefined) throw new Refusal('item-altered', { ordinal: fiche.ordinal, path: original });
        await zip.add(pathOf(number, original), await readContent(copy));
      }
    if (notes !== null) await zip.add(notesPath(number), canonicalBytes(notes));
  }
}

/**
 * Lists the salts of what this zip has of an item, by path. `archives`: where the files of the zip are, by digest; the
 * archive of a message may be one of them.
 */
function listSalts(item: SnapshotItem, archives: ReadonlyMap<string, string>): (readonly [string, string])[] {
  const archive = item.fiche.exported?.archive;
  const path = archives.get(archive?.sha256 ?? '');
  return [
    ...listFilesHere(item).map((file) => [file.path, file.salt] as const),
    ...(archive === undefined || path === undefined ? [] : [[path, archive.salt] as const]),
  ];
}

/** Adds the files of a received dossier unchanged. */
async function addReceivedDossier(
  zip: DossierZip,
  { dossier, file }: SnapshotReceivedDossier,
  progress: Progress,
): Promise<void> {
  const { number, files } = dossier;
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  let done = 0;
  const read = async (received: ReceivedFile) => ({
    path: received.path,
    bytes: received.bytes,
    found: await verifyStoredFile(await file(received.path), received),
  });
  for await (const { path, bytes, found } of prefetch(files, read)) {
    if (found === null) throw new Refusal('received-altered', { number, path });
    await zip.addSealed(`${receivedDossierFolder(number)}/${path}`, found);
    if (!(found.body instanceof Blob)) releaseBuffer(found.body);
    done += bytes;
    progress({ name: 'files', done, total });
  }
}

type SealedFile = Pick<FileEntry, 'path' | 'bytes' | 'sha256'> &
  Partial<Pick<FileEntry, 'salt' | 'commitment'>> & { readonly item: SnapshotItem };

/** Returns the bytes that the step `files` counts, without those of received dossiers. */
export const countFileBytes = (context: DossierContext): number =>
  [...sealedFiles(context)].reduce((sum, { bytes }) => sum + bytes, 0);

function* sealedFiles(context: DossierContext): Generator<SealedFile> {
  for (const item of context.snapshot.items) {
    yield { item, path: FICHE_NAME, bytes: item.ficheBytes.length, sha256: item.digest };
    for (const file of listFilesHere(item)) yield { item, ...file };
  }
}

/** Returns the bytes of `manifest.json`: every file written so far, and the item of each folder. */
function manifestBytes(
  context: DossierContext,
  files: readonly ManifestFile[],
  timestampRequested: boolean,
): Uint8Array<ArrayBuffer> {
  const { snapshot, createdAt, software, volumeSet } = context;
  const manifest: Manifest = {
    schema: SCHEMA.dossier,
    created: createdAt.toISOString(),
    software,
    exhibits: snapshot.items.map(({ number, fiche }) => ({
      ...splitNumber(number),
      item: fiche.id,
      folder: exhibitFolder(number),
    })),
    omitted: snapshot.items.flatMap(listOmitted),
    files: files.toSorted((a, b) => (a.path < b.path ? -1 : 1)),
    ...(volumeSet !== undefined && { volumes: volumesOf(volumeSet) }),
    ...(timestampRequested && { timestampRequested }),
    journal: { id: snapshot.journalId, entries: snapshot.journal.entries, head: snapshot.journal.head },
  };
  return canonicalBytes(manifest);
}

function volumesOf({ current, all }: VolumeSet): NonNullable<Manifest['volumes']> {
  const toManifestVolume = ({ fileName, kind, numbers }: Volume): ManifestVolume => ({
    fileName,
    kind,
    exhibits: [...new Set(numbers.map(exhibitOf))],
  });
  return { here: current.fileName, all: all.map(toManifestVolume) };
}
