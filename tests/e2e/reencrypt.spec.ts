import { join } from 'node:path';
import type { PageHandle } from '../support/browser/pageHandle.ts';
import { waitFor } from '../support/browser/wait.ts';
import { requestValue, waitForReencryption } from '../support/e2e/backgroundRequests.ts';
import { readStoredKeyring } from '../support/e2e/storedKeyring.ts';
import { builtDir } from '../support/machine/build.ts';
import { copyExtension, openTaskPage } from '../support/seeding/extensionCopy.ts';
import type { SeedTasks } from '../support/seeding/seedPage.ts';
import { expect, test } from './fixtures.ts';

const SEED_PAGE = join(import.meta.dirname, '../support/seeding/seedPage.ts');
const ITEMS = 60;
const PASSPHRASE = 'la mousse sous le vieux pont';

test(`a power cut during the re-encryption of ${ITEMS} items: it resumes after unlocking @firefox`, async ({
  engine,
  openBrowser,
  profileDir,
}) => {
  const extensionDir = await copyExtension(builtDir(engine), SEED_PAGE);
  const open = () => openBrowser({ profileDir, extensionDir });
  let user = await open();
  const { page, run } = await openTaskPage<SeedTasks>(user);
  await run('seed', ITEMS, 'small');
  await blockFileWrites(page);
  await requestValue(page, 'ui>bg:setPassphrase', { passphrase: PASSPHRASE, pin: false });
  await waitFor('the re-encryption to start', async () => (await readStoredKeyring(page)).started);
  await user.kill();

  user = await open();
  const carnet = await user.driver.openExtensionPage('carnet.html');
  await expect
    .poll(() => readStoredKeyring(carnet))
    .toEqual({ open: null, generations: 2, reencrypting: true, started: true, replacedKeys: 0 });
  await requestValue(carnet, 'ui>bg:unlock', { passphrase: PASSPHRASE });
  expect(await waitForReencryption(carnet)).toMatchObject({ kind: 'unlocked', reencrypting: false });
  expect((await readStoredKeyring(carnet)).generations).toBe(1);
  const { items } = await requestValue(carnet, 'ui>bg:listItems', { from: 0, count: 200 });
  expect(items).toHaveLength(ITEMS);
});

/** Reads the table of files without end, which blocks writers, so that the kill comes midway on any machine. */
function blockFileWrites(ours: PageHandle): Promise<void> {
  return ours.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('recueil');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const files = opening.result.transaction('files').objectStore('files');
          const again = () => {
            files.count().onsuccess = again;
            resolve();
          };
          again();
        };
      }),
  );
}
