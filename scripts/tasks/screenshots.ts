import { t } from '../../src/ui/locales/index.ts';
import type { PageHandle } from '../../tests/support/browser/pageHandle.ts';
import type { UserDriver } from '../../tests/support/browser/userDriver.ts';
import { waitFor } from '../../tests/support/browser/wait.ts';
import { writeToDisk } from '../../tests/support/e2e/sampleFiles.ts';
import { inventScreens } from '../../tests/support/phoneScreens/inventScreens.ts';
import { renderScreens } from '../../tests/support/phoneScreens/renderScreens.ts';
import { Person } from './person.ts';
import { caption, exportForPolice, type TaskResult, WINDOW, WORDS } from './tasks.ts';

const SCREENSHOTS = 40;
/** A word that a person may remember, since it is not in every message. The longest of a screenshot is searched. */
const WORD = /^\p{L}{6,}$/u;
const READING_TIMEOUT_MS = 300_000;
/** A list of forty rows is filtered in less. */
const SEARCH_TIMEOUT_MS = 3_000;

interface Screenshot {
  readonly name: string;
  /** A word of its messages, in a script that the machine reads. */
  readonly word: string;
  readonly png: Uint8Array;
}

interface ScreenshotsResult extends TaskResult {
  /** Seconds of the machine to read all. */
  readonly readingSeconds: number;
}

/**
 * A person imports forty screenshots of a telephone, has their text read, searches a word, and makes a dossier of all.
 * The search is then repeated with a word of each screenshot. Throws when one was not read, or not found.
 */
export async function findInScreenshots(user: UserDriver): Promise<ScreenshotsResult> {
  const screenshots = await drawScreenshots();
  const person = new Person();
  const carnet = await user.driver.openExtensionPage('carnet.html#import');
  await carnet.resize(WINDOW.width, WINDOW.height);
  const start = performance.now();
  await importAll(person, carnet, screenshots);
  await person.click(carnet, caption(t(WORDS, 'imageTexts.title')));
  const startLabel = caption(t(WORDS, 'imageTexts.start', { n: SCREENSHOTS }));
  await person.click(carnet, startLabel);
  const readingStart = performance.now();
  const allRead = t(WORDS, 'imageTexts.done', { n: SCREENSHOTS });
  const status = () => carnet.text('[data-image-texts] [role="status"]');
  await waitFor('the screenshots to be read', async () => (await status()).includes(allRead), READING_TIMEOUT_MS);
  const readingSeconds = (performance.now() - readingStart) / 1000;
  await person.read(carnet);
  await person.click(carnet, caption(t(WORDS, 'places.captures')));
  const [first] = screenshots;
  if (first === undefined) throw new Error('no screenshot');
  await person.type(carnet, caption(t(WORDS, 'filters.search')), first.word);
  if (!(await isListed(carnet, first.name))) throw new Error(`« ${first.word} » does not find ${first.name}`);
  await person.read(carnet);
  let machineMs = performance.now() - start;

  const missing: string[] = [];
  for (const { name, word } of screenshots) {
    await search(carnet, word);
    if (!(await isListed(carnet, name))) missing.push(`${name} by « ${word} »`);
  }
  if (missing.length > 0) throw new Error(`not found: ${missing.join(', ')}`);
  await search(carnet, '');
  machineMs -= performance.now();
  await exportForPolice(user, person, carnet);
  machineMs += performance.now();
  return { task: 'forty screenshots', ...person.cost, machineSeconds: machineMs / 1000, readingSeconds };
}

async function drawScreenshots(): Promise<readonly Screenshot[]> {
  const screenshots: Screenshot[] = [];
  await renderScreens(inventScreens().slice(0, SCREENSHOTS), async ({ name, expected, files }) => {
    const words = expected.words.flatMap(({ role, text }) => (role === 'body' && WORD.test(text) ? [text] : []));
    const word = words.toSorted((a, b) => b.length - a.length)[0];
    if (word === undefined) throw new Error(`${name} has no long word`);
    screenshots.push({ name: `${name}.png`, word, png: files.png });
  });
  return screenshots;
}

async function importAll(person: Person, carnet: PageHandle, screenshots: readonly Screenshot[]): Promise<void> {
  const files = await writeToDisk(new Map(screenshots.map(({ name, png }) => [name, png])));
  try {
    await person.read(carnet);
    // « Choisir des fichiers », then the system's window: all of a folder, and its button.
    for (let clicks = 0; clicks < 3; clicks += 1) person.countClick();
    await carnet.setInputFiles('#import-files', files.paths);
    await carnet.waitForVisible('[data-list="files"]');
    await person.click(carnet, `${caption(t(WORDS, 'images.no'))}$`);
    await person.click(carnet, caption(t(WORDS, 'import.seal', { n: SCREENSHOTS })));
    await carnet.waitForVisible('[data-import="done"]', READING_TIMEOUT_MS);
    await person.click(carnet, caption(t(WORDS, 'import.seeItems')));
    await carnet.waitForVisible('[data-list="items"] [data-item]');
  } finally {
    await files.remove();
  }
}

const search = (carnet: PageHandle, word: string): Promise<void> =>
  carnet.evaluate((typed) => {
    const field = document.querySelector<HTMLInputElement>('[name="words"]');
    if (field === null) throw new Error('no search field');
    field.value = typed;
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }, word);

/** Whether a search that does not find everything lists this file. */
const isListed = (carnet: PageHandle, name: string): Promise<boolean> =>
  waitFor(
    `${name} to be listed`,
    () =>
      carnet.evaluate(
        (wanted, count) => {
          const rows = [...document.querySelectorAll('[data-list="items"] > li')];
          return rows.length < count && rows.some((row) => row.textContent?.includes(wanted));
        },
        name,
        SCREENSHOTS,
      ),
    SEARCH_TIMEOUT_MS,
  ).then(
    () => true,
    () => false,
  );

/** Returns the sentence printed below the table. */
export const formatScreenshots = ({ readingSeconds }: ScreenshotsResult): string =>
  `forty screenshots: read in ${readingSeconds.toFixed(1)} s; each of the ${SCREENSHOTS} found by a word of its messages`;
