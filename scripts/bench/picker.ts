import { setTimeout as pause } from 'node:timers/promises';
import type { PageHandle } from '../../tests/support/browser/pageHandle.ts';
import { waitFor } from '../../tests/support/browser/wait.ts';
import { readSamplePage, X_PAGE } from '../../tests/support/demo-pages/samples.ts';
import type { BenchSession, OpenSession } from './benchSession.ts';
import { type Figures, pickFigure } from './measured.ts';
import { takeReadings } from './readings.ts';

/** Per reading: as many new pages with our script, and with an empty one. */
const ROUNDS = 3;
const CHOICE = '[data-action="capture-post"]';
/** Time for the page, and for the popup, to have nothing left to do before the click. */
const REST_MS = 600;
/** Time for the picker to be shown before the page is polled, which slows it down. */
const UNDISTURBED_MS = 500;

/** Measures from the click on « Capturer une publication » to the picker's frame, on pages that never had our script. */
export const measurePicker = (open: OpenSession): Promise<Figures> =>
  open(async (session) => {
    session.network.serve(X_PAGE, await readSamplePage('x'));
    await timeChoice(session, 'picker'); // starts the background
    const shown = await takeReadings(ROUNDS, async () => ({
      picker: await timeChoice(session, 'picker'),
      empty: await timeChoice(session, 'empty script'),
    }));
    return [pickFigure('picker.cold', shown, 'picker', 'empty')];
  });

async function timeChoice({ user, run }: BenchSession, injected: 'picker' | 'empty script'): Promise<number> {
  const page = await user.openPage(X_PAGE);
  await pause(REST_MS);
  const popup = await user.openPopup(page);
  await popup.evaluate(timeNextClick, injected === 'empty script');
  await pause(REST_MS);
  await popup.click(CHOICE);
  await pause(UNDISTURBED_MS);
  const painted = Number(await readPainted(page));
  const ms = painted - (await run('takeLastClick'));
  await page.close();
  return ms;
}

const readPainted = (page: PageHandle): Promise<string> =>
  waitFor('the first frame after the injection', () => page.attribute('html', 'data-bench-painted'));

/** Runs in the popup: reports the time of the next click and, for the floor, has an empty script injected instead of ours. */
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
