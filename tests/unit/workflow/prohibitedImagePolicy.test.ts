import { describe, expect, it } from 'vitest';
import { caseNameDocument } from '../../../src/domain/case/caseDocuments.ts';
import { PURPOSES } from '../../../src/domain/export/dossierOptions.ts';
import { exportChoicesDocument } from '../../../src/domain/export/exportChoices.ts';
import { listJoined } from '../../../src/domain/export/fileDecisions.ts';
import type { FileEntry, FileRole } from '../../../src/domain/item/item.ts';
import { type ItemNotes, NO_NOTES, notesDocument } from '../../../src/domain/item/itemNotes.ts';
import { isProhibitedImage } from '../../../src/domain/item/prohibitedImages.ts';
import { DexieCaseRepository } from '../../../src/store/caseRepository.ts';
import { encryptDossierRow } from '../../../src/store/receivedDossierRepository.ts';
import { recordItem } from '../../../src/workflow/capture/recordItem.ts';
import { addCase } from '../../../src/workflow/case/caseJournal.ts';
import { openItem } from '../../../src/workflow/itemQueries.ts';
import {
  eraseItemImages,
  findDuplicateImages,
  findWithheldFiles,
  isImagePromptDue,
  recordImagePromptAnswer,
  selectFilesToErase,
} from '../../../src/workflow/prohibitedImagePolicy.ts';
import { removeReceivedDossier } from '../../../src/workflow/receivedDossierList.ts';
import { inventCase } from '../../support/dossier/inventedCase.ts';
import { inventMessage } from '../../support/dossier/inventedMessages.ts';
import { grayJpeg } from '../../support/dossier/pictures.ts';
import { buildExportDependencies, buildExportRequest, readPlan } from '../../support/exportDependencies.ts';
import { plaintextCodec } from '../../support/plaintextCodec.ts';
import { buildReceivedDossier } from '../../support/receivedDossier.ts';
import {
  buildCapturedPage,
  buildMeasures,
  buildPicture,
  buildRecordRequest,
  createTestDependencies,
  recordItems,
  recordOne,
} from '../../support/testDependencies.ts';
import { changeDocument } from '../../support/workflow/changeDocument.ts';
import { readJournalLines } from '../../support/workflow/journalLines.ts';

const shot = (text: string) => async () => buildPicture(new Blob([text], { type: 'image/png' }));

it('findDuplicateImages finds an image in other cases and in received dossiers, until it is erased there', async () => {
  const bare = createTestDependencies({ shoot: shot('one screen') });
  const deps = { ...bare, caseRepository: new DexieCaseRepository(bare.db) };
  const [here = ''] = await recordItems(deps, 2);
  const own = (await deps.store.currentCase())?.caseId ?? '';
  const { caseId } = await addCase(deps);
  await changeDocument(deps, caseId, caseNameDocument, { name: 'Lycée' });
  const elsewhere = await recordOne(deps);
  await recordOne({ ...deps, shoot: shot('another') });
  const item = await deps.store.item(here);
  const [file = expect.fail('no picture')] = (item?.fiche.files ?? []).filter(({ role }) => role === 'viewport');
  const files = [{ path: 'pieces/P0001/capture.png', bytes: file.bytes, sha256: file.sha256 }];
  const dossier = buildReceivedDossier({ files });
  await deps.db.receivedDossiers.put(await encryptDossierRow(await plaintextCodec.encryptor(), own, 2, dossier));

  await eraseItemImages(deps, here);
  const lycee = { caseId, name: 'Lycée', place: 2 };
  const received = { caseId: own, name: '', place: 1, number: 1 };
  const expected = { items: [{ ...lycee, itemId: elsewhere }], dossiers: [received] };
  expect(await findDuplicateImages(deps, here)).toEqual(expected);
  await eraseItemImages(deps, elsewhere);
  expect(await findDuplicateImages(deps, here)).toEqual({ items: [], dossiers: [received] });
  await removeReceivedDossier(deps, own, 1);
  expect(await findDuplicateImages(deps, here)).toEqual({ items: [], dossiers: [] });
});

