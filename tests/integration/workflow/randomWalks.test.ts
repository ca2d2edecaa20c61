import { expect, it } from 'vitest';
import { RandomWalk, type WalkCount } from '../../support/kinds/randomWalk.ts';
import { createSeededRandom } from '../../support/random.ts';

/** Number of walks; `npm run soak` asks for more, of as many seeds from RECUEIL_SEED on. */
const WALKS = Number(process.env.RECUEIL_WALKS ?? 1);
const SEED = process.env.RECUEIL_WALKS === undefined ? 2 : Number(process.env.RECUEIL_SEED ?? 1);
const STEPS = 40;

it(`${WALKS} random walks of a person meet no unnamed refusal, and every count agrees after each step`, {
  timeout: 60_000 + WALKS * 20_000,
}, async () => {
  const total: WalkCount = { steps: 0, refusals: 0, dossiers: 0, restored: 0, cases: 0 };
  const faults: unknown[] = [];
  for (let seed = SEED; seed < SEED + WALKS; seed += 1) {
    const walk = new RandomWalk(createSeededRandom(seed));
    await walk.walk(STEPS).catch((error: unknown) => {
      faults.push(new Error(`RECUEIL_SEED=${seed} RECUEIL_WALKS=1`, { cause: error }));
    });
    for (const key of ['steps', 'refusals', 'dossiers', 'restored', 'cases'] as const) total[key] += walk.count[key];
  }
  console.log(`RECUEIL_SEED=${SEED}, ${WALKS} walks, ${faults.length} with a fault`, total);
  expect(faults).toEqual([]);
  expect(total.steps).toBe(WALKS * STEPS);
});
