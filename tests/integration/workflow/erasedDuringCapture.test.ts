import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { eraseStore } from '../../../src/store/db.ts';
import { recordItem } from '../../../src/workflow/capture/recordItem.ts';
import { listItems } from '../../../src/workflow/itemQueries.ts';
import {
  buildCapturedPage,
  buildPicture,
  buildRecordRequest,
  createEncryptedTestDependencies,
  recordOne,
} from '../../support/testDependencies.ts';

/** The steps during which « Tout effacer » runs. */
const STEPS = ['shoot', 'observed', 'crop', 'preview'] as const;

describe('recordItem, when the store is erased meanwhile', () => {
  it.each(STEPS)('stores nothing and refuses as cancelled: at %s', async (erasedStep) => {
    const deps = createEncryptedTestDependencies();
    await recordOne(deps);
    let erased = 0;
    const eraseAt = async <T>(step: (typeof STEPS)[number], value: T): Promise<T> => {
      if (step === erasedStep) {
        erased += 1;
        await eraseStore(deps.db);
      }
      return value;
    };
    const image = new Blob(['image'], { type: 'image/png' });
    const erasingDeps = {
      ...deps,
      ...deps.inEpoch(await deps.readEpoch()),
      shoot: () => eraseAt('shoot', buildPicture(image)),
      imageProcessor: {
        ...deps.imageProcessor,
        crop: () => eraseAt('crop', image),
        preview: () => eraseAt('preview', image),
      },
    };
    const { finished } = buildCapturedPage();
    const page = buildCapturedPage({ finished: async () => eraseAt('observed', await finished()) });
    await expect(recordItem(erasingDeps, page, buildRecordRequest(deps))).rejects.toMatchObject({ code: 'cancelled' });
    expect(erased).toBeGreaterThan(0);
    expect((await listItems(deps.store, 0, 9)).items).toEqual([]);
    // The next capture starts a new case.
    expect(await recordItem(deps, buildCapturedPage(), buildRecordRequest(deps))).toBe(1);
  });

  it('stores the item or refuses, whichever transaction the erase precedes', async () => {
    const codes = new Set<string>();
    for (let step = 0; step < 30; step += 1) {
      const deps = createEncryptedTestDependencies();
      await recordOne(deps);
      const epoch = await deps.readEpoch();
      let transactions = 0;
      let erasing: Promise<void> | null = null;
      deps.db.use({
        stack: 'dbcore',
        name: 'erasing',
        create: (core) => ({
          ...core,
          transaction: (...args) => {
            transactions += 1;
            if (transactions === step) erasing = eraseStore(deps.db);
            return core.transaction(...args);
          },
        }),
      });
      await deps.db.close({ disableAutoOpen: false });
      const bound = { ...deps, ...deps.inEpoch(epoch) };
      const ended = await recordItem(bound, buildCapturedPage(), buildRecordRequest(deps)).catch(
        (error: unknown) => error,
      );
      await erasing;
      if (typeof ended !== 'number') expect((await listItems(deps.store, 0, 9)).items).toEqual([]);
      codes.add(typeof ended === 'number' ? 'kept' : String((ended as { code?: string }).code ?? ended));
    }
    // The store is unavailable while it is being erased.
    const known = new Set(['kept', 'cancelled', 'store-unavailable']);
    expect([...codes].filter((code) => !known.has(code))).toEqual([]);
    expect(codes).toContain('cancelled');
  });
});
