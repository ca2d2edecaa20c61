import { expect, test } from 'vitest';
import {
  listFailedBrowserTests,
  listFailedUnitTests,
  tableOfTimes,
  timeBrowserFiles,
  timeUnitFiles,
} from '../../../scripts/testReports.ts';

test('lists the failed unit tests, and files without a failed test of their own', () => {
  const report = {
    testResults: [
      {
        name: 'a.test.ts',
        status: 'failed',
        message: '',
        assertionResults: [
          { fullName: 'adds', status: 'passed', failureMessages: [] },
          { fullName: 'subtracts', status: 'failed', failureMessages: ['Error: 1 is not 2\n    at a.test.ts:3'] },
          { fullName: 'divides', status: 'skipped', failureMessages: [] },
        ],
      },
      { name: 'b.test.ts', status: 'failed', message: 'Error: no such module\n', assertionResults: [] },
      { name: 'c.test.ts', status: 'passed', message: '', assertionResults: [] },
    ],
  };
  expect(listFailedUnitTests(report)).toEqual([
    { file: 'a.test.ts', test: 'subtracts', reason: 'Error: 1 is not 2' },
    { file: 'a.test.ts', test: 'divides', reason: '' },
    { file: 'b.test.ts', test: 'the whole file', reason: 'Error: no such module' },
  ]);
});

test('lists the failed browser tests of nested suites, and not the same test that passed in the other browser', () => {
  const passed = (projectName: string) => ({ projectName, status: 'expected', results: [{}] });
  const failed = (projectName: string, message: string) => ({
    projectName,
    status: 'unexpected',
    results: [{ error: { message } }],
  });
  const report = {
    suites: [
      {
        file: 'a.spec.ts',
        specs: [{ title: 'opens', tests: [passed('chromium'), passed('firefox')] }],
        suites: [
          {
            file: 'a.spec.ts',
            specs: [
              { title: 'closes', tests: [passed('chromium'), failed('firefox', 'Error: still open\nat line 2')] },
            ],
          },
        ],
      },
    ],
  };
  expect(listFailedBrowserTests(report)).toEqual([
    { file: 'a.spec.ts', test: '[firefox] closes', reason: 'Error: still open' },
  ]);
});

test('adds up the seconds of each file in each browser, slowest first', () => {
  const ran = (projectName: string, ...durations: readonly number[]) => ({
    projectName,
    status: 'expected',
    results: durations.map((duration) => ({ duration })),
  });
  const browsers = timeBrowserFiles({
    suites: [
      {
        file: 'a.spec.ts',
        specs: [
          { title: 'opens', tests: [ran('chromium', 1500), ran('firefox', 2000)] },
          { title: 'closes', tests: [ran('chromium', 500, 1000)] },
        ],
      },
    ],
  });
  const unit = timeUnitFiles({
    testResults: [
      {
        name: 'b.test.ts',
        status: 'passed',
        message: '',
        assertionResults: [
          { fullName: 'adds', status: 'passed', duration: 2250 },
          { fullName: 'waits', status: 'skipped', duration: null },
        ],
      },
    ],
  });
  expect(tableOfTimes([...unit, ...browsers]).split('\n')).toEqual([
    'seconds   runner    file',
    '     3.0  chromium  a.spec.ts',
    '     2.3  node      b.test.ts',
    '     2.0  firefox   a.spec.ts',
    '     2.3  node      all 1 files',
    '     3.0  chromium  all 1 files',
    '     2.0  firefox   all 1 files',
  ]);
});
