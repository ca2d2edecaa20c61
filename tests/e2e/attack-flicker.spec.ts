import type { Network } from '../support/browser/network.ts';
import type { PageHandle } from '../support/browser/pageHandle.ts';
import type { UserDriver } from '../support/browser/userDriver.ts';
import { parseRecordedThread, parseRecordedTotal } from '../support/browser/words.ts';
import { drawRegion } from '../support/e2e/captureProgress.ts';
import { requireFile } from '../support/e2e/dossier.ts';
import { readStoredItems } from '../support/e2e/storedItems.ts';
import { readPng } from '../support/images/png.ts';
import { expect, test } from './fixtures.ts';

const FLICKER = 'https://site-inconnu.example/clignote';
const COUNTERS = 'https://site-inconnu.example/compteurs';
const RED = [200, 0, 0] as const;
const BLUE = [0, 0, 200] as const;

const page = (script: string): string => `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Page</title>
<style>body { margin: 0; } article { height: 400px; color: #ffffff; background: rgb(${RED.join(' ')}); } p { width: 300px; margin: 20px; }</style></head><body>
<article id="m1"><a rel="author" href="/membres/essai">essai</a> <time>il y a 1 min</time>
<p class="words">Message rouge, inventé.</p><footer><span class="likes">1</span> j'aime</footer></article>
<script>const at = (selector) => document.querySelector(selector); let n = 0;
const frame = () => { n += 1; ${script}; requestAnimationFrame(frame); }; frame();</script></body></html>`;

const STYLE = 'b ~ article .off, b.on ~ article i { display: none; } b.on ~ article .off { display: inline; }';
const PAINT = `at('article').style.background = isRed ? 'rgb(${RED.join(' ')})' : 'rgb(${BLUE.join(' ')})'`;
const FLICKERS: readonly (readonly [string, string])[] = [
  ['texts', `at('.words').textContent = isRed ? 'Message rouge, inventé.' : 'Message bleu, inventé.'; ${PAINT}`],
  [
    'elements beside the words',
    `if (n === 1) {
      at('.words').innerHTML = '<i>Message rouge, inventé.</i><i class="off">Message bleu, inventé.</i>';
      document.head.append(Object.assign(document.createElement('style'), { textContent: '${STYLE}' }));
      document.body.prepend(document.createElement('b'));
    }
    at('b').className = isRed ? '' : 'on'; ${PAINT}`,
  ],
];
const addSheet = (rules: string) => `if (n === 1) {
      at('.words').innerHTML = '<i tabindex="0">Message rouge, inventé.</i><i class="off">Message bleu, inventé.</i>';
      window.sheet = new CSSStyleSheet(); sheet.replaceSync(\`${rules}\`); document.adoptedStyleSheets = [sheet];
    }`;
/** What is no mutation of the document. The colour of the article is given by the same means. */
const SILENT: readonly (readonly [string, string])[] = [
  [
    'adopted sheets',
    `${addSheet('')}
    sheet.replaceSync(isRed ? '.off { display: none; }' : 'i:not(.off) { display: none; } article { background: rgb(${BLUE.join(' ')}) !important; }')`,
  ],
  [
    'the focus',
    `${addSheet(`.off, article:has(i:focus) i { display: none; } article:has(i:focus) .off { display: inline; } article:has(i:focus) { background: rgb(${BLUE.join(' ')}) !important; }`)}
    if (isRed) document.activeElement.blur(); else at('i').focus()`,
  ],
];
/** Captures of each trick, in both browsers, instead of the few of a test. */
const CAPTURES = Number(process.env.RECUEIL_FLICKER_CAPTURES ?? 0);

type Capture = (user: UserDriver, view: PageHandle) => Promise<string>;

/** Captures a page so many times, a thread, which is kept once, at as many addresses. Returns the notices. */
async function captureAgain(
  { user, network }: { readonly user: UserDriver; readonly network: Network },
  [mode, few, capture]: readonly [string, number, Capture, ...unknown[]],
  address: string,
  body: string,
): Promise<readonly string[]> {
  const times = CAPTURES || few;
  // The longest takes seconds.
  test.setTimeout(120_000 + CAPTURES * 20_000);
  const notices: string[] = [];
  let view: PageHandle | undefined;
  for (let nth = 1; nth <= times; nth += 1) {
    if (view === undefined || mode === 'a thread') {
      await view?.close();
      network.serve(`${address}?${nth}`, { body });
      view = await user.openPage(`${address}?${nth}`);
    }
    notices.push(await capture(user, view));
  }
  return notices;
}

const captureRegion = (user: UserDriver, view: PageHandle): Promise<string> =>
  user.captureRegion(view, () => drawRegion(view, { x: 2, y: 2 }, { x: 700, y: 390 }));
const MODES = [
  ['a post', 6, (user: UserDriver, view: PageHandle) => user.capturePost(view, 'footer'), 'publication'],
  ['the screen', 5, (user: UserDriver, view: PageHandle) => user.captureScreen(view), 'capture'],
  ['the whole page', 2, (user: UserDriver, view: PageHandle) => user.captureFullPage(view), 'page-entiere'],
  ['a thread', 1, (user: UserDriver, view: PageHandle) => user.captureThread(view), 'publication'],
  ['a region', 4, captureRegion, 'zone'],
] as const;

/** Two of them in Firefox too. */
const tagOf = (mode: string, what: string): string =>
  CAPTURES > 0 || (mode === 'a post' && (what === 'texts' || what === 'adopted sheets')) ? ' @firefox' : '';

