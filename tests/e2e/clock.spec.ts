import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verifyDossier } from '../../src/seal/verify/verifyDossier.ts';
import { zipSource } from '../../src/seal/verify/zipSource.ts';
import { openUserDriver } from '../support/browser/userDriver.ts';
import { waitFor } from '../support/browser/wait.ts';
import { parseRecordedThread } from '../support/browser/words.ts';
import { expectCoherent, readDossier } from '../support/e2e/dossier.ts';
import { STATIC_POSTS, STATIC_THREAD, THREADS } from '../support/e2e/threads.ts';
import { builtDir } from '../support/machine/build.ts';
import { expect, test } from './fixtures.ts';

const HOUR_MS = 3_600_000;
/** From the copy of the package to the jump. Doubled until the browser, the page and its popup are open in time. */
const OPEN_MS = 12_000;
const MAX_OPEN_MS = 4 * OPEN_MS;
/** The thread begins so long before the jump, and lasts longer. */
const LEAD_MS = 3_000;

/** Runs first in each script of the package: from `at` on, `Date` is `byMs` away from the real time. */
function jumpClock(at: number, byMs: number): void {
  const RealDate = Date;
  const now = (): number => RealDate.now() + (RealDate.now() < at ? 0 : byMs);
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, args, newTarget) => Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget),
    get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
  });
}

for (const [name, byMs] of [
  ['back', -HOUR_MS],
  ['forward', HOUR_MS],
] as const) {
  test(`a clock that is set ${name} in the middle of a thread loses nothing, and the dossier is coherent`, async ({
    engine,
    network,
    atEnd,
  }) => {
    for (const [url, page] of THREADS) network.serve(url, page);
    const open = async (openMs: number) => {
      const at = Date.now() + openMs;
      const dir = await copyWithJump(builtDir(engine), at, byMs);
      atEnd(() => rm(dir, { recursive: true, force: true }));
      const user = await openUserDriver({ browser: engine, network, extensionDir: dir });
      atEnd(() => user.close());
      const page = await user.openPage(STATIC_THREAD);
      return { user, page, list: await user.listPosts(page), beginsAt: at - LEAD_MS };
    };
    let openMs = OPEN_MS;
    let { user, page, list, beginsAt } = await open(openMs);
    while (Date.now() > beginsAt && openMs < MAX_OPEN_MS) {
      openMs *= 2;
      ({ user, page, list, beginsAt } = await open(openMs));
    }
    await waitFor('the moment to begin', async () => Date.now() > beginsAt, MAX_OPEN_MS);
    expect(parseRecordedThread(await list.thread(async () => {}))?.posts).toBe(STATIC_POSTS);
    const { zipPath } = await user.exportDossier(page);
    const dossier = await readDossier(zipPath);
    expectCoherent(dossier);
    const times = dossier.exhibits.map(({ fiche }) => Date.parse(fiche.acquiredAt));
    expect(times).toHaveLength(STATIC_POSTS);
    const jumps = times.slice(1).map((time, index) => time - (times[index] ?? time));
    expect(jumps.filter((ms) => Math.abs(ms - byMs) < HOUR_MS / 4)).toHaveLength(1);
    const { verdict, notes } = await verifyDossier(await zipSource(new Blob([await readFile(zipPath)])));
    expect(verdict).toBe('coherent-unanchored');
    expect(notes.map(({ code }) => code).includes('clock-back')).toBe(byMs < 0);
  });
}

async function copyWithJump(builtPath: string, at: number, byMs: number): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'recueil-clock-'));
  await cp(builtPath, dir, { recursive: true });
  const paths = (await readdir(dir, { recursive: true })).filter((path) => path.endsWith('.js'));
  // The scripts of a page share one world: the first one sets the clock.
  const script = `if (!globalThis.hasJump) { globalThis.hasJump = true; (${jumpClock})(${at}, ${byMs}); }\n`;
  for (const path of paths) await writeFile(join(dir, path), script + (await readFile(join(dir, path), 'utf8')));
  return dir;
}
