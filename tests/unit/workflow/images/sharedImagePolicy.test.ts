import { expect, it } from 'vitest';
import { exportChoicesDocument } from '../../../../src/domain/export/exportChoices.ts';
import { isProhibitedImage } from '../../../../src/domain/images/prohibitedImages.ts';
import type { FileEntry, FileRole } from '../../../../src/domain/item/item.ts';
import { type ItemNotes, notesDocument } from '../../../../src/domain/item/notes.ts';
import { selectFiles } from '../../../../src/dossier/includedFiles.ts';
import { plaintextCodec } from '../../../../src/store/codec.ts';
import { DexieItemIndex } from '../../../../src/store/itemIndex.ts';
import { recordItem } from '../../../../src/workflow/capture/recordItem.ts';
import { updateDocument } from '../../../../src/workflow/case/caseDocuments.ts';
import { readPreviewSnapshot } from '../../../../src/workflow/export/exportDossier.ts';
import { buildExportRequest } from '../../../../src/workflow/export/guidedExport.ts';
import { eraseItemImages } from '../../../../src/workflow/images/eraseImages.ts';
import { selectFilesToErase } from '../../../../src/workflow/images/sharedImagePolicy.ts';
import { openItem } from '../../../../src/workflow/items/itemQueries.ts';
import { buildExportDependencies } from '../../../support/exportDependencies.ts';
import {
  buildCapturedPage,
  buildObservation,
  buildPicture,
  buildRecordRequest,
  createTestDependencies,
} from '../../../support/testDependencies.ts';

const AT = '2026-11-20T09:00:00.000Z';

/** A post of a page, from that height on: `page()` has one from 20 to 220. */
const placed = (y: number) => {
  const bare = buildCapturedPage();
  const rect = { x: 10, y, width: 600, height: 200 };
  return buildCapturedPage({
    observed: async () => ({ ...(await bare.observed()), observation: { ...buildObservation(), rect } }),
  });
};

/** Two posts of one screen, and a third of another; of each, what a dossier would join. */
async function recorded() {
  const deps = createTestDependencies();
  const asked = [buildRecordRequest(deps), buildRecordRequest(deps), buildRecordRequest(deps)];
  const [first, second, third] = asked;
  if (!first || !second || !third) throw new Error('three');
  const screen = new Blob(['one screen'], { type: 'image/png' });
  const onScreen = { ...deps, shoot: async () => buildPicture(screen) };
  await recordItem(onScreen, buildCapturedPage(), first);
  await recordItem(onScreen, placed(219), second);
  await recordItem(deps, buildCapturedPage(), third);
  const head = await deps.store.currentCase();
  if (head === null) throw new Error('no case');
  const { caseId } = head;
  const guided = {
    ...buildExportDependencies(deps).desk,
    itemIndex: new DexieItemIndex(deps.db, plaintextCodec),
    localOf: (iso: string) => iso.slice(0, 19),
  };
  const state = (id: string, itemNotes: Partial<ItemNotes>) =>
    updateDocument(deps, caseId, notesDocument(id), (before) => ({ ...before, ...itemNotes }));
  const pictures = async (choices: Partial<typeof exportChoicesDocument.empty> = {}) => {
    const asking = await buildExportRequest(guided, caseId, { ...exportChoicesDocument.empty, ...choices });
    const { items } = await readPreviewSnapshot(guided, head, { without: [], ...asking });
    return new Map(
      items.map((item) => [
        item.fiche.id,
        selectFiles(item, { options: asking.plan }).files.flatMap(({ path }) =>
          path === 'capture.png' ? [path] : [],
        ),
      ]),
    );
  };
  return { desk: deps, caseId, ids: [first.id, second.id, third.id] as const, state, pictures };
}

const part = { at: AT, file: 'publication.png', way: 'mask', x: 0, y: 0, width: 8, height: 8 } as const;
const WHOLE = ['capture.png'];

