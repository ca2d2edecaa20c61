import { setTimeout as pause } from 'node:timers/promises';
import type { PageHandle } from '../../../tests/support/browser/pageHandle.ts';
import type { UserDriver } from '../../../tests/support/browser/userDriver.ts';
import { waitFor } from '../../../tests/support/browser/wait.ts';
import { parseRecordedTotal } from '../../../tests/support/browser/words.ts';
import { readSamplePage, X_PAGE } from '../../../tests/support/demo-pages/samples.ts';
import { type Group, openSession, type Session } from './builds.ts';

const POST = '[data-testid="tweetText"]';
const CHOICE = '[data-action="capture-post"]';
/** The wait for two frames depends on when the click falls within a frame, so the samples are spread over one frame. */
const FRAME_MS = 1_000 / 60;
const CLICKS_PER_FRAME = 7;
/** Six frames without drawing, as while a person looks for a post. */
const PAUSE_BEFORE_CLICK_MS = 6 * FRAME_MS;
/** Chromium allows two screenshots per second, counted from the first. */
export const QUOTA_MS = 1_100;
/** Time for the page, and for the popup, to have nothing left to do before the click. */
const REST_MS = 600;
/** Time for the capture to end, or the picker to be shown, before the page is polled, which slows it down. */
const UNDISTURBED_MS = 600;

/** Measures from the click on the post to « Gardé ». */
export const sealedGroup: Group = async (build, atEnd) => {
  const session = await openSession(build);
  atEnd(session.close);
  const { user, network, run } = session;
  network.serve(X_PAGE, await readSamplePage('x'));
  const page = await user.openPage(X_PAGE);
  let clicks = 0;
  return async () => {
    const afterFrameMs = (FRAME_MS * (clicks++ % CLICKS_PER_FRAME)) / CLICKS_PER_FRAME;
    await pause(QUOTA_MS);
    const value = await timeOneCapture(user, page, afterFrameMs);
    await pause(QUOTA_MS);
    const floor = await run('inWorker', { task: 'floor', afterFrameMs: PAUSE_BEFORE_CLICK_MS + afterFrameMs });
    return { sealed: { value, floor } };
  };
};

/** Times one capture. The page is not polled while it runs, so that nothing else is measured. */
async function timeOneCapture(user: UserDriver, page: PageHandle, afterFrameMs: number): Promise<number> {
  return timeProbed(page, async () => {
    const popup = await user.openPopup(page);
    await popup.click(CHOICE);
    await waitFor('the popup to close', () => popup.isClosed());
    await pause(REST_MS);
    await page.evaluate(
      (ms: number) => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, ms))),
      PAUSE_BEFORE_CLICK_MS + afterFrameMs,
    );
    await page.click(POST);
    await pause(UNDISTURBED_MS);
    return user.readNotice(page);
  });
}

/** Runs the gestures of a capture and returns the milliseconds that the probe in the page measured. */
export async function timeProbed(page: PageHandle, gestures: () => Promise<string>): Promise<number> {
  const readCount = () => page.attribute('html', 'data-bench-captures');
  const before = await readCount();
  const notice = await gestures();
  if (parseRecordedTotal(notice) === null) throw new Error(`not recorded: ${notice}`);
  await waitFor('the probe to report', async () => (await readCount()) !== before);
  return Number(await page.attribute('html', 'data-bench-sealed'));
}

/** Measures from the click on « Garder une publication » to the picker's frame, on pages without our script. */
export const pickerGroup: Group = async (build, atEnd) => {
  const session = await openSession(build);
  atEnd(session.close);
  session.network.serve(X_PAGE, await readSamplePage('x'));
  return async () => ({
    picker: { value: await timeChoice(session, 'picker'), floor: await timeChoice(session, 'empty script') },
  });
};

async function timeChoice({ user, run }: Session, injected: 'picker' | 'empty script'): Promise<number> {
  const page = await user.openPage(X_PAGE);
  await pause(REST_MS);
  const popup = await user.openPopup(page);
  await popup.evaluate(timeNextClick, injected === 'empty script');
  await pause(REST_MS);
  await popup.click(CHOICE);
  await pause(UNDISTURBED_MS);
  const painted = await waitFor('the first frame after the injection', () =>
    page.attribute('html', 'data-bench-painted'),
  );
  const ms = Number(painted) - (await run('takeLastClick'));
  await page.close();
  return ms;
}

/** In the popup: reports the time of the next click and, for the floor, has an empty script injected. */
async function timeNextClick(isFloor: boolean): Promise<void> {
  interface Tabs {
    query(of: object): Promise<readonly { readonly id?: number }[]>;
  }
  const { browser, chrome } = globalThis as { browser?: { tabs: Tabs }; chrome?: { tabs: Tabs } };
  const [tab] = (await (browser ?? chrome)?.tabs.query({ active: true, lastFocusedWindow: true })) ?? [];
  const [clicks, worker] = [new BroadcastChannel('bench-click'), new BroadcastChannel('bench')];
  worker.onmessage = () => window.close();
  const report = (event: MouseEvent): void => {
    clicks.postMessage(Date.now() - performance.now() + event.timeStamp);
    if (!isFloor) return;
    event.stopImmediatePropagation();
    worker.postMessage({ task: 'inject', tabId: tab?.id ?? -1 });
  };
  addEventListener('click', report, { capture: true, once: true });
}
