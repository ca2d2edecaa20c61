import { expect, it } from 'vitest';
import { operatorSheet } from '../../../src/domain/caseSheets.ts';
import { openItem } from '../../../src/workflow/browse.ts';
import { recordItem } from '../../../src/workflow/record.ts';
import { changeSheet } from '../../../src/workflow/sheets.ts';
import { ensureCase } from '../../../src/workflow/steps.ts';
import { lockedDesk, page, request } from '../../support/desk.ts';

it('who captures is sealed in each item made from then on, and said not read while locked', async () => {
  const desk = lockedDesk();
  const asked = [request(desk), request(desk), request(desk)] as const;
  await recordItem(desk, page(), asked[0]);
  const { caseId } = await ensureCase(desk);
  await changeSheet(desk, caseId, operatorSheet, (before) => ({
    ...before,
    role: 'parent' as const,
    forWhom: 'Nour',
    since: '2026-11-18',
  }));
  await recordItem(desk, page(), asked[1]);
  await desk.keeper.set('quatre mots', false);
  await desk.keeper.lock();
  await recordItem(desk, page(), asked[2]);
  await desk.keeper.unlock('quatre mots');
  const [before, after, locked] = await Promise.all(
    asked.map(async ({ id }) => (await openItem(desk.store, id)).fiche),
  );
  expect(before?.operator).toBeNull();
  expect(before?.reading.fields.operator).toBeUndefined();
  expect(after?.operator).toEqual({
    role: 'parent',
    name: null,
    forWhom: 'Nour',
    since: '2026-11-18',
    authorisation: null,
  });
  expect(locked?.operator).toBeNull();
  expect(locked?.reading.fields.operator).toEqual({ how: 'locked', confidence: null });
});
