import { expect, it } from 'vitest';
import { createSeededRandom } from '../../support/random.ts';
import { StoreSoak } from '../../support/storeSoak.ts';

/** Number of simulated lives of a browser; `npm run soak` asks for more. RECUEIL_SEED repeats a run. */
const LIVES = Number(process.env.RECUEIL_LIVES ?? 100);
const SEED = Number(process.env.RECUEIL_SEED ?? Date.now() % 1_000_000);
/** A new store after this many lives keeps the run time linear. */
const LIVES_A_STORE = 40;

it(`${LIVES} lives ended by a crash or a full disk lose no item and store no partial item`, {
  timeout: 60_000 + LIVES * 400,
}, async () => {
  const random = createSeededRandom(SEED);
  const total = { lives: 0, faults: 0, reported: 0, found: 0 };
  for (let stores = 0; total.lives < LIVES; stores += 1) {
    const store = new StoreSoak(`soak-${SEED}-${stores}`, random);
    for (let life = 0; life < LIVES_A_STORE && total.lives + life < LIVES; life += 1) {
      await store.runLife().catch((error: unknown) => {
        throw new Error(`RECUEIL_SEED=${SEED}, store ${stores}, life ${life}`, { cause: error });
      });
    }
    for (const key of ['lives', 'faults', 'reported', 'found'] as const) total[key] += store.count[key];
  }
  console.log(`RECUEIL_SEED=${SEED}`, total);
  expect(total.lives).toBe(LIVES);
  expect(total.faults).toBeGreaterThan(LIVES / 10);
  expect(total.found).toBeGreaterThanOrEqual(total.reported);
});