for (const captured of MODES) {
  const [mode, , , picture] = captured;
  for (const [what, change] of mode === 'a post'
    ? [...FLICKERS, ...SILENT]
    : [...FLICKERS.slice(1), ...SILENT.slice(0, 1)])
    test(`attack: ${what} that change in each frame; no words of ${mode} contradict its picture without a warning${tagOf(mode, what)}`, async ({
      user,
      network,
    }) => {
      const body = page(`const isRed = n % 2 === 0; ${change}`);
      let posts = 0;
      for (const notice of await captureAgain({ user, network }, captured, FLICKER, body)) {
        expect(parseRecordedTotal(notice) ?? parseRecordedThread(notice)).not.toBeNull();
        posts += parseRecordedThread(notice)?.posts ?? 1;
      }
      const { files, exhibits } = await readStoredItems(user);
      expect(exhibits).toHaveLength(posts);
      const contradicting = exhibits.filter(({ fiche, folder }) => {
        const { rgb, width } = readPng(requireFile(files, `${folder}/${picture}.png`));
        const at = (200 * width + 600) * 3;
        const shown = [...rgb.subarray(at, at + 3)].join();
        expect([RED.join(), BLUE.join()]).toContain(shown);
        const words = new TextDecoder().decode(requireFile(files, `${folder}/texte.txt`));
        const read = what === 'texts' ? [words, fiche.text] : [words];
        return read.some((one) => one?.includes('rouge') !== (shown === RED.join()));
      });
      console.log(`contradicting: ${contradicting.length} of ${posts}`);
      expect(contradicting.filter(({ fiche }) => !fiche.warnings.includes('content-changed'))).toEqual([]);
      for (const { fiche } of contradicting) expect(fiche.outcome).toBe('partial');
    });
}

test('counters and relative times that change in each frame are no change of content', async ({ user, network }) => {
  network.serve(COUNTERS, {
    body: page(`at('.likes').textContent = String(n); at('time').textContent = 'il y a ' + (1 + n % 50) + ' min'`),
  });
  const view = await user.openPage(COUNTERS);
  await user.capturePost(view, '.words');
  await user.captureScreen(view);
  const { exhibits } = await readStoredItems(user);
  expect(exhibits[0]?.fiche.text).toContain('rouge');
  for (const { fiche } of exhibits) expect(fiche.warnings).not.toContain('content-changed');
});

/** Two posts that keep their words, each in its colour, and change places or are covered during the picture. */
const SWAPS: readonly (readonly [string, string, string])[] = [
  ['a scroll', '', 'scrollTo(0, n % 2 * 400)'],
  ['an order', '', "at('#m2').style.order = n % 2 ? '-1' : '1'"],
  ['a rule of a sheet', '', "sheet.replaceSync(n % 2 ? '#m2 { order: -1; }' : '')"],
  ['an animation', '@keyframes swap { 50% { order: -1; } } #m2 { animation: swap 66ms infinite; }', ''],
  [
    'the top layer',
    `[popover] { inset: 0 auto auto 0; margin: 0; border: 0; width: 100vw; height: 400px; background: rgb(${BLUE.join(' ')}); }`,
    "n % 2 ? at('[popover]').showPopover() : at('[popover]').hidePopover()",
  ],
];
const SWAPPED = 'https://site-inconnu.example/echange';

/** A thread takes the posts of a screen in one picture. */
const SWAP_MODES = [
  ['a post', 5, (user: UserDriver, view: PageHandle) => user.capturePostFromList(view, 0)],
  ['a thread', 2, (user: UserDriver, view: PageHandle) => user.captureThread(view)],
] as const;

for (const captured of SWAP_MODES) {
  const [mode] = captured;
  for (const [what, style, change] of mode === 'a post' ? SWAPS : SWAPS.slice(3))
    test(`attack: posts that change places by ${what} in each frame; no picture of ${mode} shows another without a warning${CAPTURES > 0 || mode === 'a post' ? ' @firefox' : ''}`, async ({
      user,
      network,
    }) => {
      const article = (id: string, name: string, [r, g, b]: readonly number[]) =>
        `<article id="${id}" style="background: rgb(${r}, ${g}, ${b})"><a rel="author" href="/membres/${name}">${name}</a> <time>il y a 1 min</time>
<p class="words">Message ${name}, inventé.</p><footer>1 j'aime</footer></article>`;
      const body = `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Page</title>
<style>body { margin: 0; display: flex; flex-direction: column; height: 3000px; } article { height: 400px; flex: none; color: #fff; } ${style}</style></head><body>
${article('m1', 'rouge', RED)}${article('m2', 'bleu', BLUE)}<div popover="manual"></div>
<script>const at = (selector) => document.querySelector(selector); let n = 0;
const sheet = new CSSStyleSheet(); document.adoptedStyleSheets = [sheet];
const frame = () => { n += 1; ${change}; requestAnimationFrame(frame); }; frame();</script></body></html>`;
      const notices = await captureAgain({ user, network }, captured, SWAPPED, body);
      const { files, exhibits } = await readStoredItems(user);
      if (mode === 'a post') expect(exhibits).toHaveLength(notices.length);
      else expect(exhibits.length).toBeGreaterThan(0);
      for (const { fiche, folder } of exhibits) {
        if (fiche.warnings.includes('page-moved')) expect(fiche.outcome).toBe('partial');
        const bytes = files.get(`${folder}/publication.png`);
        // Out of the window when it was measured.
        if (bytes === undefined) {
          expect(fiche.outcome).toBe('partial');
          continue;
        }
        const { rgb, width } = readPng(bytes);
        const at = (200 * width + 600) * 3;
        const isOther = fiche.text?.includes('rouge') !== ([...rgb.subarray(at, at + 3)].join() === RED.join());
        const isSaid = fiche.warnings.includes(what === 'the top layer' ? 'post-partly-covered' : 'page-moved');
        if (isOther) expect(isSaid).toBe(true);
      }
    });
}
