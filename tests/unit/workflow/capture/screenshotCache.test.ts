import { expect, test, vi } from 'vitest';
import { ScreenshotCache } from '../../../../src/workflow/capture/screenshotCache.ts';
import { buildPicture } from '../../../support/testDependencies.ts';

const shot = (at: string) => ({ ...buildPicture(new Blob(['png'])), at });

test('one picture does for every post of a screen', async () => {
  const shots = new ScreenshotCache();
  const shoot = vi.fn(async () => shot('2026-11-20T10:00:00.000Z'));
  const [first, second] = await Promise.all([shots.take('a', false, shoot), shots.take('a', false, shoot)]);
  expect(await shots.take('a', true, shoot)).toBe(first);
  expect(second).toBe(first);
  expect(shoot).toHaveBeenCalledTimes(1);
});

test('a picture that went with its worker is not taken again in its place', async () => {
  const shoot = vi.fn(async () => shot('2026-11-20T10:00:00.000Z'));
  await expect(new ScreenshotCache().take('a', true, shoot)).rejects.toMatchObject({ code: 'interrupted' });
  expect(shoot).not.toHaveBeenCalled();
});

test('a refused shot is asked for again; old screens are forgotten', async () => {
  const shots = new ScreenshotCache();
  await expect(shots.take('a', false, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  const left = shots.take('a', false, async () => ({
    ...shot('0'),
    stillThere: Promise.reject(new Error('left')),
  }));
  await expect(left.then(({ stillThere }) => stillThere)).rejects.toThrow('left');
  await shots.take('a', false, async () => shot('1'));
  await shots.take('b', false, async () => shot('2'));
  await shots.take('c', false, async () => shot('3'));
  expect((await shots.take('c', true, async () => shot('4'))).at).toBe('3');
  await expect(shots.take('a', true, async () => shot('5'))).rejects.toMatchObject({ code: 'interrupted' });
});
