import { describe, expect, it, vi } from 'vitest';
import { correctLine, type ImageText, imageTextDocument } from '../../../src/domain/item/imageText.ts';
import { EMPTY_USER_INPUT } from '../../../src/domain/item/importedFiles.ts';
import { NO_NOTES, notesDocument } from '../../../src/domain/item/itemNotes.ts';
import { type Recogniser, RecognitionFault } from '../../../src/domain/item/recognition.ts';
import { Refusal } from '../../../src/domain/shared/errors.ts';
import { DexieCaseRepository } from '../../../src/store/caseRepository.ts';
import { eraseItem } from '../../../src/workflow/case/eraseAndWithdraw.ts';
import { readDocument, updateDocument } from '../../../src/workflow/case/storedDocuments.ts';
import { importFiles } from '../../../src/workflow/importFiles.ts';
import { eraseItemImages } from '../../../src/workflow/prohibitedImagePolicy.ts';
import {
  listUnreadItems,
  readImageTexts,
  recogniseItem,
  recogniseItems,
} from '../../../src/workflow/recogniseImages.ts';
import { png } from '../../support/import/sampleFiles.ts';
import { buildImportDependencies, readFiches } from '../../support/importDependencies.ts';
import { createTestDependencies, type TestDependencies } from '../../support/testDependencies.ts';

const VERSIONS = { engine: 'engine 1', data: 'fra', preparation: 'median' };
const WORD = { text: 'Tu', confidence: 96, box: [0, 0, 5, 5] } as const;

/** Reads the same line in each image, or throws the fault of its turn. */
function buildRecogniser(faults: readonly (Error | null)[] = []): Recogniser {
  let turn = 0;
  return {
    versions: VERSIONS,
    recognise: async () => {
      const fault = faults[turn++];
      if (fault) throw fault;
      return { width: 8, height: 6, lines: [{ box: [0, 0, 8, 6], script: 'latin', words: [WORD] }] };
    },
    close: vi.fn(),
  };
}

async function importScreenshots(count: number) {
  const deps = createTestDependencies();
  const files = Array.from({ length: count }, (_, index) => ({
    file: new File([png(8, 6 + index)], `capture-${index}.png`, { lastModified: 0 }),
    userInput: EMPTY_USER_INPUT,
  }));
  await importFiles(buildImportDependencies(deps), files, () => undefined, new AbortController().signal);
  const caseId = (await deps.store.currentCase())?.caseId ?? '';
  return { deps, caseId, items: await listUnreadItems(deps, caseId) };
}

const readText = (deps: TestDependencies, caseId: string, itemId: string): Promise<ImageText> =>
  readDocument(deps.documentStore, caseId, imageTextDocument(itemId));

const run = (
  { deps, items }: Awaited<ReturnType<typeof importScreenshots>>,
  open: () => Promise<Recogniser>,
  { signal } = new AbortController(),
) => recogniseItems(deps, items, open, () => undefined, signal);

