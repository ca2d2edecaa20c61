import type { CaseHead } from '../../domain/case/case.ts';
import { deliveriesDocument } from '../../domain/case/caseDocuments.ts';
import type { ObtainedTimestamp } from '../../domain/case/timestampAuthorities.ts';
import type { StatementPart } from '../../domain/export/statementText.ts';
import { Refusal } from '../../domain/shared/errors.ts';
import type { Progress, TempFile } from '../../domain/shared/ports.ts';
import { statementParts, statementSites } from '../../dossier/data/statementParts.ts';
import type { DossierContext } from '../../dossier/dossierPlan.ts';
import type { LetterFile } from '../../dossier/letters/letters.ts';
import { forYouPdf } from '../../dossier/pdf/advicePdf.ts';
import { collectBytes } from '../../dossier/pdf/engine/pdfDocument.ts';
import { receiptPdf } from '../../dossier/pdf/handoverReceipt.ts';
import { baseName, buildContext, type DossierKit } from '../../dossier/writeDossier.ts';
import {
  type DeliveredZip,
  encryptedZipName,
  type HashedZip,
  pdfFileName,
  wrapFiles,
} from '../../dossier/zip/deliveredFile.ts';
import { sha256Hex } from '../../seal/digest.ts';
import { signDer } from '../../seal/signature.ts';
import { appendToJournal, EXPORT_LOCK, type WorkflowDependencies } from '../case/caseJournal.ts';
import { readAdvice } from '../case/legalAdvice.ts';
import { buildTimestampPayload } from '../case/obtainTimestamp.ts';
import { type DocumentReader, readDocumentSnapshot, updateDocument } from '../case/storedDocuments.ts';
import { openReceivedDossiers, type ReceivedDossierDependencies } from '../receivedDossierList.ts';
import { recordBackupOrExport } from '../storeBackup.ts';
import {
  type ExportRequest,
  type MakeRedactedCopy,
  prepareExhibits,
  readSnapshot,
  selectReceivedDossiers,
} from './exportSnapshot.ts';
import { createPartsMaker, type DrawLabelledImage, type MakeParts } from './readingCopies.ts';
import { encryptZips, type WrittenZip, writeZips, type Zips } from './writeZips.ts';

export interface ExportDependencies extends ReceivedDossierDependencies {
  /** Fonts, verifier page and software: the same for every dossier. */
  kit(): Promise<Pick<DossierKit, 'fonts' | 'verifierHtml' | 'software' | 'drawText' | 'findRowBreaks'>>;
  timeZone(): string;
  createTempFile(): Promise<TempFile>;
  readonly makeRedactedCopy: MakeRedactedCopy;
  readonly drawLabelledImage: DrawLabelledImage;
  /** Returns a function that timestamps a digest, or null when the person enabled no timestamping. */
  stamp(): Promise<((digest: string) => Promise<ObtainedTimestamp>) | null>;
}

/** The zip with the first exhibits, and the files that accompany it. */
export interface ExportResult extends WrittenZip {
  /** The other volumes and the annex. */
  readonly others: readonly WrittenZip[];
  readonly handoverReceipt: Uint8Array<ArrayBuffer>;
  /** `pour-vous.pdf`: advice for the person only, never in a zip. */
  readonly advicePdf: Uint8Array<ArrayBuffer>;
  /** Letters to complete and sign, never in a zip of the dossier; null when none was chosen. */
  readonly letters: ExportedLetters | null;
  /** Makes plain copies for reading; null when the dossier has a password. */
  readonly makeParts: MakeParts | null;
  /** What the person may copy into a form. */
  readonly statement: { readonly parts: readonly StatementPart[]; readonly sites: string };
}

/**
 * Exports a dossier: numbers the exhibits, writes the zips from the stored bytes (each compared with its seal), signs
 * them, and records the manifest's digest in the journal once every zip is closed. Leaves no file when it fails or is
 * cancelled. Throws Refusal `nothing-to-export`, `item-altered` (detail: ordinal, path), `disk-full`, `cancelled`.
 */
export async function exportDossier(
  deps: ExportDependencies,
  request: ExportRequest,
  progress: Progress,
  signal: AbortSignal,
): Promise<ExportResult> {
  return deps.locks.hold(EXPORT_LOCK, async () => {
    const head = await deps.store.currentCase();
    if (head === null) throw new Refusal('nothing-to-export');
    const documents = await readDocumentSnapshot(deps.documentStore, head.caseId);
    return exportUnderLock(deps, head, documents, request, progress, signal);
  });
}

/**
 * Exports as `exportDossier` does; the caller holds `EXPORT_LOCK`. `documents`: what the dossier reads of the case's
 * documents.
 */
