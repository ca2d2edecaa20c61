import type { ServedPage } from '../browser/network.ts';
import { barColour } from './livingPages.ts';

/**
 * Pages whose posts are in panes that scroll. Each post begins with a bar of its own colour, as tall as the post, so
 * that a picture tells which post it shows, and whether to its end.
 */
export interface PanePage {
  readonly name: string;
  readonly url: string;
  /** Numbers of the posts. */
  readonly posts: readonly number[];
  readonly page: ServedPage;
  /** Further addresses, such as that of an iframe. */
  readonly parts?: readonly (readonly [string, ServedPage])[];
  /** The page draws some posts in part where they stand. */
  readonly fades?: true;
  /** How many pixels of the window one of a post is. */
  readonly scale?: number;
  /** The page adds posts, so that its panes cannot stand where they stood. */
  readonly grows?: true;
}

const HOST = 'https://volets.essai.example';
const POST_HEIGHT = 90;
const TALL_HEIGHT = 620;
const TALL_POST = 8;

/** CSS pixels. */
export const heightOfPanePost = ({ name, scale = 1 }: PanePage, n: number): number =>
  (name === 'tall' && n === TALL_POST ? TALL_HEIGHT : POST_HEIGHT) * scale;

const STYLE = `html, body { margin: 0; background: #fff; font: 16px/20px sans-serif; }
.post { box-sizing: border-box; position: relative; height: ${POST_HEIGHT}px; padding: 8px 8px 8px 40px; overflow: hidden; border-bottom: 1px solid #ddd; }
.post b { position: absolute; left: 0; top: 0; bottom: 0; width: 24px; }
.post p { margin: 0; }
.app { height: 100vh; overflow: hidden; display: flex; }
.pane { overflow-y: auto; }
.fill { background: #eef; }`;

/** Also used by the pages' own scripts, as source text. */
const postHtml = (n: number, colour: string, style = ''): string =>
  `<article class="post" id="m${n}" style="${style}"><b style="background:${colour}"></b><a rel="author" href="/membres/essai_${n % 7}">essai_${n % 7}</a><p>Message numéro ${n}, inventé.</p></article>`;

const post = (n: number, style = ''): string => postHtml(n, barColour(n), style);
const numbers = (count: number, from = 0): number[] => Array.from({ length: count }, (_, index) => from + index);
const listPosts = (list: readonly number[]): string => list.map((n) => post(n)).join('');
const posts = (count: number, from = 0): string => listPosts(numbers(count, from));
const SECTIONS = [0, 2, 4, 6, 8, 10, 12, 14].map((n) => `<section>${posts(2, n)}</section>`).join('');

const html = (css: string, body: string, script = ''): ServedPage => ({
  body: `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Volets</title><style>${STYLE}${css}</style></head>
<body>${body}<script>const barColour = ${barColour}; const post = (n) => (${postHtml})(n, barColour(n), '');${script}</script></body></html>`,
});

const page = (
  name: string,
  count: number,
  css: string,
  body: string,
  { script, ...more }: Partial<PanePage> & { readonly script?: string } = {},
): PanePage => ({ name, url: `${HOST}/${name}`, posts: numbers(count), page: html(css, body, script), ...more });
const app = (inside: string): string => `<div class="app">${inside}</div>`;

/** Instagram's own markup: comments are recognised by the links around their dates. */
const comment = (n: number): string =>
  `<div class="post"><b style="background:${barColour(n)}"></b><a href="/essai_${n % 7}/"><span dir="auto">essai_${n % 7}</span></a>
<a href="/p/VoletEssai1/c/1807000000000${String(1000 + n)}/"><time datetime="2026-01-15T10:${String(n % 60).padStart(2, '0')}:00.000Z">5 h</time></a><span dir="auto">Message numéro ${n}, inventé.</span></div>`;
const instagramPage = (name: string, below: string): PanePage => ({
  name,
  url: `https://www.instagram.com/p/VoletEssai1/?volet=${name}`,
  posts: numbers(16),
  page: html(
    '.app { background: #fafafa; } .picture { flex: 1; } .side { width: 400px; display: flex; flex-direction: column; } .side .pane { flex: 1; } form, header { height: 60px; }',
    `<main><div class="app"><div class="picture fill"></div><div class="side"><header><a href="/colline_verte/">colline_verte</a>
<a href="/p/VoletEssai1/"><time datetime="2026-01-14T18:45:10.000Z">20 h</time></a></header><div class="pane">${numbers(16).map(comment).join('')}</div><form></form></div></div>${below}</main>`,
  ),
});

