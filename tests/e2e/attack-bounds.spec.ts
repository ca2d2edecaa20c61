import { createLongCaptureWatcher } from '../support/browser/longCapture.ts';
import { parseRecordedThread } from '../support/browser/words.ts';
import { readStoredItems } from '../support/e2e/storedItems.ts';
import { expect, test } from './fixtures.ts';

/** The other bounds are those of the messages that a page sends: tests/integration/messages/bounds.test.ts. */
const ORIGIN = 'https://site-inconnu.example';

const post = (n: number, words: string): string =>
  `<article id="m${n}"><a rel="author" href="/membres/essai_${n}">essai_${n}</a>
<a href="#m${n}"><time datetime="2025-11-16T19:0${n}:00+01:00">heure</time></a><p>Message ${n}. ${words}</p></article>`;

const html = (body: string): string => `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Fil</title>
<style>body { margin: 0; font: 16px/24px sans-serif; } b { display: block; height: 1340000px; }</style></head><body>${body}</body></html>`;

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
