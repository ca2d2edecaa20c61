import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import JSZip from 'jszip';
import { expect, it } from 'vitest';
import { imageTextDocument } from '../../../src/domain/item/imageText.ts';
import { EMPTY_USER_INPUT } from '../../../src/domain/item/importedFiles.ts';
import { NO_NOTES, notesDocument } from '../../../src/domain/item/itemNotes.ts';
import { sha256Hex } from '../../../src/seal/digest.ts';
import { verifyDossier } from '../../../src/seal/verify/verifyDossier.ts';
import { zipSource } from '../../../src/seal/verify/zipSource.ts';
import { replaceDocument } from '../../../src/workflow/case/storedDocuments.ts';
import type { ExportRequest } from '../../../src/workflow/export/exhibitSelection.ts';
import { importFiles } from '../../../src/workflow/importFiles.ts';
import { readPdfText, stripWhitespace } from '../../support/dossier/externalTools.ts';
import {
  buildExportDependencies,
  estimateDossier,
  exportDossier,
  guidedExport,
} from '../../support/exportDependencies.ts';
import { checkFormat } from '../../support/formatChecker.ts';
import { bytes, exif, jpeg, png, u32 } from '../../support/import/sampleFiles.ts';
import { buildImportDependencies } from '../../support/importDependencies.ts';
import { createTestDependencies } from '../../support/testDependencies.ts';
import { makeTestFolder } from '../../support/testFolder.ts';
import { readJournalLines } from '../../support/workflow/journalLines.ts';

const folder = makeTestFolder();
const readPdfOf = async (zip: JSZip) =>
  readPdfText((await zip.file('dossier.pdf')?.async('uint8array')) ?? expect.fail('no dossier.pdf'));

const LOCATED = jpeg(4, 3, exif({ date: '2026:11:11 18:20:11', gps: true }));
const box = (type: string, ...parts: readonly Uint8Array[]) =>
  bytes(u32(8 + parts.reduce((sum, part) => sum + part.length, 0)), type, ...parts.map((part) => [...part]));
const FILM = bytes(
  ...[
    box('ftyp', bytes('isom')),
    box('moov', box('mvhd', new Uint8Array(100)), box('udta', bytes('\xa9xyz+48.8566+002.3522/'))),
    box('mdat', bytes('samples')),
  ].map((part) => [...part]),
);
const COPY = 'copies/P0001/sans-metadonnees-document-1.jpg';

const PICTURES = [new File([LOCATED], 'photo.jpg'), new File([png(4, 3)], 'capture.png')];

async function importPictures(files = PICTURES, shown = true) {
  const deps = createTestDependencies();
  await importFiles(
    buildImportDependencies(deps, { preview: async () => ({ preview: new Blob(['card']), shown }) }),
    files.map((file) => ({ file, userInput: EMPTY_USER_INPUT })),
    () => undefined,
    new AbortController().signal,
  );
  return deps;
}

async function exportZip(deps: Awaited<ReturnType<typeof importPictures>>, request: Partial<ExportRequest> = {}) {
  const dossier = await exportDossier(buildExportDependencies(deps).deps, { without: [], ...request });
  // The temporary file of the tests is the last zip alone.
  const file = dossier.zips.at(-1)?.file ?? new Blob();
  return { file, zip: await JSZip.loadAsync(await file.arrayBuffer()) };
}

const has = (content: Uint8Array, words: string) => Buffer.from(content).includes(words);

