/** Draws assets/public/icon/*.png from assets/icon.svg with a Chromium: `node scripts/icons.ts`. */
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer-core';
import { findBrowser } from '../tests/support/browser/find.ts';

const SIZES = [16, 32, 48, 96, 128];
const svgUrl = new URL('../assets/icon.svg', import.meta.url);
const folder = fileURLToPath(new URL('../assets/public/icon/', import.meta.url));

const executablePath = await findBrowser('chromium');
if (executablePath === null) throw new Error('no Chromium found: set RECUEIL_CHROMIUM');
const browser = await puppeteer.launch({
  executablePath,
  args: ['--no-sandbox', '--disable-background-networking', '--force-color-profile=srgb'],
});
try {
  await mkdir(folder, { recursive: true });
  const page = await browser.newPage();
  await page.goto(svgUrl.href);
  for (const size of SIZES) {
    await page.setViewport({ width: size, height: size });
    await page.evaluate((side) => {
      document.documentElement.setAttribute('width', String(side));
      document.documentElement.setAttribute('height', String(side));
    }, size);
    await page.screenshot({ path: `${folder}${size}.png`, omitBackground: true });
  }
} finally {
  await browser.close();
}
