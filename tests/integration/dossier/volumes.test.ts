import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../../../src/domain/shared/errors.ts';
import { MAX_EMAIL_BYTES } from '../../../src/domain/shared/limits.ts';
import { splitVolumes } from '../../../src/dossier/dossierPlan.ts';
import { receiptPdf } from '../../../src/dossier/pdf/handoverReceipt.ts';
import { readPdfText, stripWhitespace } from '../../support/dossier/externalTools.ts';
import { type InventedCase, inventCase, inventPlan } from '../../support/dossier/inventedCase.ts';
import { inventSixPosts } from '../../support/dossier/inventedPosts.ts';
import { checkZip, inventCaseOfSizes, markIntimate, openZip } from '../../support/dossier/volumeHelpers.ts';
import { readPdf } from '../../support/dossier/withPdf.ts';
import { writeTestZips } from '../../support/dossier/writeTestZips.ts';
import { makeTestFolder } from '../../support/testFolder.ts';

const folder = makeTestFolder();
const inventedCase = await inventCase(inventSixPosts());

describe('writeZips for e-mail', () => {
  it('makes complete volumes of at most 20 MB, with each exhibit in one volume and the same numbers in all', async () => {
    const from = await inventCaseOfSizes(7e6, 7e6, 7e6, 25e6, 3e6, 2e6);
    const { zips, countOpenTempFiles } = await writeTestZips(from, { volumes: true });
    expect(
      zips.map(({ fileName, exhibits, file }) => [fileName.slice(26), exhibits, file.size <= MAX_EMAIL_BYTES]),
    ).toEqual([
      ['volume-1.zip', 2, true],
      ['volume-2.zip', 1, true],
      ['volume-3.zip', 1, false],
      ['volume-4.zip', 2, true],
    ]);
    expect(countOpenTempFiles()).toBe(4);
    const all = await Promise.all(zips.map(openZip));
    for (const { report, manifest, names } of all) {
      expect([report.verdict, report.problems]).toEqual(['coherent-anchored', []]);
      expect(manifest.exhibits.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6]);
      expect(names).toEqual(expect.arrayContaining(['dossier.pdf', 'journal.jsonl', 'verifier.html']));
    }
    const pictures = all.flatMap(({ names }) => names.filter((name) => name.endsWith('capture.png')));
    expect(pictures.sort()).toEqual([1, 2, 3, 4, 5, 6].map((number) => `pieces/P000${number}/capture.png`));
    const [first = ''] = await Promise.all(zips.map((zip) => checkZip(zip, folder)));
    const read = readPdfText(join(first, 'dossier.pdf'));
    expect(read).toContain(stripWhitespace('volume 1 sur 4) : fichiers des pièces n° 1, 2.'));
    expect(read).toContain(
      stripWhitespace('volume-3.zip (volume 3 sur 4) : fichiers de la pièce n° 4 (plus de 20 Mo à elle seule).'),
    );
    const genTime = '2026-11-20T08:31:09.000Z';
    const stamp = { response: new Uint8Array(), chain: '', genTime, authority: 'Essai', known: true, offsetMs: 0 };
    const stamps = new Map([[zips[0]?.manifestDigest ?? '', stamp]]);
    const remise = await readPdf(receiptPdf(await inventPlan(from), zips, 'Claude Exemple', stamps));
    const dated = stripWhitespace('Existait le 20 novembre 2026, 08:31:09 UTC, selon Essai');
    expect(remise.split(dated)).toHaveLength(2);
    expect(remise).toContain(stripWhitespace('« Claude Exemple nous remet le fichier'));
    expect(remise).toContain(stripWhitespace('Nom et prénom : Claude Exemple'));
    for (const { manifestDigest, fileName } of zips) {
      expect(remise).toContain(manifestDigest);
      expect(remise).toContain(stripWhitespace(fileName));
    }
  });

  it('requests a time-stamp only for the final zips, not for one that turned out too large', async () => {
    const padPreview = (preview: Uint8Array) => new Uint8Array([...preview, ...new Uint8Array(1_200_000)]);
    const posts = inventSixPosts()
      .slice(0, 2)
      .map((post) => ({
        ...post,
        files: post.files.map((file) =>
          // The report contains the preview of an image that is no PNG.
          file.role === 'viewport'
            ? { ...file, content: new Uint8Array(9_000_000) }
            : file.role === 'post'
              ? { ...file, mediaType: 'image/jpeg' }
              : file,
        ),
        preview: padPreview(post.preview),
      }));
    const requestedDigests: string[] = [];
    const requestTimestamp = async (digest: string) => {
      requestedDigests.push(digest);
      throw new Refusal('timestamp-unreachable');
    };
    const { zips } = await writeTestZips(await inventCase(posts), { volumes: true, requestTimestamp });
    expect(zips.map(({ file }) => file.size <= MAX_EMAIL_BYTES)).toEqual([true, true]);
    expect(requestedDigests).toEqual(zips.map(({ manifestDigest }) => manifestDigest));
  });

  it('makes a single zip when everything fits, and splits the annex as well', async () => {
    expect((await writeTestZips(inventedCase, { volumes: true })).zips.map(({ fileName }) => fileName)).toEqual([
      'recueil-2026-11-20-093107.zip',
    ]);
    const from = markIntimate(await inventCaseOfSizes(15e6, 15e6, 1, 1, 1, 1), 1, 2);
    const { zips } = await writeTestZips(from, { volumes: true });
    expect(zips.map(({ fileName }) => fileName.slice(25))).toEqual(['.zip', '-annexe-1.zip', '-annexe-2.zip']);
    for (const zip of zips) expect((await openZip(zip)).report.problems).toEqual([]);
    const receipt = await readPdf(receiptPdf(await inventPlan(from), zips, ''));
    // The pages of an annex have another name inside its PDF.
    expect(receipt.match(/>(?:dossier|annexe)\.pdf/g)).toEqual(['>dossier.pdf', '>annexe.pdf', '>annexe.pdf']);
  });

  it('reports each zip above the limit, also a single one, and does not call a smaller exhibit too large', async () => {
    const listOversize = async (from: InventedCase, volumes: boolean) =>
      (await writeTestZips(from, { volumes })).zips.map(({ overMail }) => overMail);
    const small = await inventCase(inventSixPosts().slice(0, 1), 0);
    expect(await listOversize(small, true)).toEqual([false]);
    const sixItems = await inventCaseOfSizes(25e6);
    const large = { ...sixItems, snapshot: { ...sixItems.snapshot, items: sixItems.snapshot.items.slice(0, 1) } };
    expect(await listOversize(large, true)).toEqual([true]);
    expect(await listOversize(large, false)).toEqual([false]);
    const from = await inventCaseOfSizes(19e6, 1, 1, 1, 1, 1);
    const { zips } = await writeTestZips(from, { volumes: true });
    const [first = ''] = await Promise.all(zips.map((zip) => checkZip(zip, folder)));
    const read = readPdfText(join(first, 'dossier.pdf'));
    expect(read).toContain(stripWhitespace('fichiers de la pièce n° 1 (une pièce ne se coupe pas).'));
    expect(read).not.toContain(stripWhitespace('plus de 20 Mo'));
  });

  it('removes all temporary files when one zip fails or the export is cancelled', async () => {
    const from = await inventCaseOfSizes(15e6, 15e6, 1, 1, 1, 1);
    from.stored.set(`${from.snapshot.items[1]?.fiche.id}/capture.png`, new Blob(['autre chose']));
    const broken = await writeTestZips(from, { volumes: true });
    expect(broken.error).toMatchObject({ code: 'item-altered', detail: { ordinal: 2 } });
    expect(broken.countOpenTempFiles()).toBe(0);
    const stopped = await writeTestZips(inventedCase, { volumes: true, signal: AbortSignal.abort() });
    expect(stopped.error).toMatchObject({ code: 'cancelled' });
    expect(stopped.countOpenTempFiles()).toBe(0);
  });

  it('puts every item into one volume, in order, within the limit unless an item is alone', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3_000_000 }), fc.subarray([1, 2, 3, 4, 5, 6]), (maxBytes, marked) => {
        const { items } = markIntimate(inventedCase, ...marked).snapshot;
        const budget = { maxBytes, reservedBytes: 500_000 };
        const volumes = splitVolumes(items, 'recueil', budget);
        for (const kind of ['volume', 'annex'] as const) {
          const ofKind = volumes.filter((one) => one.kind === kind);
          const numbers = ofKind.flatMap((one) => one.numbers);
          if (volumes.length > 0) expect(numbers).toEqual(kind === 'annex' ? marked : [1, 2, 3, 4, 5, 6]);
          for (const { bytes, oversize, items: ids } of ofKind)
            expect(oversize ? ids.size === 1 : bytes <= budget.maxBytes - budget.reservedBytes).toBe(true);
        }
        expect(new Set(volumes.map(({ fileName }) => fileName)).size).toBe(volumes.length);
      }),
    );
  });
});
