import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { drawPage, drawStrokes } from '../../../src/browser/canvasDrawing.ts';
import { readPageText } from '../../../src/domain/export/pagePreview.ts';
import { reportPdf } from '../../../src/dossier/pdf/dossierReport.ts';
import { collectBytes } from '../../../src/dossier/pdf/engine/pdfDocument.ts';
import { DisplayListRecorder } from '../../../src/dossier/pdf/engine/textLayer.ts';
import { runTool, stripWhitespace } from '../../support/dossier/externalTools.ts';
import { buildDossierContext, inventCase } from '../../support/dossier/inventedCase.ts';
import { inventPost, inventSixPosts } from '../../support/dossier/inventedPosts.ts';
import { drawGreyText } from '../../support/dossier/pictures.ts';

async function recordReport() {
  const recorder = new DisplayListRecorder();
  const inventedCase = await inventCase(inventSixPosts());
  const pdf = await collectBytes(reportPdf(buildDossierContext(inventedCase), () => {}));
  await collectBytes(reportPdf(buildDossierContext(inventedCase, { recorder }), () => {}));
  return { pdf, drawn: recorder.toDrawing('dossier.pdf') };
}

/** pdftotext removes a hyphen at the end of a line. */
const plain = (text: string): string => stripWhitespace(text).replaceAll('-', '');

it('DisplayListRecorder records every page of the PDF with its text', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'recueil-'));
  try {
    const { pdf, drawn } = await recordReport();
    const path = join(folder, 'dossier.pdf');
    writeFileSync(path, pdf);
    expect(runTool('pdfinfo', [path])).toMatch(new RegExp(`Pages: +${drawn.pages.length}\n`));
    for (const [index, page] of drawn.pages.entries()) {
      const args = ['-f', `${index + 1}`, '-l', `${index + 1}`, '-enc', 'UTF-8', path, '-'];
      const there = plain(runTool('pdftotext', args));
      // Short ones may be slanted labels of a chart, which pdftotext splits.
      for (const stroke of page.operations)
        if (typeof stroke !== 'string' && stroke.text.length > 16 && !stroke.text.includes('‹'))
          expect(there).toContain(plain(stroke.text));
    }
    expect(readPageText(drawn.pages[0])).toContain('Dossier de captures');
  } finally {
    rmSync(folder, { recursive: true });
  }
});

it('DisplayListRecorder records text drawn by the browser as invisible text', async () => {
  const text = 'Tu vas voir 😡 ce que tu vas voir';
  const recorder = new DisplayListRecorder();
  const inventedCase = await inventCase([inventPost({ text })]);
  const drawText = async (_: string, at: { readonly widthPt: number }) => drawGreyText(at.widthPt, 20);
  await collectBytes(reportPdf(buildDossierContext(inventedCase, { recorder, drawText }), () => {}));
  const { pages, forms } = recorder.toDrawing('dossier.pdf');
  const at = pages.findIndex((page) => readPageText(page).includes(text));
  expect(at).toBeGreaterThan(-1);
  const calls = recordDrawing({ forms, bitmaps: new Map() }, pages[at]?.operations ?? []);
  expect(calls.some((one) => one.startsWith('fillText') && one.includes(text))).toBe(false);
});

/** Returns the calls made to a canvas. */
function recordDrawing(known: Parameters<typeof drawStrokes>[2], strokes: Parameters<typeof drawStrokes>[1]) {
  const calls: string[] = [];
  const pen = new Proxy({} as Parameters<typeof drawStrokes>[0], {
    get:
      (_, name) =>
      (...args: unknown[]) =>
        calls.push(`${String(name)} ${args.join(' ')}`),
    set: () => true,
  });
  drawStrokes(pen, strokes, known);
  return calls;
}

it('drawStrokes implements every recorded operator, and balances save and restore', async () => {
  const { drawn } = await recordReport();
  const known = { forms: drawn.forms, bitmaps: new Map<string, ImageBitmap>() };
  const operators = new Set<string>();
  for (const { operations: strokes } of drawn.pages) {
    let isText = false;
    for (const stroke of strokes) {
      if (typeof stroke !== 'string') continue;
      isText = stroke === 'BT' || (isText && stroke !== 'ET');
      if (isText || /^(ET)$|(BDC|BMC|EMC)$|^\/\w+ Do$/.test(stroke)) continue;
      for (const [word] of stroke.matchAll(/(?<![\w/])[A-Za-z]+\*?/g)) operators.add(word);
    }
    const calls = recordDrawing(known, strokes);
    const times = (name: string) => calls.filter((one) => one.startsWith(`${name} `)).length;
    expect(times('save')).toBe(times('restore'));
  }
  expect(
    [...operators].filter((one) => !/^(q|Q|cm|w|d|SCN|scn|CS|cs|m|l|c|re|h|S|f|B|W|n|DeviceRGB)$/.test(one)),
  ).toEqual([]);
});

it('drawPage masks images of exhibits unless they are to be shown', async () => {
  const { drawn } = await recordReport();
  const masked = [...drawn.pictures.values()].map((one) => one.masked);
  expect(masked.length).toBeGreaterThan(0);
  expect(new Set(masked)).toEqual(new Set([true]));
  const decoded = vi.fn(async () => ({ close: () => undefined }));
  vi.stubGlobal('createImageBitmap', decoded);
  const pen = new Proxy({}, { get: () => () => undefined, set: () => true });
  const canvas = { getContext: () => pen } as unknown as HTMLCanvasElement;
  const all = drawn.pages.keys();
  for (const page of all) await drawPage(drawn, page, canvas, false);
  expect(decoded).not.toHaveBeenCalled();
  for (const page of drawn.pages.keys()) await drawPage(drawn, page, canvas, true);
  expect(decoded.mock.calls.length).toBeGreaterThanOrEqual(masked.length);
  vi.unstubAllGlobals();
});
