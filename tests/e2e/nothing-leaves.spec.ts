import { execFile } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import type { BrowserName } from '../support/browser/driver.ts';
import { readDossier, requireFile } from '../support/e2e/dossier.ts';
import { PLAIN, WATCHER } from '../support/e2e/pages.ts';
import { expect, test } from './fixtures.ts';

/** A page with every way of HTML to load from elsewhere, so that a test notices when its saved source does. */
const EXTERNAL_LOADS_URL = 'https://forum.appeau.example/sujet/1';

const at = (name: string): string => `https://appeau.example/${name}`;
const SERVED_RESOURCES = [at('ran.js')];
/** Firefox 153 loads the images of a `srcset` whatever the page's policy: only removing the attribute prevents it. */
const LOADED_DESPITE_POLICY: Readonly<Record<BrowserName, readonly string[]>> = {
  chromium: [],
  firefox: [at('pixel.png'), at('pixel2.png'), at('source.png')],
};

/** Loads that a page's policy can prevent. */
const POLICY_BLOCKED_HTML = `
<img src="${at('pixel.png')}" srcset="${at('pixel2.png')} 2x" onerror="window.ran = 1" alt="">
<picture><source srcset="${at('source.png')}"><img alt=""></picture>
<video src="${at('film.mp4')}" poster="${at('poster.png')}" autoplay></video><audio src="${at('son.mp3')}" autoplay></audio>
<iframe src="${at('cadre')}"></iframe><iframe srcdoc="<script>parent.ran = 1</script>"></iframe>
<object data="${at('objet')}"></object><embed src="${at('greffon')}">
<svg><image href="${at('dessin.png')}"/><use href="${at('sprite.svg')}#i"/><script>window.ran = 1</script></svg>
<div style="background: u\\72l(${at('fond.png')})">Un message inventé.</div>
<style>@import "${at('import.css')}"; @font-face { font-family: f; src: url(${at('police.woff2')}) } body { font-family: f }</style>
<script src="${at('ran.js')}"></script><script>window.ran = 1; new Image().src = '${at('inline.png')}'</script>`;

/** Loads that only removing the attributes prevents: links and forms. */
const NAVIGATION_HTML = `
<a data-lure href="${at('lien')}" ping="${at('ping')}">Un lien</a> <a data-lure href="javascript:window.ran=1">Un autre</a>
<form action="${at('envoi')}" method="post"><input name="q" value="mot"><button data-lure>Envoyer</button></form>
<button data-lure formaction="${at('envoi2')}" onclick="window.ran = 1">Suite</button>`;

const page = (head: string, body: string): string => `<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><title>Appeau</title>${head}</head><body>${body}</body></html>`;

const EXTERNAL_LOADS_HTML = page(
  `<base href="${at('')}"><meta http-equiv="refresh" content="600; url=${at('rafraichi')}">
<link rel="stylesheet" href="${at('feuille.css')}"><link rel="icon" href="${at('icone.png')}">
<link rel="preconnect" href="${at('')}"><link rel="prefetch" href="${at('suivant')}">`,
  `${POLICY_BLOCKED_HTML}<article><p>Un message inventé, sur une page qui appelle ailleurs.</p></article>${NAVIGATION_HTML}`,
);

/** Adds loading elements to `source`, as if the snapshot had overlooked them. */
const addExternalLoads = (source: string): string => source.replace('</body>', () => `${POLICY_BLOCKED_HTML}</body>`);

// The requests of the browser itself are checked too, and pages of the disk disturb the next test in Firefox.
test.use({ ownBrowser: true });

test('npm run demo requests only the pages that the person opens, once each', async ({ engine }) => {
  const out = await mkdtemp(join(tmpdir(), 'recueil-demo-'));
  const demo = join(import.meta.dirname, '../../scripts/demo.ts');
  const { stdout } = await promisify(execFile)(process.execPath, [
    ...[demo, '--out', out, '--browser', engine, '--json'],
  ]);
  const { contacted, recorded } = JSON.parse(stdout);
  expect(recorded).toHaveLength(4);
  const pages = [
    'x.com/exemple_malo/status/2122762221640482816',
    'forum.rameurs.example/sujets/4821-regate-de-novembre',
  ];
  expect(contacted.person).toEqual(pages.map((page) => `GET ${page}`));
  expect(contacted.unasked).toEqual([]);
  console.log(`${engine}, by the browser itself: ${contacted.browser.join(', ') || 'nobody'}`);
});

test('the HTML files of a dossier contact nobody and run no script of the page when opened from a disk @firefox', async ({
  user,
  engine,
  network,
}) => {
  network.serve(EXTERNAL_LOADS_URL, { body: EXTERNAL_LOADS_HTML });
  for (const lure of SERVED_RESOURCES) network.serve(lure, { body: 'window.ran = 1', type: 'text/javascript' });
  const page = await user.openPage(EXTERNAL_LOADS_URL);
  await expect.poll(() => network.contacts().map(({ path }) => path)).toContain('/fond.png');
  await user.captureScreen(page);
  const { files } = await readDossier((await user.exportDossier(page)).zipPath);
  await page.close();
  const text = (path: string): string => Buffer.from(requireFile(files, path)).toString('utf8');
  const documents = {
    'page.html': text('pieces/P0001/page.html'),
    'index.html': text('index.html'),
    'verifier.html': text('verifier.html'),
    // Last, because a late request of the browser would count for the next page.
    'overlooked.html': addExternalLoads(text('pieces/P0001/page.html')),
  };
  const dir = await mkdtemp(join(tmpdir(), 'recueil-handed-'));
  for (const [name, html] of Object.entries(documents)) {
    const before = network.contacts().length;
    const { href } = pathToFileURL(join(dir, name));
    await writeFile(join(dir, name), html);
    const view = await user.driver.openPage(href);
    const found = await view.evaluate(() => {
      const lures = [...document.querySelectorAll<HTMLElement>('[data-lure]')];
      for (const lure of lures) lure.click();
      return { lures: lures.length, ran: 'ran' in window };
    });
    expect(found, name).toEqual({ lures: name === 'page.html' || name === 'overlooked.html' ? 4 : 0, ran: false });
    // Requests started before this page arrive before its own, which the log must contain.
    await (await user.openPage(PLAIN)).close();
    expect(await view.evaluate(() => location.href.replace(/#.*/, '')), name).toBe(href);
    await view.close();
    const requestedUrls = network
      .contacts()
      .slice(before)
      .filter(({ path }) => path !== '/favicon.ico')
      .map(({ host, path }) => `https://${host}${path}`);
    const allowed = name === 'overlooked.html' ? LOADED_DESPITE_POLICY[engine] : [];
    expect(
      requestedUrls.filter((address) => !allowed.includes(address)),
      name,
    ).toEqual([PLAIN]);
  }
});

test('puts nothing into a page before the person starts a capture @firefox', async ({ user }) => {
  const page = await user.openPage(WATCHER);
  const readPageState = () =>
    page.evaluate(() => {
      const { changes, roots, namesAtLoad } = window as unknown as Record<string, unknown>;
      return { changes, roots, newNames: Object.getOwnPropertyNames(window).length - Number(namesAtLoad) };
    });
  const popup = await user.openPopup(page);
  await popup.waitForVisible('[data-action="capture-post"]');
  expect(await readPageState()).toEqual({ changes: [], roots: 0, newNames: 0 });
  // The page's observers see our notice after a capture, so the test can fail.
  await user.capturePostFromList(page, 0);
  expect((await readPageState()).changes).not.toEqual([]);
});
