import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { copyWithPermissions } from '../../scripts/browser/grantPermissions.ts';
import { openUserDriver } from '../../scripts/browser/userDriver.ts';
import { builtDir } from '../../scripts/build.ts';
import { openTestAuthority } from '../../scripts/vectors/timestampAuthority.ts';
import { requestValue } from './backgroundRequests.ts';
import { expectCoherent, readDossier, requireFile } from './dossier.ts';
import { expect, test } from './fixtures.ts';
import { PLAIN } from './pages.ts';

/** Plain http, which many authorities use and our policy must allow. */
const AUTHORITY = 'http://horodatage.example/tsr';

test('dates a dossier with the chosen authority, and leaves it undated when the answer is invalid', async ({
  engine,
  network,
}) => {
  const authority = openTestAuthority();
  const tempDir = await mkdtemp(join(tmpdir(), 'recueil-timestamp-'));
  const queries: Uint8Array[] = [];
  network.serve(AUTHORITY, {
    body: '',
    respond: async (query) => {
      queries.push(query);
      return { body: authority.reply(query), type: 'application/timestamp-reply' };
    },
  });
  const { dir, release } = await copyWithPermissions(builtDir(engine), [AUTHORITY]);
  const user = await openUserDriver({ browser: engine, network, extensionDir: dir });
  try {
    const plain = await user.openPage(PLAIN);
    await user.captureScreen(plain);
    expect(await user.chooseAuthority(AUTHORITY)).toMatch(/datés|dated/);
    expect(queries).toEqual([]);

    const { zipPath, dated, digest } = await user.exportDossier(plain);
    expect(dated).toContain('Horodatage');
    expect(queries).toHaveLength(1);
    expect(Buffer.from(queries[0] ?? []).toString('hex')).toContain(digest);
    expect(queries[0]?.length).toBeLessThan(80);
    const { files } = await readDossier(zipPath);
    const writeEvidence = (path: string, as: string) => writeFile(join(tempDir, as), requireFile(files, path));
    await writeEvidence('manifest.json', 'manifest.json');
    await writeEvidence('horodatages/manifest.tsr', 'manifest.tsr');
    await writeEvidence('horodatages/manifest.pem', 'chain.pem');
    await writeFile(join(tempDir, 'root.pem'), authority.rootPem);
    const output = execFileSync(
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
      { cwd: tempDir, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
    );
    expect(output).toContain('Verification: OK');

    network.serve(AUTHORITY, { body: '<!doctype html><title>Bienvenue à l’hôtel</title>' });
    const portal = await user.exportDossier(plain);
    expect(portal.dated).toMatch(/répond une page|A page answers/);
    expect((await readDossier(portal.zipPath)).files.has('horodatages/manifest.tsr')).toBe(false);
  } finally {
    await user.close();
    await release();
    authority.close();
    await rm(tempDir, { recursive: true, force: true });
  }
});

test('without the host permission, saves no authority, contacts nobody and still makes the dossier', async ({
  user,
  network,
}) => {
  network.serve(AUTHORITY, { body: '' });
  const plain = await user.openPage(PLAIN);
  await user.captureScreen(plain);
  const carnet = await user.driver.openExtensionPage('carnet.html#before-export');
  await carnet.click('input[name="authority"][value="other"]');
  await carnet.waitForVisible('#stamp-address');
  await carnet.evaluate((typed) => {
    const input = document.querySelector<HTMLInputElement>('#stamp-address');
    if (input) input.value = typed;
  }, AUTHORITY);
  await user.driver.refusePermission(carnet, () => carnet.click('[data-action="choose-authority"]'));
  await expect
    .poll(() => carnet.text('[data-timestamping] > [role="status"]'))
    .toMatch(/Rien n.a changé|Nothing has changed/);
  expect(await requestValue(carnet, 'ui>bg:readTimestampSettings', {})).toEqual({
    address: null,
    captures: false,
  });
  // Simulates a permission that was revoked later in the browser's settings.
  await requestValue(carnet, 'ui>bg:saveTimestampSettings', { address: AUTHORITY, captures: false });
  await carnet.close();
  const { zipPath, dated } = await user.exportDossier(plain);
  expect(dated).toMatch(/n’autorise pas|n'autorise pas|does not allow/);
  expectCoherent(await readDossier(zipPath));
  expect(network.contacts().filter(({ host }) => host === new URL(AUTHORITY).host)).toEqual([]);
});
