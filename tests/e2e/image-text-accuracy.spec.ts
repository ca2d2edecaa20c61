import { inventScreens } from '../support/phoneScreens/inventScreens.ts';
import { openPageReader } from '../support/phoneScreens/pageReader.ts';
import { renderScreens, VARIANTS } from '../support/phoneScreens/renderScreens.ts';
import { addScores, EMPTY_SCORE, scoreReading } from '../support/phoneScreens/scoreReading.ts';
import { expect, test } from './fixtures.ts';

/** Two screens of conversations and one of posts in dark colours: what a reader without preparation loses. */
const SCREENS = ['WhatsApp-held-out-1', 'Messenger-held-out-2', 'YouTube-held-out-2'];

test('reads invented telephone screens in the extension with few mistakes, and marks most of them', async ({
  user,
}) => {
  const screens = inventScreens().filter(({ name }) => SCREENS.includes(name));
  expect(screens).toHaveLength(SCREENS.length);
  const reader = await openPageReader(user.driver);
  let total = EMPTY_SCORE;
  await renderScreens(screens, async ({ expected, files }) => {
    for (const variant of VARIANTS) {
      const { width, words } = await reader.read(files[variant]);
      total = addScores(total, scoreReading(expected, width, words));
    }
  });
  await reader.close();
  // `npm run image-text` measures all sixty screens; these bounds only notice that something broke.
  expect(total.bodyCharacters).toBeGreaterThan(2000);
  expect(total.bodyErrors / total.bodyCharacters, total.mistakes.join('\n')).toBeLessThan(0.025);
  expect(total.found / total.bodyWords, total.mistakes.join('\n')).toBeGreaterThan(0.97);
  expect(total.sureWrong / total.sure, total.mistakes.join('\n')).toBeLessThan(0.02);
  expect(total.times.wrongSure, total.mistakes.join('\n')).toBe(0);
});
