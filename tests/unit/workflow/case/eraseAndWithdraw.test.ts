import { expect, it } from 'vitest';
import { verifyDossier } from '../../../../src/seal/verify/verifyDossier.ts';
import { zipSource } from '../../../../src/seal/verify/zipSource.ts';
import { DexieCaseRepository } from '../../../../src/store/caseRepository.ts';
import { recordItem } from '../../../../src/workflow/capture/recordItem.ts';
import { addCase, ensureCase } from '../../../../src/workflow/case/caseJournal.ts';
import { eraseItem, readEraseImpact, withdrawItem } from '../../../../src/workflow/case/eraseAndWithdraw.ts';
import { listItems, openItem } from '../../../../src/workflow/itemQueries.ts';
import { buildExportDependencies, runExport } from '../../../support/exportDependencies.ts';
import {
  buildCapturedPage,
  buildRecordRequest,
  createTestDependencies,
  recordOne,
  type TestDependencies,
} from '../../../support/testDependencies.ts';
import { readJournalLines } from '../../../support/workflow/journalLines.ts';

const rows = async ({ db }: TestDependencies): Promise<Record<string, number>> =>
  Object.fromEntries(await Promise.all(db.tables.map(async (table) => [table.name, await table.count()])));

it('eraseItem erases an item with its files; later dossiers count it as withdrawn and verify', async () => {
  const deps = createTestDependencies();
  const [first, second] = [await recordOne(deps), await recordOne(deps)];
  await runExport(buildExportDependencies(deps).deps);
  await eraseItem(deps, first);
  expect(await deps.store.item(first)).toBeNull();
  expect(await rows(deps)).toMatchObject({ items: 1, summaries: 1, previews: 1, files: 4 });
  const { file, exhibits, manifestDigest } = await runExport(buildExportDependencies(deps).deps);
  expect(exhibits).toBe(1);
  const report = await verifyDossier(await zipSource(file), { expect: manifestDigest });
  expect(report).toMatchObject({ verdict: 'coherent-anchored', problems: [] });
  // Its ordinal is not reused.
  expect(await recordItem(deps, buildCapturedPage(), buildRecordRequest(deps))).toBe(3);
  await expect(eraseItem(deps, first)).rejects.toMatchObject({ code: 'nothing-there' });
  await withdrawItem(deps, second);
  await eraseItem(deps, second);
  const last = await runExport(buildExportDependencies(deps).deps);
  expect((await verifyDossier(await zipSource(last.file), {})).problems).toEqual([]);
});

it('eraseItem erases the notes and drafts of an item with it', async () => {
  const deps = createTestDependencies();
  const [erased, other] = [await recordOne(deps), await recordOne(deps)];
  const { caseId } = await ensureCase(deps);
  const names = [erased, other].flatMap((id) => [`notes/${id}`, `drafts/${id}/notes`, `drafts/${id}/step`]);
  for (const name of names) await deps.documentStore.writeDocument(caseId, name, {});
  await eraseItem(deps, erased);
  const storedNames = (await deps.db.documents.toArray()).map(({ name }) => name);
  expect(storedNames.sort()).toEqual(names.filter((name) => name.includes(other)).sort());
});

it('readEraseImpact counts no item of a dossier as copied: it lacks whole screens and originals', async () => {
  const deps = createTestDependencies();
  await recordOne(deps);
  const { caseId } = await ensureCase(deps);
  const expected = { items: 1, withdrawn: 0, onlyHere: 1, lastExport: null, lastBackup: null, received: [] };
  expect(await readEraseImpact(deps, caseId)).toEqual(expected);
  await runExport(buildExportDependencies(deps).deps);
  expect(await readEraseImpact(deps, caseId)).toMatchObject({ items: 1, onlyHere: 1 });
  await recordOne(deps);
  await recordOne(deps);
  // A dossier that excludes an item, and one that was prepared but cancelled.
  await runExport(buildExportDependencies(deps).deps, [2]);
  await recordOne(deps);
  const cancel = new AbortController();
  cancel.abort();
  await expect(runExport(buildExportDependencies(deps).deps, [], cancel.signal)).rejects.toMatchObject({
    code: 'cancelled',
  });
  const exported = (await readJournalLines(deps)).filter(({ event }) => event === 'dossier.exported');
  const lastExport = exported[1]?.at;
  expect(await readEraseImpact(deps, caseId)).toMatchObject({ items: 4, onlyHere: 4, lastExport });
});

it('DexieCaseRepository.erase erases every row of a case and none of another', async () => {
  const deps = createTestDependencies();
  await recordOne(deps);
  const other = await ensureCase(deps);
  await deps.documentStore.writeDocument(other.caseId, 'case', { name: 'reste' });
  const before = await rows(deps);
  const erased = await addCase(deps);
  await withdrawItem(deps, await recordOne(deps));
  await recordOne(deps);
  await runExport(buildExportDependencies(deps).deps);
  await deps.documentStore.writeDocument(erased.caseId, 'case', { name: 'part' });
  const caseRepository = new DexieCaseRepository(deps.db);
  await caseRepository.erase(erased.caseId);
  expect(await rows(deps)).toEqual({ ...before, current: 0 });
  expect((await caseRepository.cases()).map(({ caseId }) => caseId)).toEqual([other.caseId]);
  await expect(caseRepository.erase(erased.caseId)).rejects.toMatchObject({ code: 'nothing-there' });
});

it('withdrawItem keeps the item and appends one journal line, the first time only', async () => {
  const deps = createTestDependencies();
  const id = await recordOne(deps);
  await withdrawItem(deps, id);
  await withdrawItem(deps, id);
  const expected = ['journal.opened', 'item.sealed', 'item.withdrawn'];
  expect((await readJournalLines(deps)).map(({ event }) => event)).toEqual(expected);
  expect((await openItem(deps.store, id)).summary.withdrawn).toBe(true);
});

it('an item that was withdrawn, then erased, has a line for each, and its dossier holds', async () => {
  const deps = createTestDependencies();
  const [id] = [await recordOne(deps), await recordOne(deps)];
  await withdrawItem(deps, id);
  await eraseItem(deps, id);
  const lines = (await readJournalLines(deps)).filter(({ item }) => item === id);
  expect(lines.slice(1).map(({ event, payload }) => [event, payload])).toEqual([
    ['item.withdrawn', { reason: 'person' }],
    ['item.withdrawn', { reason: 'erased' }],
  ]);
  const { file } = await runExport(buildExportDependencies(deps).deps);
  const report = await verifyDossier(await zipSource(file));
  expect([report.problems, report.counts?.withdrawn]).toEqual([[], 1]);
});

it('a withdrawn item stays in the list, and is in no count of what is kept; an erased one is in neither', async () => {
  const deps = createTestDependencies();
  const [first, second] = [await recordOne(deps), await recordOne(deps), await recordOne(deps)];
  const list = async () => {
    const { total, withdrawn = 0, items } = await listItems(deps.store, 0, 9);
    return [total, withdrawn, items.length];
  };
  expect(await list()).toEqual([3, 0, 3]);
  await withdrawItem(deps, second);
  expect(await list()).toEqual([3, 1, 3]);
  await withdrawItem(deps, first);
  await eraseItem(deps, first);
  expect(await list()).toEqual([2, 1, 2]);
});
