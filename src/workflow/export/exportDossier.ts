import type { CaseStore } from '../../domain/case/case.ts';
import { type Deliveries, deliveriesDocument } from '../../domain/case/caseDocuments.ts';
import type { ObtainedTimestamp } from '../../domain/case/timestampAuthorities.ts';
import type {
  ExportedDossier,
  ExportedLetters,
  LetterFile,
  NamedFile,
  ZipIdentity,
} from '../../domain/export/exportedDossier.ts';
import { hasOriginals } from '../../domain/export/fileDecisions.ts';
import type { Fiche } from '../../domain/item/item.ts';
import { explainFullDisk, Refusal } from '../../domain/shared/errors.ts';
import type { Clock, Progress, TempFile } from '../../domain/shared/ports.ts';
import { hasMessages } from '../../dossier/data/conversations.ts';
import { statementParts, statementSites } from '../../dossier/data/statementParts.ts';
import { baseName, contextOf, type DossierPlan } from '../../dossier/dossierPlan.ts';
import { forYouPdf } from '../../dossier/pdf/advicePdf.ts';
import { collectBytes } from '../../dossier/pdf/engine/pdfDocument.ts';
import { receiptPdf } from '../../dossier/pdf/handoverReceipt.ts';
import { countFileBytes } from '../../dossier/writeDossier.ts';
import { encryptedZipName, wrapFiles } from '../../dossier/zip/deliveredFile.ts';
import { answersDocument, currentAnswers } from '../../law/questions.ts';
import { suggestOffences } from '../../law/suggestions.ts';
import { signDer } from '../../seal/derSignature.ts';
import { appendToJournal, EXPORT_LOCK, type WorkflowDependencies } from '../case/caseJournal.ts';
import { readCaseDeadlines } from '../case/legalAdvice.ts';
import { buildTimestampPayload } from '../case/obtainTimestamp.ts';
import { type DocumentReader, readDocument, readDocumentSnapshot, updateDocument } from '../case/storedDocuments.ts';
import type { ReceivedDossierDependencies } from '../receivedDossierList.ts';
import { recordExportAsCopy } from '../storeBackup.ts';
import { type ExportRequest, prepareExhibits, type SelectedDossier, selectExhibits } from './exhibitSelection.ts';
import { type DossierTools, readDossierPlan } from './exportSnapshot.ts';
import type { FileReadings } from './fileReadings.ts';
import { createCopiesMaker, type DrawLabelledImage } from './readingCopies.ts';
import { discardZips, type HashLargeFile, hashZips, type UnhashedZip, writeZips } from './writeZips.ts';

/** What an export is made with, beside the stores: the same for every export of a page. */
export interface ExportTools extends DossierTools {
  createTempFile(): Promise<TempFile>;
  readonly drawLabelledImage: DrawLabelledImage;
  readonly hashLargeFile: HashLargeFile;
  /** Returns a function that timestamps a digest, or null when the person enabled no timestamping. */
  stamp(): Promise<((digest: string) => Promise<ObtainedTimestamp>) | null>;
  /** That of the interface, BCP 47: `pour-vous.pdf` is in it. Everything else is in French. */
  readonly language: string;
}

/**
 * Exports a dossier: numbers the exhibits, writes the zips from the stored bytes (each compared with its seal), signs
 * them, and records the manifest's digest in the journal once every zip is closed. Leaves no file when it fails or is
 * cancelled. Throws Refusal `nothing-to-export`, `item-altered` (detail: ordinal, path), `disk-full`, `cancelled`.
 */
export async function exportDossier(
  stores: ReceivedDossierDependencies,
  readings: FileReadings,
  tools: ExportTools,
  request: ExportRequest,
  progress: Progress,
  signal: AbortSignal,
): Promise<ExportedDossier> {
  const { store, documentStore, locks } = stores;
  return locks.hold(EXPORT_LOCK, async () => {
    const head = await store.currentCase();
    if (head === null) throw new Refusal('nothing-to-export');
    const documents = await readDocumentSnapshot(documentStore, head.caseId);
    const exhibits = await selectExhibits(store, readings.places, head.caseId, request);
    return exportUnderLock(stores, readings, tools, { head, documents, request, exhibits }, progress, signal);
  });
}

