import { describe, expect, it } from 'vitest';
import { recordItem } from '../../../../src/workflow/capture/recordItem.ts';
import { addCase } from '../../../../src/workflow/case/caseJournal.ts';
import { readPreviewSnapshot } from '../../../../src/workflow/export/exportDossier.ts';
import { eraseItemImages } from '../../../../src/workflow/images/eraseImages.ts';
import { openItem, parseFiche } from '../../../../src/workflow/items/itemQueries.ts';
import { buildExportDependencies } from '../../../support/exportDependencies.ts';
import {
  buildCapturedPage,
  buildRecordRequest,
  createTestDependencies,
} from '../../../support/testDependencies.ts';

async function recorded() {
  const deps = createTestDependencies();
  const asked = buildRecordRequest(deps);
  await recordItem(deps, buildCapturedPage(), asked);
  const { caseId } = (await deps.store.currentCase()) ?? { caseId: '' };
  const lines = async () => {
    const head = await deps.store.currentCase();
    const bytes = await deps.store.journal(caseId, head?.seq ?? 0);
    return new TextDecoder()
      .decode(bytes)
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line));
  };
  return { desk: deps, id: asked.id, caseId, lines };
}

describe('removeFiles', () => {
  it('erases pixels, page source and preview, keeps fiche and text, and says so in the journal', async () => {
    const { desk: deps, id, caseId, lines } = await recorded();
    await eraseItemImages(deps, id);
    expect((await deps.db.files.toArray()).map(({ path }) => path)).toEqual(['texte.txt']);
    expect(await deps.db.previews.count()).toBe(0);
    const gone = (await deps.store.removedFiles(caseId)).get(id);
    expect([...(gone ?? [])].sort()).toEqual(['capture.png', 'page.html', 'publication.png']);
    expect((await lines()).at(-1)).toMatchObject({
      event: 'item.filesRemoved',
      item: id,
      payload: { paths: ['capture.png', 'page.html', 'publication.png'] },
    });
    const opened = await openItem(deps.store, id);
    expect(opened).toMatchObject({ preview: null, summary: { unkept: true } });
    expect(opened.fiche).toEqual(parseFiche((await deps.store.item(id))?.ficheBytes ?? new Uint8Array()));
  });

  it('closes its address in every other item of the case, in a dossier that has it or not', async () => {
    const { desk: deps, id, caseId } = await recorded();
    const other = buildRecordRequest(deps);
    await recordItem(deps, buildCapturedPage(), other);
    const { desk: exports } = buildExportDependencies(deps);
    const closedOf = async (leftOut: readonly string[] = []) => {
      const head = await deps.store.caseHead(caseId);
      if (head === null) throw new Error('no case');
      const { items } = await readPreviewSnapshot(exports, head, { without: [], leftOut });
      const snapshotItem = items.find(({ fiche }) => fiche.id === other.id);
      return { permalink: snapshotItem?.fiche.address.permalink, closed: snapshotItem?.blockedLinks };
    };
    expect((await closedOf()).closed).toBeUndefined();
    await eraseItemImages(deps, id);
    for (const leftOut of [[], [id]]) {
      const { permalink, closed } = await closedOf(leftOut);
      expect(closed).toContain(permalink);
    }
  });

  it('writes in the journal of the item’s own case, whichever is the current one', async () => {
    const { desk: deps, id, caseId } = await recorded();
    await addCase(deps);
    await eraseItemImages(deps, id);
    expect((await deps.store.removedFiles(caseId)).has(id)).toBe(true);
    expect((await deps.store.caseHead(caseId))?.seq).toBe(3);
  });

  it('erases an area that the person drew, and the page in a file, like any other picture', async () => {
    const deps = createTestDependencies();
    const asked = { ...buildRecordRequest(deps), mode: 'zone', entry: 'zone' } as const;
    const bare = buildCapturedPage();
    const archive = new Blob(['page']);
    await recordItem(
      deps,
      { ...bare, observed: async () => ({ ...(await bare.observed()), archive }) },
      asked,
    );
    await eraseItemImages(deps, asked.id);
    expect((await deps.db.files.toArray()).map(({ path }) => path)).toEqual(['texte.txt']);
  });

  it('writes nothing the second time', async () => {
    const { desk: deps, id, lines } = await recorded();
    await eraseItemImages(deps, id);
    await eraseItemImages(deps, id);
    expect((await lines()).filter(({ event }) => event === 'item.filesRemoved')).toHaveLength(1);
  });

  it('erases nothing when the line cannot be written', async () => {
    const { desk: deps, id } = await recorded();
    deps.db.entries.hook('creating', () => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    await expect(eraseItemImages(deps, id)).rejects.toMatchObject({ code: 'disk-full' });
    expect(await deps.db.files.count()).toBe(4);
    expect(await deps.db.previews.count()).toBe(1);
    expect((await openItem(deps.store, id)).summary.unkept).toBe(false);
  });
});
