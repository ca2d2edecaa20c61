import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openPerson, type Person, recordedOrdinal } from '../../scripts/browser/person.ts';
import type { View } from '../../scripts/browser/view.ts';
import { waitFor } from '../../scripts/browser/wait.ts';
import { builtDir } from '../../scripts/build.ts';
import { expectCoherent, readDossier } from './dossier.ts';
import { THREAD } from './pages.ts';
import { expect, test } from './person.ts';
import { randomFrom } from './random.ts';

/** By hand: RECUEIL_KILLS=200 npx playwright test kills. RECUEIL_SEED repeats a run's choices. */
const KILLS = Number(process.env.RECUEIL_KILLS ?? 6);
const SEED = Number(process.env.RECUEIL_SEED ?? Date.now() % 1_000_000);

const VICTIMS = ['worker', 'tab', 'browser', 'disk'] as const;
/** A capture lasts about a third of a second. */
const LONGEST_MS = 600;
const STALL_MS = 1_500;
/** How long a page may take to say what became of a capture whose worker died. */
const LAST_WORD_MS = 4_000;

interface Ear {
  /** How a capture ended was shown: recorded, or a sentence. */
  ended(): boolean;
  /** Every « élément n° » that was said to be recorded. */
  stop(): Promise<readonly number[]>;
}

/** Listens to a page's notices until it is gone or told to stop. */
function listen(page: View): Ear {
  const said = new Set<number>();
  let alerted = false;
  let listening = true;
  const done = (async () => {
    while (listening) {
      const notices = await page.notices().catch(() => null);
      if (notices === null) return;
      for (const { role, text } of notices) {
        const ordinal = recordedOrdinal(text);
        if (ordinal !== null) said.add(ordinal);
        alerted ||= role === 'alert';
      }
      await pause(5);
    }
  })();
  return {
    ended: () => alerted || said.size > 0,
    stop: async () => {
      listening = false;
      await done;
      return [...said];
    },
  };
}

/** Begins a capture, by the picker or of the screen, and comes back while it is under way. */
async function begin(person: Person, page: View, post: boolean): Promise<void> {
  if (post) {
    await person.startPicking(page);
    await page.click('[data-testid=tweetText]');
  } else await (await person.openPopup(page)).click('[data-action="capture-screen"]');
}

test(`${KILLS} kills at random moments of a capture: nothing lost, nothing falsely said, the journal holds`, async ({
  engine,
  network,
}) => {
  test.setTimeout(60_000 + KILLS * 20_000);
  const profileDir = await mkdtemp(join(tmpdir(), 'recueil-kills-'));
  const random = randomFrom(SEED);
  const said = new Set<number>();
  let silent = 0;
  console.log(`${engine}: ${KILLS} kills, RECUEIL_SEED=${SEED}`);
  const open = () => openPerson({ browser: engine, network, profileDir, extensionDir: builtDir(engine) });
  let person = await open();
  try {
    for (let kill = 0; kill < KILLS; kill += 1) {
      const victim = VICTIMS[Math.floor(random() * VICTIMS.length)];
      const post = random() < 0.5;
      const delay = random() * LONGEST_MS;
      const page = await person.openPage(THREAD);
      const ear = listen(page);
      await begin(person, page, post);
      await pause(delay);
      if (victim === 'worker') {
        await person.driver.killWorker();
        await waitFor('its last word', async () => ear.ended(), LAST_WORD_MS).catch(() => {
          silent += 1;
        });
      } else if (victim === 'disk') {
        // Slow, not dead: it must end in a word, and a true one.
        await person.driver.stall(STALL_MS);
        await waitFor('its last word', async () => ear.ended());
      } else if (victim === 'tab') {
        await page.close();
      } else {
        await person.kill();
        person = await open();
      }
      for (const ordinal of await ear.stop()) said.add(ordinal);
    }
    const page = await person.openPage(THREAD);
    said.add(recordedOrdinal(await person.captureScreen(page)) ?? 0);
    const dossier = await readDossier((await person.exportDossier(page)).zipPath);
    expectCoherent(dossier);
    const kept = dossier.pieces.map(({ fiche }) => fiche.ordinal).sort((a, b) => a - b);
    console.log(`${engine}: ${said.size} said to be recorded, ${kept.length} found; ${silent} silent pages`);
    expect(kept).toEqual(kept.map((_, index) => index + 1));
    expect([...said].filter((ordinal) => !kept.includes(ordinal))).toEqual([]);
  } finally {
    await person.leave();
    await rm(profileDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
});
