import type { RefusalCode } from '../../src/domain/shared/errors.ts';
import type { PageHandle } from '../support/browser/pageHandle.ts';
import { clickInPopup } from '../support/browser/popupFold.ts';
import type { UserDriver } from '../support/browser/userDriver.ts';
import { sayRefusal } from '../support/browser/words.ts';
import { OPENER, PDF, PLAIN, RESTLESS } from '../support/e2e/pages.ts';
import { expect, test } from './fixtures.ts';

/** Checks that the popup stays open and shows the reason. */
async function expectPopupRefuses(
  user: UserDriver,
  page: PageHandle,
  action: string,
  code: RefusalCode,
): Promise<void> {
  const popup = await user.openPopup(page);
  // Where the address is readable, nothing is offered that would be refused.
  if (!(await popup.has(`[data-refused="${code}"]`))) {
    await clickInPopup(popup, action);
    expect(await popup.attribute('[role="alert"]', 'data-code')).toBe(code);
  }
  await expectNothingRecorded(popup);
}

async function expectNothingRecorded(popup: PageHandle): Promise<void> {
  expect(await popup.has('[data-action="see-all"]')).toBe(false);
}

test('refuses privileged pages, source views and PDFs with a sentence each @firefox', async ({ user, engine }) => {
  const own = await user.openPage(engine === 'chromium' ? 'chrome://version' : 'about:support');
  for (const action of ['capture-post', 'capture-screen', 'list-posts'])
    await expectPopupRefuses(user, own, action, 'page-forbidden');
  const source = await user.openPage(`view-source:${PLAIN}`);
  await expectPopupRefuses(user, source, 'capture-screen', 'page-forbidden');
  await expectPopupRefuses(user, await user.openPage(PDF), 'capture-screen', 'page-pdf');
  if (engine === 'firefox') {
    const reader = await user.openPage(`about:reader?url=${encodeURIComponent(PLAIN)}`);
    await expectPopupRefuses(user, reader, 'capture-screen', 'page-reader-mode');
  }
});

test('refuses a frozen page with a sentence, and records nothing', async ({ user, network }) => {
  const asked = Promise.withResolvers<void>();
  const thawed = Promise.withResolvers<void>();
  const respond = async () => {
    asked.resolve();
    await thawed.promise;
    return { body: '' };
  };
  network.serve(`${PLAIN}/gel`, { body: '', respond });
  const page = await user.openPage(PLAIN);
  const popup = await user.openPopup(page);
  const frozen = page.evaluate((url) => {
    const request = new XMLHttpRequest();
    // The page does nothing until the answer.
    request.open('GET', url, false);
    request.send();
  }, `${PLAIN}/gel`);
  await asked.promise;
  await popup.click('[data-action="capture-screen"]');
  expect(await popup.attribute('[role="alert"]', 'data-code')).toBe('page-frozen');
  thawed.resolve();
  await frozen;
  await expectNothingRecorded(popup);
});

test('records nothing when the address or the front tab changes during the capture @firefox', async ({ user }) => {
  for (const [url, code] of [
    [RESTLESS, 'address-changed'],
    [OPENER, 'tab-changed'],
  ] as const) {
    const page = await user.openPage(url);
    expect(await user.capturePost(page, '#m1 p')).toBe(sayRefusal(code));
    await expectNothingRecorded(await user.openPopup(page));
  }
});
