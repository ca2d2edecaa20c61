import { describe, expect, it } from 'vitest';
import { documentsSheet, operatorSheet, stepsSheet } from '../../../src/domain/caseSheets.ts';
import type { DocumentPlace } from '../../../src/domain/documents.ts';
import { type FileOutcome, NOTHING_STATED, type Stated } from '../../../src/domain/imported.ts';
import { ficheOf } from '../../../src/workflow/browse.ts';
import {
  forgetLeftOvers,
  IMPORT_LOCK,
  importBatch,
  leftOverImports,
} from '../../../src/workflow/importBatch.ts';
import { type ImportDesk, noteAddress } from '../../../src/workflow/importFile.ts';
import { changeSheet, readSheet } from '../../../src/workflow/sheets.ts';
import { ensureCase } from '../../../src/workflow/steps.ts';
import { step } from '../../support/catalogue.ts';
import { type TestDesk, testDesk } from '../../support/desk.ts';
import { importing } from '../../support/importing.ts';
import { bytes, EMAIL, png } from '../import/foreign.ts';

const file = (name: string, content: BlobPart) =>
  new File([content], name, { lastModified: Date.UTC(2026, 0, 2) });
const stated = (some: Partial<Stated> = {}): Stated => ({ ...NOTHING_STATED, ...some });

async function sealed(
  desk: ImportDesk,
  files: readonly File[],
  some: Partial<Stated> = {},
  signal = new AbortController().signal,
) {
  const outcomes: FileOutcome[] = [];
  const given = files.map((one) => ({ file: one, stated: stated(some) }));
  const told = (index: number, outcome: FileOutcome) => {
    outcomes[index] = outcome;
  };
  await importBatch(desk, given, told, signal);
  return outcomes;
}

async function fiches({ store }: ImportDesk) {
  const { caseId } = (await store.currentCase()) ?? { caseId: '' };
  const items = await store.listItems(caseId);
  return Promise.all(
    items.map(async ({ id }) => ficheOf((await store.item(id))?.ficheBytes ?? new Uint8Array())),
  );
}

describe('a document', () => {
  it('of a démarche is linked to it, as is the signed authorisation; one that is refused is not', async () => {
    const desk = importing(testDesk());
    const { caseId } = await ensureCase(desk);
    const complaint = step('complaint');
    await changeSheet(desk, caseId, stepsSheet, (before) => ({ ...before, steps: [complaint] }));
    const importAt = (place: DocumentPlace, ...files: readonly File[]) =>
      importBatch(
        desk,
        files.map((one) => ({ file: one, stated: NOTHING_STATED })),
        () => undefined,
        new AbortController().signal,
        place,
      );
    await importAt(
      { kind: 'step', step: complaint.id, item: null },
      file('recepisse.png', png(4, 3)),
      file('vide.png', ''),
    );
    await importAt({ kind: 'authorisation' }, file('accord.png', png(4, 4)));
    const [receipt, signed] = await fiches(desk);
    expect((await readSheet(desk.sheets, caseId, stepsSheet)).steps[0]?.receipts).toEqual([receipt?.id]);
    expect((await readSheet(desk.sheets, caseId, operatorSheet)).authorisationItem).toBe(signed?.id);
    expect((await readSheet(desk.sheets, caseId, documentsSheet)).items).toEqual([receipt?.id, signed?.id]);
  });
});

