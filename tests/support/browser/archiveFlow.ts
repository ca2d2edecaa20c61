import type { Driver } from './driver.ts';
import type { PageHandle } from './pageHandle.ts';

const TIMEOUT_MS = 120_000;

/** Which messages of an archive are kept; everything where a value is absent. */
export interface ArchiveChoice {
  /** Positions in the list that the page shows, from 1: requests first, then the longest. */
  readonly conversations?: readonly number[];
  readonly from?: string;
  readonly to?: string;
  /** Separated by commas. */
  readonly words?: string;
}

/** Opens the import page, chooses the files and waits until they are listed as an archive. */
export async function openArchive(driver: Driver, paths: readonly string[]): Promise<PageHandle> {
  const carnet = await driver.openExtensionPage('carnet.html#import');
  await chooseArchive(carnet, paths);
  return carnet;
}

export async function chooseArchive(carnet: PageHandle, paths: readonly string[]): Promise<void> {
  await carnet.setInputFiles('#import-files', paths);
  await carnet.waitForVisible('[data-archive], [data-list="files"], [role="alert"]', TIMEOUT_MS);
}

/** Imports files, none of which may show a minor, on the import page, and waits until they are sealed. */
export async function importFiles(carnet: PageHandle, paths: readonly string[]): Promise<void> {
  await carnet.setInputFiles('#import-files', paths);
  await carnet.waitForVisible('[data-list="files"]', TIMEOUT_MS);
  await sealFiles(carnet);
}

const UNREAD = '[data-unread] [data-action="keep-as-file"]';

/** Keeps the archives that were not read as they are: each waits for a press. */
async function keepUnreadArchives(carnet: PageHandle): Promise<void> {
  while (await carnet.has(UNREAD)) await carnet.click(UNREAD);
}

/** Answers the question about the listed files with « no », seals them, and waits for the end. */
export async function sealFiles(carnet: PageHandle): Promise<void> {
  // Nothing is asked of files without pictures, nor while only archives are listed that were not read.
  const question = 'input[name="image-question"]';
  await carnet.waitForVisible(`${question}, [data-action="seal"]:not(:disabled), ${UNREAD}`, TIMEOUT_MS);
  await keepUnreadArchives(carnet);
  await carnet.waitForVisible(`${question}, [data-action="seal"]:not(:disabled)`, TIMEOUT_MS);
  if (await carnet.has(question)) await carnet.click(`${question}[value="no"]`);
  await carnet.waitForVisible('[data-action="seal"]:not(:disabled)', TIMEOUT_MS);
  // All are inspected now.
  await keepUnreadArchives(carnet);
  await carnet.click('[data-action="seal"]:not(:disabled)');
  await carnet.waitForVisible('[data-import="done"]', TIMEOUT_MS);
}

/**
 * Keeps messages of the archive that the page lists, with the mouse. Returns how many, and the clicks on the page, the
 * file dialog and the words typed excepted.
 */
export async function keepMessages(carnet: PageHandle, choice: ArchiveChoice) {
  let clicks = 0;
  const click = async (selector: string): Promise<void> => {
    clicks += 1;
    await carnet.click(selector);
  };
  const count = await carnet.evaluate(() => document.querySelectorAll('[data-list="conversations"] li').length);
  const wanted = choice.conversations ?? Array.from({ length: count }, (_, index) => index + 1);
  for (const position of wanted) {
    const tick = `[data-list="conversations"] li:nth-child(${position}) input`;
    if (!(await carnet.has(`${tick}:checked`))) await click(tick);
  }
  await click('[data-action="read-messages"]');
  await carnet.waitForVisible('[data-found]', TIMEOUT_MS);
  for (const name of ['from', 'to', 'words'] as const) {
    const value = choice[name];
    if (value !== undefined) await setField(carnet, `#archive-${name}`, value);
  }
  if (await carnet.has('#archive-own')) {
    clicks += 1;
    await setField(carnet, '#archive-own', 'unknown');
  }
  if (await carnet.has('input[name="archive-image-question"]'))
    await click('input[name="archive-image-question"][value="no"]');
  await click('[data-action="seal-messages"]');
  await carnet.waitForVisible('[data-archive-done], .archive [role="alert"]', TIMEOUT_MS);
  const sealed = await carnet.attribute('[data-archive-done]', 'data-archive-done');
  return { sealed: Number(sealed), clicks };
}

/** Types into a field, or chooses in a list, outside a form that is sent. */
export async function setField(page: PageHandle, selector: string, value: string): Promise<void> {
  await page.waitForVisible(selector);
  await page.evaluate(
    (field, typed) => {
      const input = document.querySelector<HTMLInputElement>(field);
      if (input === null) throw new Error(`no field ${field}`);
      input.value = typed;
      for (const event of ['input', 'change']) input.dispatchEvent(new Event(event, { bubbles: true }));
    },
    selector,
    value,
  );
}
