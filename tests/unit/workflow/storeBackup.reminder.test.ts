import { describe, expect, it } from 'vitest';
import { eraseItem } from '../../../src/workflow/case/eraseAndWithdraw.ts';
import { countItemsWithoutBackup } from '../../../src/workflow/storeBackup.ts';
import { buildExportDependencies, exportDossier } from '../../support/exportDependencies.ts';
import { recordOne } from '../../support/testDependencies.ts';
import { createFilledStore, saveBackup, writeBackup } from '../../support/workflow/backupStore.ts';

describe('countItemsWithoutBackup', () => {
  it('returns 0 before ten items, and after a backup', async () => {
    const deps = await createFilledStore(9);
    expect(await countItemsWithoutBackup(deps)).toBe(0);
    await recordOne(deps);
    expect(await countItemsWithoutBackup(deps)).toBe(10);
    await writeBackup(deps);
    expect(await countItemsWithoutBackup(deps), 'never saved').toBe(10);
    await saveBackup(deps);
    expect(await countItemsWithoutBackup(deps)).toBe(0);
  });

  it('counts what is stored, as the list does: erased items are neither counted nor taken for a backup', async () => {
    const deps = await createFilledStore(12);
    const { caseId } = (await deps.store.currentCase()) ?? { caseId: '' };
    const [first, second] = await deps.store.listItems(caseId);
    await eraseItem(deps, first?.id ?? '');
    expect(await countItemsWithoutBackup(deps)).toBe(11);
    await saveBackup(deps);
    await eraseItem(deps, second?.id ?? '');
    await recordOne(deps);
    deps.advanceClock(8 * 24 * 3600 * 1000);
    expect(await countItemsWithoutBackup(deps)).toBe(1);
  });

  it('counts a single item after seven days, until an export', async () => {
    const deps = await createFilledStore(1);
    deps.advanceClock(8 * 24 * 3600 * 1000);
    expect(await countItemsWithoutBackup(deps)).toBe(1);
    const { zips, markSaved } = await exportDossier(buildExportDependencies(deps).deps, { without: [] });
    expect(await countItemsWithoutBackup(deps), 'never saved').toBe(1);
    await markSaved([]);
    expect(await countItemsWithoutBackup(deps), 'one of several files saved').toBe(1);
    await markSaved(zips.map(({ manifestDigest }) => manifestDigest));
    expect(await countItemsWithoutBackup(deps)).toBe(0);
  });

  it('counts it too after a backup that a wrong clock dated a year ahead', async () => {
    const deps = await createFilledStore(1);
    deps.advanceClock(365 * 24 * 3600 * 1000);
    await saveBackup(deps);
    deps.advanceClock(-365 * 24 * 3600 * 1000);
    await recordOne(deps);
    expect(await countItemsWithoutBackup(deps)).toBe(1);
  });
});
