import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runTask } from '../../scripts/bench/benchSession.ts';
import { buildBenchExtension } from '../../scripts/bench/extension.ts';
import type { PageHandle } from '../support/browser/pageHandle.ts';
import { openUserDriver } from '../support/browser/userDriver.ts';
import { waitFor } from '../support/browser/wait.ts';
import { requestValue, waitForReencryption } from '../support/e2e/backgroundRequests.ts';
import { readStoredKeyring } from '../support/e2e/storedKeyring.ts';
import { expect, test } from './fixtures.ts';

const ITEMS = 60;
const PASSPHRASE = 'la mousse sous le vieux pont';

test(`a power cut during the re-encryption of ${ITEMS} items: it resumes after unlocking`, async ({
  engine,
  network,
}) => {
  const profileDir = await mkdtemp(join(tmpdir(), 'recueil-reencrypt-'));
  const extensionDir = await buildBenchExtension(engine);
  const open = () => openUserDriver({ browser: engine, network, profileDir, extensionDir });
  let user = await open();
  try {
    const bench = await user.driver.openExtensionPage('bench.html');
    await runTask(bench, 'seed', ['encrypted', 'recueil', ITEMS, 'small']);
    await blockFileWrites(bench);
    await requestValue(bench, 'ui>bg:setPassphrase', { passphrase: PASSPHRASE, pin: false });
    await waitFor('the re-encryption to start', async () => (await readStoredKeyring(bench)).started);
    await user.kill();

    user = await open();
    const carnet = await user.driver.openExtensionPage('carnet.html');
    expect(await readStoredKeyring(carnet)).toEqual({
      open: null,
      generations: 2,
      reencrypting: true,
      started: true,
      replacedKeys: 0,
    });
    await requestValue(carnet, 'ui>bg:unlock', { passphrase: PASSPHRASE });
    expect(await waitForReencryption(carnet)).toMatchObject({ kind: 'unlocked', reencrypting: false });
    expect((await readStoredKeyring(carnet)).generations).toBe(1);
    const { items } = await requestValue(carnet, 'ui>bg:listItems', { from: 0, count: 200 });
    expect(items).toHaveLength(ITEMS);
  } finally {
    await user.close();
    await Promise.all(
      [profileDir, extensionDir].map((dir) =>
        rm(dir, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }),
      ),
    );
  }
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
