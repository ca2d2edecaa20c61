import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPerson, type Person, recordedOrdinal } from '../../scripts/browser/person.ts';
import type { View } from '../../scripts/browser/view.ts';
import { builtDir } from '../../scripts/build.ts';
import { ask, got, resealed } from './asking.ts';
import { readDossier } from './dossier.ts';
import { storedKeyring } from './keyring.ts';
import { expect, test } from './person.ts';
import { isBrowsersOwn, isOurs, tableOf } from './profileFiles.ts';
import { type Planted, plantedBytes, plantedText, readAll, search } from './traces.ts';

/** Found nowhere else: in the address, in the page, in what is recorded of it. */
const HANDLE = 'essai_perceneige';
const NAME = 'Zélie Dérobadelle';
const WORDS = 'les glivernes tramouchées à minuit';
const PAGE = `https://x.com/${HANDLE}/status/1990470030193590272`;
const HTML = `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Fil</title></head><body>
<article data-testid="tweet" role="article"><div data-testid="User-Name"><a href="/${HANDLE}" role="link">${NAME}</a>
<a href="/${HANDLE}" role="link">@${HANDLE}</a> <a href="${new URL(PAGE).pathname}" role="link">
<time datetime="2025-11-17T17:20:11.000Z">17 nov.</time></a></div>
<div data-testid="tweetText" lang="fr">${WORDS}</div></article></body></html>`;
const PASSPHRASE = 'zurtilège sous brouillavoine';
/** Written plain into our own storage by the test: what the search must find there. */
const CONTROL = 'témoin farlouquet en clair';

/** With the chunk that every PNG begins with: our own code, cached by the browser, names the first eight bytes. */
const PNG_MAGIC = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
const JFIF_MAGIC = Buffer.from('ffd8ffe000104a464946', 'hex');

test('a locked profile tells nothing of what was recorded, before the passphrase or while locked', async ({
  engine,
  network,
}) => {
  network.serve(PAGE, { body: HTML });
  const profileDir = await mkdtemp(join(tmpdir(), 'recueil-locked-'));
  const open = () => openPerson({ browser: engine, network, profileDir, extensionDir: builtDir(engine) });
  try {
    let person = await open();
    const page = await person.openPage(PAGE);
    expect(recordedOrdinal(await person.capturePost(page, '[data-testid=tweetText]'))).toBe(1);
    expect(recordedOrdinal(await person.captureScreen(page))).toBe(2);
    // A plain copy of everything, which must be gone too.
    await person.exportDossier(page);
    const carnet = await person.driver.openExtensionPage('carnet.html');
    const { open: before } = await storedKeyring(carnet);
    if (before === null) throw new Error('locked before any passphrase');
    const recoveryCode = await got(carnet, 'ui>bg:setPassphrase', { passphrase: PASSPHRASE, pin: false });
    await resealed(carnet);
    const sessionMaster = await masterInSession(carnet);
    await writeControl(carnet);
    await got(carnet, 'ui>bg:lock', {});
    await carnet.close();
    expect(await recordLocked(person, page)).toBe(3);
    const opened = await readAll(profileDir);
    await person.leave();
    const closed = await readAll(profileDir);

    person = await open();
    const pngs = await readBack(person);
    await person.leave();

    const replaced = Object.entries(before).map(([name, hex]) =>
      plantedBytes(`${name} from before the passphrase`, Buffer.from(hex, 'hex')),
    );
    const later = await readAll(profileDir);
    expect(tableOf(search(later, replaced), engine), 'after the next start').toBe('');
    const planted = [
      plantedText('address', new URL(PAGE).pathname),
      plantedText('handle', HANDLE),
      plantedText('display name', NAME),
      plantedText('words', WORDS),
      plantedText('passphrase', PASSPHRASE),
      plantedText('recovery code', recoveryCode),
      plantedText('master key of the session', sessionMaster),
      plantedBytes('master key', Buffer.from(sessionMaster, 'base64')),
      plantedBytes('PNG', PNG_MAGIC),
      plantedBytes('JPEG', JFIF_MAGIC),
      ...pngs,
    ];
    for (const [moment, files] of [['still open', opened] as const, ['closed', closed] as const]) {
      const traces = search(files, planted);
      console.log(`${engine}, ${moment}: ${files.length} files searched\n${tableOf(traces, engine)}`);
      // Said in docs/at-rest.md: Chromium may keep the file it was in until its next start.
      console.log(`${engine}, ${moment}, replaced\n${tableOf(search(files, replaced), engine)}`);
      const forbidden = traces.filter(({ file }) => !isBrowsersOwn(engine, file));
      expect.soft(tableOf(forbidden, engine), `the browser ${moment}`).toBe('');
    }
    // The exceptions do not hide anything of ours, and the search is able to find.
    expect(closed.filter(({ file }) => isOurs(file) && isBrowsersOwn(engine, file))).toEqual([]);
    expect(search(closed, planted).map(({ name }) => name)).toContain('address');
    const control = search(closed, [plantedText('control', CONTROL)]);
    expect(control.filter(({ file }) => isOurs(file))).not.toEqual([]);
  } finally {
    await rm(profileDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
});

/** By hand rather than `captureScreen`: while locked the popup has something to say too. */
async function recordLocked(person: Person, page: View): Promise<number | null> {
  const popup = await person.openPopup(page);
  await popup.click('[data-action="capture-screen"]');
  await expect.poll(() => popup.isClosed()).toBe(true);
  return recordedOrdinal(await person.readNotice(page));
}

/** Locked at the start; then everything is there. Gives the images as recorded, by their first 64 bytes. */
async function readBack(person: Person): Promise<readonly Planted[]> {
  const carnet = await person.driver.openExtensionPage('carnet.html');
  expect(await got(carnet, 'ui>bg:lockState', {})).toMatchObject({ kind: 'locked', resealing: false });
  expect(await ask(carnet, 'ui>bg:listItems', { from: 0, count: 10 })).toMatchObject({ code: 'locked' });
  await got(carnet, 'ui>bg:unlock', { passphrase: PASSPHRASE });
  await carnet.close();
  const page = await person.openPage(PAGE);
  const { files, pieces } = await readDossier((await person.exportDossier(page)).zipPath);
  expect(pieces.map(({ fiche }) => fiche.ordinal)).toEqual([1, 2, 3]);
  expect(pieces.map(({ fiche }) => fiche.author.displayName)).toContain(NAME);
  return [...files]
    .filter(([path]) => path.endsWith('.png'))
    .map(([path, bytes]) => plantedBytes(path, Buffer.from(bytes.subarray(0, 64))));
}

function masterInSession(carnet: View): Promise<string> {
  return carnet.evaluate(async () => {
    type Browser = { storage: { session: { get(key: string): Promise<Record<string, unknown>> } } };
    const { browser, chrome } = globalThis as unknown as Record<'browser' | 'chrome', Browser | undefined>;
    return String((await (browser ?? chrome)?.storage.session.get('master'))?.master);
  });
}

function writeControl(carnet: View): Promise<void> {
  return carnet.evaluate(
    (text: string) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('control', 1);
        opening.onupgradeneeded = () => opening.result.createObjectStore('rows');
        opening.onsuccess = () => {
          const written = opening.result.transaction('rows', 'readwrite');
          written.objectStore('rows').put({ text }, 1);
          written.oncomplete = () => resolve();
          written.onerror = () => reject(written.error);
        };
      }),
    CONTROL,
  );
}