async function createItem() {
  const deps = createTestDependencies();
  const id = await recordOne(deps);
  const { caseId } = (await deps.store.currentCase()) ?? { caseId: '' };
  return { deps, id, caseId };
}

describe('eraseItemImages', () => {
  it('erases images, page source and preview, keeps fiche and text, and appends a journal line', async () => {
    const { deps, id, caseId } = await createItem();
    await eraseItemImages(deps, id);
    expect((await deps.db.files.toArray()).map(({ path }) => path)).toEqual(['texte.txt']);
    expect(await deps.db.previews.count()).toBe(0);
    const erased = (await deps.store.removedFiles(caseId)).get(id);
    expect([...(erased ?? [])].sort()).toEqual(['capture.png', 'page.html', 'publication.png']);
    expect((await readJournalLines(deps)).at(-1)).toMatchObject({
      event: 'item.filesRemoved',
      item: id,
      payload: { paths: ['capture.png', 'page.html', 'publication.png'] },
    });
    const opened = await openItem(deps.store, id);
    expect(opened).toMatchObject({ preview: null, summary: { prohibited: true } });
    expect(opened.fiche).toEqual((await deps.store.item(id))?.fiche);
  });

  it('blocks its address in the other items of a dossier, whether the dossier includes it or not', async () => {
    const { deps, id, caseId } = await createItem();
    const other = await recordOne(deps);
    const { deps: exportDeps } = buildExportDependencies(deps);
    const readBlockedLinks = async (leftOut: readonly string[] = []) => {
      const head = (await deps.store.caseHead(caseId)) ?? expect.fail('no case');
      const { snapshot } = await readPlan(exportDeps, head, { leftOut });
      const { items } = snapshot;
      const snapshotItem = items.find(({ fiche }) => fiche.id === other);
      return { permalink: snapshotItem?.fiche.address.permalink, blocked: snapshotItem?.blockedLinks };
    };
    expect((await readBlockedLinks()).blocked).toBeUndefined();
    await eraseItemImages(deps, id);
    for (const leftOut of [[], [id]]) {
      const { permalink, blocked } = await readBlockedLinks(leftOut);
      expect(blocked).toContain(permalink);
    }
  });

  it('appends to the journal of the item’s case, not of the current one', async () => {
    const { deps, id, caseId } = await createItem();
    await addCase(deps);
    await eraseItemImages(deps, id);
    expect((await deps.store.removedFiles(caseId)).has(id)).toBe(true);
    expect((await deps.store.caseHead(caseId))?.seq).toBe(3);
  });

  it('erases a captured region and page.mhtml too', async () => {
    const deps = createTestDependencies();
    const request = { ...buildRecordRequest(deps), mode: 'zone', entry: 'zone' } as const;
    const bare = buildCapturedPage();
    const archive = new Blob(['page']);
    await recordItem(deps, { ...bare, finished: async () => ({ ...(await bare.finished()), archive }) }, request);
    await eraseItemImages(deps, request.id);
    expect((await deps.db.files.toArray()).map(({ path }) => path)).toEqual(['texte.txt']);
  });

  it('erases nothing when the journal line cannot be written', async () => {
    const { deps, id } = await createItem();
    deps.db.entries.hook('creating', () => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    await expect(eraseItemImages(deps, id)).rejects.toMatchObject({ code: 'disk-full' });
    expect(await deps.db.files.count()).toBe(4);
    expect(await deps.db.previews.count()).toBe(1);
    expect((await openItem(deps.store, id)).summary.prohibited).toBe(false);
  });
});

it('isImagePromptDue returns true after the first capture of a case, until the prompt is answered', async () => {
  const deps = createTestDependencies();
  expect(await isImagePromptDue(deps, crypto.randomUUID())).toBe(false);
  await recordOne(deps);
  const caseId = (await deps.store.currentCase())?.caseId ?? '';
  expect(await isImagePromptDue(deps, caseId)).toBe(true);
  await recordImagePromptAnswer(deps, caseId);
  expect(await isImagePromptDue(deps, caseId)).toBe(false);
});

const AT = '2026-11-20T09:00:00.000Z';

/** A captured post at this height; the post of `buildCapturedPage()` spans 20 to 220. */
const postAt = (y: number) =>
  buildCapturedPage({ measured: async () => buildMeasures({ rect: { x: 10, y, width: 600, height: 200 } }) });

/** Two posts of one screen and a third of another; `listScreenshots` returns what a dossier includes of each. */
async function createCase() {
  const deps = createTestDependencies();
  const onScreen = { ...deps, shoot: shot('one screen') };
  const ids = [await recordOne(onScreen), await recordOne(onScreen, postAt(219)), await recordOne(deps)] as const;
  const head = (await deps.store.currentCase()) ?? expect.fail('no case');
  const { caseId } = head;
  const guided = buildExportDependencies(deps).deps;
  const addNotes = (id: string, itemNotes: Partial<ItemNotes>) =>
    changeDocument(deps, caseId, notesDocument(id), itemNotes);
  const listFiles = async (choices: Partial<typeof exportChoicesDocument.empty> = {}) => {
    const { empty } = exportChoicesDocument;
    const withScreens = { ...empty, parts: { ...empty.parts, screens: true } };
    const request = await buildExportRequest(guided, caseId, { ...withScreens, ...choices });
    const { snapshot } = await readPlan(guided, head, request);
    return new Map(snapshot.items.map((item) => [item.fiche.id, listJoined(item).map(({ path }) => path)]));
  };
  const listScreenshots = async (choices: Partial<typeof exportChoicesDocument.empty> = {}) =>
    new Map([...(await listFiles(choices))].map(([id, paths]) => [id, paths.filter((path) => path === 'capture.png')]));
  return { deps, caseId, ids, addNotes, listFiles, listScreenshots };
}

const part = { at: AT, file: 'publication.png', way: 'mask', x: 0, y: 0, width: 8, height: 8 } as const;

const WHOLE = ['capture.png'];

it('a dossier has no screenshot that another item redacts, unless originals are included', async () => {
  const { ids, addNotes, listScreenshots } = await createCase();
  const [hidden, neighbour, elsewhere] = ids;
  expect((await listScreenshots()).get(neighbour)).toEqual(WHOLE);
  await addNotes(hidden, { redactions: [part] });
  const shown = await listScreenshots();
  expect([shown.get(hidden), shown.get(neighbour), shown.get(elsewhere)]).toEqual([[], [], WHOLE]);
  expect((await listScreenshots({ originals: true })).get(neighbour)).toEqual(WHOLE);
  // An item left out of the dossier still conceals.
  expect((await listScreenshots({ leftOut: [hidden] })).get(neighbour)).toEqual([]);
});

it('a dossier has no image of a post captured twice when one capture is redacted', async () => {
  const { deps, ids, addNotes, listScreenshots } = await createCase();
  const crop = async () => new Blob(['one post'], { type: 'image/png' });
  const cropping = { ...deps, imageProcessor: { ...deps.imageProcessor, crop } };
  const [first = '', secondCapture = ''] = await recordItems(cropping, 2);
  await addNotes(first, { redactions: [part] });
  const shown = await listScreenshots();
  expect([shown.get(secondCapture), shown.get(ids[0])]).toEqual([[], WHOLE]);
});

it('markConcealedFiles conceals the screenshot of an intimate item in others, whether it is included or not', async () => {
  const { ids, addNotes, listScreenshots } = await createCase();
  const [hidden, neighbour, elsewhere] = ids;
  await addNotes(hidden, { intimate: { value: true, at: AT } });
  for (const intimate of [false, true]) {
    const shown = await listScreenshots({ intimate });
    expect([shown.get(neighbour), shown.get(elsewhere)]).toEqual([[], WHOLE]);
  }
  await addNotes(neighbour, { intimate: { value: true, at: AT } });
  expect((await listScreenshots({ intimate: true })).get(neighbour)).toEqual(WHOLE);
});

it.each([null, ...PURPOSES])(
  'an intimate image, once asked for, goes to %s, save to a school and a platform',
  async (purpose) => {
    const { ids, addNotes, listFiles } = await createCase();
    const [hidden, neighbour, elsewhere] = ids;
    await addNotes(hidden, { intimate: { value: true, at: AT } });
    const choices = { purpose, chosen: [...ids] };
    expect([...(await listFiles(choices)).keys()]).toEqual([neighbour, elsewhere]);
    const files = (await listFiles({ ...choices, intimate: true })).get(hidden);
    const expected = { school: undefined, platform: ['texte.txt'] } as Readonly<Record<string, string[] | undefined>>;
    if (purpose !== null && purpose in expected) expect(files).toEqual(expected[purpose]);
    else expect(files).toContain('publication.png');
  },
);

it('a platform receives no image of an item whose notes, which may say that it is intimate, are damaged', async () => {
  const { deps, caseId, ids } = await createCase();
  const [id] = ids;
  const { fiche } = await openItem(deps.store, id);
  const notes = { notes: new Map(), damaged: [id] };
  const withheld = await findWithheldFiles(deps.store, caseId, [fiche], notes, 'platform');
  expect(withheld.get(id)).toEqual(expect.arrayContaining(['publication.png', 'capture.png']));
  expect(withheld.get(id)).not.toContain('texte.txt');
});

it.each([undefined, ...PURPOSES])(
  'a picture sent with blackmail goes to %s only to prosecute or defend',
  async (purpose) => {
    const images = (shade: number) => [grayJpeg(8, 8, () => shade)];
    const { snapshot } = await inventCase([
      inventMessage({ index: 11, images: images(1) }),
      inventMessage({ index: 12, text: 'Tu te reconnais ?' }),
      inventMessage({ index: 13, sender: 'Camille', images: images(60) }),
      inventMessage({ index: 14, text: '500 euros ou je l’envoie', images: images(120) }),
      inventMessage({ index: 18, images: images(240) }),
    ]);
    const fiches = snapshot.items.map(({ fiche }) => fiche);
    const [before, , own, threat, far] = fiches.map(({ id }) => id);
    // Also where the image is said to be intimate, and was asked for in an annex.
    const notes = new Map([
      [threat ?? '', { ...NO_NOTES, categories: { value: ['blackmail' as const, 'intimate-image' as const], at: AT } }],
    ]);
    const { store } = createTestDependencies();
    const withheld = await findWithheldFiles(store, 'case', fiches, { notes, damaged: [] }, purpose);
    const isFor = purpose !== undefined && ['police', 'prosecutor', 'lawyer'].includes(purpose);
    for (const id of [before, threat]) expect(withheld.get(id ?? '') ?? []).toEqual(isFor ? [] : ['media-1.jpg']);
    for (const id of [own, far]) expect(withheld.get(id ?? '') ?? []).toEqual([]);
  },
);

it('recordItem erases a prohibited screenshot from items sealed later, for the same screenshot only', async () => {
  const deps = createTestDependencies({ shoot: shot('one screen') });
  const onScreen = (y: number, id: string, taken: boolean) =>
    ({
      ...postAt(y),
      shots: (async function* () {
        const screen = { id, taken };
        yield { address: 'https://exemple.invalid/fil', area: { kind: 'window', screen } as const };
      })(),
    }) satisfies ReturnType<typeof buildCapturedPage>;
  const first = await recordOne(deps, onScreen(20, 'a', false));
  let during = '';
  // Sealed after eraseItemImages listed the items of the case.
  const { openItems } = deps.store;
  deps.store.openItems = async (...args) => {
    deps.store.openItems = openItems;
    const opened = await openItems.apply(deps.store, args);
    during = await recordOne(deps, onScreen(219, 'a', true));
    return opened;
  };
  await eraseItemImages(deps, first);
  const after = await recordOne(deps, onScreen(419, 'a', true));
  const again = await recordOne(deps, onScreen(419, 'b', false));
  const listPaths = async (id: string) =>
    (await deps.db.files.toArray()).flatMap(({ itemId, path }) => (itemId === id ? [path] : []));
  for (const id of [during, after]) {
    expect(await listPaths(id)).toEqual(['page.html', 'publication.png', 'texte.txt']);
    expect((await openItem(deps.store, id)).summary.prohibited).toBe(false);
  }
  // A new screenshot of the screen is kept.
  expect(await listPaths(again)).toContain('capture.png');
});

it('an item that shared only the screenshot loses it once, keeps its own image and is still exported', async () => {
  const { deps, caseId, ids, listScreenshots } = await createCase();
  const [prohibited, neighbour, elsewhere] = ids;
  await eraseItemImages(deps, prohibited);
  const erased = await deps.store.caseHead(caseId);
  await eraseItemImages(deps, prohibited);
  expect(await deps.store.caseHead(caseId)).toEqual(erased);
  expect((await deps.store.removedFiles(caseId)).has(elsewhere)).toBe(false);
  expect(await deps.store.file(neighbour, 'capture.png')).toBeNull();
  expect(await deps.store.file(neighbour, 'publication.png')).not.toBeNull();
  const opened = await openItem(deps.store, neighbour);
  expect(opened.summary.prohibited).toBe(false);
  expect(opened.preview).not.toBeNull();
  expect(opened.erasedPaths).toEqual(['capture.png']);
  const indexedItems = await deps.itemIndex.itemsFrom(opened.fiche.caseId, 1);
  expect(indexedItems.map(({ prohibited }) => prohibited)).toEqual([true, false, false]);
  expect([...(await listScreenshots({ purpose: 'lawyer' })).keys()]).toEqual([neighbour, elsewhere]);
  expect(isProhibitedImage(opened.fiche, new Set(opened.erasedPaths))).toBe(false);
  // Its own image can be prohibited later.
  await eraseItemImages(deps, neighbour);
  expect((await openItem(deps.store, neighbour)).summary.prohibited).toBe(true);
});

it('eraseItemImages erases all files of a second capture of the post, and page.mhtml with a screenshot', async () => {
  const deps = createTestDependencies();
  const postWithArchive = (y = 20) => {
    const bare = postAt(y);
    return buildCapturedPage({
      measured: bare.measured,
      finished: async () => ({ ...(await bare.finished()), archive: new Blob(['page']) }),
    });
  };
  const crop = async () => new Blob(['one post'], { type: 'image/png' });
  const cropping = { ...deps, imageProcessor: { ...deps.imageProcessor, crop } };
  const first = await recordOne({ ...cropping, shoot: shot('8:00') }, postWithArchive());
  const secondCapture = await recordOne({ ...cropping, shoot: shot('8:01') }, postWithArchive());
  const neighbour = await recordOne({ ...deps, shoot: shot('8:00') }, postWithArchive(400));
  await eraseItemImages(deps, first);
  const listPaths = async (id: string) =>
    (await deps.db.files.toArray()).filter(({ itemId }) => itemId === id).map(({ path }) => path);
  expect(await listPaths(secondCapture)).toEqual(['texte.txt']);
  expect((await openItem(deps.store, secondCapture)).summary.prohibited).toBe(true);
  expect(await listPaths(neighbour)).toEqual(['page.html', 'publication.png', 'texte.txt']);
});

it('selectFilesToErase selects own images that overlap: a quoting post, a region, the whole page', () => {
  const file = (path: string, role: FileRole, sha256: string, ...crop: number[]): FileEntry => {
    const [x = 0, y = 0, width = 0, height = 0] = crop;
    const transformations = crop.length > 0 ? [{ name: 'crop', from: 'capture.png', x, y, width, height }] : [];
    const digest = { bytes: 1, sha256, salt: '', commitment: '' };
    return { path, role, mediaType: 'image/png', ...digest, transformations };
  };
  const screen = file('capture.png', 'viewport', 'aa');
  const prohibited = { files: [screen, file('publication.png', 'post', 'bb', 341, 53, 598, 156)] };
  const selectPaths = (own: FileEntry) => selectFilesToErase({ files: [screen, own] }, prohibited)?.paths;
  expect(selectPaths(file('publication.png', 'post', 'cc', 341, 208, 598, 119))).toEqual(['capture.png']);
  const expected = ['capture.png', 'publication.png'];
  expect(selectPaths(file('publication.png', 'post', 'cc', 341, 20, 598, 300))).toEqual(expected);
  expect(selectPaths(file('zone.png', 'zone', 'dd', 700, 100, 40, 40))).toEqual(['capture.png', 'zone.png']);
  expect(selectPaths(file('page-entiere.png', 'page', 'ee'))).toEqual(['capture.png', 'page-entiere.png']);
});
