import { expect, it } from 'vitest';
import { exportChoicesDocument, withPurpose } from '../../../../src/domain/export/exportChoices.ts';

it('lets nothing that was ticked for one recipient go to the next', () => {
  const { empty } = exportChoicesDocument;
  const ticked = {
    ...withPurpose(empty, 'police'),
    parts: { ...empty.parts, impact: true },
    intimate: true,
    originals: true,
    translations: false,
    notes: true,
    danger: 'yes' as const,
    concerned: 'Camille',
    leftOut: ['00000000-0000-4000-8000-000000000001'],
  };
  const next = withPurpose(ticked, 'school');
  // What says who and which captures is not for one recipient.
  expect(next).toEqual({ ...empty, purpose: 'school', concerned: ticked.concerned, leftOut: ticked.leftOut });
});
