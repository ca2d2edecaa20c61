import { deflateSync } from 'node:zlib';
import JSZip from 'jszip';
import { vi } from 'vitest';
import { type ExportChoices, exportChoicesDocument } from '../../src/domain/export/exportChoices.ts';
import type { ExportedDossier, NamedFile } from '../../src/domain/export/exportedDossier.ts';
import type { DocumentDrawing } from '../../src/domain/export/pagePreview.ts';
import { hiddenDocument, keptCapture, withKept } from '../../src/domain/item/hiddenWords.ts';
import type { DrawText, FindRowBreaks } from '../../src/dossier/dossierPlan.ts';
import { sha256Hex } from '../../src/seal/digest.ts';
import { updateDocument } from '../../src/workflow/case/storedDocuments.ts';
import { drawGreyText, grayPng } from './dossier/pictures.ts';
import {
  buildExportDependencies,
  estimateDossier,
  type GuidedTestExport,
  guidedExport,
  previewDossier,
} from './exportDependencies.ts';
import { openStoredCase, type StoredCase } from './storedCase.ts';
import type { TestDependencies } from './testDependencies.ts';

/** Exports dossiers of a stored case, and lists the SHA-256 of every file, with nothing left to chance. */

/** The time of every export. */
const EXPORTED_AT = '2026-11-23T08:31:07.000Z';
/** What a call of `new Date()` returns, which no file of a dossier should contain but the letters' properties. */
const MACHINE_TIME = '2027-02-03T04:05:06.000Z';
const SIGNATURE_BYTES = 64;

export interface DossierScenario {
  readonly name: string;
  readonly store: StoredCase;
  readonly choices: Partial<ExportChoices>;
  readonly without?: readonly number[];
  readonly password?: string;
  /** Requests a time-stamp of the manifest. */
  readonly isTimestamped?: boolean;
  /** Draws texts in scripts that the fonts lack, and finds where tall images may be cut. */
  readonly hasCanvas?: boolean;
  /** Also lays out the preview, and makes the copies for reading. */
  readonly hasCopies?: boolean;
}

/** Path → SHA-256. */
type Digests = Readonly<Record<string, string>>;

export interface DossierDigests {
  readonly files: Digests;
  /** Files that contain digests of `files`, of the signature or of verifier.html: they change with these. */
  readonly dependent: Digests;
}

/**
 * Compresses at once. Threads compress in any order, and the images of texts that are laid out together are then
 * embedded in any order.
 */
class SynchronousCompression extends TransformStream<Uint8Array, Uint8Array> {
  constructor(format: CompressionFormat) {
    if (format !== 'deflate') throw new TypeError(`no ${format} here`);
    const chunks: Uint8Array[] = [];
    super({
      transform: (chunk) => void chunks.push(chunk.slice()),
      flush: (controller) => controller.enqueue(new Uint8Array(deflateSync(Buffer.concat(chunks)))),
    });
  }
}

/**
 * Replaces chance: the clock of the machine, random numbers, the order in which threads end, and the signature, of
 * which ECDSA makes another each time. Returns a function that restores them.
 */
export function replaceChance(): () => void {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(MACHINE_TIME) });
  vi.stubGlobal('CompressionStream', SynchronousCompression);
  // The times in a zip are local.
  vi.stubEnv('TZ', 'Europe/Paris');
  // The ids of a letter's parts, and the salt of a password.
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
  vi.spyOn(crypto, 'getRandomValues').mockImplementation((array) => {
    if (ArrayBuffer.isView(array)) new Uint8Array(array.buffer, array.byteOffset, array.byteLength).fill(7);
    return array;
  });
  const sign = crypto.subtle.sign.bind(crypto.subtle);
  vi.spyOn(crypto.subtle, 'sign').mockImplementation(async (algorithm, key, data) => {
    const name = typeof algorithm === 'string' ? algorithm : algorithm.name;
    return name === 'ECDSA' ? new Uint8Array(SIGNATURE_BYTES).fill(9).buffer : sign(algorithm, key, data);
  });
  return () => {
    vi.useRealTimers();
    vi.unstubAllEnvs();
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  };
}

