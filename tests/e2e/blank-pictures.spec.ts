import { t } from '../../src/ui/locales/index.ts';
import { pickWords } from '../../src/ui/locales/words.ts';
import { parseRecordedOrdinal, parseRecordedThread } from '../support/browser/userDriver.ts';
import { readStoredItems } from '../support/e2e/storedItems.ts';
import { expect, test } from './fixtures.ts';

const URL = 'https://fils.essai.example/blancs';
const INCOMPLETE = t(pickWords('fr'), 'warning.image-incomplete');

const post = (n: number, style: string): string =>
  `<article id="m${n}" style="height:90px;${style}"><a style="color:inherit;text-decoration:none" rel="author" href="/membres/essai_${n}">essai_${n}</a><p>Message numéro ${n}, inventé.</p></article>`;

/** The words of the second post are white on a white picture: the page has them, and only the pixels tell that none shows. */
const page = {
  body: `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Fil</title></head><body style="background:#fff">${post(1, '')}${post(2, 'color:#fff;background-image:linear-gradient(#fff,#fff)')}${post(3, '')}</body></html>`,
};

test('a picture without the words of its post is taken again, and kept as incomplete when it has none again', async ({
  user,
  network,
}) => {
  network.serve(URL, page);
  const opened = await user.openPage(URL);
  const single = await user.capturePost(opened, '#m2');
  expect(parseRecordedOrdinal(single)).toBe(1);
  expect(single).toContain(INCOMPLETE);
  expect((await user.driver.readToolbarButton()).title).toMatch(/pas en entier|not whole/);
  expect(await (await user.openPopup(opened)).text('[data-last-capture]')).toContain('pas en entier');
  await opened.press('Escape');
  const notice = await user.captureThread(opened);
  expect(parseRecordedThread(notice)?.posts).toBe(3);
  expect(notice).toContain('1 publication n’est pas entière');
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
