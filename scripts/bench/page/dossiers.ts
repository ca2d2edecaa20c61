import { formatLocalDateTime } from '../../../src/browser/environment.ts';
import { createTempFile } from '../../../src/browser/files.ts';
import { createDossierPreview, createExportDependencies } from '../../../src/carnet/export/exportDependencies.ts';
import type { ExportedZip } from '../../../src/domain/export/exportedDossier.ts';
import type { DossierPreview } from '../../../src/domain/export/pagePreview.ts';
import { contextOf, type DossierContext } from '../../../src/dossier/dossierPlan.ts';
import { reportPdf } from '../../../src/dossier/pdf/dossierReport.ts';
import { sha256Hex } from '../../../src/seal/digest.ts';
import { verifyDossier } from '../../../src/seal/verify/verifyDossier.ts';
import { zipSource } from '../../../src/seal/verify/zipSource.ts';
import { DexieItemIndex } from '../../../src/store/itemRows.ts';
import { readDocumentSnapshot } from '../../../src/workflow/case/storedDocuments.ts';
import { exportDossier } from '../../../src/workflow/export/exportDossier.ts';
import { readDossierPlan, selectExhibits } from '../../../src/workflow/export/exportSnapshot.ts';
import { type BenchDependencies, buildBenchDependencies, type StoreKind } from './dependencies.ts';
import { type RecordedReport, recordReport, writeWithPdfkit } from './pdfFloor.ts';

/** The last exported dossier, for the tasks that read it. */
let last: ExportedZip | null = null;

export interface ExportTimes {
  readonly ms: number;
  /** Until all documents are written. */
  readonly reportMs: number;
  /** From the first exhibit file to the last. */
  readonly filesMs: number;
  readonly bytes: number;
}

const exportDependenciesOf = (deps: BenchDependencies) => ({
  ...createExportDependencies(deps),
  stamp: async () => null,
});

/** Exports as the carnet does, from a store of the bench. */
export async function exportOnce(kind: StoreKind, database: string): Promise<ExportTimes> {
  await discardLast();
  const deps = exportDependenciesOf(buildBenchDependencies(kind, database));
  let reportMs = 0;
  let filesEnd = 0;
  const start = performance.now();
  const elapsed = () => performance.now() - start;
  const { zips } = await exportDossier(
    deps,
    // With page sources, because the floor copies every file.
    { without: [], options: { parts: { sources: true } } },
    ({ name }) => {
      if (name !== 'files') return;
      filesEnd = elapsed();
      if (reportMs === 0) reportMs = filesEnd;
    },
    new AbortController().signal,
  );
  [last] = zips;
  return { ms: elapsed(), reportMs, filesMs: filesEnd - reportMs, bytes: last.file.size };
}

export async function discardLast(): Promise<null> {
  await last?.discard();
  last = null;
  return null;
}

/** Times the minimum of an export: reads the same bytes, runs AES-GCM if they are encrypted, hashes and writes them. */
export async function copyOnce(kind: StoreKind, database: string): Promise<number> {
  const { db } = buildBenchDependencies(kind, database);
  const aes = { name: 'AES-GCM', length: 256 } as const;
  const key = kind === 'encrypted' ? await crypto.subtle.generateKey(aes, false, ['encrypt']) : null;
  const tempFile = await createTempFile();
  const writer = tempFile.out.getWriter();
  const copyBody = async (body: Blob | Uint8Array<ArrayBuffer>): Promise<void> => {
    const bytes = new Uint8Array(body instanceof Blob ? await body.arrayBuffer() : body);
    // Encrypting costs the same as decrypting, and needs no prepared record.
    if (key) await crypto.subtle.encrypt({ name: 'AES-GCM', iv: new Uint8Array(12) }, key, bytes);
    await crypto.subtle.digest('SHA-256', bytes);
    await writer.write(bytes);
  };
  const start = performance.now();
  for (const id of await db.items.toCollection().primaryKeys()) {
    await copyBody((await db.items.get(id))?.body ?? new Uint8Array());
  }
  for (const fileKey of await db.files.toCollection().primaryKeys()) {
    await copyBody((await db.files.get(fileKey))?.body ?? new Uint8Array());
  }
  await writer.close();
  const ms = performance.now() - start;
  await tempFile.remove();
  return ms;
}

