import { describe, expect, it } from 'vitest';
import { ficheOf, openItem } from '../../../src/workflow/browse.ts';
import { holdAhead } from '../../../src/workflow/export.ts';
import { recordItem } from '../../../src/workflow/record.ts';
import { removeFiles } from '../../../src/workflow/removeFiles.ts';
import { addCase } from '../../../src/workflow/steps.ts';
import { page, request, testDesk } from '../../support/desk.ts';
import { exporting } from '../../support/exporting.ts';

async function recorded() {
  const desk = testDesk();
  const asked = request(desk);
  await recordItem(desk, page(), asked);
  const { caseId } = (await desk.store.currentCase()) ?? { caseId: '' };
  const lines = async () => {
    const head = await desk.store.currentCase();
    const bytes = await desk.store.journal(caseId, head?.seq ?? 0);
    return new TextDecoder()
      .decode(bytes)
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line));
  };
  return { desk, id: asked.id, caseId, lines };
}

describe('removeFiles', () => {
  it('erases pixels, page source and preview, keeps fiche and text, and says so in the journal', async () => {
    const { desk, id, caseId, lines } = await recorded();
    await removeFiles(desk, id);
    expect((await desk.db.files.toArray()).map(({ path }) => path)).toEqual(['texte.txt']);
    expect(await desk.db.previews.count()).toBe(0);
    const gone = (await desk.store.removedFiles(caseId)).get(id);
    expect([...(gone ?? [])].sort()).toEqual(['capture.png', 'page.html', 'publication.png']);
    expect((await lines()).at(-1)).toMatchObject({
      event: 'item.filesRemoved',
      item: id,
      payload: { paths: ['capture.png', 'page.html', 'publication.png'] },
    });
    const opened = await openItem(desk.store, id);
    expect(opened).toMatchObject({ preview: null, summary: { unkept: true } });
    expect(opened.fiche).toEqual(ficheOf((await desk.store.item(id))?.ficheBytes ?? new Uint8Array()));
  });

  it('closes its address in every other item of the case, in a dossier that has it or not', async () => {
    const { desk, id, caseId } = await recorded();
    const other = request(desk);
    await recordItem(desk, page(), other);
    const { desk: exports } = exporting(desk);
    const closedOf = async (leftOut: readonly string[] = []) => {
      const head = await desk.store.caseHead(caseId);
      if (head === null) throw new Error('no case');
      const { items } = await holdAhead(exports, head, { without: [], leftOut });
      const held = items.find(({ fiche }) => fiche.id === other.id);
      return { permalink: held?.fiche.address.permalink, closed: held?.closed };
    };
    expect((await closedOf()).closed).toBeUndefined();
    await removeFiles(desk, id);
    for (const leftOut of [[], [id]]) {
      const { permalink, closed } = await closedOf(leftOut);
      expect(closed).toContain(permalink);
    }
  });

  it('writes in the journal of the item’s own case, whichever is the current one', async () => {
    const { desk, id, caseId } = await recorded();
    await addCase(desk);
    await removeFiles(desk, id);
    expect((await desk.store.removedFiles(caseId)).has(id)).toBe(true);
    expect((await desk.store.caseHead(caseId))?.seq).toBe(3);
  });

  it('erases an area that the person drew, and the page in a file, like any other picture', async () => {
    const desk = testDesk();
    const asked = { ...request(desk), mode: 'zone', entry: 'zone' } as const;
    const bare = page();
    const archive = new Blob(['page']);
    await recordItem(
      desk,
      { ...bare, observed: async () => ({ ...(await bare.observed()), archive }) },
      asked,
    );
    await removeFiles(desk, asked.id);
    expect((await desk.db.files.toArray()).map(({ path }) => path)).toEqual(['texte.txt']);
  });

  it('writes nothing the second time', async () => {
    const { desk, id, lines } = await recorded();
    await removeFiles(desk, id);
    await removeFiles(desk, id);
    expect((await lines()).filter(({ event }) => event === 'item.filesRemoved')).toHaveLength(1);
  });

  it('erases nothing when the line cannot be written', async () => {
    const { desk, id } = await recorded();
    desk.db.entries.hook('creating', () => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    await expect(removeFiles(desk, id)).rejects.toMatchObject({ code: 'disk-full' });
    expect(await desk.db.files.count()).toBe(4);
    expect(await desk.db.previews.count()).toBe(1);
    expect((await openItem(desk.store, id)).summary.unkept).toBe(false);
  });
});
