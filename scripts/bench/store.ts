import type { UserDriver } from '../browser/userDriver.ts';
import type { BenchSession, OpenSession } from './benchSession.ts';
import { type Figures, pickFigure } from './measured.ts';
import { type Reading, takeReadings } from './readings.ts';

/** Per reading. */
const ROUNDS = 3;
const MANY_ITEMS = 20_000;
const HALF_ITEMS = MANY_ITEMS / 2;
/** The extension's own database: its pages read no other. */
const OWN_DATABASE = 'recueil';

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
    const growth = pairReadings(half, many);
    return [
      pickFigure('store.opened', growth, 'opened', 'openedHalf'),
      pickFigure('store.unlock', unlocks, 'unlock', 'floor'),
      pickFigure('popup.ready', many, 'popup', 'blank'),
      pickFigure('popup.growth', growth, 'popup', 'popupHalf'),
      pickFigure('carnet.list', many, 'list', 'blank'),
      pickFigure('carnet.listGrowth', growth, 'list', 'listHalf'),
      pickFigure('carnet.search', many, 'search', 'scan'),
      pickFigure('carnet.searchGrowth', growth, 'search', 'searchHalf'),
      pickFigure('carnet.index', many, 'index', 'rows'),
      pickFigure('carnet.indexGrowth', growth, 'index', 'indexHalf'),
      pickFigure('carnet.deadlines', deadlines, 'ms'),
    ];
  });

async function measurePages({ user, run }: BenchSession, items: number) {
  const ready = createReadyTimer(user);
  await run('seed', 'encrypted', OWN_DATABASE, items, 'small');
  const round = async () => ({
    popup: await ready('popup.html'),
    blank: await ready('bench-blank.html'),
    list: await ready('carnet.html'),
    opened: await run('openStore', 'encrypted', OWN_DATABASE),
    index: await run('readIndex', 'encrypted', OWN_DATABASE),
    rows: await run('readRows', 'encrypted', OWN_DATABASE),
    search: await run('searchOnce', 'essai_3 camille'),
    scan: await run('scanOnce', 'e'),
  });
  await round(); // loads the code
  return takeReadings(ROUNDS, round);
}

type GrowingFigure = 'popup' | 'list' | 'opened' | 'index' | 'search';

/** The readings with the larger store, each with the one of the smaller store as its floor. */
function pairReadings(
  half: readonly Reading<GrowingFigure>[],
  many: readonly Reading<GrowingFigure>[],
): readonly Reading<GrowingFigure | `${GrowingFigure}Half`>[] {
  return many.flatMap(({ load, samples }, index) => {
    const less = half[index]?.samples;
    if (less === undefined) return [];
    const { popup: popupHalf, list: listHalf, opened: openedHalf, index: indexHalf, search: searchHalf } = less;
    return [{ load, samples: { ...samples, popupHalf, listHalf, openedHalf, indexHalf, searchHalf } }];
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
