import { describe, expect, it } from 'vitest';
import { startRegionSelector } from '../../../src/overlay/regionSelector.ts';
import { createPageHarness } from '../../support/ui/pageHarness.ts';

const WORDS = {
  label: 'Tracez la zone',
  record: 'Enregistrer',
  leave: 'Annuler',
  corner: 'Maintenant le coin opposé.',
  describeRegion: ({ x, y, width, height }: { x: number; y: number; width: number; height: number }) =>
    `${width} sur ${height}, à ${x} et ${y}`,
};

/** jsdom's window is 1024 × 768. */
function start() {
  const page = createPageHarness('<main>page</main>');
  const before = page.document.documentElement.outerHTML;
  const answer = startRegionSelector(page.window, WORDS, new AbortController().signal);
  const [host] = page.layers();
  if (!host) throw new Error('nothing was drawn');
  const at = (type: string, clientX: number, clientY: number) => page.fire(type, host, { clientX, clientY });
  // jsdom has no layout: without this, every element would be at 0, 0.
  for (const el of page.root().querySelectorAll('.card, button'))
    el.getBoundingClientRect = () => ({ x: 0, y: 700, width: 10, height: 10 }) as DOMRect;
  return { ...page, before, answer, at, status: () => page.root().querySelector('[role=status]')?.textContent };
}

describe('startRegionSelector', () => {
  it('draws the region by pointer in any direction and resolves with it on Enter', async () => {
    const { at, key, status, answer, document, before } = start();
    expect(at('pointerdown', 400, 300).kept).toBe(true);
    at('pointermove', 200, 250);
    at('pointerup', 150, 100);
    expect(status()).toBe('250 sur 200, à 150 et 100');
    key('Enter');
    await expect(answer).resolves.toEqual({ x: 150, y: 100, width: 250, height: 200 });
    expect(document.documentElement.outerHTML).toBe(before);
  });

  it('moves the region with the arrows and resizes it with Shift, inside the window', async () => {
    const { key, status, answer } = start();
    key('ArrowLeft');
    expect(status()).toBe('512 sur 384, à 246 et 192');
    key('ArrowRight', { shiftKey: true });
    key('ArrowUp', { shiftKey: true });
    expect(status()).toBe('522 sur 374, à 246 et 192');
    for (let n = 0; n < 40; n += 1) key('ArrowLeft');
    key('Enter');
    await expect(answer).resolves.toEqual({ x: 0, y: 192, width: 522, height: 374 });
  });

  it('takes two clicks as opposite corners, and the near second click of a double click as the first again', async () => {
    const { at, key, answer, status, root } = start();
    const click = (x: number, y: number) => {
      at('pointerdown', x, y);
      at('pointerup', x + 2, y + 1);
    };
    click(500, 500);
    click(502, 502);
    expect(status()).toBe('Maintenant le coin opposé.');
    expect(root().querySelectorAll('.box')).toHaveLength(2);
    click(300, 350);
    expect(status()).toBe('202 sur 152, à 302 et 351');
    expect(root().querySelectorAll('.box')).toHaveLength(1);
    // Another click begins another region; a drag needs no second one.
    click(100, 100);
    at('pointerdown', 10, 10);
    at('pointerup', 60, 50);
    expect(root().querySelectorAll('.box')).toHaveLength(1);
    key('Enter');
    await expect(answer).resolves.toEqual({ x: 10, y: 10, width: 50, height: 40 });
  });

  it('keeps the region after one click', async () => {
    const { at, key, answer } = start();
    at('pointerdown', 500, 500);
    at('pointermove', 503, 501);
    at('pointerup', 503, 501);
    at('pointermove', 700, 600);
    key('Enter');
    await expect(answer).resolves.toEqual({ x: 256, y: 192, width: 512, height: 384 });
  });

  it('resolves with null on Escape', async () => {
    const { key, answer } = start();
    key('Escape');
    await expect(answer).resolves.toBeNull();
  });
});
