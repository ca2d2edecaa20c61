import { expect, it } from 'vitest';
import { exportChoicesDocument } from '../../../../src/domain/export/exportChoices.ts';
import { recordItem } from '../../../../src/workflow/capture/recordItem.ts';
import { ensureCase } from '../../../../src/workflow/case/caseJournal.ts';
import { buildExportRequest } from '../../../../src/workflow/export/guidedExport.ts';
import {
  buildCapturedPage,
  buildRecordRequest,
  createTestDependencies,
} from '../../../support/testDependencies.ts';

it('nothing that the disk no longer gives back is left out unasked: the export is what names it', async () => {
  const deps = createTestDependencies();
  for (let n = 0; n < 2; n += 1) await recordItem(deps, buildCapturedPage(), buildRecordRequest(deps));
  const { caseId } = await ensureCase(deps);
  const known = await deps.itemIndex.itemsFrom(caseId, 1);
  const items = known.map((one) =>
    one.ordinal === 1 ? { ...one, acquiredAt: '', unread: true as const } : one,
  );
  const reading = { ...deps, itemIndex: { itemsFrom: async () => items }, localOf: (iso: string) => iso };
  const { leftOut } = await buildExportRequest(reading, caseId, {
    ...exportChoicesDocument.empty,
    from: '2030-01-01',
  });
  expect(leftOut).toEqual([known[1]?.id]);
});
