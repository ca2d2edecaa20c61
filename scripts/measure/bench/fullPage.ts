import { setTimeout as pause } from 'node:timers/promises';
import { parseRecordedThread } from '../../../tests/support/browser/words.ts';
import { type Group, openSession } from './builds.ts';
import { QUOTA_MS, timeProbed } from './capture.ts';

const STILL_PAGE = 'https://pages.exemple.invalid/page';
const THREAD_PAGES = 'https://pages.exemple.invalid/fil/';
const HEADER_PX = 50;
const POSTS = 60;

/** A page whose header stays in the window. */
const buildPage = (
  body: string,
): string => `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Page</title>
<style>html{scrollbar-width:none}body{margin:0;font:16px sans-serif}header{position:sticky;top:0;height:${HEADER_PX}px;background:#ddd}
p{margin:0;height:40px}article{box-sizing:border-box;padding:8px;border-bottom:1px solid #999}</style></head>
<body><header>En-tête</header>${body}</body></html>`;

/** Runs in the page: fills ten screens with lines. */
function fillTenScreens(headerPx: number): void {
  for (let n = 0; n < Math.floor((10 * innerHeight - headerPx) / 40); n += 1) {
    const line = document.body.appendChild(document.createElement('p'));
    line.style.background = `hsl(${n % 360} 60% 80%)`;
    line.textContent = `Ligne ${n}, inventée.`;
  }
}

/** Measures a full page against a plain series of screenshots. */
export const fullPageGroup: Group = async (build, atEnd) => {
  const { user, network, run, close } = await openSession(build);
  atEnd(close);
  network.serve(STILL_PAGE, { body: buildPage(`<script>(${fillTenScreens})(${HEADER_PX})</script>`) });
  const page = await user.openPage(STILL_PAGE);
  return async () => {
    await pause(QUOTA_MS);
    const value = await timeProbed(page, () => user.captureFullPage(page));
    await pause(QUOTA_MS);
    return { fullPage: { value, floor: await run('inWorker', { task: 'fullPage' }) } };
  };
};

/** CSS pixels. */
const heightOf = (n: number): number => 90 + (n % 5) * 37;
const posts = Array.from(
  { length: POSTS },
  (_, n) =>
    `<article id="m${n}" style="height:${heightOf(n)}px"><a rel="author" href="/membres/lo">lo</a> <a href="#m${n}"><time datetime="2025-11-16">jour</time></a> Message ${n}, inventé.</article>`,
).join('');

/** Measures a thread against the fewest screenshots, in number and time. */
export const threadGroup: Group = async (build, atEnd) => {
  const { user, network, close } = await openSession(build);
  atEnd(close);
  let threads = 0;
  return async () => {
    threads += 1;
    // A second capture of one thread keeps what is new alone.
    const address = `${THREAD_PAGES}${threads}`;
    network.serve(address, { body: buildPage(posts) });
    const page = await user.openPage(address);
    const windowHeight = await page.evaluate(() => innerHeight);
    const scrollMs = await page.evaluate(timeScroll);
    const start = performance.now();
    const recorded = parseRecordedThread(await user.captureThread(page));
    const value = performance.now() - start;
    await page.close();
    if (recorded?.posts !== POSTS) throw new Error('not every post of the thread was recorded');
    const quotaMs = build.browser === 'chromium' ? Math.floor((recorded.shots - 1) / 2) * 1_000 : 0;
    return {
      thread: { value, floor: Math.max(scrollMs, quotaMs) },
      threadScreenshots: { value: recorded.shots, floor: countFewestScreens(windowHeight - HEADER_PX) },
    };
  };
};

/** Runs in the page: times scrolling through it, two frames a screen, and returns to its start. */
async function timeScroll(): Promise<number> {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const start = performance.now();
  for (let before = -1; scrollY !== before; ) {
    before = scrollY;
    scrollBy(0, innerHeight * 0.9);
    await frame();
    await frame();
  }
  const ms = performance.now() - start;
  scrollTo(0, 0);
  return ms;
}

/** Fills screens from the top: the fewest that show every post whole. */
function countFewestScreens(screenHeight: number): number {
  let screens = 1;
  let used = 0;
  for (let n = 0; n < POSTS; n += 1) {
    if (used + heightOf(n) > screenHeight) {
      screens += 1;
      used = 0;
    }
    used += heightOf(n);
  }
  return screens;
}
