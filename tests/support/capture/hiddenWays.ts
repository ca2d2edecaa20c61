/** Ways in which a page has words that its reader cannot see, and ordinary ones that look like them. */

export const HIDDEN_WORDS = 'Menace inventée';

interface Way {
  readonly name: string;
  /** The post's second paragraph, with the words. */
  readonly html: string;
  /** jsdom, which has no layout, computes all that tells it. */
  readonly byStyle?: true;
}

const styled = (name: string, style: string, byStyle?: true): Way => ({
  name,
  html: `<p style="${style}">${HIDDEN_WORDS}</p>`,
  ...(byStyle && { byStyle }),
});

const around = (name: string, style: string, inside: string): Way => ({
  name,
  html: `<div style="${style}"><p style="${inside}">${HIDDEN_WORDS}</p></div>`,
});

const OVER = 'position: absolute; inset: 0; background: #ffffff';

export const HIDDEN_WAYS: readonly Way[] = [
  ...['hidden', 'auto', 'clip'].map((overflow) => ({
    name: `cut below, overflow ${overflow}`,
    html: `<div style="height: 24px; overflow: ${overflow}"><p style="margin: 0">Le début</p><p>${HIDDEN_WORDS}</p></div>`,
  })),
  // The beginning of their own line is drawn.
  ...[
    ['below', 'height: 20px; overflow: hidden'],
    [
      'by the number of lines',
      'display: -webkit-box; -webkit-line-clamp: 1; -webkit-box-orient: vertical; overflow: hidden',
    ],
    ['with three dots', 'white-space: nowrap; text-overflow: ellipsis; overflow: hidden'],
    ['by a box painted alone', 'height: 20px; contain: paint'],
    ['by a path', 'clip-path: polygon(0 0, 100% 0, 100% 30%, 0 30%)'],
  ].map(([name = '', style = '']) => ({
    name: `one text cut ${name}`,
    html: `<p style="width: 240px; ${style}">Un début assez long pour remplir toute une ligne. ${HIDDEN_WORDS}</p>`,
  })),
  styled('display', 'display: none', true),
  styled('visibility', 'visibility: hidden', true),
  styled('opacity', 'opacity: 0.01', true),
  styled('transparent colour', 'color: transparent', true),
  styled('transparent fill', '-webkit-text-fill-color: transparent'),
  styled('white on white', 'color: #ffffff; background: #ffffff', true),
  styled('nearly white on the page', 'color: #fdfdfd', true),
  styled('colour of one in a thousand', 'color: rgba(0, 0, 0, 0.01)', true),
  styled('font size 0', 'font-size: 0', true),
  styled('font size of one pixel', 'font-size: 1px', true),
  styled('text indent', 'text-indent: -9999px', true),
  styled('text indent in percent', 'text-indent: -200%; overflow: hidden', true),
  styled('letters over each other', 'font-size: 16px; letter-spacing: -16px', true),
  styled(
    'mask',
    '-webkit-mask-image: linear-gradient(transparent, transparent); mask-image: linear-gradient(transparent, transparent)',
  ),
  styled('filter', 'filter: opacity(0)'),
  styled('blur', 'filter: blur(12px)'),
  styled('clip', 'position: absolute; clip: rect(0 0 0 0)'),
  styled('clip path, inset', 'clip-path: inset(0 0 100% 0)'),
  styled('clip path, polygon', 'clip-path: polygon(0 0, 0 0, 0 0)'),
  styled('clip path, circle elsewhere', 'clip-path: circle(2px at 0 0)'),
  styled('clip path, path', "clip-path: path('M 0 0 L 1 0 L 1 1 Z')"),
  styled('scale 0', 'transform: scale(0)'),
  styled('scale of one in fifty', 'transform: scale(0.02)'),
  styled('turned by 90 degrees', 'transform: rotateY(90deg)'),
  styled('off-screen, left', 'position: absolute; left: -9999px'),
  styled('moved to the right', 'transform: translateX(9999px)'),
  around('a box without height', 'height: 0; overflow: hidden', ''),
  around(
    'pushed out of a box',
    'height: 20px; width: 200px; overflow: hidden; white-space: nowrap',
    'margin: 0 0 0 500px',
  ),
  {
    name: 'another element over them',
    html: `<div style="position: relative"><p style="margin: 0">${HIDDEN_WORDS}</p><div style="${OVER}"></div></div>`,
  },
  {
    name: 'an element inside, over them',
    html: `<p style="position: relative">${HIDDEN_WORDS}<span style="${OVER}"></span></p>`,
  },
  {
    name: 'behind the page',
    html: `<div style="background: #ffffff; isolation: isolate"><div style="background: #eeeeee; isolation: auto"><p style="position: relative; z-index: -1">${HIDDEN_WORDS}</p></div></div>`,
  },
  { name: 'a pseudo-element over them', html: `<p class="veiled">${HIDDEN_WORDS}</p>` },
];