/** Exports a selected dossier as `exportDossier` does; the caller holds `EXPORT_LOCK`. */
export async function exportUnderLock(
  stores: ReceivedDossierDependencies,
  readings: FileReadings,
  tools: ExportTools,
  selected: SelectedDossier,
  reportProgress: Progress,
  signal: AbortSignal,
): Promise<ExportedDossier> {
  const { store, receivedDossiers, clock } = stores;
  const { documents, request } = selected;
  const { caseId } = selected.head;
  // Its total is known once the plan is read.
  reportProgress({ name: 'dossier', done: 0, total: 1 });
  const key = await store.deviceKey();
  if (key === null) throw new Refusal('nothing-to-export');
  const prepared = await prepareExhibits(stores, caseId, selected.exhibits);
  const toRead = { ...selected, ...prepared };
  const plan = await readDossierPlan(store, receivedDossiers, readings, tools, clock, toRead);
  const { password = null } = request;
  const progress = addUpSteps(plan, password !== null, reportProgress);
  const items = plan.snapshot.items.length;
  progress({ name: 'plan', done: items, total: items });
  const { stamps, ...written } = await writeZips(plan, {
    createTempFile: tools.createTempFile,
    sign: (bytes) => signDer(key.pkcs8, bytes),
    requestTimestamp: await tools.stamp(),
    password,
    progress,
    signal,
  }).catch((error: unknown) => Promise.reject(toExportRefusal(error)));
  try {
    const { snapshot, options } = plan;
    const giver = options.requester?.name ?? '';
    const [zips, letterFiles] = await Promise.all([
      hashZips(written.zips, tools.hashLargeFile, progress, signal),
      writeLetterFiles(plan, written.zips),
    ]);
    const receipt = await makePdf(plan, 'remise', receiptPdf(plan, zips, giver, stamps));
    const advice = await makeAdvice(store, clock, documents, plan, letterFiles, tools.language);
    const letters = await wrapLetters(plan, letterFiles, password);
    const copied = new Set(snapshot.items.flatMap((item) => (hasOriginals(item) ? [item.fiche.id] : [])));
    const unsaved = new Set(zips.map(({ manifestDigest }) => manifestDigest));
    await recordExport(stores, caseId, zips, stamps, snapshot, options.purpose ?? null);
    return {
      zips,
      receipt,
      advice,
      letters,
      purpose: options.purpose ?? null,
      statement: { parts: statementParts(plan, zips[0]), sites: statementSites(snapshot.items) },
      hasMessages: hasMessages(snapshot.items),
      makeCopies:
        password === null ? createCopiesMaker(tools.createTempFile, tools.drawLabelledImage, plan, zips) : null,
      markSaved: async (manifests) => {
        for (const one of manifests) unsaved.delete(one);
        await changeDeliveries(stores, caseId, (before) =>
          before.map((one) => (manifests.includes(one.manifest) ? { ...one, saved: true } : one)),
        );
        // Some of several zips are no copy of the case.
        if (unsaved.size === 0) await recordExportAsCopy(stores, prepared.head, copied);
      },
    };
  } catch (error) {
    await discardZips(written.zips);
    throw toExportRefusal(error);
  }
}

/**
 * What a unit of each step costs beside a byte copied into a zip: an exhibit in the plan, in the report and in the
 * other documents, a byte encrypted or hashed. Measured with 300 captures in Chromium and Firefox: 2.2 s for the pages
 * of the exhibits, 0.9 and 0.6 s until the last document, 2.0 and 1.7 s for 142 MB of files, 1.5 and 1.9 s for 300 MB
 * hashed.
 */
const STEP_COSTS: ReadonlyMap<string, number> = new Map([
  ['plan', 100_000],
  ['report', 550_000],
  ['documents', 250_000],
  ['files', 1],
  ['encrypt', 1],
  ['hash', 0.4],
]);

/** What is written again, as a volume that was too large, is not in the total: the bar is full at the end only. */
const SHOWN_AT_MOST = 0.99;

/** Returns a progress in which these steps are one, `dossier`: half of it is about half of the time. */
function addUpSteps(plan: DossierPlan, isEncrypted: boolean, progress: Progress): Progress {
  const received = (plan.snapshot.receivedDossiers ?? []).flatMap(({ dossier }) => dossier.files);
  const bytes = received.reduce((sum, file) => sum + file.bytes, countFileBytes(contextOf(plan)));
  const cost = (name: string, units: number): number => units * (STEP_COSTS.get(name) ?? 0);
  const items = plan.snapshot.items.length;
  const total =
    cost('plan', items) +
    cost('report', items) +
    cost('documents', items) +
    cost('files', bytes) +
    // An encrypted zip has no PDF beside it.
    (isEncrypted ? cost('encrypt', bytes) + cost('hash', bytes) : cost('hash', bytes * 2));
  const last = new Map<string, number>();
  let spent = 0;
  return (step) => {
    const { name, done } = step;
    if (!STEP_COSTS.has(name)) return progress(step);
    const before = last.get(name) ?? 0;
    // The next volume begins at 0 again.
    spent += cost(name, done < before ? done : done - before);
    last.set(name, done);
    progress({ name: 'dossier', done: Math.min(spent, total * SHOWN_AT_MOST), total });
  };
}

async function makeAdvice(
  store: CaseStore,
  clock: Clock,
  documents: DocumentReader,
  plan: DossierPlan,
  letters: readonly LetterFile[],
  language: string,
): Promise<NamedFile> {
  const fiches = new Map(plan.snapshot.items.map(({ fiche }) => [fiche.id, fiche]));
  const reading = { store, clock, documentStore: documents };
  const advice = await readAdvice(reading, plan.snapshot.caseId, plan.timeZone, fiches);
  return makePdf(plan, 'pour-vous', forYouPdf(plan, { ...advice, letters }, language));
}