const olderMessages = (count: number): string => `const pane = document.querySelector('.pane');
let first = ${count};
const add = () => { for (let i = 0; i < 15 && first > 0; i += 1) { first -= 1; pane.insertAdjacentHTML('afterbegin', post(first)); } };
add();
pane.scrollTop = pane.scrollHeight;
let loading = false;
pane.addEventListener('scroll', () => {
  if (pane.scrollTop > 5 || loading || first === 0) return;
  loading = true;
  setTimeout(() => { const before = pane.scrollHeight; add(); pane.scrollTop += pane.scrollHeight - before; loading = false; }, 200);
});`;

const side = (tag: string): string =>
  `<${tag} class="pane fill" style="width:200px">${'<p>Autre salon</p>'.repeat(60)}</${tag}>`;

export const PANE_PAGES: readonly PanePage[] = [
  instagramPage('instagram', ''),
  instagramPage('instagram-on-a-longer-page', '<div class="fill" style="height:1500px">Plus de publications</div>'),
  page(
    'messenger',
    16,
    '.pane.talk { flex: 1; display: flex; flex-direction: column-reverse; } .post { flex: none; }',
    app(`${side('nav')}<div class="pane talk">${listPosts(numbers(16).reverse())}</div>`),
  ),
  page(
    'discord',
    30,
    'main { flex: 1; overflow-y: auto; }',
    app(`${side('nav').replace('pane ', 'list ')}<main class="pane"></main>${side('aside').replace('pane ', 'list ')}`),
    { script: olderMessages(30), grows: true },
  ),
  page(
    'live-chat-in-an-iframe',
    30,
    'iframe { width: 400px; height: 500px; border: 0; } .film { flex: 1; }',
    app(`<div class="film fill"></div><iframe src="${HOST}/tchat"></iframe>`),
    {
      parts: [[`${HOST}/tchat`, html('.pane { height: 100vh; }', '<div class="pane"></div>', olderMessages(30))]],
      grows: true,
    },
  ),
  page(
    'dialog',
    16,
    'dialog { position: fixed; inset: 60px 200px; width: auto; height: auto; padding: 0; } dialog .pane { height: 100%; }',
    `<div class="fill" style="height:2500px">Page derrière</div><dialog open><div class="pane">${posts(16)}</div></dialog>`,
  ),
  page(
    'pane-in-pane',
    14,
    '.outer { width: 100%; overflow-y: auto; } .inner { height: 350px; overflow-y: auto; width: 700px; }',
    app(
      `<div class="outer"><div class="fill" style="height:500px">Vidéo</div><div class="inner">${posts(14)}</div><div class="fill" style="height:900px">Suite</div></div>`,
    ),
  ),
  page(
    'sticky-parts',
    16,
    '.pane { flex: 1; } header, footer { position: sticky; height: 40px; background: #ccd; z-index: 1; } header { top: 0; } footer { bottom: 0; }',
    app(`<div class="pane"><header>Fil</header>${posts(16)}<footer>Écrire</footer></div>`),
  ),
  page(
    'virtual-list',
    30,
    '.pane { width: 700px; } main { position: relative; } .post { position: absolute; left: 0; right: 0; }',
    app('<div class="pane"><main></main></div>'),
    {
      script: `const pane = document.querySelector('.pane'), list = document.querySelector('main');
list.style.height = 30 * ${POST_HEIGHT} + 'px';
const drawn = new Map();
const draw = () => {
  const from = Math.max(0, Math.floor(pane.scrollTop / ${POST_HEIGHT}) - 2);
  for (const [n, el] of drawn) if (n < from || n >= from + 14) { el.remove(); drawn.delete(n); }
  for (let n = from; n < Math.min(30, from + 14); n += 1) {
    if (drawn.has(n)) continue;
    list.insertAdjacentHTML('beforeend', post(n));
    drawn.set(n, list.lastElementChild);
    list.lastElementChild.removeAttribute('id');
    list.lastElementChild.style.top = n * ${POST_HEIGHT} + 'px';
  }
};
pane.addEventListener('scroll', () => requestAnimationFrame(draw));
draw();`,
    },
  ),
  page('list-that-loads', 30, '.pane { width: 900px; }', app('<div class="pane"></div>'), {
    script: `const pane = document.querySelector('.pane');
let count = 0, loading = false;
const add = () => { for (let i = 0; i < 15 && count < 30; i += 1, count += 1) pane.insertAdjacentHTML('beforeend', post(count)); };
add();
pane.addEventListener('scroll', () => {
  if (loading || count === 30 || pane.scrollTop + pane.clientHeight < pane.scrollHeight - 50) return;
  loading = true;
  setTimeout(() => { add(); loading = false; }, 400);
});`,
    grows: true,
  }),
  page(
    'pane-in-a-long-page',
    16,
    '.pane { height: 300px; width: 600px; }',
    `${posts(3)}<div class="fill" style="height:900px">Vidéo</div><div class="pane">${posts(10, 3)}</div>${posts(3, 13)}<div class="fill" style="height:900px">Suite</div>`,
  ),
  page(
    'pane-taller-than-the-window',
    24,
    '.pane { height: 1200px; width: 600px; }',
    `<div class="fill" style="height:300px">Haut</div><div class="pane">${posts(24)}</div><div class="fill" style="height:300px">Bas</div>`,
  ),
  page(
    'columns',
    24,
    '.pane { width: 400px; }',
    app(`<div class="pane">${posts(12)}</div><div class="pane">${posts(12, 12)}</div>`),
  ),
  page(
    'aside',
    14,
    'main { flex: 1; } aside { width: 400px; }',
    app(
      `<main class="pane"><div class="fill" style="height:1500px">Vidéo</div></main><aside class="pane">${posts(14)}</aside>`,
    ),
  ),
  page(
    'tall',
    12,
    '.pane { height: 250px; width: 600px; }',
    app(
      `<div class="pane">${posts(TALL_POST)}${post(TALL_POST, `height:${TALL_HEIGHT}px`)}${posts(3, TALL_POST + 1)}</div>`,
    ),
  ),
  ...[
    ['zoomed-out', '.pane { zoom: .8; height: 125vh; }', 0.8],
    ['zoomed-in', '.pane { zoom: 1.25; height: 80vh; }', 1.25],
    [
      'transformed',
      '.app { position: fixed; inset: 0 auto auto 0; transform: scale(.8); transform-origin: 0 0; height: 125vh; width: 125vw; }',
      0.8,
    ],
  ].map(([name, css, scale]) =>
    page(String(name), 24, `.pane { flex: 1; } ${css}`, app(`<div class="pane">${posts(24)}</div>`), {
      scale: Number(scale),
    }),
  ),
  page(
    'snap-of-the-page',
    16,
    'html { scroll-snap-type: y mandatory; } section { height: 70vh; scroll-snap-align: start; }',
    SECTIONS,
  ),
  page(
    'snap-of-a-pane',
    16,
    '.pane { flex: 1; scroll-snap-type: y mandatory; } section { height: 60vh; scroll-snap-align: center; }',
    app(`<div class="pane">${SECTIONS}</div>`),
  ),
  page(
    'hidden-overflow',
    24,
    '.box { flex: 1; overflow: hidden; }',
    app(`${side('nav').replace('pane ', 'list ')}<div class="box">${posts(24)}</div>`),
    {
      script: `const box = document.querySelector('.box'); addEventListener('wheel', (event) => { box.scrollTop += event.deltaY; });`,
    },
  ),
  page(
    'hidden-overflow-moved-by-a-script',
    24,
    '.box { position: fixed; inset: 0; overflow: hidden; } main { will-change: transform; }',
    `<div class="box"><main>${posts(24)}</main></div>`,
  ),
  page(
    'hidden-overflow-moved-before',
    24,
    '.box { position: fixed; inset: 0; overflow: hidden; } main { transform: translateY(-400px); }',
    `<div class="box"><main>${posts(24)}</main></div>`,
  ),
  page(
    'fades-with-the-scroll',
    24,
    '@keyframes come { from { opacity: 0; transform: scale(.5); } } .post { animation: come linear both; animation-timeline: view(); animation-range: entry 0% cover 40%; }',
    posts(24),
    { fades: true },
  ),
];
