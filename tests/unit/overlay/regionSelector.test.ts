import { describe, expect, it } from 'vitest';
import { startRegionSelector } from '../../../src/overlay/regionSelector.ts';
import { createPageHarness } from '../../support/ui/pageHarness.ts';

const WORDS = {
  label: 'Tracez la zone',
  record: 'Enregistrer',
  leave: 'Annuler',
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
    el.getBoundingClientRect = () => ({ left: 0, right: 10, top: 700, bottom: 710 }) as DOMRect; // the fields that are read
  return {
    ...page,
    before,
    answer,
    at,
    status: () => page.root().querySelector('[role=status]')?.textContent,
  };
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

  it('keeps the region after a click without a drag', async () => {
    const { at, key, answer } = start();
    at('pointerdown', 500, 500);
    at('pointerup', 503, 501);
    key('Enter');
    await expect(answer).resolves.toEqual({ x: 256, y: 192, width: 512, height: 384 });
  });

  it('resolves with null on Escape', async () => {
    const { key, answer } = start();
    key('Escape');
    await expect(answer).resolves.toBeNull();
  });
});
