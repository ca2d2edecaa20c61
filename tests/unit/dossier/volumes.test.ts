import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import JSZip from 'jszip';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { SnapshotItem } from '../../../src/domain/export/caseSnapshot.ts';
import type { Manifest } from '../../../src/domain/export/dossierLayout.ts';
import type { DossierOptions } from '../../../src/domain/export/dossierOptions.ts';
import { Refusal } from '../../../src/domain/shared/errors.ts';
import { MAX_EMAIL_BYTES } from '../../../src/domain/shared/limits.ts';
import { collectBytes } from '../../../src/dossier/pdf/engine/pdfStream.ts';
import { receiptPdf } from '../../../src/dossier/pdf/handoverReceipt.ts';
import { splitVolumes } from '../../../src/dossier/zip/splitVolumes.ts';
import { verifyDossier } from '../../../src/seal/verify/verifyDossier.ts';
import { zipSource } from '../../../src/seal/verify/zipSource.ts';
import type { WrittenZip } from '../../../src/workflow/export/writeZips.ts';
import { readPdfText, runTool, stripWhitespace } from './externalTools.ts';
import { buildDossierKit, type InventedCase, inventCase } from './inventedCase.ts';
import { inventSixPosts } from './inventedPosts.ts';
import { writeTestZips } from './writeTestZips.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

const AT = '2026-11-19T10:00:00.000Z';
const CHECKER = join(import.meta.dirname, '../../format_check.py');

let folder: string;
let inventedCase: InventedCase;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'recueil-'));
  inventedCase = await inventCase(inventSixPosts());
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Those pièces said to be intimate. */
const intimate = (from: InventedCase, ...numbers: readonly number[]): InventedCase => ({
  ...from,
  snapshot: {
    ...from.snapshot,
    items: from.snapshot.items.map((item): SnapshotItem => {
      if (!numbers.includes(item.number)) return item;
      const notes = {
        schema: 'recueil/notes/1',
        item: item.fiche.id,
        intimate: { value: true, at: AT },
      } as const;
      return { ...item, notes };
    }),
  },
});

async function opened({ zip, manifestDigest }: WrittenZip) {
  const report = await verifyDossier(await zipSource(zip), { expect: manifestDigest });
  const read = await JSZip.loadAsync(await zip.arrayBuffer());
  const manifest: Manifest = JSON.parse((await read.file('manifest.json')?.async('string')) ?? '');
  return { report, read, manifest, names: Object.keys(read.files) };
}

/** The third face, a checker written from docs/format.md alone; gives the folder it was unpacked to. */
async function checked({ zip, fileName }: WrittenZip): Promise<string> {
  const at = mkdtempSync(join(folder, 'zip-'));
  const path = join(at, fileName);
  writeFileSync(path, new Uint8Array(await zip.arrayBuffer()));
  const into = join(at, 'unpacked');
  runTool('unzip', ['-q', '-o', path, '-d', into]);
  runTool('sha256sum', ['--quiet', '-c', 'SHA256SUMS'], into);
  runTool('python3', [CHECKER, into]);
  return into;
}

