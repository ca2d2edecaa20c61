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

it('draws the picture before the page has read its post again', async () => {
  const { imageProcessor } = createTestDependencies();
  const read = Promise.withResolvers<void>();
  const cut = Promise.withResolvers<void>();
  const page = buildCapturedPage({
    shots: (async function* () {
      yield { address: 'https://exemple.invalid/', area: { kind: 'window' } as const };
      await read.promise;
    })(),
  });
  const crop: typeof imageProcessor.crop = (bitmap, rect) => {
    cut.resolve();
    return imageProcessor.crop(bitmap, rect);
  };
  const shoot = async () => ({ png: new Blob(), confirmed: Promise.resolve() });
  const taken = takeScreenshots(page, shoot, { ...imageProcessor, crop });
  await cut.promise;
  read.resolve();
  const screenshots = await taken;
  if (screenshots?.kind !== 'window') throw new Error('no screenshot');
  expect((await screenshots.drawn).cut?.rect).toEqual({ x: 10, y: 20, width: 600, height: 200 });
});