/** Exports the dossier of a scenario from its stored case. */
export async function digestDossier(scenario: DossierScenario): Promise<DossierDigests> {
  const opened = await openStoredCase(scenario.store);
  let ids = 0;
  const deps = {
    ...opened,
    clock: { now: () => new Date(EXPORTED_AT) },
    ids: {
      uuid: () => {
        ids += 1;
        return `00000000-0000-4000-b000-${String(ids).padStart(12, '0')}` as const;
      },
    },
  };
  const { caseId } = (await deps.store.currentCase()) ?? { caseId: '' };
  const itemIds = (await deps.store.listItems(caseId)).map(({ id }) => id);
  await updateDocument(deps, caseId, exportChoicesDocument, () => ({
    ...exportChoicesDocument.empty,
    chosen: itemIds,
    ...scenario.choices,
  }));
  // What is hidden stands in other captures of the same pages too: the person keeps them.
  const kept = itemIds.map(keptCapture);
  await updateDocument(deps, caseId, hiddenDocument, (before) => withKept(before, kept, EXPORTED_AT, null));
  const exporting = buildGuidedDependencies(deps, scenario);
  const files = new Map<string, string>();
  const dependent = new Map<string, string>();
  const { signal } = new AbortController();
  const silent = () => undefined;
  if (scenario.hasCopies) {
    // Before the export, which adds lines to the journal.
    const shown: DocumentDrawing[] = [];
    const show = async (documents: readonly DocumentDrawing[]) => void shown.push(...documents);
    const documents = await previewDossier(exporting, silent, signal, show);
    for (const one of shown) files.set(`preview/first/${one.name}`, await digestDrawing(one));
    for (const one of documents) files.set(`preview/${one.name}`, await digestDrawing(one));
    files.set('preview/estimated bytes', String((await estimateDossier(exporting)).bytes));
  }
  const { without = [], password = null } = scenario;
  const exported = await guidedExport(exporting, { without, password, unread: null }, silent, signal);
  for (const zip of exported.zips) {
    if (password === null) await digestZip(zip, files, dependent);
    dependent.set(zip.fileName, await digestBlob(zip.file));
    if (zip.pdf) dependent.set(zip.pdf.fileName, await digestBlob(zip.pdf.file));
  }
  await digestCompanions(exported, files, dependent);
  if (scenario.hasCopies && exported.makeCopies !== null)
    for (const [label, format, maxFileBytes] of [
      ['copie entière', 'pdf', null],
      ['copie découpée', 'pdf', 450_000],
      ['images', 'jpeg', 100_000],
    ] as const) {
      const limits = { maxFileBytes, maxTotalBytes: null, maxFiles: null };
      const { files: copies, leftOut } = await exported.makeCopies({ format, limits }, silent, signal);
      for (const { fileName, file } of copies) dependent.set(`${label}/${fileName}`, await digestBlob(file));
      const summary = { parts: copies.map(({ fileName, numbers }) => [fileName, numbers]), leftOut };
      dependent.set(`${label}/parts`, await digestText(JSON.stringify(summary)));
    }
  return { files: Object.fromEntries(files), dependent: Object.fromEntries(dependent) };
}

