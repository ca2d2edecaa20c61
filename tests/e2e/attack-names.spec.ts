import type { PageHandle } from '../support/browser/pageHandle.ts';
import type { UserDriver } from '../support/browser/userDriver.ts';
import { parseRecordedThread, parseRecordedTotal } from '../support/browser/words.ts';
import { drawRegion, openAll } from '../support/e2e/captureProgress.ts';
import { requireFile } from '../support/e2e/dossier.ts';
import { readStoredItems } from '../support/e2e/storedItems.ts';
import { readPng } from '../support/images/png.ts';
import { expect, test } from './fixtures.ts';

const ORIGIN = 'https://site-inconnu.example';

/** Names of a form and of its fields take the place of what scripts ask of `document` and of elements. */
const NAMES =
  'body head documentElement scrollingElement defaultView activeElement images styleSheets fonts hidden visibilityState ' +
  'compatMode contentType cookie URL baseURI referrer title location createElement createTreeWalker ' +
  'createRange getElementById querySelector querySelectorAll elementFromPoint elementsFromPoint hasFocus getSelection ' +
  'getAnimations fullscreenElement addEventListener append';
const FIELDS =
  'children childNodes firstChild lastChild parentNode parentElement nodeType nodeName nodeValue tagName localName ' +
  'attributes getAttribute getAttributeNames hasAttribute textContent innerText querySelector querySelectorAll ' +
  'getBoundingClientRect getClientRects closest contains matches compareDocumentPosition shadowRoot getRootNode ' +
  'ownerDocument isConnected namespaceURI nextSibling previousSibling assignedSlot checkVisibility id name value style ' +
  'classList className dataset hidden scrollTop scrollLeft scrollTo scrollBy scrollIntoView scrollHeight scrollWidth ' +
  'clientHeight clientWidth clientTop clientLeft offsetHeight offsetWidth offsetParent animate append remove';

const forms = NAMES.split(' ').map((name) => `<form name="${name}"></form>`);
const fields = FIELDS.split(' ').map((name) => `<input name="${name}" type="hidden">`);
const form = `<form>${fields.join('')}<p>Dans un formulaire.</p></form>`;
const listArticles = (tag: string, inside: string): string =>
  [1, 2, 3, 4]
    .map(
      (nth) => `<${tag} role="article" id="m${nth}"><a rel="author" href="/membres/essai_${nth}">essai_${nth}</a>
<a href="#m${nth}"><time datetime="2025-11-16T19:0${nth}:00+01:00">heure</time></a><p>Message inventé ${nth}.</p>${inside}</${tag}>`,
    )
    .join('');
const html = (css: string, body: string): string =>
  `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Fil</title><style>
body { margin: 0; } [role=article] { display: block; height: 250px; padding: 8px; } ${css}</style></head><body>${body}${forms.join('')}</body></html>`;

/** Forms where scripts write: one that stays at the top of the window, one that scrolls, and posts. */
const PAGES = {
  'a form over the page': html(
    '#bar { position: sticky; top: 0; height: 40px; background: #dddddd; }',
    `<form id="bar">${fields.join('')}Barre</form>${listArticles('article', form)}`,
  ),
  'a form that scrolls': html(
    '#pane { height: 600px; overflow: auto; } body { height: 600px; overflow: hidden; }',
    `<form id="pane">${fields.join('')}${listArticles('article', '')}</form>`,
  ),
  'posts that are forms': html('', listArticles('form', fields.join(''))),
};

const captureRegion = (user: UserDriver, page: PageHandle): Promise<string> =>
  user.captureRegion(page, () => drawRegion(page, { x: 2, y: 42 }, { x: 900, y: 290 }));
const MODES = [
  ['the screen', (user: UserDriver, page: PageHandle) => user.captureScreen(page)],
  ['a post', (user: UserDriver, page: PageHandle) => user.capturePost(page, '#m2 > p')],
  ['a region', captureRegion],
  ['a thread', (user: UserDriver, page: PageHandle) => user.captureThread(page)],
  ['the whole page', (user: UserDriver, page: PageHandle) => user.captureFullPage(page)],
] as const;

const IN_FIREFOX = 'posts that are forms';

test('attack: names in the place of built-in properties change nothing of any capture @firefox', async ({
  user,
  engine,
  network,
}) => {
  test.slow();
  const places = Object.entries(PAGES).filter(([where]) => engine === 'chromium' || where === IN_FIREFOX);
  const urls = places.map(([, body], nth) => {
    network.serve(`${ORIGIN}/${nth}`, { body });
    return `${ORIGIN}/${nth}`;
  });
  for (const [nth, page] of (await openAll(user, urls)).entries()) {
    expect(await page.evaluate(() => document.elementFromPoint instanceof Element)).toBe(true);
    for (const [mode, capture] of MODES) {
      const notice = await capture(user, page);
      const kept = parseRecordedThread(notice)?.posts ?? parseRecordedTotal(notice);
      expect(kept, `${places[nth]?.[0]}, ${mode}: ${notice}`).not.toBeNull();
    }
  }
  const { files, exhibits } = await readStoredItems(user);
  for (const [nth, [where]] of places.entries()) {
    const own = exhibits.filter(({ fiche }) => fiche.address.page === urls[nth]);
    for (const { fiche } of own)
      expect([fiche.page.title, fiche.outcome, fiche.warnings], where).toEqual(['Fil', 'complete', []]);
    const [, post, , first, second, third, fourth, whole] = own;
    expect(post?.fiche, where).toMatchObject({
      text: expect.stringContaining('inventé 2.'),
      author: { displayName: 'essai_2' },
    });
    expect(
      [first, second, third, fourth].map((one) => one?.fiche.text),
      where,
    ).toEqual([1, 2, 3, 4].map((nth) => expect.stringContaining(`inventé ${nth}.`)));
    expect(readPng(requireFile(files, `${whole?.folder}/page-entiere.png`)).height, where).toBeGreaterThan(4 * 250);
  }
});
