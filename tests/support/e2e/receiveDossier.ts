import { readFile } from 'node:fs/promises';
import { expect } from '../../e2e/fixtures.ts';
import { openExportSubject } from '../browser/exportFlow.ts';
import type { PageHandle } from '../browser/pageHandle.ts';
import type { UserDriver } from '../browser/userDriver.ts';
import { findAxeViolations } from './axe.ts';
import { writeToDisk } from './sampleFiles.ts';

/** Receives a dossier from somebody else, as a person does. */

/** Chooses a file and waits for the result. */
async function chooseDossierFile(carnet: PageHandle, path: string, resultSelector: string): Promise<void> {
  await carnet.setInputFiles('#received-file', [path]);
  await carnet.waitForVisible(resultSelector);
}

/** Writes a copy with one byte changed and its CRC unchanged. */
async function writeAlteredCopy(zipPath: string) {
  const bytes = await readFile(zipPath);
  const at = bytes.indexOf('"acquiredAt"');
  bytes[at + 1] = 0x41;
  return writeToDisk(new Map([['altéré.zip', new Uint8Array(bytes)]]));
}

/**
 * Checks that an altered copy is refused, receives the dossier, checks that a second time is refused, looks at its
 * exhibits and ticks it for the next dossier.
 */
export async function receiveAndSelectDossier(user: UserDriver, zipPath: string, exhibits: number): Promise<void> {
  const carnet = await user.driver.openExtensionPage('carnet.html#received');
  const alteredFile = await writeAlteredCopy(zipPath);
  await chooseDossierFile(carnet, alteredFile.paths[0] ?? '', '[data-not-received]');
  expect(await carnet.attribute('[data-not-received]', 'data-not-received')).toBe('altered');
  expect(await carnet.text('[data-not-received] li')).toContain('pieces/P0001/fiche.json');
  expect(await carnet.has('[data-received-dossier]')).toBe(false);
  await alteredFile.remove();

  await chooseDossierFile(carnet, zipPath, '[data-received-dossier="1"]');
  expect(await carnet.attribute('[data-duplicates]', 'data-duplicates')).toBe(String(exhibits - 1));
  expect(await findAxeViolations(carnet)).toEqual([]);
  await chooseDossierFile(carnet, zipPath, '[data-receive="failed"]');
  expect(await carnet.attribute('[data-receive] [role="alert"]', 'data-code')).toBe('received-already');

  await carnet.click('[data-action="see-received"]');
  await carnet.waitForVisible(`[data-received-item="${exhibits}"]`);
  expect(await carnet.has('[data-list="received"] img')).toBe(false);
  await carnet.click('[data-received-item="1"] [data-action="reveal"]');
  await carnet.waitForVisible('[data-list="received"] img');
  expect(await findAxeViolations(carnet)).toEqual([]);
  await carnet.close();

  const exportForm = await user.driver.openExtensionPage('carnet.html#before-export');
  await openExportSubject(exportForm, 'received');
  await exportForm.click('input[name="received-dossier-1"]');
  // Set once the choice is saved; the tick itself is set earlier.
  await exportForm.waitForVisible('[data-included-dossiers="1"]');
  await exportForm.close();
}
