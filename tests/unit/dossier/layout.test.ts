import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Contents } from '../../../src/dossier/pdf/contents.ts';
import type { Paper, Tag } from '../../../src/dossier/pdf/paper.ts';
import { STYLE } from '../../../src/dossier/pdf/rows.ts';
import { openSection } from '../../../src/dossier/pdf/section.ts';
import { gap, Sheet } from '../../../src/dossier/pdf/sheet.ts';
import { lines, tableRows } from '../../../src/dossier/pdf/table.ts';
import { collected, pdfStream } from '../../../src/dossier/pdf/writing.ts';
import { editionOf, type HeldCase, holdCase } from './holdings.ts';
import { invent } from './invented.ts';
import { run } from './tools.ts';

let folder: string;
let held: HeldCase;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'recueil-'));
  held = await holdCase([invent({})]);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The words of each page. */
async function pagesOf(place: (sheet: Sheet, root: Tag, paper: Paper) => Promise<void> | void) {
  const path = join(folder, 'layout.pdf');
  const made = pdfStream('Essai', editionOf(held), async (paper) => {
    const sheet = new Sheet(paper, null);
    const root = paper.struct('Document');
    paper.addStructure(root);
    sheet.newPage();
    await place(sheet, root, paper);
    root.end();
    sheet.finish();
  });
  writeFileSync(path, await collected(made));
  return run('pdftotext', [path, '-'])
    .split('\f')
    .slice(0, -1)
    .map((page) => page.split(/\s+/).filter(Boolean));
}

describe('a page', () => {
  it('is not begun for white space alone', async () => {
    const filled = await pagesOf((sheet) =>
      sheet.place([{ height: sheet.room - 2, draw: () => {} }, gap(10)]),
    );
    expect(filled).toHaveLength(1);
  });

  it.each([20, 21, 22, 23, 24, 40, 41, 42, 60])(
    'never has one or two entries of a table of %i alone',
    async (count) => {
      const pages = await pagesOf(async (sheet, root, paper) => {
        const entries = Array.from({ length: count }, (_, index) => ({
          cells: [lines(paper, [`L${index}`, 'encore'], STYLE.small)],
        }));
        const rows = await tableRows(paper, root, [{ label: 'Tête', width: 200 }], entries);
        sheet.place(rows, rows[0]);
      });
      const onEach = pages.map((words) => words.filter((word) => /^L\d+$/.test(word)).length);
      expect(onEach.reduce((sum, one) => sum + one, 0)).toBe(count);
      expect(Math.min(...onEach)).toBeGreaterThanOrEqual(3);
      for (const words of pages) expect(words).toContain('Tête');
    },
  );

  it('holds a part that follows another where there is room for it, and only there', async () => {
    const begun = (used: number) =>
      pagesOf((sheet, root, paper) => {
        sheet.place([{ height: used, draw: () => {} }]);
        const contents = new Contents(paper);
        openSection(sheet, root, { title: 'Suite', follows: true }, contents);
        contents.settle();
      });
    expect(await begun(300)).toHaveLength(1);
    expect(await begun(500)).toHaveLength(2);
  });
});
