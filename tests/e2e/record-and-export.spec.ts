import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ONE_SHOT_MAX_BYTES } from '../../src/seal/digest.ts';
import { importFiles } from '../support/browser/archiveFlow.ts';
import { parseRecordedTotal } from '../support/browser/words.ts';
import { type ReadDossier, readDossier, requireFile, sha256 } from '../support/e2e/dossier.ts';
import { FORUM, PLAIN, statusUrl, THREAD, TWEETS } from '../support/e2e/pages.ts';
import { writeToDisk } from '../support/e2e/sampleFiles.ts';
import { countDifferences, cropPixels, readPng } from '../support/images/png.ts';
import { wave } from '../support/import/mediaFiles.ts';
import { expect, test } from './fixtures.ts';

const run = (command: string, args: readonly string[], cwd: string): string =>
  execFileSync(command, args, { cwd, encoding: 'utf8' });

test('makes a dossier of posts, a message and a screen that other tools verify @firefox', async ({ user, engine }) => {
  const thread = await user.openPage(THREAD);
  expect(parseRecordedTotal(await user.capturePost(thread, `#t${TWEETS[0].id} [data-testid=tweetText]`))).toBe(1);
  expect(parseRecordedTotal(await user.capturePostFromList(thread, 1))).toBe(2);
  const forum = await user.openPage(FORUM);
  expect(parseRecordedTotal(await user.capturePost(forum, '#m2 p'))).toBe(3);
  const plain = await user.openPage(PLAIN);
  expect(parseRecordedTotal(await user.captureScreen(plain))).toBe(4);

  const { zipPath, pdfPath, remisePath, digest } = await user.exportWithPdfs(plain);
  const dossier = await readDossier(zipPath);
  expect(sha256(requireFile(dossier.files, 'manifest.json'))).toBe(digest);
  expect((await readFile(remisePath)).subarray(0, 5).toString()).toBe('%PDF-');
  expectFields(dossier);
  expectImages(dossier);
  // The same code writes it in both browsers.
  if (engine === 'firefox') return;
  await expectExternalToolsAgree(zipPath, digest, dossier);
  await expectPdfHolds(pdfPath, digest, dossier);
});

function expectFields({ exhibits }: ReadDossier): void {
  const [clicked, listed, forum, screen] = exhibits.map(({ fiche }) => fiche);
  for (const [fiche, tweet] of [[clicked, TWEETS[0]] as const, [listed, TWEETS[1]] as const]) {
    expect(fiche).toMatchObject({
      platform: 'x',
      address: { page: THREAD, permalink: statusUrl(tweet) },
      author: { handle: tweet.handle, displayName: tweet.name },
      nativeIds: { post: tweet.id },
      posting: { iso: tweet.at },
      text: tweet.text,
    });
  }
  expect(clicked?.provenance.options).toEqual({ mode: 'post', entry: 'picker' });
  expect(listed?.provenance.options).toEqual({ mode: 'post', entry: 'list' });
  expect(forum).toMatchObject({ platform: 'web', address: { page: FORUM }, reading: { reader: 'generic' } });
  expect(forum?.text).toContain('Un second avis');
  expect(screen).toMatchObject({ address: { page: PLAIN }, surface: 'page' });
  expect(screen?.provenance.options.mode).toBe('screen');
}

/** Checks that publication.png is, pixel for pixel, the rectangle of capture.png that its transformation names. */
function expectImages({ files, exhibits }: Pick<ReadDossier, 'files' | 'exhibits'>): void {
  for (const { folder, fiche } of exhibits) {
    const seen = readPng(requireFile(files, `${folder}/capture.png`));
    expect(Math.round(fiche.environment.viewport.width * Number(fiche.environment.devicePixelRatio))).toBe(seen.width);
    const post = fiche.files.find(({ role }) => role === 'post');
    if (fiche.provenance.options.mode === 'screen') {
      expect(post).toBeUndefined();
      continue;
    }
    const crop = post?.transformations.find(({ name }) => name === 'crop');
    const [x, y, width, height] = [crop?.x, crop?.y, crop?.width, crop?.height].map(Number);
    if (x === undefined || y === undefined || !width || !height) throw new Error('no crop was named');
    expect(crop?.from).toBe('capture.png');
    expect(
      countDifferences(readPng(requireFile(files, `${folder}/publication.png`)), cropPixels(seen, x, y, width, height)),
    ).toBe(0);
  }
}

test('prints the digests of a zip and a PDF that are too large for memory', async ({ user }) => {
  const files = await writeToDisk(new Map([['vocal.wav', wave(40, 2_000_000)]]));
  const carnet = await user.driver.openExtensionPage('carnet.html#import');
  await importFiles(carnet, files.paths);
  await carnet.close();
  const { zipPath, pdfPath, remisePath } = await user.exportWithPdfs(await user.openPage(PLAIN));
  const printed = run('pdftotext', [remisePath, '-'], tmpdir()).replace(/\s/g, '');
  for (const path of [zipPath, pdfPath]) {
    const bytes = await readFile(path);
    expect(bytes.length).toBeGreaterThan(ONE_SHOT_MAX_BYTES);
    expect(printed).toContain(sha256(bytes));
  }
});

/** Checks the dossier with unzip, sha256sum, openssl, pdftotext, qpdf and our own `verify`. */
async function expectExternalToolsAgree(zipPath: string, digest: string, { exhibits }: ReadDossier): Promise<void> {
  const dir = await mkdtemp(join(tmpdir(), 'recueil-dossier-'));
  expect(run('unzip', ['-t', zipPath], dir)).toContain('No errors detected');
  run('unzip', ['-q', zipPath], dir);
  expect(run('sha256sum', ['--quiet', '-c', 'SHA256SUMS'], dir)).toBe('');
  const signed = ['-verify', 'cle-publique.pem', '-signature', 'manifest.json.sig', 'manifest.json'];
  expect(run('openssl', ['dgst', '-sha256', ...signed], dir)).toContain('Verified OK');
  run('qpdf', ['--check', 'dossier.pdf'], dir);
  // PDF text breaks at the end of a line, even inside an address.
  const printed = run('pdftotext', ['dossier.pdf', '-'], dir).replace(/\s/g, '');
  for (const { fiche } of exhibits) expect(printed).toContain(fiche.address.permalink ?? fiche.address.page);
  run(process.execPath, [join(import.meta.dirname, '../../scripts/verify.ts'), zipPath, '--expect', digest], dir);
}

/** Checks the dossier handed over as one PDF: by the command, and by tools that are not ours. */
async function expectPdfHolds(pdfPath: string, digest: string, { files }: ReadDossier): Promise<void> {
  const dir = await mkdtemp(join(tmpdir(), 'recueil-pdf-'));
  run(process.execPath, [join(import.meta.dirname, '../../scripts/verify.ts'), pdfPath, '--expect', digest], dir);
  run('qpdf', ['--check', pdfPath], dir);
  run('pdfdetach', ['-saveall', pdfPath], dir);
  for (const [path, bytes] of files) {
    if (path === 'dossier.pdf') continue;
    expect(sha256(await readFile(join(dir, path.replaceAll('/', '--'))))).toBe(sha256(bytes));
  }
}
