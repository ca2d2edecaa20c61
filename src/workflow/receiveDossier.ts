import type { ReceivedDossier, ReceivedFile, StagedFile } from '../domain/case/receivedDossiers.ts';
import { FICHE_NAME, MANIFEST_PATH } from '../domain/export/dossierLayout.ts';
import { IMPORT_LOCK } from '../domain/item/importedFiles.ts';
import { Refusal } from '../domain/shared/errors.ts';
import {
  MAX_RECEIVED_BYTES,
  MAX_RECEIVED_FILE_BYTES,
  MAX_RECEIVED_FILES,
  MAX_RECEIVED_PATH,
} from '../domain/shared/limits.ts';
import type { Progress } from '../domain/shared/ports.ts';
import { openProtectedZip } from '../dossier/zip/deliveredFile.ts';
import { sha256Hex } from '../seal/digest.ts';
import { readManifest } from '../seal/verify/checkManifest.ts';
import { describeExhibit } from '../seal/verify/dossierExhibits.ts';
import { type DossierSource, normalizeSource, toBlob } from '../seal/verify/dossierSource.ts';
import type { FindVerifierDigest } from '../seal/verify/verdict.ts';
import type { Report } from '../seal/verify/verificationReport.ts';
import { fileSource, verifyDossier } from '../seal/verify/verifyDossier.ts';
import { appendToJournal, ensureCase } from './case/caseJournal.ts';
import type { ReceivedDossierDependencies } from './receivedDossierList.ts';

interface ProgressControl {
  readonly progress: Progress;
  readonly signal: AbortSignal;
}

/** Rows and bytes per transaction: each transaction waits for the disk. */
const MAX_BATCH_ROWS = 200;
const MAX_BATCH_BYTES = 16 * 1024 * 1024;

export type ReceiveDossierResult =
  | { readonly kind: 'added'; readonly dossier: ReceivedDossier }
  /** Nothing was stored. */
  | { readonly kind: 'altered'; readonly report: Report };

/**
 * Imports a dossier zip, opened with `password` when there is one: verifies it, stages its files (each compared with
 * the digest that was verified), then appends one journal line, with which the dossier becomes visible. A failure
 * leaves nothing. Throws NotCheckable, and Refusal `received-already` (detail: number), `received-nothing-new`,
 * `received-too-large`, `wrong-zip-password`, `file-unreadable`, `disk-full`, `cancelled`.
 */
export async function receiveDossier(
  deps: ReceivedDossierDependencies & { readonly verifierReleases?: FindVerifierDigest },
  given: File,
  control: ProgressControl,
  password: string | null = null,
): Promise<ReceiveDossierResult> {
  return deps.locks.hold(IMPORT_LOCK, async () => {
    try {
      // Verifying a large one takes minutes, and captures may go to another case meanwhile.
      const chosenIn = await deps.store.currentCase();
      await deps.receivedDossiers.clearStaged();
      const file = password === null ? given : await openProtectedZip(given, password, control.signal);
      const source = await fileSource(file);
      assertWithinLimits(source);
      const digests = new Map<string, string>();
      const report = await verifyDossier(source, {
        ...control,
        now: deps.clock.now(),
        ...(deps.verifierReleases && { findVerifierDigest: deps.verifierReleases }),
        digest: (path, sha256) => void digests.set(path, sha256),
      });
      if (report.verdict === 'altered') return { kind: 'altered', report };
      const { caseId } = chosenIn ?? (await ensureCase(deps));
      await assertNew(deps, caseId, report, digests);
      const verified = { source: await normalizeSource(source), report, digests };
      return { kind: 'added', dossier: await storeDossier(deps, caseId, file.name, verified, control) };
    } catch (error) {
      await deps.receivedDossiers.clearStaged().catch(() => undefined);
      throw control.signal.aborted ? new Refusal('cancelled') : error;
    }
  });
}

function assertWithinLimits({ files }: DossierSource): void {
  const sizes = [...files.values()].map(({ bytes }) => bytes);
  const tooLarge =
    sizes.reduce((sum, bytes) => sum + bytes, 0) > MAX_RECEIVED_BYTES ||
    sizes.length > MAX_RECEIVED_FILES ||
    sizes.some((bytes) => bytes > MAX_RECEIVED_FILE_BYTES) ||
    [...files.keys()].some((path) => path.length > MAX_RECEIVED_PATH);
  if (tooLarge) throw new Refusal('received-too-large');
}

