import { expectCoherent, file, readDossier } from './dossier.ts';
import { FORUM } from './pages.ts';
import { expect, openWithLeave, test } from './person.ts';

/** The browser's own question cannot be pressed by a program: this package has the leave that it gives. */
test('page.mhtml: off until turned on, then sealed beside the page; turned off, no longer there', async ({
  engine,
  network,
  atEnd,
}) => {
  const person = await openWithLeave({ engine, network, atEnd });
  const page = await person.openPage(FORUM);
  expect(await person.capturePost(page, '#m1 p')).toMatch(/1$/);

  const carnet = await person.driver.openExtensionPage('carnet.html#more');
  await carnet.see('[data-archive="off"] summary');
  expect(await carnet.has('[data-archive][open]')).toBe(false);
  await carnet.click('[data-archive] summary');
  await carnet.click('[data-action="choose-archives"]');
  await carnet.see('[data-archive="on"]');
  expect(await person.capturePost(page, '#m2 p')).toMatch(/2$/);
  expect(await person.capturePage(page)).toMatch(/3$/);
  expect(await person.captureThread(page)).toMatch(/4 (?:à|to) 5/);
  await carnet.click('[data-action="choose-archives"]');
  await carnet.see('[data-archive="off"]');
  await carnet.close();
  expect(await person.captureScreen(page)).toMatch(/6$/);

  const dossier = await readDossier((await person.exportDossier(page)).zipPath);
  expectCoherent(dossier);
  const kept = dossier.pieces.map(({ fiche }) => fiche.files.filter(({ role }) => role === 'archive'));
  expect(kept.map((files) => files.length)).toEqual([0, 1, 1, 0, 0, 0]);
  for (const { fiche, folder } of dossier.pieces) {
    expect(fiche.warnings).toEqual([]);
    if (!fiche.files.some(({ path }) => path === 'page.mhtml')) continue;
    // Lines are folded (RFC 2045, 6.7).
    const mhtml = new TextDecoder()
      .decode(file(dossier.files, `${folder}/page.mhtml`))
      .replaceAll('=\r\n', '');
    expect(mhtml).toContain(`Snapshot-Content-Location: ${FORUM}`);
    expect(mhtml).toContain('Un second avis');
    // Nothing of ours stood in the page.
    expect(mhtml).not.toContain('popover');
  }
});
