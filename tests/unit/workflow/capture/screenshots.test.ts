import { describe, expect, it, vi } from 'vitest';
import { ScreenshotCache } from '../../../../src/workflow/capture/screenshots.ts';
import { buildPicture } from '../../../support/testDependencies.ts';

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
