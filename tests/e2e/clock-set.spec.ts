import { openAsBlob } from 'node:fs';
import type { JournalLine } from '../../src/domain/case/case.ts';
import { fileSource, verifyDossier } from '../../src/seal/verify/verifyDossier.ts';
import { startExport, startImport } from '../soak/carnetTasks.ts';
import {
  openUserDriver,
  parseRecordedOrdinal,
  parseRecordedThread,
  type UserDriver,
} from '../support/browser/userDriver.ts';
import { waitForScreen } from '../support/e2e/captureProgress.ts';
import { expectCoherent, readDossier } from '../support/e2e/dossier.ts';
import { THREAD } from '../support/e2e/pages.ts';
import { buildScreenshot, writeToDisk } from '../support/e2e/sampleFiles.ts';
import { STATIC_POSTS, STATIC_THREAD, THREADS } from '../support/e2e/threads.ts';
import { builtDir } from '../support/machine/build.ts';
import { openShiftedClock, type ShiftedClock } from '../support/machine/shiftedClock.ts';
import { expect, test } from './fixtures.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** For an import or an export. */
const TASK_MS = 60_000;

async function openBrowser({
  engine,
  network,
  atEnd,
}: Pick<Parameters<Parameters<typeof test>[2]>[0], 'engine' | 'network' | 'atEnd'>): Promise<{
  readonly user: UserDriver;
  readonly clock: ShiftedClock;
}> {
  for (const [url, page] of THREADS) network.serve(url, page);
  const clock = await openShiftedClock();
  atEnd(() => clock.remove());
  const user = await openUserDriver({ browser: engine, network, extensionDir: builtDir(engine), env: clock.env });
  atEnd(() => user.close());
  return { user, clock };
}

/** Hours from the machine's clock, which is a few minutes later than when the line was written. */
const hoursFromNow = (at: string): number => Math.ceil((Date.parse(at) - Date.now()) / HOUR_MS) + 0;

/** Verifies a dossier by the machine's clock. Returns its verdict, and the lines whose time is earlier than before. */
async function verify(path: string) {
  const { verdict, notes } = await verifyDossier(await fileSource(await openAsBlob(path)), { now: new Date() });
  return { verdict, setBack: notes.flatMap(({ code, detail }) => (code === 'clock-back' ? [detail?.line] : [])) };
}

/** Lines whose time is earlier than that of the line before. */
const linesSetBack = (journal: readonly JournalLine[]): number[] =>
  journal
    .filter((line, index) => Date.parse(line.at) < Date.parse(journal[index - 1]?.at ?? line.at))
    .map(({ seq }) => seq);

test('a clock set back a day, then forward two, between captures keeps their order, and the verifier names each line', async ({
  engine,
  network,
  atEnd,
}) => {
  const { user, clock } = await openBrowser({ engine, network, atEnd });
  const page = await user.openPage(THREAD);
  const capture = async () => parseRecordedOrdinal(await user.capturePost(page, '[data-testid=tweetText]'));
  expect(await capture()).toBe(1);
  await clock.set(-DAY_MS);
  expect(await capture()).toBe(2);
  expect(parseRecordedOrdinal(await user.captureScreen(page))).toBe(3);
  await clock.set(2 * DAY_MS);
  expect(await capture()).toBe(4);
  await clock.set(0);
  expect(parseRecordedOrdinal(await user.captureScreen(page))).toBe(5);

  const { zipPath } = await user.exportDossier(page);
  const dossier = await readDossier(zipPath);
  expectCoherent(dossier);
  const { exhibits, journal } = dossier;
  expect(exhibits.map(({ fiche }) => fiche.ordinal)).toEqual([1, 2, 3, 4, 5]);
  expect(exhibits.map(({ fiche }) => hoursFromNow(fiche.acquiredAt))).toEqual([0, -24, -24, 48, 0]);
  const sealed = journal.filter(({ event }) => event === 'item.sealed');
  expect(sealed.map(({ at }) => hoursFromNow(at))).toEqual([0, -24, -24, 48, 0]);
  const setBack = [sealed[1]?.seq, sealed[4]?.seq];
  expect(linesSetBack(journal)).toEqual(setBack);
  const verified = await verify(zipPath);
  expect(verified).toEqual({ verdict: 'coherent-unanchored', setBack });
});

test('a clock set back and forward during a thread, an import and an export loses nothing and stops nothing', async ({
  engine,
  network,
  atEnd,
}) => {
  const { user, clock } = await openBrowser({ engine, network, atEnd });
  const page = await user.openPage(STATIC_THREAD);
  const captured = user.captureThread(page);
  for (const [screen, offset] of [
    [2, -DAY_MS],
    [3, DAY_MS],
    [4, -HOUR_MS],
  ] as const) {
    await waitForScreen(page, captured, screen);
    await clock.set(offset);
  }
  expect(parseRecordedThread(await captured)?.posts).toBe(STATIC_POSTS);

  const files = await writeToDisk(new Map([0, 1, 2].map((index) => [`image-${index}.png`, buildScreenshot(index)])));
  atEnd(() => files.remove());
  const importing = await startImport(user, files.paths);
  await clock.set(-2 * DAY_MS);
  await importing.view.waitForVisible('[data-import="done"]', TASK_MS);
  expect(await importing.stop()).toMatchObject({ imported: [61, 62, 63], errors: [] });
  await importing.view.close();

  const exporting = await startExport(user);
  await clock.set(-3 * DAY_MS);
  expect(await exporting.end(TASK_MS)).toBe(true);
  expect(await exporting.stop()).toMatchObject({ exported: true, errors: [] });
  const zipPath = await user.driver.download(() => exporting.view.click('[data-download="zip"]'));
  const dossier = await readDossier(zipPath);
  expectCoherent(dossier);
  const { exhibits, journal } = dossier;
  expect(exhibits.map(({ fiche }) => fiche.ordinal)).toEqual(Array.from({ length: 63 }, (_, index) => index + 1));
  const hours = new Set(exhibits.map(({ fiche }) => hoursFromNow(fiche.acquiredAt)));
  expect([...hours]).toEqual(expect.arrayContaining([0, -24, 24, -1]));
  const verified = await verify(zipPath);
  const setBack = linesSetBack(journal);
  expect(setBack.length).toBeGreaterThanOrEqual(2);
  expect(verified).toEqual({ verdict: 'coherent-unanchored', setBack });
});
