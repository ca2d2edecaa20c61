import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openPerson, type Person } from '../../scripts/browser/person.ts';
import { builtDir } from '../../scripts/build.ts';
import { ask } from '../e2e/asking.ts';
import { expectCoherent, readDossier } from '../e2e/dossier.ts';
import { onDisk, screenshot } from '../e2e/foreignFiles.ts';
import { PLAIN } from '../e2e/pages.ts';
import { expect, test } from '../e2e/person.ts';
import { randomFrom } from '../e2e/random.ts';
import { tearLog } from '../e2e/tornLog.ts';
import { beginExport, beginImport } from './carnetTasks.ts';
import { atRest, KeptItems } from './keptItems.ts';
import { keepDatabase, lastWords } from './lastWords.ts';

const KILLS = Number(process.env.RECUEIL_TASK_KILLS ?? 20);
const SEED = Number(process.env.RECUEIL_SEED ?? Date.now() % 1_000_000);

const TASKS = ['export', 'import', 'withdraw', 'erase'] as const;
type Task = (typeof TASKS)[number];
const VICTIMS = ['browser', 'browser', 'tab', 'worker'] as const;
/** A kill comes within this many times what a task seems to need; each outcome corrects that. */
const SPREAD = 1.6;
const LATER = 1.3;
const SOONER = 0.85;
const FILES = 3;
/** Fewer than this and the next task is an import. */
const FEWEST = 5;
const LAST_WORD_MS = 20_000;
/** What an item's rows lack when they are cut: more than freshLog writes, whose own cut is left (docs/decisions.md). */
const ROWS_BYTES = 4096;

test(`${KILLS} kills of an export, an import, a withdrawal or an erasing: all or nothing, nothing said falsely`, async ({
  engine,
  network,
  atEnd,
}, testInfo) => {
  test.setTimeout(120_000 + KILLS * 25_000);
  const profileDir = await mkdtemp(join(tmpdir(), 'recueil-task-kills-'));
  const atLastKill = `${profileDir}-at-last-kill`;
  atEnd(async () => {
    if (testInfo.errors.length > 0) return console.log(await lastWords(engine, profileDir, atLastKill));
    for (const dir of [profileDir, atLastKill])
      await rm(dir, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  });
  const files = await onDisk(
    new Map(Array.from({ length: FILES }, (_, index) => [`image-${index}.png`, screenshot(index)])),
  );
  atEnd(() => files.remove());
  const random = randomFrom(SEED);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T; // never an empty list
  const kept = new KeptItems();
  const needs: Record<Task, number> = { export: 1500, import: 600, withdraw: 60, erase: 60 };
  const ends = { cut: 0, done: 0 };
  let exports = 0;
  console.log(`${engine}: ${KILLS} kills, RECUEIL_SEED=${SEED}`);
  const open = () => openPerson({ browser: engine, network, profileDir, extensionDir: builtDir(engine) });
  let person: Person = await open();
  atEnd(() => person.leave());
  for (let kill = 0; kill < KILLS; kill += 1) {
    const carnet = await person.driver.openExtensionPage('carnet.html#items');
    const items = (await kept.check(carnet)).filter(({ ordinal }) => !kept.withdrawn.has(ordinal));
    const task: Task = items.length < FEWEST ? 'import' : pick(TASKS);
    const delay = random() * needs[task] * SPREAD;
    const victim = pick(VICTIMS);
    const strike = async (): Promise<void> => {
      await pause(delay);
      if (victim === 'worker') return person.driver.killWorker();
      if (victim === 'browser') await person.kill();
    };
    let finished: boolean;
    if (task === 'export' || task === 'import') {
      await carnet.close();
      const begun = await (task === 'export' ? beginExport(person) : beginImport(person, files.paths));
      await strike();
      // The carnet works by itself: a dead worker must not stop it from ending in a word.
      if (victim === 'worker') expect(await begun.end(LAST_WORD_MS)).toBe(true);
      if (victim !== 'browser') await begun.view.close();
      const said = await begun.stop();
      for (const ordinal of said.imported) kept.said.add(ordinal);
      exports += said.exported ? 1 : 0;
      finished = said.exported || said.imported.length === FILES;
    } else {
      const { id, ordinal } = pick(items);
      kept.doubtful = { ordinal, what: task };
      const name = task === 'erase' ? 'ui>bg:eraseItem' : 'ui>bg:withdrawItem';
      let answered = false;
      const asked = ask(carnet, name, { itemId: id }).then(
        ({ ok }) => {
          answered = ok;
        },
        // Its answer may never come.
        () => undefined,
      );
      await strike();
      if (victim === 'worker') await asked;
      if (victim === 'tab') await carnet.close();
      finished = answered;
      if (answered) kept[task === 'erase' ? 'erased' : 'withdrawn'].add(ordinal);
      if (answered) kept.doubtful = null;
      if (victim === 'worker') await carnet.close();
    }
    ends[finished ? 'done' : 'cut'] += 1;
    needs[task] *= finished ? SOONER : LATER;
    if (victim === 'browser') {
      await keepDatabase(engine, profileDir, atLastKill);
      if (engine === 'chromium') await tearLog(profileDir, ROWS_BYTES);
      person = await open();
    }
  }
  await atRest(person, kept);
  const page = await person.openPage(PLAIN);
  await person.captureScreen(page);
  const dossier = await readDossier((await person.exportDossier(page)).zipPath);
  expectCoherent(dossier);
  const handed = dossier.pieces.map(({ fiche }) => fiche.ordinal).sort((a, b) => a - b);
  const left = Array.from({ length: kept.total + 1 }, (_, index) => index + 1).filter(
    (ordinal) => !kept.erased.has(ordinal) && !kept.withdrawn.has(ordinal),
  );
  expect(handed).toEqual(left);
  const told = dossier.journal.filter(({ event }) => event === 'dossier.exported').length;
  expect(told).toBeGreaterThanOrEqual(exports);
  console.log(
    `${engine}: cut short ${ends.cut}, done ${ends.done}; ${kept.said.size} said to be imported, ${kept.total} recorded, ` +
      `${kept.erased.size} erased, ${kept.withdrawn.size} withdrawn, ${exports} exports said to be done, ${told} in the journal`,
  );
});
