import { readFile } from 'node:fs/promises';
import type { Person } from '../../scripts/browser/person.ts';
import type { View } from '../../scripts/browser/view.ts';
import { violations } from './axe.ts';
import { onDisk } from './foreignFiles.ts';
import { expect } from './person.ts';

/** What a person does with a dossier that somebody gave them. */

/** `seen`: what the page shows once it is through with it. */
async function give(carnet: View, path: string, seen: string): Promise<void> {
  await carnet.giveFiles('#received-file', [path]);
  await carnet.see(seen);
}

/** One byte of a text changed, and its sum in the zip left as it was. */
async function altered(zipPath: string) {
  const bytes = await readFile(zipPath);
  const at = bytes.indexOf('"acquiredAt"');
  bytes[at + 1] = 0x41;
  return onDisk(new Map([['altéré.zip', new Uint8Array(bytes)]]));
}

/** Refused once altered, then taken in; the second time it is said to be there. Its pièces are looked at, then it is ticked. */
export async function receiveAndTick(person: Person, zipPath: string, pieces: number): Promise<void> {
  const carnet = await person.driver.openExtensionPage('carnet.html#received');
  const bad = await altered(zipPath);
  await give(carnet, bad.paths[0] ?? '', '[data-not-received]');
  expect(await carnet.attribute('[data-not-received]', 'data-not-received')).toBe('altered');
  expect(await carnet.text('[data-not-received] li')).toContain('pieces/P0001/fiche.json');
  expect(await carnet.has('[data-origin]')).toBe(false);
  await bad.remove();

  await give(carnet, zipPath, '[data-origin="1"]');
  expect(await carnet.attribute('[data-twins]', 'data-twins')).toBe(String(pieces - 1));
  expect(await violations(carnet)).toEqual([]);
  await give(carnet, zipPath, '[data-receive="failed"]');
  expect(await carnet.attribute('[data-receive] [role="alert"]', 'data-code')).toBe('origin-already');

  await carnet.click('[data-action="see-received"]');
  await carnet.see(`[data-received-item="${pieces}"]`);
  expect(await carnet.has('[data-list="received"] img')).toBe(false);
  await carnet.click('[data-received-item="1"] [data-action="reveal"]');
  await carnet.see('[data-list="received"] img');
  expect(await violations(carnet)).toEqual([]);
  await carnet.close();

  const making = await person.driver.openExtensionPage('carnet.html#before-export');
  await making.click('input[name="origin-1"]');
  // Said once it is kept: the tick alone may be ahead of the disk.
  await making.see('[data-joined="1"]');
  await making.close();
}
