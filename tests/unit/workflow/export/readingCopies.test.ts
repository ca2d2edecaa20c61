import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { FRONT_PAGES, type PartLimits } from '../../../../src/domain/export/cutParts.ts';
import type { ReadingCopy } from '../../../../src/domain/export/exportedDossier.ts';
import type { Progress } from '../../../../src/domain/shared/ports.ts';
import { type Limit, PORTALS } from '../../../../src/law/portals.ts';
import { readPdfText, runTool, stripWhitespace } from '../../../support/dossier/externalTools.ts';
import { type InventedCase, inventCase } from '../../../support/dossier/inventedCase.ts';
import { inventSixPosts } from '../../../support/dossier/inventedPosts.ts';
import { markIntimate } from '../../../support/dossier/volumeHelpers.ts';
import { makeTestFolder } from '../../../support/testFolder.ts';
import { buildCopiesMaker, inventLargeCase, MANIFEST_DIGEST } from '../../../support/workflow/partsCase.ts';
import { findRefusals, RECIPIENT_RULES } from '../../../support/workflow/recipientRules.ts';

const NO_LIMITS: PartLimits = { maxFileBytes: null, maxTotalBytes: null, maxFiles: null };
const NEVER = new AbortController().signal;
const SILENT: Progress = () => undefined;
const toNumber = (limit: Limit): number | null => (typeof limit === 'number' ? limit : null);
const limitsOf = (id: string): PartLimits => {
  const portal = PORTALS.find((one) => one.id === id);
  if (portal === undefined) throw new Error(`no portal ${id}`);
  return {
    maxFileBytes: toNumber(portal.maxFileBytes),
    maxTotalBytes: toNumber(portal.maxTotalBytes),
    maxFiles: toNumber(portal.maxFiles),
  };
};

const folder = makeTestFolder();
let six: InventedCase;
beforeAll(async () => {
  six = await inventCase(inventSixPosts());
});

async function saveCopy({ fileName, file }: ReadingCopy): Promise<string> {
  const path = join(folder, fileName);
  writeFileSync(path, new Uint8Array(await file.arrayBuffer()));
  return path;
}

const readPages = (path: string): string[] =>
  runTool('pdftotext', ['-enc', 'UTF-8', path, '-']).split('\f').slice(0, -1).map(stripWhitespace);

