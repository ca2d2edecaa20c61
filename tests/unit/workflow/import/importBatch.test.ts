import { describe, expect, it } from 'vitest';
import {
  attachmentsDocument,
  operatorDocument,
  stepsDocument,
} from '../../../../src/domain/case/caseDocuments.ts';
import {
  EMPTY_USER_INPUT,
  type FileOutcome,
  type ImportUserInput,
} from '../../../../src/domain/import/importedFile.ts';
import type { AttachmentTarget } from '../../../../src/domain/item/attachments.ts';
import { readDocument, updateDocument } from '../../../../src/workflow/case/caseDocuments.ts';
import { ensureCase } from '../../../../src/workflow/case/caseJournal.ts';
import {
  clearUnfinishedImports,
  IMPORT_LOCK,
  importFiles,
  listUnfinishedImports,
} from '../../../../src/workflow/import/importBatch.ts';
import { type ImportDependencies, sealAddress } from '../../../../src/workflow/import/importFile.ts';
import { parseFiche } from '../../../../src/workflow/items/itemQueries.ts';
import { buildImportDependencies } from '../../../support/importDependencies.ts';
import { buildStep } from '../../../support/indexItem.ts';
import { createTestDependencies, type TestDependencies } from '../../../support/testDependencies.ts';
import { bytes, EMAIL, png } from '../../import/sampleFiles.ts';

const file = (name: string, content: BlobPart) =>
  new File([content], name, { lastModified: Date.UTC(2026, 0, 2) });
const stated = (some: Partial<ImportUserInput> = {}): ImportUserInput => ({ ...EMPTY_USER_INPUT, ...some });

async function sealed(
  deps: ImportDependencies,
  files: readonly File[],
  some: Partial<ImportUserInput> = {},
  signal = new AbortController().signal,
) {
  const outcomes: FileOutcome[] = [];
  const toImport = files.map((one) => ({ file: one, userInput: stated(some) }));
  const onOutcome = (index: number, outcome: FileOutcome) => {
    outcomes[index] = outcome;
  };
  await importFiles(deps, toImport, onOutcome, signal);
  return outcomes;
}

async function fiches({ store }: ImportDependencies) {
  const { caseId } = (await store.currentCase()) ?? { caseId: '' };
  const items = await store.listItems(caseId);
  return Promise.all(
    items.map(async ({ id }) => parseFiche((await store.item(id))?.ficheBytes ?? new Uint8Array())),
  );
}

