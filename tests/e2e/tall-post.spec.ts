import type { PageHandle } from '../support/browser/pageHandle.ts';
import { parseRecordedThread, parseRecordedTotal } from '../support/browser/words.ts';
import { openAll } from '../support/e2e/captureProgress.ts';
import { requireFile } from '../support/e2e/dossier.ts';
import { readStoredItems } from '../support/e2e/storedItems.ts';
import { captureInTallWindow } from '../support/e2e/tallWindow.ts';
import { countDifferences, cropPixels, readPng } from '../support/images/png.ts';
import { expect, test } from './fixtures.ts';

/** Posts taller than the window, with a different colour for each line. */
const LONG = 'https://fils.essai.example/long-message';
const PANE = 'https://fils.essai.example/long-message-dans-un-volet';
/** A page without doctype, in quirks mode, that no element scrolls. */
const OLD = 'https://fils.essai.example/long-message-ancien';
const TALL = 1800;
const LINE = 20;

const lines = Array.from({ length: TALL / LINE }, (_, n) => `<i style="background:rgb(${n} ${200 - n} 40)"></i>`).join(
  '',
);
const post = (n: number, height: number, inside: string): string =>
  `<article id="m${n}" style="height:${height}px"><a rel="author" href="/membres/essai_${n}">essai_${n}</a>
<a href="#m${n}"><time datetime="2025-11-16T19:0${n}:00+01:00">heure</time></a><p>Message ${n}.</p>${inside}</article>`;

const html = (css: string, body: string): string => `<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><title>Long message</title><style>
html { scrollbar-width: none; } body { margin: 0 auto; width: 700px; font: 16px/24px sans-serif; }
header { position: sticky; top: 0; height: 50px; background: #dddddd; }
footer { position: fixed; bottom: 0; left: 0; right: 0; height: 40px; background: #333333; }
article { overflow: hidden; } i { display: block; height: ${LINE}px; }
${css}</style></head><body>${body}</body></html>`;

const three = post(1, 130, '') + post(2, TALL, lines) + post(3, 130, '');

test.beforeEach(({ network }) => {
  network.serve(LONG, { body: html('', `<header></header>${three}<footer></footer>`) });
  const old = html('html, body { overflow-x: hidden; }', three).replace('<!doctype html>', '');
  network.serve(OLD, { body: old });
  network.serve(PANE, {
    body: html(
      'html, body { height: 100%; overflow: hidden; } main { height: 60vh; overflow-y: auto; scrollbar-width: none; }',
      `<main>${three}</main>`,
    ),
  });
});

test('captures a post taller than the window as a tall window shows @firefox', async ({ user, engine, network }) => {
  const page = await user.openPage(LONG);
  expect(parseRecordedTotal(await user.capturePost(page, '#m2'))).toBe(1);
  const { files, exhibits } = await readStoredItems(user);
  const fiche = exhibits[0]?.fiche;
  expect(fiche).toMatchObject({ outcome: 'complete', warnings: [] });
  const image = fiche?.files.find(({ role }) => role === 'post');
  expect(image?.path).toBe('publication.png');
  expect(image?.transformations.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['scrolled-through', 'shown-once', 'stitched']),
  );
  const [tall] = await captureInTallWindow(engine, network, new Map([[LONG, 50 + 130 + TALL]]));
  if (tall === undefined) throw new Error('no tall window');
  const left = (tall.width - 700) / 2;
  const shot = readPng(requireFile(files, 'pieces/P0001/publication.png'));
  expect(countDifferences(shot, cropPixels(tall, left, 180, 700, TALL))).toBe(0);
  expect(await page.evaluate(() => document.querySelector('footer')?.getAttribute('style'))).toBeNull();
});

test('captures tall posts in a scrolling pane, in a thread and in a quirks-mode page', async ({ user }) => {
  const [page, old] = (await openAll(user, [PANE, OLD])) as [PageHandle, PageHandle]; // two
  expect(parseRecordedThread(await user.captureThread(page))?.posts).toBe(3);
  expect(await old.evaluate(() => [document.compatMode, document.scrollingElement])).toEqual(['BackCompat', null]);
  expect(parseRecordedTotal(await user.capturePost(old, '#m2'))).toBe(4);
  const { files, exhibits } = await readStoredItems(user);
  expect(exhibits.map(({ fiche }) => fiche.warnings)).toEqual([[], [], [], []]);
  const heights = exhibits.map(({ folder }) => readPng(requireFile(files, `${folder}/publication.png`)).height);
  expect(heights).toEqual([130, TALL, 130, TALL]);
});
