import { execFileSync } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sealFiles, setField } from '../support/browser/archiveFlow.ts';
import { showView } from '../support/browser/carnetScreens.ts';
import { openExportSubject } from '../support/browser/exportFlow.ts';
import { clickFolded } from '../support/browser/folds.ts';
import type { PageHandle } from '../support/browser/pageHandle.ts';
import { say, saying, sayRefusal } from '../support/browser/words.ts';
import { findAxeViolations } from '../support/e2e/axe.ts';
import { readDossier, sha256 } from '../support/e2e/dossier.ts';
import { PLAIN } from '../support/e2e/pages.ts';
import { buildScreenshot, writeToDisk } from '../support/e2e/sampleFiles.ts';
import { buildPng } from '../support/images/png.ts';
import { expect, test } from './fixtures.ts';

const COUNT = 12;
/** Names that contain the date; the files are chosen in shuffled order. */
const NAMES = Array.from({ length: COUNT }, (_, index) => {
  const two = (value: number) => String(value).padStart(2, '0');
  return `Screenshot_202511${two(1 + Math.floor(index / 3))}-0${index % 3}1500.png`;
});
const SHUFFLED = NAMES.map((name, index) => [name, index] as const).toSorted(
  ([, a], [, b]) => ((a * 37) % COUNT) - ((b * 37) % COUNT),
);

const SEAL = '[data-action="seal"]';
const TIMEOUT_MS = 50_000;

test('imports phone screenshots with labels and erases one image; the dossier verifies', async ({ user }) => {
  const files = await writeToDisk(new Map(SHUFFLED.map(([name, index]) => [name, buildScreenshot(index)])));
  const dir = await mkdtemp(join(tmpdir(), 'recueil-import-'));
  const carnet = await user.driver.openExtensionPage('carnet.html#import');
  await carnet.setInputFiles('#import-files', files.paths);
  await carnet.waitForVisible('[data-list="files"]');
  await carnet.click('input[name="image-question"][value="no"]');
  await carnet.click('.common-input > summary');
  await setField(carnet, '[name="common-platform"]', 'instagram');
  await setField(carnet, '[name="common-account"]', '@essai_alix');
  await setField(carnet, '[name="common-takenBy"]', 'Camille, sur son téléphone');
  await carnet.waitForVisible(`${SEAL}:not(:disabled)`);
  expect(await carnet.has('[data-list="files"] img')).toBe(false);
  expect(await carnet.attribute('[data-file]', 'data-file')).toBe(NAMES[0]);
  await carnet.click(SEAL);
  await carnet.waitForVisible('[data-import="done"]', TIMEOUT_MS);
  expect(await carnet.text('.import-seal [role="status"]')).toBe(say('import.done', { n: COUNT }));

  await carnet.click('[data-action="see-items"]');
  await carnet.waitForVisible('[data-list="items"] [data-item]');
  const row = await carnet.text('[data-list="items"] li');
  expect(row).toContain(NAMES.at(-1));
  expect(row).toContain('@essai_alix · Instagram');
  await carnet.click('[data-list="items"] [data-item]');
  await carnet.click('.hide-menu summary');
  await carnet.waitForVisible('[data-action="remove-image"]');
  expect(await carnet.text('.item')).toContain(NAMES.at(-1));

  await carnet.click('[data-action="remove-image"]');
  await carnet.click('[data-action="remove-image-confirm"]');
  await carnet.waitForVisible('.item [data-prohibited]');
  expect(await carnet.has('.masked-image')).toBe(false);
  // The export opens its own carnet, and only one may be open.
  await carnet.close();
  const { zipPath } = await user.exportDossier(await user.openPage(PLAIN));
  const dossier = await readDossier(zipPath);
  expect(dossier.exhibits.map(({ fiche }) => fiche.received?.name)).toEqual(NAMES);
  expect(dossier.journal.filter(({ event }) => event === 'item.imported')).toHaveLength(COUNT);
  for (const [index, { folder, fiche }] of dossier.exhibits.entries()) {
    expect(fiche).toMatchObject({
      surface: 'imported',
      platform: 'instagram',
      author: { handle: 'essai_alix' },
      posting: { iso: null },
      received: { format: 'png', takenBy: 'Camille, sur son téléphone' },
    });
    const image = dossier.files.get(`${folder}/document-1.png`);
    expect(image && sha256(image)).toBe(index < COUNT - 1 ? sha256(buildScreenshot(index)) : undefined);
  }
  expect(dossier.manifest.omitted).toMatchObject([{ path: 'document-1.png', reason: 'removed' }]);
  expect(checkWithExternalTools(zipPath, join(dir, 'dossier'))).toContain(
    'pieces/P0012/document-1.png was erased by the person, and is not missing',
  );
});

/** Checks with unzip, sha256sum, our `verify` and the checker written from docs/format.md. Returns its output. */
function checkWithExternalTools(zipPath: string, into: string): string {
  const run = (command: string, args: readonly string[], cwd?: string) =>
    execFileSync(command, args, { encoding: 'utf8', ...(cwd && { cwd }) });
  const resolvePath = (path: string) => join(import.meta.dirname, path);
  run('unzip', ['-q', zipPath, '-d', into]);
  expect(run('sha256sum', ['--quiet', '-c', 'SHA256SUMS'], into)).toBe('');
  run(process.execPath, [resolvePath('../../scripts/verify.ts'), zipPath]);
  return run('python3', [resolvePath('../format_check.py'), into]);
}

