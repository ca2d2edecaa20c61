import { requireFile } from '../support/e2e/dossier.ts';
import {
  CHAT_HEADER,
  changingRows,
  conversation,
  growingRows,
  type LivingPage,
  lateRows,
  loadedComments,
  neverLoaded,
  readRows,
  stackBands,
  virtualFeed,
} from '../support/e2e/livingPages.ts';
import { readStoredItems } from '../support/e2e/storedItems.ts';
import { readPng } from '../support/images/png.ts';
import { expect, test } from './fixtures.ts';

const PAGES: readonly LivingPage[] = [
  lateRows(50, 120),
  lateRows(24, 1_500),
  virtualFeed(30, 450),
  virtualFeed(15, 1_200),
  loadedComments(40, 700),
  growingRows(40, 150),
];

test('a full page contains every row of a page that draws itself as one scrolls', async ({ user, network }) => {
  for (const { url, page } of PAGES) network.serve(url, page);
  const [first] = PAGES;
  let page = await user.openPage(first?.url ?? '');
  for (const { url } of PAGES) {
    page = await user.openPage(url);
    await user.captureFullPage(page);
  }
  const { files, exhibits } = await readStoredItems(user);
  expect(exhibits).toHaveLength(PAGES.length);
  for (const [index, { url, rows }] of PAGES.entries()) {
    const exhibit = exhibits[index];
    if (exhibit === undefined) throw new Error(`${url} is missing`);
    const { fiche, folder } = exhibit;
    const paths = fiche.files.filter(({ role }) => role === 'page').map(({ path }) => path);
    const image = stackBands(paths.map((path) => readPng(requireFile(files, `${folder}/${path}`))));
    expect([url, fiche.outcome, fiche.warnings]).toEqual([url, 'complete', []]);
    expect(readRows(image, rows), url).toEqual({ missing: [], repeated: [] });
  }
});

test('a conversation in a pane is captured from its first message, with its header', async ({ user, network }) => {
  const { url, rows, page: served } = conversation(50, 400);
  network.serve(url, served);
  const page = await user.openPage(url);
  await user.captureFullPage(page);
  const { files, exhibits } = await readStoredItems(user);
  const [exhibit] = exhibits;
  expect(exhibit?.fiche).toMatchObject({ outcome: 'complete', warnings: [] });
  const paths = exhibit?.fiche.files.filter(({ role }) => role === 'page').map(({ path }) => path) ?? [];
  const image = stackBands(paths.map((path) => readPng(requireFile(files, `${exhibit?.folder}/${path}`))));
  expect([...image.rgb.subarray(15, 18)]).toEqual([...CHAT_HEADER]);
  expect(readRows(image, rows)).toEqual({ missing: [], repeated: [] });
});

test('a full page that never comes to rest is partial and says why', async ({ user, network }) => {
  const changing = changingRows(20);
  const loading = neverLoaded(20);
  for (const { url, page } of [changing, loading]) network.serve(url, page);
  await user.captureFullPage(await user.openPage(changing.url));
  const page = await user.openPage(loading.url);
  await user.captureFullPage(page);
  const { exhibits } = await readStoredItems(user);
  expect(exhibits.map(({ fiche }) => [fiche.outcome, fiche.warnings])).toEqual([
    ['partial', ['content-changed']],
    ['partial', ['page-still-loading']],
  ]);
  const transformations = exhibits[1]?.fiche.files.flatMap((file) => file.transformations);
  expect(transformations).toContainEqual({ name: 'still-loading', screens: ['2'], causes: ['loading-indicator'] });
});
