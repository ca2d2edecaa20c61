import { expect, it } from 'vitest';
import { verifyDossier } from '../../../../src/seal/verify/verifyDossier.ts';
import { zipSource } from '../../../../src/seal/verify/zipSource.ts';
import { DexieCaseRepository } from '../../../../src/store/caseRepository.ts';
import { recordItem } from '../../../../src/workflow/capture/recordItem.ts';
import { addCase, ensureCase } from '../../../../src/workflow/case/caseJournal.ts';
import { eraseItem, readEraseImpact } from '../../../../src/workflow/case/erase.ts';
import { withdrawItem } from '../../../../src/workflow/items/withdrawItem.ts';
import { buildExportDependencies, runExport } from '../../../support/exportDependencies.ts';
import {
  buildCapturedPage,
  buildRecordRequest,
  createTestDependencies,
  type TestDependencies,
} from '../../../support/testDependencies.ts';

async function record(deps: TestDependencies): Promise<string> {
  const asked = buildRecordRequest(deps);
  await recordItem(deps, buildCapturedPage(), asked);
  return asked.id;
}

const rows = async ({ db }: TestDependencies): Promise<Record<string, number>> =>
  Object.fromEntries(await Promise.all(db.tables.map(async (table) => [table.name, await table.count()])));

it('erases an item whole; the dossiers to come tell it as withdrawn, and verify', async () => {
  const deps = createTestDependencies();
  const [first, second] = [await record(deps), await record(deps)];
  await runExport(buildExportDependencies(deps).desk);
  await eraseItem(deps, first);
  expect(await deps.store.item(first)).toBeNull();
  expect(await rows(deps)).toMatchObject({ items: 1, summaries: 1, previews: 1, files: 4 });
  const { zip, exhibits, manifestDigest } = await runExport(buildExportDependencies(deps).desk);
  expect(exhibits).toBe(1);
  const report = await verifyDossier(await zipSource(zip), { expect: manifestDigest });
  expect(report).toMatchObject({ verdict: 'coherent-anchored', problems: [] });
  // Its number is not given again.
  expect(await recordItem(deps, buildCapturedPage(), buildRecordRequest(deps))).toBe(3);
  await expect(eraseItem(deps, first)).rejects.toMatchObject({ code: 'nothing-there' });
  await withdrawItem(deps, second);
  await eraseItem(deps, second);
  const last = await runExport(buildExportDependencies(deps).desk);
  expect((await verifyDossier(await zipSource(last.zip), {})).problems).toEqual([]);
});

it('erases what was stated of an item with it, half-typed words too', async () => {
  const deps = createTestDependencies();
  const [gone, kept] = [await record(deps), await record(deps)];
  const { caseId } = await ensureCase(deps);
  const names = [gone, kept].flatMap((id) => [`notes/${id}`, `drafts/${id}/notes`, `drafts/${id}/step`]);
  for (const name of names) await deps.documentStore.writeDocument(caseId, name, {});
  await eraseItem(deps, gone);
  const left = (await deps.db.sheets.toArray()).map(({ name }) => name);
  expect(left.sort()).toEqual(names.filter((name) => name.includes(kept)).sort());
});

it('says what no dossier holds yet', async () => {
  const deps = createTestDependencies();
  await record(deps);
  const { caseId } = await ensureCase(deps);
  expect(await readEraseImpact(deps, caseId)).toEqual({ items: 1, neverExported: 1, lastExport: null });
  await runExport(buildExportDependencies(deps).desk);
  expect(await readEraseImpact(deps, caseId)).toMatchObject({ items: 1, neverExported: 0 });
  await record(deps);
  await record(deps);
  // A dossier that leaves one out, and one that was prepared and never written.
  await runExport(buildExportDependencies(deps).desk, [2]);
  await record(deps);
  const cut = new AbortController();
  cut.abort();
  await expect(runExport(buildExportDependencies(deps).desk, [], cut.signal)).rejects.toMatchObject({
    code: 'cancelled',
  });
  expect(await readEraseImpact(deps, caseId)).toMatchObject({ items: 4, neverExported: 2 });
});

it('erases a case with all that is its own, and nothing of another', async () => {
  const deps = createTestDependencies();
  await record(deps);
  const kept = await ensureCase(deps);
  await deps.documentStore.writeDocument(kept.caseId, 'case', { name: 'reste' });
  const before = await rows(deps);
  const gone = await addCase(deps);
  await withdrawItem(deps, await record(deps));
  await record(deps);
  await runExport(buildExportDependencies(deps).desk);
  await deps.documentStore.writeDocument(gone.caseId, 'case', { name: 'part' });
  const caseRepository = new DexieCaseRepository(deps.db);
  await caseRepository.erase(gone.caseId);
  expect(await rows(deps)).toEqual({ ...before, current: 0 });
  expect((await caseRepository.cases()).map(({ caseId }) => caseId)).toEqual([kept.caseId]);
  await expect(caseRepository.erase(gone.caseId)).rejects.toMatchObject({ code: 'nothing-there' });
});