describe('copies for reading', () => {
  test('of a case without limits are one PDF, with every exhibit and no attachment', async () => {
    const { files, leftOut } = await buildCopiesMaker(six).makeCopies(
      { format: 'pdf', limits: NO_LIMITS },
      SILENT,
      NEVER,
    );
    expect(files.map(({ fileName, numbers }) => [fileName, numbers])).toEqual([
      ['recueil-2026-11-20-093107-copie.pdf', [1, 2, 3, 4, 5, 6]],
    ]);
    expect(leftOut).toEqual({ tooLarge: [], beyond: [], withoutImage: [] });
    const [path = ''] = await Promise.all(files.map(saveCopy));
    runTool('qpdf', ['--check', path]);
    expect(runTool('pdfdetach', ['-list', path])).toMatch(/^0 embedded files/);
    const text = readPdfText(path);
    for (const number of [1, 2, 3, 4, 5, 6]) expect(text).toContain(stripWhitespace(`Pièce n° ${number}`));
    expect(text).toContain(stripWhitespace('Le dossier entier reste la référence'));
  });

  test('have the digest of the manifest and the exhibit on every page', async () => {
    const { files } = await buildCopiesMaker(six).makeCopies({ format: 'pdf', limits: NO_LIMITS }, SILENT, NEVER);
    const pages = readPages(await saveCopy(files[0] ?? expect.fail()));
    expect(pages.length).toBeGreaterThan(6);
    expect(pages.filter((page) => !page.includes(MANIFEST_DIGEST))).toEqual([]);
    const firstExhibit = pages.findIndex((page) => page.includes('Piècen°1'));
    expect(pages.slice(firstExhibit).filter((page) => !/[Pp]ièce(s)?n°\d/.test(page))).toEqual([]);
  });

  test('for Geneva pass its published limits, and say what is not in them', async () => {
    const large = await inventLargeCase(52, 1_500_000);
    const { makeCopies } = buildCopiesMaker(large);
    const { files, leftOut } = await makeCopies({ format: 'pdf', limits: limitsOf('geneva') }, SILENT, NEVER);
    expect(await findRefusals(files, RECIPIENT_RULES.geneva)).toEqual([]);
    expect(files.length).toBeGreaterThan(6);
    expect(leftOut.beyond.length).toBeGreaterThan(0);
    const numbers = files.flatMap((part) => part.numbers);
    expect([...numbers, ...leftOut.beyond]).toEqual(large.snapshot.items.map(({ number }) => number));
    expect(files[1]?.fileName).toBe(`recueil-2026-11-20-093107-copie-2-sur-${files.length}.pdf`);
    const second = await saveCopy(files[1] ?? expect.fail());
    runTool('qpdf', ['--check', second]);
    expect(readPages(second)[0]).toContain(stripWhitespace(`Partie 2 sur ${files.length}`));
    expect(readPages(second)[0]).toContain(stripWhitespace('Pièces absentes de ces copies'));
    expect(readPdfText(second)).not.toContain(stripWhitespace('Pièce n° 1,'));
  });

  test('of a small limit leave out what is larger, and start again when an estimate was too low', async () => {
    const large = await inventLargeCase(5, 400_000);
    const { makeCopies, countOpenFiles } = buildCopiesMaker(large);
    for (const maxFileBytes of [1_000_000, 700_000, 520_000, 300_000, 1_000]) {
      const limits = { ...NO_LIMITS, maxFileBytes };
      const { files, leftOut, discard } = await makeCopies({ format: 'pdf', limits }, SILENT, NEVER);
      expect(files.filter(({ file }) => file.size > maxFileBytes)).toEqual([]);
      const all = [...files.flatMap(({ numbers }) => numbers), ...leftOut.tooLarge];
      expect(all.filter((number) => number !== FRONT_PAGES).toSorted()).toEqual([1, 2, 3, 4, 5]);
      expect(countOpenFiles()).toBe(files.length);
      await discard();
      expect(countOpenFiles()).toBe(0);
    }
  });

  test('never show the images of an annex', async () => {
    const intimate = markIntimate(six, 2);
    const labels: string[][] = [];
    const zips = [
      { fileName: 'recueil-2026-11-20-093107.zip', manifestDigest: MANIFEST_DIGEST, volume: null },
      {
        fileName: 'recueil-2026-11-20-093107-annexe.zip',
        manifestDigest: 'a'.repeat(64),
        volume: { kind: 'annex', index: 1, of: 1, numbers: [2] },
      },
    ] as const;
    const { makeCopies } = buildCopiesMaker(intimate, { zips, labels });
    const { files, leftOut } = await makeCopies({ format: 'pdf', limits: NO_LIMITS }, SILENT, NEVER);
    expect(leftOut.withoutImage).toEqual([2]);
    expect(readPdfText(await saveCopy(files[0] ?? expect.fail()))).toContain(
      stripWhitespace('Image en annexe séparée (recueil-2026-11-20-093107-annexe.zip).'),
    );
    const images = await makeCopies({ format: 'jpeg', limits: NO_LIMITS }, SILENT, NEVER);
    expect(images.leftOut.withoutImage).toContain(2);
    expect(labels.flat().some((line) => line.startsWith('Pièce n° 2,'))).toBe(false);
  });

  test('leave no file when they are cancelled', async () => {
    const cancel = new AbortController();
    const { makeCopies, countOpenFiles } = buildCopiesMaker(six);
    let steps = 0;
    const progress: Progress = () => {
      steps += 1;
      if (steps === 3) cancel.abort();
    };
    const making = makeCopies({ format: 'pdf', limits: NO_LIMITS }, progress, cancel.signal);
    await expect(making).rejects.toMatchObject({ code: 'cancelled' });
    expect(countOpenFiles()).toBe(0);
  });
});

describe('JPEG copies', () => {
  test('are labelled with the exhibit and the SHA-256 of their original, within the limits', async () => {
    const large = await inventLargeCase(12, 20_000);
    const labels: string[][] = [];
    const { makeCopies } = buildCopiesMaker(large, { labels });
    const { files, leftOut } = await makeCopies({ format: 'jpeg', limits: limitsOf('geneva') }, SILENT, NEVER);
    expect(await findRefusals(files, RECIPIENT_RULES.geneva)).toEqual([]);
    expect(await findRefusals(files, RECIPIENT_RULES['plainte-en-ligne'])).toEqual([]);
    expect(files.map(({ fileName }) => fileName)[0]).toBe('recueil-2026-11-20-093107-P0001.jpg');
    expect(leftOut).toEqual({ tooLarge: [], beyond: [11, 12], withoutImage: [] });
    const digestOf = (path: string) =>
      large.snapshot.items[0]?.fiche.files.find((file) => file.path === path)?.sha256 ?? expect.fail();
    expect(labels[0]).toEqual([
      expect.stringMatching(/^Pièce n° 1, @compte_0, /),
      'Copie réduite, pour la lecture. Originaux dans recueil-2026-11-20-093107.zip :',
      ...['publication-2.png', 'publication.png'].flatMap((path) => [
        `pieces/P0001/${path}`,
        `SHA-256 de l’original : ${digestOf(path)}`,
      ]),
      `SHA-256 de manifest.json : ${MANIFEST_DIGEST}`,
    ]);
  });

  test('that cannot be made small enough are named', async () => {
    const { makeCopies } = buildCopiesMaker(await inventLargeCase(2, 20_000));
    const limits = { ...NO_LIMITS, maxFileBytes: 1_000 };
    const expected = { files: [], leftOut: { tooLarge: [1, 2] } };
    expect(await makeCopies({ format: 'jpeg', limits }, SILENT, NEVER)).toMatchObject(expected);
  });
});
