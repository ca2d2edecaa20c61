import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CaptureMode } from '../../../src/domain/item/item.ts';
import type { FindRowBreaks } from '../../../src/dossier/dossierPlan.ts';
import { reportPdf } from '../../../src/dossier/pdf/dossierReport.ts';
import { collectBytes } from '../../../src/dossier/pdf/engine/pdfDocument.ts';
import { readDestinations, readPdfText, stripWhitespace, uncompressPdf } from '../../support/dossier/externalTools.ts';
import { buildDossierContext, changeItems, inventCase } from '../../support/dossier/inventedCase.ts';
import { type InventedPost, inventPost } from '../../support/dossier/inventedPosts.ts';
import { grayPng } from '../../support/dossier/pictures.ts';
import { readReport } from '../../support/dossier/withPdf.ts';
import { makeTestFolder } from '../../support/testFolder.ts';

const folder = makeTestFolder();

const HEIGHT = 2_600;
/** Lines of text 30 rows apart: 18 rows of letters, 12 empty rows. */
const quietRows: FindRowBreaks = async () => Array.from({ length: HEIGHT }, (_, row) => row % 30 >= 18);
/** More than the pages of a whole page. */
const LONG_PAGE = 7_800;
/** Fits on a page of its own at the scale of posts, and not below its facts. */
const TALL_POST = 1_350;

async function writeReport(
  rows: FindRowBreaks | undefined,
  mode: CaptureMode = 'post',
  height = HEIGHT,
): Promise<string> {
  const provenance = { tool: 'recueil', version: '0.1.0', options: { mode, entry: 'picker' } } as const;
  return writeReportOf(inventPost({ provenance }, { width: 600, height }), rows);
}

async function writeReportOf(post: InventedPost, rows: FindRowBreaks | undefined): Promise<string> {
  const inventedCase = await inventCase([post]);
  const path = join(folder, 'dossier.pdf');
  const context = buildDossierContext(inventedCase, rows === undefined ? {} : { findRowBreaks: rows });
  writeFileSync(path, await collectBytes(reportPdf(context, () => {})));
  return path;
}

/** Points: the image of the screen is narrower. */
const SCREEN_WIDTH_MAX = 120;

