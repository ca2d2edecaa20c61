import type { ServedPage } from '../browser/network.ts';
import type { Pixels } from '../images/png.ts';

/** Pages that draw themselves as one scrolls. Each drawn row has its own colour, so that a picture tells its rows. */
const HOST = 'https://vivante.essai.example';

export interface LivingPage {
  readonly url: string;
  readonly rows: number;
  readonly page: ServedPage;
  /** It removes rows that are out of view: the picture has them, the text that is read afterwards does not. */
  readonly removesRows?: true;
}

/** Rows start with a bar of their colour: red and green hold the number, blue marks a row. */
const ROW_BLUE = 77;

/** Also used by scripts of pages, as source text. */
export const barColour = (n: number): string => `rgb(${n >> 8},${n & 255},77)`;
const STYLE = `html, body { margin: 0; background: #fff; font: 16px sans-serif; }
.row { box-sizing: border-box; overflow: hidden; border-bottom: 1px solid #ddd; }
.bar { float: left; width: 40px; height: 100%; }
.grey { float: left; width: 60%; height: 20px; margin: 10px; background: #e4e4e4; }`;
const SCRIPT = `const pane = document.querySelector('#pane');
const host = pane ?? document.body;
const fill = (row, n) => {
  row.replaceChildren();
  const bar = document.createElement('div');
  bar.className = 'bar';
  bar.style.background = 'rgb(' + (n >> 8) + ',' + (n & 255) + ',${ROW_BLUE})';
  row.append(bar, 'Publication inventée numéro ' + n);
};
const shade = (row) => {
  row.replaceChildren();
  const grey = document.createElement('div');
  grey.className = 'grey';
  row.append(grey);
};
const makeRow = (height) => {
  const row = document.createElement('div');
  row.className = 'row';
  row.style.height = height + 'px';
  return row;
};`;

const html = (css: string, body: string, script: string): ServedPage => ({
  body: `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Page vivante</title>
<style>${STYLE}${css}</style></head><body>${body}<script>${SCRIPT}${script}</script></body></html>`,
});

/** Rows that draw `latencyMs` after they come into view. */
function lateRows(rows: number, latencyMs: number, extra: { css?: string; body?: string } = {}): LivingPage {
  const script = `for (let n = 0; n < ${rows}; n += 1) {
    const row = makeRow(60);
    host.append(row);
    new IntersectionObserver((entries, observer) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      observer.disconnect();
      setTimeout(() => fill(row, n), ${latencyMs});
    }).observe(row);
  }`;
  return { url: `${HOST}/lignes-${latencyMs}-${rows}`, rows, page: html(extra.css ?? '', extra.body ?? '', script) };
}

/** A list as X draws it: cells at `translateY`, grey until `drawMs` after they are mounted, unmounted when far away. */
function virtualFeed(rows: number, batchMs: number, drawMs = 180): LivingPage {
  const script = `const list = document.querySelector('main');
  const heights = Array.from({ length: ${rows} }, (_, n) => 140 + (n * 37) % 90);
  const tops = heights.map((_, n) => heights.slice(0, n).reduce((sum, one) => sum + one, 0));
  const cells = new Map();
  let loaded = Math.min(12, ${rows}), loading = false;
  const update = () => {
    const from = pane?.scrollTop ?? scrollY, top = from - innerHeight, bottom = from + 2 * innerHeight;
    for (const [n, cell] of cells) if (tops[n] + heights[n] < top || tops[n] > bottom) { cell.remove(); cells.delete(n); }
    for (let n = 0; n < loaded; n += 1) {
      if (cells.has(n) || tops[n] + heights[n] < top || tops[n] > bottom) continue;
      const cell = makeRow(heights[n]);
      cell.style.cssText += ';position:absolute;left:0;right:0;transform:translateY(' + tops[n] + 'px)';
      shade(cell);
      cells.set(n, cell);
      list.append(cell);
      setTimeout(() => fill(cell, n), ${drawMs});
    }
    list.style.height = tops[loaded - 1] + heights[loaded - 1] + 'px';
    if (!loading && loaded < ${rows} && from + innerHeight > tops[loaded - 1]) {
      loading = true;
      setTimeout(() => { loaded = Math.min(${rows}, loaded + 12); loading = false; update(); }, ${batchMs});
    }
  };
  addEventListener('scroll', update, true);
  update();`;
  const css = 'main { position: relative; }';
  return {
    url: `${HOST}/fil-${batchMs}-${drawMs}-${rows}`,
    rows,
    page: html(css, '<main></main>', script),
    removesRows: true,
  };
}