it('a picture of which one item hides a part is shown by no other, but where originals go', async () => {
  const { ids, state, pictures } = await recorded();
  const [hidden, neighbour, elsewhere] = ids;
  expect((await pictures()).get(neighbour)).toEqual(WHOLE);
  await state(hidden, { redactions: [part] });
  const shown = await pictures();
  expect([shown.get(hidden), shown.get(neighbour), shown.get(elsewhere)]).toEqual([[], [], WHOLE]);
  expect((await pictures({ originals: true })).get(neighbour)).toEqual(WHOLE);
  // Taken out of the dossier, it still hides.
  expect((await pictures({ leftOut: [hidden] })).get(neighbour)).toEqual([]);
});

it('the same post recorded twice shows nowhere what one of both hides', async () => {
  const { desk: deps, ids, state, pictures } = await recorded();
  const crop = async () => new Blob(['one post'], { type: 'image/png' });
  const [first, twice] = [buildRecordRequest(deps), buildRecordRequest(deps)];
  for (const one of [first, twice])
    await recordItem({ ...deps, imageProcessor: { ...deps.imageProcessor, crop } }, buildCapturedPage(), one);
  await state(first.id, { redactions: [part] });
  const shown = await pictures();
  expect([shown.get(twice.id), shown.get(ids[0])]).toEqual([[], WHOLE]);
});

it('a picture of an intimate item is with no other, whether it goes or not', async () => {
  const { ids, state, pictures } = await recorded();
  const [hidden, neighbour, elsewhere] = ids;
  await state(hidden, { intimate: { value: true, at: AT } });
  for (const intimate of [false, true]) {
    const shown = await pictures({ intimate });
    expect([shown.get(neighbour), shown.get(elsewhere)]).toEqual([[], WHOLE]);
  }
  await state(neighbour, { intimate: { value: true, at: AT } });
  expect((await pictures({ intimate: true })).get(neighbour)).toEqual(WHOLE);
});

it('a picture that must not be kept leaves every item that has it, and the others keep theirs', async () => {
  const { desk: deps, caseId, ids } = await recorded();
  const [gone, neighbour, elsewhere] = ids;
  await eraseItemImages(deps, gone);
  const removed = await deps.store.removedFiles(caseId);
  expect(removed.get(neighbour)?.has('capture.png')).toBe(true);
  expect(await deps.store.file(neighbour, 'capture.png')).toBeNull();
  expect(await deps.store.file(neighbour, 'publication.png')).not.toBeNull();
  expect(removed.has(elsewhere)).toBe(false);
  const { seq } = (await deps.store.caseHead(caseId)) ?? { seq: 0 };
  await eraseItemImages(deps, gone);
  expect((await deps.store.caseHead(caseId))?.seq).toBe(seq);
});

it('a picture that must not be kept leaves what is sealed after it too, of the same shot and no later one', async () => {
  const deps = createTestDependencies({
    shoot: async () => buildPicture(new Blob(['one screen'], { type: 'image/png' })),
  });
  const onScreen = (y: number, id: string, taken: boolean) =>
    ({
      ...placed(y),
      shots: (async function* () {
        const screen = { id, taken };
        yield { address: 'https://exemple.invalid/fil', area: { kind: 'window', screen } as const };
      })(),
    }) satisfies ReturnType<typeof buildCapturedPage>;
  const [first, during, after, again] = [
    buildRecordRequest(deps),
    buildRecordRequest(deps),
    buildRecordRequest(deps),
    buildRecordRequest(deps),
  ];
  await recordItem(deps, onScreen(20, 'a', false), first);
  // Under way while the image of the first is erased: sealed once its list of items was read.
  const { openItems } = deps.store;
  deps.store.openItems = async (...asked) => {
    deps.store.openItems = openItems;
    const opened = await openItems.apply(deps.store, asked);
    await recordItem(deps, onScreen(219, 'a', true), during);
    return opened;
  };
  await eraseItemImages(deps, first.id);
  await recordItem(deps, onScreen(419, 'a', true), after);
  await recordItem(deps, onScreen(419, 'b', false), again);
  const left = async (id: string) =>
    (await deps.db.files.toArray()).flatMap(({ itemId, path }) => (itemId === id ? [path] : []));
  for (const { id } of [during, after]) {
    expect(await left(id)).toEqual(['page.html', 'publication.png', 'texte.txt']);
    expect((await openItem(deps.store, id)).summary.unkept).toBe(false);
  }
  // Captured anew, by a person who knows.
  expect(await left(again.id)).toContain('capture.png');
});

