import { parseRecordedOrdinal } from '../support/browser/userDriver.ts';
import { readStoredItems } from '../support/e2e/storedItems.ts';
import { expect, test } from './fixtures.ts';

const ORIGIN = 'https://site-inconnu.example';

const html = (body: string): string =>
  `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Fil</title></head><body>
<article id="m1"><a rel="author" href="/membres/essai_1">essai_1</a> <a href="#m1"><time datetime="2025-11-16T19:01:00+01:00">heure</time></a>
<p>Message inventé.</p>${body}</article></body></html>`;

/** Names of a form and of its fields take the place of what scripts ask of `document` and of elements. */
const NAMES =
  'body head createElement createTreeWalker createRange cookie URL title scrollingElement getElementById fullscreenElement styleSheets';
const FIELDS =
  'children childNodes firstChild lastChild parentNode parentElement nodeType nodeName tagName localName attributes getAttribute textContent innerText querySelector getBoundingClientRect closest contains matches shadowRoot ownerDocument namespaceURI nextSibling previousSibling id name value';

test('attack: names that take the place of the document’s own properties change no reading', async ({
  user,
  network,
}) => {
  const forms = NAMES.split(' ').map((name) => `<form name="${name}"></form>`);
  const fields = FIELDS.split(' ').map((name) => `<input name="${name}" type="hidden">`);
  network.serve(ORIGIN, { body: html(`<form>${fields.join('')}<p>Dans un formulaire.</p></form>${forms.join('')}`) });
  const page = await user.openPage(ORIGIN);
  expect(await page.evaluate(() => document.getElementById instanceof Element)).toBe(true);
  expect(parseRecordedOrdinal(await user.captureScreen(page))).toBe(1);
  expect(parseRecordedOrdinal(await user.capturePost(page, '#m1 > p'))).toBe(2);
  const { exhibits } = await readStoredItems(user);
  const [screen, post] = exhibits.map(({ fiche }) => fiche);
  expect([screen?.page.title, screen?.address.page]).toEqual(['Fil', `${ORIGIN}/`]);
  expect(post).toMatchObject({ text: expect.stringContaining('Message inventé.'), author: { displayName: 'essai_1' } });
});
