import { parseRecordedTotal, saying } from '../support/browser/words.ts';
import { readDossier } from '../support/e2e/dossier.ts';
import { THREAD } from '../support/e2e/pages.ts';
import { expect, test } from './fixtures.ts';

/** Firefox only, where extension pages in private windows have no store (see playwright.config.ts). */
const POST = '[data-testid=tweetText]';

test('records a capture of a private window and exports it in an ordinary window @firefox', async ({ openBrowser }) => {
  const user = await openBrowser({ privateWindows: 'allowed' });
  const page = await user.driver.openPrivatePage?.(THREAD);
  if (page === undefined) throw new Error('no private window');
  expect(parseRecordedTotal(await user.capturePost(page, POST))).toBe(1);
  const dossier = await readDossier((await user.exportDossier(page)).zipPath);
  expect(dossier.exhibits.map(({ fiche }) => fiche.environment.privateWindow)).toEqual([true]);
});

test('shows one sentence and records nothing when every window is private @firefox', async ({ openBrowser }) => {
  const user = await openBrowser({ privateWindows: 'always' });
  const page = await user.openPage(THREAD);
  const popup = await user.driver.clickToolbar(page);
  expect(await popup.attribute('[role="alert"]', 'data-code')).toBe('private-window');
  expect(await popup.text('[role="alert"]')).toMatch(saying('refusal.private-window'));
  expect(await popup.has('[data-action="see-all"]')).toBe(false);
});
