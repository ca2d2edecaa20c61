import { expect, it } from 'vitest';
import { takeScreenshots } from '../../../../src/workflow/capture/screenshots.ts';
import { buildCapturedPage, createTestDependencies } from '../../../support/testDependencies.ts';

it('lets the cover come back once the bands show the window, before the rest of the page', async () => {
  const calls: string[] = [];
  const cover = { colours: [1, 2, 3, 4], window: { width: 1280, height: 720 } };
  const area = { kind: 'page', page: { width: 1280, height: 20_000 }, pixelRatio: 1 } as const;
  const page = buildCapturedPage({
    shots: (async function* () {
      yield { address: 'https://exemple.invalid/', area, cover };
    })(),
    confirmWindowPart: () => void calls.push('window'),
    confirmShot: () => void calls.push('all'),
  });
  await takeScreenshots(
    page,
    async (_request, part) => {
      calls.push(`from ${part?.y}`);
      return { png: new Blob(), confirmed: Promise.resolve() };
    },
    createTestDependencies().imageProcessor,
  );
  expect(calls.slice(0, 2)).toEqual(['from 0', 'window']);
  expect(calls.at(-1)).toBe('all');
  expect(calls.filter((call) => call.startsWith('from')).length).toBeGreaterThan(1);
});
