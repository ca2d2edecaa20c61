import type { ServedPage } from '../support/browser/network.ts';
import type { PageHandle } from '../support/browser/pageHandle.ts';
import { openAll } from '../support/e2e/captureProgress.ts';
import { requireFile } from '../support/e2e/dossier.ts';
import { barColour, measureBars, stackBands } from '../support/e2e/livingPages.ts';
import { readStoredItems } from '../support/e2e/storedItems.ts';
import { encodeRgbPng, readPng } from '../support/images/png.ts';
import { expect, test } from './fixtures.ts';

const SITE = 'https://lente.essai.example';
const POST_HEIGHT = 90;

/** A machine needs some hundred milliseconds for a screen of these, many frames more than a still page. */
const SHADOWS = Array.from({ length: 10 }, (_, n) => `inset ${n % 7}px ${n % 5}px 40px rgba(${n}, 0, 0, 0.01)`).join();

const post = (n: number): string =>
  `<article class="post" id="m${n}"><b style="background:${barColour(n)}"></b><a rel="author" href="/membres/essai_${n % 7}">essai_${n % 7}</a><p>Message numéro ${n}, inventé.</p></article>`;

const html = (
  posts: number,
): string => `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Lente</title><style>
html, body { margin: 0; background: #fff; font: 16px/20px sans-serif; }
.post { box-sizing: border-box; position: relative; height: ${POST_HEIGHT}px; padding: 8px 8px 8px 40px; overflow: hidden; box-shadow: ${SHADOWS}; }
.post b { position: absolute; left: 0; top: 0; bottom: 0; width: 24px; }
.post p { margin: 0; }
.pane { height: 100vh; overflow-y: auto; }
</style></head><body><div class="pane">${Array.from({ length: posts }, (_, n) => post(n)).join('')}</div></body></html>`;

type Stored = Awaited<ReturnType<typeof readStoredItems>>;

/** The height of each post's bar in the pictures of a capture, from top to bottom. */
function listBars({ files }: Stored, { folder, fiche }: Stored['exhibits'][number], role: 'post' | 'page') {
  const bands = fiche.files.filter((file) => file.role === role);
  const picture = stackBands(bands.map(({ path }) => readPng(requireFile(files, `${folder}/${path}`))));
  return [...measureBars(picture)].filter(([n]) => n >= 0);
}

test('a post that is drawn late is in its picture, not what was there before @firefox', async ({ user, network }) => {
  network.serve(`${SITE}/liste`, { body: html(80) });
  const page = await user.openPage(`${SITE}/liste`);
  const chosen = [79, 0, 40];
  for (const n of chosen) await user.capturePostFromList(page, n);
  const stored = await readStoredItems(user);
  expect(stored.exhibits.map((exhibit) => listBars(stored, exhibit, 'post'))).toEqual(
    chosen.map((n) => [[n, POST_HEIGHT]]),
  );
});

test('a thread and a whole page that are drawn late have every post in its place', async ({ user, network }) => {
  network.serve(`${SITE}/fil`, { body: html(24) });
  const [page, again] = (await openAll(user, [`${SITE}/fil`, `${SITE}/fil`])) as [PageHandle, PageHandle]; // two
  await user.captureThread(page);
  await user.captureFullPage(again);
  const stored = await readStoredItems(user);
  const [whole, ...posts] = stored.exhibits.toReversed();
  const bars = Array.from({ length: 24 }, (_, n) => [n, POST_HEIGHT]);
  expect(whole && listBars(stored, whole, 'page')).toEqual(bars);
  expect(posts.reverse().map((exhibit) => listBars(stored, exhibit, 'post'))).toEqual(bars.map((bar) => [bar]));
});

const IMAGE = encodeRgbPng({ width: 200, height: 40, rgb: new Uint8Array(200 * 40 * 3).fill(90) });

