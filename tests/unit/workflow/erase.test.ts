import { expect, it } from 'vitest';
import { verifyDossier } from '../../../src/seal/verify/verifyDossier.ts';
import { zipSource } from '../../../src/seal/verify/zipSource.ts';
import { DexieCaseShelf } from '../../../src/store/caseShelf.ts';
import { eraseItem, standing } from '../../../src/workflow/erase.ts';
import { recordItem } from '../../../src/workflow/record.ts';
import { addCase, ensureCase } from '../../../src/workflow/steps.ts';
import { withdrawItem } from '../../../src/workflow/withdraw.ts';
import { page, request, type TestDesk, testDesk } from '../../support/desk.ts';
import { exporting, runExport } from '../../support/exporting.ts';

async function record(desk: TestDesk): Promise<string> {
  const asked = request(desk);
  await recordItem(desk, page(), asked);
  return asked.id;
}

const rows = async ({ db }: TestDesk): Promise<Record<string, number>> =>
  Object.fromEntries(await Promise.all(db.tables.map(async (table) => [table.name, await table.count()])));

it('erases an item whole; the dossiers to come tell it as withdrawn, and verify', async () => {
  const desk = testDesk();
  const [first, second] = [await record(desk), await record(desk)];
  await runExport(exporting(desk).desk);
  await eraseItem(desk, first);
  expect(await desk.store.item(first)).toBeNull();
  expect(await rows(desk)).toMatchObject({ items: 1, summaries: 1, previews: 1, files: 4 });
  const { zip, exhibits, manifestDigest } = await runExport(exporting(desk).desk);
  expect(exhibits).toBe(1);
  const report = await verifyDossier(await zipSource(zip), { expect: manifestDigest });
  expect(report).toMatchObject({ verdict: 'coherent-anchored', problems: [] });
  // Its number is not given again.
  expect(await recordItem(desk, page(), request(desk))).toBe(3);
  await expect(eraseItem(desk, first)).rejects.toMatchObject({ code: 'nothing-there' });
  await withdrawItem(desk, second);
  await eraseItem(desk, second);
  const last = await runExport(exporting(desk).desk);
  expect((await verifyDossier(await zipSource(last.zip), {})).problems).toEqual([]);
});

it('erases what was stated of an item with it, half-typed words too', async () => {
  const desk = testDesk();
  const [gone, kept] = [await record(desk), await record(desk)];
  const { caseId } = await ensureCase(desk);
  const names = [gone, kept].flatMap((id) => [`notes/${id}`, `drafts/${id}/notes`, `drafts/${id}/step`]);
  for (const name of names) await desk.sheets.writeSheet(caseId, name, {});
  await eraseItem(desk, gone);
  const left = (await desk.db.sheets.toArray()).map(({ name }) => name);
  expect(left.sort()).toEqual(names.filter((name) => name.includes(kept)).sort());
});

it('says what no dossier holds yet', async () => {
  const desk = testDesk();
  await record(desk);
  const { caseId } = await ensureCase(desk);
  expect(await standing(desk, caseId)).toEqual({ items: 1, neverExported: 1, lastExport: null });
  await runExport(exporting(desk).desk);
  expect(await standing(desk, caseId)).toMatchObject({ items: 1, neverExported: 0 });
  await record(desk);
  await record(desk);
  // A dossier that leaves one out, and one that was prepared and never written.
  await runExport(exporting(desk).desk, [2]);
  await record(desk);
  const cut = new AbortController();
  cut.abort();
  await expect(runExport(exporting(desk).desk, [], cut.signal)).rejects.toMatchObject({ code: 'cancelled' });
  expect(await standing(desk, caseId)).toMatchObject({ items: 4, neverExported: 2 });
});

it('erases a case with all that is its own, and nothing of another', async () => {
  const desk = testDesk();
  await record(desk);
  const kept = await ensureCase(desk);
  await desk.sheets.writeSheet(kept.caseId, 'case', { name: 'reste' });
  const before = await rows(desk);
  const gone = await addCase(desk);
  await withdrawItem(desk, await record(desk));
  await record(desk);
  await runExport(exporting(desk).desk);
  await desk.sheets.writeSheet(gone.caseId, 'case', { name: 'part' });
  const shelf = new DexieCaseShelf(desk.db);
  await shelf.erase(gone.caseId);
  expect(await rows(desk)).toEqual({ ...before, current: 0 });
  expect((await shelf.cases()).map(({ caseId }) => caseId)).toEqual([kept.caseId]);
  await expect(shelf.erase(gone.caseId)).rejects.toMatchObject({ code: 'nothing-there' });
});