/** Batches of 20 rows, loaded when the words « chargement… » come into view. */
function loadedComments(rows: number, batchMs: number): LivingPage {
  const script = `const list = document.querySelector('main'), more = document.querySelector('p');
  let count = 0;
  const add = () => { for (let n = 0; n < 20 && count < ${rows}; n += 1, count += 1) { const row = makeRow(90); fill(row, count); list.append(row); } };
  add();
  let pending = false;
  new IntersectionObserver((entries) => {
    if (pending || !entries.some(({ isIntersecting }) => isIntersecting)) return;
    pending = true;
    const step = () => { add(); if (count >= ${rows}) more.remove(); else if (more.getBoundingClientRect().top < innerHeight) setTimeout(step, ${batchMs}); else pending = false; };
    setTimeout(step, ${batchMs});
  }).observe(more);`;
  const page = html('', '<main></main><p>chargement…</p><footer>Mentions légales</footer>', script);
  return { url: `${HOST}/commentaires-${batchMs}-${rows}`, rows, page };
}

/** Rows that grow when they come into view, so that what follows moves. */
function growingRows(rows: number, latencyMs: number): LivingPage {
  const script = `for (let n = 0; n < ${rows}; n += 1) {
    const row = makeRow(60);
    fill(row, n);
    host.append(row);
    new IntersectionObserver((entries, observer) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      observer.disconnect();
      setTimeout(() => { row.style.height = 60 + (n % 5) * 20 + 'px'; }, ${latencyMs});
    }).observe(row);
  }`;
  return { url: `${HOST}/croissance-${latencyMs}-${rows}`, rows, page: html('', '', script) };
}

/** Rows whose words change for ever. None comes back: two equal readings would be of the same words. */
export function changingRows(rows: number): LivingPage {
  const script = `const all = [];
  for (let n = 0; n < ${rows}; n += 1) { const row = makeRow(60); fill(row, n); host.append(row); all.push(row); }
  let turn = 0;
  const letter = (place) => String.fromCharCode(97 + (Math.floor(turn / 26 ** place) % 26));
  setInterval(() => { turn += 1; for (const row of all) row.lastChild.data = letter(2) + letter(1) + letter(0) + ' à toutes et tous'; }, 60);`;
  return { url: `${HOST}/mots-${rows}`, rows, page: html('', '', script) };
}

/** A list whose end never loads. */
export function neverLoaded(rows: number): LivingPage {
  const script = `for (let n = 0; n < ${rows}; n += 1) { const row = makeRow(60); fill(row, n); document.querySelector('main').append(row); }`;
  return { url: `${HOST}/attente-${rows}`, rows, page: html('', '<main></main><p>chargement…</p>', script) };
}

const POSTS = `const makePost = (n) => {
    const row = host.appendChild(document.createElement('article'));
    row.className = 'row';
    row.id = 'm' + n;
    row.style.height = '60px';
    fill(row, n);
    row.insertAdjacentHTML('beforeend', '<a rel="author" href="/membres/essai_' + n % 7 + '">essai_' + n % 7 + '</a>');
  };`;

/** A list of posts whose bars are drawn `latencyMs` after they come into view, by a class alone: no word changes. */
export function styledRows(rows: number, latencyMs: number): LivingPage {
  const script = `${POSTS}
  for (let n = 0; n < ${rows}; n += 1) makePost(n);
  const observer = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      observer.unobserve(target);
      setTimeout(() => target.classList.add('seen'), ${latencyMs});
    }
  });
  for (const row of document.querySelectorAll('article')) observer.observe(row);`;
  const css = 'article:not(.seen) .bar { visibility: hidden; }';
  return { url: `${HOST}/style-${latencyMs}-${rows}`, rows, page: html(css, '', script) };
}

/** A list of posts that gets its next rows by itself, each time `pauseMs` later, whether it is scrolled or not. */
export function arrivingRows(rows: number, pauseMs: number): LivingPage {
  const script = `${POSTS}
  let count = 0;
  const add = () => {
    for (let n = 0; n < 10 && count < ${rows}; n += 1, count += 1) makePost(count);
    if (count < ${rows}) setTimeout(add, ${pauseMs});
  };
  add();`;
  return { url: `${HOST}/arrivees-${pauseMs}-${rows}`, rows, page: html('', '', script) };
}

/** A list of posts that gets its last ten rows `pauseMs` after it is scrolled to its end a second time. */
export function rowsAtEnd(rows: number, pauseMs: number): LivingPage {
  const script = `${POSTS}
  for (let n = 0; n < ${rows - 10}; n += 1) makePost(n);
  let wasAtStart = false, isAsked = false;
  document.addEventListener('scroll', () => {
    const { scrollTop, scrollHeight, clientHeight } = pane ?? document.scrollingElement;
    wasAtStart ||= scrollTop === 0;
    if (isAsked || !wasAtStart || scrollTop + clientHeight < scrollHeight - 1) return;
    isAsked = true;
    setTimeout(() => { for (let n = ${rows - 10}; n < ${rows}; n += 1) makePost(n); }, ${pauseMs});
  }, true);`;
  return { url: `${HOST}/a-la-fin-${pauseMs}-${rows}`, rows, page: html('', '', script) };
}

