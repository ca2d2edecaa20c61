import { describe, expect, it } from 'vitest';
import { recordItem } from '../../../../src/workflow/capture/recordItem.ts';
import { withdrawItem } from '../../../../src/workflow/case/eraseAndWithdraw.ts';
import { openItem } from '../../../../src/workflow/itemQueries.ts';
import { buildCapturedPage, buildRecordRequest, createTestDependencies } from '../../../support/testDependencies.ts';
import { readJournalLines } from '../../../support/workflow/journalLines.ts';

describe('withdrawItem', () => {
  it('keeps the item and appends one journal line, the first time only', async () => {
    const deps = createTestDependencies();
    const request = buildRecordRequest(deps);
    await recordItem(deps, buildCapturedPage(), request);
    await withdrawItem(deps, request.id);
    await withdrawItem(deps, request.id);
    expect((await readJournalLines(deps)).map(({ event }) => event)).toEqual([
      'journal.opened',
      'item.sealed',
      'item.withdrawn',
    ]);
    expect((await openItem(deps.store, request.id)).summary.withdrawn).toBe(true);
  });
});
