import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, expect, it, vi } from 'vitest';
import { reportPdf } from '../../../src/dossier/pdf/report.ts';
import { collected } from '../../../src/dossier/pdf/writing.ts';
import { editionOf, holdCase } from './holdings.ts';
import { sixPosts } from './invented.ts';
import { bare, bareText, run } from './tools.ts';

vi.setConfig({ testTimeout: 60_000 });

// The other tests get pdfkit's Node build; the extension gets this one, with its own stream and zlib.
const { browserBuild } = vi.hoisted(() => ({ browserBuild: 'pdfkit.browser.mjs' }));
vi.mock('pdfkit', () => import(new URL(browserBuild, import.meta.resolve('pdfkit')).href));

const folder = mkdtempSync(join(tmpdir(), 'recueil-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('writes the same report with the browser build of pdfkit', async () => {
  const held = await holdCase(sixPosts());
  const path = join(folder, 'dossier.pdf');
  writeFileSync(path, await collected(reportPdf(editionOf(held), () => {})));
  expect(run('qpdf', ['--check', path])).toContain('No syntax or stream encoding errors found');
  const text = bareText(path);
  for (const { fiche, digest } of held.holdings.items) {
    expect(text).toContain(digest);
    expect(text).toContain(bare(fiche.address.page ?? ''));
  }
  const { default: PDFDocument } = await import('pdfkit');
  expect(PDFDocument.prototype).not.toBeInstanceOf(Readable);
});