describe('a document', () => {
  it('of a démarche is linked to it, as is the signed authorisation; one that is refused is not', async () => {
    const deps = buildImportDependencies(createTestDependencies());
    const { caseId } = await ensureCase(deps);
    const complaint = buildStep('complaint');
    await updateDocument(deps, caseId, stepsDocument, (before) => ({ ...before, steps: [complaint] }));
    const importAt = (place: AttachmentTarget, ...files: readonly File[]) =>
      importFiles(
        deps,
        files.map((one) => ({ file: one, userInput: EMPTY_USER_INPUT })),
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
    const [receipt, signed] = await fiches(deps);
    expect((await readDocument(deps.documentStore, caseId, stepsDocument)).steps[0]?.receipts).toEqual([
      receipt?.id,
    ]);
    expect((await readDocument(deps.documentStore, caseId, operatorDocument)).authorisationItem).toBe(
      signed?.id,
    );
    expect((await readDocument(deps.documentStore, caseId, attachmentsDocument)).items).toEqual([
      receipt?.id,
      signed?.id,
    ]);
  });
});

describe('importBatch', () => {
  it('seals each file as received, in its order, with what was stated marked as such', async () => {
    const deps = buildImportDependencies(createTestDependencies());
    const outcomes = await sealed(deps, [file('b.png', png(4, 3)), file('../a é.jpg', png(2, 2))], {
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
    const [first, second] = await fiches(deps);
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
    const stored = await deps.store.file(second?.id ?? '', 'document-1.png');
    expect(new Uint8Array((await stored?.arrayBuffer()) ?? [])).toEqual(png(2, 2));
    const journal = await deps.store.journal(first?.caseId ?? '', 9);
    expect(new TextDecoder().decode(journal).match(/"event":"item.imported"/g)).toHaveLength(2);
  });

  it('shows no date of a file as the time of posting, but the header of a message, marked so', async () => {
    const deps = buildImportDependencies(createTestDependencies());
    await sealed(deps, [file('Screenshot_20251117-182011.png', png(1, 1)), file('lettre.eml', EMAIL)]);
    const [image, message] = await fiches(deps);
    expect(image?.posting.iso).toBeNull();
    expect(image?.received?.dates.map(({ source }) => source)).toEqual(['name', 'modified']);
    expect(message?.posting).toMatchObject({ iso: '2025-11-17T17:20:11.000Z', source: 'file' });
    expect(message?.reading.fields['posting.iso']).toEqual({ how: 'file', confidence: 'low' });
  });

  it('refuses one file with its own code and seals the others', async () => {
    const deps = buildImportDependencies(createTestDependencies());
    const gone = new File(['x'], 'partie.png');
    gone.arrayBuffer = () => Promise.reject(new DOMException('', 'NotReadableError'));
    const outcomes = await sealed(deps, [
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
    expect(await listUnfinishedImports(deps)).toEqual([]);
  });

  it('stops when asked, keeps what is sealed, and names what is left until it is forgotten', async () => {
    const stop = new AbortController();
    const deps = buildImportDependencies(createTestDependencies(), {
      preview: async () => {
        stop.abort();
        return { preview: new Blob(['card']), shown: true };
      },
    });
    const outcomes = await sealed(
      deps,
      ['1.png', '2.png', '3.png'].map((name) => file(name, png(1, 1))),
      {},
      stop.signal,
    );
    expect(outcomes).toEqual([{ kind: 'sealed', ordinal: 1 }]);
    expect((await listUnfinishedImports(deps)).map(({ names }) => names)).toEqual([['2.png', '3.png']]);
    await clearUnfinishedImports(deps);
    expect(await listUnfinishedImports(deps)).toEqual([]);
  });

  it('of a page that died is told by the next one, without what it had sealed', async () => {
    const deps = buildImportDependencies(createTestDependencies());
    const died = {
      ...deps,
      locks: { ...deps.locks, hold: <T>(_: string, work: () => Promise<T>) => work() },
    };
    let count = 0;
    const dies = buildImportDependencies(died as unknown as TestDependencies, {
      preview: () =>
        ++count === 2
          ? new Promise(() => undefined)
          : Promise.resolve({ preview: new Blob(['c']), shown: true }),
    });
    void sealed(
      dies,
      ['1.png', '2.png', '3.png'].map((name) => file(name, png(1, 1))),
    );
    await expect.poll(() => deps.store.currentCase().then((head) => head?.items)).toBe(1);
    expect((await listUnfinishedImports(deps)).map(({ names }) => names)).toEqual([['2.png', '3.png']]);
    const lockedDeps = { ...deps, locks: { ...deps.locks, held: async () => new Set([IMPORT_LOCK]) } };
    expect(await listUnfinishedImports(lockedDeps)).toEqual([]);
  });

  it('ends at a full disk: nothing half-kept, the rest named', async () => {
    const test = createTestDependencies();
    const deps = buildImportDependencies(test);
    await sealed(deps, [file('0.png', png(1, 1))]);
    test.db.files.hook('creating', () => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    const outcomes = await sealed(
      deps,
      ['1.png', '2.png'].map((name) => file(name, png(1, 1))),
    );
    expect(outcomes).toEqual([{ kind: 'refused', code: 'disk-full', detail: {} }]);
    expect(await fiches(deps)).toHaveLength(1);
    expect((await listUnfinishedImports(deps)).map(({ names }) => names)).toEqual([['1.png', '2.png']]);
  });
});

describe('noteAddress', () => {
  it('makes an item of words alone, kept from every image', async () => {
    const deps = buildImportDependencies(createTestDependencies());
    expect(
      await sealAddress(deps, stated({ address: 'https://exemple.example/1', account: 'Deux Mots' })),
    ).toBe(1);
    const [fiche] = await fiches(deps);
    expect(fiche).toMatchObject({
      files: [],
      warnings: ['image-not-kept'],
      author: { displayName: 'Deux Mots' },
    });
    expect(await deps.store.preview(fiche?.id ?? '')).toBeNull();
    expect((await deps.store.summary(fiche?.id ?? ''))?.unkept).toBe(true);
  });
});
