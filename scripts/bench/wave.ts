import { t } from '../../src/ui/locales/index.ts';
import { pickWords } from '../../src/ui/locales/words.ts';
import { parseRecordedThread } from '../../tests/support/browser/userDriver.ts';
import { waitFor } from '../../tests/support/browser/wait.ts';
import { type BenchSession, type OpenSession, OWN_DATABASE } from './benchSession.ts';
import { type Figures, pickFigure } from './measured.ts';
import { takeReadings } from './readings.ts';
import { buildWavePage, WAVE_URL } from './wavePage.ts';
import { countKept, findThreadEnd, measureWaveFloor, startThread } from './waveThread.ts';

/** `npm run soak` captures 2,000, in 10 to 20 minutes a browser. */
const POSTS = 100;
const FOLDED = 15;
/** Of the random heights and delays: the same in every run. */
const SEED = 4_242;
const POLL_MS = 250;
const TIMEOUT_MS = 10 * 60_000;
const UNFOLD_HIDDEN = t(pickWords('fr'), 'cover.unfoldHidden');

/** Measures the capture of a long live thread under the cover, then its export. Each reading has a browser of its own. */
export async function measureWave(open: OpenSession): Promise<Figures> {
  const waves = await takeReadings(1, () => open(captureWave));
  return [pickFigure('wave.time', waves, 'seconds', 'floor'), pickFigure('wave.export', waves, 'exportMs', 'copyMs')];
}

async function captureWave({ user, network, run }: BenchSession) {
  network.serve(WAVE_URL, buildWavePage(POSTS, FOLDED, SEED));
  const page = await user.openPage(WAVE_URL);
  await startThread(user, page);
  await page.clickOverlayButton(UNFOLD_HIDDEN);
  // Unfolding goes through the page once before and is no part of the figure.
  await waitFor('the first post to be kept', async () => (await countKept(page)) !== null, TIMEOUT_MS, POLL_MS);
  const start = performance.now();
  const notice = await waitFor('the thread to end', () => findThreadEnd(page), TIMEOUT_MS, POLL_MS);
  const ms = performance.now() - start;
  const { posts, shots: screenshots } = parseRecordedThread(notice) ?? { posts: 0, shots: 0 };
  if (posts !== POSTS) throw new Error(`${posts} of ${POSTS} posts were kept: ${notice}`);
  await page.close();
  const { floorMs } = await measureWaveFloor(user, POSTS, screenshots);
  const copiedBefore = await run('copyOnce', 'encrypted', OWN_DATABASE);
  const { ms: exportMs } = await run('exportOnce', 'encrypted', OWN_DATABASE);
  await run('discardLast');
  const copiedAfter = await run('copyOnce', 'encrypted', OWN_DATABASE);
  // Before and after the export, as the load changes.
  return { seconds: ms / 1_000, floor: floorMs / 1_000, exportMs, copyMs: (copiedBefore + copiedAfter) / 2 };
}