/** `name`: that of the file, before the date of the dossier. */
async function makePdf(
  plan: DossierPlan,
  name: 'remise' | 'pour-vous',
  pdf: ReadableStream<Uint8Array<ArrayBuffer>>,
): Promise<NamedFile> {
  const file = new Blob([await collectBytes(pdf)], { type: 'application/pdf' });
  return { fileName: `${baseName(plan, name)}.pdf`, file };
}

/**
 * Records the export once every zip is closed: in the journal, which the next dossier includes, and in the person's
 * list of deliveries. `stamps`: by manifest digest.
 */
async function recordExport(
  deps: WorkflowDependencies,
  caseId: string,
  zips: ExportedDossier['zips'],
  stamps: ReadonlyMap<string, ObtainedTimestamp>,
  { items, receivedDossiers = [] }: DossierPlan['snapshot'],
  purpose: Delivery['purpose'],
): Promise<void> {
  for (const [manifest, stamp] of stamps) {
    const payload = await buildTimestampPayload({ manifest }, stamp);
    await appendToJournal(deps, caseId, async () => ({ event: { event: 'timestamp.obtained', payload } }));
  }
  const [{ manifestDigest: manifest }, ...others] = zips;
  const payload = {
    manifest,
    exhibits: items.length,
    // A complement leaves out what its recipient has already.
    ...(receivedDossiers.length > 0 && { received: receivedDossiers.map(({ dossier }) => dossier.number) }),
    ...(others.length > 0 && { others: others.map(({ manifestDigest }) => manifestDigest) }),
  };
  await appendToJournal(deps, caseId, async () => ({ event: { event: 'dossier.exported', payload } }));
  for (const zip of zips) await recordDelivery(deps, caseId, zip, purpose);
}

/** Converts an error of the writing to a Refusal that the interface can explain. */
function toExportRefusal(error: unknown): unknown {
  const explained = explainFullDisk(error);
  return explained instanceof Refusal ? explained : new Refusal('export-failed', {}, error);
}

/** Returns none when no letter was chosen. `zips`: those handed over, which the letters name as enclosed. */
async function writeLetterFiles(plan: DossierPlan, zips: readonly UnhashedZip[]): Promise<readonly LetterFile[]> {
  // Loaded on demand: the docx library is large, and only an export needs it.
  const { writeLetters } = await import('../../dossier/letters/letters.ts');
  return Array.fromAsync(writeLetters(plan, zips));
}

/** Returns null without letters. */
async function wrapLetters(
  plan: DossierPlan,
  files: readonly LetterFile[],
  password: string | null,
): Promise<ExportedLetters | null> {
  if (files.length === 0) return null;
  const { readable, writable } = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>();
  const contents = files.map(({ fileName, file }) => ({ name: fileName, content: file.stream() }));
  const [file] = await Promise.all([
    new Response(readable).blob(),
    wrapFiles(contents, password, plan.createdAt, writable),
  ]);
  const fileName = `${baseName(plan, 'lettres')}.zip`;
  return password === null
    ? { files, zip: { fileName, file } }
    : { files: [], zip: { fileName: encryptedZipName(fileName), file } };
}

type Delivery = Deliveries['deliveries'][number];

/** Adds a dossier to the person's private list of deliveries (« remises »). The person adds the recipient. */
async function recordDelivery(
  deps: WorkflowDependencies,
  caseId: string,
  { fileName, manifestDigest }: ZipIdentity,
  purpose: Delivery['purpose'],
): Promise<void> {
  const [id, at] = [deps.ids.uuid(), deps.clock.now().toISOString()];
  const delivery = { id, at, fileName, manifest: manifestDigest, forWhom: '', date: null, purpose, saved: false };
  await changeDeliveries(deps, caseId, (before) => [...before, delivery]);
}

async function changeDeliveries(
  deps: WorkflowDependencies,
  caseId: string,
  change: (before: readonly Delivery[]) => readonly Delivery[],
): Promise<void> {
  try {
    await updateDocument(deps, caseId, deliveriesDocument, (before) => ({
      ...before,
      deliveries: change(before.deliveries),
    }));
  } catch (error) {
    // The export already succeeded: a damaged or locked list does not fail it.
    if (!(error instanceof Refusal)) throw error;
  }
}

/** Reads the content of `pour-vous.pdf`. `known`: fiches by item id that need not be read again. */
async function readAdvice(
  deps: Pick<WorkflowDependencies, 'store' | 'clock'> & { readonly documentStore: DocumentReader },
  caseId: string,
  timeZone: string,
  known: ReadonlyMap<string, Fiche>,
): Promise<Omit<Parameters<typeof forYouPdf>[1], 'letters'>> {
  const [{ deadlines, today }, answers] = await Promise.all([
    readCaseDeadlines(deps, caseId, timeZone, known),
    readDocument(deps.documentStore, caseId, answersDocument),
  ]);
  return { deadlines, today, suggestions: suggestOffences(currentAnswers(answers)) };
}
