import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from '../e2e/fixtures.ts';
import type { PageHandle } from '../support/browser/pageHandle.ts';
import type { UserDriver } from '../support/browser/userDriver.ts';
import { waitFor } from '../support/browser/wait.ts';
import { countTempFiles, requestValue } from '../support/e2e/backgroundRequests.ts';
import { makeBackup, startRestore } from '../support/e2e/backupFlow.ts';
import { PLAIN, THREAD, TWEETS } from '../support/e2e/pages.ts';
import { buildScreenshot, writeToDisk } from '../support/e2e/sampleFiles.ts';
import { countRows } from '../support/e2e/storedRows.ts';
import { STATIC_THREAD, THREADS } from '../support/e2e/threads.ts';
import { createSeededRandom } from '../support/random.ts';
import { startExport, startImport } from './carnetTasks.ts';

/** The first kinds, with one seed; all, and more: npm run soak -- --erasures 200. */
const ERASURES = Number(process.env.RECUEIL_ERASURES ?? 5);
const SEED = Number(process.env.RECUEIL_SEED ?? 54);

const POST = `#t${TWEETS[0].id} [data-testid=tweetText]`;
const PASSPHRASE = 'quatre mots inventés';
/** Longest time from the start of each kind of work to the erasing, in ms. */
const KINDS = {
  page: 4_000,
  import: 1_500,
  export: 3_000,
  restore: 2_000,
  post: 1_500,
  received: 2_000,
  thread: 8_000,
  screen: 800,
  region: 1_500,
} as const;
type Kind = keyof typeof KINDS;

/** Tables with rows that say nothing of what was erased: keys, and when attempts were made. */
const NEUTRAL = { all: ['keyring'], case: ['keyring', 'keys', 'attempts', 'tries'] } as const;

interface Samples {
  readonly images: readonly string[];
  readonly dossier: string;
  readonly backup: string;
}

/** Starts a capture from the popup, which closes once the page has the command. */
async function startCapture(user: UserDriver, url: string, action: string): Promise<PageHandle> {
  const page = await user.openPage(url);
  await user.startCapture(page, action);
  return page;
}

const START: Readonly<Record<Kind, (user: UserDriver, samples: Samples) => Promise<PageHandle>>> = {
  post: async (user) => {
    const page = await startCapture(user, THREAD, 'capture-post');
    await page.click(POST);
    return page;
  },
  region: async (user) => {
    const page = await startCapture(user, THREAD, 'capture-region');
    await page.drag({ x: 100, y: 100 }, { x: 400, y: 200 });
    await page.press('Enter');
    return page;
  },
  screen: (user) => startCapture(user, THREAD, 'capture-screen'),
  page: (user) => startCapture(user, STATIC_THREAD, 'capture-page'),
  thread: (user) => startCapture(user, STATIC_THREAD, 'capture-thread'),
  import: async (user, { images }) => (await startImport(user, images)).view,
  received: async (user, { dossier }) => {
    const carnet = await user.driver.openExtensionPage('carnet.html#received');
    await carnet.setInputFiles('#received-file', [dossier]);
    return carnet;
  },
  export: async (user) => {
    await user.captureScreen(await user.openPage(PLAIN));
    return (await startExport(user)).view;
  },
  restore: (user, { backup }) => startRestore(user, backup, PASSPHRASE),
};

/** Makes a dossier and a backup of a case that is not the one of the rounds. */
async function makeSamples(user: UserDriver): Promise<Pick<Samples, 'dossier' | 'backup'>> {
  const page = await user.openPage(PLAIN);
  await user.captureScreen(page);
  const { zipPath } = await user.exportDossier(page);
  return { dossier: zipPath, backup: await makeBackup(user, PASSPHRASE) };
}

/** Waits until no attempt, export, import or append to a journal runs in any context. */
const waitUntilQuiet = (carnet: PageHandle): Promise<true> =>
  waitFor(
    'the work to end',
    () =>
      carnet.evaluate(async () => {
        const { held = [], pending = [] } = await navigator.locks.query();
        return [...held, ...pending].every(
          ({ name = '' }) => !/^(attempt|journal|document):|^(export|import)$/.test(name),
        );
      }),
    30_000,
  );

test('attack: erasing at random moments of every kind of work leaves no row of before and no file @firefox', async ({
  user,
  engine,
  network,
  atEnd,
}) => {
  test.setTimeout(120_000 + ERASURES * 60_000);
  for (const [url, page] of THREADS) network.serve(url, page);
  const random = createSeededRandom(SEED);
  const images = await writeToDisk(
    new Map(Array.from({ length: 6 }, (_, index) => [`image-${index}.png`, buildScreenshot(index)])),
  );
  atEnd(() => images.remove());
  const samples: Samples = { images: images.paths, ...(await makeSamples(user)) };
  const carnet = await user.driver.openExtensionPage('carnet.html#help');
  await requestValue(carnet, 'ui>bg:eraseAll', {});
  console.log(`${engine}: ${ERASURES} erasings, RECUEIL_SEED=${SEED}`);
  const kinds = Object.keys(KINDS) as Kind[];
  const erased = Object.fromEntries(kinds.map((kind) => [kind, { all: 0, case: 0, rows: 0, files: 0 }])) as Record<
    Kind,
    { all: number; case: number; rows: number; files: number }
  >;
  const faults: string[] = [];
  for (let round = 0; round < ERASURES; round += 1) {
    const kind = kinds[round % kinds.length] ?? 'post';
    const delay = random() * KINDS[kind];
    if (random() < 0.5) await requestValue(carnet, 'ui>bg:setPassphrase', { passphrase: PASSPHRASE, pin: false });
    const wantsCase = random() < 0.3;
    const working = await START[kind](user, samples);
    await pause(delay);
    const open = (await requestValue(carnet, 'ui>bg:listEraseImpacts', {})).find(({ current }) => current);
    const what = wantsCase && open !== undefined ? 'case' : 'all';
    if (what === 'case') await requestValue(carnet, 'ui>bg:eraseCase', { caseId: open?.caseId ?? '' });
    else await requestValue(carnet, 'ui>bg:eraseAll', {});
    const description = `round ${round}: ${kind}, ${Math.round(delay)} ms, erased ${what}`;
    await waitFor(`our layers to go, ${description}`, async () => (await working.onOverlay(() => 1)).length === 0);
    await waitUntilQuiet(carnet);
    // The keyring of the next epoch.
    await requestValue(carnet, 'ui>bg:lockState', {});
    const neutral: readonly string[] = NEUTRAL[what];
    const left = Object.entries(await countRows(carnet)).filter(([table]) => !neutral.includes(table));
    // Before the page of the work is closed: closing it also removes its files.
    const files = await countTempFiles(carnet);
    if (left.length > 0 || files > 0) faults.push(`${description}: ${JSON.stringify(left)}, ${files} files`);
    erased[kind][what] += 1;
    erased[kind].rows += left.reduce((sum, [, count]) => sum + count, 0);
    erased[kind].files += files;
    await working.close();
    await requestValue(carnet, 'ui>bg:eraseAll', {});
  }
  console.log(`${engine}: erasings and what they left`, erased);
  expect(faults).toEqual([]);
});