/** A list of posts that gets its last ten rows `pauseMs` after it is scrolled back to its beginning. */
export function rowsAfterScroll(rows: number, pauseMs: number): LivingPage {
  const script = `${POSTS}
  for (let n = 0; n < ${rows - 10}; n += 1) makePost(n);
  let isAsked = false;
  document.addEventListener('scroll', () => {
    if (isAsked || (pane ?? document.scrollingElement).scrollTop > 0) return;
    isAsked = true;
    setTimeout(() => { for (let n = ${rows - 10}; n < ${rows}; n += 1) makePost(n); }, ${pauseMs});
  }, true);`;
  return { url: `${HOST}/apres-defilement-${pauseMs}-${rows}`, rows, page: html('', '', script) };
}

/** Pages that draw themselves as one scrolls, each in its own way. */
export const LIVING_PAGES: readonly LivingPage[] = [
  lateRows(30, 120),
  virtualFeed(20, 450),
  loadedComments(40, 700),
  lateRows(14, 1_500),
  virtualFeed(14, 1_200),
  growingRows(24, 150),
];

/** The same page in a pane as large as the window. */
export function inPane({ page, ...living }: LivingPage): LivingPage {
  const body = String(page.body)
    .replace('</style>', '#pane { height: 100vh; overflow-y: auto; }</style>')
    .replace('<body>', '<body><div id="pane">')
    .replace('<script>', '</div><script>');
  return { ...living, url: `${living.url}/volet`, page: { ...page, body } };
}

/** Colour of the header of a conversation. */
export const CHAT_HEADER = [12, 34, 200] as const;

/** A conversation in a pane, at its end; 20 older messages load each time its beginning comes into view. */
export function conversation(rows: number, batchMs: number): LivingPage {
  const css = `html, body { height: 100%; overflow: hidden; } header { height: 50px; background: rgb(${CHAT_HEADER.join(' ')}); }
main { height: calc(100vh - 90px); overflow-y: auto; } form { height: 40px; }`;
  const script = `const chat = document.querySelector('main');
  let first = ${rows}, loading = false;
  const load = () => {
    const height = chat.scrollHeight, top = chat.scrollTop;
    for (let n = 0; n < 20 && first > 0; n += 1) { first -= 1; const row = makeRow(60); fill(row, first); chat.prepend(row); }
    chat.scrollTop = top + chat.scrollHeight - height;
    loading = false;
  };
  load();
  chat.scrollTop = chat.scrollHeight;
  chat.addEventListener('scroll', () => {
    if (chat.scrollTop > 5 || loading || first === 0) return;
    loading = true;
    setTimeout(load, ${batchMs});
  });`;
  const body = '<header>Camille</header><main></main><form></form>';
  return { url: `${HOST}/conversation-${batchMs}-${rows}`, rows, page: html(css, body, script) };
}

interface PictureReading {
  /** Rows that are not in the picture, and rows that are in it more than once. */
  readonly missing: readonly number[];
  readonly repeated: readonly number[];
}

/** Returns the row whose bar is at this place, or -1. */
function readRowAt({ width, rgb }: Pixels, x: number, y: number): number {
  const at = (y * width + x) * 3;
  const [red = 0, green = 0, blue = 0] = [rgb[at], rgb[at + 1], rgb[at + 2]];
  return blue === ROW_BLUE ? red * 256 + green : -1;
}

/** Returns how many pixels of each row's bar a picture shows, from top to bottom, wherever it stands. */
export function measureBars(picture: Pixels): ReadonlyMap<number, number> {
  const heights = new Map<number, number>();
  for (let y = 0; y < picture.height; y += 1) {
    const inLine = new Set<number>();
    for (let x = 0; x < picture.width; x += 8) inLine.add(readRowAt(picture, x, y));
    for (const row of inLine) heights.set(row, (heights.get(row) ?? 0) + 1);
  }
  return heights;
}

/** Reads which rows a picture shows, by the colour at its left edge.  */
export function readRows(picture: Pixels, rows: number): PictureReading {
  const seen = new Map<number, number>();
  let last = -1;
  for (let y = 0; y < picture.height; y += 1) {
    const row = readRowAt(picture, 5, y);
    if (row >= 0 && row !== last) seen.set(row, (seen.get(row) ?? 0) + 1);
    last = row;
  }
  return {
    missing: Array.from({ length: rows }, (_, n) => n).filter((n) => !seen.has(n)),
    repeated: [...seen].filter(([, count]) => count > 1).map(([n]) => n),
  };
}

/** Joins the files of a long page. */
export function stackBands(bands: readonly Pixels[]): Pixels {
  const height = bands.reduce((sum, band) => sum + band.height, 0);
  return { width: bands[0]?.width ?? 0, height, rgb: Buffer.concat(bands.map(({ rgb }) => rgb)) };
}
