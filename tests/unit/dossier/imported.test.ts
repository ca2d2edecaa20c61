import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HeldItem } from '../../../src/domain/holdings.ts';
import type { Received } from '../../../src/domain/imported.ts';
import { reportPdf } from '../../../src/dossier/pdf/report.ts';
import { collected } from '../../../src/dossier/pdf/writing.ts';
import { chronologyCsv } from '../../../src/dossier/tables.ts';
import { editionOf, type HeldCase, holdCase } from './holdings.ts';
import { type InventedPost, invent } from './invented.ts';
import { bare, bareText } from './tools.ts';

const received = (given: Partial<Received>): Received => ({
  name: 'IMG_4521.png',
  format: 'png',
  family: 'image',
  pixels: { width: 1170, height: 2532 },
  dates: [{ source: 'exif', raw: '2025:11:17 18:20:11', iso: '2025-11-17', precision: 'day' }],
  facts: {},
  takenBy: 'Camille, sur son téléphone',
  ...given,
});

function imported(path: string, mediaType: string, given: Partial<Received>): InventedPost {
  const options = { mode: 'import', entry: 'file' } as const;
  const post = invent({
    surface: 'imported',
    received: received(given),
    text: null,
    posting: { raw: '17/11/2025', iso: '2025-11-17', precision: 'day', source: 'declared' },
    provenance: { tool: 'recueil', version: '0.1.0', options },
    reading: {
      reader: 'import',
      version: '1',
      confirmed: null,
      fields: { 'posting.iso': { how: 'declared', confidence: 'low' } },
    },
  });
  const observed = { ...post.observed, address: { ...post.observed.address, page: null } };
  return { ...post, observed, files: [{ path, role: 'document', mediaType, content: 'octets' }] };
}

let folder: string;
let held: HeldCase;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'recueil-'));
  const image = imported('document-1.png', 'image/png', {});
  const pdf = imported('document-1.pdf', 'application/pdf', {
    name: 'lettre.pdf',
    format: 'pdf',
    family: 'pdf',
    pixels: null,
  });
  held = await holdCase([invent({}), image, pdf]);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The report's text, as a reader that is not ours gives it. */
async function textOf(items: readonly HeldItem[]): Promise<string> {
  const path = join(folder, 'dossier.pdf');
  const edition = editionOf({ ...held, holdings: { ...held.holdings, items } });
  writeFileSync(path, await collected(reportPdf(edition, () => undefined)));
  return bareText(path);
}

describe('an imported file in the dossier', () => {
  it('is said to be one on the cover, in the tables, on its page and in the method', async () => {
    const text = await textOf(held.holdings.items);
    for (const said of [
      'Dont 2 fichiers importés, reçus tels quels : nous n’avons pas vu l’original.',
      'Importé le',
      'IMG_4521.png',
      'image (png), 1 170 × 2 532 pixels, 6 octets',
      'Camille, sur son téléphone',
      '2025:11:17 18:20:11 (écrite par l’appareil)',
      'date indiquée par la personne',
      'Fichier importé, reçu tel quel ; nous n’avons pas vu l’original. Aperçu réduit de pieces/P0002/document-1.png.',
      'Fichiers importés (pièces n° 2, 3)',
    ])
      expect(text).toContain(bare(said));
    const table = new TextDecoder().decode(chronologyCsv(held.holdings.items)).trimEnd().split('\r\n');
    expect(table.map((line) => line.includes('fichier importé'))).toEqual([false, false, true, true]);
  });

  it('that is no image shows its name, type, size and digest, and no picture', async () => {
    const text = await textOf(held.holdings.items.slice(2));
    const { fiche } = held.holdings.items[2] ?? {};
    for (const said of [
      'lettre.pdf',
      'PDF (pdf), 6 octets',
      fiche?.files[0]?.sha256 ?? '',
      'Il n’est pas reproduit ici : il est dans pieces/P0003/document-1.pdf.',
    ])
      expect(text).toContain(bare(said));
  });

  it('whose image must not be kept shows neither it nor its digest', async () => {
    const [, item] = held.holdings.items;
    if (item === undefined) throw new Error('no item');
    const text = await textOf([{ ...item, removed: new Set(['document-1.png']) }]);
    expect(text).toContain(bare('Image retirée par la personne après la capture'));
    expect(text).toContain(bare('fichier retiré, non conservé'));
    expect(text).not.toContain(item.fiche.files[0]?.sha256);
    expect(text).not.toContain(bare('Aperçu réduit'));
  });
});
