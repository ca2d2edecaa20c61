import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from '../e2e/fixtures.ts';
import { sendRequest } from '../support/e2e/backgroundRequests.ts';
import { readDossier } from '../support/e2e/dossier.ts';
import { PLAIN } from '../support/e2e/pages.ts';
import { buildScreenshot, writeToDisk } from '../support/e2e/sampleFiles.ts';
import { tearLog } from '../support/e2e/tornLog.ts';
import { createSeededRandom } from '../support/random.ts';
import { startExport, startImport } from './carnetTasks.ts';
import { ExpectedItems, expectFinalState } from './expectedItems.ts';

const KILLS = Number(process.env.RECUEIL_TASK_KILLS ?? 20);
const SEED = Number(process.env.RECUEIL_SEED ?? Date.now() % 1_000_000);

const TASKS = ['export', 'import', 'withdraw', 'erase'] as const;
type Task = (typeof TASKS)[number];
const VICTIMS = ['browser', 'browser', 'tab', 'worker'] as const;
/** A kill comes within this many times the expected duration of a task, which each outcome corrects. */
const DELAY_FACTOR = 1.6;
const DELAY_INCREASE = 1.3;
const DELAY_DECREASE = 0.85;
const FILES = 3;
/** With fewer items, the next task is an import. */
const MIN_ITEMS = 5;
const ANSWER_TIMEOUT_MS = 20_000;
/** Missing bytes of a record with an item's rows; more than the log rotation writes (docs/decisions.md). */
const ROWS_BYTES = 4096;

test(`${KILLS} kills of an export, import, withdrawal or erasure: each is complete or has no effect, and reports are true`, async ({
  engine,
  profileDir,
  openBrowser,
  atEnd,
}) => {
  test.setTimeout(120_000 + KILLS * 25_000);
  let images = 0;
  /** Never the same: a file that is kept is not added again. */
  const writeImages = async (): Promise<readonly string[]> => {
    const files = await writeToDisk(
      new Map(
        Array.from({ length: FILES }, (_, index) => [`image-${index}.png`, buildScreenshot(index, 360, 780 + images)]),
      ),
    );
    images += FILES;
    atEnd(() => files.remove());
    return files.paths;
  };
  const random = createSeededRandom(SEED);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T; // never an empty list
  const expectedItems = new ExpectedItems();
  const expectedMs: Record<Task, number> = { export: 1500, import: 600, withdraw: 60, erase: 60 };
  const ends = { cut: 0, done: 0 };
  let exports = 0;
  console.log(`${engine}: ${KILLS} kills, RECUEIL_SEED=${SEED}`);
  const open = () => openBrowser({ profileDir });
  let user = await open();
  for (let kill = 0; kill < KILLS; kill += 1) {
    const carnet = await user.driver.openExtensionPage('carnet.html#items');
    const items = (await expectedItems.check(carnet)).filter(({ ordinal }) => !expectedItems.withdrawn.has(ordinal));
    const task: Task = items.length < MIN_ITEMS ? 'import' : pick(TASKS);
    const delay = random() * expectedMs[task] * DELAY_FACTOR;
    const victim = pick(VICTIMS);
    const killVictim = async (): Promise<void> => {
      await pause(delay);
      if (victim === 'worker') return user.driver.killWorker();
      if (victim === 'browser') await user.kill();
    };
    let finished: boolean;
    if (task === 'export' || task === 'import') {
      await carnet.close();
      const runningTask = await (task === 'export' ? startExport(user) : startImport(user, await writeImages()));
      await killVictim();
      // The carnet runs the task itself, so it must end even when the worker is killed.
      if (victim === 'worker') expect(await runningTask.end(ANSWER_TIMEOUT_MS)).toBe(true);
      if (victim !== 'browser') await runningTask.view.close();
      const outcome = await runningTask.stop();
      for (const ordinal of outcome.imported) expectedItems.reported.add(ordinal);
      exports += outcome.exported ? 1 : 0;
      finished = outcome.exported || outcome.imported.length === FILES;
    } else {
      const { id, ordinal } = pick(items);
      expectedItems.uncertain = { ordinal, what: task };
      const name = task === 'erase' ? 'ui>bg:eraseItem' : 'ui>bg:withdrawItem';
      let answered = false;
      const request = sendRequest(carnet, name, { itemId: id }).then(
        ({ ok }) => {
          answered = ok;
        },
        // The reply may never come.
        () => undefined,
      );
      await killVictim();
      if (victim === 'worker') await request;
      if (victim === 'tab') await carnet.close();
      finished = answered;
      if (answered) expectedItems[task === 'erase' ? 'erased' : 'withdrawn'].add(ordinal);
      if (answered) expectedItems.uncertain = null;
      if (victim === 'worker') await carnet.close();
    }
    ends[finished ? 'done' : 'cut'] += 1;
    expectedMs[task] *= finished ? DELAY_DECREASE : DELAY_INCREASE;
    if (victim === 'browser') {
      if (engine === 'chromium') await tearLog(profileDir, ROWS_BYTES);
      user = await open();
    }
  }
  await expectFinalState(user, expectedItems);
  const page = await user.openPage(PLAIN);
  await user.captureScreen(page);
  const dossier = await readDossier((await user.exportDossier(page)).zipPath);
  const exportedOrdinals = dossier.exhibits.map(({ fiche }) => fiche.ordinal).sort((a, b) => a - b);
  const expectedOrdinals = Array.from({ length: expectedItems.total + 1 }, (_, index) => index + 1).filter(
    (ordinal) => !expectedItems.erased.has(ordinal) && !expectedItems.withdrawn.has(ordinal),
  );
  expect(exportedOrdinals).toEqual(expectedOrdinals);
  const journalExports = dossier.journal.filter(({ event }) => event === 'dossier.exported').length;
  expect(journalExports).toBeGreaterThanOrEqual(exports);
  console.log(
    `${engine}: cut short ${ends.cut}, done ${ends.done}; ${expectedItems.reported.size} reported as imported, ${expectedItems.total} recorded, ` +
      `${expectedItems.erased.size} erased, ${expectedItems.withdrawn.size} withdrawn, ${exports} exports reported as done, ${journalExports} in the journal`,
  );
});
