import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import JSZip from 'jszip';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import {
  diaryDocument,
  narrativeDocument,
  requesterDocument,
  stepsDocument,
  witnessesDocument,
} from '../../../src/domain/case/caseDocuments.ts';
import { type ExportChoices, exportChoicesDocument } from '../../../src/domain/export/exportChoices.ts';
import { NOTHING_STAYS_OUT } from '../../../src/domain/export/exportedDossier.ts';
import {
  hiddenDocument,
  keptAnswers,
  keptReceived,
  keptSubject,
  withKept,
} from '../../../src/domain/item/hiddenWords.ts';
import { NO_NOTES, notesDocument } from '../../../src/domain/item/itemNotes.ts';
import { readDocument, updateDocument } from '../../../src/workflow/case/storedDocuments.ts';
import type { HiddenTraces } from '../../../src/workflow/export/hiddenAnswers.ts';
import { readEncodedStrings, readPdfText, runTool, uncompressPdf } from '../../support/dossier/externalTools.ts';
import {
  buildExportDependencies,
  findHiddenTraces,
  guidedExport,
  runExport,
} from '../../support/exportDependencies.ts';
import { readPng, readPpm } from '../../support/images/png.ts';
import { makeTestFolder } from '../../support/testFolder.ts';
import { changeDocument } from '../../support/workflow/changeDocument.ts';
import {
  capture,
  createNumberedDependencies,
  drawRedactedCopy,
  drawScreen,
  NUMBER,
  NUMBER_AREA,
  showsNumber,
} from '../../support/workflow/numberedCase.ts';
import {
  AT,
  blank,
  type NumberedDependencies,
  post,
  type SharedScreen,
  TRACES,
} from '../../support/workflow/numberTraces.ts';
import { importValidDossier } from '../../support/workflow/receivedCase.ts';

vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

const { x, y, width, height } = NUMBER_AREA;
const LATER = '2026-11-21T10:00:00.000Z';

/** Every writing of the number, found without the product's search. */
const ANY_WRITING = /(?:6|３)(?:[^0-9a-z]{0,6}\d){8}/gi;
const isNumber = (text: string): boolean =>
  [...text.matchAll(ANY_WRITING)].some(([run]) => run.replace(/\D/g, '') === '612345678');

function hasNumber(path: string, bytes: Buffer, folder: string): boolean {
  if (path.endsWith('.pdf')) {
    const copy = join(folder, 'searched.pdf');
    writeFileSync(copy, bytes);
    return [readPdfText(copy), uncompressPdf(copy), ...readEncodedStrings(copy)].some(isNumber);
  }
  const raw = bytes.toString('utf8');
  const plain = raw
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  const encoded = [...raw.matchAll(/^[A-Za-z0-9+/]{16,}={0,2}$/gm)].map(([line]) =>
    Buffer.from(line, 'base64').toString('utf8'),
  );
  const markup = plain
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
    .replaceAll('&nbsp;', ' ');
  const forms = [
    raw,
    plain,
    markup,
    markup.replace(/<[^>]*>/g, ''),
    raw.replaceAll('%20', ' '),
    raw.replaceAll('\\n', ' '),
  ];
  return [...forms, ...encoded].some(isNumber);
}

interface Dossier {
  /** Files with the number as text. */
  readonly texts: readonly string[];
  /** Images, and pages of PDFs, that show it. */
  readonly pictures: readonly string[];
  readonly names: readonly string[];
  readonly pdf: Buffer;
}

