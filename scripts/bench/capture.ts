import { setTimeout as pause } from 'node:timers/promises';
import type { PageHandle } from '../../tests/support/browser/pageHandle.ts';
import { parseRecordedOrdinal, type UserDriver } from '../../tests/support/browser/userDriver.ts';
import { waitFor } from '../../tests/support/browser/wait.ts';
import { readSamplePage, X_PAGE } from '../../tests/support/demo-pages/samples.ts';
import type { OpenSession } from './benchSession.ts';
import { type Figures, pickFigure } from './measured.ts';
import { type Reading, takeReadings } from './readings.ts';

const POST = '[data-testid="tweetText"]';
/** Per reading: twenty-one clicks in a row. */
const ROUNDS = 7;
/** Times that recording is measured, per reading. */
const RECORD_ROUNDS = 10;
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

/** Measures the time from the click on the post to « Gardé », and the cost of encryption. */
export const measureCapture = (open: OpenSession): Promise<Figures> =>
  open(async ({ user, network, run }) => {
    network.serve(X_PAGE, await readSamplePage('x'));
    const page = await user.openPage(X_PAGE);
    const capture = async (afterFrameMs: number): Promise<{ readonly sealed: number; readonly shown: number }> => {
      await pause(QUOTA_MS);
      return timeOneCapture(user, page, afterFrameMs);
    };
    await capture(0); // the first capture creates the case
    let clicks = 0;
    const clicked = await takeReadings(ROUNDS, async () => {
      const afterFrameMs = (FRAME_MS * clicks++) / (3 * ROUNDS);
      const { sealed, shown } = await capture(afterFrameMs);
      await pause(QUOTA_MS);
      const floor = await run('inWorker', { task: 'floor', afterFrameMs: PAUSE_BEFORE_CLICK_MS + afterFrameMs });
      return { sealed, shown, floor };
    });
    for (const kind of ['encrypted', 'plain'] as const) await run('inWorker', { task: 'record', kind });
    const recorded = await takeReadings(RECORD_ROUNDS, async () => ({
      encrypted: await run('inWorker', { task: 'record', kind: 'encrypted' }),
      plain: await run('inWorker', { task: 'record', kind: 'plain' }),
    }));
    return [
      pickFigure('capture.sealed', clicked, 'sealed', 'floor'),
      pickFigure('capture.shown', clicked, 'shown'),
      pickFigure('capture.lastClicks', compareEnds(clicked), 'last', 'first'),
      pickFigure('capture.encrypted', recorded, 'encrypted', 'plain'),
    ];
  });

/** One reading: the clicks of the last reading against those of the first. */
function compareEnds(clicked: readonly Reading<'sealed'>[]): readonly Reading<'first' | 'last'>[] {
  const [first, last] = [clicked[0], clicked.at(-1)];
  if (first === undefined || last === undefined) return [];
  return [{ load: last.load, samples: { first: first.samples.sealed, last: last.samples.sealed } }];
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
