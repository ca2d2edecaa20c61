import { expect, it } from 'vitest';
import { createDocumentsApi } from '../../../src/carnet/api/casesApi.ts';
import { departmentDocument } from '../../../src/law/departments.ts';
import { answersDocument, currentAnswers, recordAnswer } from '../../../src/law/questions.ts';
import { reencryptStore } from '../../../src/store/reencrypt.ts';
import { createEncryptedTestDependencies, createTestDependencies } from '../../support/testDependencies.ts';

const never = new AbortController().signal;
const at = '2026-11-20T09:00:00.000Z';
const choose = (code: typeof departmentDocument.empty.code) => ({ ...departmentDocument.empty, code });

it('a document of the current case is empty without a case, which the first change creates', async () => {
  const deps = createTestDependencies();
  const documents = createDocumentsApi(deps);
  expect(await documents.read(null, departmentDocument)).toEqual(departmentDocument.empty);
  expect(await deps.store.currentCase()).toBeNull();
  await documents.replace(null, departmentDocument, choose('95'));
  expect(await documents.read(null, departmentDocument)).toEqual(choose('95'));
  const { caseId } = (await deps.store.currentCase()) ?? { caseId: '' };
  expect(await documents.read(caseId, departmentDocument)).toEqual(choose('95'));
});

it('answers about the law are changed one by one', async () => {
  const documents = createDocumentsApi(createTestDependencies());
  const answers = [
    ['threat', 'yes'],
    ['insult', 'yes'],
    ['threat', 'no'],
  ] as const;
  for (const [question, answer] of answers)
    await documents.change(null, answersDocument, (before) => recordAnswer(before, question, answer, at));
  expect(currentAnswers(await documents.read(null, answersDocument))).toEqual({ insult: 'yes', threat: 'no' });
});

it('a damaged document can be replaced, and one that was repaired meanwhile stays', async () => {
  const deps = createTestDependencies();
  const documents = createDocumentsApi(deps);
  await documents.replace(null, departmentDocument, choose('2A'));
  expect(await documents.replaceDamaged(null, departmentDocument)).toEqual(choose('2A'));
  const { caseId } = (await deps.store.currentCase()) ?? { caseId: '' };
  const damage = () => deps.documentStore.writeDocument(caseId, 'department', { ...choose('2A'), code: '999' });
  await damage();
  await expect(documents.read(null, departmentDocument)).rejects.toMatchObject({ code: 'record-damaged' });
  expect(await documents.replaceDamaged(null, departmentDocument)).toEqual(departmentDocument.empty);
  await damage();
  await documents.replace(null, departmentDocument, choose('2B'));
  expect(await documents.read(null, departmentDocument)).toEqual(choose('2B'));
});

it('the département is encrypted at rest, in a row of the same length for every choice', async () => {
  const lengths = new Set<number>();
  for (const code of ['01', '95'] as const) {
    const deps = createEncryptedTestDependencies(`department-${code}`);
    const documents = createDocumentsApi(deps);
    await documents.replace(null, departmentDocument, choose(code));
    const [row] = await deps.db.documents.toArray();
    expect(row?.name).toBe('department');
    expect(Buffer.from(row?.body ?? []).includes(`"${code}"`)).toBe(false);
    lengths.add(row?.body.byteLength ?? 0);
    await deps.storeLock.set('quatre mots sans suite', false);
    await reencryptStore(deps.db, deps.codec, () => undefined, never);
    await deps.storeLock.lock();
    await expect(documents.read(null, departmentDocument)).rejects.toMatchObject({ code: 'locked' });
    await deps.storeLock.unlock('quatre mots sans suite');
    expect(await documents.read(null, departmentDocument)).toEqual(choose(code));
  }
  expect(lengths.size).toBe(1);
});
