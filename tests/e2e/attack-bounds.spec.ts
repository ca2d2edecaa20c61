import { createLongCaptureWatcher } from '../support/browser/longCapture.ts';
import { parseRecordedThread, parseRecordedTotal } from '../support/browser/words.ts';
import { readStoredItems } from '../support/e2e/storedItems.ts';
import { expect, test } from './fixtures.ts';

/** Pages whose values are beyond every bound: each capture is recorded, and says what it cut. */
const ORIGIN = 'https://site-inconnu.example';

const post = (n: number, words: string): string =>
  `<article id="m${n}"><a rel="author" href="/membres/essai_${n}">essai_${n}</a>
<a href="#m${n}"><time datetime="2025-11-16T19:0${n}:00+01:00">heure</time></a><p>Message ${n}. ${words}</p></article>`;

const html = (body: string): string => `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Fil</title>
<style>body { margin: 0; font: 16px/24px sans-serif; } i { position: sticky; top: 0; } b { display: block; height: 1340000px; } p { overflow: hidden; max-height: var(--most, none); }</style></head><body>${body}</body></html>`;

test('attack: a post of 1.34 million pixels is recorded in part, and the thread goes on', async ({ user, network }) => {
  network.serve(ORIGIN, { body: html([post(1, ''), post(2, '<b></b>'), post(3, '')].join('')) });
  const page = await user.openPage(ORIGIN);
  expect(await page.evaluate(() => document.querySelector('#m2')?.clientHeight)).toBeGreaterThan(1_300_000);
  // So long a page asks how far to go.
  const toEnd = createLongCaptureWatcher(page, () => undefined);
  const popup = await user.listPosts(page);
  expect(parseRecordedThread(await popup.thread(toEnd))?.posts).toBe(3);
  const { exhibits } = await readStoredItems(user);
  expect(exhibits.map(({ fiche }) => fiche.warnings.includes('size-cut'))).toEqual([false, true, false]);
  expect(exhibits.map(({ fiche }) => fiche.outcome)).toEqual(['complete', 'partial', 'complete']);
});

test('attack: an address of 60,000 characters costs no capture, in any mode', async ({ user, network }) => {
  network.serve(ORIGIN, { body: html(post(1, '')) });
  const page = await user.openPage(ORIGIN);
  await page.evaluate(() => history.replaceState(null, '', `/?q=${'a'.repeat(60_000)}`));
  const outcomes = [
    await user.captureScreen(page),
    await user.capturePost(page, '#m1 p'),
    await user.captureFullPage(page),
    await user.captureThread(page),
  ];
  expect(outcomes.slice(0, 3).map(parseRecordedTotal)).toEqual([1, 2, 3]);
  expect(parseRecordedThread(outcomes[3] ?? '')?.posts).toBe(1);
  const { exhibits } = await readStoredItems(user);
  for (const { fiche } of exhibits) {
    expect(fiche.address.page).toHaveLength(20_000);
    expect(fiche).toMatchObject({ outcome: 'partial', warnings: expect.arrayContaining(['value-cut']) });
  }
});

test('attack: a whole page with 1,100 sticky elements is recorded', async ({ user, engine, network }) => {
  network.serve(ORIGIN, { body: html(`${post(1, '')}${'<i>x</i> '.repeat(1100)}`) });
  const page = await user.openPage(ORIGIN);
  expect(parseRecordedTotal(await user.captureFullPage(page))).toBe(1);
  const { exhibits } = await readStoredItems(user);
  const [fiche] = exhibits.map((one) => one.fiche);
  // Firefox draws the page at once, and changes no element.
  if (engine === 'firefox') return expect(fiche?.warnings).toEqual([]);
  expect(fiche?.warnings).toContain('value-cut');
  const changes = fiche?.files.flatMap(({ transformations }) => transformations).find(({ name }) => name === 'unstuck');
  expect(changes?.elements).toHaveLength(1000);
});

test('attack: long links and texts do not freeze the page', async ({ user, network }) => {
  const long = [
    `<a href="/status/${'1'.repeat(300_000)}/x">lien</a>`,
    `<a href="/a?${'token'.repeat(60_000)}">lien</a>`,
    `<span>répondre${' '.repeat(300_000)}x</span>`,
    `<div class="${'comment__item--'.repeat(20_000)}!" style="background:${'url('.repeat(70_000)}">x</div>`,
    `<span>${'1 '.repeat(150_000)}</span>`,
  ];
  const style = '<style>:root { --most: 60px; }</style>';
  const body = html(style + post(1, '') + long.map((part, n) => post(n + 2, part)).join(''));
  // A permalink is looked for only in a post without an address.
  network.serve(ORIGIN, { body: body.replaceAll(/<a href="#m\d"><time[^<]*<\/time><\/a>/g, '') });
  const page = await user.openPage(ORIGIN);
  expect(parseRecordedTotal(await user.capturePost(page, '#m2 p'))).toBe(1);
  expect(parseRecordedThread(await user.captureThread(page))?.posts).toBe(6);
});