/** Returns the first and last row of each slice of the image on the exhibit's pages. */
function readSlices(path: string, pixels = HEIGHT): { readonly from: number; readonly to: number }[] {
  const place =
    /([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+) re\s+W n\s+(?:1 0 0 -1 0 0 cm\s+)?(?:q\s+)?([\d.]+) 0 0 (-?[\d.]+) ([\d.]+) (-?[\d.]+) cm/g;
  const slices = [...uncompressPdf(path).matchAll(place)].filter(
    ([, , , , , width]) => Number(width) > SCREEN_WIDTH_MAX,
  );
  return slices
    .map(([, , top = '', , height = '', , drawn = '', , y = '']) => {
      const scale = Math.abs(Number(drawn)) / pixels;
      const pictureTop = Number(y) - Math.abs(Number(drawn));
      const from = (Number(top) - pictureTop) / scale;
      return { from, to: from + Number(height) / scale };
    })
    .sort((a, b) => a.from - b.from);
}

/** The screen of a telephone, as imported. */
function inventPhone(takenBy: string): InventedPost {
  const post = inventPost(
    {
      surface: 'imported',
      text: null,
      provenance: { tool: 'recueil', version: '0.1.0', options: { mode: 'import', entry: 'file' } },
      received: {
        name: 'IMG_4521.jpg',
        format: 'jpeg',
        family: 'image',
        pixels: { width: 1200, height: HEIGHT },
        dates: [{ source: 'exif', raw: '2025:11:17 18:20:11', iso: '2025-11-17', precision: 'day' }],
        facts: {},
        takenBy,
      },
    },
    { width: 1200, height: HEIGHT },
  );
  return {
    ...post,
    files: [{ path: 'document-1.jpg', role: 'document', mediaType: 'image/jpeg', content: 'octets' }],
  };
}

describe('placeImage, tall image', () => {
  it('cuts the image between lines of text, without overlap', async () => {
    const path = await writeReport(quietRows);
    const cuts = readSlices(path);
    expect(cuts.length).toBeGreaterThan(1);
    for (const [index, { to }] of cuts.entries()) {
      const next = cuts[index + 1];
      if (next === undefined) continue;
      expect(Math.round(to) % 30).toBeGreaterThanOrEqual(18);
      expect(Math.abs(next.from - to)).toBeLessThan(0.5);
    }
    expect(cuts.at(-1)?.to).toBeCloseTo(HEIGHT, 0);
    expect(readPdfText(path)).toContain(stripWhitespace('L’image est coupée entre deux lignes, d’une page à l’autre.'));
  });

  it('shows the bands of a tall page one after the other, and says where the rest is', async () => {
    const provenance = { tool: 'recueil', version: '0.1.0', options: { mode: 'page', entry: 'page' } } as const;
    const { files, ...post } = inventPost({ provenance }, { width: 600, height: HEIGHT });
    const [image] = files;
    const bands = Array.from({ length: 9 }, (_, index) =>
      image === undefined ? [] : [{ ...image, role: 'page' as const, path: `page-entiere-${index + 1}.png` }],
    ).flat();
    const text = readPdfText(await writeReportOf({ ...post, files: bands }, undefined));
    const shown = [...text.matchAll(/Mêmespixelsquepieces\/P0001\/page-entiere-(\d)\.png/g)].map(([, n]) => Number(n));
    expect(shown.length).toBeGreaterThan(1);
    expect(shown).toEqual(shown.map((_, index) => index + 1));
    const [, rest] = /lasuiten’estpasreproduiteici,elleestdanspieces\/P0001\/page-entiere-(\d)\.png/.exec(text) ?? [];
    // The first that is not shown, or the last one, of which a part is.
    expect([shown.length, shown.length + 1]).toContain(Number(rest));
  });

  it('has six pages of a whole page, then says where the rest is', async () => {
    const path = await writeReport(undefined, 'page', LONG_PAGE);
    const cuts = readSlices(path, LONG_PAGE);
    expect(cuts).toHaveLength(6);
    expect(cuts.at(-1)?.to).toBeLessThan(LONG_PAGE);
    const sentence = 'la suite n’est pas reproduite ici, elle est dans pieces/P0001/publication.png';
    expect(readPdfText(path)).toContain(stripWhitespace(sentence));
  });

  it('begins below the exhibit before, where no page has room for the words and the whole image', async () => {
    const words = 'Des mots inventés. '.repeat(40);
    const posts = [200, TALL_POST].map((height, index) => {
      const permalink = `https://x.com/a/status/${index + 1}`;
      const address = { page: permalink, permalink };
      return inventPost({ address, text: words, nativeIds: { post: String(index + 1) } }, { width: 600, height });
    });
    const path = join(folder, 'below.pdf');
    writeFileSync(path, await collectBytes(reportPdf(buildDossierContext(await inventCase(posts)), () => {})));
    const pages = await readDestinations(path);
    expect(pages.get('P0002')).toBe(pages.get('P0001'));
    // On the next page, whole.
    const uncut = ['image est coupée', 'Le bas de chaque vue'].map(stripWhitespace).join('|');
    expect(readPdfText(path)).not.toMatch(new RegExp(uncut));
  });

  it('shows the screen of a telephone whole on one page, also below many facts', async () => {
    const path = await writeReportOf(inventPhone('Camille, sur son téléphone. '.repeat(60)), quietRows);
    const text = readPdfText(path);
    expect(text).toContain(stripWhitespace('document-1.jpg'));
    expect(text).not.toMatch(new RegExp(['image est coupée', 'pas reproduite ici'].map(stripWhitespace).join('|')));
    expect(readSlices(path).filter(({ from, to }) => to - from < HEIGHT - 1)).toEqual([]);
  });

  it('prints the words compared with the screen of a telephone beside it, on its page', async () => {
    const words = 'Des mots inventés, lus dans cette image.\n'.repeat(24);
    const invented = changeItems(await inventCase([inventPhone('Camille')]), (item) => ({
      ...item,
      checkedText: words,
    }));
    const text = await readReport(invented);
    expect(text).toContain(stripWhitespace('Aperçu réduit de pieces/P0001/document-1.jpg'));
    expect(text).not.toContain(stripWhitespace('pièce n° 1, suite'));
  });

  it('shows the redacted copy of such a screen below its facts, though its caption is longer', async () => {
    const invented = changeItems(await inventCase([inventPhone('Camille')]), (item) => ({
      ...item,
      found: { redacted: ['document-1.jpg'] },
    }));
    const copy = new Blob([new Uint8Array(grayPng(600, HEIGHT / 2, () => 200))]);
    const text = await readReport({ ...invented, snapshot: { ...invented.snapshot, redactedCopy: async () => copy } });
    expect(text).toContain(stripWhitespace('copies/P0001/document-1.jpg.png'));
    expect(text).not.toContain(stripWhitespace('pièce n° 1, suite'));
  });

  it('repeats a strip when row breaks are unavailable, none was found, or reading them fails', async () => {
    for (const rows of [undefined, async () => [], async () => Promise.reject(new Error('no canvas'))]) {
      const path = await writeReport(rows);
      expect(readPdfText(path)).toContain(stripWhitespace('Le bas de chaque vue est répété en haut de la suivante.'));
    }
  });
});
