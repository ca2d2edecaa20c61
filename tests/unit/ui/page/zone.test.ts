import { describe, expect, it } from 'vitest';
import { startZone } from '../../../../src/ui/page/zone.ts';
import { createPageHarness } from './_pageHarness.ts';

const WORDS = {
  label: 'Tracez la zone',
  record: 'Enregistrer',
  leave: 'Annuler',
  place: ({ x, y, width, height }: { x: number; y: number; width: number; height: number }) =>
    `${width} sur ${height}, à ${x} et ${y}`,
};

/** jsdom's window is 1024 × 768. */
function zone() {
  const page = createPageHarness('<main>page</main>');
  const before = page.document.documentElement.outerHTML;
  const choosing = new AbortController();
  const answer = startZone(page.window, WORDS, choosing.signal);
  const [host] = page.layers();
  if (!host) throw new Error('nothing was drawn');
  const at = (type: string, clientX: number, clientY: number) => page.fire(type, host, { clientX, clientY });
  // Nothing is laid out here: every button would be at the corner.
  for (const el of page.root().querySelectorAll('.card, button'))
    el.getBoundingClientRect = () => ({ left: 0, right: 10, top: 700, bottom: 710 }) as DOMRect; // as much as is asked
  return {
    ...page,
    before,
    answer,
    choosing,
    at,
    said: () => page.root().querySelector('[role=status]')?.textContent,
  };
}

describe('the zone', () => {
  it('is drawn by pointer, in any direction, and recorded by Enter', async () => {
    const { at, key, said, answer, document, before } = zone();
    expect(at('pointerdown', 400, 300).kept).toBe(true);
    at('pointermove', 200, 250);
    at('pointerup', 150, 100);
    expect(said()).toBe('250 sur 200, à 150 et 100');
    key('Enter');
    await expect(answer).resolves.toEqual({ x: 150, y: 100, width: 250, height: 200 });
    expect(document.documentElement.outerHTML).toBe(before);
  });

  it('moves by the arrows and is sized by Shift and the arrows, inside the window', async () => {
    const { key, said, answer } = zone();
    key('ArrowLeft');
    expect(said()).toBe('512 sur 384, à 246 et 192');
    key('ArrowRight', { shiftKey: true });
    key('ArrowUp', { shiftKey: true });
    expect(said()).toBe('522 sur 374, à 246 et 192');
    for (let n = 0; n < 40; n += 1) key('ArrowLeft');
    key('Enter');
    await expect(answer).resolves.toEqual({ x: 0, y: 192, width: 522, height: 374 });
  });

  it('is not lost by a click that draws nothing', async () => {
    const { at, key, answer } = zone();
    at('pointerdown', 500, 500);
    at('pointerup', 503, 501);
    key('Enter');
    await expect(answer).resolves.toEqual({ x: 256, y: 192, width: 512, height: 384 });
  });

  it('is left by Escape', async () => {
    const { key, answer } = zone();
    key('Escape');
    await expect(answer).resolves.toBeNull();
  });
});
