import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from '../e2e/fixtures.ts';
import type { PageHandle } from '../support/browser/pageHandle.ts';
import type { UserDriver } from '../support/browser/userDriver.ts';
import { waitFor } from '../support/browser/wait.ts';
import { parseRecordedTotal } from '../support/browser/words.ts';
import { requestValue, sendRequest } from '../support/e2e/backgroundRequests.ts';
import { readDossier } from '../support/e2e/dossier.ts';
import { THREAD, TWEETS } from '../support/e2e/pages.ts';
import { isExtensionFile } from '../support/e2e/profileFiles.ts';
import { readStoredKeyring } from '../support/e2e/storedKeyring.ts';
import { findTraces, readAllFiles, type SearchTerm, textTerm } from '../support/e2e/traces.ts';
import { createSeededRandom } from '../support/random.ts';

/** Few, with one seed; more: npm run soak -- --lock-kills 200. */
const KILLS = Number(process.env.RECUEIL_LOCK_KILLS ?? 2);
const ITEMS = Number(process.env.RECUEIL_ITEMS ?? 4);
const SEED = Number(process.env.RECUEIL_SEED ?? 54);

const OPERATIONS = ['set', 'change', 'remove'] as const;
type Operation = (typeof OPERATIONS)[number];
/**
 * A kill comes at a random time within this many times the expected duration of an operation. Each outcome corrects the
 * expected duration, so that kills concentrate around the commit on a fast machine and on a busy one.
 */
const DELAY_FACTOR = 3;
const DELAY_INCREASE = 1.3;
const DELAY_DECREASE = 0.85;
/** Null: no passphrase. */
type Passphrase = string | null;

const FIRST_WORDS = 'barque radis lundi ficelle';
const SECOND_WORDS = 'mousse pont givre tartine';

const FIRST = TWEETS[0];
const RECORDED = [FIRST.handle, FIRST.name, FIRST.text].map((text) => textTerm(text, text));

test(`${KILLS} kills while a passphrase is set, changed or removed leave the old or the new state, and every item @firefox`, async ({
  engine,
  profileDir,
  openBrowser,
}) => {
  test.setTimeout(120_000 + ITEMS * 5_000 + KILLS * 40_000);
  const random = createSeededRandom(SEED);
  const open = () => openBrowser({ profileDir });
  const ends = { before: 0, after: 0, reencrypting: 0 };
  let user = await open();
  await recordItems(user);
  let carnet = await user.driver.openExtensionPage('carnet.html');
  let now: Passphrase = null;
  const expectedMs: Record<Operation, number> = { set: 0, change: 0, remove: 0 };
  for (const operation of OPERATIONS) expectedMs[operation] = await timeOperation(carnet, operation);
  console.log(`${engine}: ${KILLS} kills, ${ITEMS} items, RECUEIL_SEED=${SEED}`);

  for (let kill = 0; kill < KILLS; kill += 1) {
    const operation: Operation = now === null ? 'set' : random() < 0.5 ? 'change' : 'remove';
    const next = operation === 'remove' ? null : `phrase de passe ${kill}`;
    const delay = random() * expectedMs[operation] * DELAY_FACTOR;
    // The reply may never come.
    void run(carnet, operation, now, next).catch(() => undefined);
    await pause(delay);
    await user.kill();
    user = await open();
    carnet = await user.driver.openExtensionPage('carnet.html');
    const previous: Passphrase = now;
    ends.reencrypting += (await readStoredKeyring(carnet)).reencrypting ? 1 : 0;
    now = await expectOneOfStates(carnet, profileDir, previous, next);
    ends[now === previous ? 'before' : 'after'] += 1;
    expectedMs[operation] *= now === previous ? DELAY_INCREASE : DELAY_DECREASE;
    await waitFor('the old keys and wrapping keys to be deleted', async () => {
      const { reencrypting, generations, replacedKeys } = await readStoredKeyring(carnet);
      return !reencrypting && generations === 1 && replacedKeys === 0;
    });
    await expectAllReadable(carnet);
  }
  console.log(`${engine}: ended`, ends);
  await carnet.close();
  const page = await user.openPage(THREAD);
  const dossier = await readDossier((await user.exportDossier(page)).zipPath);
  expect(dossier.exhibits.map(({ fiche }) => fiche.ordinal)).toEqual(
    Array.from({ length: ITEMS }, (_, index) => index + 1),
  );
});

