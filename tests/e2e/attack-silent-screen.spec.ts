import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PageHandle } from '../support/browser/pageHandle.ts';
import { parseRecordedTotal } from '../support/browser/words.ts';
import { LOGGING, LOGGING_HTML, UNDRAWN_HTML } from '../support/e2e/loggingPage.ts';
import { expect, test } from './fixtures.ts';

/** An extension whose popup is empty. */
const CONTROL_FILES = {
  'manifest.json': JSON.stringify({
    manifest_version: 3,
    name: 'Control',
    version: '1',
    permissions: ['activeTab'],
    action: { default_popup: 'popup.html' },
    browser_specific_settings: { gecko: { id: 'control@recueil.invalid' } },
  }),
  'popup.html': '<!doctype html><meta charset="utf-8"><title>Control</title>',
};

const readLog = (page: PageHandle): Promise<readonly string[]> =>
  page.evaluate(() => [...(window as unknown as { log: string[] }).log]);

/** Resolves with the length of the log once nothing was logged for 20 frames. */
const waitForQuiet = (page: PageHandle): Promise<number> =>
  page.evaluate(async () => {
    const { log } = window as unknown as { log: string[] };
    for (let length = -1; length !== log.length; ) {
      length = log.length;
      for (let frames = 0; frames < 20; frames += 1) await new Promise(requestAnimationFrame);
    }
    return log.length;
  });

const waitForFrames = (page: PageHandle): Promise<void> =>
  page.evaluate(async () => {
    for (let frames = 0; frames < 20; frames += 1) await new Promise(requestAnimationFrame);
  });

/** What the page logged during `work`: each line once, with how often. */
async function logDuring(page: PageHandle, work: () => Promise<unknown>): Promise<ReadonlyMap<string, number>> {
  const before = await waitForQuiet(page);
  await work();
  await expect.poll(() => page.evaluate(() => document.hasFocus())).toBe(true);
  await waitForQuiet(page);
  const counts = new Map<string, number>();
  for (const line of (await readLog(page)).slice(before)) counts.set(line, (counts.get(line) ?? 0) + 1);
  return counts;
}

test('attack: a page that logs everything sees no more of « the screen » than of an empty popup @firefox', async ({
  user,
  network,
  openBrowser,
}) => {
  network.serve(LOGGING, { body: LOGGING_HTML });
  const controlDir = await mkdtemp(join(tmpdir(), 'recueil-control-'));
  for (const [name, text] of Object.entries(CONTROL_FILES)) await writeFile(join(controlDir, name), text);
  const control = await openBrowser({ extensionDir: controlDir });

  const controlPage = await control.openPage(LOGGING);
  const empty = await logDuring(controlPage, async () => {
    const popup = await control.driver.clickToolbar(controlPage);
    // The page reads its focus once a frame: a popup that closes within one would leave no line.
    await expect.poll(() => controlPage.evaluate(() => document.hasFocus())).toBe(false);
    await waitForFrames(controlPage);
    await popup.evaluate(() => window.close()).catch(() => undefined);
    await expect.poll(() => popup.isClosed()).toBe(true);
  });

  const page = await user.openPage(LOGGING);
  const seen = await logDuring(page, async () => {
    expect(parseRecordedTotal(await user.captureScreen(page))).toBe(1);
  });
  const listMore = (log: ReadonlyMap<string, number>) =>
    [...log].filter(([line, times]) => times > (empty.get(line) ?? 0)).map(([line]) => line);
  expect(listMore(seen)).toEqual([]);
  // The log works: the page notices the popup, and the picker.
  expect([...empty.keys()]).toContain('event blur');
  const picked = await logDuring(page, () => user.capturePost(page, '.words'));
  expect(listMore(picked)).toContain('mutation childList HTML ');
  // It does not learn which extension it is.
  expect(listMore(picked)).not.toContain('event message');
});

test('attack: no request tells a site that a screen with undrawn parts is kept @firefox', async ({ user, network }) => {
  network.serve(LOGGING, { body: UNDRAWN_HTML });
  const page = await user.openPage(LOGGING);
  await waitForFrames(page);
  const before = network.contacts().length;
  expect(parseRecordedTotal(await user.captureScreen(page))).toBe(1);
  await waitForFrames(page);
  expect(network.contacts().slice(before)).toEqual([]);
  // The browser loads these images as soon as anything measures the element.
  await page.evaluate(() => document.querySelector('#measured')?.getBoundingClientRect());
  await expect.poll(() => network.contacts().map(({ path }) => path)).toContain('/mesure.png');
});
