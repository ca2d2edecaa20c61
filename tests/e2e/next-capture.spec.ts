import { goTo } from '../support/browser/carnetScreens.ts';
import type { PageHandle } from '../support/browser/pageHandle.ts';
import type { UserDriver } from '../support/browser/userDriver.ts';
import { waitFor } from '../support/browser/wait.ts';
import { parseRecordedThread, parseRecordedTotal, say } from '../support/browser/words.ts';
import { requestValue } from '../support/e2e/backgroundRequests.ts';
import { captureNext, pressUntil, readPickerLabel, waitForFocus } from '../support/e2e/captureProgress.ts';
import { requireFile } from '../support/e2e/dossier.ts';
import { PLAIN, THREAD, TWEETS } from '../support/e2e/pages.ts';
import { readStoredItems } from '../support/e2e/storedItems.ts';
import { countDifferences, readPng } from '../support/images/png.ts';
import { expect, test } from './fixtures.ts';

const textOf = (index: number): string => `#t${TWEETS[index]?.id} [data-testid=tweetText]`;

/** Waits for a notice about item `ordinal` and returns its text. */
const waitForSaved = (page: PageHandle, ordinal: number): Promise<string> =>
  waitFor(`item ${ordinal} to be announced`, async () => {
    const notices = await page.notices();
    return notices.map(({ text }) => text).find((text) => parseRecordedTotal(text) === ordinal);
  });

/** Opens two carnets, Nora then Lina, the current one. */
async function openTwoCases(user: UserDriver): Promise<PageHandle> {
  const carnet = await user.driver.openExtensionPage('carnet.html#cases');
  for (const [name, place] of [
    ['Nora', 1],
    ['Lina', 2],
  ] as const) {
    await carnet.waitForVisible('form [name="name"][required]');
    await carnet.evaluate((typed) => {
      const field = document.querySelector<HTMLInputElement>('[name="name"][required]');
      if (field) field.value = typed;
      field?.form?.requestSubmit();
    }, name);
    await carnet.waitForVisible(`[data-list="cases"] > li:nth-child(${place})`);
  }
  return carnet;
}

test('after a first capture, each post is one click, and no image shows our notices @firefox', async ({ user }) => {
  const page = await user.openPage(THREAD);
  const bare = readPng(await page.screenshot());
  expect(await user.capturePost(page, textOf(0))).toContain(`@${TWEETS[0].handle}`);
  // Presses just after the choice are kept from the page, and so from the notice.
  await pressUntil(
    waitFor('the picker', () => readPickerLabel(page)),
    page,
    'toast.another',
  );
  for (const index of [1, 2]) {
    expect(await captureNext(page, textOf(index), index + 1)).toContain(`@${TWEETS[index]?.handle}`);
  }
  await page.press('Escape');
  await expect
    .poll(async () => (await page.notices()).map(({ text }) => text).join())
    .not.toContain(say('picker.next'));
  const popup = await user.openPopup(page);
  await popup.waitForVisible('[data-kept="3"]');
  expect(await popup.has('[data-attempt]')).toBe(false);
  await popup.close();
  const { files, exhibits } = await readStoredItems(user);
  expect(exhibits.map(({ fiche }) => fiche.provenance.options.entry)).toEqual(['picker', 'picker', 'picker']);
  for (const { folder } of exhibits)
    expect(countDifferences(readPng(requireFile(files, `${folder}/capture.png`)), bare)).toBe(0);
});

test('« Gardé » on the page: one Escape leaves a new choice, a press takes the conversation, it goes with its page', async ({
  user,
}) => {
  test.slow();
  const page = await user.openPage(THREAD);
  expect(parseRecordedTotal(await user.capturePost(page, textOf(0)))).toBe(1);
  await user.startPicking(page);
  const shown = () => page.notices().then((notices) => notices.map(({ text }) => text));
  expect(await shown()).toEqual([say('picker.label')]);
  await waitForFocus(page);
  await page.press('Escape');
  await expect.poll(shown).toEqual([]);

  expect(parseRecordedTotal(await user.capturePost(page, textOf(0)))).toBe(2);
  const thread = waitFor('the conversation', async () =>
    (await shown()).map((text) => parseRecordedThread(text)).find((one) => one !== null),
  );
  await pressUntil(thread, page, 'toast.thread');
  expect((await thread).posts).toBe(TWEETS.length);

  await page.evaluate((url) => void setTimeout(() => location.assign(url)), PLAIN);
  await expect.poll(() => page.evaluate(() => location.href).catch(() => null)).toBe(PLAIN);
  expect(await page.notices()).toEqual([]);
  // One that was left captures nothing unasked.
  const popup = await user.openPopup(page);
  await popup.waitForVisible(`[data-kept="${2 + TWEETS.length}"]`);
});

test('several carnets: picker and notice name the carnet; « Pas le bon ? » captures again', async ({ user }) => {
  const carnet = await openTwoCases(user);
  const page = await user.openPage(THREAD);
  await user.startPicking(page);
  await page.click(textOf(0));
  expect(await waitForSaved(page, 1)).toContain('Lina');
  const asked = waitFor('the question', async () =>
    (await page.notices()).some(({ text }) => text === say('toast.whichCase')),
  );
  await pressUntil(asked, page, 'toast.wrongCase');
  await page.clickOverlayButton({ text: 'Nora' });
  await waitFor('the capture in the other carnet', async () =>
    (await page.notices()).some(({ text }) => parseRecordedTotal(text) === 1 && text.includes('Nora')),
  );
  const popup = await user.openPopup(page);
  await popup.waitForVisible('[data-kept="1"]');
  expect(await popup.text('[data-current-case]')).toContain('Nora');
  await popup.close();
  const items = async () => (await requestValue(carnet, 'ui>bg:listItems', { from: 0, count: 9 })).items;
  expect((await items()).map(({ withdrawn }) => withdrawn)).toEqual([false]);
  const cases = await user.driver.openExtensionPage('carnet.html#cases');
  await cases.click('[data-list="cases"] > li:nth-child(2) [data-action="choose-case"]');
  await expect.poll(async () => (await items()).map(({ withdrawn }) => withdrawn)).toEqual([true]);
});

test('an open tab keeps its carnet when captures go to another, and writes to no other', async ({ user }) => {
  const lina = await openTwoCases(user);
  await goTo(lina, '#steps');
  await lina.waitForVisible('.note-forms');
  const cases = await user.driver.openExtensionPage('carnet.html#cases');
  await cases.click('[data-list="cases"] > li:nth-child(1) [data-action="choose-case"]');
  await cases.waitForVisible('main .empty');
  // The tab is in front again.
  await cases.close();
  await expect.poll(() => lina.text('[data-open-carnet] [role="status"]')).toContain('Nora');
  expect(await lina.text('[data-open-carnet] strong')).toBe('Lina');
  await lina.fill({ text: 'De Lina' });
  await lina.waitForVisible('[data-noted="diary"]');
  await lina.click('[data-action="open-carnet-here"]');
  await expect.poll(() => lina.text('[data-open-carnet] strong')).toBe('Nora');
  await goTo(lina, '#steps');
  await lina.waitForVisible('.note-forms');
  expect(await lina.has('[data-noted="diary"]')).toBe(false);
  await goTo(lina, '#cases');
  await lina.click('[data-list="cases"] > li:nth-child(2) [data-action="choose-case"]');
  await expect.poll(() => lina.text('[data-open-carnet] strong')).toBe('Lina');
  await goTo(lina, '#steps');
  await lina.waitForVisible('[data-noted="diary"]');
});
