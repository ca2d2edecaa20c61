import { expect, it } from 'vitest';
import { withdrawItem } from '../../../../src/workflow/case/eraseAndWithdraw.ts';
import { prepareExhibits, selectExhibits } from '../../../../src/workflow/export/exhibitSelection.ts';
import { createTestDependencies, recordItems, recordOne } from '../../../support/testDependencies.ts';
import { readJournalLines } from '../../../support/workflow/journalLines.ts';

async function createCase(count: number) {
  const deps = createTestDependencies();
  const ids = await recordItems(deps, count);
  const caseId = (await deps.store.currentCase())?.caseId ?? '';
  return { deps, ids, caseId };
}

it('a dossier has neither what was captured since its selection, nor what was withdrawn since', async () => {
  const { deps, ids, caseId } = await createCase(3);
  const [first = '', second = '', third = ''] = ids;
  const selected = await selectExhibits(deps.store, new Map(), caseId, { without: [2] });
  const later = await recordOne(deps);
  await withdrawItem(deps, third);
  const { exhibits } = await prepareExhibits(deps, caseId, selected);
  expect([...exhibits.numbers]).toEqual([[first, 1]]);
  expect(exhibits.withdrawn).toBe(1);
  expect((await readJournalLines(deps)).at(-1)).toMatchObject({
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
