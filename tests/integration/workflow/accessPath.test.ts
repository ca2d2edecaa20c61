import { describe, expect, it } from 'vitest';
import { recordItem } from '../../../src/workflow/capture/recordItem.ts';
import { addCase } from '../../../src/workflow/case/caseJournal.ts';
import { openItem } from '../../../src/workflow/itemQueries.ts';
import { buildReading } from '../../support/reading.ts';
import {
  buildCapturedPage,
  buildRecordRequest,
  createTestDependencies,
  recordOne,
  type TestDependencies,
} from '../../support/testDependencies.ts';

describe('the access path of an item', () => {
  const pageAt = (address: string, referrer: string | null) =>
    buildCapturedPage({
      finished: async () => {
        const reading = buildReading();
        return {
          reading: { ...reading, referrer, address: { ...reading.address, page: address } },
          source: new Blob(['<p>page</p>']),
          text: new Blob(['a']),
          archive: null,
        };
      },
    });
  const recordAt = async (deps: TestDependencies, address: string, referrer: string | null, tab = 1) => {
    const id = await recordOne(deps, pageAt(address, referrer), {
      tab: { id: tab, windowId: 1, privateWindow: false },
    });
    const { fiche } = await openItem(deps.store, id);
    return { id, path: fiche.accessPath, note: fiche.reading.fields.accessPath };
  };

  it('attack: holds the origin of the referrer only, and the items of other pages captured before in the same tab and case', async () => {
    const deps = createTestDependencies();
    const first = await recordAt(deps, 'https://exemple.invalid/a', null);
    expect(first).toEqual({ id: first.id, path: null, note: { how: 'not-told', confidence: null } });
    expect(
      (await recordAt(deps, 'https://exemple.invalid/b', 'https://exemple.invalid/fil?moi=victime.dupont')).path,
    ).toEqual({ referrer: 'https://exemple.invalid', captured: [first.id] });
    expect((await recordAt(deps, 'https://exemple.invalid/b', null)).path?.captured).toEqual([first.id]);
    expect((await recordAt(deps, 'https://exemple.invalid/c', null, 2)).path).toBeNull();
    await addCase(deps);
    expect((await recordAt(deps, 'https://exemple.invalid/d', null)).path).toBeNull();
  });

  it('stores no address in the tab history', async () => {
    const added: unknown[] = [];
    const deps = createTestDependencies({
      tabHistory: { before: async () => [], add: async (...entry) => void added.push(entry) },
    });
    await recordAt(deps, 'https://exemple.invalid/a', null);
    await recordAt(deps, 'file:///exemple', null);
    expect(added).toHaveLength(1);
    expect(JSON.stringify(added)).not.toContain('exemple');
  });

  it('seals the item when the tab history fails', async () => {
    const deps = createTestDependencies({
      tabHistory: {
        before: () => Promise.reject(new Error('no memory')),
        add: () => Promise.reject(new Error('no memory')),
      },
    });
    expect(await recordItem(deps, buildCapturedPage(), buildRecordRequest(deps))).toBe(1);
  });
});
