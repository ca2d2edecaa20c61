import { describe, expect, it, vi } from 'vitest';
import { Refusal } from '../../../../src/domain/shared/errors.ts';
import { ScreenshotCache, takeScreenshots } from '../../../../src/workflow/capture/screenshots.ts';
import { buildCapturedPage, buildPicture, createTestDependencies } from '../../../support/testDependencies.ts';

const shot = (at: string) => ({ ...buildPicture(new Blob(['png'])), at });

describe('ScreenshotCache', () => {
  it('takes one screenshot for all posts of a screen', async () => {
    const cache = new ScreenshotCache();
    const shoot = vi.fn(async () => shot('2026-11-20T10:00:00.000Z'));
    const [first, second] = await Promise.all([cache.take('a', false, shoot), cache.take('a', false, shoot)]);
    expect(await cache.take('a', true, shoot)).toBe(first);
    expect(second).toBe(first);
    expect(shoot).toHaveBeenCalledTimes(1);
  });

  it('refuses a screenshot that was lost with its worker', async () => {
    const shoot = vi.fn(async () => shot('2026-11-20T10:00:00.000Z'));
    await expect(new ScreenshotCache().take('a', true, shoot)).rejects.toMatchObject({ code: 'interrupted' });
    expect(shoot).not.toHaveBeenCalled();
  });

  it('takes a failed screenshot again and keeps the last two screens', async () => {
    const cache = new ScreenshotCache();
    await expect(cache.take('a', false, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    const changed = cache.take('a', false, async () => ({
      ...shot('0'),
      stillThere: Promise.reject(new Error('left')),
    }));
    await expect(changed.then(({ stillThere }) => stillThere)).rejects.toThrow('left');
    await cache.take('a', false, async () => shot('1'));
    await cache.take('b', false, async () => shot('2'));
    await cache.take('c', false, async () => shot('3'));
    expect((await cache.take('c', true, async () => shot('4'))).at).toBe('3');
    await expect(cache.take('a', true, async () => shot('5'))).rejects.toMatchObject({ code: 'interrupted' });
  });
});

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

it('keeps no picture of a page whose tab changed during one of its bands', async () => {
  const area = { kind: 'page', page: { width: 1280, height: 20_000 }, pixelRatio: 1 } as const;
  const page = buildCapturedPage({
    shots: (async function* () {
      yield { address: 'https://exemple.invalid/', area };
    })(),
  });
  const shoot: Parameters<typeof takeScreenshots>[1] = async (_request, part) => ({
    png: new Blob(),
    confirmed: part?.y === 0 ? Promise.resolve() : Promise.reject(new Refusal('tab-changed')),
  });
  await expect(takeScreenshots(page, shoot, createTestDependencies().imageProcessor)).rejects.toMatchObject({
    code: 'tab-changed',
  });
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
