import { file, readDossier } from './dossier.ts';
import { FORUM, THREAD } from './pages.ts';
import { expect, test } from './person.ts';
import { differing, readPng } from './png.ts';

test('the image is the page alone: no outline, no notice, though both were on the screen', async ({
  person,
}) => {
  const thread = await person.openPage(THREAD);
  const bare = readPng(await thread.screenshot());

  await person.startPicking(thread);
  await thread.hover('[data-testid=tweetText]');
  await expect.poll(async () => differing(readPng(await thread.screenshot()), bare)).toBeGreaterThan(0);
  await thread.click('[data-testid=tweetText]');
  await person.readNotice(thread);
  expect(differing(readPng(await thread.screenshot()), bare), 'the notice shows').toBeGreaterThan(0);

  // While the notice of the first capture is still on the page.
  await person.captureScreen(thread);
  const { files, pieces } = await readDossier((await person.exportDossier(thread)).zipPath);
  expect(pieces).toHaveLength(2);
  for (const { folder } of pieces) {
    expect(differing(readPng(file(files, `${folder}/capture.png`)), bare)).toBe(0);
  }
});

test('the list leaves the page as it was too', async ({ person }) => {
  const forum = await person.openPage(FORUM);
  const bare = readPng(await forum.screenshot());
  await person.capturePostFromList(forum, 0);
  const { files, pieces } = await readDossier((await person.exportDossier(forum)).zipPath);
  expect(differing(readPng(file(files, `${pieces[0]?.folder}/capture.png`)), bare)).toBe(0);
});
