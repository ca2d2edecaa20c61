import { expect, it } from 'vitest';
import { bailiffSheetPdf } from '../../../src/dossier/pdf/bailiffSheet.ts';
import { reportPdf, summaryPdf } from '../../../src/dossier/pdf/dossierReport.ts';
import { uncompressPdf } from '../../support/dossier/externalTools.ts';
import { buildDossierContext, inventCase } from '../../support/dossier/inventedCase.ts';
import { inventThread } from '../../support/dossier/inventedThread.ts';
import { withPdf } from '../../support/dossier/withPdf.ts';

/** Highest lightness of what is drawn, from 0 (black): a grey of 60 %. */
const LIGHTEST = 0.4;
const COLOUR = /(?:^|\s)((?:[\d.]+ ){1,4})(?:scn|SCN|rg|RG|g|G|k|K)(?=\s)/g;

it('documents are drawn in black, white and greys of at least 60 %, without transparency', async () => {
  // With charts, screens and images.
  const context = buildDossierContext(await inventCase(inventThread(12, 8)));
  const documents = { report: reportPdf(context, () => {}), summary: summaryPdf(context) };
  for (const [name, stream] of Object.entries({ ...documents, sheet: bailiffSheetPdf(context) })) {
    const content = await withPdf(stream, uncompressPdf);
    const colours = [...new Set([...content.matchAll(COLOUR)].map(([, values = '']) => values.trim()))];
    const samples = colours.map((colour) => colour.split(' ').map(Number));
    const faint = samples.filter(
      (values) => new Set(values).size > 1 || values.some((value) => (value > LIGHTEST && value < 1) || !(value >= 0)),
    );
    expect(faint, name).toEqual([]);
    if (name === 'report') expect(samples.length).toBeGreaterThan(1);
    expect(content, name).not.toMatch(/\/(?:ca|CA) 0/);
  }
});
