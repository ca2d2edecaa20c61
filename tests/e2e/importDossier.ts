import { readFile } from 'node:fs/promises';
import type { PageHandle } from '../../scripts/browser/pageHandle.ts';
import type { UserDriver } from '../../scripts/browser/userDriver.ts';
import { findAxeViolations } from './axe.ts';
import { expect } from './fixtures.ts';
import { writeToDisk } from './sampleFiles.ts';

/** What a person does with a dossier that somebody gave them. */

/** `seen`: what the page shows once it is through with it. */
async function chooseDossierFile(carnet: PageHandle, path: string, resultSelector: string): Promise<void> {
  await carnet.setInputFiles('#received-file', [path]);
  await carnet.waitForVisible(resultSelector);
}

/** One byte of a text changed, and its sum in the zip left as it was. */
async function writeAlteredCopy(zipPath: string) {
  const bytes = await readFile(zipPath);
  const at = bytes.indexOf('"acquiredAt"');
  bytes[at + 1] = 0x41;
  return writeToDisk(new Map([['altéré.zip', new Uint8Array(bytes)]]));
}

/** Refused once altered, then taken in; the second time it is said to be there. Its pièces are looked at, then it is ticked. */
export async function importAndSelectDossier(
  user: UserDriver,
  zipPath: string,
  exhibits: number,
): Promise<void> {
  const carnet = await user.driver.openExtensionPage('carnet.html#received');
  const alteredFile = await writeAlteredCopy(zipPath);
  await chooseDossierFile(carnet, alteredFile.paths[0] ?? '', '[data-not-received]');
  expect(await carnet.attribute('[data-not-received]', 'data-not-received')).toBe('altered');
  expect(await carnet.text('[data-not-received] li')).toContain('pieces/P0001/fiche.json');
  expect(await carnet.has('[data-origin]')).toBe(false);
  await alteredFile.remove();

  await chooseDossierFile(carnet, zipPath, '[data-origin="1"]');
  expect(await carnet.attribute('[data-twins]', 'data-twins')).toBe(String(exhibits - 1));
  expect(await findAxeViolations(carnet)).toEqual([]);
  await chooseDossierFile(carnet, zipPath, '[data-receive="failed"]');
  expect(await carnet.attribute('[data-receive] [role="alert"]', 'data-code')).toBe('origin-already');

  await carnet.click('[data-action="see-received"]');
  await carnet.waitForVisible(`[data-received-item="${exhibits}"]`);
  expect(await carnet.has('[data-list="received"] img')).toBe(false);
  await carnet.click('[data-received-item="1"] [data-action="reveal"]');
  await carnet.waitForVisible('[data-list="received"] img');
  expect(await findAxeViolations(carnet)).toEqual([]);
  await carnet.close();

  const exportForm = await user.driver.openExtensionPage('carnet.html#before-export');
  await exportForm.click('input[name="origin-1"]');
  // Said once it is kept: the tick alone may be ahead of the disk.
  await exportForm.waitForVisible('[data-joined="1"]');
  await exportForm.close();
}
