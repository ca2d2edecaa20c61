import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { eraseStore } from '../../../../src/store/eraseStore.ts';
import { recordItem } from '../../../../src/workflow/capture/recordItem.ts';
import { listItems } from '../../../../src/workflow/items/itemQueries.ts';
import {
  buildCapturedPage,
  buildPicture,
  buildRecordRequest,
  createTestDependencies,
} from '../../../support/testDependencies.ts';

/** « Tout effacer » at one moment of a capture. */
const MOMENTS = ['shoot', 'observed', 'crop', 'preview'] as const;

describe('everything is erased during a capture', () => {
  it.each(MOMENTS)('at %s: nothing of it is kept, and it says that it stopped', async (moment) => {
    const deps = createTestDependencies();
    await recordItem(deps, buildCapturedPage(), buildRecordRequest(deps));
    let erased = 0;
    const erasing = async <T>(at: (typeof MOMENTS)[number], value: T): Promise<T> => {
      if (at === moment) {
        erased += 1;
        await eraseStore(deps.db);
      }
      return value;
    };
    const image = new Blob(['image'], { type: 'image/png' });
    const midway = {
      ...deps,
      shoot: () => erasing('shoot', buildPicture(image)),
      imageProcessor: {
        ...deps.imageProcessor,
        crop: () => erasing('crop', image),
        preview: () => erasing('preview', image),
      },
    };
    const { observed } = buildCapturedPage();
    const seen = buildCapturedPage({ observed: async () => erasing('observed', await observed()) });
    await expect(recordItem(midway, seen, buildRecordRequest(deps))).rejects.toMatchObject({
      code: 'interrupted',
    });
    expect(erased).toBeGreaterThan(0);
    expect((await listItems(deps.store, 0, 9)).items).toEqual([]);
    // The next one begins anew.
    expect(await recordItem(deps, buildCapturedPage(), buildRecordRequest(deps))).toBe(1);
  });

  it('at any step of the store: it is kept or it is not, and never a fault of ours', async () => {
    const codes = new Set<string>();
    for (let step = 0; step < 30; step += 1) {
      const deps = createTestDependencies();
      await recordItem(deps, buildCapturedPage(), buildRecordRequest(deps));
      let asked = 0;
      let erasing: Promise<void> | null = null;
      deps.db.use({
        stack: 'dbcore',
        name: 'erasing',
        create: (core) => ({
          ...core,
          transaction: (...args) => {
            asked += 1;
            if (asked === step) erasing = eraseStore(deps.db);
            return core.transaction(...args);
          },
        }),
      });
      await deps.db.close({ disableAutoOpen: false });
      const ended = await recordItem(deps, buildCapturedPage(), buildRecordRequest(deps)).catch(
        (error: unknown) => error,
      );
      await erasing;
      codes.add(typeof ended === 'number' ? 'kept' : String((ended as { code?: string }).code ?? ended));
    }
    // The store of the very moment when it goes is not available.
    const known = new Set(['kept', 'interrupted', 'store-unavailable']);
    expect([...codes].filter((code) => !known.has(code))).toEqual([]);
    expect(codes).toContain('interrupted');
  });
});
