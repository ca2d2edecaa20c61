import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { DrawText } from '../../../src/dossier/dossierPlan.ts';
import { reportPdf } from '../../../src/dossier/pdf/dossierReport.ts';
import { collectBytes } from '../../../src/dossier/pdf/engine/pdfDocument.ts';
import { PAGE_METRICS } from '../../../src/dossier/pdf/engine/typography.ts';
import {
  readEncodedStrings,
  readPdfText,
  readWordBoxes,
  runTool,
  stripWhitespace,
  uncompressPdf,
} from '../../support/dossier/externalTools.ts';
import { buildHostilePost, HOSTILE_TEXTS } from '../../support/dossier/hostilePosts.ts';
import { buildDossierContext, inventCase } from '../../support/dossier/inventedCase.ts';
import { type InventedPost, inventPost } from '../../support/dossier/inventedPosts.ts';
import { drawGreyText } from '../../support/dossier/pictures.ts';
import { makeTestFolder } from '../../support/testFolder.ts';

/** Long texts, which external programs read. */
const folder = makeTestFolder();

async function reportOf(posts: readonly InventedPost[], drawText?: DrawText): Promise<string> {
  const path = join(folder, `${posts.length}-${drawText === undefined}.pdf`);
  const context = buildDossierContext(await inventCase(posts), drawText === undefined ? {} : { drawText });
  writeFileSync(path, await collectBytes(reportPdf(context, () => {})));
  return path;
}

const quoting = (text: string) => ({
  quoted: { author: 'Quelqu’un', permalink: null, text },
  replyTo: null,
});

/** Removes page numbers and running heads, which interrupt a text. */
function withoutRunningHeads(text: string): string {
  return text
    .replace(/journal\.jsonl,dernièreligne,SHA-256[0-9a-f]{64}\d+\/\d+/g, '')
    .replace(/Dossierdecapturesdu20novembre2026·piècespiècen°\d+(?:,suite)?/g, '');
}

function expectValidPdf(path: string): void {
  expect(runTool('qpdf', ['--check', path])).toContain('No syntax or stream encoding errors found');
  const outside = readWordBoxes(path).filter(
    ({ xMin, xMax, yMin, yMax }) =>
      xMin < PAGE_METRICS.left - 1 ||
      xMax > PAGE_METRICS.width - PAGE_METRICS.right + 4 ||
      yMin < 24 ||
      yMax > PAGE_METRICS.height - 24,
  );
  expect(outside).toEqual([]);
  const inside = uncompressPdf(path);
  for (const [, uri = ''] of inside.matchAll(/\/URI \((.*?)\)/g)) expect(uri).toMatch(/^https?:/);
  expect(inside).not.toMatch(/^ {2}\/(JS|JavaScript|Launch) /m);
}

describe('hostile text', () => {
  it('is laid out within the page without drawText, and copied as posted', async () => {
    const path = await reportOf(HOSTILE_TEXTS.map(buildHostilePost));
    expectValidPdf(path);
    const actual = stripWhitespace(readEncodedStrings(path, 'ActualText').join(''));
    expect(actual).toContain(stripWhitespace('😀👩🏽‍🚒🏴󠁧󠁢󠁥󠁮󠁧󠁿🇫🇷1️⃣😀'));
    expect(actual).toContain(stripWhitespace('سأجدك أينما كنت ولن تختبئ'));
    expect(withoutRunningHeads(readPdfText(path))).toContain('m'.repeat(5000));
    expect(readPdfText(path)).toContain(
      stripWhitespace('numéro, comme ‹U+1F600› ; ils sont lisibles dans index.html, à la même pièce.'),
    );
  });

  it('is escaped when drawText fails', async () => {
    const failing = vi.fn(async () => {
      throw new Error('no canvas');
    });
    const path = await reportOf([inventPost({ text: '😀 seul' })], failing);
    expect(failing).toHaveBeenCalled();
    expect(readPdfText(path)).toContain(stripWhitespace('sont écrits par leur numéro'));
    expect(readEncodedStrings(path, 'ActualText')).toContain('😀 seul');
  });

  it('is said to be drawn, or written as numbers, only where it was so', async () => {
    const posts = [inventPost({ author: { displayName: '😀 Nyx' }, text: '😀 seul', context: quoting('😀 encore') })];
    const drawn = stripWhitespace('a été dessiné par le navigateur');
    const written = stripWhitespace('sont écrits par leur numéro');
    const escaped = readPdfText(await reportOf(posts));
    expect(escaped).not.toContain(drawn);
    // Once at the exhibit, and once in the method.
    expect(escaped.split(written)).toHaveLength(3);
    const pictured = readPdfText(await reportOf(posts, async (_, at) => drawGreyText(at.widthPt, at.sizePt)));
    expect(pictured).toContain(drawn);
    expect(pictured).not.toContain(written);
    const plain = readPdfText(await reportOf([inventPost({ text: 'Assez.' })]));
    expect(plain.includes(drawn) || plain.includes(written)).toBe(false);
  });

  it('of 100,000 characters is printed in full', async () => {
    const text = Array.from({ length: 14_286 }, (_, index) => `mot${index % 1000}é`)
      .join(' ')
      .slice(0, 99_996);
    const path = await reportOf([inventPost({ text: `${text} fin` })]);
    const printed = withoutRunningHeads(readPdfText(path));
    expect(printed).toContain(stripWhitespace(`${text} fin`));
  });

  it('never stops an export: 2,000 random texts', async () => {
    const nasty = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc
        .array(fc.constantFrom(...HOSTILE_TEXTS.map((text) => text.slice(0, 40))), { maxLength: 4 })
        .map((parts) => parts.join('')),
    );
    const texts = fc.sample(nasty, { numRuns: 2000, seed: 20261120 });
    const posts = Array.from({ length: 200 }, (_, post) => {
      const ten = texts.slice(10 * post, 10 * post + 10).map((text) => text.toWellFormed());
      return inventPost({ text: ten.join('\n'), author: { displayName: ten[0] ?? null } }, { width: 80, height: 40 });
    });
    expectValidPdf(await reportOf(posts));
  });
});
