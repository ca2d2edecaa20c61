import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CATEGORIES } from '../../../src/domain/notes.ts';
import type { DossierPlan } from '../../../src/domain/plan.ts';
import { summaryPdf } from '../../../src/dossier/pdf/summary.ts';
import { collected } from '../../../src/dossier/pdf/writing.ts';
import { editionOf, holdCase } from './holdings.ts';
import { invent } from './invented.ts';
import { bare, bareText, run } from './tools.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'recueil-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const PLATFORMS = ['x', 'facebook', 'instagram', 'tiktok', 'youtube', 'reddit', 'mastodon', 'bluesky'];
const PLAN: DossierPlan = {
  danger: 'yes',
  asking: { role: 'parent', concerned: 'Camille Exemple '.repeat(12) },
  asked: 'Que cela cesse. '.repeat(200),
};

it.each([
  ['a long text, a short address', 'mot '.repeat(200), 'h'.repeat(60), 'a'.repeat(40)],
  ['a long address', 'Assez.', 'W'.repeat(80), 'a'.repeat(500)],
])('resume.pdf is two pages where all it tells is long: %s', async (_, text, handle, path) => {
  const posts = PLATFORMS.map((platform, index) =>
    invent({
      platform,
      text,
      author: { handle },
      address: { permalink: `https://example.org/${path}${index}` },
      posting: { iso: `2026-11-0${index + 1}T10:00:00Z`, precision: 'min' },
    }),
  );
  const held = await holdCase(posts);
  const at = '2026-11-19T10:00:00.000Z';
  const items = held.holdings.items.map((item) => ({
    ...item,
    notes: {
      schema: 'recueil/notes/1' as const,
      item: item.fiche.id,
      categories: { value: CATEGORIES, at },
      seriousness: { value: 3 as const, at },
    },
  }));
  const edition = editionOf({ ...held, holdings: { ...held.holdings, items } }, { plan: PLAN });
  const pdf = join(folder, 'resume.pdf');
  writeFileSync(pdf, await collected(summaryPdf(edition)));

  expect(run('pdfinfo', [pdf])).toMatch(/Pages: +2\n/);
  const told = bareText(pdf);
  for (const said of [
    'La première pièce',
    'Les trois pièces les plus graves',
    'La suite est dans dossier.pdf.',
  ])
    expect(told).toContain(bare(said));
  // No count is cut off behind a long name.
  expect(told.split(bare(': 1 publication'))).toHaveLength(6);
});
