import { expect, it } from 'vitest';
import { exportSheet } from '../../../src/domain/exportChoices.ts';
import { requestOf } from '../../../src/workflow/guidedExport.ts';
import { recordItem } from '../../../src/workflow/record.ts';
import { ensureCase } from '../../../src/workflow/steps.ts';
import { page, request, testDesk } from '../../support/desk.ts';

it('nothing that the disk no longer gives back is left out unasked: the export is what names it', async () => {
  const desk = testDesk();
  for (let n = 0; n < 2; n += 1) await recordItem(desk, page(), request(desk));
  const { caseId } = await ensureCase(desk);
  const known = await desk.catalogue.itemsFrom(caseId, 1);
  const items = known.map((one) =>
    one.ordinal === 1 ? { ...one, acquiredAt: '', unread: true as const } : one,
  );
  const reading = { ...desk, catalogue: { itemsFrom: async () => items }, localOf: (iso: string) => iso };
  const { leftOut } = await requestOf(reading, caseId, { ...exportSheet.empty, from: '2030-01-01' });
  expect(leftOut).toEqual([known[1]?.id]);
});
