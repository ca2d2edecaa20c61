import { Readable } from 'node:stream';
import { expect, it, vi } from 'vitest';
import { reportPdf } from '../../../src/dossier/pdf/dossierReport.ts';
import { readPdfText, runTool, stripWhitespace } from '../../support/dossier/externalTools.ts';
import { buildDossierContext, inventCase } from '../../support/dossier/inventedCase.ts';
import { inventSixPosts } from '../../support/dossier/inventedPosts.ts';
import { withPdf } from '../../support/dossier/withPdf.ts';

// Other tests use pdfkit's Node build; the extension uses this one, with its own stream and zlib.
const { browserBuild } = vi.hoisted(() => ({ browserBuild: 'pdfkit.browser.mjs' }));
vi.mock('pdfkit', () => import(new URL(browserBuild, import.meta.resolve('pdfkit')).href));

it('reportPdf writes the same texts with the browser build of pdfkit', async () => {
  const inventedCase = await inventCase(inventSixPosts());
  const text = await withPdf(
    reportPdf(buildDossierContext(inventedCase), () => {}),
    (path) => {
      expect(runTool('qpdf', ['--check', path])).toContain('No syntax or stream encoding errors found');
      return readPdfText(path);
    },
  );
  for (const { fiche } of inventedCase.snapshot.items)
    expect(text).toContain(stripWhitespace(fiche.address.page ?? ''));
  const { default: PDFDocument } = await import('pdfkit');
  expect(PDFDocument.prototype).not.toBeInstanceOf(Readable);
});