async function recordItems(user: UserDriver): Promise<void> {
  const page = await user.openPage(THREAD);
  for (let n = 1; n <= ITEMS; n += 1) {
    const notice = await (n % 2 === 0 ? user.captureScreen(page) : user.capturePost(page, '[data-testid=tweetText]'));
    expect(parseRecordedTotal(notice)).toBe(n);
  }
}

function run(carnet: PageHandle, operation: Operation, now: Passphrase, next: Passphrase): Promise<unknown> {
  const chosen = { passphrase: next ?? '', pin: false };
  if (operation === 'set') return requestValue(carnet, 'ui>bg:setPassphrase', chosen);
  if (operation === 'change') return requestValue(carnet, 'ui>bg:changePassphrase', { ...chosen, current: now ?? '' });
  return requestValue(carnet, 'ui>bg:removePassphrase', { passphrase: now ?? '' });
}

/** Times an operation that is not interrupted, in ms. */
async function timeOperation(carnet: PageHandle, operation: Operation): Promise<number> {
  const start = performance.now();
  const [now, next] = {
    set: [null, FIRST_WORDS],
    change: [FIRST_WORDS, SECOND_WORDS],
    remove: [SECOND_WORDS, null],
  }[operation];
  await run(carnet, operation, now ?? null, next ?? null);
  const ms = performance.now() - start;
  await waitFor('the re-encryption to end', async () => !(await readStoredKeyring(carnet)).reencrypting);
  return ms;
}

/** Checks that the store is in one of the two states and reveals nothing while locked. Leaves it unlocked. */
async function expectOneOfStates(
  carnet: PageHandle,
  profileDir: string,
  before: Passphrase,
  after: Passphrase,
): Promise<Passphrase> {
  const { kind } = await requestValue(carnet, 'ui>bg:lockState', {});
  if (kind === 'none') {
    expect([before, after]).toContain(null);
    return null;
  }
  expect(kind).toBe('locked');
  expect(await sendRequest(carnet, 'ui>bg:listItems', { from: 0, count: 200 })).toMatchObject({ code: 'locked' });
  expect((await readStoredKeyring(carnet)).open).toBeNull();
  expect(await hasNoTrace(profileDir, RECORDED)).toBe(true);
  const opened: Passphrase[] = [];
  for (const passphrase of [before, after]) {
    if (passphrase === null) continue;
    const reply = await sendRequest(carnet, 'ui>bg:unlock', { passphrase });
    if (reply.ok) opened.push(passphrase);
    else expect(reply.code).toBe('wrong-passphrase');
  }
  expect(opened).toHaveLength(1);
  return opened[0] ?? null;
}

async function hasNoTrace(profileDir: string, terms: readonly SearchTerm[]): Promise<boolean> {
  const ours = (await readAllFiles(profileDir)).filter(({ file }) => isExtensionFile(file));
  return findTraces(ours, terms).length === 0;
}

/** Checks that every item is listed and that every fiche and preview can be read. */
async function expectAllReadable(carnet: PageHandle): Promise<void> {
  const { total, items } = await requestValue(carnet, 'ui>bg:listItems', { from: 0, count: 200 });
  expect([total, items.length]).toEqual([ITEMS, ITEMS]);
  const details = await Promise.all(items.map(({ id }) => requestValue(carnet, 'ui>bg:readItem', { itemId: id })));
  for (const { fiche, preview } of details) {
    expect(fiche.address.page).toBe(THREAD);
    expect(preview?.slice(0, 4)).toBe('/9j/');
  }
}
