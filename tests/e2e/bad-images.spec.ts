import { importFiles } from '../support/browser/archiveFlow.ts';
import type { PageHandle } from '../support/browser/pageHandle.ts';
import { saying } from '../support/browser/words.ts';
import { writeToDisk } from '../support/e2e/sampleFiles.ts';
import { expect, test } from './fixtures.ts';

/** Images that no telephone makes whole: kept as received, and never said to be read when they are not. */

const NAMES = ['haute.png', 'coupee.jpg', 'coupee.png', 'abimee.jpg'];
const MESSAGES = ['Je sais où tu habites', 'Tu vas le regretter demain'];
const TIMEOUT_MS = 120_000;

/** Draws a message near the top and one near the end of an image. */
async function draw(page: PageHandle, height: number, type: 'image/png' | 'image/jpeg'): Promise<Buffer> {
  const base64 = await page.evaluate(
    async (rows, mediaType, [first = '', last = '']) => {
      const canvas = new OffscreenCanvas(1080, rows);
      const context = canvas.getContext('2d');
      if (context === null) throw new Error('no canvas');
      context.fillStyle = '#fff';
      context.fillRect(0, 0, canvas.width, canvas.height);
      context.fillStyle = '#111';
      context.font = '44px sans-serif';
      context.fillText(first, 60, 150);
      context.fillText(last, 60, rows - 100);
      const bytes = await (await canvas.convertToBlob({ type: mediaType })).arrayBuffer();
      return new Uint8Array(bytes).toBase64();
    },
    height,
    type,
    MESSAGES,
  );
  return Buffer.from(base64, 'base64');
}

test('a very tall screenshot is read to its end; a cut or damaged one is kept, not said to be so', async ({ user }) => {
  test.setTimeout(240_000);
  const carnet = await user.driver.openExtensionPage('carnet.html#import');
  await carnet.waitForVisible('#import-files');
  const [tall, jpeg, png] = [
    await draw(carnet, 30_000, 'image/png'),
    await draw(carnet, 1200, 'image/jpeg'),
    await draw(carnet, 1200, 'image/png'),
  ];
  const corrupt = Buffer.from(jpeg);
  corrupt.fill(0x55, jpeg.length / 2, jpeg.length / 2 + 40);
  const files = await writeToDisk(
    new Map([
      ['haute.png', tall],
      ['coupee.jpg', jpeg.subarray(0, Math.floor(jpeg.length * 0.6))],
      ['coupee.png', png.subarray(0, Math.floor(png.length * 0.6))],
      ['abimee.jpg', corrupt],
    ]),
  );
  await importFiles(carnet, files.paths);
  expect(await carnet.evaluate(() => document.querySelectorAll('[data-outcome="sealed"]').length)).toBe(4);
  expect(await carnet.evaluate(() => document.querySelectorAll('[data-warning="image-cut"]').length)).toBe(2);
  await carnet.click('[data-action="see-items"]');
  await carnet.click('[data-route="image-texts"]');
  await carnet.click('[data-action="read-image-texts"]');
  await expect
    .poll(() => carnet.text('[data-image-texts] [role="status"]'), { timeout: TIMEOUT_MS })
    .toMatch(/lues?\./);
  await carnet.click('.back');
  const isRead = new Map<string, boolean>();
  for (const position of [1, 2, 3, 4]) {
    await carnet.waitForVisible('[data-list="items"] [data-item]');
    await carnet.click(`[data-list="items"] li:nth-child(${position}) [data-item]`);
    await expect
      .poll(() => carnet.text('main'))
      .toMatch(new RegExp(`${saying('imageText.title').source}|${saying('imageText.unreadable').source}`));
    const page = await carnet.text('main');
    const name = NAMES.find((one) => page.includes(one)) ?? '';
    if (name === 'haute.png') {
      await carnet.click('[data-image-text] [data-action="reveal"]');
      for (const message of MESSAGES) expect(await carnet.text('.read-lines')).toContain(message);
    }
    isRead.set(name, await carnet.has('[data-action="erase-image-text"]'));
    await carnet.click('.back');
  }
  expect(Object.fromEntries(isRead)).toMatchObject({ 'haute.png': true, 'coupee.jpg': false, 'coupee.png': false });
});
