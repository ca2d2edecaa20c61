import { expect, it } from 'vitest';
import { reencryptStore } from '../../../../src/store/reencrypt.ts';
import { readDepartment, saveDepartment } from '../../../../src/workflow/case/legalAdvice.ts';
import { createEncryptedTestDependencies, createTestDependencies } from '../../../support/testDependencies.ts';

const never = new AbortController().signal;

it('saves the département of the current case, and creates no case to read it', async () => {
  const deps = createTestDependencies();
  expect((await readDepartment(deps)).code).toBeNull();
  expect(await deps.store.currentCase()).toBeNull();
  expect((await saveDepartment(deps, '95')).code).toBe('95');
  expect((await readDepartment(deps)).code).toBe('95');
  await saveDepartment(deps, null);
  expect((await readDepartment(deps)).code).toBeNull();
});

it('replaces a damaged choice', async () => {
  const deps = createTestDependencies();
  await saveDepartment(deps, '2A');
  const { caseId } = (await deps.store.currentCase()) ?? { caseId: '' };
  await deps.documentStore.writeDocument(caseId, 'department', { schema: 'recueil/department/1', code: '999' });
  await expect(readDepartment(deps)).rejects.toMatchObject({ code: 'record-damaged' });
  await saveDepartment(deps, '2B');
  expect((await readDepartment(deps)).code).toBe('2B');
});

it('is encrypted at rest, in a row of the same length for every choice, and unreadable while locked', async () => {
  const lengths = new Set<number>();
  for (const code of ['01', '95'] as const) {
    const deps = createEncryptedTestDependencies(`department-${code}`);
    await saveDepartment(deps, code);
    const [row] = await deps.db.sheets.toArray();
    expect(row?.name).toBe('department');
    expect(Buffer.from(row?.body ?? []).includes(`"${code}"`)).toBe(false);
    lengths.add(row?.body.byteLength ?? 0);
    await deps.storeLock.set('quatre mots sans suite', false);
    await reencryptStore(deps.db, deps.codec, () => undefined, never);
    await deps.storeLock.lock();
    await expect(readDepartment(deps)).rejects.toMatchObject({ code: 'locked' });
    await deps.storeLock.unlock('quatre mots sans suite');
    expect((await readDepartment(deps)).code).toBe(code);
  }
  expect(lengths.size).toBe(1);
});
