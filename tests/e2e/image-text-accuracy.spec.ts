import type { UserDriver } from '../support/browser/userDriver.ts';
import { type InventedScreen, inventScreens } from '../support/phoneScreens/inventScreens.ts';
import { openPageReader } from '../support/phoneScreens/pageReader.ts';
import { renderScreens, VARIANTS } from '../support/phoneScreens/renderScreens.ts';
import { addScores, EMPTY_SCORE, type ReadingScore, scoreReading } from '../support/phoneScreens/scoreReading.ts';
import { expect, test } from './fixtures.ts';

/** A screen of a conversation and one of posts in dark colours: what a reader without preparation loses. */
const SCREENS = ['WhatsApp-held-out-1', 'YouTube-held-out-2'];

/** Reads each variant of the screens in a page of the extension. */
async function readAll({ driver }: UserDriver, screens: readonly InventedScreen[]): Promise<ReadingScore> {
  const reader = await openPageReader(driver);
  let total = EMPTY_SCORE;
  await renderScreens(screens, async ({ expected, files }) => {
    for (const variant of VARIANTS) {
      const { width, words } = await reader.read(files[variant]);
      total = addScores(total, scoreReading(expected, width, words));
    }
  });
  await reader.close();
  return total;
}

/** Sizes in pixels of the page: a picture has three for each. */
const LARGE_TEXT = `
<p><span data-role="body">Publié hier par une page de la ville</span></p>
<p style="font:400 37px/1.2 InterScreens"><span data-role="body">Demain à 18h devant la gare</span></p>
<p style="font:800 34px/1.2 InterScreens"><span data-role="body">Tu vas le regretter</span></p>
<p style="font:800 56px/1.2 InterScreens;color:#fff;background:#216"><span data-role="body">OÙ TU HABITES</span></p>
<p style="font:800 72px/1.2 InterScreens;color:#fff;background:linear-gradient(#c13,#43c)"><span data-role="body">Menteuse</span></p>
<p><span data-role="body">Un commentaire ordinaire sous le titre</span></p>`;
const ROW_OF_PHOTOS = `<p style="display:flex;gap:8px;padding:16px">${[1, 2, 3, 4, 5]
  .map(
    (n) =>
      `<i style="width:56px;height:56px;border-radius:50%;border:3px solid #d24;box-shadow:inset 0 0 0 3px #fff;background:conic-gradient(#${n}a3,#4${n}b,#fe${n},#${n}a3)"></i>`,
  )
  .join('')}</p>`;

test('reads telephone screens with few mistakes, most of them marked, posters with none, no word in photos', async ({
  user,
}) => {
  const screens = inventScreens().filter(({ name }) => SCREENS.includes(name));
  expect(screens).toHaveLength(SCREENS.length);
  const total = await readAll(user, screens);
  // `npm run image-text` measures all sixty screens; these bounds only notice that something broke.
  expect(total.bodyCharacters).toBeGreaterThan(1200);
  expect(total.bodyErrors / total.bodyCharacters, total.mistakes.join('\n')).toBeLessThan(0.025);
  expect(total.found / total.bodyWords, total.mistakes.join('\n')).toBeGreaterThan(0.97);
  expect(total.sureWrong / total.sure, total.mistakes.join('\n')).toBeLessThan(0.02);
  expect(total.times.wrongSure, total.mistakes.join('\n')).toBe(0);

  const [like] = inventScreens();
  if (like === undefined) throw new Error('no screen');
  const phone = { width: 390, height: 844, scale: 3, system: 'iphone' } as const;
  const markup = { css: 'p{padding:16px 8px}', body: ROW_OF_PHOTOS + LARGE_TEXT };
  const poster: InventedScreen = { ...like, phone, markup };
  const ofPoster = await readAll(user, [poster]);
  expect(ofPoster.bodyWords).toBeGreaterThan(60);
  expect(ofPoster.mistakes).toEqual([]);
  expect(ofPoster.found).toBe(ofPoster.bodyWords);
});