describe('recogniseItems', () => {
  it('reads every item without text, newest first, and stores what was read beside the sealed item', async () => {
    const store = await importScreenshots(2);
    const { deps, caseId, items } = store;
    const sealed = await deps.store.listItems(caseId);
    expect(items.map(({ id }) => id)).toEqual(sealed.map(({ id }) => id).toReversed());
    const before = await deps.store.item(items[0]?.id ?? '');
    expect(await run(store, async () => buildRecogniser())).toEqual({ read: 2, refused: [], isCancelled: false });
    const [image] = (await readText(deps, caseId, items[0]?.id ?? '')).images;
    expect(image).toMatchObject({ path: 'document-1.png', width: 8, height: 6, versions: VERSIONS });
    expect(image?.lines).toEqual([{ box: [0, 0, 8, 6], script: 'latin', words: [WORD], correction: null }]);
    expect(image?.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(await deps.store.item(items[0]?.id ?? '')).toEqual(before);
    expect(await listUnreadItems(deps, caseId)).toEqual([]);
  });

  it('names an image that cannot be read, stores nothing for it and reads the others', async () => {
    const store = await importScreenshots(3);
    const result = await run(store, async () => buildRecogniser([null, new RecognitionFault('image-undecodable')]));
    const expected = { read: 2, refused: [{ ...store.items[1], code: 'image-undecodable' }], isCancelled: false };
    expect(result).toEqual(expected);
    expect(await listUnreadItems(store.deps, store.caseId)).toEqual([store.items[1]]);
  });

  it('names what it could not read before a cancel', async () => {
    const store = await importScreenshots(3);
    const recogniser = buildRecogniser([new RecognitionFault('image-too-large'), new Refusal('cancelled')]);
    const refused = [{ ...store.items[0], code: 'image-too-large' }];
    expect(await run(store, async () => recogniser)).toEqual({ read: 0, refused, isCancelled: true });
  });

  it('is not cancelled once every item was read', async () => {
    const store = await importScreenshots(1);
    const controller = new AbortController();
    const last: Recogniser = {
      ...buildRecogniser(),
      recognise: async (image) => {
        controller.abort();
        return buildRecogniser().recognise(image);
      },
    };
    expect(await run(store, async () => last, controller)).toMatchObject({ read: 1, isCancelled: false });
  });

  it('starts another engine after one that failed', async () => {
    const store = await importScreenshots(2);
    const opened = [buildRecogniser([new RecognitionFault('recognition-failed')]), buildRecogniser()];
    const open = vi.fn(async () => opened[open.mock.calls.length - 1] ?? buildRecogniser());
    expect(await run(store, open)).toMatchObject({ read: 1, refused: [{ code: 'recognition-failed' }] });
    expect(open).toHaveBeenCalledTimes(2);
    for (const one of opened) expect(one.close).toHaveBeenCalledOnce();
  });

  it('keeps what was read before a cancel, and goes on from there', async () => {
    const store = await importScreenshots(3);
    const recogniser = buildRecogniser([null, new Refusal('cancelled')]);
    expect(await run(store, async () => recogniser)).toEqual({ read: 1, refused: [], isCancelled: true });
    expect(recogniser.close).toHaveBeenCalledOnce();
    const left = await listUnreadItems(store.deps, store.caseId);
    expect(left).toEqual(store.items.slice(1));
    expect(await run({ ...store, items: left }, async () => buildRecogniser())).toMatchObject({ read: 2 });
  });
});

describe('recogniseItem', () => {
  it('keeps what was read of the other images of an item, and says why one was not', async () => {
    const { deps, caseId, items } = await importScreenshots(1);
    const id = items[0]?.id ?? '';
    const item = await deps.store.item(id);
    const [file] = item?.fiche.files ?? [];
    if (item === null || file === undefined) throw new Error('nothing was imported');
    const twice = { ...item.fiche, files: [file, { ...file, path: 'document-2.png' }] };
    vi.spyOn(deps.store, 'item').mockResolvedValue({ ...item, fiche: twice });
    const content = await deps.store.file(id, file.path);
    vi.spyOn(deps.store, 'file').mockResolvedValue(content);
    const damagedFirst = buildRecogniser([new RecognitionFault('image-undecodable')]);
    expect(await recogniseItem(deps, id, damagedFirst)).toBe('image-undecodable');
    expect((await readText(deps, caseId, id)).images.map(({ path }) => path)).toEqual(['document-2.png']);
  });

  it('keeps what the person corrected meanwhile', async () => {
    const { deps, caseId, items } = await importScreenshots(1);
    const id = items[0]?.id ?? '';
    await recogniseItem(deps, id, buildRecogniser());
    const place = { path: 'document-1.png', line: 0 };
    await updateDocument(deps, caseId, imageTextDocument(id), (before) =>
      correctLine(before, place, { at: '2026-11-20T08:00:00.000Z', text: 'Toi' }),
    );
    await recogniseItem(deps, id, buildRecogniser());
    expect((await readText(deps, caseId, id)).images[0]?.lines[0]?.correction?.text).toBe('Toi');
  });

  it.each([
    ['declares more pixels than a page can hold', png(30_001, 30_001), 'image-too-large'],
    ['was cut, which some browsers draw in part', png(8, 6).slice(0, -12), 'image-undecodable'],
  ])('does not decode an image that %s', async (_, bytes, code) => {
    const deps = createTestDependencies();
    const chosen = { file: new File([bytes], 'image.png'), userInput: EMPTY_USER_INPUT };
    await importFiles(buildImportDependencies(deps), [chosen], () => undefined, new AbortController().signal);
    const [item] = await readFiches(deps);
    const recogniser = { ...buildRecogniser(), recognise: vi.fn() };
    await expect(recogniseItem(deps, item?.id ?? '', recogniser)).rejects.toMatchObject({ code });
    expect(recogniser.recognise).not.toHaveBeenCalled();
  });

  it('refuses a picture that is no longer the one that was sealed', async () => {
    const { deps, caseId, items } = await importScreenshots(1);
    const id = items[0]?.id ?? '';
    vi.spyOn(deps.store, 'file').mockResolvedValue(new Blob(['another picture']));
    await expect(recogniseItem(deps, id, buildRecogniser())).rejects.toMatchObject({ code: 'record-damaged' });
    expect((await readText(deps, caseId, id)).images).toEqual([]);
  });
});

describe('listUnreadItems', () => {
  it('leaves out what may be intimate: it is read from its own page only', async () => {
    const { deps, caseId, items } = await importScreenshots(2);
    const id = items[0]?.id ?? '';
    await updateDocument(deps, caseId, notesDocument(id), (before) => ({
      ...(before ?? NO_NOTES),
      intimate: { value: true, at: '2026-11-20T08:00:00.000Z' },
    }));
    expect(await listUnreadItems(deps, caseId)).toEqual([items[1]]);
  });

  it('lists an item again once the person erased what was read', async () => {
    const store = await importScreenshots(2);
    const { deps, caseId, items } = store;
    await run(store, async () => buildRecogniser());
    const document = imageTextDocument(items[0]?.id ?? '');
    await updateDocument(deps, caseId, document, () => document.empty);
    expect(await listUnreadItems(deps, caseId)).toEqual([items[0]]);
  });
});

describe('what was read in an image', () => {
  it('is read for the search, by item', async () => {
    const store = await importScreenshots(2);
    const { deps, caseId, items } = store;
    expect(await readImageTexts(deps.documentStore, caseId)).toEqual(new Map());
    await run(store, async () => buildRecogniser());
    expect(await readImageTexts(deps.documentStore, caseId)).toEqual(
      new Map(items.map(({ id }) => [id, WORD.text] as const)),
    );
  });

  it('goes with the item, with its image and with its case', async () => {
    const store = await importScreenshots(3);
    const { deps, caseId, items } = store;
    await run(store, async () => buildRecogniser());
    const names = () => deps.documentStore.listNames(caseId, 'image-text/');
    expect(await names()).toHaveLength(3);
    await eraseItem(deps, items[0]?.id ?? '');
    expect(await names()).toHaveLength(2);
    await eraseItemImages(deps, items[1]?.id ?? '');
    expect(await names()).toEqual([`image-text/${items[2]?.id}`]);
    await new DexieCaseRepository(deps.db).erase(caseId);
    expect(await names()).toEqual([]);
  });

  it.each([
    ['an item', eraseItem],
    ['images', eraseItemImages],
  ])('attack: is not stored for %s erased while it was read', async (_, erase) => {
    const { deps, caseId, items } = await importScreenshots(1);
    const id = items[0]?.id ?? '';
    const slow: Recogniser = {
      ...buildRecogniser(),
      recognise: async (image) => {
        await erase(deps, id);
        return buildRecogniser().recognise(image);
      },
    };
    await expect(recogniseItem(deps, id, slow)).rejects.toMatchObject({ code: 'nothing-there' });
    expect(await deps.documentStore.listNames(caseId, 'image-text/')).toEqual([]);
  });
});
