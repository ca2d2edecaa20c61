import { refusalSentence } from '../../src/ui/locales/index.ts';
import { pickWords } from '../../src/ui/locales/words.ts';
import { openUserDriver, parseRecordedOrdinal } from '../support/browser/userDriver.ts';
import { readDossier } from '../support/e2e/dossier.ts';
import { THREAD } from '../support/e2e/pages.ts';
import { builtDir } from '../support/machine/build.ts';
import { expect, test } from './fixtures.ts';

/** Firefox only, where extension pages in private windows have no store (see playwright.config.ts). */
const POST = '[data-testid=tweetText]';

test('records a capture of a private window and exports it in an ordinary window', async ({ network }) => {
  const user = await openUserDriver({
    browser: 'firefox',
    network,
    extensionDir: builtDir('firefox'),
    privateWindows: 'allowed',
  });
  try {
    const page = await user.driver.openPrivatePage?.(THREAD);
    if (page === undefined) throw new Error('no private window');
    expect(parseRecordedOrdinal(await user.capturePost(page, POST))).toBe(1);
    const dossier = await readDossier((await user.exportDossier(page)).zipPath);
    expect(dossier.exhibits.map(({ fiche }) => fiche.environment.privateWindow)).toEqual([true]);
  } finally {
    await user.close();
  }
});

test('shows one sentence and records nothing when every window is private', async ({ network }) => {
  const user = await openUserDriver({
    browser: 'firefox',
    network,
    extensionDir: builtDir('firefox'),
    privateWindows: 'always',
  });
  try {
    const page = await user.openPage(THREAD);
    const popup = await user.driver.clickToolbar(page);
    await popup.waitForVisible('[role="alert"]');
    expect(await popup.attribute('[role="alert"]', 'data-code')).toBe('private-window');
    const sentences = ['fr', 'en'].map((lang) => refusalSentence(pickWords(lang), 'private-window'));
    expect(sentences).toContain(await popup.text('[role="alert"]'));
    expect(await popup.has('[data-action="see-all"]')).toBe(false);
  } finally {
    await user.close();
  }
});
