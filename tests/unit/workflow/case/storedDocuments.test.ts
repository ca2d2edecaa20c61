import { expect, it } from 'vitest';
import { operatorDocument } from '../../../../src/domain/case/caseDocuments.ts';
import { recordItem } from '../../../../src/workflow/capture/recordItem.ts';
import { ensureCase } from '../../../../src/workflow/case/caseJournal.ts';
import { openItem } from '../../../../src/workflow/itemQueries.ts';
import {
  buildCapturedPage,
  buildRecordRequest,
  createEncryptedTestDependencies,
  recordOne,
} from '../../../support/testDependencies.ts';
import { changeDocument } from '../../../support/workflow/changeDocument.ts';

it('seals the operator in later items, and notes that it was not read while locked', async () => {
  const deps = createEncryptedTestDependencies();
  const ids = [await recordOne(deps)];
  const { caseId } = await ensureCase(deps);
  await changeDocument(deps, caseId, operatorDocument, {
    role: 'parent' as const,
    forWhom: 'Nour',
    since: '2026-11-18',
  });
  ids.push(await recordOne(deps));
  await deps.storeLock.set('quatre mots', false);
  await deps.storeLock.lock();
  ids.push(await recordOne(deps));
  await deps.storeLock.unlock('quatre mots');
  const [before, after, locked] = await Promise.all(ids.map(async (id) => (await openItem(deps.store, id)).fiche));
  expect(before?.operator).toBeNull();
  expect(before?.reading.fields.operator).toBeUndefined();
  const expected = { role: 'parent', name: null, forWhom: 'Nour', since: '2026-11-18', authorisation: null };
  expect(after?.operator).toEqual(expected);
  expect(locked?.operator).toBeNull();
  expect(locked?.reading.fields.operator).toEqual({ how: 'locked', confidence: null });
});

it('seals the operator in every post of a thread, also when the store locks itself meanwhile', async () => {
  const deps = createEncryptedTestDependencies();
  const { caseId } = await ensureCase(deps);
  const state = (role: 'parent' | 'relative') => changeDocument(deps, caseId, operatorDocument, { role });
  await state('parent');
  const [thread, other] = [crypto.randomUUID(), crypto.randomUUID()];
  const requests = [{ thread }, { thread }, {}, { thread: other }, { thread: other }].map((changes) =>
    buildRecordRequest(deps, { entry: 'thread', ...changes }),
  );
  const record = async (place: number): Promise<void> => {
    const request = requests[place];
    if (request) await recordItem(deps, buildCapturedPage(), request);
  };
  await record(0);
  await deps.storeLock.set('quatre mots', false);
  await deps.storeLock.lock();
  for (const place of [1, 2, 3]) await record(place);
  await deps.storeLock.unlock('quatre mots');
  await state('relative');
  await record(4);
  const roles = await Promise.all(
    requests.map(async ({ id }) => (await openItem(deps.store, id)).fiche.operator?.role),
  );
  // Locked: a single capture, and a thread that begins then, which reads it once it can.
  expect(roles).toEqual(['parent', 'parent', undefined, undefined, 'relative']);
});
