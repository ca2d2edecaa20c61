import { parseRecordedThread, say } from '../support/browser/words.ts';
import { requestValue } from '../support/e2e/backgroundRequests.ts';
import { pressUntil, waitForScreen } from '../support/e2e/captureProgress.ts';
import { ENDLESS_THREAD, STATIC_POSTS, STATIC_THREAD, THREADS } from '../support/e2e/threads.ts';
import { expect, test } from './fixtures.ts';

const PASSPHRASE = { passphrase: 'quatre mots inventés', pin: false };

test.beforeEach(({ network }) => {
  for (const [url, page] of THREADS) network.serve(url, page);
});

test('a thread killed while locked is resumed after a restart, once @firefox', async ({ openBrowser, profileDir }) => {
  const open = () => openBrowser({ profileDir });
  let user = await open();
  let carnet = await user.driver.openExtensionPage('carnet.html');
  await requestValue(carnet, 'ui>bg:setPassphrase', PASSPHRASE);
  await requestValue(carnet, 'ui>bg:lock', {});
  const killed = await user.openPage(STATIC_THREAD);
  await user.startCapture(killed, 'capture-thread');
  await waitForScreen(killed, new Promise(() => undefined), 4);
  await user.kill();

  user = await open();
  carnet = await user.driver.openExtensionPage('carnet.html');
  await requestValue(carnet, 'ui>bg:unlock', { passphrase: PASSPHRASE.passphrase });
  const { total: kept, interrupted } = await requestValue(carnet, 'ui>bg:listItems', { from: 0, count: 200 });
  expect(kept).toBeGreaterThan(0);
  expect(kept).toBeLessThan(STATIC_POSTS);
  // Also when the kill came between two posts.
  expect(interrupted.map((line) => line.kept)).toEqual([kept]);
  const page = await user.openPage(STATIC_THREAD);
  const popup = await user.openPopup(page);
  await popup.waitForVisible(`[data-kept="${kept}"]`);
  expect(await popup.text('[data-attempt]')).toContain(say('interrupted.thread', { n: kept }));
  const notice = await user.captureThread(page);
  expect(notice).toContain(say('thread.resumed', { n: kept }));
  expect(parseRecordedThread(notice)?.posts).toBe(STATIC_POSTS - kept);
  const { total, items, ...after } = await requestValue(carnet, 'ui>bg:listItems', { from: 0, count: 200 });
  expect([total, after.interrupted]).toEqual([STATIC_POSTS, []]);
  expect(new Set(items.map(({ firstWords }) => firstWords)).size).toBe(STATIC_POSTS);
  await user.close();
});

test('says that posts may be kept twice when a thread is captured again while locked', async ({ user }) => {
  const carnet = await user.driver.openExtensionPage('carnet.html');
  await requestValue(carnet, 'ui>bg:setPassphrase', PASSPHRASE);
  const page = await user.openPage(ENDLESS_THREAD);
  const stopAfterTwoScreens = async (): Promise<string> => {
    const ended = user.captureThread(page);
    await waitForScreen(page, ended, 2);
    await pressUntil(ended, page, 'progress.stop');
    return ended;
  };
  expect(await stopAfterTwoScreens()).not.toContain(say('thread.mayRepeat'));
  await requestValue(carnet, 'ui>bg:lock', {});
  expect(await stopAfterTwoScreens()).toContain(say('thread.mayRepeat'));
});
