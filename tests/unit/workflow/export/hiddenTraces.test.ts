import { beforeAll, describe, expect, it } from 'vitest';
import { NO_NOTES } from '../../../../src/domain/item/itemNotes.ts';
import type { Redaction } from '../../../../src/domain/item/redaction.ts';
import { createFileReadings } from '../../../../src/workflow/export/fileReadings.ts';
import { openSearchedItems } from '../../../../src/workflow/export/hiddenAnswers.ts';
import { findItemTraces, type ItemTraces } from '../../../../src/workflow/export/hiddenTraces.ts';
import { bytes } from '../../../support/import/sampleFiles.ts';
import {
  capture,
  createNumberedDependencies,
  drawScreen,
  importNumbered,
} from '../../../support/workflow/numberedCase.ts';

const AT = '2026-11-21T09:00:00.000Z';
const NUMBER = '06 12 34 56 78';
const PART = { at: AT, file: 'capture.png', way: 'mask', x: 10, y: 10, width: 20, height: 20 } as const;

const things = { schema: 'recueil/hidden/1', words: [{ at: AT, text: NUMBER }], kept: [] } as const;

async function findTraces(
  options: Omit<Parameters<typeof capture>[1], 'screen'>,
  redactions: readonly Redaction[] = [],
): Promise<ItemTraces> {
  const deps = createNumberedDependencies();
  const id = await capture(deps, { screen: drawScreen(null), ...options });
  const caseId = (await deps.store.currentCase())?.caseId ?? '';
  const items = await openSearchedItems(deps.store, caseId, new Set([id]));
  const notes = new Map([[id, { ...NO_NOTES, redactions }]]);
  const found = await findItemTraces(deps.store, createFileReadings(), caseId, items, { notes, things });
  return found.get(id) ?? expect.fail('no trace');
}

const source = `<p>${NUMBER}</p>`;
const rect = { x: 10, y: 10, width: 100, height: 40 };

describe('an item with a redacted copy, whose page shows a hidden word', () => {
  let traces: ItemTraces;
  beforeAll(async () => {
    traces = await findTraces({ source, text: NUMBER }, [PART]);
  });

  it('has its copy to check: the word may stand beside what is hidden there', () => {
    expect([...traces.copies.keys()]).toEqual(['capture.png']);
    expect(traces.toCheck).toEqual(['capture.png']);
    expect(traces.isInRecord).toBe(false);
  });

  it('loses its page code even where the person joins the originals', () => {
    expect([...traces.wordFiles].sort()).toEqual(['page.html', 'texte.txt']);
  });
});

describe('a post whose page code alone has a hidden word', () => {
  it('keeps its own picture, and has the screen around it to check', async () => {
    const traces = await findTraces({ source, rect, seen: { media: [] } });
    expect([...traces.wordFiles]).toEqual(['page.html']);
    expect(traces.toCheck).toEqual(['capture.png']);
  });

  it.each([
    ['something stands over it', { media: [], warnings: ['post-partly-covered'] }],
    ['its images were not read', { media: null }],
  ])('has its picture to check where %s', async (_, seen) => {
    expect((await findTraces({ source, rect, seen })).toCheck).toEqual(['capture.png', 'publication.png']);
  });
});

it('a screen whose page code alone has a hidden word is to check: an image may show its description', async () => {
  expect((await findTraces({ source })).toCheck).toEqual(['capture.png']);
});

it('a file that cannot be searched is asked about again whenever a word is hidden', async () => {
  const deps = createNumberedDependencies();
  const id = await importNumbered(deps, 'lettre.pdf', bytes('%PDF-1.7\n'));
  const caseId = (await deps.store.currentCase())?.caseId ?? '';
  const items = await openSearchedItems(deps.store, caseId, new Set([id]));
  const found = await findItemTraces(deps.store, createFileReadings(), caseId, items, { notes: new Map(), things });
  expect(found.get(id)).toMatchObject({ unsearched: ['document-1.pdf'], since: AT });
});
