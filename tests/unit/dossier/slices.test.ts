import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { QuietRows } from '../../../src/dossier/edition.ts';
import { reportPdf } from '../../../src/dossier/pdf/report.ts';
import { collected } from '../../../src/dossier/pdf/writing.ts';
import { editionOf, holdCase } from './holdings.ts';
import { invent } from './invented.ts';
import { bare, bareText, uncompressed } from './tools.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'recueil-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const HEIGHT = 2_000;
/** Lines of text 30 rows apart: 18 rows of letters, 12 of nothing. */
const quietRows: QuietRows = async () => Array.from({ length: HEIGHT }, (_, row) => row % 30 >= 18);

async function reportWith(rows: QuietRows | undefined): Promise<string> {
  const held = await holdCase([invent({}, { width: 600, height: HEIGHT })]);
  const path = join(folder, 'dossier.pdf');
  const edition = editionOf(held, rows === undefined ? {} : { quietRows: rows });
  writeFileSync(path, await collected(reportPdf(edition, () => {})));
  return path;
}

/** Where each slice of the picture begins and ends, in rows of the picture. */
function slices(path: string): { readonly from: number; readonly to: number }[] {
  const place =
    /([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+) re\s+W n\s+(?:1 0 0 -1 0 0 cm\s+)?(?:q\s+)?([\d.]+) 0 0 (-?[\d.]+) ([\d.]+) (-?[\d.]+) cm/g;
  return [...uncompressed(path).matchAll(place)].map(
    ([, , top = '', , height = '', , drawn = '', , y = '']) => {
      const scale = Math.abs(Number(drawn)) / HEIGHT;
      const pictureTop = Number(y) - Math.abs(Number(drawn));
      const from = (Number(top) - pictureTop) / scale;
      return { from, to: from + Number(height) / scale };
    },
  );
}

describe('a tall picture', () => {
  it('is cut between its lines, nothing shown twice', async () => {
    const path = await reportWith(quietRows);
    const cuts = slices(path);
    expect(cuts.length).toBeGreaterThan(1);
    for (const [index, { to }] of cuts.entries()) {
      const next = cuts[index + 1];
      if (next === undefined) continue;
      expect(Math.round(to) % 30).toBeGreaterThanOrEqual(18);
      expect(Math.abs(next.from - to)).toBeLessThan(0.5);
    }
    expect(cuts.at(-1)?.to).toBeCloseTo(HEIGHT, 0);
    expect(bareText(path)).toContain(bare('L’image est coupée entre deux lignes, d’une page à l’autre.'));
  });

  it('repeats a strip when nobody could look, or when no gap was found', async () => {
    for (const rows of [undefined, async () => [], async () => Promise.reject(new Error('no canvas'))]) {
      const path = await reportWith(rows);
      expect(bareText(path)).toContain(bare('Le bas de chaque vue est répété en haut de la suivante.'));
    }
  });
});
