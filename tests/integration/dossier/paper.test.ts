import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { ExhibitNumber } from '../../../src/domain/export/exhibitNumber.ts';
import type { DossierContext } from '../../../src/dossier/dossierPlan.ts';
import { reportPdf } from '../../../src/dossier/pdf/dossierReport.ts';
import { collectBytes } from '../../../src/dossier/pdf/engine/pdfDocument.ts';
import { runTool, stripWhitespace } from '../../support/dossier/externalTools.ts';
import { buildDossierContext, inventCase } from '../../support/dossier/inventedCase.ts';
import { inventSixPosts } from '../../support/dossier/inventedPosts.ts';
import { makeTestFolder } from '../../support/testFolder.ts';

const folder = makeTestFolder();
const inventedCase = await inventCase(inventSixPosts());

/** Returns the text of each page, without white space. */
async function pagesOf(more: Partial<DossierContext> = {}): Promise<readonly string[]> {
  const path = join(folder, 'dossier.pdf');
  writeFileSync(path, await collectBytes(reportPdf(buildDossierContext(inventedCase, more), () => {})));
  expect(runTool('qpdf', ['--check', path])).toContain('No syntax or stream encoding errors found');
  return runTool('pdftotext', [path, '-']).split('\f').slice(0, -1).map(stripWhitespace);
}

it('every page has its number and the digest of the journal; those of exhibits have their numbers', async () => {
  const pages = await pagesOf();
  for (const [index, page] of pages.entries()) {
    expect(page).toContain(`${index + 1}/${pages.length}`);
    expect(page).toContain(stripWhitespace(`dernière ligne, SHA-256 ${inventedCase.snapshot.journal.head}`));
  }
  const exhibits = pages.filter((page) => page.includes(stripWhitespace('du 20 novembre 2026 · pièces')));
  expect(exhibits.length).toBeGreaterThan(6);
  for (const page of exhibits) expect(page).toMatch(/pièces?n°\d/);
  // The third exhibit has a tall image: its number is also on the pages without its title.
  expect(exhibits.filter((page) => page.includes('piècen°3') && !page.includes('Piècen°3'))).not.toEqual([]);
});

it('the exhibit list has every exhibit and no image', async () => {
  const { items } = inventedCase.snapshot;
  const pages = await pagesOf();
  const isList = (page: string) => page.includes(stripWhitespace('Par numéro, qui ne change plus'));
  const list = pages.filter(isList).join('');
  const lines = runTool('pdftotext', ['-layout', join(folder, 'dossier.pdf'), '-']).split('\n');
  const isRowOf = (number: ExhibitNumber) => (line: string) => new RegExp(`^ *${number} +(?:\\d\\d/)+2026`).test(line);
  for (const { number } of items) expect(lines.filter(isRowOf(number)), `${number}`).toHaveLength(1);
  expect(list).toContain(stripWhitespace('03/11/2026 16:02'));
  expect(list).toContain('@compte_invente');
  // The exhibits may begin below the list.
  const sections = runTool('pdfinfo', ['-struct', join(folder, 'dossier.pdf')]).split(/^ {2}Sect.*\n/m);
  const [section = ''] = sections.slice(2);
  expect(section).toMatch(/Table/);
  expect(section).not.toContain('Figure');
});