describe('importBatch', () => {
  it('seals each file as received, in its order, with what was stated marked as such', async () => {
    const desk = importing(testDesk());
    const outcomes = await sealed(desk, [file('b.png', png(4, 3)), file('../a é.jpg', png(2, 2))], {
      platform: 'instagram',
      account: '@essai_alix',
      address: 'https://www.instagram.com/p/inventee/',
      date: '17/11/2025',
      takenBy: 'Camille',
    });
    expect(outcomes).toEqual([
      { kind: 'sealed', ordinal: 1 },
      { kind: 'sealed', ordinal: 2 },
    ]);
    const [first, second] = await fiches(desk);
    expect(first).toMatchObject({
      surface: 'imported',
      platform: 'instagram',
      author: { handle: 'essai_alix' },
      address: { page: null, permalink: 'https://www.instagram.com/p/inventee/' },
      posting: { raw: '17/11/2025', iso: '2025-11-17', precision: 'day', source: 'declared' },
      received: { name: 'b.png', format: 'png', pixels: { width: 4, height: 3 }, takenBy: 'Camille' },
      reading: { fields: { 'author.handle': { how: 'declared', confidence: 'low' } } },
    });
    expect(second).toMatchObject({
      received: { name: '../a é.jpg' },
      warnings: ['type-differs'],
      files: [{ path: 'document-1.png', role: 'document', mediaType: 'image/png' }],
    });
    const stored = await desk.store.file(second?.id ?? '', 'document-1.png');
    expect(new Uint8Array((await stored?.arrayBuffer()) ?? [])).toEqual(png(2, 2));
    const journal = await desk.store.journal(first?.caseId ?? '', 9);
    expect(new TextDecoder().decode(journal).match(/"event":"item.imported"/g)).toHaveLength(2);
  });

  it('shows no date of a file as the time of posting, but the header of a message, marked so', async () => {
    const desk = importing(testDesk());
    await sealed(desk, [file('Screenshot_20251117-182011.png', png(1, 1)), file('lettre.eml', EMAIL)]);
    const [image, message] = await fiches(desk);
    expect(image?.posting.iso).toBeNull();
    expect(image?.received?.dates.map(({ source }) => source)).toEqual(['name', 'modified']);
    expect(message?.posting).toMatchObject({ iso: '2025-11-17T17:20:11.000Z', source: 'file' });
    expect(message?.reading.fields['posting.iso']).toEqual({ how: 'file', confidence: 'low' });
  });

  it('refuses one file with its own code and seals the others', async () => {
    const desk = importing(testDesk());
    const gone = new File(['x'], 'partie.png');
    gone.arrayBuffer = () => Promise.reject(new DOMException('', 'NotReadableError'));
    const outcomes = await sealed(desk, [
      file('vide.png', ''),
      file('a.exe', bytes('MZ', [0])),
      gone,
      file('b.png', png(1, 1)),
    ]);
    expect(outcomes.map((one) => (one.kind === 'refused' ? one.code : one.ordinal))).toEqual([
      'file-empty',
      'file-unknown',
      'file-unreadable',
      1,
    ]);
    expect(await leftOverImports(desk)).toEqual([]);
  });

  it('stops when asked, keeps what is sealed, and names what is left until it is forgotten', async () => {
    const stop = new AbortController();
    const desk = importing(testDesk(), {
      preview: async () => {
        stop.abort();
        return { preview: new Blob(['card']), shown: true };
      },
    });
    const outcomes = await sealed(
      desk,
      ['1.png', '2.png', '3.png'].map((name) => file(name, png(1, 1))),
      {},
      stop.signal,
    );
    expect(outcomes).toEqual([{ kind: 'sealed', ordinal: 1 }]);
    expect((await leftOverImports(desk)).map(({ names }) => names)).toEqual([['2.png', '3.png']]);
    await forgetLeftOvers(desk);
    expect(await leftOverImports(desk)).toEqual([]);
  });

  it('of a page that died is told by the next one, without what it had sealed', async () => {
    const desk = importing(testDesk());
    const died = {
      ...desk,
      locks: { ...desk.locks, hold: <T>(_: string, work: () => Promise<T>) => work() },
    };
    let count = 0;
    const dies = importing(died as unknown as TestDesk, {
      preview: () =>
        ++count === 2
          ? new Promise(() => undefined)
          : Promise.resolve({ preview: new Blob(['c']), shown: true }),
    });
    void sealed(
      dies,
      ['1.png', '2.png', '3.png'].map((name) => file(name, png(1, 1))),
    );
    await expect.poll(() => desk.store.currentCase().then((head) => head?.items)).toBe(1);
    expect((await leftOverImports(desk)).map(({ names }) => names)).toEqual([['2.png', '3.png']]);
    const held = { ...desk, locks: { ...desk.locks, held: async () => new Set([IMPORT_LOCK]) } };
    expect(await leftOverImports(held)).toEqual([]);
  });

  it('ends at a full disk: nothing half-kept, the rest named', async () => {
    const test = testDesk();
    const desk = importing(test);
    await sealed(desk, [file('0.png', png(1, 1))]);
    test.db.files.hook('creating', () => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    const outcomes = await sealed(
      desk,
      ['1.png', '2.png'].map((name) => file(name, png(1, 1))),
    );
    expect(outcomes).toEqual([{ kind: 'refused', code: 'disk-full', detail: {} }]);
    expect(await fiches(desk)).toHaveLength(1);
    expect((await leftOverImports(desk)).map(({ names }) => names)).toEqual([['1.png', '2.png']]);
  });
});

describe('noteAddress', () => {
  it('makes an item of words alone, kept from every image', async () => {
    const desk = importing(testDesk());
    expect(
      await noteAddress(desk, stated({ address: 'https://exemple.example/1', account: 'Deux Mots' })),
    ).toBe(1);
    const [fiche] = await fiches(desk);
    expect(fiche).toMatchObject({
      files: [],
      warnings: ['image-not-kept'],
      author: { displayName: 'Deux Mots' },
    });
    expect(await desk.store.preview(fiche?.id ?? '')).toBeNull();
    expect((await desk.store.summary(fiche?.id ?? ''))?.unkept).toBe(true);
  });
});
