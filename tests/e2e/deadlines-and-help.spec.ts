import { readFile } from 'node:fs/promises';
import { showView } from '../support/browser/carnetScreens.ts';
import { createDossier } from '../support/browser/exportFlow.ts';
import { clickFolded, openFolded } from '../support/browser/folds.ts';
import type { PageHandle } from '../support/browser/pageHandle.ts';
import { saying } from '../support/browser/words.ts';
import { requestValue } from '../support/e2e/backgroundRequests.ts';
import { PLAIN, THREAD, TWEETS } from '../support/e2e/pages.ts';
import { expect, permittedDir, test } from './fixtures.ts';

/** The browser's data about notices, which anybody can read, locked or not. */
const readNoticeState = (
  view: PageHandle,
): Promise<{ stored: object; alarms: readonly string[]; shown: readonly string[] }> =>
  view.withApi(async (api) => {
    const [stored, alarms, shown] = await Promise.all([
      api.storage.local.get(),
      api.alarms.getAll(),
      api.notifications.getAll(),
    ]);
    const days = alarms.filter(({ name }) => name !== 'autoLock');
    return {
      stored,
      alarms: days.map(({ name, scheduledTime }) => `${name} ${new Date(scheduledTime).getHours()} h`),
      shown: Object.keys(shown),
    };
  });

/** Notices shown now or before: without a desktop, Firefox closes a notice as soon as it shows it. */
const readShownNotices = async (view: PageHandle): Promise<readonly string[]> => [
  ...(await readNoticeState(view)).shown,
  ...(await view.evaluate(() => (globalThis as { noticesGone?: string[] }).noticesGone ?? [])),
];

test('help from the popup, the calendar, a notice on its day while locked', async ({ engine, openBrowser }) => {
  const user = await openBrowser({ extensionDir: await permittedDir(engine) });
  const thread = await user.openPage(THREAD);
  await user.capturePost(thread, `#t${TWEETS[0].id} [data-testid=tweetText]`);
  // Without a posting date, its deadlines count from today, so they are in the future.
  await user.captureScreen(await user.openPage(PLAIN));
  const popup = await user.openPopup(thread);
  await popup.click('[data-action="help"]');
  const carnet = await user.driver.waitForTab((url) => url.includes('carnet.html'));
  await carnet.waitForVisible('[data-help="17"] .help-number');
  // On a computer, which has a mouse, the number is there to read and no link does nothing.
  expect(
    await carnet.evaluate(() => document.querySelector('[data-help="17"] a[href="tel:17"]')?.checkVisibility()),
  ).toBe(false);
  await showView(carnet, '#before-export');
  await createDossier(carnet);
  const forYou = await user.driver.download(() => clickFolded(carnet, 'a[data-download="for-you"]'));
  expect((await readFile(forYou)).subarray(0, 5).toString()).toBe('%PDF-');
  expect(forYou).toMatch(/pour-vous-.*\.pdf$/);
  await showView(carnet, '#steps');
  const calendar = await user.driver.download(() => clickFolded(carnet, 'a[data-download="calendar"]'));
  expect(await readFile(calendar, 'utf8')).toMatch(/^BEGIN:VCALENDAR\r\n/);

  // Notices can be enabled once the person has said that the computer is theirs alone.
  await showView(carnet, '#items');
  await clickFolded(carnet, '[data-action="computer-mine"]');
  await expect.poll(() => carnet.has('[data-action="computer-mine"]')).toBe(false);
  await showView(carnet, '#steps');
  expect(await readNoticeState(carnet)).toMatchObject({ alarms: [], shown: [] });
  // The reminder in the carnet is on unless others use the computer.
  await openFolded(carnet, '[name="reminder"]');
  await carnet.waitForVisible('[name="reminder"]:checked');
  await carnet.click('[name="notice"]');
  await expect.poll(() => carnet.text('[data-notice]')).toMatch(saying('deadline.notifyNext'));
  expect(await readNoticeState(carnet)).toMatchObject({ alarms: ['reminder 10 h'], shown: [] });
  const passphrase = 'quatre mots inventés';
  await requestValue(carnet, 'ui>bg:setPassphrase', { passphrase, pin: false });
  await requestValue(carnet, 'ui>bg:lock', {});
  // Simulates that the day has come while everything was closed and locked.
  await carnet.withApi(async (api) => {
    const noticesGone: string[] = [];
    api.notifications.onClosed.addListener((name) => noticesGone.push(name));
    Object.assign(globalThis, { noticesGone });
    await api.storage.local.set({ reminder: '2026-01-02' });
  });
  await user.driver.killWorker();
  await requestValue(carnet, 'ui>bg:lockState', {});
  await expect.poll(() => readShownNotices(carnet), { timeout: 20_000 }).toEqual(['reminder']);
  await expect.poll(async () => (await readNoticeState(carnet)).stored).toMatchObject({ reminder: '' });
  await requestValue(carnet, 'ui>bg:unlock', { passphrase });
  await requestValue(carnet, 'ui>bg:eraseAll', {});
  expect(await readNoticeState(carnet)).toEqual({ stored: {}, alarms: [], shown: [] });
});
