import type { Network } from '../support/browser/network.ts';
import { waitFor } from '../support/browser/wait.ts';
import { parseRecordedTotal, sayRefusal } from '../support/browser/words.ts';
import { pressUntil, readScreenNumber, waitForNoNotices, waitForScreen } from '../support/e2e/captureProgress.ts';
import { requireFile } from '../support/e2e/dossier.ts';
import { countOverlayPixels } from '../support/e2e/overlayColours.ts';
import { readStoredItems } from '../support/e2e/storedItems.ts';
import { readPng } from '../support/images/png.ts';
import { expect, test } from './fixtures.ts';

/** Pages that obstruct our buttons, and interruptions between two screenshots. */
const PAGE_URL = 'https://genante.essai.example/page';
const BACKGROUND = [250, 230, 210] as const;

const post = (n: number): string =>
  `<article id="m${n}"><a rel="author" href="/membres/essai_${n}">essai_${n}</a> <a href="#m${n}"><time datetime="2025-11-16T19:1${n}:00+01:00">heure</time></a><p>Message ${n}, inventé.</p></article>`;

/** Of fewer than 40 screens: a longer page is asked about first. */
const page = (css: string, body: string): { body: string } => ({
  body: `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Page</title><style>
html { scrollbar-width: none; } body { margin: 0; } main { height: 27000px; background: linear-gradient(#ffffff, #88aacc); }
article { height: 120px; overflow: hidden; background: rgb(${BACKGROUND.join(' ')}); } ${css}</style></head><body>${body}</body></html>`,
});

const NEVER = 'https://genante.essai.example/jamais.png';

/** Images that never load slow the capture down, because Firefox would otherwise end before a button can be pressed. */
const slowPage = (network: Network): string => {
  network.serve(NEVER, { body: '', respond: () => new Promise(() => undefined) });
  const image = (at: number) => `<img loading="lazy" src="${NEVER}?${at}" style="top: ${at}px">`;
  return `<style>main { position: relative; } img { position: absolute; width: 9px; height: 99px; }</style><main>${Array.from({ length: 40 }, (_, n) => image(n * 500)).join('')}</main>`;
};

/** Hides what takes the values of our styles from the page. */
const HOSTILE_VALUES =
  'html { font-size: 1px; } dialog { font-size: 16px; } * { --overlay-surface: transparent !important; }';

test('our buttons and keys work above a modal dialog, which stays open @firefox', async ({ user, network }) => {
  const closing = `const dialog = document.querySelector('dialog'); dialog.showModal();
addEventListener('click', ({ target }) => target.closest('article') || dialog.close());`;
  network.serve(
    PAGE_URL,
    page(
      `dialog { width: 500px; margin: 40px; padding: 0; } article:last-child { background: #aa2244; } ${HOSTILE_VALUES}`,
      `${slowPage(network)}<dialog>${post(1)}${post(2)}</dialog><script>${closing}</script>`,
    ),
  );
  const view = await user.openPage(PAGE_URL);
  const isOpen = () => view.evaluate(() => document.querySelector('dialog')?.open);
  expect(parseRecordedTotal(await user.capturePost(view, '#m1 p'))).toBe(1);
  expect(countOverlayPixels(readPng(await view.screenshot())), 'the notice is on the screen').toBeGreaterThan(10_000);
  await pressUntil(waitForNoNotices(view), view, 'toast.close');
  await user.startPicking(view);
  await view.clickOverlayButton('picker.leave');
  await waitForNoNotices(view);
  expect(await isOpen()).toBe(true);

  const ended = user.captureFullPage(view);
  await waitForScreen(view, ended);
  await pressUntil(ended, view, 'progress.stop');
  expect(parseRecordedTotal(await ended)).toBe(2);
  expect(await isOpen()).toBe(true);
  const { files, exhibits } = await readStoredItems(user);
  expect(exhibits.map(({ fiche }) => [fiche.surface, fiche.outcome])).toEqual([
    ['post', 'complete'],
    ['page', 'partial'],
  ]);
  for (const { fiche, folder } of exhibits)
    for (const { path } of fiche.files.filter(({ path }) => path.endsWith('.png')))
      expect(countOverlayPixels(readPng(requireFile(files, `${folder}/${path}`)))).toBe(0);
});

