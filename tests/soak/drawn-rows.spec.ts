import { type ChildProcess, spawn } from 'node:child_process';
import { isPartial } from '../../src/domain/capture/captureWarnings.ts';
import { expect, test } from '../e2e/fixtures.ts';
import type { BrowserName } from '../support/browser/driver.ts';
import type { Network, ServedPage } from '../support/browser/network.ts';
import type { UserDriver } from '../support/browser/userDriver.ts';
import { saying } from '../support/browser/words.ts';
import { requireFile } from '../support/e2e/dossier.ts';
import {
  arrivingRows,
  conversation,
  inPane,
  LIVING_PAGES,
  type LivingPage,
  measureBars,
  stackBands,
  styledRows,
} from '../support/e2e/livingPages.ts';
import { PANE_PAGES } from '../support/e2e/panePages.ts';
import { readStoredItems } from '../support/e2e/storedItems.ts';
import { readPng } from '../support/images/png.ts';

/** Captures in each browser: npm run soak -- --drawn-rows 400. Four on one slow machine where that is not said. */
const CAPTURES = Number(process.env.RECUEIL_DRAWN_ROWS ?? 0);
const IS_LONG = CAPTURES > 0;

/** How many times the page's process is slower, and how many other processes are busy. */
interface Machine {
  readonly slower: number;
  readonly busy: number;
}
const MACHINES: readonly Machine[] = [
  { slower: 1, busy: 6 },
  { slower: 1, busy: 2 },
  { slower: 20, busy: 0 },
  { slower: 8, busy: 0 },
  { slower: 4, busy: 0 },
  { slower: 1, busy: 0 },
];
const ONE_MACHINE = { chromium: { slower: 8, busy: 0 }, firefox: { slower: 1, busy: 2 } } as const;

interface Mode extends Pick<LivingPage, 'url' | 'rows' | 'page'> {
  readonly name: string;
  readonly isThread: boolean;
  readonly parts?: readonly (readonly [string, ServedPage])[];
}

const modesOf = (pages: readonly LivingPage[], isThread: boolean): readonly Mode[] =>
  pages.flatMap((page) => [
    { ...page, isThread, name: new URL(page.url).pathname },
    { ...inPane(page), isThread, name: `${new URL(page.url).pathname}, in a pane` },
  ]);
const STYLED = styledRows(30, 120);
const FEW = [...modesOf([STYLED], false), ...modesOf([STYLED], true)];
const POSTS = [arrivingRows(20, 300)];
const CHAT = conversation(50, 400);
/** In those of Instagram, a post holds the others. */
const PANES = PANE_PAGES.filter(({ name }) => !name.startsWith('instagram'));
const MODES: readonly Mode[] = [
  ...FEW,
  ...modesOf(POSTS, true),
  ...modesOf([...POSTS, ...LIVING_PAGES], false),
  { ...CHAT, isThread: false, name: 'conversation' },
  ...[true, false].flatMap((isThread) => PANES.map((pane) => ({ ...pane, rows: pane.posts.length, isThread }))),
];

const turnsOf = (machines: readonly Machine[], modes: readonly Mode[]) =>
  machines.flatMap((machine) => modes.map((mode) => ({ machine, mode })));

/** Modes a test, each on every machine: a capture reads the whole store. */
const PER_TEST = 2;

if (IS_LONG) {
  const modes = MODES.slice(0, Math.ceil(CAPTURES / MACHINES.length));
  for (let from = 0; from < modes.length; from += PER_TEST)
    test(`modes ${from + 1} and ${from + 2} of pages that draw themselves`, async ({ engine, user, network }) => {
      // Firefox has no slower page.
      const machines = MACHINES.filter(({ slower }) => engine === 'chromium' || slower === 1);
      const turns = turnsOf(machines, modes.slice(from, from + PER_TEST));
      expect(await listHoles({ engine, user, network }, turns)).toEqual([]);
    });
} else {
  test('no capture of a page that draws itself is complete without one of its rows, on a slow machine @firefox', async ({
    engine,
    user,
    network,
  }) => {
    expect(await listHoles({ engine, user, network }, turnsOf([ONE_MACHINE[engine]], FEW))).toEqual([]);
  });
}

interface Setting {
  readonly engine: BrowserName;
  readonly user: UserDriver;
  readonly network: Network;
}

async function listHoles({ engine, user, network }: Setting, turns: ReturnType<typeof turnsOf>) {
  test.setTimeout(120_000 + turns.length * 60_000);
  const holes: string[] = [];
  for (const [turn, { machine, mode }] of turns.entries()) {
    // A page that was captured is resumed where that ended.
    const url = `${mode.url}/${turn}`;
    for (const [at, page] of [[url, mode.page] as const, ...(mode.parts ?? [])]) network.serve(at, page);
    const { ms, kept, missing, partial } = await captureOn(machine, user, { ...mode, url });
    const at = `${engine}, ${machine.slower} times slower, ${machine.busy} busy processes, ${mode.isThread ? 'thread' : 'whole page'}, ${mode.name}`;
    console.log(`${at}: ${missing} rows missing while complete, ${partial} of ${kept} partial, ${Math.round(ms)} ms`);
    if (missing > 0) holes.push(`${at}: ${missing}`);
  }
  return holes;
}

async function captureOn({ slower, busy }: Machine, user: UserDriver, { url, rows, isThread }: Mode) {
  const before = await countItems(user);
  const page = await user.openPage(url);
  const processes: ChildProcess[] = [];
  try {
    for (let n = 0; n < busy; n += 1) processes.push(spawn(process.execPath, ['-e', 'for (;;);']));
    if (slower > 1) await page.slowDown(slower);
    const start = performance.now();
    const notice = isThread ? await user.captureThread(page) : await user.captureFullPage(page).then(() => '');
    const ms = performance.now() - start;
    const { files, exhibits } = await readStoredItems(user);
    const taken = exhibits.slice(before);
    const isAnnounced = (['thread.inPart', 'thread.missed'] as const).some((key) => saying(key).test(notice));
    let [missing, partial] = [isAnnounced ? 0 : Math.max(0, (isThread ? rows : 1) - taken.length), 0];
    for (const { fiche, folder } of taken) {
      if (isPartial(fiche.warnings)) partial += 1;
      else {
        const bands = fiche.files.filter(({ role }) => role === (isThread ? 'post' : 'page'));
        const picture = stackBands(bands.map(({ path }) => readPng(requireFile(files, `${folder}/${path}`))));
        const shown = measureBars(picture);
        const [, own] = /numéro (\d+)/.exec(fiche.text ?? '') ?? [];
        const expected = isThread ? [Number(own)] : Array.from({ length: rows }, (_, n) => n);
        missing += expected.filter((n) => !shown.has(n)).length;
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