describe('a hidden telephone number', () => {
  const folder = makeTestFolder();
  let deps: NumberedDependencies;
  let shared: SharedScreen;
  let caseId: string;
  const ids = new Map<string, readonly string[]>();
  beforeAll(async () => {
    deps = createNumberedDependencies();
    const screen = drawScreen();
    shared = { screen, own: await capture(deps, { screen }) };
    for (const { place, put } of TRACES) ids.set(place, await put(deps, shared));
    const other = createNumberedDependencies();
    await capture(other, { screen: blank(), rect: post, seen: { text: `Dossier d'une amie : ${NUMBER}` } });
    const { file } = await runExport(buildExportDependencies(other).deps);
    await importValidDossier(deps as never, new File([file], 'recueil.zip'));
    caseId = (await deps.store.currentCase())?.caseId ?? '';
    await choose({
      purpose: 'lawyer',
      notes: true,
      receivedDossiers: [1],
      parts: { ...exportChoicesDocument.empty.parts, impact: true, screens: true, address: true, letters: false },
    });
  });

  const guided = () => ({ ...buildExportDependencies(deps).deps, makeRedactedCopy: drawRedactedCopy });
  const choose = (choices: Partial<ExportChoices>) => changeDocument(deps, caseId, exportChoicesDocument, choices);
  let staysOut = NOTHING_STAYS_OUT;
  const run = () => guidedExport(guided(), { without: [], password: null, unread: null, staysOut });
  const trace = async (): Promise<HiddenTraces> =>
    (await findHiddenTraces(guided(), 'dossier')) ?? expect.fail('nothing is hidden');
  const hide = () => {
    const part = { at: AT, file: 'capture.png', way: 'mask', x, y, width, height } as const;
    return Promise.all([
      updateDocument(deps, caseId, notesDocument(shared.own), () => ({ ...NO_NOTES, redactions: [part] })),
      changeDocument(deps, caseId, hiddenDocument, { words: [{ at: AT, text: NUMBER }] }),
    ]);
  };

  async function readDossier(): Promise<Dossier> {
    const { zips } = await run();
    const zip = await JSZip.loadAsync(await zips[0].file.arrayBuffer());
    const [texts, pictures]: [string[], string[]] = [[], []];
    const names = Object.keys(zip.files);
    for (const path of names) {
      const bytes = (await zip.file(path)?.async('nodebuffer')) ?? Buffer.alloc(0);
      if (path.endsWith('.png') && showsNumber(readPng(bytes))) pictures.push(path);
      else if (/\.(json|jsonl|html|txt|csv|mhtml|eml|pdf)$/.test(path) && hasNumber(path, bytes, folder))
        texts.push(path);
      if (path === 'dossier.pdf') pictures.push(...listPagesWithNumber(bytes));
    }
    const pdf = (await zip.file('dossier.pdf')?.async('nodebuffer')) ?? Buffer.alloc(0);
    return { texts, pictures, names, pdf };
  }

  /**
   * Returns the pages on which an optical reading finds the number, which pixels of one colour and text may miss.
   * `only`: the names of some pages; reading takes a second for each.
   */
  function listPagesReadByOcr(pdf: Buffer, only: readonly string[] | null = null): readonly string[] {
    const pages = mkdtempSync(join(folder, 'ocr-'));
    writeFileSync(join(pages, 'dossier.pdf'), pdf);
    runTool('pdftoppm', ['-gray', '-r', '150', join(pages, 'dossier.pdf'), join(pages, 'page')]);
    const all = readdirSync(pages).filter((name) => name.endsWith('.pgm'));
    const files = all.filter((name) => only === null || only.includes(name.replace('.pgm', '.ppm')));
    writeFileSync(join(pages, 'list.txt'), files.map((name) => join(pages, name)).join('\n'));
    // With several threads, it waits for them more than it reads where other programs run.
    process.env.OMP_THREAD_LIMIT = '1';
    const read = runTool('tesseract', [join(pages, 'list.txt'), 'stdout', '--psm', '11']).split('\f');
    expect(read.length).toBeGreaterThanOrEqual(files.length);
    return files.filter((_, index) => isNumber(read[index] ?? ''));
  }

  function listPagesWithNumber(pdf: Buffer): readonly string[] {
    const pages = mkdtempSync(join(folder, 'pages-'));
    writeFileSync(join(pages, 'dossier.pdf'), pdf);
    runTool('pdftoppm', ['-r', '96', join(pages, 'dossier.pdf'), join(pages, 'page')]);
    const files = readdirSync(pages).filter((name) => name.endsWith('.ppm'));
    return files.filter((name) => showsNumber(readPpm(readFileSync(join(pages, name)))));
  }

  it('stands in every place of the table before it is hidden', async () => {
    expect(TRACES.length).toBeGreaterThanOrEqual(40);
    const { texts, pictures, pdf } = await readDossier();
    // The optical reading finds what images of pages show.
    const shown = pictures.filter((path) => path.startsWith('page-')).slice(0, 3);
    expect(listPagesReadByOcr(pdf, shown).map((name) => name.replace('.pgm', '.ppm'))).toEqual(shown);
    const numbers = await deps.store.exhibits(caseId);
    const shows = (id: string) => {
      const folderName = `P${String(numbers.get(id)).padStart(4, '0')}`;
      return [...texts, ...pictures].some((path) => path.includes(folderName));
    };
    for (const [place, found] of ids) expect(found.every(shows), place).toBe(true);
    expect(texts).toEqual(expect.arrayContaining(['dossier.pdf', 'chronologie.csv', 'index.html']));
    expect(texts.some((path) => path.startsWith('origines/'))).toBe(true);
    expect(pictures.some((path) => path.startsWith('page-'))).toBe(true);
    // The search finds the alternative text of a figure, which names the account of its post.
    const report = join(folder, 'dossier.pdf');
    writeFileSync(report, pdf);
    const named = readEncodedStrings(report, 'Alt').filter((text) => text.includes('@tel0612345678'));
    expect(named.length).toBeGreaterThan(0);
    expect(named.every(isNumber)).toBe(true);
  });

  it('stops the export until each place that a copy cannot hide has an answer', async () => {
    await hide();
    await expect(run()).rejects.toMatchObject({ code: 'hidden-parts' });
    const { captures, own: subjects, received, copied, withoutPage, earlier } = await trace();
    const asked = new Set(captures.map(({ id }) => id));
    for (const { place, outcome } of TRACES)
      for (const id of ids.get(place) ?? []) expect(asked.has(id), place).toBe(outcome === 'asked');
    expect(subjects.map(({ subject }) => subject)).toEqual('requester facts impact witnesses steps'.split(' '));
    expect(received).toEqual([{ number: 1, isKept: false }]);
    expect(copied.length).toBe(8);
    expect(withoutPage.length).toBeGreaterThan(10);
    // The dossier of the test above was made before.
    expect(earlier).toEqual([expect.objectContaining({ forWhom: '' })]);
  });

  it('stays only where the person keeps it, for that recipient, until something else is hidden', async () => {
    const found = await trace();
    const whats = [
      ...found.captures.flatMap(keptAnswers),
      ...found.own.map(({ subject }) => keptSubject(subject)),
      ...found.received.map(({ number }) => keptReceived(number)),
    ];
    // Notes of a capture that was kept before they were added.
    const notNotes = whats.filter((what) => !what.endsWith('/notes'));
    await updateDocument(deps, caseId, hiddenDocument, (one) => withKept(one, notNotes, LATER, found.recipient));
    await expect(run()).rejects.toMatchObject({ code: 'hidden-parts' });
    await updateDocument(deps, caseId, hiddenDocument, (one) => withKept(one, whats, LATER, found.recipient));
    const { texts, pictures } = await readDossier();
    const numbers = await deps.store.exhibits(caseId);
    const kept = new Set(found.captures.map(({ id }) => `P${String(numbers.get(id)).padStart(4, '0')}`));
    const unannounced = [...texts, ...pictures.filter((path) => !path.startsWith('page-'))].filter((path) => {
      const [, exhibit] = /^(?:pieces|copies|notes)\/(P\d{4})/.exec(path) ?? [];
      return exhibit !== undefined && !kept.has(exhibit);
    });
    expect(unannounced).toEqual([]);
    // Page code and text files with it are never included.
    expect(texts.filter((path) => /^pieces\/.*(page\.html|page\.mhtml|texte\.txt)$/.test(path))).toEqual([]);

    // For another recipient, each is asked again.
    await choose({ purpose: 'prosecutor' });
    await expect(run()).rejects.toMatchObject({ code: 'hidden-parts' });
    for (const { isKept, isKeptForOther } of (await trace()).captures)
      expect({ isKept, isKeptForOther }).toEqual({ isKept: false, isKeptForOther: true });
    await choose({ purpose: 'lawyer' });

    const word = { at: '2026-11-21T11:00:00.000Z', text: 'Bonjour' };
    await updateDocument(deps, caseId, hiddenDocument, (one) => ({ ...one, words: [...one.words, word] }));
    await expect(run()).rejects.toMatchObject({ code: 'hidden-parts' });
    await updateDocument(deps, caseId, hiddenDocument, (one) => ({ ...one, words: one.words.slice(0, 1) }));
  });

  it('is nowhere once these places stay out, and nothing of it is stored', async () => {
    const { captures, received } = await trace();
    const choices = await readDocument(deps.documentStore, caseId, exportChoicesDocument);
    staysOut = { items: captures.map(({ id }) => id), received: received.map(({ number }) => number) };
    for (const document of [requesterDocument, narrativeDocument, diaryDocument])
      await updateDocument(deps, caseId, document as typeof requesterDocument, () => document.empty as never);
    for (const document of [witnessesDocument, stepsDocument])
      await updateDocument(deps, caseId, document as typeof stepsDocument, () => document.empty as never);
    const { texts, pictures, names, pdf } = await readDossier();
    expect({ texts, pictures }).toEqual({ texts: [], pictures: [] });
    expect(listPagesReadByOcr(pdf)).toEqual([]);
    // The images that show nothing hidden stay, and the shared screen is a copy.
    expect(names).toEqual(
      expect.arrayContaining(['copies/P0001/capture.png', 'copies/P0003/capture.png', 'pieces/P0003/publication.png']),
    );
    expect(await readDocument(deps.documentStore, caseId, exportChoicesDocument)).toEqual(choices);
  });
});
