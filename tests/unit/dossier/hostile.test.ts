import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { DrawText } from '../../../src/dossier/edition.ts';
import { PAGE } from '../../../src/dossier/pdf/page.ts';
import { reportPdf } from '../../../src/dossier/pdf/report.ts';
import { collected } from '../../../src/dossier/pdf/writing.ts';
import { editionOf, holdCase } from './holdings.ts';
import { HOSTILE, hostilePost } from './hostilePosts.ts';
import { type InventedPost, invent } from './invented.ts';
import { drawnGrey } from './pictures.ts';
import { actualTexts, bare, bareText, run, uncompressed, wordBoxes } from './tools.ts';

/** Long texts, and other programs to read them back. */
vi.setConfig({ testTimeout: 120_000 });

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'recueil-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function reportOf(posts: readonly InventedPost[], drawText?: DrawText): Promise<string> {
  const path = join(folder, `${posts.length}-${drawText === undefined}.pdf`);
  const edition = editionOf(await holdCase(posts), drawText === undefined ? {} : { drawText });
  writeFileSync(path, await collected(reportPdf(edition, () => {})));
  return path;
}

/** Page numbers and running heads stand between the pages of a text. */
function withoutFurniture(text: string): string {
  return text
    .replace(/\d+\/\d+/g, '')
    .replace(/Dossierdecapturesdu20novembre2026·piècen°\d+journal[0-9a-f]{8}…[0-9a-f]{8}/g, '');
}

function expectSound(path: string): void {
  expect(run('qpdf', ['--check', path])).toContain('No syntax or stream encoding errors found');
  const outside = wordBoxes(path).filter(
    ({ xMin, xMax, yMin, yMax }) =>
      xMin < PAGE.left - 1 || xMax > PAGE.width - PAGE.right + 4 || yMin < 24 || yMax > PAGE.height - 24,
  );
  expect(outside).toEqual([]);
  const inside = uncompressed(path);
  for (const [, uri = ''] of inside.matchAll(/\/URI \((.*?)\)/g)) expect(uri).toMatch(/^https?:/);
  expect(inside).not.toMatch(/^ {2}\/(JS|JavaScript|Launch) /m);
}

/** As tall as a browser would draw it, in grey. */
const drawText: DrawText = async (text, { widthPt, sizePt }) => {
  const heightPt = Math.ceil((text.length * sizePt * 0.6) / widthPt) * sizePt * 1.4;
  return drawnGrey(widthPt, heightPt);
};

describe('hostile text', () => {
  it('is set without a drawing browser, within the page, and copies out as posted', async () => {
    const path = await reportOf(HOSTILE.map(hostilePost));
    expectSound(path);
    const actual = bare(actualTexts(path).join(''));
    expect(actual).toContain(bare('😀👩🏽‍🚒🏴󠁧󠁢󠁥󠁮󠁧󠁿🇫🇷1️⃣😀'));
    expect(actual).toContain(bare('سأجدك أينما كنت ولن تختبئ'));
    expect(withoutFurniture(bareText(path))).toContain('m'.repeat(5000));
    expect(bareText(path)).toContain(bare('numéro, comme ‹U+1F600›'));
  });

  it('is set with a drawing browser, the original behind the picture', async () => {
    const path = await reportOf(HOSTILE.map(hostilePost), drawText);
    expectSound(path);
    const actual = bare(actualTexts(path).join(''));
    expect(actual).toContain(bare('שלום עולם mixed עברית 123'));
    expect(actual).toContain(bare('全角文字と漢字、そして「括弧」'));
    expect(bareText(path)).toContain(bare('a été dessiné par le navigateur'));
  });

  it('falls back on numbers when the browser fails to draw', async () => {
    const failing = vi.fn(async () => {
      throw new Error('no canvas');
    });
    const path = await reportOf([invent({ text: '😀 seul' })], failing);
    expect(failing).toHaveBeenCalled();
    expect(bareText(path)).toContain(bare('sont écrits par leur numéro'));
    expect(actualTexts(path)).toContain('😀 seul');
  });

  it('of 100,000 characters is set whole', async () => {
    const text = Array.from({ length: 14_286 }, (_, index) => `mot${index % 1000}é`)
      .join(' ')
      .slice(0, 99_996);
    const path = await reportOf([invent({ text: `${text} fin` })]);
    const printed = withoutFurniture(bareText(path));
    expect(printed).toContain(bare(`${text} fin`));
  });

  it('never stops an export: 2,000 texts made by chance', async () => {
    const nasty = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc
        .array(fc.constantFrom(...HOSTILE.map((text) => text.slice(0, 40))), { maxLength: 4 })
        .map((parts) => parts.join('')),
    );
    const texts = fc.sample(nasty, { numRuns: 2000, seed: 20261120 });
    const posts = Array.from({ length: 200 }, (_, post) => {
      const ten = texts.slice(10 * post, 10 * post + 10).map((text) => text.toWellFormed());
      return invent(
        { text: ten.join('\n'), author: { displayName: ten[0] ?? null } },
        { width: 80, height: 40 },
      );
    });
    expectSound(await reportOf(posts));
  });
});