it('an item that only shared the screen keeps its own picture, and goes to whom it went', async () => {
  const { desk: deps, ids, pictures } = await recorded();
  const [gone, neighbour, elsewhere] = ids;
  await eraseItemImages(deps, gone);
  const opened = await openItem(deps.store, neighbour);
  expect(opened.summary.unkept).toBe(false);
  expect(opened.preview).not.toBeNull();
  expect(opened.gone).toEqual(['capture.png']);
  const catalogue = await deps.itemIndex.itemsFrom(opened.fiche.caseId, 1);
  expect(catalogue.map(({ unkept }) => unkept)).toEqual([true, false, false]);
  expect([...(await pictures({ purpose: 'lawyer' })).keys()]).toEqual([neighbour, elsewhere]);
  expect(isProhibitedImage(opened.fiche, new Set(opened.gone))).toBe(false);
  // Said of it too, later.
  await eraseItemImages(deps, neighbour);
  expect((await openItem(deps.store, neighbour)).summary.unkept).toBe(true);
});

it('the same post, area or screen recorded twice goes whole; a page in a file goes with its screen', async () => {
  const deps = createTestDependencies();
  const whole = (y = 20) => {
    const bare = placed(y);
    return buildCapturedPage({
      observed: async () => ({ ...(await bare.observed()), archive: new Blob(['page']) }),
    });
  };
  const shot = (text: string) => async () => buildPicture(new Blob([text], { type: 'image/png' }));
  const crop = async () => new Blob(['one post'], { type: 'image/png' });
  const [first, twice, beside] = [
    buildRecordRequest(deps),
    buildRecordRequest(deps),
    buildRecordRequest(deps),
  ];
  await recordItem(
    { ...deps, shoot: shot('8:00'), imageProcessor: { ...deps.imageProcessor, crop } },
    whole(),
    first,
  );
  await recordItem(
    { ...deps, shoot: shot('8:01'), imageProcessor: { ...deps.imageProcessor, crop } },
    whole(),
    twice,
  );
  await recordItem({ ...deps, shoot: shot('8:00') }, whole(400), beside);
  await eraseItemImages(deps, first.id);
  const left = async (id: string) =>
    (await deps.db.files.toArray()).filter(({ itemId }) => itemId === id).map(({ path }) => path);
  expect(await left(twice.id)).toEqual(['texte.txt']);
  expect((await openItem(deps.store, twice.id)).summary.unkept).toBe(true);
  expect(await left(beside.id)).toEqual(['page.html', 'publication.png', 'texte.txt']);
});

it('what shows a part of the same screen goes with it: a post that quotes the other, an area, the whole page', () => {
  const file = (path: string, role: FileRole, sha256: string, ...crop: number[]): FileEntry => {
    const [x = 0, y = 0, width = 0, height = 0] = crop;
    const transformations =
      crop.length > 0 ? [{ name: 'crop', from: 'capture.png', x, y, width, height }] : [];
    return { path, role, mediaType: 'image/png', bytes: 1, sha256, transformations };
  };
  const screen = file('capture.png', 'viewport', 'aa');
  const gone = { files: [screen, file('publication.png', 'post', 'bb', 341, 53, 598, 156)] };
  const beside = (own: FileEntry) => selectFilesToErase({ files: [screen, own] }, gone)?.paths;
  expect(beside(file('publication.png', 'post', 'cc', 341, 208, 598, 119))).toEqual(['capture.png']);
  expect(beside(file('publication.png', 'post', 'cc', 341, 20, 598, 300))).toEqual([
    'capture.png',
    'publication.png',
  ]);
  expect(beside(file('zone.png', 'zone', 'dd', 700, 100, 40, 40))).toEqual(['capture.png', 'zone.png']);
  expect(beside(file('page-entiere.png', 'page', 'ee'))).toEqual(['capture.png', 'page-entiere.png']);
});