describe('the annex', () => {
  it('has every picture of the intimate items and nothing else has them; both verify alone', async () => {
    const { zips } = await writeTestZips(intimate(inventedCase, 2, 4));
    expect(zips.map(({ fileName, exhibits }) => [fileName, exhibits])).toEqual([
      ['recueil-2026-11-20-0931.zip', 6],
      ['recueil-2026-11-20-0931-annexe.zip', 2],
    ]);
    const [main, annex] = await Promise.all(zips.map(opened));
    for (const one of [main, annex]) {
      expect(one?.report.problems).toEqual([]);
      expect(one?.report.verdict).toBe('coherent-anchored');
    }
    const shows = (name: string) => /P000[24]\/.*\.(png|html)$/.test(name);
    expect(main?.names.filter(shows)).toEqual([]);
    expect(annex?.names.filter(shows)).toHaveLength(6);
    expect(annex?.names.filter((name) => name.startsWith('pieces/') && !/P000[24]/.test(name))).toEqual([]);
    expect(annex?.names).toContain('annexe.pdf');
    expect(annex?.names.filter((name) => /\.csv$|resume|dossier\.pdf|modeles/.test(name))).toEqual([]);
    expect(main?.manifest.omitted[0]).toMatchObject({
      reason: 'volume',
      volume: 'recueil-2026-11-20-0931-annexe.zip',
    });
    expect(main?.report.notes).toContainEqual({
      code: 'other-zip',
      path: 'recueil-2026-11-20-0931-annexe.zip',
      detail: { files: 6 },
    });
    for (const zip of zips) await checked(zip);
  });

  it('is told of on the page de garde, on the page of the pièce and in index.html; its own report shows the pictures', async () => {
    const { zips } = await writeTestZips(intimate(inventedCase, 2));
    const [main = '', apart = ''] = await Promise.all(zips.map(checked));
    const report = readPdfText(join(main, 'dossier.pdf'));
    expect(report).toContain(
      stripWhitespace('Image en annexe séparée (recueil-2026-11-20-0931-annexe.zip).'),
    );
    expect(report).toContain(stripWhitespace('Contenu, selon la personne image intime'));
    const index = await (await JSZip.loadAsync((await zips[0]?.zip.arrayBuffer()) ?? ''))
      .file('index.html')
      ?.async('string');
    expect(index).toContain('Image en annexe séparée');
    expect(index).not.toContain('src="pieces/P0002/');
    const annex = join(apart, 'annexe.pdf');
    expect(readPdfText(annex)).toContain(stripWhitespace('Annexe au dossier de captures'));
    expect(readPdfText(annex)).not.toContain(stripWhitespace('Pièce n° 1'));
    expect(runTool('pdfimages', ['-list', annex]).trim().split('\n').length).toBeGreaterThan(2);
    runTool('qpdf', ['--check', annex]);
  });

  it('has the redacted copies of its items too', async () => {
    const from = intimate(inventedCase, 1);
    const id = from.snapshot.items[0]?.fiche.id ?? '';
    const copy = async () => new Blob([new Uint8Array([0xff, 0xd8, 0xff, 0xd9])]);
    const plan: DossierOptions = { copies: [{ item: id, path: 'publication.png', original: 'omitted' }] };
    const { zips } = await writeTestZips(
      { ...from, snapshot: { ...from.snapshot, redactedCopy: copy } },
      { plan },
    );
    const [main, annex] = await Promise.all(zips.map(opened));
    expect([main?.report.problems, annex?.report.problems]).toEqual([[], []]);
    expect(main?.names.filter((name) => name.startsWith('copies/'))).toEqual([]);
    expect(annex?.names.filter((name) => name.startsWith('copies/P'))).toContain(
      'copies/P0001/publication.png',
    );
    expect(annex?.names).not.toContain('pieces/P0001/publication.png');
  });

  it('is not made for items of which no image is kept', async () => {
    const from = intimate(inventedCase, 3);
    const gone = from.snapshot.items.map((item) =>
      item.number === 3
        ? {
            ...item,
            removed: new Set(item.fiche.files.filter(({ role }) => role !== 'text').map(({ path }) => path)),
          }
        : item,
    );
    expect(splitVolumes(gone, {}, 'recueil', null)).toEqual([]);
  });

  it('has those whose notes cannot be read: they may say so', () => {
    const items = inventedCase.snapshot.items.map((item) =>
      item.number === 5 ? { ...item, notesUnread: true as const } : item,
    );
    expect(splitVolumes(items, {}, 'recueil', null).map(({ kind, numbers }) => [kind, numbers])).toEqual([
      ['volume', [1, 2, 3, 4, 5, 6]],
      ['annex', [5]],
    ]);
  });
});

