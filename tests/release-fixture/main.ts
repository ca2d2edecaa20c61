// Before everything: Dexie looks for IndexedDB when it is loaded.
import 'fake-indexeddb/auto';
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runCommand, UsageError } from '../../scripts/cli.ts';
import { type UserDriver, withUserDriver } from '../support/browser/userDriver.ts';
import { parseRecordedTotal } from '../support/browser/words.ts';
import { FORUM_PAGE, readSamplePage, X_PAGE } from '../support/demo-pages/samples.ts';
import { requestValue, sendRequest, waitForReencryption } from '../support/e2e/backgroundRequests.ts';
import { makeBackup } from '../support/e2e/backupFlow.ts';
import { dumpDatabases } from './databaseDump.ts';
import { fillStore } from './fill.ts';
import { readRelease, type Secrets } from './readRelease.ts';

/**
 * At each release, on the release's commit: run `npm run release-fixture -- NAME`, then commit the folder. It is never
 * written again, because later versions must still read it.
 */
const HELP = `npm run release-fixture -- NAME

Fills a store in a real Chromium with invented posts and writes the files of this release to
tests/fixtures/releases/NAME: a dossier, a backup, the databases without and with a passphrase, and what it reads of them.`;

const PASSPHRASE = 'barque radis lundi ficelle';
const BACKUP_PASSPHRASE = 'quatre mots sans lien';

async function saveSettings(user: UserDriver): Promise<void> {
  const carnet = await user.driver.openExtensionPage('carnet.html#help');
  await requestValue(carnet, 'ui>bg:savePreferences', { computer: 'mine', lockOffer: 'aside', menu: false });
  const authority = { address: 'https://horodatage.example/tsr', captures: false };
  await requestValue(carnet, 'ui>bg:saveTimestampSettings', authority);
  await carnet.close();
}

/** Sets a passphrase, unlocks with a wrong and a right one, then captures one more screen while locked. */
async function lock(user: UserDriver): Promise<string> {
  const carnet = await user.driver.openExtensionPage('carnet.html');
  const recoveryCode = await requestValue(carnet, 'ui>bg:setPassphrase', { passphrase: PASSPHRASE, pin: false });
  await waitForReencryption(carnet);
  await requestValue(carnet, 'ui>bg:lock', {});
  await sendRequest(carnet, 'ui>bg:unlock', { passphrase: 'une autre phrase' });
  await requestValue(carnet, 'ui>bg:unlock', { passphrase: PASSPHRASE });
  await requestValue(carnet, 'ui>bg:lock', {});
  await carnet.close();
  const page = await user.openPage(FORUM_PAGE);
  const popup = await user.openPopup(page);
  await popup.click('[data-action="capture-screen"]');
  const notice = await user.readScreenNotice();
  if (parseRecordedTotal(notice) === null) throw new Error(`Not recorded while locked: ${notice}`);
  return recoveryCode;
}

async function writeDump(user: UserDriver, path: string): Promise<void> {
  const page = await user.driver.openExtensionPage('carnet.html#help');
  const databases = await page.evaluate(dumpDatabases);
  const settings = await page.evaluate(async () => {
    const { chrome } = globalThis as unknown as { chrome: { storage: { local: { get(): Promise<object> } } } };
    return chrome.storage.local.get();
  });
  await writeFile(path, `${JSON.stringify({ databases, settings })}\n`);
  await page.close();
}

async function writeRelease(user: UserDriver, dir: string): Promise<string> {
  await fillStore(user);
  const { zipPath } = await user.exportFromCarnet();
  await copyFile(zipPath, join(dir, 'dossier.zip'));
  await copyFile(await makeBackup(user, BACKUP_PASSPHRASE), join(dir, 'backup.recueil'));
  await saveSettings(user);
  await writeDump(user, join(dir, 'store-open.json'));
  const recoveryCode = await lock(user);
  await writeDump(user, join(dir, 'store-locked.json'));
  return recoveryCode;
}

const buildReadme = (
  name: string,
  { passphrase, recoveryCode, backupPassphrase }: Secrets,
): string => `# Release ${name}

Written by \`npm run release-fixture -- ${name}\` on the commit of that name, by the built extension in a real
Chromium, and never changed since. All content is invented; the secrets below open nothing else.

| file | what it is | opened by |
|---|---|---|
| \`dossier.zip\` | a dossier for the police, one received dossier inside | |
| \`backup.recueil\` | the backup made by « Sauvegarde » | \`${backupPassphrase}\` |
| \`store-open.json\` | the databases and settings of the profile while no passphrase was set | the key in \`recueil-key-…\` |
| \`store-locked.json\` | the same with a passphrase, and one more screen captured while locked | \`${passphrase}\`, or the recovery code \`${recoveryCode}\` |
| \`expected.json\` | what the code of that release read of these files | |

Each dump contains every database of the extension: name, version, tables, keys, rows. \`{"$bytes": …}\` is a
Uint8Array in base64, \`{"$blob": …, "type": …}\` a Blob (\`tests/release-fixture/databaseDump.ts\`). No row contains a CryptoKey:
keys are stored as bytes.
`;

await runCommand(HELP, {}, async (_, positionals) => {
  const [name = ''] = positionals;
  if (!/^[\w.-]+$/.test(name)) throw new UsageError('NAME: letters, digits, dots and dashes only');
  const dir = join('tests/fixtures/releases', name);
  await mkdir(join(dir, '..'), { recursive: true });
  await mkdir(dir);
  const pages = [
    [X_PAGE, await readSamplePage('x')],
    [FORUM_PAGE, await readSamplePage('forum')],
  ] as const;
  const options = { browser: 'chromium', lang: 'fr', window: { width: 820, height: 640 }, log: console.log } as const;
  const recoveryCode = await withUserDriver(pages, options, (user) => writeRelease(user, dir));
  const secrets = { passphrase: PASSPHRASE, recoveryCode, backupPassphrase: BACKUP_PASSPHRASE };
  const read = await readRelease(dir, secrets);
  await writeFile(join(dir, 'expected.json'), `${JSON.stringify({ secrets, ...read }, null, 2)}\n`);
  await writeFile(join(dir, 'README.md'), buildReadme(name, secrets));
  console.log(`${dir}: ${(await readFile(join(dir, 'dossier.zip'))).length} bytes of dossier`);
});