export async function exportUnderLock(
  deps: ExportDependencies,
  { caseId }: CaseHead,
  documents: DocumentReader,
  request: ExportRequest,
  progress: Progress,
  signal: AbortSignal,
): Promise<ExportResult> {
  const key = await deps.store.deviceKey();
  if (key === null) throw new Refusal('nothing-to-export');
  const reading = { ...deps, documentStore: documents };
  const numbered = await prepareExhibits(deps, caseId, request);
  const { previous, ...caseSnapshot } = await readSnapshot(reading, numbered, request);
  const snapshot = {
    ...caseSnapshot,
    receivedDossiers: await openReceivedDossiers(deps, caseId, selectReceivedDossiers(request)),
  };
  const createdAt = deps.clock.now();
  const kit = await deps.kit();
  const fiches = new Map(snapshot.items.map(({ fiche }) => [fiche.id, fiche]));
  const advice = await readAdvice(reading, caseId, deps.timeZone(), fiches);
  const advicePdf = await collectBytes(forYouPdf({ ...kit, createdAt }, advice));
  const options = { ...request.options, ...(request.sincePrevious && previous !== null && { previous }) };
  const dossierKit: DossierKit = {
    ...kit,
    createdAt,
    timeZone: deps.timeZone(),
    spki: key.spki,
    progress,
    signal,
    sign: (bytes) => signDer(key.pkcs8, bytes),
    options,
  };
  let zips = await writeZips(snapshot, {
    kit: dossierKit,
    createTempFile: deps.createTempFile,
    requestTimestamp: await deps.stamp(),
    forMail: request.forMail === true,
  }).catch((error: unknown) => Promise.reject(toExportRefusal(error)));
  try {
    const { password = null } = request;
    if (password !== null) zips = await encryptZips(zips, password, deps, progress, signal);
    if (signal.aborted) throw new Refusal('cancelled');
    const hashed = await Promise.all(zips.map(hashFiles));
    const handoverReceipt = await collectBytes(
      receiptPdf({ ...kit, createdAt }, hashed, options.requester?.name ?? ''),
    );
    const [first, ...others] = zips;
    const context = { ...(await buildContext(snapshot, dossierKit)), fileName: first.fileName };
    const letters = await exportLetters(context, zips, password);
    await recordExport(deps, caseId, zips, snapshot.items.length);
    return {
      ...first,
      others,
      handoverReceipt,
      advicePdf,
      letters,
      makeParts: password === null ? createPartsMaker(deps, { context, zips }) : null,
      statement: { parts: statementParts(context, first), sites: statementSites(snapshot.items) },
    };
  } catch (error) {
    await Promise.allSettled(zips.map((zip) => zip.discard()));
    throw toExportRefusal(error);
  }
}

/** Adds the SHA-256 of both files that may be handed over. */
async function hashFiles(one: WrittenZip): Promise<WrittenZip & HashedZip> {
  const { zip, pdf, fileName } = one;
  const asPdf = pdf && { fileName: pdfFileName(fileName), bytes: pdf.size, sha256: await sha256Hex(pdf) };
  return { ...one, sha256: await sha256Hex(zip), asPdf };
}

/**
 * Records the export once every zip is closed: in the journal, which the next dossier includes, and in the person's
 * list of deliveries.
 */
async function recordExport(deps: WorkflowDependencies, caseId: string, zips: Zips, exhibits: number): Promise<void> {
  for (const { stamp, manifestDigest } of zips) {
    if (stamp === null) continue;
    const payload = await buildTimestampPayload({ manifest: manifestDigest }, stamp);
    await appendToJournal(deps, caseId, async () => ({ event: { event: 'timestamp.obtained', payload } }));
  }
  const [manifest, ...others] = zips.map(({ manifestDigest }) => manifestDigest);
  const payload = { manifest: manifest ?? '', exhibits, ...(others.length > 0 && { others }) };
  await appendToJournal(deps, caseId, async () => ({ event: { event: 'dossier.exported', payload } }));
  for (const zip of zips) await recordDelivery(deps, caseId, zip);
  await recordBackupOrExport(deps, caseId);
}

/** Converts an error of the writing to a Refusal that the interface can explain. */
function toExportRefusal(error: unknown): unknown {
  if (error instanceof Refusal) return error;
  const name = error instanceof Error ? error.name : '';
  return new Refusal(name === 'QuotaExceededError' ? 'disk-full' : 'export-failed', {}, error);
}

/** The person's letters, which are saved beside the dossier and never in it. */
export interface ExportedLetters {
  /** Each letter alone; none when they have a password. */
  readonly files: readonly LetterFile[];
  /** All letters; encrypted when the dossier is. */
  readonly zip: Blob;
  /** `lettres-2026-11-20-0931.zip` */
  readonly zipName: string;
}

/** Returns null when no letter was chosen. `zips`: those handed over, which the letters name as enclosed. */
export async function exportLetters(
  context: DossierContext,
  zips: readonly DeliveredZip[],
  password: string | null,
): Promise<ExportedLetters | null> {
  // Loaded on demand: the docx library is large, and only an export needs it.
  const { writeLetters } = await import('../../dossier/letters/letters.ts');
  const files = await Array.fromAsync(writeLetters(context, zips));
  if (files.length === 0) return null;
  const { readable, writable } = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>();
  const contents = files.map(({ fileName, bytes }) => ({ name: fileName, content: new Blob([bytes]).stream() }));
  const [zip] = await Promise.all([
    new Response(readable).blob(),
    wrapFiles(contents, password, context.createdAt, writable),
  ]);
  const plainName = `${baseName(context.createdAt, context.timeZone).replace(/^recueil/, 'lettres')}.zip`;
  return password === null
    ? { files, zip, zipName: plainName }
    : { files: [], zip, zipName: encryptedZipName(plainName) };
}

/** Adds a dossier to the person's private list of deliveries (« remises »). The person adds the recipient. */
export async function recordDelivery(
  deps: WorkflowDependencies,
  caseId: string,
  { fileName, manifestDigest }: { readonly fileName: string; readonly manifestDigest: string },
): Promise<void> {
  const [id, at] = [deps.ids.uuid(), deps.clock.now().toISOString()];
  const delivery = { id, at, fileName, manifest: manifestDigest, forWhom: '', date: null };
  try {
    await updateDocument(deps, caseId, deliveriesDocument, (before) => ({
      ...before,
      handovers: [...before.handovers, delivery],
    }));
  } catch (error) {
    // The export already succeeded: a damaged or locked list does not fail it.
    if (!(error instanceof Refusal)) throw error;
  }
}