export async function verifyLast(): Promise<number> {
  const zip = lastZip();
  const start = performance.now();
  const { verdict } = await verifyDossier(await zipSource(zip));
  const ms = performance.now() - start;
  if (verdict !== 'coherent-unanchored') throw new Error(`the dossier is ${verdict}`);
  return ms;
}

/** Times the minimum of a verification: reads and hashes slices of the sizes of the dossier's files. */
export async function readLast(): Promise<number> {
  const zip = lastZip();
  const sizes = [...(await zipSource(zip)).files.values()].map(({ bytes }) => bytes);
  const start = performance.now();
  let at = 0;
  for (const size of sizes) {
    await crypto.subtle.digest('SHA-256', await zip.slice(at, at + size).arrayBuffer());
    at += size;
  }
  return performance.now() - start;
}

/** What `pdfOnce` and `barePdf` write. */
let report: { readonly context: DossierContext; readonly recorded: RecordedReport } | null = null;

/** Reads the case and records its pages, which is not measured. */
export async function preparePdf(kind: StoreKind, database: string): Promise<null> {
  const context = await readContext(kind, database);
  report = { context, recorded: await recordReport(context) };
  return null;
}

/** Times `dossier.pdf` alone, from its first page to its last byte. Previews are read from the store. */
export async function pdfOnce(): Promise<number> {
  const { context } = preparedReport();
  const start = performance.now();
  await reportPdf(context, () => undefined).pipeTo(new WritableStream());
  return performance.now() - start;
}

/** Times the same pages, lines and images with the same library, and nothing else. */
export async function barePdf(): Promise<number> {
  const { recorded } = preparedReport();
  const start = performance.now();
  await writeWithPdfkit(recorded);
  return performance.now() - start;
}

function preparedReport() {
  if (report === null) throw new Error('no report was prepared');
  return report;
}

async function readContext(kind: StoreKind, database: string): Promise<DossierContext> {
  const deps = exportDependenciesOf(buildBenchDependencies(kind, database));
  const head = await deps.store.currentCase();
  const spki = await deps.store.publicKey();
  if (head === null || spki === null) throw new Error('an empty store');
  const request = { without: [] };
  const documents = await readDocumentSnapshot(deps.documentStore, head.caseId);
  const numbered = await selectExhibits(deps.store, head.caseId, request);
  return contextOf(await readDossierPlan(deps, { head, spki, documents }, numbered, request));
}

/** Times the preview from its request until its first page is on a canvas, then cancels it. */
export async function previewOnce(kind: StoreKind, database: string): Promise<number> {
  const deps = buildBenchDependencies(kind, database);
  const { db, codec } = deps;
  await db.open(); // as the carnet's is
  const preview = createDossierPreview({
    ...exportDependenciesOf(deps),
    itemIndex: new DexieItemIndex(db, codec),
    localOf: formatLocalDateTime,
  });
  const cancelling = new AbortController();
  const start = performance.now();
  let drawnMs = Number.NaN;
  let drawing: Promise<void> | undefined;
  const show = (first: DossierPreview): void => {
    drawing = first
      .draw(0, 0, document.createElement('canvas'), false)
      .then(() => {
        drawnMs = performance.now() - start;
      })
      .finally(() => cancelling.abort());
  };
  await preview(() => undefined, cancelling.signal, show).catch((error: unknown) => {
    if (!cancelling.signal.aborted) throw error;
  });
  await drawing;
  db.close();
  return drawnMs;
}

/** Times writing the PDF of the last dossier to a file. */
export async function writeLastPdf(): Promise<number> {
  const pdf = lastPdf();
  const tempFile = await createTempFile();
  const start = performance.now();
  await pdf.stream().pipeTo(tempFile.out);
  const ms = performance.now() - start;
  await tempFile.remove();
  return ms;
}

/** Times hashing the PDF of the last dossier, as an export does. */
export async function hashLastPdf(): Promise<number> {
  const start = performance.now();
  await sha256Hex(lastPdf());
  return performance.now() - start;
}

function lastPdf(): Blob {
  if (!last?.pdf) throw new Error('no dossier was written as a PDF');
  return last.pdf.file;
}

function lastZip(): Blob {
  if (last === null) throw new Error('no dossier was written');
  return last.file;
}
