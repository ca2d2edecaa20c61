import { describe, expect, it } from 'vitest';
import { buildExportDependencies, estimateDossier } from '../../../support/exportDependencies.ts';
import { createTestDependencies } from '../../../support/testDependencies.ts';
import { createGuidedCase } from '../../../support/workflow/guidedCase.ts';

describe('estimateDossier', () => {
  it('is near the size of the files written, for the chosen items, and writes nothing', async () => {
    const { deps, guided, ids, choose, run } = await createGuidedCase();
    const before = await deps.store.currentCase();
    const all = (await estimateDossier(guided)).bytes;
    await choose({ leftOut: ids.slice(0, 2) });
    expect((await estimateDossier(guided)).bytes).toBeLessThan(all);
    await choose({ leftOut: [] });
    expect(await deps.store.currentCase()).toEqual(before);
    const [{ file, pdf }] = (await run()).zips;
    const written = Math.max(file.size, pdf?.file.size ?? 0);
    expect(Math.abs(all - written) / written).toBeLessThan(0.15);
  });

  it('refuses when there is no item', async () => {
    const { deps } = buildExportDependencies(createTestDependencies());
    await expect(estimateDossier(deps)).rejects.toMatchObject({ code: 'nothing-to-export' });
  });
});
