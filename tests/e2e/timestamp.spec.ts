import { execFileSync } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clickFolded } from '../support/browser/folds.ts';
import { saying } from '../support/browser/words.ts';
import { findAxeViolations } from '../support/e2e/axe.ts';
import { requestValue } from '../support/e2e/backgroundRequests.ts';
import { readDossier, requireFile } from '../support/e2e/dossier.ts';
import { PLAIN } from '../support/e2e/pages.ts';
import { openTestAuthority } from '../support/vectors/timestampAuthority.ts';
import { expect, permittedDir, test } from './fixtures.ts';

/** Plain http, which many authorities use and our policy must allow. */
const AUTHORITY = 'http://horodatage.example/tsr';

test('dates a dossier with the chosen authority, and leaves it undated when the answer is invalid', async ({
  engine,
  network,
  atEnd,
  openBrowser,
}) => {
  const authority = openTestAuthority();
  atEnd(async () => authority.close());
  const tempDir = await mkdtemp(join(tmpdir(), 'recueil-timestamp-'));
  const queries: Uint8Array[] = [];
  network.serve(AUTHORITY, {
    body: '',
    respond: async (query) => {
      queries.push(query);
      return { body: authority.reply(query), type: 'application/timestamp-reply' };
    },
  });
  const user = await openBrowser({ extensionDir: await permittedDir(engine, [AUTHORITY]) });
  const plain = await user.openPage(PLAIN);
  await user.captureScreen(plain);
  expect(await user.chooseAuthority(AUTHORITY)).toMatch(saying('timestamp.chosen'));
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
    'ts -verify -data manifest.json -in manifest.tsr -CAfile root.pem -untrusted chain.pem'.split(' '),
    { cwd: tempDir, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
  );
  expect(output).toContain('Verification: OK');

  network.serve(AUTHORITY, { body: '<!doctype html><title>Bienvenue à l’hôtel</title>' });
  const portal = await user.exportDossier(plain);
  expect(portal.dated).toMatch(saying('refusal.timestamp-not-a-reply'));
  expect((await readDossier(portal.zipPath)).files.has('horodatages/manifest.tsr')).toBe(false);
});

test('without the host permission, makes no undated dossier unasked, saves no authority and contacts nobody @firefox', async ({
  user,
  network,
}) => {
  network.serve(AUTHORITY, { body: '' });
  const plain = await user.openPage(PLAIN);
  await user.captureScreen(plain);
  expect(await user.chooseAuthority(AUTHORITY)).toMatch(saying('timestamp.chosen'));
  const carnet = await user.driver.openExtensionPage('carnet.html#before-export');
  await carnet.waitForVisible('[data-action="export"]');
  await user.driver.refusePermission(carnet, () => carnet.click('[data-action="export"]'));
  expect(await carnet.text('[data-dating-refused]')).toMatch(saying('timestamp.refused'));
  expect(await carnet.has('[data-export]')).toBe(false);
  expect(await findAxeViolations(carnet)).toEqual([]);
  expect(await requestValue(carnet, 'ui>bg:readTimestampSettings', {})).toEqual({ address: null, captures: false });
  // The person decides: without a date.
  await carnet.click('[data-action="export-undated"]');
  await carnet.waitForVisible('[data-export="done"]');
  expect(await carnet.has('[data-dated]')).toBe(false);
  const zipPath = await user.driver.download(() => clickFolded(carnet, 'a[data-download="zip"]'));
  await readDossier(zipPath);
  expect(network.contacts().filter(({ host }) => host === new URL(AUTHORITY).host)).toEqual([]);
});