async function assertNew(
  { store, receivedDossiers }: ReceivedDossierDependencies,
  caseId: string,
  { manifestDigest }: Report,
  digests: ReadonlyMap<string, string>,
): Promise<void> {
  const { dossiers } = await receivedDossiers.list(caseId);
  const existing = dossiers.find(({ manifest }) => manifest === manifestDigest);
  if (existing !== undefined) throw new Refusal('received-already', { number: existing.number });
  const ownDigests = new Set((await store.listItems(caseId)).map(({ digest }) => digest));
  const fiches = [...digests].filter(([path]) => /^(?:pieces|annexes)\/[^/]+\/fiche\.json$/.test(path));
  // The dossiers that it contains may be new.
  const hasNestedDossiers = [...digests.keys()].some((path) => path.startsWith('origines/'));
  if (!hasNestedDossiers && fiches.length > 0 && fiches.every(([, digest]) => ownDigests.has(digest)))
    throw new Refusal('received-nothing-new');
}

interface VerifiedDossier {
  readonly source: DossierSource;
  readonly report: Report;
  readonly digests: ReadonlyMap<string, string>;
}

async function storeDossier(
  deps: ReceivedDossierDependencies,
  caseId: string,
  fileName: string,
  verified: VerifiedDossier,
  control: ProgressControl,
): Promise<ReceivedDossier> {
  const id = deps.ids.uuid();
  const { files, contents } = await stageFiles(deps, caseId, id, verified, control);
  const { report } = verified;
  const { manifestDigest, keyFingerprint, journal, counts } = report;
  const { manifest } = readManifest(contents.get(MANIFEST_PATH));
  // A coherent dossier has all of these.
  if (manifest === null || manifestDigest === null || keyFingerprint === null || !journal?.id || !counts)
    throw new Error('a coherent dossier lacks its manifest, key, journal or counts');
  const items = manifest.exhibits.map((exhibit) =>
    describeExhibit(exhibit, contents.get(`${exhibit.folder}/${FICHE_NAME}`) ?? null, verified.digests),
  );
  const addedAt = deps.clock.now().toISOString();
  const change = await appendToJournal(deps, caseId, async ({ receivedCount }) => {
    control.signal.throwIfAborted();
    const dossier: ReceivedDossier = {
      id,
      number: receivedCount + 1,
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
    return { event: { event: 'receivedDossier.added', payload }, receivedDossier: dossier };
  });
  if (change.receivedDossier === undefined) throw new Error('the journal lacks the dossier');
  return change.receivedDossier;
}

/**
 * Stages every file, in batches, and returns the bytes of the manifest and the fiches. Compares each digest again,
 * because the zip may have changed since it was verified. Throws Refusal `file-unreadable`.
 */
async function stageFiles(
  { receivedDossiers }: ReceivedDossierDependencies,
  caseId: string,
  id: string,
  { source, digests }: VerifiedDossier,
  { progress, signal }: ProgressControl,
) {
  const files: ReceivedFile[] = [];
  const contents = new Map<string, Uint8Array<ArrayBuffer>>();
  const total = [...source.files.values()].reduce((sum, { bytes }) => sum + bytes, 0);
  let [done, batchBytes] = [0, 0];
  let batch: StagedFile[] = [];
  const flush = async (): Promise<void> => {
    await receivedDossiers.stage(caseId, id, batch);
    [batch, batchBytes] = [[], 0];
  };
  for (const [path, file] of source.files) {
    signal.throwIfAborted();
    const readBlob = async () => toBlob(await file.read());
    const blob = await readBlob().catch((error: unknown) => {
      // A USB key was removed, or the file was moved.
      throw new Refusal('file-unreadable', {}, error);
    });
    const sha256 = await sha256Hex(blob);
    if (sha256 !== digests.get(path)) throw new Refusal('file-unreadable');
    if (path === MANIFEST_PATH || path.endsWith(`/${FICHE_NAME}`))
      contents.set(path, new Uint8Array(await blob.arrayBuffer()));
    files.push({ path, bytes: blob.size, sha256 });
    batch.push({ path, blob });
    batchBytes += blob.size;
    done += blob.size;
    if (batch.length >= MAX_BATCH_ROWS || batchBytes >= MAX_BATCH_BYTES) await flush();
    progress({ name: 'receive', done, total });
  }
  await flush();
  return { files, contents };
}
