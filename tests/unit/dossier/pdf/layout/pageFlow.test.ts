import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { collectBytes, type PdfDocument, type Tag } from '../../../../../src/dossier/pdf/engine/pdfDocument.ts';
import { gap, type PageFlow } from '../../../../../src/dossier/pdf/layout/pageFlow.ts';
import { paragraphRows, STYLE } from '../../../../../src/dossier/pdf/layout/rows.ts';
import { documentStream, openSection, type TableOfContents } from '../../../../../src/dossier/pdf/layout/section.ts';
import { tableRows, textCell } from '../../../../../src/dossier/pdf/layout/table.ts';
import { runTool } from '../../../../support/dossier/externalTools.ts';
import { buildDossierContext, inventCase } from '../../../../support/dossier/inventedCase.ts';
import { inventPost } from '../../../../support/dossier/inventedPosts.ts';
import { makeTestFolder } from '../../../../support/testFolder.ts';

const folder = makeTestFolder();
const inventedCase = await inventCase([inventPost({})]);

/** Returns the words of each page. */
async function pagesOf(
  place: (flow: PageFlow, root: Tag, pdf: PdfDocument, contents: TableOfContents) => Promise<void> | void,
) {
  const path = join(folder, 'layout.pdf');
  const made = documentStream('Essai', buildDossierContext(inventedCase), null, async ({ flow, root, contents }) => {
    flow.newPage();
    await place(flow, root, flow.pdf, contents);
  });
  writeFileSync(path, await collectBytes(made));
  return runTool('pdftotext', [path, '-'])
    .split('\f')
    .slice(0, -1)
    .map((page) => page.split(/\s+/).filter(Boolean));
}

describe('PageFlow', () => {
  it('starts no page for white space only', async () => {
    const filled = await pagesOf((flow) => flow.place([{ height: flow.remainingHeight - 2, draw: () => {} }, gap(10)]));
    expect(filled).toHaveLength(1);
  });

  it('cuts a date of a narrow column between its words', async () => {
    const [words] = await pagesOf((flow, root, pdf) =>
      flow.place(paragraphRows(pdf, root, '30 novembre 2026, 12:03', { width: 70, style: STYLE.small })),
    );
    expect(words).toEqual(expect.arrayContaining(['30', 'novembre', '2026,', '12:03']));
  });

  it('writes the head of a table once on the page where the table begins', async () => {
    const pages = await pagesOf(async (flow, root, pdf) => {
      const entries = ['L0', 'L1', 'L2'].map((label) => ({ cells: [textCell(pdf, [label], STYLE.small)] }));
      const rows = await tableRows(pdf, root, [{ label: 'Tête', width: 200 }], entries);
      flow.place([{ height: flow.remainingHeight - 2, draw: () => {} }]);
      flow.place(rows, rows[0]);
    });
    expect(pages[1]?.slice(0, 4)).toEqual(['Tête', 'L0', 'L1', 'L2']);
  });

  it('has the repeated head of a table read once', async () => {
    await pagesOf(async (flow, root, pdf) => {
      const entries = Array.from({ length: 80 }, () => ({ cells: [textCell(pdf, ['Ligne'], STYLE.small)] }));
      const rows = await tableRows(pdf, root, [{ label: 'Tête', width: 200 }], entries);
      flow.place(rows, rows[0]);
    });
    const tags = runTool('pdfinfo', ['-struct-text', join(folder, 'layout.pdf')]);
    expect(tags.match(/"Ligne *"/g)).toHaveLength(80);
    expect(tags.match(/Tête/g)).toHaveLength(1);
  });

  it.each([20, 21, 22, 23, 24, 40, 41, 42, 60])(
    'leaves no page with one or two entries of a table of %i',
    async (count) => {
      const pages = await pagesOf(async (flow, root, pdf) => {
        const entries = Array.from({ length: count }, (_, index) => ({
          cells: [textCell(pdf, [`L${index}`, 'encore'], STYLE.small)],
        }));
        const rows = await tableRows(pdf, root, [{ label: 'Tête', width: 200 }], entries);
        flow.place(rows, rows[0]);
      });
      const onEach = pages.map((words) => words.filter((word) => /^L\d+$/.test(word)).length);
      expect(onEach.reduce((sum, one) => sum + one, 0)).toBe(count);
      expect(Math.min(...onEach)).toBeGreaterThanOrEqual(3);
      for (const words of pages) expect(words).toContain('Tête');
    },
  );

  it('places a following section on the same page only when enough of it is left', async () => {
    const pagesAfter = (used: number) =>
      pagesOf((flow, root, _, contents) => {
        flow.place([{ height: used, draw: () => {} }]);
        openSection(flow, root, { title: 'Suite', follows: true }, contents);
      });
    expect(await pagesAfter(300)).toHaveLength(1);
    expect(await pagesAfter(530)).toHaveLength(2);
  });
});
