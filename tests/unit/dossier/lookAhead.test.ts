import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { wordsOf } from '../../../src/domain/drawnPage.ts';
import { reportPdf } from '../../../src/dossier/pdf/report.ts';
import { Trace } from '../../../src/dossier/pdf/trace.ts';
import { collected } from '../../../src/dossier/pdf/writing.ts';
import { drawPage, trace } from '../../../src/platform/drawPage.ts';
import { editionOf, holdCase } from './holdings.ts';
import { invent, sixPosts } from './invented.ts';
import { drawnGrey } from './pictures.ts';
import { bare, run } from './tools.ts';

vi.setConfig({ testTimeout: 60_000 });

async function followed() {
  const followedBy = new Trace();
  const held = await holdCase(sixPosts());
  const pdf = await collected(reportPdf(editionOf(held, { trace: followedBy }), () => {}));
  return { pdf, drawn: followedBy.document('dossier.pdf') };
}

/** pdftotext takes a hyphen at the end of a line for a cut word. */
const plain = (text: string): string => bare(text).replaceAll('-', '');

it('has every page of the PDF, with the very words of each', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'recueil-'));
  try {
    const { pdf, drawn } = await followed();
    const path = join(folder, 'dossier.pdf');
    writeFileSync(path, pdf);
    expect(run('pdfinfo', [path])).toMatch(new RegExp(`Pages: +${drawn.pages.length}\n`));
    for (const [index, page] of drawn.pages.entries()) {
      const args = ['-f', `${index + 1}`, '-l', `${index + 1}`, '-enc', 'UTF-8', path, '-'];
      const there = plain(run('pdftotext', args));
      // Short ones stand askew under a chart, where pdftotext parts them.
      for (const stroke of page.strokes)
        if (typeof stroke !== 'string' && stroke.text.length > 16 && !stroke.text.includes('‹'))
          expect(there).toContain(plain(stroke.text));
    }
    expect(wordsOf(drawn.pages[0])).toContain('Dossier de captures');
  } finally {
    rmSync(folder, { recursive: true });
  }
});

it('has the text of what the browser draws, behind the drawing, to be read', async () => {
  const text = 'Tu vas voir 😡 ce que tu vas voir';
  const followedBy = new Trace();
  const held = await holdCase([invent({ text })]);
  const drawText = async (_: string, at: { readonly widthPt: number }) => drawnGrey(at.widthPt, 20);
  await collected(reportPdf(editionOf(held, { trace: followedBy, drawText }), () => {}));
  const { pages, forms } = followedBy.document('dossier.pdf');
  const at = pages.findIndex((page) => wordsOf(page).includes(text));
  expect(at).toBeGreaterThan(-1);
  const said = paperWith({ forms, bitmaps: new Map() }, pages[at]?.strokes ?? []);
  expect(said.some((one) => one.startsWith('fillText') && one.includes(text))).toBe(false);
});

/** A canvas that writes down what it is asked. */
function paperWith(known: Parameters<typeof trace>[2], strokes: Parameters<typeof trace>[1]) {
  const said: string[] = [];
  const pen = new Proxy({} as Parameters<typeof trace>[0], {
    get:
      (_, name) =>
      (...given: unknown[]) =>
        said.push(`${String(name)} ${given.join(' ')}`),
    set: () => true,
  });
  trace(pen, strokes, known);
  return said;
}

it('is made of nothing that the drawing does not know, and saves as often as it restores', async () => {
  const { drawn } = await followed();
  const known = { forms: drawn.forms, bitmaps: new Map<string, ImageBitmap>() };
  const operators = new Set<string>();
  for (const { strokes } of drawn.pages) {
    let unseen = false;
    for (const stroke of strokes) {
      if (typeof stroke !== 'string') continue;
      unseen = stroke === 'BT' || (unseen && stroke !== 'ET');
      if (unseen || /^(ET)$|(BDC|BMC|EMC)$|^\/\w+ Do$/.test(stroke)) continue;
      for (const [word] of stroke.matchAll(/(?<![\w/])[A-Za-z]+\*?/g)) operators.add(word);
    }
    const said = paperWith(known, strokes);
    const times = (name: string) => said.filter((one) => one.startsWith(`${name} `)).length;
    expect(times('save')).toBe(times('restore'));
  }
  expect(
    [...operators].filter((one) => !/^(q|Q|cm|w|d|SCN|scn|CS|cs|m|l|c|re|h|S|f|B|W|n|DeviceRGB)$/.test(one)),
  ).toEqual([]);
});

it('masks the pictures of the pièces until they are asked for, and shows lines of text that are pictures', async () => {
  const { drawn } = await followed();
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
