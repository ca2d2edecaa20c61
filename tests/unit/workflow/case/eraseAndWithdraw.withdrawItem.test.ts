import { describe, expect, it } from 'vitest';
import { withdrawItem } from '../../../../src/workflow/case/eraseAndWithdraw.ts';
import { openItem } from '../../../../src/workflow/itemQueries.ts';
import { createTestDependencies, recordOne } from '../../../support/testDependencies.ts';
import { readJournalLines } from '../../../support/workflow/journalLines.ts';

describe('withdrawItem', () => {
  it('keeps the item and appends one journal line, the first time only', async () => {
    const deps = createTestDependencies();
    const id = await recordOne(deps);
    await withdrawItem(deps, id);
    await withdrawItem(deps, id);
    expect((await readJournalLines(deps)).map(({ event }) => event)).toEqual([
      'journal.opened',
      'item.sealed',
      'item.withdrawn',
    ]);
    expect((await openItem(deps.store, id)).summary.withdrawn).toBe(true);
  });
});
