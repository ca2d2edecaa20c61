import { describe, expect, test } from 'vitest';
import { HELP_LINES, isOpenAt } from '../../../src/law/helpLines.ts';

const opening = HELP_LINES.find(({ id }) => id === '3018')?.opening ?? null;

describe('the opening hours of 3018, in Paris', () => {
  test.each([
    ['8:59 in winter', '2026-11-20T07:59:00Z', false],
    ['9:00 in winter', '2026-11-20T08:00:00Z', true],
    ['22:59 in winter', '2026-11-20T21:59:00Z', true],
    ['23:00 in winter', '2026-11-20T22:00:00Z', false],
    ['9:00 in summer', '2026-07-20T07:00:00Z', true],
    ['midnight', '2026-11-20T23:00:00Z', false],
  ])('%s', (_name, now, isOpen) => {
    expect(opening && isOpenAt(opening, new Date(now))).toBe(isOpen);
  });

  test('are those that its sentence has', () => {
    expect(HELP_LINES.filter((line) => line.opening !== null).map(({ id, hours }) => [id, hours?.fr])).toEqual([
      ['3018', `tous les jours, ${opening?.from} h à ${opening?.until} h`],
    ]);
  });
});

test('has a few English words for each French name', () => {
  const expected = ['StopNCII.org', 'Take It Down'];
  expect(HELP_LINES.filter(({ nameInEnglish }) => nameInEnglish === null).map(({ name }) => name)).toEqual(expected);
  expect(HELP_LINES.filter(({ nameInEnglish }) => (nameInEnglish ?? '').split(' ').length > 4)).toEqual([]);
});
