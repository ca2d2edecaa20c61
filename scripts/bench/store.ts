import type { UserDriver } from '../../tests/support/browser/userDriver.ts';
import { type BenchSession, type OpenSession, OWN_DATABASE } from './benchSession.ts';
import { type Figures, pickFigure } from './measured.ts';
import { type Reading, takeReadings } from './readings.ts';

/** Per reading. */
const ROUNDS = 3;
const MANY_ITEMS = 20_000;
const HALF_ITEMS = MANY_ITEMS / 2;
const SEARCHED = 'essai_3 camille';

/** Measures popup, carnet and lock with 20,000 items, and with 10,000 for the growth. */
export const measureStore = (open: OpenSession): Promise<Figures> =>
  open(async (session) => {
    const { run } = session;
    // Before any item, which would otherwise be encrypted again.
    await run('setPassphrase');
    const half = await measurePages(session, HALF_ITEMS);
    const deadlines = await takeReadings(1, async () => ({
      ms: await run('readDeadlines', 'encrypted', OWN_DATABASE),
    }));
    const many = await measurePages(session, MANY_ITEMS);
    const unlocks = await takeReadings(ROUNDS, async () => ({
      unlock: await run('unlockOnce'),
      floor: await run('stretchOnce'),
    }));
    const growth = (name: 'popup' | 'list' | 'search') => pairReadings(half.pages, many.pages, name);
    return [
      pickFigure('store.opened', pairReadings(half.opened, many.opened, 'opened'), 'many', 'half'),
      pickFigure('store.unlock', unlocks, 'unlock', 'floor'),
      pickFigure('popup.ready', many.pages, 'popup', 'blank'),
      pickFigure('popup.growth', growth('popup'), 'many', 'half'),
      pickFigure('carnet.list', many.pages, 'list', 'blank'),
      pickFigure('carnet.listGrowth', growth('list'), 'many', 'half'),
      pickFigure('carnet.firstSearch', many.indexes, 'firstSearch', 'firstScan'),
      pickFigure('carnet.search', many.pages, 'search', 'scan'),
      pickFigure('carnet.searchGrowth', growth('search'), 'many', 'half'),
      pickFigure('carnet.index', many.indexes, 'index', 'rows'),
      pickFigure('carnet.indexGrowth', pairReadings(half.indexes, many.indexes, 'index'), 'many', 'half'),
      pickFigure('carnet.deadlines', deadlines, 'ms'),
    ];
  });

async function measurePages({ user, run }: BenchSession, items: number) {
  const ready = createReadyTimer(user);
  const open = async () => ({ opened: await run('openStore', 'encrypted', OWN_DATABASE) });
  await run('seed', 'encrypted', OWN_DATABASE, items, 'small');
  const round = async () => {
    const [popup, blank, list] = [
      await ready('popup.html'),
      await ready('bench-blank.html'),
      await ready('carnet.html'),
    ];
    // What follows would wait for what the closed carnet was still reading.
    await open();
    return { popup, blank, list, search: await run('searchOnce', SEARCHED), scan: await run('scanOnce', 'e') };
  };
  // Seconds each, so once per reading.
  const readIndex = async () => ({
    index: await run('readIndex', 'encrypted', OWN_DATABASE),
    rows: await run('readRows', 'encrypted', OWN_DATABASE),
    firstSearch: await run('searchOnce', SEARCHED),
    firstScan: await run('scanOnce', 'e'),
  });
  await open(); // loads the code
  // First: after a carnet was closed, a page that has an index takes 150 ms and more to open its store again.
  const opened = await takeReadings(ROUNDS, open);
  await readIndex(); // loads the code and opens the database
  const indexes = await takeReadings(1, readIndex);
  await round(); // loads the code
  return { opened, pages: await takeReadings(ROUNDS, round), indexes };
}

/** The readings with the larger store, each with the one of the smaller store as its floor. */
function pairReadings<K extends string>(
  half: readonly Reading<K>[],
  many: readonly Reading<K>[],
  name: K,
): readonly Reading<'many' | 'half'>[] {
  return many.flatMap(({ load, samples }, index) => {
    const less = half[index]?.samples[name];
    return less === undefined ? [] : [{ load, samples: { many: samples[name], half: less } }];
  });
}

/** Returns a function that opens a page and returns the time from its start until its list is shown, in ms. */
const createReadyTimer =
  (user: UserDriver) =>
  async (path: string): Promise<number> => {
    const page = await user.driver.openExtensionPage(path);
    await page.waitForVisible('html[data-bench-ready]');
    const ms = Number(await page.attribute('html', 'data-bench-ready'));
    await page.close();
    return ms;
  };
