import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { benchExtension } from '../../scripts/bench/extension.ts';
import { runTask } from '../../scripts/bench/station.ts';
import { openPerson } from '../../scripts/browser/person.ts';
import type { View } from '../../scripts/browser/view.ts';
import { waitFor } from '../../scripts/browser/wait.ts';
import { got, resealed } from './asking.ts';
import { storedKeyring } from './keyring.ts';
import { expect, test } from './person.ts';

const ITEMS = 60;
const PASSPHRASE = 'la mousse sous le vieux pont';

test(`${ITEMS} items, the power cut while they are encrypted again: unlocking is all that the person does`, async ({
  engine,
  network,
}) => {
  const profileDir = await mkdtemp(join(tmpdir(), 'recueil-reseal-'));
  const extensionDir = await benchExtension(engine);
  const open = () => openPerson({ browser: engine, network, profileDir, extensionDir });
  let person = await open();
  try {
    const bench = await person.driver.openExtensionPage('bench.html');
    await runTask(bench, 'fill', ['sealed', 'recueil', ITEMS, 'small']);
    await holdFiles(bench);
    await got(bench, 'ui>bg:setPassphrase', { passphrase: PASSPHRASE, pin: false });
    await waitFor('it to be midway', async () => (await storedKeyring(bench)).begun);
    await person.kill();

    person = await open();
    const carnet = await person.driver.openExtensionPage('carnet.html');
    expect(await storedKeyring(carnet)).toEqual({
      open: null,
      generations: 2,
      resealing: true,
      begun: true,
      gone: 0,
    });
    await got(carnet, 'ui>bg:unlock', { passphrase: PASSPHRASE });
    expect(await resealed(carnet)).toMatchObject({ kind: 'unlocked', resealing: false });
    expect((await storedKeyring(carnet)).generations).toBe(1);
    const { items } = await got(carnet, 'ui>bg:listItems', { from: 0, count: 200 });
    expect(items).toHaveLength(ITEMS);
  } finally {
    await person.leave();
    await Promise.all(
      [profileDir, extensionDir].map((dir) =>
        rm(dir, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }),
      ),
    );
  }
});

/** A reader of the files that comes to no end: whoever writes there waits, so that the cut comes midway on any machine. */
function holdFiles(ours: View): Promise<void> {
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