/** In these, no image that is missing would be seen, or the page shows it as broken. */
const HARMLESS_IMAGES = [
  '<img width="1" height="1" src="@">',
  '<img style="display: none" src="@">',
  '<img style="width: 1px; height: 1px" src="@">',
  '<img style="position: absolute" src="@">',
  '<div style="width: 90px; overflow: hidden; white-space: nowrap"><i style="display: inline-block; width: 100px"></i><img width="200" height="40" src="@"></div>',
  '<img width="200" height="40" src="/cassee.png">',
];
const LATE_IMAGES = [
  '<img width="200" height="40" src="@">',
  '<img src="@">',
  '<img style="opacity: 0" width="200" height="40" src="@" onload="this.style.opacity = 1">',
  '<p><img src="@" loading="lazy"></p>',
  '<p class="shadow"><img width="200" height="40" src="@"></p>',
];

/**
 * A page of seven posts with the images of `markups`: the harmless ones in the second post, each late one in a further
 * post. The page asks for them once it has loaded; the site sends them when `arrive` is called.
 */
function buildLateImages(markups: readonly string[]) {
  const { promise, resolve: arrive } = Promise.withResolvers<void>();
  const image: ServedPage = { body: '', respond: () => promise.then(() => ({ body: IMAGE, type: 'image/png' })) };
  const images = markups.map((markup) => [LATE_IMAGES.indexOf(markup) + 2 || 1, markup] as const);
  const script = `addEventListener('load', () => {
    for (const [n, [post, markup]] of ${JSON.stringify(images)}.entries())
      document.querySelector('#m' + post).insertAdjacentHTML('beforeend', markup.replace('@', '/image.png?' + n));
    for (const host of document.querySelectorAll('.shadow'))
      host.attachShadow({ mode: 'open' }).append(...host.children);
  })`;
  const page = { body: html(7).replace('</body>', `<script>${script}</script></body>`) };
  return { page, image, count: images.length, arrive };
}

test('a post whose image is still loading is partial, as are the screen and the thread', async ({ user, network }) => {
  const { page: served, image, count, arrive } = buildLateImages([...HARMLESS_IMAGES, ...LATE_IMAGES]);
  network.serve(`${SITE}/images`, served);
  for (let n = 0; n < count; n += 1) network.serve(`${SITE}/image.png?${n}`, image);
  const page = await user.openPage(`${SITE}/images`);
  for (const post of [0, 1, 2, 3, 4, 5, 6]) await user.capturePostFromList(page, post);
  await user.captureScreen(page);
  await user.captureThread(page);
  await page.press('Escape');
  arrive();
  await user.capturePostFromList(await user.openPage(`${SITE}/images`), 2);
  const { exhibits } = await readStoredItems(user);
  const posts = ['complete', 'complete', 'partial', 'partial', 'partial', 'partial', 'partial'];
  expect(exhibits.map(({ fiche }) => fiche.outcome)).toEqual([...posts, 'partial', ...posts, 'complete']);
  for (const { fiche } of exhibits)
    expect(fiche.warnings).toEqual(fiche.outcome === 'partial' ? ['page-still-loading'] : []);
});

test('a whole page whose image never comes is partial, unless nobody would see it', async ({ user, network }) => {
  // In view, and one that a page loads only once it is scrolled to.
  const late = [0, 3].map((kind) => [LATE_IMAGES[kind] ?? '']);
  const pages = [HARMLESS_IMAGES, ...late].map((markups) => buildLateImages(markups));
  for (const [at, { page, image, count }] of pages.entries()) {
    const site = `https://lente-${at}.essai.example`;
    network.serve(`${site}/images`, page);
    for (let n = 0; n < count; n += 1) network.serve(`${site}/image.png?${n}`, image);
  }
  const urls = pages.map((_, at) => `https://lente-${at}.essai.example/images`);
  for (const page of await openAll(user, urls)) await user.captureFullPage(page);
  const { exhibits } = await readStoredItems(user);
  const missing = ['partial', ['page-still-loading'], [{ name: 'still-loading', screens: ['1'], causes: ['image'] }]];
  expect(
    exhibits.map(({ fiche: { outcome, warnings, files } }) => [
      outcome,
      warnings,
      files.flatMap(({ transformations }) => transformations.filter(({ name }) => name === 'still-loading')),
    ]),
  ).toEqual([['complete', [], []], ...late.map(() => missing)]);
});
