import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from '../e2e/fixtures.ts';
import type { PageHandle } from '../support/browser/pageHandle.ts';
import type { UserDriver } from '../support/browser/userDriver.ts';
import { waitFor } from '../support/browser/wait.ts';
import { parseRecordedTotal } from '../support/browser/words.ts';
import { countTempFiles, requestValue } from '../support/e2e/backgroundRequests.ts';
import { makeBackup, startRestore } from '../support/e2e/backupFlow.ts';
import { readDossier, sha256 } from '../support/e2e/dossier.ts';
import { PLAIN } from '../support/e2e/pages.ts';
import { buildScreenshot, writeToDisk } from '../support/e2e/sampleFiles.ts';
import { readStoredItems } from '../support/e2e/storedItems.ts';
import { countRows } from '../support/e2e/storedRows.ts';
import { createSeededRandom } from '../support/random.ts';
import { startImport } from './carnetTasks.ts';

/** One kill, once rows are written; more, at random moments: npm run soak -- --restore-kills 40. */
const KILLS = Number(process.env.RECUEIL_RESTORE_KILLS ?? 1);
const SEED = Number(process.env.RECUEIL_SEED ?? 54);

const PASSPHRASE = 'quatre mots inventés';
/** More rows than a restore writes at once. */
const FILES = 50;
const TASK_MS = 60_000;

interface Task {
  start(user: UserDriver): Promise<PageHandle>;
  /** The element that shows the end of the work. */
  readonly end: string;
}

const restoring = (backup: string): Task => ({
  start: (user) => startRestore(user, backup, PASSPHRASE),
  end: '[data-restore="done"]',
});

const receiving = (dossier: string): Task => ({
  start: async ({ driver }) => {
    const carnet = await driver.openExtensionPage('carnet.html#received');
    await carnet.setInputFiles('#received-file', [dossier]);
    return carnet;
  },
  end: '[data-received-dossier="1"]',
});

interface Rounds {
  /** A new browser on a copy of the profile of before, or on the profile of the last round. */
  open(fresh: boolean): Promise<UserDriver>;
  /**
   * Kills after a part of the time that the whole work takes; null: as soon as its first rows are stored. Returns the
   * browser that was opened again.
   */
  cut(task: Task, fraction: number | null): Promise<UserDriver>;
}

type TestContext = Pick<Parameters<Parameters<typeof test>[2]>[0], 'engine' | 'openBrowser' | 'profileDir' | 'atEnd'>;