function buildGuidedDependencies(
  deps: TestDependencies,
  { isTimestamped = false, hasCanvas = false }: DossierScenario,
): GuidedTestExport {
  const { deps: exporting } = buildExportDependencies(deps);
  const drawText: DrawText = async (text, { widthPt, sizePt }) =>
    drawGreyText(widthPt, sizePt * 1.4 * Math.max(1, Math.ceil((text.length * sizePt) / (2 * widthPt))));
  const findRowBreaks: FindRowBreaks = async () => Array.from({ length: 4200 }, (_, row) => row % 24 < 6);
  const timestamp = {
    response: new TextEncoder().encode('An invented response.'),
    chain: '-----BEGIN CERTIFICATE-----\nAA==\n-----END CERTIFICATE-----\n',
    genTime: EXPORTED_AT,
    authority: 'Une autorité inventée',
    known: false,
    offsetMs: 12,
  };
  return {
    ...exporting,
    kit: async () => ({ ...(await exporting.kit()), ...(hasCanvas && { drawText, findRowBreaks }) }),
    stamp: async () => (isTimestamped ? async () => timestamp : null),
    makeRedactedCopy: async (original, parts) =>
      new Blob([new Uint8Array(grayPng(200, 100, (x) => (x + original.size + parts.length) % 256))]),
    // The image of a copy is its label, so that a change of the label shows.
    drawLabelledImage: async (image, lines, maxBytes) =>
      maxBytes !== null && image.size > maxBytes ? null : new Blob([await image.arrayBuffer(), lines.join('\n')]),
  };
}

/** What contains the digests of the other files of its zip. */
const DEPENDENT_FILES = ['manifest.json', 'manifest.json.sig', 'SHA256SUMS'];
/** Read from the package, and only stood in for here. */
const IGNORED_FILES = ['verifier.html'];

async function digestZip(
  { file, fileName }: NamedFile,
  files: Map<string, string>,
  dependent: Map<string, string>,
): Promise<void> {
  const { files: found } = await JSZip.loadAsync(await file.arrayBuffer());
  for (const [path, entry] of Object.entries(found)) {
    if (entry.dir || IGNORED_FILES.includes(path)) continue;
    const bytes = await entry.async('uint8array');
    const target = DEPENDENT_FILES.includes(path) ? dependent : files;
    target.set(`${fileName}/${path}`, await sha256Hex(new Uint8Array(bytes)));
    if (path === 'manifest.json') files.set(`${fileName}/${path} without digests`, await digestManifest(bytes));
  }
  files.set(`${fileName}/order of the files`, await digestText(Object.keys(found).join('\n')));
}

/** Digests the exhibits, omitted files and volumes of a manifest, and the paths it lists. */
function digestManifest(bytes: Uint8Array): Promise<string> {
  const { files, ...manifest } = JSON.parse(new TextDecoder().decode(bytes));
  const paths = files.map(({ path }: { readonly path: string }) => path);
  return digestText(JSON.stringify({ ...manifest, paths }));
}

/** Digests what is saved beside the dossier. Letters are compared file by file, without the digest they name. */
async function digestCompanions(
  exported: ExportedDossier,
  files: Map<string, string>,
  dependent: Map<string, string>,
): Promise<void> {
  const manifests = exported.zips.map(({ manifestDigest }) => manifestDigest);
  const hideDigests = (text: string) => manifests.reduce((rest, digest) => rest.replaceAll(digest, '<digest>'), text);
  files.set('pour-vous.pdf', await digestBlob(exported.advice.file));
  dependent.set('remise.pdf', await digestBlob(exported.receipt.file));
  files.set('statement', await digestText(hideDigests(JSON.stringify(exported.statement))));
  const { letters } = exported;
  if (letters === null) return;
  dependent.set(letters.zip.fileName, await digestBlob(letters.zip.file));
  for (const { fileName, file } of letters.files) {
    const { files: parts } = await JSZip.loadAsync(await file.arrayBuffer());
    for (const [path, part] of Object.entries(parts)) {
      if (!part.dir) files.set(`${fileName}/${path}`, await digestText(hideDigests(await part.async('string'))));
    }
  }
}

/** Digests the operations of every page, its forms and its images. */
async function digestDrawing({ name, pages, forms, pictures }: DocumentDrawing): Promise<string> {
  const images: unknown[] = [];
  for (const [label, { blob, masked }] of pictures) images.push([label, masked, await digestBlob(blob)]);
  return digestText(JSON.stringify({ name, pages, forms: [...forms], images }));
}

const digestText = (text: string): Promise<string> => sha256Hex(new TextEncoder().encode(text));
const digestBlob = async (blob: Blob): Promise<string> => sha256Hex(new Uint8Array(await blob.arrayBuffer()));
