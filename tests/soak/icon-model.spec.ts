import fc from 'fast-check';
import { expect, test } from '../e2e/fixtures.ts';
import type { PageHandle } from '../support/browser/pageHandle.ts';
import type { UserDriver } from '../support/browser/userDriver.ts';
import { requestValue } from '../support/e2e/backgroundRequests.ts';
import { createIconModel, ICON_PASSPHRASE, type IconReal, iconSteps } from './iconModel.ts';
import { forgetOutcomes, readFrontTab } from './iconStore.ts';

/** One seed; others, and more sequences: npm run soak -- --sequences 500. */
const SEQUENCES = Number(process.env.RECUEIL_SEQUENCES ?? 6);
const SEED = Number(process.env.RECUEIL_SEED ?? 54);
const MAX_STEPS = 6;
/** Of one sequence, on a machine several times slower. */
const SEQUENCE_MS = 120_000;

const PLACES = ['https://forum.essai.example/icone/1', 'https://forum.essai.example/icone/2'] as const;

const article = (n: number): string =>
  `<article id="m${n}"><a rel="author" href="/membres/essai_${n}">essai_${n}</a>
<a href="#m${n}"><time datetime="2025-11-16T19:1${n}:00+01:00">heure</time></a><p>Message numéro ${n}, inventé.</p></article>`;

/** The second page has a banner: its screen is kept in part. */
const html = (
  banner: string,
): string => `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Icône</title>
<style>body { margin: 0 auto; width: 600px; font: 16px/24px sans-serif; } article { height: 80px; }
#banner { position: fixed; inset: 50% 0 0 0; background: #334455; color: #ffffff; }</style></head>
<body>${[1, 2, 3, 4].map(article).join('')}<p>${'Des mots inventés. '.repeat(200)}</p>${banner}</body></html>`;

async function open(user: UserDriver): Promise<IconReal> {
  const carnet = await user.driver.openExtensionPage('carnet.html');
  const carnetTab = await readFrontTab(carnet);
  const openPage = async (url: string) => [await user.openPage(url), await readFrontTab(carnet)] as const;
  const [first, firstTab] = await openPage(PLACES[0]);
  const [second, secondTab] = await openPage(PLACES[1]);
  await requestValue(carnet, 'ui>bg:setPassphrase', { passphrase: ICON_PASSPHRASE, pin: false });
  const preferences = await requestValue(carnet, 'ui>bg:readPreferences', {});
  await requestValue(carnet, 'ui>bg:savePreferences', { ...preferences, computer: 'mine', lockOffer: 'aside' });
  const count = { steps: 0, comparisons: 0 };
  return { user, carnet, carnetTab, pages: [first, second], tabIds: [firstTab, secondTab], count };
}

/** Begins a sequence: nothing is kept, nothing is locked, and no question of the popup is due. */
async function reset({ carnet }: IconReal): Promise<void> {
  const { kind } = await requestValue(carnet, 'ui>bg:lockState', {});
  if (kind === 'locked') await requestValue(carnet, 'ui>bg:unlock', { passphrase: ICON_PASSPHRASE });
  for (const { caseId } of await requestValue(carnet, 'ui>bg:listEraseImpacts', {}))
    await requestValue(carnet, 'ui>bg:eraseCase', { caseId });
  await forgetAttempts(carnet);
  // An erasing does it too, where there was something to erase.
  await forgetOutcomes(carnet);
}

async function forgetAttempts(carnet: PageHandle): Promise<void> {
  const { interrupted } = await requestValue(carnet, 'ui>bg:listItems', { from: 0, count: 1 });
  for (const { id } of interrupted) await requestValue(carnet, 'ui>bg:forgetInterrupted', { id });
}

test(`${SEQUENCES} sequences of captures, popups, locks, erasings and kills: icon, popup and list agree with the store @firefox`, async ({
  engine,
  user,
  network,
}) => {
  test.setTimeout(SEQUENCES * SEQUENCE_MS);
  PLACES.forEach((url, at) => {
    network.serve(url, { body: html(at === 0 ? '' : '<div id="banner">Acceptez nos traceurs.</div>') });
  });
  console.log(`${engine}: ${SEQUENCES} sequences, RECUEIL_SEED=${SEED}`);
  const real = await open(user);
  await fc.assert(
    fc.asyncProperty(fc.commands([...iconSteps], { maxCommands: MAX_STEPS, size: 'max' }), async (steps) => {
      await reset(real);
      await fc.asyncModelRun(() => ({ model: createIconModel(), real }), steps);
    }),
    // A failure is printed as it is: the same steps on the same browser would not begin where it began.
    { seed: SEED, numRuns: SEQUENCES, endOnFailure: true },
  );
  const { steps, comparisons } = real.count;
  console.log(`${engine}: ${SEQUENCES} sequences, ${steps} steps, ${comparisons} comparisons, 0 disagreements`);
  expect(steps).toBeGreaterThan(SEQUENCES);
});
