import { setField } from '../browser/archiveFlow.ts';
import { openFolded } from '../browser/folds.ts';
import type { PageHandle } from '../browser/pageHandle.ts';
import type { UserDriver } from '../browser/userDriver.ts';

/** What a person does on the page of backups. */

const openBackupPage = (user: UserDriver): Promise<PageHandle> => user.driver.openExtensionPage('carnet.html#backup');

/** Returns the path of the saved file. */
export async function makeBackup(user: UserDriver, passphrase: string): Promise<string> {
  const carnet = await openBackupPage(user);
  await setField(carnet, '#secret-backup-passphrase', passphrase);
  await setField(carnet, '#secret-backup-passphrase-again', passphrase);
  await carnet.click('[data-action="backup-make"]');
  await carnet.waitForVisible('a[data-download="backup"]');
  const path = await user.driver.download(() => carnet.click('a[data-download="backup"]'));
  await carnet.close();
  return path;
}

/** Returns the page, which shows the end in `data-restore`. */
export async function startRestore(user: UserDriver, path: string, passphrase: string): Promise<PageHandle> {
  const carnet = await openBackupPage(user);
  await openFolded(carnet, '#secret-backup-current');
  await carnet.setInputFiles('#backup-file', [path]);
  await setField(carnet, '#secret-backup-current', passphrase);
  await carnet.click('[data-action="backup-restore"]');
  return carnet;
}
