import type { Network } from '../support/browser/network.ts';
import type { PageHandle } from '../support/browser/pageHandle.ts';
import type { UserDriver } from '../support/browser/userDriver.ts';
import { parseRecordedThread, parseRecordedTotal } from '../support/browser/words.ts';
import { drawRegion, openAll } from '../support/e2e/captureProgress.ts';
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

/** How a page is captured, how many times in a test, and the picture of it. */
type Mode = readonly [string, number, (user: UserDriver, view: PageHandle) => Promise<string>, string];
interface Taken {
  readonly mode: string;
  readonly picture: string;
  readonly notice: string;
}

/** Opens a page for each mode, for each capture of a thread, which is kept once, then captures. In order of capture. */
async function captureAll(
  { user, network }: { readonly user: UserDriver; readonly network: Network },
  modes: readonly Mode[],
  address: string,
  body: string,
): Promise<readonly Taken[]> {
  const urls = modes.map(([mode, few], nth) =>
    Array.from({ length: mode === 'a thread' ? CAPTURES || few : 1 }, (_, again) => `${address}?${nth}-${again}`),
  );
  for (const url of urls.flat()) network.serve(url, { body });
  const views = [...(await openAll(user, urls.flat()))];
  const taken: Taken[] = [];
  for (const [nth, [mode, few, capture, picture]] of modes.entries()) {
    const opened = views.splice(0, urls[nth]?.length ?? 0);
    for (let time = 0; time < (CAPTURES || few); time += 1) {
      const view = opened[time] ?? opened[0];
      if (view === undefined) throw new Error('no page');
      taken.push({ mode, picture, notice: await capture(user, view) });
    }
  }
  return taken;
}

const captureRegion = (user: UserDriver, view: PageHandle): Promise<string> =>
  user.captureRegion(view, () => drawRegion(view, { x: 2, y: 2 }, { x: 700, y: 390 }));
const MODES: readonly Mode[] = [
  ['a post', 6, (user: UserDriver, view: PageHandle) => user.capturePost(view, 'footer'), 'publication'],
  ['the screen', 5, (user: UserDriver, view: PageHandle) => user.captureScreen(view), 'capture'],
  ['the whole page', 2, (user: UserDriver, view: PageHandle) => user.captureFullPage(view), 'page-entiere'],
  ['a thread', 1, (user: UserDriver, view: PageHandle) => user.captureThread(view), 'publication'],
  ['a region', 4, captureRegion, 'zone'],
];

/** What changes in captures of a post alone; two of them in Firefox too, with a post alone there. */
const OF_POSTS = ['texts', 'the focus'];
const IN_FIREFOX = ['texts', 'adopted sheets'];

for (const [what, change] of [...FLICKERS, ...SILENT])
  test(`attack: ${what} that change in each frame; no words contradict their picture without a warning${CAPTURES > 0 || IN_FIREFOX.includes(what) ? ' @firefox' : ''}`, async ({
    user,
    engine,
    network,
  }) => {
    const ofPosts = OF_POSTS.includes(what) || (engine === 'firefox' && CAPTURES === 0);
    const modes = ofPosts ? MODES.slice(0, 1) : MODES;
    // The longest takes seconds.
    test.setTimeout(120_000 * modes.length + CAPTURES * 100_000);
    const body = page(`const isRed = n % 2 === 0; ${change}`);
    const pictures: string[] = [];
    for (const { mode, picture, notice } of await captureAll({ user, network }, modes, FLICKER, body)) {
      const posts =
        mode === 'a thread' ? parseRecordedThread(notice)?.posts : Number(parseRecordedTotal(notice) !== null);
      expect(posts, `${mode}: ${notice}`).toBeGreaterThan(0);
      pictures.push(...Array<string>(posts ?? 0).fill(picture));
    }
    const { files, exhibits } = await readStoredItems(user);
    expect(exhibits).toHaveLength(pictures.length);
    const contradicting = exhibits.filter(({ fiche, folder }, index) => {
      const { rgb, width } = readPng(requireFile(files, `${folder}/${pictures[index]}.png`));
      const at = (200 * width + 600) * 3;
      const shown = [...rgb.subarray(at, at + 3)].join();
      expect([RED.join(), BLUE.join()]).toContain(shown);
      const words = new TextDecoder().decode(requireFile(files, `${folder}/texte.txt`));
      const read = what === 'texts' ? [words, fiche.text] : [words];
      return read.some((one) => one?.includes('rouge') !== (shown === RED.join()));
    });
    console.log(`contradicting: ${contradicting.length} of ${pictures.length}`);
    expect(contradicting.filter(({ fiche }) => !fiche.warnings.includes('content-changed'))).toEqual([]);
    for (const { fiche } of contradicting) expect(fiche.outcome).toBe('partial');
  });

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

