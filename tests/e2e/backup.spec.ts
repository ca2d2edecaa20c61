import type { UserDriver } from '../support/browser/userDriver.ts';
import { waitFor } from '../support/browser/wait.ts';
import { parseRecordedTotal, saying } from '../support/browser/words.ts';
import { makeBackup, startRestore } from '../support/e2e/backupFlow.ts';
import { readDossier, requireFile, sha256 } from '../support/e2e/dossier.ts';
import { PLAIN } from '../support/e2e/pages.ts';
import { receiveAndSelectDossier } from '../support/e2e/receiveDossier.ts';
import { expect, test } from './fixtures.ts';

const PASSPHRASE = 'barque radis lundi ficelle';

async function restoreFrom(user: UserDriver, path: string, passphrase: string): Promise<string> {
  const carnet = await startRestore(user, path, passphrase);
  const state = await waitFor('the end of the restoration', async () => {
    const now = await carnet.attribute('[data-restore]', 'data-restore');
    return (now === 'done' || now === 'failed') && now;
  });
  // With the file and its passphrase: nobody needs them any more.
  const isFormShown = await carnet.evaluate(() => document.querySelector('#backup-file')?.checkVisibility());
  expect(isFormShown).toBe(state === 'failed');
  const message = await carnet.text(
    state === 'done' ? '[data-restore] [role="status"]' : '[data-restore] [role="alert"]',
  );
  await carnet.close();
  return message;
}

test('restores a backup in another profile, and receives a dossier of it @firefox', async ({ user, openBrowser }) => {
  await user.captureScreen(await user.openPage(PLAIN));
  const backupPath = await makeBackup(user, PASSPHRASE);
  expect(await restoreFrom(user, backupPath, PASSPHRASE)).toMatch(saying('refusal.backup-here'));

  const other = await openBrowser();
  expect(await restoreFrom(other, backupPath, 'une autre phrase')).toMatch(saying('refusal.backup-passphrase'));
  expect(await restoreFrom(other, backupPath, PASSPHRASE)).toMatch(/^Restauré\s: 1 capture\./);
  const plain = await other.openPage(PLAIN);
  expect(parseRecordedTotal(await other.captureScreen(plain))).toBe(2);
  const { zipPath } = await other.exportDossier(plain);
  const dossier = await readDossier(zipPath);
  expect(dossier.exhibits).toHaveLength(2);

  // In the first profile, the dossier is kept as a received one.
  await receiveAndSelectDossier(user, zipPath, 2);
  const exported = await readDossier((await user.exportDossier(await user.openPage(PLAIN))).zipPath);
  expect(exported.exhibits).toHaveLength(1);
  for (const [path, bytes] of dossier.files) {
    expect(sha256(requireFile(exported.files, `origines/O1/${path}`)), path).toBe(sha256(bytes));
  }
  expect(exported.journal.find(({ event }) => event === 'receivedDossier.added')?.payload).toEqual({
    number: 1,
    manifest: sha256(requireFile(dossier.files, 'manifest.json')),
  });
});
