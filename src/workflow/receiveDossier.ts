import { Refusal } from '../domain/errors.ts';
import {
  MAX_RECEIVED_BYTES,
  MAX_RECEIVED_FILE_BYTES,
  MAX_RECEIVED_FILES,
  MAX_RECEIVED_PATH,
} from '../domain/limits.ts';
import type { ReceivedDossier, ReceivedFile, StagedFile } from '../domain/origins.ts';
import type { Progress } from '../domain/ports.ts';
import { receivedItem } from '../domain/receivedItem.ts';
import { parseCanonical } from '../seal/canonical.ts';
import { sha256Hex } from '../seal/digest.ts';
import { readManifest } from '../seal/verify/manifest.ts';
import type { Published } from '../seal/verify/remarks.ts';
import type { Report } from '../seal/verify/report.ts';
import { type DossierSource, settle } from '../seal/verify/source.ts';
import { verifyDossier } from '../seal/verify/verifyDossier.ts';
import { zipSource } from '../seal/verify/zipSource.ts';
import { IMPORT_LOCK } from './importBatch.ts';
import type { ReceivedDesk } from './receivedDossiers.ts';
import { append, ensureCase } from './steps.ts';

export interface ReceiveDesk extends ReceivedDesk {
  readonly published?: Published;
}

interface Watch {
  readonly progress: Progress;
  readonly signal: AbortSignal;
}

/** Rows a transaction: each waits for the disk. */
const BATCH_ROWS = 200;
const BATCH_BYTES = 16 * 1024 * 1024;

export type Receipt =
  | { readonly kind: 'added'; readonly dossier: ReceivedDossier }
  /** Nothing was kept. */
  | { readonly kind: 'altered'; readonly report: Report };

/**
 * Takes in a dossier zip: verified first, by the verifying core; then its files are stored as they are, each compared
 * with what was verified; then one line of the case's journal, with which it begins to be seen. Whatever stops it
 * leaves nothing. Throws NotCheckable, and Refusal `origin-already` {number}, `origin-nothing-new`, `origin-too-large`,
 * `file-unreadable`, `disk-full`, `cancelled`.
 */
export async function receiveDossier(desk: ReceiveDesk, file: File, watch: Watch): Promise<Receipt> {
  return desk.locks.hold(IMPORT_LOCK, async () => {
    try {
      await desk.origins.clearStaged();
      const source = await zipSource(file);
      mustBeBounded(source);
      const digests = new Map<string, string>();
      const report = await verifyDossier(source, {
        ...watch,
        now: desk.clock.now(),
        ...(desk.published && { published: desk.published }),
        digest: (path, sha256) => void digests.set(path, sha256),
      });
      if (report.verdict === 'altered') return { kind: 'altered', report };
      const { caseId } = await ensureCase(desk);
      await mustBeNew(desk, caseId, report, digests);
      const dossier = await keep(desk, caseId, file.name, { source: settle(source), report, digests }, watch);
      return { kind: 'added', dossier };
    } catch (error) {
      await desk.origins.clearStaged().catch(() => undefined);
      throw watch.signal.aborted ? new Refusal('cancelled') : error;
    }
  });
}

function mustBeBounded({ files }: DossierSource): void {
  const sizes = [...files.values()].map(({ bytes }) => bytes);
  const tooLarge =
    sizes.reduce((sum, bytes) => sum + bytes, 0) > MAX_RECEIVED_BYTES ||
    sizes.length > MAX_RECEIVED_FILES ||
    sizes.some((bytes) => bytes > MAX_RECEIVED_FILE_BYTES) ||
    [...files.keys()].some((path) => path.length > MAX_RECEIVED_PATH);
  if (tooLarge) throw new Refusal('origin-too-large');
}