/** For the pseudo-element. */
export const HIDDEN_WAYS_CSS = `.veiled { position: relative; } .veiled::after { content: ''; ${OVER}; }
.stretched { position: relative; } .stretched a::after { content: ''; position: absolute; inset: 0; }`;

const picture =
  "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='200' height='60'><rect width='200' height='60'/></svg>";

/** Words that everybody sees. */
export const SHOWN_WAYS: readonly Way[] = [
  {
    name: 'a long name in a link, with three dots',
    html: `<p>${HIDDEN_WORDS} <a href="/m" style="display: inline-block; width: 120px; white-space: nowrap; text-overflow: ellipsis; overflow: hidden"><span>Un nom affiché beaucoup trop long</span></a></p>`,
  },
  styled('ordinary', '', true),
  styled('grey', 'color: #767676', true),
  styled('light on dark', 'color: #ffffff; background: #15202b', true),
  styled('bold and small', 'font-size: 11px; letter-spacing: -0.3px; text-indent: 1em', true),
  styled('with a shadow on white', 'color: #ffffff; text-shadow: 0 0 3px #000000'),
  styled(
    'a gradient in the letters',
    'color: transparent; background: linear-gradient(#aa0000, #0000aa); background-clip: text; -webkit-background-clip: text',
  ),
  styled('on a background picture', `color: #ffffff; background-image: url(&quot;${picture}&quot;)`),
  {
    name: 'over a picture beside them',
    html: `<div style="position: relative"><img alt="" width="200" height="60" src="${picture}"><p style="position: absolute; top: 0; margin: 0; color: #ffffff">${HIDDEN_WORDS}</p></div>`,
  },
  {
    name: 'under a link as large as the post',
    html: `<div class="stretched"><p>${HIDDEN_WORDS}</p><a href="#x">lien</a></div>`,
  },
  { name: 'through which presses go', html: `<div><p style="pointer-events: none">${HIDDEN_WORDS}</p></div>` },
  around('round corners', 'clip-path: inset(0 round 8px); overflow: hidden', ''),
  {
    name: 'beside a shortened address',
    html: `<p>${HIDDEN_WORDS}</p><p><a href="https://court.invalid/a1"><span style="font-size: 0">https://www.</span><span>exemple.invalid/un-che</span><span style="font-size: 0">min-long</span></a></p>`,
    byStyle: true,
  },
  {
    name: 'beside a button drawn as a picture',
    html: `<p>${HIDDEN_WORDS}</p><button style="text-indent: -9999px; overflow: hidden">Citer</button><div role="button"><span style="font-size: 0">Répondre</span></div>`,
    byStyle: true,
  },
  {
    name: 'with a label for screen readers',
    html: `<p>${HIDDEN_WORDS}<span style="position: absolute; width: 1px; height: 1px; overflow: hidden; clip: rect(0 0 0 0)">Étiquette</span></p>`,
  },
];
