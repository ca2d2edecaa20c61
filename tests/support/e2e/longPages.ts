import type { ServedPage } from '../browser/network.ts';

/** Long pages on which similar tools fail. Each band has its own colour, so a test can tell the rows of an image. */
const HOST = 'https://longue.essai.example';

export const HEADER = [200, 30, 120] as const;
export const BAR = [30, 200, 120] as const;
const BAND = 10;

const rgb = (colour: readonly number[]): string => `rgb(${colour.join(' ')})`;

/** A different colour for each of 720 bands. */
const bandColour = (band: number): string => rgb([40, 40 + (band % 180), Math.floor(band / 180) * 60]);

const bands = (height: number): string =>
  Array.from({ length: height / BAND }, (_, band) => `<i style="background:${bandColour(band)}"></i>`).join('');

const html = (css: string, body: string): string => `<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><title>Page longue</title><style>
html, body { margin: 0; background: #ffffff; }
/* A tall window has no scrollbar: the page must be as wide without it. */
html { scrollbar-width: none; }
i { display: block; height: ${BAND}px; }
header { position: sticky; top: 0; height: 40px; background: ${rgb(HEADER)}; }
${css}</style></head><body>${body}</body></html>`;

export const STICKY = `${HOST}/collante`;
export const SMOOTH = `${HOST}/douce`;
export const BARRED = `${HOST}/bandeau`;
export const LAZY = `${HOST}/images`;
export const PANE = `${HOST}/volet`;
export const ENDLESS = `${HOST}/sans-fin`;

/** `height`: CSS pixels of the whole page. */
export const stickyPage = (height: number): ServedPage => ({
  body: html(
    'aside { position: sticky; top: 60px; float: right; width: 200px; height: 300px; background: #222222; } section { margin-top: 400px; }',
    `<header></header><section><aside></aside>${bands(height - 440)}</section>`,
  ),
});

const picture = (n: number): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="300" height="200"><rect width="300" height="200" fill="rgb(250,${n * 10},0)"/></svg>`;

export const LAZY_IMAGES = 20;
export const lazyColour = (n: number): readonly number[] => [250, n * 10, 0];

export const LONG_PAGES: readonly (readonly [string, ServedPage])[] = [
  [SMOOTH, { body: html('html { scroll-behavior: smooth; }', bands(3000)) }],
  [
    BARRED,
    {
      body: html(
        `footer { position: fixed; bottom: 0; left: 0; right: 0; height: 50px; background: ${rgb(BAR)}; }`,
        `<header></header>${bands(3000)}<footer></footer>`,
      ),
    },
  ],
  [
    LAZY,
    {
      body: html(
        'img { display: block; margin-bottom: 160px; }',
        Array.from(
          { length: LAZY_IMAGES },
          (_, n) => `<img loading="lazy" width="300" height="200" src="/image-${n}.svg" alt="">`,
        ).join(''),
      ),
    },
  ],
  ...Array.from(
    { length: LAZY_IMAGES },
    (_, n) => [`${HOST}/image-${n}.svg`, { body: picture(n), type: 'image/svg+xml' }] as const,
  ),
  [
    PANE,
    {
      body: html(
        'html, body { height: 100%; overflow: hidden; } main { height: 100vh; overflow-y: auto; scrollbar-width: none; }',
        `<main>${bands(2500)}</main>`,
      ),
    },
  ],
  [
    ENDLESS,
    {
      body: html(
        '',
        `${bands(2000)}<script>addEventListener('scroll', () => {
           const more = document.createElement('p'); more.style.height = '2000px'; more.append('suite '.repeat(20_000)); document.body.append(more);
         });</script>`,
      ),
    },
  ],
];
