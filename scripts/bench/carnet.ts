import type { BenchSession } from './benchSession.ts';
import { buildMetric, type Metric, measureInterleaved } from './metrics.ts';
import { createReadyTimer } from './pageTimings.ts';

const SAMPLES = 9;
/** The carnet is measured with ten times the largest store that is exported. */
const CARNET_SIZE_FACTOR = 10;
/** The extension's own database. */
const OWN_DATABASE = 'recueil';

/** Measures the carnet with 10,000 items: first list, search index, search on a key press, deadlines. */
export async function measureCarnet({ user, run }: BenchSession, sizes: readonly number[]): Promise<readonly Metric[]> {
  const [few, many] = [Math.min(...sizes), Math.max(...sizes) * CARNET_SIZE_FACTOR];
  const ready = createReadyTimer(user);
  const times = async (work: () => Promise<number>): Promise<number[]> => {
    await work();
    const samples: number[] = [];
    while (samples.length < SAMPLES) samples.push(await work());
    return samples;
  };
  await run('seed', 'encrypted', OWN_DATABASE, few, 'small');
  const withFew = await times(() => ready('carnet.html'));
  await run('seed', 'encrypted', OWN_DATABASE, many, 'small');
  const withMany = await times(() => ready('carnet.html'));
  await run('readIndex', 'encrypted', OWN_DATABASE);
  const index = await measureInterleaved(3, {
    index: () => run('readIndex', 'encrypted', OWN_DATABASE),
    floor: () => run('readRows', 'encrypted', OWN_DATABASE),
  });
  const searches = await measureInterleaved(SAMPLES, {
    search: () => run('searchOnce', 'essai_3 camille'),
    floor: () => run('scanOnce', 'e'),
  });
  const deadlines = await measureInterleaved(3, {
    deadlines: () => run('readDeadlines', 'encrypted', OWN_DATABASE),
    floor: () => run('readFicheRows', 'encrypted', OWN_DATABASE),
  });
  return [
    buildMetric({
      name: 'deadlines',
      items: many,
      samples: deadlines.deadlines,
      floorIs: 'the same fiches read, not decrypted',
      floorSamples: deadlines.floor,
      atMost: 5_000,
    }),
    buildMetric({
      name: 'carnet first list',
      items: many,
      samples: withMany,
      floorIs: `the same with ${few} items`,
      floorSamples: withFew,
      ratioAtMost: 1.5,
    }),
    buildMetric({
      name: 'carnet index',
      items: many,
      samples: index.index,
      floorIs: 'the same rows read, not decrypted',
      floorSamples: index.floor,
      atMost: 2_000,
    }),
    buildMetric({
      name: 'search while typing',
      items: many,
      samples: searches.search,
      floorIs: 'one word searched for in the same texts',
      floorSamples: searches.floor,
      atMost: 50,
    }),
  ];
}