it('the chronology has the text of an image once the person compared it, and not where a part is hidden', async () => {
  const deps = await importPictures();
  const [item] = await deps.store.listItems((await deps.store.currentCase())?.caseId ?? '');
  const { id = '', caseId = '', fiche } = (await deps.store.item(item?.id ?? '')) ?? {};
  const file = fiche?.files.find(({ role }) => role === 'document');
  const line = {
    box: [0, 0, 4, 1] as const,
    script: 'latin' as const,
    words: [],
    correction: { at: '2026-11-20T08:00:00.000Z', text: 'On va te trouver.' },
  };
  const versions = { engine: '1', data: '1', preparation: '1' };
  const { path = '', sha256 = '' } = file ?? {};
  const image = { path, sha256, width: 4, height: 3, at: line.correction.at, versions, lines: [line] };
  const store = (checkedAt: string | null) =>
    replaceDocument(deps, caseId, imageTextDocument(id), {
      schema: 'recueil/image-text/1',
      images: [image],
      checkedAt,
    });
  const read = async () => {
    const { zip } = await exportZip(deps);
    return [await readPdfOf(zip), (await zip.file('chronologie.csv')?.async('string')) ?? ''];
  };
  await store(null);
  for (const text of await read()) expect(text).not.toContain('trouver');
  await store('2026-11-20T08:01:00.000Z');
  const [pdf, csv] = await read();
  expect(pdf).toContain(
    stripWhitespace('On va te trouver. lu par machine dans l’image, vérifié par qui remet le dossier'),
  );
  expect(csv).toMatch(/texte lu par machine dans l’image, vérifié par la personne[\s\S]*On va te trouver\./);
  await replaceDocument(deps, caseId, notesDocument(id), {
    ...NO_NOTES,
    redactions: [{ at: line.correction.at, file: path, way: 'mask', x: 0, y: 0, width: 1, height: 1 }],
  });
  for (const text of await read()) expect(text).not.toContain('trouver');
});

it('a dossier has a copy without location instead of an imported image, and stays coherent', async () => {
  const deps = await importPictures();
  const { file, zip } = await exportZip(deps);
  expect(zip.file('pieces/P0001/document-1.jpg')).toBeNull();
  // Nothing private: the original.
  expect(zip.file('pieces/P0002/document-1.png')).not.toBeNull();
  const copy = await zip.file(COPY)?.async('uint8array');
  expect(copy).toEqual(jpeg(4, 3));
  for (const [path, entry] of Object.entries(zip.files))
    if (!entry.dir) expect(has(await entry.async('uint8array'), 'Exif\0\0'), path).toBe(false);
  const manifest = JSON.parse((await zip.file('manifest.json')?.async('string')) ?? '');
  expect(manifest.omitted).toEqual([{ item: expect.any(String), path: 'document-1.jpg', reason: 'redacted' }]);
  const report = await verifyDossier(await zipSource(file), {});
  expect([report.verdict, report.problems]).toEqual(['coherent-unanchored', []]);
  expect(report.notes.map(({ code }) => code)).toContain('files-redacted');
  const path = join(folder, 'dossier.zip');
  writeFileSync(path, new Uint8Array(await file.arrayBuffer()));
  expect((await checkFormat(path)).status).toBe(0);
  expect(await readPdfOf(zip)).toContain(stripWhitespace(`mêmes pixels : ${COPY}. L’original n’est pas joint`));
  expect(await zip.file('empreintes.csv')?.async('string')).not.toContain(await sha256Hex(LOCATED));
});

it('a video and a sound go as copies without metadata; a PDF is named before the dossier is made', async () => {
  const deps = await importPictures(
    [new File([FILM], 'film.mp4'), new File([bytes('%PDF-1.7\n%%EOF')], 'lettre.pdf')],
    false,
  );
  const guided = buildExportDependencies(deps).deps;
  expect((await estimateDossier(guided)).uncleaned).toEqual([
    expect.objectContaining({ name: 'lettre.pdf', format: 'pdf' }),
  ]);
  const run = (filesShown?: true) => {
    const chosen = { without: [], password: null, unread: null, ...(filesShown && { filesShown }) };
    return guidedExport(guided, chosen);
  };
  await expect(run()).rejects.toMatchObject({ code: 'files-uncleaned' });
  expect((await readJournalLines(deps)).filter(({ event }) => event.startsWith('dossier.'))).toEqual([]);
  expect((await run(true)).zips[0].exhibits).toBe(2);
  const { file, zip } = await exportZip(deps);
  expect(zip.file('pieces/P0001/document-1.mp4')).toBeNull();
  const copy = await zip.file('copies/P0001/sans-metadonnees-document-1.mp4')?.async('uint8array');
  expect(copy?.length).toBe(FILM.length);
  for (const [path, entry] of Object.entries(zip.files))
    if (!entry.dir) expect(has(await entry.async('uint8array'), '+48.8566'), path).toBe(false);
  const index = (await zip.file('index.html')?.async('string')) ?? '';
  expect(index).not.toContain('src="copies/P0001/');
  expect((await verifyDossier(await zipSource(file), {})).problems).toEqual([]);
});

