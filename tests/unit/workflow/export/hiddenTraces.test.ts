import { beforeAll, describe, expect, it } from 'vitest';
import { NO_NOTES } from '../../../../src/domain/item/itemNotes.ts';
import { createFileReadings } from '../../../../src/workflow/export/fileReadings.ts';
import { openSearchedItems } from '../../../../src/workflow/export/hiddenAnswers.ts';
import { findItemTraces, type ItemTraces } from '../../../../src/workflow/export/hiddenTraces.ts';
import { capture, createNumberedDependencies, drawScreen } from '../../../support/workflow/numberedCase.ts';

const AT = '2026-11-21T09:00:00.000Z';
const NUMBER = '06 12 34 56 78';
const PART = { at: AT, file: 'capture.png', way: 'mask', x: 10, y: 10, width: 20, height: 20 } as const;

describe('an item with a redacted copy, whose page code has a hidden word', () => {
  let traces: ItemTraces;
  beforeAll(async () => {
    const deps = createNumberedDependencies();
    const id = await capture(deps, { screen: drawScreen(null), source: `<p>${NUMBER}</p>` });
    const caseId = (await deps.store.currentCase())?.caseId ?? '';
    const items = await openSearchedItems(deps.store, caseId, new Set([id]));
    const found = await findItemTraces(deps.store, createFileReadings(), caseId, items, {
      notes: new Map([[id, { ...NO_NOTES, redactions: [PART] }]]),
      things: { schema: 'recueil/hidden/1', words: [{ at: AT, text: NUMBER }], kept: [] },
    });
    traces = found.get(id) ?? expect.fail('no trace');
  });

  it('has its copy to check: the word may stand beside what is hidden there', () => {
    expect([...traces.copies.keys()]).toEqual(['capture.png']);
    expect(traces.toCheck).toEqual(['capture.png']);
    expect(traces.isInRecord).toBe(false);
  });

  it('loses its page code even where the person joins the originals', () => {
    expect([...traces.wordFiles]).toEqual(['page.html']);
  });
});
