import { type ChildProcess, spawn } from 'node:child_process';
import { isPartial } from '../../src/domain/capture/captureWarnings.ts';
import { expect, test } from '../e2e/fixtures.ts';
import type { UserDriver } from '../support/browser/userDriver.ts';
import { requireFile } from '../support/e2e/dossier.ts';
import { inPane, type LivingPage, measureBars, stackBands, styledRows } from '../support/e2e/livingPages.ts';
import { readStoredItems } from '../support/e2e/storedItems.ts';
import { readPng } from '../support/images/png.ts';

/** Few, on one slow machine; more: npm run soak -- --drawn-rows 400. */
const ROWS = Number(process.env.RECUEIL_DRAWN_ROWS ?? 30);
const IS_LONG = process.env.RECUEIL_DRAWN_ROWS !== undefined;
const LATENCY_MS = 120;

/** How many times the page's process is slower, and how many other processes are busy. */
interface Machine {
  readonly slower: number;
  readonly busy: number;
}
const MACHINES: readonly Machine[] = [
  { slower: 1, busy: 0 },
  { slower: 4, busy: 0 },
  { slower: 8, busy: 0 },
  { slower: 20, busy: 0 },
  { slower: 1, busy: 2 },
  { slower: 1, busy: 6 },
];
const ONE_MACHINE = { chromium: [{ slower: 8, busy: 0 }], firefox: [{ slower: 1, busy: 2 }] } as const;

const MODES: Readonly<Record<string, { readonly page: LivingPage; readonly isThread: boolean }>> = {
  page: { page: styledRows(ROWS, LATENCY_MS), isThread: false },
  pane: { page: inPane(styledRows(ROWS, LATENCY_MS)), isThread: false },
  thread: { page: styledRows(ROWS, LATENCY_MS), isThread: true },
  'thread in a pane': { page: inPane(styledRows(ROWS, LATENCY_MS)), isThread: true },
};

test(`no capture of ${ROWS} rows that are drawn once they are seen is complete without one of them, on any machine @firefox`, async ({
  engine,
  user,
  network,
}) => {
  test.setTimeout(120_000 + ROWS * 20_000);
  const holes: string[] = [];
  for (const machine of IS_LONG ? MACHINES : ONE_MACHINE[engine]) {
    if (engine === 'firefox' && machine.slower > 1) continue;
    for (const [mode, { page, isThread }] of Object.entries(MODES)) {
      // A page that was captured is resumed where that ended.
      const url = `${page.url}/${machine.slower}-${machine.busy}`;
      network.serve(url, page.page);
      const { ms, kept, missing, partial } = await captureOn(machine, user, { ...page, url }, isThread);
      const at = `${engine}, ${machine.slower} times slower, ${machine.busy} busy processes, ${mode}`;
      console.log(`${at}: ${missing} rows missing while complete, ${partial} of ${kept} partial, ${Math.round(ms)} ms`);
      if (missing > 0) holes.push(`${at}: ${missing}`);
    }
  }
  expect(holes).toEqual([]);
});

async function captureOn({ slower, busy }: Machine, user: UserDriver, { url, rows }: LivingPage, isThread: boolean) {
  const before = await countItems(user);
  const page = await user.openPage(url);
  const processes: ChildProcess[] = [];
  try {
    for (let n = 0; n < busy; n += 1) processes.push(spawn(process.execPath, ['-e', 'for (;;);']));
    if (slower > 1) await page.slowDown(slower);
    const start = performance.now();
    await (isThread ? user.captureThread(page) : user.captureFullPage(page));
    const ms = performance.now() - start;
    const { files, exhibits } = await readStoredItems(user);
    const taken = exhibits.slice(before);
    let [missing, partial] = [0, 0];
    for (const { fiche, folder } of taken) {
      if (isPartial(fiche.warnings)) partial += 1;
      else {
        const bands = fiche.files.filter(({ role }) => role === (isThread ? 'post' : 'page'));
        const picture = stackBands(bands.map(({ path }) => readPng(requireFile(files, `${folder}/${path}`))));
        missing += (isThread ? 1 : rows) - [...measureBars(picture).keys()].filter((n) => n >= 0 && n < rows).length;
      }
    }
    return { ms, kept: taken.length, missing, partial };
  } finally {
    for (const one of processes) one.kill();
    await page.close();
  }
}

/** There is nothing to read before the first item. */
const countItems = async (user: UserDriver): Promise<number> =>
  readStoredItems(user).then(
    ({ exhibits }) => exhibits.length,
    () => 0,
  );
