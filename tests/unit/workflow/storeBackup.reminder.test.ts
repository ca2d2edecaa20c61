import { describe, expect, it } from 'vitest';
import { notesDocument } from '../../../src/domain/item/itemNotes.ts';
import { redactablePaths } from '../../../src/domain/item/redaction.ts';
import { eraseItem } from '../../../src/workflow/case/eraseAndWithdraw.ts';
import type { ExportRequest } from '../../../src/workflow/export/exhibitSelection.ts';
import { openItem } from '../../../src/workflow/itemQueries.ts';
import { countItemsWithoutBackup } from '../../../src/workflow/storeBackup.ts';
import { buildExportDependencies, exportDossier } from '../../support/exportDependencies.ts';
import { recordOne } from '../../support/testDependencies.ts';
import { createFilledStore, saveBackup, writeBackup } from '../../support/workflow/backupStore.ts';
import { changeDocument } from '../../support/workflow/changeDocument.ts';

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

  it('takes no dossier for a copy that lacks captures, or an original of what is hidden, unless a copy has them', async () => {
    const deps = await createFilledStore(2);
    deps.advanceClock(8 * 24 * 3600 * 1000);
    const { caseId } = (await deps.store.currentCase()) ?? { caseId: '' };
    const [first = '', second = ''] = (await deps.store.listItems(caseId)).map(({ id }) => id);
    const makeDossier = async (request: Partial<ExportRequest>) => {
      const { zips, markSaved } = await exportDossier(buildExportDependencies(deps).deps, { without: [], ...request });
      return async () => {
        await markSaved(zips.map(({ manifestDigest }) => manifestDigest));
        return countItemsWithoutBackup(deps);
      };
    };
    const saveDossier = async (request: Partial<ExportRequest>) => (await makeDossier(request))();
    expect(await saveDossier({ leftOut: [second] })).toBe(2);
    const area = { at: '2026-11-20T09:00:00.000Z', way: 'mask', x: 1, y: 1, width: 8, height: 8 } as const;
    const [file = ''] = redactablePaths((await openItem(deps.store, first)).fiche);
    await changeDocument(deps, caseId, notesDocument(first), { redactions: [{ ...area, file }] });
    expect(await saveDossier({}), 'a copy went instead of an original').toBe(2);
    const saveWhole = await makeDossier({ keepsOriginals: true });
    expect(await saveWhole()).toBe(0);
    await recordOne(deps);
    deps.advanceClock(8 * 24 * 3600 * 1000);
    expect(await countItemsWithoutBackup(deps)).toBe(1);
    expect(await saveDossier({ leftOut: [first, second], keepsOriginals: true }), 'a complement').toBe(0);
    expect(await saveWhole(), 'the earlier one again').toBe(0);
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