const article = (id: string, name: string, [r, g, b]: readonly number[]): string =>
  `<article id="${id}" style="background: rgb(${r}, ${g}, ${b})"><a rel="author" href="/membres/${name}">${name}</a> <time>il y a 1 min</time>
<p class="words">Message ${name}, inventé.</p><footer>1 j'aime</footer></article>`;
const swapPage = (
  style: string,
  change: string,
): string => `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Page</title>
<style>body { margin: 0; display: flex; flex-direction: column; height: 3000px; } article { height: 400px; flex: none; color: #fff; } ${style}</style></head><body>
${article('m1', 'rouge', RED)}${article('m2', 'bleu', BLUE)}<div popover="manual"></div>
<script>const at = (selector) => document.querySelector(selector); let n = 0;
const sheet = new CSSStyleSheet(); document.adoptedStyleSheets = [sheet];
const frame = () => { n += 1; ${change}; requestAnimationFrame(frame); }; frame();</script></body></html>`;

/** A thread takes the posts of a screen in one picture. */
const SWAP_MODES: readonly (readonly [Mode, typeof SWAPS, string])[] = [
  [['a post', 5, (user, view) => user.capturePostFromList(view, 0), 'publication'], SWAPS, ' @firefox'],
  [
    ['a thread', 2, (user, view) => user.captureThread(view), 'publication'],
    SWAPS.slice(3),
    CAPTURES > 0 ? ' @firefox' : '',
  ],
];

for (const [captured, swaps, tag] of SWAP_MODES)
  test(`attack: posts that change places in each frame; no picture of ${captured[0]} shows another without a warning${tag}`, async ({
    user,
    network,
  }) => {
    test.setTimeout((120_000 + CAPTURES * 20_000) * swaps.length);
    const counts: number[] = [];
    for (const [nth, [, style, change]] of swaps.entries())
      counts.push(
        (await captureAll({ user, network }, [captured], `${SWAPPED}/${nth}`, swapPage(style, change))).length,
      );
    const { files, exhibits } = await readStoredItems(user);
    for (const [nth, [what]] of swaps.entries()) {
      const own = exhibits.filter(({ fiche }) => fiche.address.page?.startsWith(`${SWAPPED}/${nth}?`));
      if (captured[0] === 'a post') expect(own, what).toHaveLength(counts[nth] ?? 0);
      else expect(own.length, what).toBeGreaterThan(0);
      for (const { fiche, folder } of own) {
        if (fiche.warnings.includes('page-moved')) expect(fiche.outcome, what).toBe('partial');
        const bytes = files.get(`${folder}/publication.png`);
        // Out of the window when it was measured.
        if (bytes === undefined) {
          expect(fiche.outcome, what).toBe('partial');
          continue;
        }
        const { rgb, width } = readPng(bytes);
        const at = (200 * width + 600) * 3;
        const isOther = fiche.text?.includes('rouge') !== ([...rgb.subarray(at, at + 3)].join() === RED.join());
        const isSaid = fiche.warnings.includes(what === 'the top layer' ? 'post-partly-covered' : 'page-moved');
        if (isOther) expect(isSaid, what).toBe(true);
      }
    }
  });
