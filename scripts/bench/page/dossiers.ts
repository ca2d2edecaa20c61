import PDFDocument from 'pdfkit';
import { createExportDependencies } from '../../../entrypoints/wiring/exportDependencies.ts';
import { reportPdf } from '../../../src/dossier/pdf/report.ts';
import { createTempFile } from '../../../src/platform/tempFiles.ts';
import { fingerprint } from '../../../src/seal/signature.ts';
import { verifyDossier } from '../../../src/seal/verify/verifyDossier.ts';
import { zipSource } from '../../../src/seal/verify/zipSource.ts';
import { type ExportResult, exportDossier } from '../../../src/workflow/export/exportDossier.ts';
import { readPreviewSnapshot } from '../../../src/workflow/export/exportSnapshot.ts';
import { buildBenchDependencies, type StoreKind } from './dependencies.ts';

/** The last exported dossier, for the tasks that read it. */
let last: ExportResult | null = null;

export interface ExportTimes {
  readonly ms: number;
  /** Until all documents are written. */
  readonly reportMs: number;
  /** From the first exhibit file to the last. */
  readonly filesMs: number;
  readonly bytes: number;
}

const exportDependenciesOf = (kind: StoreKind, database: string) => ({
  ...createExportDependencies(buildBenchDependencies(kind, database)),
  stamp: async () => null,
});

/** Exports as the carnet does, from a store of the bench. */
export async function exportOnce(kind: StoreKind, database: string): Promise<ExportTimes> {
  await discardLast();
  const deps = exportDependenciesOf(kind, database);
  let reportMs = 0;
  let filesEnd = 0;
  const start = performance.now();
  const elapsed = () => performance.now() - start;
  last = await exportDossier(
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
  return { ms: elapsed(), reportMs, filesMs: filesEnd - reportMs, bytes: last.bytes };
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

/** Times `dossier.pdf` alone, from its first page to its last byte. Previews are read from the store. */
export async function pdfOnce(kind: StoreKind, database: string): Promise<number> {
  const deps = exportDependenciesOf(kind, database);
  const head = await deps.store.currentCase();
  const spki = await deps.store.publicKey();
  if (head === null || spki === null) throw new Error('an empty store');
  const context = {
    ...(await deps.kit()),
    snapshot: await readPreviewSnapshot(deps, head, { without: [] }),
    options: {},
    createdAt: deps.clock.now(),
    timeZone: deps.timeZone(),
    fileName: 'bench.zip',
    keyFingerprint: await fingerprint(spki),
  };
  const start = performance.now();
  await reportPdf(context, () => undefined).pipeTo(new WritableStream());
  return performance.now() - start;
}

/** Times one page per preview with the same library, and nothing else. */
export async function barePdf(kind: StoreKind, database: string): Promise<number> {
  const { store } = buildBenchDependencies(kind, database);
  const found = await store.currentCase();
  const start = performance.now();
  const pdf = new PDFDocument({ font: '', size: 'A4', autoFirstPage: false });
  const ended = new Promise<void>((resolve) => pdf.on('data', () => undefined).on('end', resolve));
  for (const { id } of await store.listItems(found?.caseId ?? '')) {
    const preview = await (await store.preview(id))?.arrayBuffer();
    if (preview) pdf.addPage().image(preview, 40, 40, { width: 500 });
  }
  pdf.end();
  await ended;
  return performance.now() - start;
}

function lastZip(): File {
  if (last === null) throw new Error('no dossier was written');
  return last.zip;
}