test('captures a page that hides itself without the focus once the focus is back', async ({ user, network }) => {
  network.serve(
    PAGE_URL,
    page(
      '.away body > * { visibility: hidden; }',
      `${post(1)}<script>const { classList } = document.documentElement;
addEventListener('blur', () => classList.add('away')); addEventListener('focus', () => classList.remove('away'));</script>`,
    ),
  );
  const view = await user.openPage(PAGE_URL);
  expect(parseRecordedTotal(await user.captureScreen(view))).toBe(1);
  const { files, exhibits } = await readStoredItems(user);
  expect(exhibits[0]?.fiche.warnings).not.toContain('page-not-focused');
  const { rgb, width } = readPng(requireFile(files, `${exhibits[0]?.folder}/capture.png`));
  const at = (100 * width + 300) * 3;
  expect([...rgb.subarray(at, at + 3)]).toEqual([...BACKGROUND]);
});

test('the mouse works on a page that covers the picker and blocks keys; the popup stops a capture when presses are blocked too @firefox', async ({
  user,
  engine,
  network,
}) => {
  network.serve(
    PAGE_URL,
    page(
      '#over { inset: 0; margin: 0; border: 0; width: 100vw; height: 100vh; background: #ffffff80; pointer-events: none; }',
      `${post(1)}${post(2)}${slowPage(network)}<div id="over" popover="manual"></div><script>
for (const type of ['pointerdown', 'pointerup', 'mousedown', 'mouseup', 'click']) addEventListener(type, (event) => { if (!window.greedy) return; event.stopImmediatePropagation(); event.preventDefault(); }, true);
for (const type of ['keydown', 'keyup', 'keypress']) addEventListener(type, (event) => { event.stopImmediatePropagation(); event.preventDefault(); }, true);
const over = document.querySelector('#over');
addEventListener('pointermove', () => { over.hidePopover(); over.showPopover(); }, true); over.showPopover();</script>`,
    ),
  );
  const view = await user.openPage(PAGE_URL);
  expect(parseRecordedTotal(await user.capturePost(view, '#m2 p'))).toBe(1);
  await pressUntil(waitForNoNotices(view), view, 'toast.close');
  await user.startPicking(view);
  await view.clickOverlayButton('picker.leave');
  await waitForNoNotices(view);

  await view.runScript('window.greedy = true');
  await user.startPicking(view);
  await view.clickOverlayButton('picker.leave');
  await view.press('Escape');
  expect(await view.notices()).not.toEqual([]);
  const list = await user.listPosts(view);
  await waitForNoNotices(view);
  expect(parseRecordedTotal(await list.choose(0))).toBe(2);
  const ended = user.captureFullPage(view);
  await waitForScreen(view, ended);
  const popup = await user.openPopup(view);
  await popup.waitForVisible('[data-action="stop-capture"]');
  const isInView = () =>
    popup.evaluate(() => {
      const box = document.querySelector('[data-action="stop-capture"]')?.getBoundingClientRect();
      return scrollY === 0 && box !== undefined && box.bottom <= innerHeight;
    });
  await expect.poll(isInView).toBe(true);
  // Firefox takes its only screenshot after the stop, when the popup is closed.
  if (engine === 'chromium') {
    const screen = await waitFor('the number of a screen', () => readScreenNumber(view));
    await waitForScreen(view, ended, screen + 2);
  }
  await popup.click('[data-action="stop-capture"]');
  expect(parseRecordedTotal(await ended)).toBe(3);

  const { files, exhibits } = await readStoredItems(user);
  expect(exhibits[0]?.fiche.text).toContain('Message 2');
  const { outcome, warnings } = exhibits[2]?.fiche ?? {};
  expect([outcome, warnings]).toEqual(['partial', expect.arrayContaining(['page-captured-in-part'])]);
  if (engine === 'chromium') expect(warnings).toContain('page-not-focused');
  expect(countOverlayPixels(readPng(requireFile(files, `${exhibits[0]?.folder}/capture.png`)))).toBe(0);
});

test('restores the page and keeps nothing when the worker is killed during a full page', async ({ user, network }) => {
  network.serve(
    PAGE_URL,
    page(
      'header { position: fixed; top: 0; height: 40px; width: 100%; background: #204060; }',
      '<header></header><main></main>',
    ),
  );
  const view = await user.openPage(PAGE_URL);
  expect(parseRecordedTotal(await user.captureScreen(view))).toBe(1);
  await view.press('Escape');
  await waitForNoNotices(view);
  await view.evaluate(() => scrollTo(0, 321));
  const state = () => view.evaluate(() => [document.documentElement.outerHTML, scrollY]);
  const before = await state();
  const ended = user.captureFullPage(view);
  await waitForScreen(view, ended);
  await user.driver.killWorker();
  expect(await ended).toBe(sayRefusal('interrupted'));
  await view.press('Escape');
  await expect.poll(state).toEqual(before);
  expect(parseRecordedTotal(await user.captureScreen(view))).toBe(2);
  const { exhibits } = await readStoredItems(user);
  expect(exhibits.map(({ fiche }) => fiche.outcome)).toEqual(['complete', 'complete']);
});
