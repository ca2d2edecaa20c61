import { inventScreens, SCREEN_KINDS } from '../support/phoneScreens/inventScreens.ts';
import { type RenderedScreen, renderScreens, VARIANTS } from '../support/phoneScreens/renderScreens.ts';
import { scoreReading } from '../support/phoneScreens/scoreReading.ts';
import { expect, test } from './fixtures.ts';

const DRAWN = ['Messenger-tuning-2', 'X-held-out-1'];

test('draws invented telephone screens, and knows each word that they show', async ({ engine }) => {
  const screens = inventScreens();
  expect(screens).toHaveLength(60);
  expect(new Set(screens.map(({ kind }) => kind))).toEqual(new Set(SCREEN_KINDS));
  // The same words each time: figures of two days can be compared.
  expect(inventScreens()).toEqual(screens);
  const rendered: RenderedScreen[] = [];
  await renderScreens(
    screens.filter(({ name }) => DRAWN.includes(name)),
    async (screen) => {
      rendered.push(screen);
      const { width, height } = await screen.decode('whatsapp1600');
      expect(Math.max(width, height), engine).toBeLessThanOrEqual(1600);
      for (const variant of VARIANTS) expect(screen.files[variant].length).toBeGreaterThan(10_000);
    },
  );
  expect(rendered.map(({ name }) => name)).toEqual(DRAWN);
  for (const { expected } of rendered) {
    expect(expected.words.length).toBeGreaterThan(50);
    for (const { text, box } of expected.words) {
      expect(text).toMatch(/^\S+$/);
      expect([box.left >= 0, box.top >= 0]).toEqual([true, true]);
      expect([box.left + box.width <= expected.width, box.top + box.height <= expected.height]).toEqual([true, true]);
    }
    const asShown = expected.words.map(({ text, box, role }) => ({ text, box, isSure: role !== 'foreign' }));
    const score = scoreReading(expected, expected.width, asShown);
    expect(score).toMatchObject({ bodyErrors: 0, errors: 0, sureWrong: 0, mistakes: [] });
    expect(score.found).toBe(score.bodyWords);
  }
});
