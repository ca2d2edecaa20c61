import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openPerson, type Person, recordedOrdinal } from '../../scripts/browser/person.ts';
import type { View } from '../../scripts/browser/view.ts';
import { waitFor } from '../../scripts/browser/wait.ts';
import { builtDir } from '../../scripts/build.ts';
import { ask, got } from './asking.ts';
import { expectCoherent, readDossier } from './dossier.ts';
import { storedKeyring } from './keyring.ts';
import { THREAD, TWEETS } from './pages.ts';
import { expect, test } from './person.ts';
import { isOurs } from './profileFiles.ts';
import { randomFrom } from './random.ts';
import { type Planted, plantedText, readAll, search } from './traces.ts';

/** By hand: RECUEIL_LOCK_KILLS=200 RECUEIL_ITEMS=30 npx playwright test lock-kills. RECUEIL_SEED repeats a run. */
const KILLS = Number(process.env.RECUEIL_LOCK_KILLS ?? 4);
const ITEMS = Number(process.env.RECUEIL_ITEMS ?? 6);
const SEED = Number(process.env.RECUEIL_SEED ?? Date.now() % 1_000_000);

const OPERATIONS = ['set', 'change', 'remove'] as const;
type Operation = (typeof OPERATIONS)[number];
/**
 * A kill comes at random within this many times what an operation seems to need before it counts; each outcome corrects
 * that guess, so that the kills gather around the moment that matters, on a quick machine and on a busy one.
 */
const SPREAD = 3;
const LATER = 1.3;
const SOONER = 0.85;
/** Null: no passphrase. */
type Passphrase = string | null;

const FIRST = TWEETS[0];
const RECORDED = [FIRST.handle, FIRST.name, FIRST.text].map((text) => plantedText(text, text));

test(`${KILLS} kills while a passphrase is set, changed or removed: one of both states, nothing lost, nothing readable`, async ({
  engine,
  network,
}) => {
  test.setTimeout(120_000 + ITEMS * 5_000 + KILLS * 40_000);
  const profileDir = await mkdtemp(join(tmpdir(), 'recueil-lock-kills-'));
  const random = randomFrom(SEED);
  const open = () => openPerson({ browser: engine, network, profileDir, extensionDir: builtDir(engine) });
  const ends = { before: 0, after: 0, resealing: 0 };
  let person = await open();
  try {
    await recordSome(person);
    let carnet = await person.driver.openExtensionPage('carnet.html');
    let now: Passphrase = null;
    const needs: Record<Operation, number> = { set: 0, change: 0, remove: 0 };
    for (const operation of OPERATIONS) needs[operation] = await timed(carnet, operation);
    console.log(`${engine}: ${KILLS} kills, ${ITEMS} items, RECUEIL_SEED=${SEED}`);

    for (let kill = 0; kill < KILLS; kill += 1) {
      const operation: Operation = now === null ? 'set' : random() < 0.5 ? 'change' : 'remove';
      const next = operation === 'remove' ? null : `phrase de passe ${kill}`;
      const delay = random() * needs[operation] * SPREAD;
      // Its answer may never come.
      void run(carnet, operation, now, next).catch(() => undefined);
      await pause(delay);
      await person.kill();
      person = await open();
      carnet = await person.driver.openExtensionPage('carnet.html');
      const was: Passphrase = now;
      ends.resealing += (await storedKeyring(carnet)).resealing ? 1 : 0;
      now = await stateAmong(carnet, profileDir, was, next);
      ends[now === was ? 'before' : 'after'] += 1;
      needs[operation] *= now === was ? LATER : SOONER;
      await waitFor('the old keys and boxes to be dropped', async () => {
        const { resealing, generations, gone } = await storedKeyring(carnet);
        return !resealing && generations === 1 && gone === 0;
      });
      await expectAllReadable(carnet);
    }
    console.log(`${engine}: ended`, ends);
    await carnet.close();
    const page = await person.openPage(THREAD);
    const dossier = await readDossier((await person.exportDossier(page)).zipPath);
    expectCoherent(dossier);
    expect(dossier.pieces.map(({ fiche }) => fiche.ordinal)).toEqual(
      Array.from({ length: ITEMS }, (_, index) => index + 1),
    );
  } finally {
    await person.leave();
    await rm(profileDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
});

async function recordSome(person: Person): Promise<void> {
  const page = await person.openPage(THREAD);
  for (let n = 1; n <= ITEMS; n += 1) {
    const notice = await (n % 2 === 0
      ? person.captureScreen(page)
      : person.capturePost(page, '[data-testid=tweetText]'));
    expect(recordedOrdinal(notice)).toBe(n);
  }
}

function run(carnet: View, operation: Operation, now: Passphrase, next: Passphrase): Promise<unknown> {
  const chosen = { passphrase: next ?? '', pin: false };
  if (operation === 'set') return got(carnet, 'ui>bg:setPassphrase', chosen);
  if (operation === 'change') return got(carnet, 'ui>bg:changePassphrase', { ...chosen, current: now ?? '' });
  return got(carnet, 'ui>bg:removePassphrase', { passphrase: now ?? '' });
}

/** Milliseconds until the answer, when nobody cuts the operation short. */
async function timed(carnet: View, operation: Operation): Promise<number> {
  const start = performance.now();
  const [now, next] = { set: [null, 'un'], change: ['un', 'deux'], remove: ['deux', null] }[operation];
  await run(carnet, operation, now ?? null, next ?? null);
  const ms = performance.now() - start;
  await waitFor('the end', async () => !(await storedKeyring(carnet)).resealing);
  return ms;
}

/** The store is in one of both states and no other; while locked it tells nothing. Leaves it unlocked. */
async function stateAmong(
  carnet: View,
  profileDir: string,
  before: Passphrase,
  after: Passphrase,
): Promise<Passphrase> {
  const { kind } = await got(carnet, 'ui>bg:lockState', {});
  if (kind === 'none') {
    expect([before, after]).toContain(null);
    return null;
  }
  expect(kind).toBe('locked');
  expect(await ask(carnet, 'ui>bg:listItems', { from: 0, count: 200 })).toMatchObject({ code: 'locked' });
  expect((await storedKeyring(carnet)).open).toBeNull();
  expect(await areGone(profileDir, RECORDED)).toBe(true);
  const opened: Passphrase[] = [];
  for (const passphrase of [before, after]) {
    if (passphrase === null) continue;
    const reply = await ask(carnet, 'ui>bg:unlock', { passphrase });
    if (reply.ok) opened.push(passphrase);
    else expect(reply.code).toBe('wrong-passphrase');
  }
  expect(opened).toHaveLength(1);
  return opened[0] ?? null;
}

async function areGone(profileDir: string, planted: readonly Planted[]): Promise<boolean> {
  const ours = (await readAll(profileDir)).filter(({ file }) => isOurs(file));
  return search(ours, planted).length === 0;
}

/** Every item in the list, every fiche and preview, as the carnet shows them. */
async function expectAllReadable(carnet: View): Promise<void> {
  const { total, items } = await got(carnet, 'ui>bg:listItems', { from: 0, count: 200 });
  expect([total, items.length]).toEqual([ITEMS, ITEMS]);
  const details = await Promise.all(items.map(({ id }) => got(carnet, 'ui>bg:readItem', { itemId: id })));
  for (const { fiche, preview } of details) {
    expect(fiche.address.page).toBe(THREAD);
    expect(preview?.slice(0, 4)).toBe('/9j/');
  }
}
