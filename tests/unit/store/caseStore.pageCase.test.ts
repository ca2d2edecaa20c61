import { expect, it } from 'vitest';
import type { PageCase } from '../../../src/domain/case/case.ts';
import { narrativeDocument } from '../../../src/domain/case/caseDocuments.ts';
import { DexieCaseRepository } from '../../../src/store/caseRepository.ts';
import { DexieCaseStore } from '../../../src/store/caseStore.ts';
import { addCase, ensureCase } from '../../../src/workflow/case/caseJournal.ts';
import { readDocument, updateDocument } from '../../../src/workflow/case/storedDocuments.ts';
import { plaintextCodec } from '../../support/plaintextCodec.ts';
import { createTestDependencies, recordOne, type TestDependencies } from '../../support/testDependencies.ts';

/** What an open page has: the same database, with a case of its own. */
function openPage(deps: TestDependencies) {
  const pageCase: PageCase = { caseId: null };
  return { pageCase, page: { ...deps, store: new DexieCaseStore(deps.db, plaintextCodec, pageCase) } };
}

it('a page stays with its case when captures go to another, and what it writes too', async () => {
  const background = createTestDependencies();
  const first = await addCase(background);
  const { page } = openPage(background);
  expect((await page.store.currentCase())?.caseId).toBe(first.caseId);
  const second = await addCase(background);
  await recordOne(background);
  expect(await background.store.currentCase()).toMatchObject({ caseId: second.caseId, items: 1 });
  const { caseId } = await ensureCase(page);
  await updateDocument(page, caseId, narrativeDocument, (before) => ({ ...before, text: 'Du premier' }));
  const read = (id: string) => readDocument(background.documentStore, id, narrativeDocument);
  expect([(await read(first.caseId)).text, (await read(second.caseId)).text]).toEqual(['Du premier', '']);
  expect((await page.store.currentCase())?.items).toBe(0);
});

it('a page that opens the first case shows it, and stays there when another is opened', async () => {
  const background = createTestDependencies();
  const { page, pageCase } = openPage(background);
  expect(await page.store.currentCase()).toBeNull();
  const { caseId } = await ensureCase(page);
  expect(pageCase.caseId).toBe(caseId);
  const added = await addCase(page);
  expect((await page.store.currentCase())?.caseId).toBe(caseId);
  expect((await background.store.currentCase())?.caseId).toBe(added.caseId);
});

it('a page whose case was erased elsewhere writes nowhere else', async () => {
  const background = createTestDependencies();
  const { caseId } = await addCase(background);
  const { page } = openPage(background);
  await page.store.currentCase();
  await addCase(background);
  await new DexieCaseRepository(background.db).erase(caseId);
  await expect(ensureCase(page)).rejects.toMatchObject({ code: 'case-gone' });
});

it('a page begins again once every case was erased', async () => {
  const background = createTestDependencies();
  const { caseId } = await addCase(background);
  const { page } = openPage(background);
  await page.store.currentCase();
  await new DexieCaseRepository(background.db).erase(caseId);
  expect(await page.store.currentCase()).toBeNull();
  const next = await addCase(background);
  expect((await page.store.currentCase())?.caseId).toBe(next.caseId);
});
