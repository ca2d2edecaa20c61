import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from '../e2e/fixtures.ts';
import type { PageHandle } from '../support/browser/pageHandle.ts';
import { readScreenNotice } from '../support/browser/screenNotice.ts';
import type { UserDriver } from '../support/browser/userDriver.ts';
import { waitFor } from '../support/browser/wait.ts';
import { parseRecordedTotal } from '../support/browser/words.ts';
import { THREAD } from '../support/e2e/pages.ts';
import { readStoredItems } from '../support/e2e/storedItems.ts';
import { createSeededRandom } from '../support/random.ts';

/** One of each kind, with one seed; more: npm run soak -- --kills 200. */
const KILLS = Number(process.env.RECUEIL_KILLS ?? 4);
const SEED = Number(process.env.RECUEIL_SEED ?? 54);

const VICTIMS = ['worker', 'tab', 'browser', 'disk'] as const;
/** A capture lasts about a third of a second. */
const LONGEST_MS = 600;
const STALL_MS = 1_500;
/** Time for a page to report the end of a capture whose worker was killed. */
const ANSWER_TIMEOUT_MS = 4_000;

/** Collects a page's notices until the page closes or `stop` is called. */
function listen(page: PageHandle) {
  const reportedOrdinals = new Set<number>();
  let alerted = false;
  let listening = true;
  const done = (async () => {
    while (listening) {
      const notices = await page.notices().catch(() => null);
      if (notices === null) return;
      for (const { role, text } of notices) {
        const ordinal = parseRecordedTotal(text);
        if (ordinal !== null) reportedOrdinals.add(ordinal);
        alerted ||= role === 'alert';
      }
      await pause(5);
    }
  })();
  return {
    /** Whether the page showed the end of a capture, recorded or refused. */
    ended: () => alerted || reportedOrdinals.size > 0,
    /** Returns the number of every item that was reported as recorded. */
    stop: async () => {
      listening = false;
      await done;
      return [...reportedOrdinals];
    },
  };
}

async function startCapture(user: UserDriver, page: PageHandle, post: boolean): Promise<void> {
  if (post) {
    await user.startPicking(page);
    await page.click('[data-testid=tweetText]');
  } else await (await user.openPopup(page)).click('[data-action="capture-screen"]');
}

test(`${KILLS} kills at random moments of a capture lose no reported item and leave a valid journal @firefox`, async ({
  engine,
  profileDir,
  openBrowser,
}) => {
  test.setTimeout(60_000 + KILLS * 20_000);
  const random = createSeededRandom(SEED);
  const reportedOrdinals = new Set<number>();
  let silentPages = 0;
  console.log(`${engine}: ${KILLS} kills, RECUEIL_SEED=${SEED}`);
  const open = () => openBrowser({ profileDir });
  let user = await open();
  for (let kill = 0; kill < KILLS; kill += 1) {
    const victim = VICTIMS[kill % VICTIMS.length];
    const post = random() < 0.5;
    const delay = random() * LONGEST_MS;
    const page = await user.openPage(THREAD);
    const listener = listen(page);
    await startCapture(user, page, post);
    // A capture of the screen shows nothing on the page: the toolbar button tells its end.
    const { driver } = user;
    const hasEnded = async () => (post ? listener.ended() : (await driver.readToolbarButton()).title !== 'Recueil');
    await pause(delay);
    if (victim === 'worker') {
      await user.driver.killWorker();
      // The toolbar button is read from the worker, which no longer runs.
      const answered = post && (await waitFor('the final notice', hasEnded, ANSWER_TIMEOUT_MS).catch(() => false));
      if (!answered) silentPages += 1;
    } else if (victim === 'disk') {
      // A slow disk only: the capture must end, with a true notice.
      await user.driver.suspend(STALL_MS);
      await waitFor('the final notice', hasEnded);
      const ordinal = post ? null : parseRecordedTotal(await readScreenNotice(driver));
      if (ordinal !== null) reportedOrdinals.add(ordinal);
    } else if (victim === 'tab') {
      await page.close();
    } else {
      await user.kill();
      user = await open();
    }
    for (const ordinal of await listener.stop()) reportedOrdinals.add(ordinal);
  }
  const page = await user.openPage(THREAD);
  reportedOrdinals.add(parseRecordedTotal(await user.captureScreen(page)) ?? 0);
  const { exhibits } = await readStoredItems(user);
  const foundOrdinals = exhibits.map(({ fiche }) => fiche.ordinal).sort((a, b) => a - b);
  console.log(
    `${engine}: ${reportedOrdinals.size} reported as recorded, ${foundOrdinals.length} found; ${silentPages} pages without a notice`,
  );
  expect(foundOrdinals).toEqual(foundOrdinals.map((_, index) => index + 1));
  expect([...reportedOrdinals].filter((ordinal) => !foundOrdinals.includes(ordinal))).toEqual([]);
});