test('rejects invalid files with a sentence each and imports the others', async ({ user }) => {
  const whole = buildScreenshot(1);
  const files = await writeToDisk(
    new Map<string, Uint8Array | string>([
      ['vide.png', ''],
      ['photo.jpg', Buffer.from('MZ\x90\0\x03programme', 'latin1')],
      ['page.png', '<svg xmlns="http://www.w3.org/2000/svg"><script>document.title="vu"</script></svg>'],
      ['immense.png', buildPng(60_000, 60_000, whole.subarray(41, 80))],
      ['coupee.png', whole.subarray(0, 22)],
      ['entiere.png', whole],
      ['recepisse.png', buildScreenshot(2)],
    ]),
  );
  const carnet = await user.driver.openExtensionPage('carnet.html#import');
  await carnet.setInputFiles(
    '#import-files',
    files.paths.filter((path) => !path.endsWith('recepisse.png')),
  );
  // A file dropped on the page, which must not open in its place, and a pasted file.
  expect(await dispatchFileEvent(carnet, 'drop', 'deposee.png', buildScreenshot(2))).toBe('handled');
  await dispatchFileEvent(carnet, 'paste', 'collee.png', buildScreenshot(3));
  await carnet.waitForVisible('[data-file="collee.png"]');
  await sealFiles(carnet);
  const row = (name: string) => carnet.text(`[data-file="${name}"]`);
  expect(await row('vide.png')).toContain(sayRefusal('file-empty'));
  expect(await row('photo.jpg')).toContain(sayRefusal('file-unknown'));
  expect(await row('page.png')).toContain(sayRefusal('file-page'));
  for (const name of ['immense.png', 'coupee.png', 'entiere.png', 'deposee.png', 'collee.png'])
    expect(await row(name)).toMatch(saying('item.imported'));
  expect(await carnet.text('.import-seal [role="status"]')).toBe(
    `${say('import.done', { n: 5 })} ${say('import.notDone', { n: 3 })}`,
  );
  expect(await findAxeViolations(carnet)).toEqual([]);
  await carnet.close();

  // The receipt of a step is attached to it, and is in no dossier unless it is ticked.
  const steps = await user.driver.openExtensionPage('carnet.html#steps');
  await steps.fill({ kind: 'plainte-police', where: 'Commissariat inventé' });
  await clickFolded(steps, '[data-action="attach"]');
  await steps.setInputFiles(
    '#import-files',
    files.paths.filter((path) => path.endsWith('recepisse.png')),
  );
  await sealFiles(steps);
  expect(await findAxeViolations(steps)).toEqual([]);
  await steps.click('a.back');
  await clickFolded(steps, '[data-document]');
  await steps.waitForVisible('[data-document-of="step"]');
  // A file imported with others is attached afterwards.
  await showView(steps, '#items');
  await steps.click('[data-list="items"] li:last-child [data-item]');
  await steps.click('[data-attach-to-step] summary');
  await steps.waitForVisible('[name="attach-to-step"]');
  expect(await findAxeViolations(steps)).toEqual([]);
  await steps.click('[data-attach-to-step] button[type="submit"]');
  await steps.waitForVisible('[data-document-of="step"]');
  await steps.close();
  const exportForm = await user.driver.openExtensionPage('carnet.html#before-export');
  await openExportSubject(exportForm, 'documents');
  await exportForm.waitForVisible('[data-list="documents"] input:not(:checked)');
  expect(await exportForm.evaluate(() => document.querySelectorAll('[data-list="documents"] input').length)).toBe(2);
  expect(await findAxeViolations(exportForm)).toEqual([]);
  await exportForm.close();

  const dossier = await readDossier((await user.exportDossier(await user.openPage(PLAIN))).zipPath);
  const warnings = dossier.exhibits.map(({ fiche }) => [fiche.received?.name, fiche.warnings]);
  expect(new Map(warnings as [string, string[]][])).toEqual(
    new Map([
      ['coupee.png', ['image-cut', 'image-not-shown']],
      ['entiere.png', []],
      ['deposee.png', []],
      ['collee.png', []],
    ]),
  );
});

/** Drops or pastes a file. Returns `handled` when the page prevents the browser from opening it. */
async function dispatchFileEvent(
  view: PageHandle,
  how: 'drop' | 'paste',
  name: string,
  bytes: Uint8Array,
): Promise<'handled' | 'ignored'> {
  return view.evaluate(
    (type, fileName, base64) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([Uint8Array.fromBase64(base64)], fileName, { type: 'image/png' }));
      // Firefox creates clipboard events with a file only for a person's own action.
      const event = new Event(type, { bubbles: true, cancelable: true });
      const name = type === 'drop' ? 'dataTransfer' : 'clipboardData';
      Object.defineProperty(event, name, { value: transfer });
      return document.body.dispatchEvent(event) ? 'ignored' : 'handled';
    },
    how,
    name,
    Buffer.from(bytes).toString('base64'),
  );
}
