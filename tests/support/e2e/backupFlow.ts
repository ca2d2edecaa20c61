import { openFolded } from '../browser/folds.ts';
import type { PageHandle } from '../browser/pageHandle.ts';
import type { UserDriver } from '../browser/userDriver.ts';

/** What a person does on the page of backups. */

const openBackupPage = (user: UserDriver): Promise<PageHandle> => user.driver.openExtensionPage('carnet.html#backup');

/** Sets the value of a field that the form reads when it is sent. */
async function typeInto(view: PageHandle, selector: string, typed: string): Promise<void> {
  await view.waitForVisible(selector);
  await view.evaluate(
    (wanted, value) => {
      const input = document.querySelector<HTMLInputElement>(wanted);
      if (input) input.value = value;
    },
    selector,
    typed,
  );
}

/** Returns the path of the saved file. */
export async function makeBackup(user: UserDriver, passphrase: string): Promise<string> {
  const carnet = await openBackupPage(user);
  await typeInto(carnet, '#secret-backup-passphrase', passphrase);
  await typeInto(carnet, '#secret-backup-passphrase-again', passphrase);
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
  await typeInto(carnet, '#secret-backup-current', passphrase);
  await carnet.click('[data-action="backup-restore"]');
  return carnet;
}
