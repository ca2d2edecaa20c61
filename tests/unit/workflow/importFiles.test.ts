import { describe, expect, it, vi } from 'vitest';
import {
  type AttachmentTarget,
  attachmentsDocument,
  operatorDocument,
  stepsDocument,
} from '../../../src/domain/case/caseDocuments.ts';
import {
  EMPTY_USER_INPUT,
  type FileOutcome,
  IMPORT_LOCK,
  type ImportUserInput,
} from '../../../src/domain/item/importedFiles.ts';
import { notesDocument } from '../../../src/domain/item/itemNotes.ts';
import { buildSearchIndex, filterItems, findMatchedFields, NO_FILTER } from '../../../src/domain/item/search.ts';
import { Refusal } from '../../../src/domain/shared/errors.ts';
import { accountRules } from '../../../src/platforms/platformTable.ts';
import { ensureCase } from '../../../src/workflow/case/caseJournal.ts';
import { readDocument } from '../../../src/workflow/case/storedDocuments.ts';
import {
  clearUnfinishedImports,
  type ImportDependencies,
  importFiles,
  inspectChosenFile,
  listUnfinishedImports,
  sealAddress,
} from '../../../src/workflow/importFiles.ts';
import { eraseItemImages } from '../../../src/workflow/prohibitedImagePolicy.ts';
import { wave, webmHead } from '../../support/import/mediaFiles.ts';
import { bytes, EMAIL, png } from '../../support/import/sampleFiles.ts';
import { buildImportDependencies, readFiches } from '../../support/importDependencies.ts';
import { buildStep } from '../../support/indexItem.ts';
import { createTestDependencies, type TestDependencies } from '../../support/testDependencies.ts';
import { changeDocument } from '../../support/workflow/changeDocument.ts';

const file = (name: string, content: BlobPart) => new File([content], name, { lastModified: Date.UTC(2026, 0, 2) });
const buildUserInput = (some: Partial<ImportUserInput> = {}): ImportUserInput => ({ ...EMPTY_USER_INPUT, ...some });

async function importAll(
  deps: ImportDependencies,
  files: readonly File[],
  some: Partial<ImportUserInput> = {},
  signal = new AbortController().signal,
) {
  const outcomes: FileOutcome[] = [];
  const toImport = files.map((one) => ({ file: one, userInput: buildUserInput(some) }));
  const onOutcome = (index: number, outcome: FileOutcome) => {
    outcomes[index] = outcome;
  };
  await importFiles(deps, toImport, onOutcome, signal);
  return outcomes;
}

it('importFiles, of documents attaches the files to the step or the authorisation, except refused files', async () => {
  const deps = buildImportDependencies(createTestDependencies());
  const { caseId } = await ensureCase(deps);
  const complaint = buildStep('plainte-police');
  await changeDocument(deps, caseId, stepsDocument, { steps: [complaint] });
  const importTo = (target: AttachmentTarget, ...files: readonly File[]) =>
    importFiles(
      deps,
      files.map((one) => ({ file: one, userInput: EMPTY_USER_INPUT })),
      () => undefined,
      new AbortController().signal,
      target,
    );
  await importTo(
    { kind: 'step', step: complaint.id, item: null },
    file('recepisse.png', png(4, 3)),
    file('vide.png', ''),
  );
  await importTo({ kind: 'authorisation' }, file('accord.png', png(4, 4)));
  const [receipt, signed] = await readFiches(deps);
  expect((await readDocument(deps.documentStore, caseId, stepsDocument)).steps[0]?.receipts).toEqual([receipt?.id]);
  expect((await readDocument(deps.documentStore, caseId, operatorDocument)).authorisationItem).toBe(signed?.id);
  const expected = [receipt?.id, signed?.id];
  expect((await readDocument(deps.documentStore, caseId, attachmentsDocument)).items).toEqual(expected);
});

