import { expect, test } from '../e2e/fixtures.ts';
import { openCarnet } from '../support/browser/carnetScreens.ts';
import type { UserDriver } from '../support/browser/userDriver.ts';
import { requestValue, waitForReencryption } from '../support/e2e/backgroundRequests.ts';
import { readFrontTab } from '../support/e2e/browserTabs.ts';
import { createSeededRandom } from '../support/random.ts';
import { PERSON_PASSPHRASE, type PersonReal, PersonWalk, resetPerson } from './personWalk.ts';

/** One walk; others, and more: npm run soak -- --person --walks 300. */
const WALKS = Number(process.env.RECUEIL_WALKS ?? 1);
const SEED = Number(process.env.RECUEIL_SEED ?? 55);
const STEPS = 15;
/** Of one walk, on a machine several times slower. */
const WALK_MS = 120_000;

const PLACE = 'https://forum.essai.example/marche/1';

const article = (n: number): string =>
  `<article id="m${n}"><a rel="author" href="/membres/essai_${n}">essai_${n}</a>
<a href="#m${n}"><time datetime="2025-11-16T19:1${n}:00+01:00">heure</time></a><p>Message numéro ${n}, inventé.</p></article>`;

const HTML = `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Marche</title>
<style>body { margin: 0 auto; width: 600px; font: 16px/24px sans-serif; } article { height: 80px; }</style></head>
<body>${[1, 2, 3, 4].map(article).join('')}</body></html>`;

async function open(user: UserDriver): Promise<PersonReal> {
  const page = await openCarnet(user.driver);
  const id = await readFrontTab(page);
  await requestValue(page, 'ui>bg:setPassphrase', { passphrase: PERSON_PASSPHRASE, pin: false });
  await waitForReencryption(page);
  const preferences = await requestValue(page, 'ui>bg:readPreferences', {});
  await requestValue(page, 'ui>bg:savePreferences', { ...preferences, computer: 'mine', lockOffer: 'aside' });
  const thread = await user.openPage(PLACE);
  return { user, thread, carnet: { page, id }, count: { steps: 0, comparisons: 0, dossiers: 0 } };
}

// In Firefox, files chosen in our pages make the popups of later tests slow to open.
test.use({ ownBrowser: true });

test(`${WALKS} random walks of a person: each thing is in its carnet, and every count agrees @firefox`, async ({
  engine,
  user,
  network,
}) => {
  test.setTimeout(WALK_MS * (WALKS + 1));
  network.serve(PLACE, { body: HTML });
  let real = await open(user);
  const begun = performance.now();
  for (let seed = SEED; seed < SEED + WALKS; seed += 1) {
    real = await resetPerson(real);
    const walk = new PersonWalk(real, createSeededRandom(seed));
    await walk.walk(STEPS).catch((error: unknown) => {
      // The same seed in a new browser takes the same steps: nothing is kept from the walks before.
      throw new Error(`${engine}, --seed ${seed} --walks 1, after ${walk.log.join(', ')}`, { cause: error });
    });
  }
  const seconds = ((performance.now() - begun) / 1000 / WALKS).toFixed(1);
  const { steps, comparisons, dossiers } = real.count;
  console.log(
    `${engine}: RECUEIL_SEED=${SEED}, ${WALKS} walks of ${seconds} s, ${steps} steps, ${comparisons} comparisons, ${dossiers} dossiers, 0 disagreements`,
  );
  expect(steps).toBe(WALKS * STEPS);
});
