import { type Figure, figure, interleaved } from './figures.ts';
import { readyIn } from './pages.ts';
import type { Station } from './station.ts';

const TIMES = 9;
/** The carnet must stay smooth where exports are not measured any more. */
const CARNET_TIMES_MORE = 10;
/** The extension's own database. */
const OWN = 'recueil';

/** The carnet with 10,000 items: its first list, its index, a key typed, its deadlines. */
export async function carnetFigures(
  { person, run }: Station,
  sizes: readonly number[],
): Promise<readonly Figure[]> {
  const [few, many] = [Math.min(...sizes), Math.max(...sizes) * CARNET_TIMES_MORE];
  const ready = readyIn(person);
  const times = async (work: () => Promise<number>): Promise<number[]> => {
    await work();
    const samples: number[] = [];
    while (samples.length < TIMES) samples.push(await work());
    return samples;
  };
  await run('fill', 'sealed', OWN, few, 'small');
  const withFew = await times(() => ready('carnet.html'));
  await run('fill', 'sealed', OWN, many, 'small');
  const withMany = await times(() => ready('carnet.html'));
  await run('readIndex', 'sealed', OWN);
  const index = await interleaved(3, {
    index: () => run('readIndex', 'sealed', OWN),
    floor: () => run('readRows', 'sealed', OWN),
  });
  const typed = await interleaved(TIMES, {
    search: () => run('searchOnce', 'essai_3 camille'),
    floor: () => run('scanOnce', 'e'),
  });
  const board = await interleaved(3, {
    board: () => run('readBoard', 'sealed', OWN),
    floor: () => run('readFicheRows', 'sealed', OWN),
  });
  return [
    figure({
      name: 'deadlines board',
      items: many,
      samples: board.board,
      floorIs: 'the same fiches read, none opened',
      floorSamples: board.floor,
      atMost: 5_000,
    }),
    figure({
      name: 'carnet first list',
      items: many,
      samples: withMany,
      floorIs: `the same with ${few} items`,
      floorSamples: withFew,
      ratioAtMost: 1.5,
    }),
    figure({
      name: 'carnet index',
      items: many,
      samples: index.index,
      floorIs: 'the same rows read, none opened',
      floorSamples: index.floor,
      atMost: 2_000,
    }),
    figure({
      name: 'search as one types',
      items: many,
      samples: typed.search,
      floorIs: 'one word looked for in the same texts',
      floorSamples: typed.floor,
      atMost: 50,
    }),
  ];
}
