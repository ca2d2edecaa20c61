import { expect, it } from 'vitest';
import { readWrittenDate } from '../../../../src/import/exports/writtenDates.ts';

it.each([
  ['17 nov 2025 6:33 de la tarde', '2025-11-17', null],
  ['17 nov 2025 6:33 du soir', '2025-11-17', null],
  ['17 nov. 2025, 18:33', '2025-11-17', '2025-11-17T18:33'],
  ['17. November 2025 um 18:33 Uhr', '2025-11-17', '2025-11-17T18:33'],
  ['18:33 le 17 novembre 2025', '2025-11-17', '2025-11-17T18:33'],
  ['Nov 17, 2025 6:33:05 pm', '2025-11-17', '2025-11-17T18:33:05'],
  ['17 nov 2025 6:33 p. m.', '2025-11-17', '2025-11-17T18:33'],
])('%s', (raw, iso, localTime) => {
  expect(readWrittenDate(raw)).toMatchObject({ posting: { raw, iso }, localTime });
});