/** Prepares a profile, and lets each round begin with a copy of it; null: with a new one. */
async function openRounds(
  { openBrowser, profileDir }: TestContext,
  prepare: ((user: UserDriver) => Promise<void>) | null,
): Promise<Rounds> {
  const [prepared, current] = [join(profileDir, 'prepared'), join(profileDir, 'current')];
  if (prepare !== null) {
    const first = await openBrowser({ profileDir: prepared });
    await prepare(first);
    await first.close();
  }
  let wholeMs: number | null = null;
  const open = async (fresh: boolean): Promise<UserDriver> => {
    if (fresh) {
      await rm(current, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
      if (prepare !== null) await cp(prepared, current, { recursive: true });
    }
    return openBrowser({ profileDir: current });
  };
  const measure = async (task: Task): Promise<number> => {
    const user = await open(true);
    const carnet = await task.start(user);
    const from = performance.now();
    await carnet.waitForVisible(task.end, TASK_MS);
    await user.close();
    return performance.now() - from;
  };
  return {
    open,
    cut: async (task, fraction) => {
      if (fraction !== null) wholeMs ??= await measure(task);
      const user = await open(true);
      const other = await user.driver.openExtensionPage('carnet.html#help');
      const before = await sumRows(other);
      const view = await task.start(user);
      if (fraction !== null) await pause(fraction * (wholeMs ?? 0));
      else
        await waitFor(
          'the first rows',
          async () => (await sumRows(other)) > before + OWN_ROWS || view.has(task.end),
          TASK_MS,
        );
      await user.kill();
      return open(false);
    },
  };
}

/** Makes a backup and a dossier of screenshots and a screen, in a browser of their own. */
async function makeFiles({ openBrowser, atEnd }: TestContext) {
  const user = await openBrowser();
  const page = await user.openPage(PLAIN);
  await user.captureScreen(page);
  const images = await writeToDisk(
    new Map(Array.from({ length: FILES }, (_, index) => [`image-${index}.png`, buildScreenshot(index)])),
  );
  atEnd(() => images.remove());
  const { view } = await startImport(user, images.paths);
  await view.waitForVisible('[data-import="done"]', TASK_MS);
  await view.close();
  const { zipPath } = await user.exportDossier(page);
  return { dossier: zipPath, backup: await makeBackup(user, PASSPHRASE) };
}

/** A page that opens the store for the first time writes its keyring and its case. */
const OWN_ROWS = 5;

const sumRows = async (carnet: PageHandle): Promise<number> =>
  Object.values(await countRows(carnet)).reduce((sum, count) => sum + count, 0);

const fractionOf = (kill: number, random: () => number): number | null =>
  KILLS === 1 ? null : (kill + random()) / KILLS;

const listItems = (carnet: PageHandle) => requestValue(carnet, 'ui>bg:listItems', { from: 0, count: 200 });

/** Digests of every fiche and file that is stored, each compared with what was sealed. */
const readDigests = async (user: UserDriver): Promise<readonly string[]> =>
  [...(await readStoredItems(user)).files].map(([path, bytes]) => `${path} ${sha256(bytes)}`);

test(`${KILLS} kills while a backup is restored, then while a dossier is received: each is there whole or not at all @firefox`, async ({
  engine,
  openBrowser,
  profileDir,
  atEnd,
}) => {
  test.setTimeout(180_000 + KILLS * 80_000);
  console.log(`${engine}: ${KILLS} kills, RECUEIL_SEED=${SEED}`);
  const context = { engine, openBrowser, profileDir, atEnd };
  const { backup, dossier } = await makeFiles(context);
  await test.step('the carnet is empty, without one row of the backup, or whole', () => killRestores(context, backup));
  await test.step('what was before the dossier is unchanged', () => killReceivings(context, dossier));
});

async function killRestores(context: TestContext, backup: string): Promise<void> {
  const rounds = await openRounds(context, null);
  const random = createSeededRandom(SEED);
  const ends = { empty: 0, whole: 0 };
  for (let kill = 0; kill < KILLS; kill += 1) {
    const user = await rounds.cut(restoring(backup), fractionOf(kill, random));
    const carnet = await user.driver.openExtensionPage('carnet.html#items');
    const { total, interrupted } = await listItems(carnet);
    expect([total, interrupted.length]).toEqual([total === 0 ? 0 : FILES + 1, 0]);
    ends[total === 0 ? 'empty' : 'whole'] += 1;
    // What the person does next does not depend on what the cut left.
    const page = await user.openPage(PLAIN);
    expect(parseRecordedTotal(await user.captureScreen(page))).toBe(total + 1);
    // Every fiche and file is decrypted and compared with what was sealed.
    expect((await readStoredItems(user)).exhibits).toHaveLength(total + 1);
    const rows = await countRows(carnet);
    expect({ items: rows.items, summaries: rows.summaries, cases: rows.cases }).toEqual({
      items: total + 1,
      summaries: total + 1,
      cases: 1,
    });
    expect(await countTempFiles(carnet)).toBe(0);
    if (kill === KILLS - 1) {
      await carnet.close();
      const dossier = await readDossier((await user.exportDossier(page)).zipPath);
      expect(dossier.exhibits).toHaveLength(total + 1);
    }
    await user.close();
  }
  console.log(`${context.engine}:`, ends);
}

async function killReceivings(context: TestContext, dossier: string): Promise<void> {
  const { files } = await readDossier(dossier);
  let before: readonly string[] = [];
  const rounds = await openRounds(context, async (user) => {
    const page = await user.openPage(PLAIN);
    await user.captureScreen(page);
    await user.captureScreen(page);
    before = await readDigests(user);
  });
  const random = createSeededRandom(SEED);
  const ends = { absent: 0, whole: 0 };
  for (let kill = 0; kill < KILLS; kill += 1) {
    const user = await rounds.cut(receiving(dossier), fractionOf(kill, random));
    const carnet = await user.driver.openExtensionPage('carnet.html#received');
    expect((await listItems(carnet)).total).toBe(2);
    expect(await readDigests(user)).toEqual(before);
    const { receivedDossiers = 0 } = await countRows(carnet);
    ends[receivedDossiers === 0 ? 'absent' : 'whole'] += 1;
    // The background deletes what a cut left, once it runs.
    await expect
      .poll(async () => (await countRows(carnet)).receivedFiles ?? 0)
      .toBe(receivedDossiers === 0 ? 0 : files.size);
    expect(await carnet.has('[data-received-dossier="1"]')).toBe(receivedDossiers === 1);
    if (kill === KILLS - 1) {
      if (receivedDossiers === 0) {
        await carnet.setInputFiles('#received-file', [dossier]);
        await carnet.waitForVisible('[data-received-dossier="1"]');
      }
      await carnet.close();
      const exported = await readDossier((await user.exportDossier(await user.openPage(PLAIN))).zipPath);
      expect(exported.exhibits).toHaveLength(2);
      expect(exported.journal.filter(({ event }) => event === 'receivedDossier.added')).toHaveLength(1);
    }
    await user.close();
  }
  console.log(`${context.engine}:`, ends);
}