async function mustBeNew(
  { store, origins }: ReceiveDesk,
  caseId: string,
  { manifestDigest }: Report,
  digests: ReadonlyMap<string, string>,
): Promise<void> {
  const { dossiers } = await origins.received(caseId);
  const already = dossiers.find(({ manifest }) => manifest === manifestDigest);
  if (already !== undefined) throw new Refusal('origin-already', { number: already.number });
  const ours = new Set((await store.listItems(caseId)).map(({ digest }) => digest));
  const fiches = [...digests].filter(([path]) => /^(?:pieces|annexes)\/[^/]+\/fiche\.json$/.test(path));
  // What it received in its turn may be new.
  const holdsOthers = [...digests.keys()].some((path) => path.startsWith('origines/'));
  if (!holdsOthers && fiches.length > 0 && fiches.every(([, digest]) => ours.has(digest)))
    throw new Refusal('origin-nothing-new');
}

interface Verified {
  readonly source: DossierSource;
  readonly report: Report;
  readonly digests: ReadonlyMap<string, string>;
}

async function keep(
  desk: ReceiveDesk,
  caseId: string,
  fileName: string,
  verified: Verified,
  watch: Watch,
): Promise<ReceivedDossier> {
  const id = desk.ids.uuid();
  const { files, read } = await stageAll(desk, id, verified, watch);
  const { report } = verified;
  const { manifestDigest, keyFingerprint, journal, counts } = report;
  const { manifest } = readManifest(read.get('manifest.json'));
  // All there in a dossier that is coherent.
  if (manifest === null || manifestDigest === null || keyFingerprint === null || !journal?.id || !counts)
    throw new Error('coherent, and something of it was not read');
  const paths = new Set(files.map(({ path }) => path));
  const items = manifest.exhibits.map(({ number, item, folder }) => {
    const path = `${folder}/fiche.json`;
    const copies = folder.replace(/^(?:pieces|annexes)/, 'copies');
    return receivedItem(parseCanonical(read.get(path) ?? new Uint8Array()).value, {
      number,
      item,
      digest: verified.digests.get(path) ?? '',
      // Where a part was hidden, the copy stands for the original.
      pathOf: (file) => [`${copies}/${file}`, `${folder}/${file}`].find((one) => paths.has(one)) ?? null,
    });
  });
  const addedAt = desk.clock.now().toISOString();
  const step = await append(desk, caseId, async ({ origins }) => {
    watch.signal.throwIfAborted();
    const dossier: ReceivedDossier = {
      id,
      number: origins + 1,
      addedAt,
      fileName: fileName.slice(0, 1000).toWellFormed(),
      manifest: manifestDigest,
      created: manifest.created,
      key: keyFingerprint,
      journal: { ...journal, id: journal.id ?? '' },
      counts,
      timestamps: report.timestamps,
      items,
      files,
    };
    const payload = { number: dossier.number, manifest: manifestDigest };
    return { event: { event: 'origin.added', payload }, origin: dossier };
  });
  if (step.origin === undefined) throw new Error('appended, and no dossier');
  return step.origin;
}

/** Each file as it was verified, or none: between the two readings it may have changed. */
async function stageAll(
  { origins }: ReceiveDesk,
  id: string,
  { source, digests }: Verified,
  { progress, signal }: Watch,
) {
  const files: ReceivedFile[] = [];
  const read = new Map<string, Uint8Array<ArrayBuffer>>();
  const total = [...source.files.values()].reduce((sum, { bytes }) => sum + bytes, 0);
  let [done, held] = [0, 0];
  let batch: StagedFile[] = [];
  const flush = async (): Promise<void> => {
    await origins.stage(id, batch);
    [batch, held] = [[], 0];
  };
  for (const [path, file] of source.files) {
    signal.throwIfAborted();
    const found = await file.read().catch((error: unknown) => {
      // A key pulled out, a file that moved.
      throw new Refusal('file-unreadable', {}, error);
    });
    const sha256 = await sha256Hex(found);
    if (sha256 !== digests.get(path)) throw new Refusal('file-unreadable');
    const blob = found instanceof Blob ? found : new Blob([found]);
    if (path === 'manifest.json' || path.endsWith('/fiche.json'))
      read.set(path, new Uint8Array(await blob.arrayBuffer()));
    files.push({ path, bytes: blob.size, sha256 });
    batch.push({ path, blob });
    held += blob.size;
    done += blob.size;
    if (batch.length >= BATCH_ROWS || held >= BATCH_BYTES) await flush();
    progress({ name: 'receive', done, total });
  }
  await flush();
  return { files, read };
}
