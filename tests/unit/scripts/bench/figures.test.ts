import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import {
  collect,
  FIGURES,
  formatComparison,
  formatRow,
  type Measured,
  summarise,
  TABLE_HEAD,
} from '../../../../scripts/bench/figures.ts';

const buildSealed = (milliseconds: number, build = 'this'): Measured => ({
  id: 'sealed',
  browser: 'chromium',
  build,
  loads: [0.25, 3],
  samples: [milliseconds, milliseconds + 4],
  floors: [40, 40],
});

test('writes a figure with its floor, ratio, goal and loads', () => {
  const { floorIs } = FIGURES.sealed;
  expect(formatRow(buildSealed(48))).toBe(
    `| click → sealed | chromium | this | 50 ms | 40 ms: ${floorIs} | × 1.25 | ≤ × 1.25 | met | 2 | 0.3 to 3.0 |`,
  );
  expect(formatRow(buildSealed(49))).toContain('| **missed** |');
  const cells = (line: string): number => line.split('|').length;
  for (const line of [formatRow(buildSealed(48)), ...TABLE_HEAD.split('\n')]) expect(cells(line)).toBe(12);
});

test('compares a goal beyond the floor in the unit of the figure', () => {
  const writePeak = (megabytes: number): string =>
    formatRow({ ...buildSealed(0), id: 'exportMemory', browser: 'firefox', samples: [megabytes], floors: [300] });
  expect(writePeak(500)).toContain('| ≤ floor + 200 MB | met |');
  expect(writePeak(501)).toContain('| ≤ floor + 200 MB | **missed** |');
});

test('compares two builds by their figures and their floors', () => {
  expect(formatComparison(buildSealed(48), { ...buildSealed(98, 'other'), floors: [80, 80] })).toBe(
    'click → sealed, chromium: × 0.50 of the other build (floors × 0.50)',
  );
});

test('collects each figure of the rounds, sizes without a floor', () => {
  const rounds = [4, 6].map((ms) => ({
    round: { sealed: { value: ms, floor: ms / 2 }, zip: { value: 1, floor: null } },
    load: ms,
  }));
  const [sealed, zip] = collect(rounds, { browser: 'firefox', build: 'this' });
  expect(sealed).toEqual({ ...buildSealed(0), browser: 'firefox', loads: [4, 6], samples: [4, 6], floors: [2, 3] });
  expect(sealed && summarise(sealed)).toEqual({ value: 5, floor: 2.5, ratio: 2 });
  expect(zip && summarise(zip)).toEqual({ value: 1, floor: null, ratio: null });
});

test('docs/figures.md has every figure in both browsers', async () => {
  const page = await readFile('docs/figures.md', 'utf8');
  for (const { title } of Object.values(FIGURES))
    for (const browser of ['chromium', 'firefox']) expect(page).toContain(`\n| ${title} | ${browser} | `);
});
