import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareRuns } from '../../../scripts/bench/compareRuns.ts';
import { FIGURE_IDS, FIGURES } from '../../../scripts/bench/figures.ts';
import { listRows, writeFiguresPage } from '../../../scripts/bench/figuresPage.ts';
import { pickFigure, summarise } from '../../../scripts/bench/measured.ts';
import { takeReadings } from '../../../scripts/bench/readings.ts';
import { type BenchRun, readNewestRun, runFileName, writeRun } from '../../../scripts/bench/runFile.ts';

const reading = (samples: readonly number[], floor: readonly number[] = []) => ({ load: 0.25, samples, floor });

const buildRun = (figures: BenchRun['figures']): BenchRun => ({
  date: '2026-11-21T19:10:05.000Z',
  commit: '0123456789abcdef',
  machine: { cpus: 2, model: 'Processor', platform: 'linux', arch: 'x64' },
  versions: { chromium: '156' },
  figures,
});

const buildSealed = (milliseconds: number): BenchRun['figures'][number] => ({
  id: 'capture.sealed',
  browser: 'chromium',
  readings: [
    reading([milliseconds], [40]),
    reading([milliseconds + 2], [40]),
    { ...reading([milliseconds + 4], [44]), load: 3 },
  ],
});

const findLine = (page: string, start: string): string | undefined =>
  page.split('\n').find((line) => line.startsWith(start));

test('docs/figures.md is what the newest run generates', async () => {
  const page = await readFile('docs/figures.md', 'utf8');
  expect(page === writeFiguresPage(await readNewestRun()), 'run: npm run bench -- --page').toBe(true);
});

test('writes a figure with its floor, goal, three readings and loads', () => {
  const page = writeFiguresPage(buildRun([buildSealed(48)]));
  expect(findLine(page, '| click → sealed | Chromium')).toBe(
    `| click → sealed | Chromium | 50 ms | 40 ms: ${FIGURES['capture.sealed'].floorIs} | × 1.25 | ≤ × 1.25 | met | 48, 40; 50, 40; 52, 44 | 0.3, 0.3, 3.0 |`,
  );
  expect(findLine(writeFiguresPage(buildRun([buildSealed(49)])), '| click → sealed | Chromium')).toContain(
    '**missed**',
  );
});

test('writes a row for every figure in each of its browsers, and says what was not measured', () => {
  const run = buildRun([buildSealed(48)]);
  const page = writeFiguresPage(run);
  expect(new Set(listRows(run).map(({ id }) => id))).toEqual(new Set(FIGURE_IDS));
  const rows = page.split('\n').filter((line) => /^\| .* \| (?:Chromium|Firefox) \| /.test(line));
  expect(rows).toHaveLength(listRows(run).length);
  expect(rows.filter((line) => line.includes('| not measured: '))).toHaveLength(rows.length - 1);
  expect(page).toMatch(/Goals: \d+; met 1, missed 0, not measured \d+\./);
});

test('says why a figure is missing', () => {
  const failures = [{ group: 'wave', browser: 'chromium', reason: 'Waited 15 s for the popup | to close' }] as const;
  const run = buildRun([{ id: 'export.verify', browser: 'chromium', readings: [reading([5])] }]);
  const why = (page: string, title: string) => /not measured: ([^|]*) \|/.exec(findLine(page, title) ?? '')?.[1];
  const page = writeFiguresPage({ ...run, failures, machine: { ...run.machine, platform: 'darwin' } });
  expect(why(page, '| wave of 100 posts, from the first post kept (2,000: npm run soak) | Chromium')).toBe(
    'Waited 15 s for the popup / to close',
  );
  expect(why(page, '| wave of 100 posts, from the first post kept (2,000: npm run soak) | Firefox')).toBe(
    'the run left out `wave`',
  );
  expect(why(page, '| peak memory of a page’s first export | Chromium')).toBe('only Linux tells it');
});

test('prints our comparable figure beside a peer', () => {
  const page = writeFiguresPage(
    buildRun([{ id: 'fullPage.10', browser: 'chromium', readings: [reading([5_200], [5_000])] }]),
  );
  expect(findLine(page, '| Blipshot')).toContain('| full page of 10 screens: 5,200 ms, × 1.04 |');
  expect(findLine(page, '| ProofSnap')).toContain('|  |');
});

test('compares a goal beyond the floor in the unit of the figure', () => {
  const peak = (megabytes: number): BenchRun['figures'] => [
    { id: 'export.firstMemory', browser: 'firefox', readings: [reading([megabytes], [300])] },
  ];
  const findPeak = (megabytes: number) =>
    findLine(writeFiguresPage(buildRun(peak(megabytes))), '| peak memory of a page’s first export | Firefox');
  expect(findPeak(364)).toContain('| ≤ floor + 64 MB | met |');
  expect(findPeak(365)).toContain('| ≤ floor + 64 MB | **missed** |');
});

test('gives the same page for the same run, however often and after it was written and read', () => {
  const samples = fc.array(fc.float({ min: 0, max: 100_000, noNaN: true }), { minLength: 1, maxLength: 4 });
  const figure = fc.record({
    id: fc.constantFrom(...FIGURE_IDS),
    browser: fc.constantFrom('chromium' as const, 'firefox' as const),
    readings: fc.array(fc.record({ load: fc.float({ min: 0, max: 50, noNaN: true }), samples, floor: samples }), {
      minLength: 1,
      maxLength: 3,
    }),
  });
  fc.assert(
    fc.property(fc.array(figure), (figures) => {
      const run = buildRun(figures);
      const text = writeRun(run);
      expect(writeFiguresPage(JSON.parse(text))).toBe(writeFiguresPage(run));
      expect(writeRun(JSON.parse(text))).toBe(text);
    }),
  );
});

test('prints ratios against a former run, of the figures that both have', () => {
  const before = buildRun([buildSealed(98), { id: 'weight.zip', browser: 'firefox', readings: [reading([1])] }]);
  expect(compareRuns(buildRun([buildSealed(48)]), before)).toEqual([
    'click → sealed, chromium: 50 ms (before 100 ms), × 0.50, to the floor × 1.25 (before × 2.50)',
  ]);
});

test('takes three readings of each figure, in alternation', async () => {
  const calls: string[] = [];
  const measure = (name: string, value: number) => {
    calls.push(name);
    return value;
  };
  const readings = await takeReadings(2, async () => ({ ms: measure('ms', 4), floor: measure('floor', 2) }));
  expect(calls.join(' ')).toBe(Array.from({ length: 6 }, () => 'ms floor').join(' '));
  const picked = pickFigure('capture.sealed', readings, 'ms', 'floor');
  expect(picked.readings.map(({ samples, floor }) => [samples, floor])).toEqual(
    Array.from({ length: 3 }, () => [
      [4, 4],
      [2, 2],
    ]),
  );
  expect(summarise(picked)).toMatchObject({ value: 4, floor: 2, ratio: 2 });
});

test('names the files of runs so that they sort by date', () => {
  expect(runFileName(buildRun([]))).toBe('2026-11-21T19-10Z.json');
});
