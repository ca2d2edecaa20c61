import type { ServedPage } from '../browser/network.ts';

/** Pages of the browser tests, with invented people and no external resources. */
export const THREAD = 'https://x.com/essai_alix/status/1990470030193590272';
export const NUMBERED = 'https://x.com/essai_alix/status/1990470030193590299';
export const FORUM = 'https://forum.essai.example/sujets/12-hors-sujet';
export const PLAIN = 'https://carnet.essai.example/page';
export const PDF = 'https://fichiers.essai.example/piece.pdf';
export const RESTLESS = 'https://carnet.essai.example/adresse-qui-change';
export const OPENER = 'https://carnet.essai.example/ouvre-un-onglet';
export const WATCHER = 'https://carnet.essai.example/page-aux-aguets';

interface Tweet {
  readonly handle: string;
  readonly name: string;
  readonly id: string;
  readonly at: string;
  readonly text: string;
}

export const TWEETS: readonly [Tweet, Tweet, Tweet] = [
  {
    handle: 'essai_alix',
    name: 'Alix (essai)',
    id: '1990470030193590272',
    at: '2025-11-17T17:20:11.000Z',
    text: 'Premier message d’essai, rien que des mots inventés.',
  },
  {
    handle: 'essai_noe',
    name: 'Noé 🚲',
    id: '1990470785168310272',
    at: '2025-11-17T17:23:11.000Z',
    text: 'Deuxième message d’essai, en réponse au premier.',
  },
  {
    handle: 'essai_alix',
    name: 'Alix (essai)',
    id: '1990471540143030272',
    at: '2025-11-17T17:26:11.000Z',
    text: 'Troisième et dernier message d’essai.',
  },
];

export const statusUrl = ({ handle, id }: Tweet): string => `https://x.com/${handle}/status/${id}`;

const page = (title: string, body: string): string => `<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><title>${title}</title><style>
body { margin: 0 auto; width: 600px; font: 16px/1.4 sans-serif; }
a, a:visited { color: #1d4f80; }
article { padding: 16px; border-bottom: 1px solid #cccccc; }
</style></head><body>${body}</body></html>`;

const tweet = ({ handle, name, id, at, text }: Tweet): string => `
<div data-testid="cellInnerDiv"><article data-testid="tweet" role="article" id="t${id}">
<div data-testid="User-Name"><a href="/${handle}" role="link">${name}</a> <a href="/${handle}" role="link">@${handle}</a>
<a href="/${handle}/status/${id}" role="link"><time datetime="${at}">${at.slice(0, 10)}</time></a></div>
<div data-testid="tweetText" lang="fr">${text}</div></article></div>`;

const message = (id: number, author: string, at: string, text: string): string => `
<article id="m${id}"><a rel="author" href="/membres/${author}">${author}</a>
<a href="/sujets/12-hors-sujet#m${id}"><time datetime="${at}">${at}</time></a><p>${text}</p></article>`;

const withScript = (title: string, script: string): string =>
  page(
    title,
    `<article id="m1"><time datetime="2026-01-15T10:00:00Z">15 janvier 2026</time><p>Un message sur une page qui n’aide pas.</p></article><script>${script}</script>`,
  );

/** A PDF with one blank page, which the browsers open in their viewers. */
const BLANK_PDF = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj
trailer<</Root 1 0 R>>
%%EOF`;

/** A telephone number in the first of two posts. */
const NUMBERED_TWEETS = [{ ...TWEETS[0], text: 'Appelez donc le 06 12 34 56 78, mots inventés.' }, TWEETS[1]];

export const SERVED: readonly (readonly [string, ServedPage])[] = [
  [THREAD, { body: page('Essai sur X', TWEETS.map(tweet).join('')) }],
  [NUMBERED, { body: page('Essai sur X', NUMBERED_TWEETS.map(tweet).join('')) }],
  [
    FORUM,
    {
      body: page(
        'Hors sujet - Forum d’essai',
        message(1, 'camille_e', '2025-11-16T19:14:00+01:00', 'Un premier avis, inventé.') +
          message(2, 'sacha_e', '2025-11-16T19:31:00+01:00', 'Un second avis, inventé lui aussi.'),
      ),
    },
  ],
  [PLAIN, { body: page('Page simple', '<h1>Page simple</h1><p>Rien qui ressemble à une publication.</p>') }],
  [PDF, { body: BLANK_PDF, type: 'application/pdf' }],
  [
    RESTLESS,
    {
      body: withScript(
        'Adresse qui change',
        // Changes the address every 20 ms after the first mouse move, which is within the browsers' limit.
        `let n = 0; addEventListener('pointermove', () => setInterval(() =>
           history.replaceState(null, '', '?n=' + ++n), 20), { capture: true, once: true });`,
      ),
    },
  ],
  [
    OPENER,
    {
      body: withScript(
        'Ouvre un onglet',
        `addEventListener('click', () => open('${PLAIN}'), { capture: true, once: true });`,
      ),
    },
  ],
  [
    WATCHER,
    {
      body: withScript(
        'Page aux aguets',
        `window.changes = []; window.roots = 0; window.namesAtLoad = 0;
         const attach = Element.prototype.attachShadow;
         Element.prototype.attachShadow = function (init) { window.roots += 1; return attach.call(this, init); };
         addEventListener('load', () => setTimeout(() => {
           window.namesAtLoad = Object.getOwnPropertyNames(window).length;
           new MutationObserver((records) => window.changes.push(...records.map((r) => r.type + ' ' + r.target.nodeName)))
             .observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
         }));`,
      ),
    },
  ],
];
