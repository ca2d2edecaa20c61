import { expect, test } from 'vitest';
import { listFailedBrowserTests, listFailedUnitTests } from '../../../scripts/failedTests.ts';

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
