import { requireFile } from '../support/e2e/dossier.ts';
import { FORUM, THREAD } from '../support/e2e/pages.ts';
import { readStoredItems } from '../support/e2e/storedItems.ts';
import { countDifferences, readPng } from '../support/images/png.ts';
import { BOTH, expect, test } from './fixtures.ts';

test('the image shows the page without our outline and notice, which were on the screen', BOTH, async ({ user }) => {
  const thread = await user.openPage(THREAD);
  const bare = readPng(await thread.screenshot());

  await user.startPicking(thread);
  await thread.hover('[data-testid=tweetText]');
  await expect.poll(async () => countDifferences(readPng(await thread.screenshot()), bare)).toBeGreaterThan(0);
  await thread.click('[data-testid=tweetText]');
  await user.readNotice(thread);
  expect(countDifferences(readPng(await thread.screenshot()), bare), 'the notice is on the screen').toBeGreaterThan(0);

  // The notice of the first capture is still on the page.
  await user.captureScreen(thread);
  const { files, exhibits } = await readStoredItems(user);
  expect(exhibits).toHaveLength(2);
  for (const { folder } of exhibits) {
    expect(countDifferences(readPng(requireFile(files, `${folder}/capture.png`)), bare)).toBe(0);
  }
});

test('the image shows the page alone after a choice in the popup’s list', async ({ user }) => {
  const forum = await user.openPage(FORUM);
  const bare = readPng(await forum.screenshot());
  await user.capturePostFromList(forum, 0);
  const { files, exhibits } = await readStoredItems(user);
  expect(countDifferences(readPng(requireFile(files, `${exhibits[0]?.folder}/capture.png`)), bare)).toBe(0);
});
