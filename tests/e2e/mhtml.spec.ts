import { parseRecordedThread, parseRecordedTotal } from '../support/browser/words.ts';
import { readDossier, requireFile } from '../support/e2e/dossier.ts';
import { FORUM } from '../support/e2e/pages.ts';
import { expect, permittedDir, test } from './fixtures.ts';

/** Uses a package with the permission, because no program can press the browser's prompt. */
test('seals page.mhtml with captures only while the option is on', async ({ engine, openBrowser }) => {
  const user = await openBrowser({ extensionDir: await permittedDir(engine) });
  const page = await user.openPage(FORUM);
  expect(parseRecordedTotal(await user.capturePost(page, '#m1 p'))).toBe(1);

  const carnet = await user.driver.openExtensionPage('carnet.html#more');
  expect(await carnet.has('[data-expert][open]')).toBe(false);
  await carnet.click('[data-expert] summary');
  await carnet.waitForVisible('[data-archive="off"]');
  await carnet.click('[data-action="choose-archives"]');
  await carnet.waitForVisible('[data-archive="on"]');
  expect(parseRecordedTotal(await user.capturePost(page, '#m2 p'))).toBe(2);
  expect(parseRecordedTotal(await user.captureFullPage(page))).toBe(3);
  expect(parseRecordedThread(await user.captureThread(page))?.posts).toBe(2);
  await carnet.click('[data-action="choose-archives"]');
  await carnet.waitForVisible('[data-archive="off"]');
  await carnet.close();
  expect(parseRecordedTotal(await user.captureScreen(page))).toBe(6);

  const dossier = await readDossier((await user.exportDossier(page)).zipPath);
  const archives = dossier.exhibits.map(({ fiche }) => fiche.files.filter(({ role }) => role === 'archive'));
  expect(archives.map((files) => files.length)).toEqual([0, 1, 1, 0, 0, 0]);
  for (const { fiche, folder } of dossier.exhibits) {
    expect(fiche.warnings).toEqual([]);
    if (!fiche.files.some(({ path }) => path === 'page.mhtml')) continue;
    // Lines are folded (RFC 2045, 6.7).
    const mhtml = new TextDecoder().decode(requireFile(dossier.files, `${folder}/page.mhtml`)).replaceAll('=\r\n', '');
    expect(mhtml).toContain(`Snapshot-Content-Location: ${FORUM}`);
    expect(mhtml).toContain('Un second avis');
    // The page contains no element of ours.
    expect(mhtml).not.toContain('popover');
  }
});
