import type { PageHandle } from '../support/browser/pageHandle.ts';
import { clickInPopup } from '../support/browser/popupFold.ts';
import { parseRecordedTotal } from '../support/browser/words.ts';
import { waitForRestart, waitForScreen } from '../support/e2e/captureProgress.ts';
import { requireFile } from '../support/e2e/dossier.ts';
import { PLAIN } from '../support/e2e/pages.ts';
import { readStoredItems } from '../support/e2e/storedItems.ts';
import { readPng } from '../support/images/png.ts';
import { expect, test } from './fixtures.ts';

// Zoom, window size and windows outlive a test.
test.use({ ownBrowser: true });

/** Changes of a page or its tab during a full-page capture. Firefox scrolls many times faster. */
const LONG = 'https://longue.essai.example/en-route';
const LEAVES = 'https://longue.essai.example/s-en-va';

const html = (height: number, script: string): { body: string } => ({
  body: `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Page longue</title><style>
html { scrollbar-width: none; } body { margin: 0; } main { height: ${height}px; background: linear-gradient(#ffffff, #88aacc); }
</style></head><body><main></main><script>${script}</script></body></html>`,
});

test('keeps no wrong image when the tab, the page, the zoom or the window size changes during a full-page capture @firefox', async ({
  user,
  engine,
  network,
}) => {
  const height = engine === 'chromium' ? 6_000 : 20_000;
  network.serve(LONG, html(height, ''));
  network.serve(
    LEAVES,
    html(height, `addEventListener('scroll', () => scrollY > 1500 && location.assign('${PLAIN}'));`),
  );
  const page = await user.openPage(LONG);
  const leaving = await user.openPage(LEAVES);
  const popup = await user.openPopup(leaving);
  await clickInPopup(popup, 'capture-page');
  await expect.poll(() => leaving.evaluate(() => location.href).catch(() => null)).toBe(PLAIN);
  // The popup shows what the background knows when it opens; the end of the page reaches it a moment later.
  const readPopup = async () => {
    const after = await user.openPopup(leaving);
    await after.waitForVisible('[data-kept]');
    return { isListed: await after.has('.interrupted'), hasItems: await after.has('[data-action="see-all"]') };
  };
  await expect.poll(readPopup).toEqual({ isListed: true, hasItems: false });

  const carnet = await user.driver.openExtensionPage('practice.html');
  const taken = user.captureFullPage(page);
  await waitForScreen(page, taken);
  await zoomTabs(carnet, 1.25);
  expect(parseRecordedTotal(await taken)).toBe(1);
  const resized = user.captureFullPage(page);
  await waitForScreen(page, resized);
  await resizeWindow(carnet, 700);
  expect(parseRecordedTotal(await resized)).toBe(2);
  const again = user.captureFullPage(page);
  await waitForScreen(page, again, 3);
  // The first screens after a restart are shown for a second.
  await Promise.all([waitForRestart(page, 3), resizeWindow(carnet, 760)]);
  await resizeWindow(carnet, 820);
  expect(parseRecordedTotal(await again)).toBe(3);
  // It waits while another tab is shown.
  const paused = user.captureFullPage(page);
  await waitForScreen(page, paused);
  const tabs = await listActiveTabs(carnet);
  const other = await user.openPage(PLAIN);
  await activateTabs(carnet, tabs);
  expect(parseRecordedTotal(await paused)).toBe(4);
  await other.close();
  const { files, exhibits } = await readStoredItems(user);
  const [zoomed, narrowed, secondResize, resumed] = exhibits.map(({ fiche }) => fiche);
  expect(zoomed).toMatchObject({
    outcome: 'complete',
    environment: { zoom: '1.25', devicePixelRatio: '1.25' },
    warnings: [],
  });
  expect(narrowed).toMatchObject({ outcome: 'complete', warnings: [] });
  // The capture restarted, so the image has one width, that of the resized window.
  const width = Math.round((narrowed?.environment.viewport.width ?? 0) * 1.25);
  expect(width).toBeLessThan(800);
  const bands = [...files.keys()].filter((path) => /P0002\/page-entiere/.test(path));
  expect(bands.length).toBeGreaterThan(0);
  // It restarts once only; then the captured part is kept, with warnings.
  expect(secondResize).toMatchObject({ outcome: 'partial', warnings: expect.arrayContaining(['window-resized']) });
  expect(secondResize?.warnings.includes('page-captured-in-part')).toBe(engine === 'chromium');
  expect(secondResize?.files.some(({ role }) => role === 'page')).toBe(true);
  expect(resumed).toMatchObject({ outcome: 'complete', warnings: [] });
  for (const path of bands) expect(Math.abs(readPng(requireFile(files, path)).width - width)).toBeLessThan(2);
});

const listActiveTabs = (ours: PageHandle): Promise<readonly number[]> =>
  ours.withApi(async (api) => (await api.tabs.query({ active: true })).map(({ id }) => id ?? -1));

/** Shows tabs again, as a person does with a click on them. */
async function activateTabs(ours: PageHandle, ids: readonly number[]): Promise<void> {
  await ours.withApi(async (api, wanted) => {
    for (const id of wanted) await api.tabs.update(id, { active: true });
  }, ids);
}

/** Zooms every active tab, from a page of ours in the background. */
async function zoomTabs(ours: PageHandle, zoom: number): Promise<void> {
  await ours.withApi(async (api, factor) => {
    const { tabs } = api;
    for (const { id } of await tabs.query({ active: true })) await tabs.setZoom(id, factor);
  }, zoom);
}

/** Resizes the window, as a person does with its edge. */
async function resizeWindow(ours: PageHandle, width: number): Promise<void> {
  await ours.withApi(async (api, wanted) => {
    const { id = -1 } = await api.windows.getCurrent();
    await api.windows.update(id, { width: wanted });
  }, width);
}
