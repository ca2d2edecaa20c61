import { goTo, openCarnet, SCREENS } from '../../scripts/browser/carnetScreens.ts';
import { FORUM, THREAD, WATCHER } from './pages.ts';
import { expect, test } from './person.ts';

test('recording and exporting contact nobody: each page is asked for once, by the person', async ({
  person,
  network,
}) => {
  const thread = await person.openPage(THREAD);
  await person.capturePost(thread, '[data-testid=tweetText]');
  await person.capturePostFromList(thread, 1);
  const forum = await person.openPage(FORUM);
  await person.captureScreen(forum);
  await person.exportDossier(forum);
  const contacts = network.contacts();
  // A browser looks for a page's icon by itself, at most once a host.
  const icons = contacts.filter(({ path }) => path === '/favicon.ico');
  expect(new Set(icons.map(({ host }) => host)).size).toBe(icons.length);
  const asked = contacts.filter((contact) => !icons.includes(contact));
  expect(asked).toEqual(
    [THREAD, FORUM].map((url) => ({
      method: 'GET',
      host: new URL(url).host,
      path: new URL(url).pathname,
      outcome: 'served',
    })),
  );
});

test('no page of ours contacts anybody, whatever view is opened', async ({ person, network }) => {
  await person.captureScreen(await person.openPage(THREAD));
  const before = network.contacts();
  const carnet = await openCarnet(person.driver);
  for (const hash of [...Object.values(SCREENS), '#erase', '#import', '#image', '#backup', '#recover'])
    await goTo(carnet, hash);
  await goTo(carnet, '#items');
  await carnet.click('[data-list="items"] [data-item]');
  await carnet.see('article h1');
  for (const path of ['practice.html', 'verifier.html']) await person.driver.openExtensionPage(path);
  expect(network.contacts()).toEqual(before);
});

test('nothing is put into a page before the person chooses to capture it', async ({ person }) => {
  const page = await person.openPage(WATCHER);
  const seen = () =>
    page.evaluate(() => {
      const { changes, roots, namesAtLoad } = window as unknown as Record<string, unknown>;
      return { changes, roots, newNames: Object.getOwnPropertyNames(window).length - Number(namesAtLoad) };
    });
  const popup = await person.openPopup(page);
  await popup.see('[data-action="capture-post"]');
  expect(await seen()).toEqual({ changes: [], roots: 0, newNames: 0 });
  // The same eyes see our notice once the person did choose: the test is able to fail.
  await person.captureScreen(page);
  expect((await seen()).changes).not.toEqual([]);
});
