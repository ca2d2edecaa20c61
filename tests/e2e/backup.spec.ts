import { openPerson, type Person } from '../../scripts/browser/person.ts';
import type { View } from '../../scripts/browser/view.ts';
import { waitFor } from '../../scripts/browser/wait.ts';
import { builtDir } from '../../scripts/build.ts';
import { expectCoherent, file, readDossier, sha256 } from './dossier.ts';
import { PLAIN } from './pages.ts';
import { expect, test } from './person.ts';
import { receiveAndTick } from './receiving.ts';

const PASSPHRASE = 'barque radis lundi ficelle';

const openBackup = (person: Person): Promise<View> => person.driver.openExtensionPage('carnet.html#backup');

async function type(view: View, selector: string, typed: string): Promise<void> {
  await view.see(selector);
  await view.evaluate(
    (wanted, value) => {
      const input = document.querySelector<HTMLInputElement>(wanted);
      if (input) input.value = value;
    },
    selector,
    typed,
  );
}

async function restoreFrom(person: Person, path: string, passphrase: string): Promise<string> {
  const carnet = await openBackup(person);
  await carnet.giveFiles('#backup-file', [path]);
  await type(carnet, '#secret-current', passphrase);
  await carnet.click('[data-action="backup-restore"]');
  const state = await waitFor('the end of the restoration', async () => {
    const now = await carnet.attribute('[data-restore]', 'data-restore');
    return (now === 'done' || now === 'failed') && now;
  });
  const said = await carnet.text(
    state === 'done' ? '[data-restore] [role="status"]' : '[data-restore] [role="alert"]',
  );
  await carnet.close();
  return said;
}

test('a copy made in one profile is taken up in another, whose dossier the first one then receives', async ({
  person,
  engine,
  network,
}) => {
  await person.captureScreen(await person.openPage(PLAIN));
  const carnet = await openBackup(person);
  await type(carnet, '#secret-passphrase', PASSPHRASE);
  await type(carnet, '#secret-passphrase-again', PASSPHRASE);
  await carnet.click('[data-action="backup-make"]');
  await carnet.see('a[data-download="backup"]');
  const copy = await person.driver.download(() => carnet.click('a[data-download="backup"]'));
  await carnet.close();
  // Not over what is there.
  expect(await restoreFrom(person, copy, PASSPHRASE)).toMatch(/déjà des éléments|already holds items/);

  const other = await openPerson({ browser: engine, network, extensionDir: builtDir(engine) });
  try {
    expect(await restoreFrom(other, copy, 'une autre phrase')).toMatch(/bonne phrase|right passphrase/);
    expect(await restoreFrom(other, copy, PASSPHRASE)).toMatch(/^1 (élément|item)/);
    const plain = await other.openPage(PLAIN);
    expect(await other.captureScreen(plain)).toMatch(/2$/);
    const { zipPath } = await other.exportDossier(plain);
    const dossier = await readDossier(zipPath);
    expectCoherent(dossier);
    expect(dossier.pieces).toHaveLength(2);

    // Back on the first computer: what was done elsewhere is received, never mixed in.
    await receiveAndTick(person, zipPath, 2);
    const whole = await readDossier((await person.exportDossier(await person.openPage(PLAIN))).zipPath);
    expectCoherent(whole);
    expect(whole.pieces).toHaveLength(1);
    for (const [path, bytes] of dossier.files) {
      expect(sha256(file(whole.files, `origines/O1/${path}`)), path).toBe(sha256(bytes));
    }
    expect(whole.journal.find(({ event }) => event === 'origin.added')?.payload).toEqual({
      number: 1,
      manifest: sha256(file(dossier.files, 'manifest.json')),
    });
  } finally {
    await other.leave();
  }
});
