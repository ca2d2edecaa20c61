import {
  isKeptInPart,
  parseRecordedThread,
  parseRecordedTotal,
  say,
  saying,
  sayWarning,
} from '../support/browser/words.ts';
import { openAll } from '../support/e2e/captureProgress.ts';
import { readStoredItems } from '../support/e2e/storedItems.ts';
import { expect, test } from './fixtures.ts';

const URL = 'https://fils.essai.example/blancs';

const post = (n: number, style: string): string =>
  `<article id="m${n}" style="height:90px;${style}"><a style="color:inherit;text-decoration:none" rel="author" href="/membres/essai_${n}">essai_${n}</a><p>Message numéro ${n}, inventé.</p></article>`;

/** Words that are white on a white picture: the page has them, and only the pixels tell that none shows. */
const UNDRAWN = 'color:#fff;background-image:linear-gradient(#fff,#fff);';

const page = {
  body: `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Fil</title></head><body style="background:#fff">${post(1, '')}${post(2, UNDRAWN)}${post(3, '')}</body></html>`,
};

test('a picture without the words of its post is taken again, then incomplete @firefox', async ({ user, network }) => {
  network.serve(URL, page);
  const opened = await user.openPage(URL);
  const single = await user.capturePost(opened, '#m2');
  expect(parseRecordedTotal(single)).toBe(1);
  expect(single).toContain(sayWarning('image-incomplete'));
  await expect.poll(async () => isKeptInPart((await user.driver.readToolbarButton()).title)).toBe(true);
  expect(await (await user.openPopup(opened)).text('[data-last-capture]')).toMatch(saying('popup.lastRecordedInPart'));
  await opened.press('Escape');
  const notice = await user.captureThread(opened);
  expect(parseRecordedThread(notice)?.posts).toBe(3);
  expect(notice).toContain(say('thread.partial', { n: 1 }));
  const { exhibits } = await readStoredItems(user);
  const seen = exhibits.map(({ fiche }) => [fiche.text?.match(/numéro (\d)/)?.[1], fiche.outcome, fiche.warnings]);
  expect(seen).toEqual([
    ['2', 'partial', ['image-incomplete']],
    ['1', 'complete', []],
    ['3', 'complete', []],
    ['2', 'partial', ['image-incomplete']],
  ]);
  // The refused attempts are not listed as interrupted.
  const popup = await user.openPopup(opened);
  expect(await popup.has('[data-attempt]')).toBe(false);
});

const framedPosts = [
  post(1, 'border:1px solid #333'),
  post(2, `border:1px solid #333;${UNDRAWN}`),
  post(3, `border:1px solid #333;${UNDRAWN}`).replace('<article', '<article class="late"'),
  post(4, 'border:1px solid #333'),
  post(5, `border:1px solid #333;${UNDRAWN}height:1500px`),
  post(6, 'border:1px solid #333;height:1500px'),
];

/** The words of the third post are drawn once the page is scrolled, as it is for the second picture. */
const framed = (paneStyle: string) => ({
  body: `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Fil</title><style>.seen .late { color: #000 !important }</style></head><body style="background:#fff"><main style="${paneStyle}">${framedPosts.join('')}</main><script>document.addEventListener('scroll', () => document.body.classList.add('seen'), true)</script></body></html>`,
});

const FRAMED = [
  ['https://fils.essai.example/encadres', ''],
  ['https://fils.essai.example/volet', 'height:500px;margin:40px;overflow-y:auto'],
] as const;

test('the border of a post stands for no words, in the second picture too', async ({ user, network }) => {
  test.slow();
  for (const [url, paneStyle] of FRAMED) network.serve(url, framed(paneStyle));
  const urls = FRAMED.map(([url]) => url);
  const [pages, unscrolled] = [await openAll(user, urls), await openAll(user, urls)];
  for (const page of pages) for (const post of [0, 1, 2, 3, 4, 5]) await user.capturePostFromList(page, post);
  for (const page of unscrolled) await user.captureThread(page);
  const { exhibits } = await readStoredItems(user);
  const complete = (n: string) => [n, 'complete', []];
  const incomplete = (n: string) => [n, 'partial', ['image-incomplete']];
  const expected = [complete('1'), incomplete('2'), complete('3'), complete('4'), incomplete('5'), complete('6')];
  for (const url of urls) {
    const seen = exhibits
      .filter(({ fiche }) => fiche.address.page === url)
      .map(({ fiche }) => [fiche.text?.match(/numéro (\d)/)?.[1], fiche.outcome, fiche.warnings]);
    expect(seen.slice(0, 6), url).toEqual(expected);
    // A thread takes the third post again without scrolling.
    const isOther = ([n]: readonly unknown[]) => n !== '3';
    expect(seen.slice(6).filter(isOther).toSorted(), url).toEqual(expected.filter(isOther));
  }
});