describe('volumes for e-mail', () => {
  /** Six posts with a window's picture of so many bytes each. */
  const heavy = (...bytes: readonly number[]): Promise<InventedCase> =>
    inventCase(
      inventSixPosts().map((post, index) => ({
        ...post,
        files: post.files.map((file) =>
          file.role === 'viewport'
            ? { ...file, content: new Uint8Array(bytes[index] ?? 1).fill(index) }
            : file,
        ),
      })),
    );

  it('weigh 20 MB at most, each complete, each piece whole in one; numbers stay', async () => {
    const from = await heavy(7e6, 7e6, 7e6, 25e6, 3e6, 2e6);
    const { zips, countOpenTempFiles: left } = await writeTestZips(from, { forMail: true });
    expect(
      zips.map(({ fileName, exhibits, bytes }) => [fileName.slice(24), exhibits, bytes <= MAX_EMAIL_BYTES]),
    ).toEqual([
      ['volume-1.zip', 2, true],
      ['volume-2.zip', 1, true],
      ['volume-3.zip', 1, false],
      ['volume-4.zip', 2, true],
    ]);
    expect(left()).toBe(4);
    const all = await Promise.all(zips.map(opened));
    for (const { report, manifest, names } of all) {
      expect([report.verdict, report.problems]).toEqual(['coherent-anchored', []]);
      expect(manifest.exhibits.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6]);
      expect(names).toEqual(
        expect.arrayContaining(['resume.pdf', 'dossier.pdf', 'journal.jsonl', 'verifier.html']),
      );
    }
    const pictures = all.flatMap(({ names }) => names.filter((name) => name.endsWith('capture.png')));
    expect(pictures.sort()).toEqual([1, 2, 3, 4, 5, 6].map((number) => `pieces/P000${number}/capture.png`));
    const [first = ''] = await Promise.all(zips.map(checked));
    const read = readPdfText(join(first, 'dossier.pdf'));
    expect(read).toContain(stripWhitespace('volume 1 sur 4) : fichiers des pièces n° 1, 2.'));
    expect(read).toContain(
      stripWhitespace(
        'volume-3.zip (volume 3 sur 4) : fichiers de la pièce n° 4 (plus de 20 Mo à elle seule).',
      ),
    );
    const receipt = join(folder, 'remise.pdf');
    writeFileSync(
      receipt,
      await collectBytes(receiptPdf(buildDossierKit(from.key), zips as [WrittenZip, ...WrittenZip[]])),
    );
    const remise = readPdfText(receipt);
    for (const { manifestDigest, fileName } of zips) {
      expect(remise).toContain(manifestDigest);
      expect(remise).toContain(stripWhitespace(fileName));
    }
  });

  it('are dated when they are what is handed over: nobody is asked about one that comes out too large', async () => {
    const padded = (preview: Uint8Array) => new Uint8Array([...preview, ...new Uint8Array(1_200_000)]);
    const posts = inventSixPosts()
      .slice(0, 2)
      .map((post) => ({
        ...post,
        files: post.files.map((file) =>
          file.role === 'viewport' ? { ...file, content: new Uint8Array(9_000_000) } : file,
        ),
        preview: padded(post.preview),
      }));
    const asked: string[] = [];
    const ask = async (digest: string) => {
      asked.push(digest);
      throw new Refusal('timestamp-unreachable');
    };
    const { zips } = await writeTestZips(await inventCase(posts), { forMail: true, ask });
    expect(zips.map(({ bytes }) => bytes <= MAX_EMAIL_BYTES)).toEqual([true, true]);
    expect(asked).toEqual(zips.map(({ manifestDigest }) => manifestDigest));
  });

  it('are one zip when everything fits, and part the annex too', async () => {
    expect(
      (await writeTestZips(inventedCase, { forMail: true })).zips.map(({ fileName }) => fileName),
    ).toEqual(['recueil-2026-11-20-0931.zip']);
    const from = intimate(await heavy(15e6, 15e6, 1, 1, 1, 1), 1, 2);
    const { zips } = await writeTestZips(from, { forMail: true });
    expect(zips.map(({ fileName }) => fileName.slice(23))).toEqual([
      '.zip',
      '-annexe-1.zip',
      '-annexe-2.zip',
    ]);
    for (const zip of zips) expect((await opened(zip)).report.problems).toEqual([]);
  });

  it('say of each whether it is larger than what was asked for, be it alone, and never that a lighter item is', async () => {
    const over = async (from: InventedCase, forMail: boolean) =>
      (await writeTestZips(from, { forMail })).zips.map(({ overMail }) => overMail);
    const one = await inventCase(inventSixPosts().slice(0, 1), 0);
    expect(await over(one, true)).toEqual([false]);
    const heavyOne = { ...one, ...(await heavy(25e6)) };
    const lightCase = {
      ...heavyOne,
      snapshot: { ...heavyOne.snapshot, items: heavyOne.snapshot.items.slice(0, 1) },
    };
    expect(await over(lightCase, true)).toEqual([true]);
    expect(await over(lightCase, false)).toEqual([false]);
    const from = await heavy(19e6, 1, 1, 1, 1, 1);
    const { zips } = await writeTestZips(from, { forMail: true });
    const [first = ''] = await Promise.all(zips.map(checked));
    const read = readPdfText(join(first, 'dossier.pdf'));
    expect(read).toContain(stripWhitespace('fichiers de la pièce n° 1 (une pièce ne se coupe pas).'));
    expect(read).not.toContain(stripWhitespace('plus de 20 Mo'));
  });

  it('leave nothing behind when one of them fails or is cancelled', async () => {
    const from = await heavy(15e6, 15e6, 1, 1, 1, 1);
    from.stored.set(`${from.snapshot.items[1]?.fiche.id}/capture.png`, new Blob(['autre chose']));
    const broken = await writeTestZips(from, { forMail: true });
    expect(broken.error).toMatchObject({ code: 'item-altered', detail: { ordinal: 2 } });
    expect(broken.countOpenTempFiles()).toBe(0);
    const stopped = await writeTestZips(inventedCase, { forMail: true, signal: AbortSignal.abort() });
    expect(stopped.error).toMatchObject({ code: 'cancelled' });
    expect(stopped.countOpenTempFiles()).toBe(0);
  });

  it('have every item once, in order, and no more than fits unless one item is alone', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 3_000_000 }),
        fc.subarray([1, 2, 3, 4, 5, 6]),
        (maxBytes, marked) => {
          const { items } = intimate(inventedCase, ...marked).snapshot;
          const budget = { maxBytes, reservedBytes: 500_000 };
          const made = splitVolumes(items, {}, 'recueil', budget);
          for (const kind of ['volume', 'annex'] as const) {
            const some = made.filter((one) => one.kind === kind);
            const numbers = some.flatMap((one) => one.numbers);
            if (made.length > 0) expect(numbers).toEqual(kind === 'annex' ? marked : [1, 2, 3, 4, 5, 6]);
            for (const { bytes, oversize, items: ids } of some)
              expect(oversize ? ids.size === 1 : bytes <= budget.maxBytes - budget.reservedBytes).toBe(true);
          }
          expect(new Set(made.map(({ fileName }) => fileName)).size).toBe(made.length);
        },
      ),
    );
  });
});