it('a voice note goes as a copy without its comments, and stops no dossier', async () => {
  const page = (type: number, content: Uint8Array) =>
    bytes('OggS', [0, type], new Array(20).fill(0), [1, content.length], [...content]);
  const tags = bytes('OpusTags', [4, 0, 0, 0], 'Lavf', [1, 0, 0, 0, 6, 0, 0, 0], 'a=Lina');
  const note = [page(2, bytes('OpusHead')), page(0, tags), page(4, bytes('the sound'))];
  const deps = await importPictures([new File(note, 'PTT-20261117-WA0001.opus')], false);
  const guided = buildExportDependencies(deps).deps;
  expect((await estimateDossier(guided)).uncleaned).toEqual([]);
  expect((await guidedExport(guided, { without: [], password: null, unread: null })).zips[0].exhibits).toBe(1);
  const { file, zip } = await exportZip(deps);
  expect(Object.keys(zip.files)).toContain('copies/P0001/sans-metadonnees-document-1.ogg');
  for (const [path, entry] of Object.entries(zip.files))
    if (!entry.dir) expect(has(await entry.async('uint8array'), 'a=Lina'), path).toBe(false);
  expect((await verifyDossier(await zipSource(file), {})).problems).toEqual([]);
});

it('the original goes when the person ticks it', async () => {
  const { file, zip } = await exportZip(await importPictures(), { keepsMetadata: true });
  expect(await zip.file('pieces/P0001/document-1.jpg')?.async('uint8array')).toEqual(LOCATED);
  expect(zip.file(COPY)).toBeNull();
  expect((await verifyDossier(await zipSource(file), {})).problems).toEqual([]);
});

it('no clean copy shows what a redacted copy hides, and an intimate one is in the annex alone', async () => {
  const deps = await importPictures();
  const head = await deps.store.currentCase();
  const [photo] = await deps.store.listItems(head?.caseId ?? '');
  if (head === null || photo === undefined) throw new Error('nothing imported');
  const at = '2026-11-22T09:00:00.000Z';
  const redaction = { at, file: 'document-1.jpg', way: 'mask', x: 0, y: 0, width: 2, height: 2 } as const;
  await replaceDocument(deps, head.caseId, notesDocument(photo.id), { ...NO_NOTES, redactions: [redaction] });
  const { zip } = await exportZip(deps);
  expect(Object.keys(zip.files).filter((path) => path.startsWith('copies/'))).toEqual([
    'copies/P0001/document-1.jpg.png',
  ]);
  await replaceDocument(deps, head.caseId, notesDocument(photo.id), { ...NO_NOTES, intimate: { value: true, at } });
  const dossier = await exportDossier(buildExportDependencies(deps).deps, { without: [] });
  const inZips = await Promise.all(
    dossier.zips.map(async ({ file, fileName }) => {
      const found = (await JSZip.loadAsync(await file.arrayBuffer())).file(COPY) !== null;
      return [fileName.includes('annexe'), found];
    }),
  );
  expect(inZips).toEqual([
    [false, false],
    [true, true],
  ]);
});

it('an AVIF or HEIC image that the browser shows has a JPEG beside it; another one has none', async () => {
  const avif = new File([bytes(u32(20), 'ftypavif', u32(0), 'mif1avif', 'picture')], 'photo.avif');
  const { file, zip } = await exportZip(await importPictures([avif]));
  expect(zip.file('pieces/P0001/document-1.avif')).not.toBeNull();
  expect(await zip.file('copies/P0001/lisible-document-1.avif.jpg')?.async('string')).toBe('readable');
  const index = (await zip.file('index.html')?.async('string')) ?? '';
  expect(index).toContain('src="copies/P0001/lisible-document-1.avif.jpg"');
  expect(index).not.toContain('src="pieces/P0001/document-1.avif"');
  expect((await verifyDossier(await zipSource(file), {})).problems).toEqual([]);
  const undecoded = await exportZip(await importPictures([avif], false));
  expect(Object.keys(undecoded.zip.files).filter((path) => path.startsWith('copies/'))).toEqual([]);
  expect(undecoded.zip.file('pieces/P0001/document-1.avif')).not.toBeNull();
});
