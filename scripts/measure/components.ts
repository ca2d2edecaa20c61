import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import puppeteer, { type CDPSession } from 'puppeteer-core';
import { findBrowser } from '../../tests/support/browser/find.ts';
import { runCommand } from '../cli.ts';
import { quantizePng } from '../pictures.ts';
import { buildComponentsPage } from './components/buildPage.ts';

const HELP = `npm run components -- [--out DIR]

Draws every component of the interface in every state on one page, and takes pictures of it in Chromium.

  --out DIR      folder of the pictures (docs/screens)`;

/** One picture. `media` are CSS media features. */
interface View {
  readonly name: string;
  readonly width: number;
  readonly media: Readonly<Record<string, string>>;
  readonly dir?: 'rtl';
  /** The size of text in the browser's settings, in px; 16 by default. */
  readonly textSize?: number;
}

const LIGHT = { 'prefers-color-scheme': 'light' };
const VIEWS: readonly View[] = [
  { name: 'clair', width: 960, media: LIGHT },
  { name: 'sombre', width: 960, media: { 'prefers-color-scheme': 'dark' } },
  { name: 'couleurs-forcees', width: 960, media: { 'forced-colors': 'active', 'prefers-color-scheme': 'dark' } },
  { name: 'texte-200', width: 960, media: LIGHT, textSize: 32 },
  { name: 'droite-a-gauche', width: 960, media: LIGHT, dir: 'rtl' },
  { name: '320', width: 320, media: LIGHT },
];

const FORCED_STATES = { survol: ['hover'], focus: ['focus', 'focus-visible'] } as const;

/** Draws the elements of each `data-state` as if the pointer or the focus were on them. */
async function forceStates(cdp: CDPSession): Promise<void> {
  await cdp.send('DOM.enable');
  await cdp.send('CSS.enable');
  const { root } = await cdp.send('DOM.getDocument');
  for (const [state, forcedPseudoClasses] of Object.entries(FORCED_STATES)) {
    const selector = `[data-state="${state}"]`;
    const { nodeIds } = await cdp.send('DOM.querySelectorAll', { nodeId: root.nodeId, selector });
    for (const nodeId of nodeIds) {
      await cdp.send('CSS.forcePseudoState', { nodeId, forcedPseudoClasses: [...forcedPseudoClasses] });
    }
  }
}

await runCommand(HELP, { out: { type: 'string', default: 'docs/screens' } }, async (values) => {
  const out = resolve(values.out);
  await mkdir(out, { recursive: true });
  const executablePath = await findBrowser('chromium');
  if (executablePath === null) throw new Error('no Chromium found: set RECUEIL_CHROMIUM');
  const folder = await mkdtemp(join(tmpdir(), 'recueil-components-'));
  const file = join(folder, 'components.html');
  await writeFile(file, await buildComponentsPage());
  const browser = await puppeteer.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-background-networking', '--force-color-profile=srgb', '--hide-scrollbars'],
  });
  try {
    for (const { name, width, media, dir = 'ltr', textSize = 16 } of VIEWS) {
      const page = await browser.newPage();
      await page.setViewport({ width, height: 900 });
      const cdp = await page.createCDPSession();
      const features = Object.entries(media).map(([feature, value]) => ({ name: feature, value }));
      await cdp.send('Emulation.setEmulatedMedia', { features });
      await cdp.send('Page.setFontSizes', { fontSizes: { standard: textSize } });
      await page.goto(pathToFileURL(file).href, { waitUntil: 'networkidle0' });
      for (const frame of page.frames()) {
        await frame.evaluate((direction) => {
          document.documentElement.dir = direction;
          scrollTo(0, 0);
        }, dir);
      }
      await forceStates(cdp);
      // Sticky parts are drawn where the window ends.
      const height = await page.evaluate(() => document.documentElement.scrollHeight);
      await page.setViewport({ width, height });
      // What is out of view is drawn once it is in view.
      for (const frame of page.frames()) {
        await frame.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
      }
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      await writeFile(join(out, `composants.${name}.png`), quantizePng(await page.screenshot()));
      console.log(`${name}${overflow > 0 ? `: ${overflow} px too wide` : ''}`);
      await page.close();
    }
  } finally {
    await browser.close();
    await rm(folder, { recursive: true });
  }
});
