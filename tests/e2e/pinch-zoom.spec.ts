import { clickInPopup } from '../support/browser/popupFold.ts';
import { parseRecordedThread, parseRecordedTotal } from '../support/browser/words.ts';
import { waitForScreen } from '../support/e2e/captureProgress.ts';
import { requireFile } from '../support/e2e/dossier.ts';
import { readStoredItems } from '../support/e2e/storedItems.ts';
import { readPng } from '../support/images/png.ts';
import { expect, test } from './fixtures.ts';

/**
 * A page enlarged with two fingers: a screenshot shows a part of the window. No driver of Firefox zooms so
 * (playwright.config.ts).
 */
const PAGE = 'https://loupe.essai.example/page';
const POSTS = 40;

const post = (n: number): string =>
  `<article id="m${n}"><a rel="author" href="/membres/essai_${n}">essai_${n}</a> <a href="#m${n}"><time datetime="2025-11-16T19:10:00+01:00">heure</time></a><p>Message ${n}, inventé.</p></article>`;

test.beforeEach(({ network }) => {
  const css = 'body { margin: 0; } article { height: 200px; background: #fae6d2; } #m1 { width: 500px; }';
  const posts = Array.from({ length: POSTS }, (_, n) => post(n + 1)).join('');
  const body = `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Page</title><style>${css}</style></head><body>${posts}</body></html>`;
  network.serve(PAGE, { body });
});

test('under pinch zoom, page and thread are refused; a post not shown whole is in part', async ({ user }) => {
  const page = await user.openPage(PAGE);
  await page.pinchZoom(2);
  for (const action of ['capture-page', 'capture-thread']) {
    const popup = await user.openPopup(page);
    await clickInPopup(popup, action);
    expect(await popup.attribute('[role="alert"]', 'data-code')).toBe('page-pinch-zoomed');
    expect(await popup.has('[data-action="see-all"]')).toBe(false);
  }
  for (const [place, selector] of ['#m1 p', '#m2 p'].entries())
    expect(parseRecordedTotal(await user.capturePost(page, selector))).toBe(place + 1);
  const { files, exhibits } = await readStoredItems(user);
  expect(exhibits.map(({ fiche }) => [fiche.outcome, fiche.warnings])).toEqual([
    ['complete', []],
    ['partial', ['post-cut-by-window']],
  ]);
  const { width, height } = readPng(requireFile(files, `${exhibits[0]?.folder}/publication.png`));
  expect([width, height]).toEqual([1000, 400]);
});

test('pinch zoom during a whole page or a thread leaves nothing wrong in what is complete', async ({ user }) => {
  const page = await user.openPage(PAGE);
  const whole = user.captureFullPage(page);
  await waitForScreen(page, whole, 3);
  await page.pinchZoom(2);
  expect(parseRecordedTotal(await whole)).toBe(1);
  await page.pinchZoom(1);
  const thread = user.captureThread(page);
  await waitForScreen(page, thread, 3);
  await page.pinchZoom(2);
  expect(parseRecordedThread(await thread)?.posts).toBe(POSTS);
  const { exhibits } = await readStoredItems(user);
  const [first, ...posts] = exhibits;
  expect([first?.fiche.outcome, first?.fiche.warnings]).toEqual([
    'partial',
    ['page-captured-in-part', 'window-resized'],
  ]);
  expect(posts.filter(({ fiche }) => fiche.outcome === 'partial').length).toBeGreaterThan(10);
  for (const { fiche } of posts)
    if (fiche.outcome === 'complete') expect(fiche.files.map(({ role }) => role)).toContain('post');
});
