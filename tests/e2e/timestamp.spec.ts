import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withLeave } from '../../scripts/browser/allowed.ts';
import { openPerson } from '../../scripts/browser/person.ts';
import { builtDir } from '../../scripts/build.ts';
import { openAuthority } from '../support/authority.ts';
import { got } from './asking.ts';
import { expectCoherent, file, readDossier } from './dossier.ts';
import { PLAIN } from './pages.ts';
import { expect, test } from './person.ts';

/** Plain http, as many authorities are: extension pages must be let through. */
const AUTHORITY = 'http://horodatage.example/tsr';

test('a dossier is dated by the authority that the person chose, and by nobody when it does not answer well', async ({
  engine,
  network,
}) => {
  const authority = openAuthority();
  const scratch = await mkdtemp(join(tmpdir(), 'recueil-timestamp-'));
  const queries: Uint8Array[] = [];
  network.serve(AUTHORITY, {
    body: '',
    respond: async (query) => {
      queries.push(query);
      return { body: authority.reply(query), type: 'application/timestamp-reply' };
    },
  });
  const { dir, release } = await withLeave(builtDir(engine), [AUTHORITY]);
  const person = await openPerson({ browser: engine, network, extensionDir: dir });
  try {
    const plain = await person.openPage(PLAIN);
    await person.captureScreen(plain);
    expect(await person.chooseAuthority(AUTHORITY)).toMatch(/datés|dated/);
    expect(queries).toEqual([]);

    const { zipPath, dated, digest } = await person.exportDossier(plain);
    expect(dated).toContain('Horodatage');
    expect(queries).toHaveLength(1);
    expect(Buffer.from(queries[0] ?? []).toString('hex')).toContain(digest);
    expect(queries[0]?.length).toBeLessThan(80);
    const { files } = await readDossier(zipPath);
    const kept = (path: string, as: string) => writeFile(join(scratch, as), file(files, path));
    await kept('manifest.json', 'manifest.json');
    await kept('horodatages/manifest.tsr', 'manifest.tsr');
    await kept('horodatages/manifest.pem', 'chain.pem');
    await writeFile(join(scratch, 'root.pem'), authority.rootPem);
    const said = execFileSync(
      'openssl',
      [
        'ts',
        '-verify',
        '-data',
        'manifest.json',
        '-in',
        'manifest.tsr',
        '-CAfile',
        'root.pem',
        '-untrusted',
        'chain.pem',
      ],
      { cwd: scratch, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
    );
    expect(said).toContain('Verification: OK');

    network.serve(AUTHORITY, { body: '<!doctype html><title>Bienvenue à l’hôtel</title>' });
    const portal = await person.exportDossier(plain);
    expect(portal.dated).toMatch(/répond une page|A page answers/);
    expect((await readDossier(portal.zipPath)).files.has('horodatages/manifest.tsr')).toBe(false);
  } finally {
    await person.leave();
    await release();
    authority.close();
    await rm(scratch, { recursive: true, force: true });
  }
});

test('without the browser’s leave nothing is chosen, nobody is contacted, and the dossier is made all the same', async ({
  person,
  network,
}) => {
  network.serve(AUTHORITY, { body: '' });
  const plain = await person.openPage(PLAIN);
  await person.captureScreen(plain);
  const carnet = await person.driver.openExtensionPage('carnet.html#before-export');
  await carnet.click('input[name="authority"][value="other"]');
  await carnet.see('#stamp-address');
  await carnet.evaluate((typed) => {
    const input = document.querySelector<HTMLInputElement>('#stamp-address');
    if (input) input.value = typed;
  }, AUTHORITY);
  await person.driver.refusePermission(carnet, () => carnet.click('[data-action="choose-authority"]'));
  await expect
    .poll(() => carnet.text('[data-timestamping] > [role="status"]'))
    .toMatch(/Rien n.a changé|Nothing has changed/);
  expect(await got(carnet, 'ui>bg:timestamping', {})).toEqual({ address: null, captures: false });
  // Leave that was given once, and taken back in the browser's own settings since.
  await got(carnet, 'ui>bg:chooseTimestamping', { address: AUTHORITY, captures: false });
  await carnet.close();
  const { zipPath, dated } = await person.exportDossier(plain);
  expect(dated).toMatch(/n’autorise pas|n'autorise pas|does not allow/);
  expectCoherent(await readDossier(zipPath));
  expect(network.contacts().filter(({ host }) => host === new URL(AUTHORITY).host)).toEqual([]);
});
