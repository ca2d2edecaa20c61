import { describe, expect, it } from 'vitest';
import { recordItem } from '../../../src/workflow/capture/recordItem.ts';
import { addCase } from '../../../src/workflow/case/caseJournal.ts';
import { openItem } from '../../../src/workflow/itemQueries.ts';
import { eraseItemImages } from '../../../src/workflow/prohibitedImagePolicy.ts';
import { buildExportDependencies, readPlan } from '../../support/exportDependencies.ts';
import {
  buildCapturedPage,
  buildRecordRequest,
  createTestDependencies,
  recordOne,
} from '../../support/testDependencies.ts';

async function createItem() {
  const deps = createTestDependencies();
  const id = await recordOne(deps);
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
  return { deps, id: id, caseId, lines };
}

describe('eraseItemImages', () => {
  it('erases images, page source and preview, keeps fiche and text, and appends a journal line', async () => {
    const { deps, id, caseId, lines } = await createItem();
    await eraseItemImages(deps, id);
    expect((await deps.db.files.toArray()).map(({ path }) => path)).toEqual(['texte.txt']);
    expect(await deps.db.previews.count()).toBe(0);
    const erased = (await deps.store.removedFiles(caseId)).get(id);
    expect([...(erased ?? [])].sort()).toEqual(['capture.png', 'page.html', 'publication.png']);
    expect((await lines()).at(-1)).toMatchObject({
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
      const head = await deps.store.caseHead(caseId);
      if (head === null) throw new Error('no case');
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

  it('appends nothing the second time', async () => {
    const { deps, id, lines } = await createItem();
    await eraseItemImages(deps, id);
    await eraseItemImages(deps, id);
    expect((await lines()).filter(({ event }) => event === 'item.filesRemoved')).toHaveLength(1);
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
