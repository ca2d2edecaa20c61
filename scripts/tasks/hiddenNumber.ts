import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import JSZip from 'jszip';
import { t } from '../../src/ui/locales/index.ts';
import { clickFolded } from '../../tests/support/browser/folds.ts';
import type { PageHandle } from '../../tests/support/browser/pageHandle.ts';
import type { UserDriver } from '../../tests/support/browser/userDriver.ts';
import { runTool } from '../../tests/support/dossier/externalTools.ts';
import { Person } from './person.ts';
import { caption, capture, type TaskResult, WINDOW, WORDS } from './tasks.ts';

const NUMBER = '0612345678';
const SPACED = '06 12 34 56 78';
const TYPED = '+33 6 12 34 56 78';

/** A page of which the first post tells a telephone number. */
export const withNumber = (html: string): string =>
  html.replace('son numéro circule déjà', `son numéro circule déjà, le ${SPACED}`);

export interface HiddenNumberResult extends TaskResult {
  /** Files with the number among the files read, in a dossier made before it was hidden, and in the one made after. */
  readonly before: FilesWithNumber;
  readonly after: FilesWithNumber;
}

interface FilesWithNumber {
  readonly found: readonly string[];
  readonly read: number;
}

/**
 * A person who captured a post with a telephone number, and the one below it, hides the number on the image of the
 * first, looks for it everywhere, leaves out the capture whose sealed words have it, keeps the other, whose image is
 * hidden too, and makes a dossier. The screen that both captures share must be hidden too. `page`: shows posts as
 * `withNumber` writes them.
 */
export async function hideNumber(user: UserDriver, page: PageHandle): Promise<HiddenNumberResult> {
  const person = new Person();
  let machineMs = -performance.now();
  for (const index of [0, 1]) await capture(user, person, page, index);
  machineMs += performance.now();
  const before = await findNumber((await user.exportDossier(page)).zipPath);

  machineMs -= performance.now();
  person.countClick();
  await person.click(await user.openPopup(page), caption(t(WORDS, 'popup.see')));
  const carnet = await user.driver.waitForTab((url) => url.includes('carnet.html'));
  await carnet.resize(WINDOW.width, WINDOW.height);
  await person.click(carnet, '.*@exemple_malo');
  await person.click(carnet, caption(t(WORDS, 'detail.hideMenu')));
  await person.click(carnet, caption(t(WORDS, 'redact.offerFile', { file: t(WORDS, 'file.post') })));
  await person.click(carnet, caption(t(WORDS, 'detail.showImage')));
  await carnet.waitForVisible('.redaction-canvas img');
  const { x, y, width, height } = await carnet.evaluate(() => {
    const image = document.querySelector('.redaction-canvas img');
    image?.scrollIntoView({ block: 'center' });
    const box = image?.getBoundingClientRect() ?? new DOMRect();
    return { x: box.x, y: box.y, width: box.width, height: box.height };
  });
  person.countClick();
  await carnet.drag({ x: x + 1, y: y + 1 }, { x: x + width - 1, y: y + height - 1 });
  await carnet.waitForVisible('[data-redact-state="kept"]');
  await person.type(carnet, caption(t(WORDS, 'hidden.word')), TYPED);
  await person.click(carnet, `${caption(t(WORDS, 'hidden.addWord'))}$`);
  await carnet.waitForVisible('[data-hidden-traces="2"][aria-busy="false"]');
  await person.read(carnet);
  await person.click(carnet, `${caption(t(WORDS, 'hidden.leaveOut'))}$`);
  await carnet.waitForVisible('[data-hidden-traces="1"][aria-busy="false"]');
  await person.click(carnet, `${caption(t(WORDS, 'hidden.keep'))}$`);
  await carnet.waitForVisible('[data-hidden-traces="0"][aria-busy="false"]');
  await person.click(carnet, caption(t(WORDS, 'places.captures')));
  await person.click(carnet, caption(t(WORDS, 'items.prepare')));
  await person.click(carnet, caption(t(WORDS, 'exportForm.purpose.police')));
  await person.click(carnet, caption(t(WORDS, 'exportForm.createAsBefore')));
  await carnet.waitForVisible('[data-export="done"]', 60_000);
  await user.driver.download(() => person.click(carnet, caption(t(WORDS, 'exportDone.zip'))));
  machineMs += performance.now();
  // The same files as in the PDF that the person saved.
  const after = await findNumber(await user.driver.download(() => clickFolded(carnet, 'a[data-download="zip"]')));
  if (before.found.length === 0) throw new Error('the number is in no file before it is hidden');
  if (after.found.length > 0) throw new Error(`the number is still in ${after.found.join(', ')}`);
  return { task: 'hide a number', ...person.cost, machineSeconds: machineMs / 1000, before, after };
}

/** Searches every file of a dossier by its text; a PDF by the text of its pages. An image has none. */
async function findNumber(zipPath: string): Promise<FilesWithNumber> {
  const folder = await mkdtemp(join(tmpdir(), 'recueil-number-'));
  try {
    const zip = await JSZip.loadAsync(await readFile(zipPath));
    const files = Object.values(zip.files).filter(({ name, dir }) => !dir && !/\.(png|jpg|ttf)$/.test(name));
    const texts = await Promise.all(
      files.map(async ({ name }) => {
        const file = zip.file(name);
        if (file === null) throw new Error(`${name} cannot be read`);
        if (!name.endsWith('.pdf')) return [name, await file.async('string')] as const;
        const path = join(folder, name.replaceAll('/', '-'));
        await writeFile(path, await file.async('uint8array'));
        return [name, runTool('pdftotext', ['-enc', 'UTF-8', path, '-'])] as const;
      }),
    );
    const found = texts.filter(([, text]) => text.replace(/[^\d+]/g, '').includes(NUMBER)).map(([name]) => name);
    return { found, read: files.length };
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Returns the sentence printed below the table. */
export const formatHiddenNumber = ({ before, after }: HiddenNumberResult): string =>
  `hide a number: found in ${before.found.length} of ${before.read} files before, in ${after.found.length} of ${after.read} after`;
