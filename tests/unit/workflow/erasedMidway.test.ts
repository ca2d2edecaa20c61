import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { eraseStore } from '../../../src/store/eraseStore.ts';
import { listItems } from '../../../src/workflow/browse.ts';
import { recordItem } from '../../../src/workflow/record.ts';
import { page, request, shown, testDesk } from '../../support/desk.ts';

/** « Tout effacer » at one moment of a capture. */
const MOMENTS = ['shoot', 'observed', 'crop', 'preview'] as const;

describe('everything is erased during a capture', () => {
  it.each(MOMENTS)('at %s: nothing of it is kept, and it says that it stopped', async (moment) => {
    const desk = testDesk();
    await recordItem(desk, page(), request(desk));
    let erased = 0;
    const erasing = async <T>(at: (typeof MOMENTS)[number], value: T): Promise<T> => {
      if (at === moment) {
        erased += 1;
        await eraseStore(desk.db);
      }
      return value;
    };
    const image = new Blob(['image'], { type: 'image/png' });
    const midway = {
      ...desk,
      shoot: () => erasing('shoot', shown(image)),
      darkroom: {
        ...desk.darkroom,
        crop: () => erasing('crop', image),
        preview: () => erasing('preview', image),
      },
    };
    const { observed } = page();
    const seen = page({ observed: async () => erasing('observed', await observed()) });
    await expect(recordItem(midway, seen, request(desk))).rejects.toMatchObject({ code: 'interrupted' });
    expect(erased).toBeGreaterThan(0);
    expect((await listItems(desk.store, 0, 9)).items).toEqual([]);
    // The next one begins anew.
    expect(await recordItem(desk, page(), request(desk))).toBe(1);
  });

  it('at any step of the store: it is kept or it is not, and never a fault of ours', async () => {
    const codes = new Set<string>();
    for (let step = 0; step < 30; step += 1) {
      const desk = testDesk();
      await recordItem(desk, page(), request(desk));
      let asked = 0;
      let erasing: Promise<void> | null = null;
      desk.db.use({
        stack: 'dbcore',
        name: 'erasing',
        create: (core) => ({
          ...core,
          transaction: (...given) => {
            asked += 1;
            if (asked === step) erasing = eraseStore(desk.db);
            return core.transaction(...given);
          },
        }),
      });
      await desk.db.close({ disableAutoOpen: false });
      const ended = await recordItem(desk, page(), request(desk)).catch((error: unknown) => error);
      await erasing;
      codes.add(typeof ended === 'number' ? 'kept' : String((ended as { code?: string }).code ?? ended));
    }
    // The store of the very moment when it goes is not available.
    const known = new Set(['kept', 'interrupted', 'store-unavailable']);
    expect([...codes].filter((code) => !known.has(code))).toEqual([]);
    expect(codes).toContain('interrupted');
  });
});