describe('importFiles', () => {
  it('seals each file unchanged and in order, with the person’s input marked as declared', async () => {
    const deps = buildImportDependencies(createTestDependencies());
    const outcomes = await importAll(deps, [file('b.png', png(4, 3)), file('../a é.jpg', png(2, 2))], {
      platform: 'instagram',
      account: '@essai_alix',
      address: 'https://www.instagram.com/p/inventee/',
      date: '17/11/2025',
      takenBy: 'Camille',
    });
    expect(outcomes).toEqual([{ kind: 'sealed' }, { kind: 'sealed' }]);
    const [first, second] = await readFiches(deps);
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

  it('adds no file twice, of this import or of one before, and says so', async () => {
    const deps = buildImportDependencies(createTestDependencies());
    const [first, second, same] = [png(1, 1), png(2, 2), png(1, 1)];
    const outcomes = await importAll(deps, [file('a.png', first), file('b.png', second), file('c.png', same)]);
    const known = { kind: 'refused', code: 'file-kept', detail: {} };
    expect(outcomes).toEqual([{ kind: 'sealed' }, { kind: 'sealed' }, known]);
    expect(await importAll(deps, [file('d.png', second), file('e.png', png(2, 1))])).toEqual([
      known,
      { kind: 'sealed' },
    ]);
    expect((await deps.store.currentCase())?.items).toBe(3);
  });

  it('imports while locked without saying which files are the same', async () => {
    const deps = createTestDependencies();
    await importAll(buildImportDependencies(deps), [file('a.png', png(1, 1))]);
    vi.spyOn(deps.store, 'openItems').mockRejectedValue(new Refusal('locked'));
    const outcomes = await importAll(buildImportDependencies(deps), [file('b.png', png(1, 1))]);
    expect(outcomes).toEqual([{ kind: 'sealed' }]);
  });

  it('uses the date of an e-mail header as posting date, and no other date of a file', async () => {
    const deps = buildImportDependencies(createTestDependencies());
    await importAll(deps, [file('Screenshot_20251117-182011.png', png(1, 1)), file('lettre.eml', EMAIL)]);
    const [image, message] = await readFiches(deps);
    expect(image?.posting.iso).toBeNull();
    expect(image?.received?.dates.map(({ source }) => source)).toEqual(['name', 'modified']);
    expect(message?.received?.facts).toMatchObject({ to: '<camille@boite.example>', subject: 'Message inventé' });
    expect(message?.posting).toMatchObject({ iso: '2025-11-17T17:20:11.000Z', source: 'file' });
    expect(message?.reading.fields['posting.iso']).toEqual({ how: 'file', confidence: 'low' });
  });

  it('keeps a date that the person takes from the file beside the sealed record, with its source', async () => {
    const deps = buildImportDependencies(createTestDependencies());
    const taken = { source: 'name', raw: '20251117', iso: '2025-11-17', precision: 'day' } as const;
    const toImport = [
      { file: file('Screenshot_20251117-182011.png', png(1, 1)), userInput: EMPTY_USER_INPUT, takenDate: taken },
    ];
    await importFiles(deps, toImport, () => undefined, new AbortController().signal);
    const [image] = await readFiches(deps);
    expect(image?.posting.iso).toBeNull();
    const notes = await readDocument(deps.documentStore, image?.caseId ?? '', notesDocument(image?.id ?? ''));
    expect(notes.posted).toEqual([{ at: expect.any(String), ...taken }]);
    expect(notes.intimate).toBeNull();
  });

  it('refuses each bad file with its code and seals the others', async () => {
    const deps = buildImportDependencies(createTestDependencies());
    const unreadable = new File(['x'], 'partie.png');
    unreadable.arrayBuffer = () => Promise.reject(new DOMException('', 'NotReadableError'));
    const outcomes = await importAll(deps, [
      file('vide.png', ''),
      file('a.exe', bytes('MZ', [0])),
      unreadable,
      file('b.png', png(1, 1)),
    ]);
    const expected = ['file-empty', 'file-unknown', 'file-unreadable', 'sealed'];
    expect(outcomes.map((one) => (one.kind === 'refused' ? one.code : one.kind))).toEqual(expected);
    expect(await listUnfinishedImports(deps)).toEqual([]);
  });

  it('stops when aborted, keeps the sealed files, and lists the others until they are cleared', async () => {
    const stop = new AbortController();
    const deps = buildImportDependencies(createTestDependencies(), {
      preview: async () => {
        stop.abort();
        return { preview: new Blob(['card']), shown: true };
      },
    });
    const outcomes = await importAll(
      deps,
      ['1.png', '2.png', '3.png'].map((name, index) => file(name, png(1, index + 1))),
      {},
      stop.signal,
    );
    expect(outcomes).toEqual([{ kind: 'sealed' }]);
    expect((await listUnfinishedImports(deps)).map(({ names }) => names)).toEqual([['2.png', '3.png']]);
    await clearUnfinishedImports(deps);
    expect(await listUnfinishedImports(deps)).toEqual([]);
  });

  it('states the length of a sound, and the frames of a video that its preview shows', async () => {
    const deps = buildImportDependencies(createTestDependencies(), {
      preview: async (_file, { format }) => ({
        preview: new Blob(['card']),
        shown: format.family === 'video',
        ...(format.family === 'video' && { framesMs: [500] }),
      }),
    });
    await importAll(deps, [file('a.wav', wave(2)), file('b.webm', webmHead(null)), file('c.png', png(1, 1))]);
    const fiches = await readFiches(deps);
    expect(fiches.map(({ files: [one] }) => [one?.durationMs, one?.framesMs])).toEqual([
      [2000, undefined],
      [undefined, [500]],
      [undefined, undefined],
    ]);
    expect(fiches.flatMap(({ files }) => files.flatMap(Object.keys)).filter((key) => key === 'name')).toEqual([]);
  });

  it('reports no outcome for the video whose frames she stopped, and lists it as unfinished', async () => {
    const stop = new AbortController();
    const deps = buildImportDependencies(createTestDependencies(), {
      preview: async () => {
        stop.abort();
        throw new Refusal('cancelled');
      },
    });
    const outcomes = await importAll(deps, [file('a.webm', webmHead(null))], {}, stop.signal);
    expect(outcomes).toEqual([]);
    expect((await listUnfinishedImports(deps)).map(({ names }) => names)).toEqual([['a.webm']]);
    expect(await readFiches(deps)).toEqual([]);
  });

  it('is listed as unfinished after its page died, without the sealed files', async () => {
    const deps = buildImportDependencies(createTestDependencies());
    const unlockedDeps = { ...deps, locks: { ...deps.locks, hold: <T>(_: string, work: () => Promise<T>) => work() } };
    let count = 0;
    const dyingDeps = buildImportDependencies(unlockedDeps as unknown as TestDependencies, {
      preview: () =>
        ++count === 2 ? new Promise(() => undefined) : Promise.resolve({ preview: new Blob(['c']), shown: true }),
    });
    void importAll(
      dyingDeps,
      ['1.png', '2.png', '3.png'].map((name, index) => file(name, png(1, index + 1))),
    );
    await expect.poll(() => deps.store.currentCase().then((head) => head?.items)).toBe(1);
    expect((await listUnfinishedImports(deps)).map(({ names }) => names)).toEqual([['2.png', '3.png']]);
    const lockedDeps = { ...deps, locks: { ...deps.locks, held: async () => new Set([IMPORT_LOCK]) } };
    expect(await listUnfinishedImports(lockedDeps)).toEqual([]);
  });

  it('stops when the disk is full, stores no partial item and lists the remaining files', async () => {
    const test = createTestDependencies();
    const deps = buildImportDependencies(test);
    await importAll(deps, [file('0.png', png(1, 1))]);
    test.db.files.hook('creating', () => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    const outcomes = await importAll(
      deps,
      ['1.png', '2.png'].map((name) => file(name, png(2, 2))),
    );
    expect(outcomes).toEqual([{ kind: 'refused', code: 'disk-full', detail: {} }]);
    expect(await readFiches(deps)).toHaveLength(1);
    expect((await listUnfinishedImports(deps)).map(({ names }) => names)).toEqual([['1.png', '2.png']]);
  });
});

it('sealAddress seals an item without files or preview', async () => {
  const deps = buildImportDependencies(createTestDependencies());
  expect(await sealAddress(deps, buildUserInput({ address: 'https://exemple.example/1', account: 'Deux Mots' }))).toBe(
    1,
  );
  const [fiche] = await readFiches(deps);
  expect(fiche).toMatchObject({ files: [], warnings: ['image-not-kept'], author: { displayName: 'Deux Mots' } });
  expect(await deps.store.preview(fiche?.id ?? '')).toBeNull();
  expect((await deps.store.summary(fiche?.id ?? ''))?.prohibited).toBe(true);
});

describe('an imported e-mail', () => {
  const message = [
    'From: Sacha Inventé <sacha@courriel.example>',
    'To: alix@courriel.example',
    'Date: Mon, 17 Nov 2025 18:20:11 +0100',
    'Subject: Dernier avertissement',
    `DKIM-Signature: ${'bruit'.repeat(2000)}`,
    'Content-Transfer-Encoding: base64',
    'Content-Type: text/plain; charset=utf-8',
    '',
    Buffer.from('Rappelle le 06 45 12 78 90, Éloïse.').toString('base64'),
    '',
  ].join('\r\n');

  async function importMessage() {
    const deps = createTestDependencies();
    await importAll(buildImportDependencies(deps), [file('message.eml', message)]);
    const { caseId } = (await deps.store.currentCase()) ?? { caseId: '' };
    const search = async (words: string) => {
      const index = buildSearchIndex(await deps.itemIndex.itemsFrom(caseId, 1), new Map(), (iso) => iso, accountRules);
      return filterItems(index, { ...NO_FILTER, words }).map((one) => findMatchedFields(one, words));
    };
    return { deps, caseId, search };
  }

  it('is found by its text, its subject and its people, not by how its file encodes them', async () => {
    const { deps, search } = await importMessage();
    for (const words of ['eloise', '0645127890', 'avertissement', 'alix@courriel'])
      expect([words, await search(words)]).toEqual([words, [['text']]]);
    expect(await search('sacha@courriel')).toEqual([['account', 'text']]);
    expect(await search('bruit')).toEqual([]);
    // Its record is the same: the words are in its file.
    const [fiche] = await readFiches(deps);
    expect(fiche?.text).toBeNull();
    expect(JSON.stringify(fiche)).not.toContain('Éloïse');
  });

  it('has its sender as its account, as the file gives it, unless the person states another one', async () => {
    const { deps } = await importMessage();
    const [fiche] = await readFiches(deps);
    expect(fiche?.author).toMatchObject({ handle: 'sacha@courriel.example', displayName: 'Sacha Inventé' });
    expect(fiche?.reading.fields['author.handle']).toEqual({ how: 'file', confidence: 'low' });

    const stated = createTestDependencies();
    await importAll(buildImportDependencies(stated), [file('message.eml', message)], { account: '@alix.k' });
    const [other] = await readFiches(stated);
    expect(other?.author).toMatchObject({ handle: 'alix.k', displayName: null });
    expect(other?.reading.fields['author.handle']?.how).toBe('declared');
  });

  it('has no account when its header names nobody, or several people', async () => {
    for (const from of ['From: Sacha', 'From: a@b.example, c@d.example', 'From: a@b.example\r\nFrom: c@d.example']) {
      const deps = createTestDependencies();
      const several = message.replace(/^From: .*$/m, from);
      await importAll(buildImportDependencies(deps), [file('message.eml', several)]);
      const [fiche] = await readFiches(deps);
      expect([from, fiche?.author]).toMatchObject([from, { handle: null, displayName: null }]);
    }
  });

  it('is known as the first of several before it is imported', async () => {
    const deps = buildImportDependencies(createTestDependencies());
    const line = 'From sacha@courriel.example Mon Nov 17 18:20:12 2025\r\n';
    const inspect = async (name: string, content: BlobPart) =>
      (await inspectChosenFile(deps, file(name, content))).hasSeveralEmails;
    expect(await inspect('boite.mbox', `${line}${EMAIL}\r\n\r\n${line}${EMAIL}`)).toBe(true);
    expect(await inspect('boite.mbox', `${line}${EMAIL}`)).toBe(false);
    expect(await inspect('photo.png', png(1, 1))).toBeUndefined();
  });

  it('is found by its text no more once its file is erased', async () => {
    const { deps, search, caseId } = await importMessage();
    const [item] = await deps.itemIndex.itemsFrom(caseId, 1);
    await eraseItemImages(deps, item?.id ?? '');
    expect(await search('eloise')).toEqual([]);
    expect(await deps.itemIndex.itemsFrom(caseId, 1)).toMatchObject([{ fileName: 'message.eml', prohibited: true }]);
  });
});
