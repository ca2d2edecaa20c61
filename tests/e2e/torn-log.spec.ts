import { parseRecordedTotal } from '../support/browser/words.ts';
import { requestValue } from '../support/e2e/backgroundRequests.ts';
import { PLAIN } from '../support/e2e/pages.ts';
import { tearLog } from '../support/e2e/tornLog.ts';
import { expect, test } from './fixtures.ts';

test('loses no item when a power cut leaves half a record in Chromium’s log', async ({ openBrowser, profileDir }) => {
  const open = () => openBrowser({ profileDir });
  for (const ordinal of [1, 2]) {
    const user = await open();
    const page = await user.openPage(PLAIN);
    expect(parseRecordedTotal(await user.captureScreen(page))).toBe(ordinal);
    await user.kill();
    await tearLog(profileDir);
  }
  const user = await open();
  const carnet = await user.driver.openExtensionPage('carnet.html#items');
  const { items } = await requestValue(carnet, 'ui>bg:listItems', { from: 0, count: 10 });
  expect(items.map(({ ordinal }) => ordinal).sort()).toEqual([1, 2]);
});
