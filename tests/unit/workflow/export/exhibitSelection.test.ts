import { expect, it } from 'vitest';
import { withdrawItem } from '../../../../src/workflow/case/eraseAndWithdraw.ts';
import { prepareExhibits, selectExhibits } from '../../../../src/workflow/export/exhibitSelection.ts';
import { createTestDependencies, recordOne } from '../../../support/testDependencies.ts';

async function createCase(count: number) {
  const deps = createTestDependencies();
  const capture = async () => {
    const id = await recordOne(deps);
    return id;
  };
  const ids: string[] = [];
  while (ids.length < count) ids.push(await capture());
  const caseId = (await deps.store.currentCase())?.caseId ?? '';
  return { deps, ids, caseId, capture };
}

it('a dossier has neither what was captured since its selection, nor what was withdrawn since', async () => {
  const { deps, ids, caseId, capture } = await createCase(3);
  const [first = '', second = '', third = ''] = ids;
  const selected = await selectExhibits(deps.store, new Map(), caseId, { without: [2] });
  const later = await capture();
  await withdrawItem(deps, third);
  const { exhibits } = await prepareExhibits(deps, caseId, selected);
  expect([...exhibits.numbers]).toEqual([[first, 1]]);
  expect(exhibits.withdrawn).toBe(1);
  const head = await deps.store.caseHead(caseId);
  const journal = new TextDecoder().decode(await deps.store.journal(caseId, head?.seq ?? 0));
  expect(JSON.parse(journal.trim().split('\n').at(-1) ?? '')).toMatchObject({
    event: 'dossier.prepared',
    payload: {
      items: 1,
      excluded: [
        { item: second, reason: 'altered' },
        { item: later, reason: 'person' },
      ],
    },
  });
});

it('nothing is exported when everything selected was withdrawn since', async () => {
  const { deps, ids, caseId } = await createCase(1);
  const selected = await selectExhibits(deps.store, new Map(), caseId, { without: [] });
  await withdrawItem(deps, ids[0] ?? '');
  await expect(prepareExhibits(deps, caseId, selected)).rejects.toMatchObject({ code: 'nothing-to-export' });
});
