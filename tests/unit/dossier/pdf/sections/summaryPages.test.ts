import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { DossierOptions } from '../../../../../src/domain/export/dossierOptions.ts';
import { CATEGORIES } from '../../../../../src/domain/item/itemNotes.ts';
import { summaryPdf } from '../../../../../src/dossier/pdf/dossierReport.ts';
import { collectBytes } from '../../../../../src/dossier/pdf/engine/pdfDocument.ts';
import { readPdfText, runTool, stripWhitespace } from '../../../../support/dossier/externalTools.ts';
import { buildDossierContext, inventCase } from '../../../../support/dossier/inventedCase.ts';
import { inventPost } from '../../../../support/dossier/inventedPosts.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'recueil-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const PLATFORMS = ['x', 'facebook', 'instagram', 'tiktok', 'youtube', 'reddit', 'mastodon', 'bluesky'];
const PLAN: DossierOptions = {
  danger: 'yes',
  requester: { role: 'parent', concerned: 'Camille Exemple '.repeat(12) },
  asked: 'Que cela cesse. '.repeat(200),
};

it.each([
  ['a long text, a short address', 'mot '.repeat(200), 'h'.repeat(60), 'a'.repeat(40)],
  ['a long address', 'Assez.', 'W'.repeat(80), 'a'.repeat(500)],
])('summaryPdf makes two pages, however long its values are: %s', async (_, text, handle, path) => {
  const posts = PLATFORMS.map((platform, index) =>
    inventPost({
      platform,
      text,
      author: { handle },
      address: { permalink: `https://example.org/${path}${index}` },
      posting: { iso: `2026-11-0${index + 1}T10:00:00Z`, precision: 'min' },
    }),
  );
  const inventedCase = await inventCase(posts);
  const at = '2026-11-19T10:00:00.000Z';
  const items = inventedCase.snapshot.items.map((item) => ({
    ...item,
    rating: { seriousness: 3 as const },
    notes: {
      schema: 'recueil/notes/1' as const,
      item: item.fiche.id,
      categories: { value: CATEGORIES, at },
      seriousness: { value: 3 as const, at },
    },
  }));
  const context = buildDossierContext(
    { ...inventedCase, snapshot: { ...inventedCase.snapshot, items } },
    { options: PLAN },
  );
  const pdf = join(folder, 'summary.pdf');
  writeFileSync(pdf, await collectBytes(summaryPdf(context)));

  expect(runTool('pdfinfo', [pdf])).toMatch(/Pages: +2\n/);
  const summary = readPdfText(pdf);
  for (const expected of [
    '8 comptes visibles sur les captures',
    'Les trois pièces les plus graves, mot pour mot',
    'Fait à',
  ])
    expect(summary).toContain(stripWhitespace(expected));
  expect(summary).not.toContain('auteur');
});
