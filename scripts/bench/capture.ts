import { setTimeout as pause } from 'node:timers/promises';
import type { PageHandle } from '../browser/pageHandle.ts';
import { parseRecordedOrdinal, type UserDriver } from '../browser/userDriver.ts';
import { waitFor } from '../browser/wait.ts';
import { readSamplePage, X_PAGE } from '../demo-pages/samples.ts';
import type { BenchSession } from './benchSession.ts';
import { buildMetric, type Metric, measureInterleaved } from './metrics.ts';

const POST = '[data-testid="tweetText"]';
const SAMPLES = 30;
/** The wait for two frames depends on when the click falls within a frame, so the samples are spread over one frame. */
const FRAME_MS = 1_000 / 60;
/** Six frames without drawing, as while a person looks for a post. */
const PAUSE_BEFORE_CLICK_MS = 6 * FRAME_MS;
/** Chromium allows two screenshots per second, counted from the first. */
const QUOTA_MS = 1_100;
/** Time for the popup to close before the click. */
const REST_MS = 600;
/** Time for the capture to end before the page is polled. */
const UNDISTURBED_MS = 600;

/** Measures the time from the click on the post to « Enregistré », and the cost of encryption. */
export async function measureCapture({ user, network, run }: BenchSession): Promise<readonly Metric[]> {
  network.serve(X_PAGE, await readSamplePage('x'));
  const page = await user.openPage(X_PAGE);
  const shownMs: number[] = [];
  const capture = async (afterFrameMs: number): Promise<number> => {
    await pause(QUOTA_MS);
    const times = await timeOneCapture(user, page, afterFrameMs);
    shownMs.push(times.shown);
    return times.sealed;
  };
  const floor = async (afterFrameMs: number): Promise<number> => {
    await pause(QUOTA_MS);
    return run('inWorker', { task: 'floor', afterFrameMs: PAUSE_BEFORE_CLICK_MS + afterFrameMs });
  };
  await capture(0); // the first capture creates the case
  shownMs.length = 0;
  const shots = await measureInterleaved(SAMPLES, {
    capture: spreadOverFrame(capture),
    floor: spreadOverFrame(floor),
  });
  for (const kind of ['encrypted', 'plain'] as const) await run('inWorker', { task: 'record', kind });
  const records = await measureInterleaved(SAMPLES, {
    sealed: () => run('inWorker', { task: 'record', kind: 'encrypted' }),
    plain: () => run('inWorker', { task: 'record', kind: 'plain' }),
  });
  return [
    buildMetric({
      name: 'click → sealed',
      samples: shots.capture,
      floorIs: 'layer off + two frames + captureVisibleTab + decode + crop + SHA-256 + AES-GCM + two strict puts',
      floorSamples: shots.floor,
      atMost: 300,
      ratioAtMost: 1.25,
    }),
    buildMetric({ name: 'click → « Enregistré » shown', samples: shownMs }),
    buildMetric({
      name: 'recording, screenshot ready, encrypted',
      samples: records.sealed,
      floorIs: 'the same without encryption',
      floorSamples: records.plain,
      ratioAtMost: 1.15,
    }),
  ];
}

function spreadOverFrame(measure: (afterFrameMs: number) => Promise<number>): () => Promise<number> {
  let time = 0;
  return () => measure((FRAME_MS * time++) / SAMPLES);
}

/** Times one capture. The page is not polled while it runs, so that nothing else is measured. */
async function timeOneCapture(
  user: UserDriver,
  page: PageHandle,
  afterFrameMs: number,
): Promise<{ readonly sealed: number; readonly shown: number }> {
  const count = () => page.attribute('html', 'data-bench-captures');
  const before = await count();
  const popup = await user.openPopup(page);
  await popup.click('[data-action="capture-post"]');
  await waitFor('the popup to close', () => popup.isClosed());
  await pause(REST_MS);
  await page.evaluate(
    (ms: number) => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, ms))),
    PAUSE_BEFORE_CLICK_MS + afterFrameMs,
  );
  await page.click(POST);
  await pause(UNDISTURBED_MS);
  const notice = await user.readNotice(page);
  if (parseRecordedOrdinal(notice) === null) throw new Error(`not recorded: ${notice}`);
  await waitFor('the probe to report', async () => (await count()) !== before);
  const [sealed, shown] = [
    await page.attribute('html', 'data-bench-sealed'),
    await page.attribute('html', 'data-bench-shown'),
  ];
  return { sealed: Number(sealed), shown: Number(shown) };
}
