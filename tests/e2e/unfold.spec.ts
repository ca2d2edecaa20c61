import type { PageHandle } from '../support/browser/pageHandle.ts';
import { clickInPopup } from '../support/browser/popupFold.ts';
import {
  parseRecordedThread,
  parseRecordedTotal,
  readParams,
  say,
  saying,
  sayRefusal,
} from '../support/browser/words.ts';
import { openAll, waitForNoNotices } from '../support/e2e/captureProgress.ts';
import { readStoredItems } from '../support/e2e/storedItems.ts';
import { expect, test } from './fixtures.ts';

const HOST = 'https://x.com/essai_alix/status';
const idOf = (n: number): string => String(1990470030193590272n + BigInt(n) * 1_000_000_000n);

const html = (body: string, script = ''): { body: string } => ({
  body: `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Fil replié</title><style>
body { margin: 0 auto; width: 600px; } article { min-height: 150px; border-bottom: 1px solid #999; }</style></head><body>
<main>${body}</main><script>window.presses = [];
const press = (name) => window.presses.push(name);
${script}</script></body></html>`,
});
const article = (n: number, more = ''): string =>
  `<div data-testid="cellInnerDiv"><article data-testid="tweet"><div data-testid="User-Name"><a href="/essai_${n}">Essai ${n}</a>
<a href="/essai_${n}/status/${idOf(n)}"><time datetime="2025-11-17T17:20:11.000Z">17 nov.</time></a></div>
<div data-testid="tweetText">Message inventé ${n}</div>${more}</article></div>`;
const MORE = 'data-testid="tweet-text-show-more-link"';
const cut = (n: number): string => `<button ${MORE} onclick="expand(this, ${n})">Voir plus</button>`;
const replies = (n: number): string =>
  `<div data-testid="cellInnerDiv"><button role="button" onclick="reveal(this, ${n})">Afficher les 2 réponses</button></div>`;

/** Cut texts in posts 1 and 9; two replies folded after post 4, one of them cut; one that is a link in post 6. */
const FOLDED = `${HOST}/${idOf(0)}`;
const folded = html(
  Array.from({ length: 12 }, (_, n) =>
    n === 4
      ? article(n) + replies(n)
      : article(
          n,
          n === 1 || n === 9 ? cut(n) : n === 6 ? `<a ${MORE} href="/essai_6/status/${idOf(6)}">Voir plus</a>` : '',
        ),
  ).join(''),
  `const expand = (button, n) => {
  press('text ' + n);
  button.previousElementSibling.append(' et la suite.');
  button.remove();
};
const reveal = (button, n) => {
  press('replies ' + n);
  setTimeout(() => { button.parentElement.outerHTML = ${JSON.stringify(article(40) + article(41, cut(41)))}; }, 200);
};`,
);

const readPresses = (page: PageHandle): Promise<string[]> =>
  page.evaluate(() => (window as Window & { presses?: string[] }).presses ?? []);
const answer = (page: PageHandle, key: 'unfold' | 'asIs' | 'cancel'): Promise<void> =>
  page.clickOverlayButton(`unfold.${key}`);

test.beforeEach(({ network }) => {
  network.serve(FOLDED, folded);
});

test('a whole page is unfolded at the person’s word, and its item lists each press @firefox', async ({ user }) => {
  const page = await user.openPage(FOLDED);
  const ended = user.captureFullPage(page);
  await expect.poll(async () => (await page.notices())[0]?.text).toContain(say('unfold.replies', { n: 2 }));
  const offer = (await page.notices())[0]?.text ?? '';
  expect(offer).toContain(say('unfold.texts', { n: 3 }));
  expect(readParams('unfold.some', offer)?.n).toBe('3');
  expect(offer).toContain(say('unfold.effects'));
  expect(await readPresses(page)).toEqual([]);
  await answer(page, 'unfold');
  // The cut text that is a link stays.
  expect(await ended).toMatch(saying('toast.keptInPart'));
  expect(await readPresses(page)).toEqual(['text 1', 'replies 4', 'text 41', 'text 9']);
  const { exhibits, files } = await readStoredItems(user);
  const fiche = exhibits[0]?.fiche;
  expect(fiche?.unfolded?.total).toBe(4);
  expect(fiche?.unfolded?.pressed.map(({ label }) => label)).toEqual([
    'Voir plus',
    'Afficher les 2 réponses',
    'Voir plus',
    'Voir plus',
  ]);
  expect(fiche?.warnings).toEqual(['content-folded']);
  const text = new TextDecoder().decode(files.get(`${exhibits[0]?.folder}/texte.txt`));
  expect(text.match(/et la suite/g)).toHaveLength(3);
  expect(text).toContain('Message inventé 40');
});

test('« Annuler », Escape and « tel quel » press nothing; each post of a thread lists its own presses', async ({
  user,
}) => {
  test.slow();
  const [page, thread] = (await openAll(user, [FOLDED, FOLDED])) as [PageHandle, PageHandle]; // two
  for (const cancel of [() => answer(page, 'cancel'), () => page.press('Escape')]) {
    const popup = await user.openPopup(page);
    await clickInPopup(popup, 'capture-page');
    await expect.poll(async () => (await page.notices())[0]?.text).toContain(say('unfold.texts', { n: 3 }));
    await cancel();
    await waitForNoNotices(page);
  }
  const whole = user.captureFullPage(page);
  await answer(page, 'asIs');
  expect(await whole).toMatch(saying('toast.keptInPart'));
  expect(await readPresses(page)).toEqual([]);
  const ended = user.captureThread(thread);
  await answer(thread, 'unfold');
  expect(parseRecordedThread(await ended)?.posts).toBe(14);
  const [asIs, ...posts] = (await readStoredItems(user)).exhibits.map(({ fiche }) => fiche);
  expect([asIs?.ordinal, asIs?.unfolded]).toEqual([1, undefined]);
  const own: Record<string, number> = { [idOf(1)]: 1, [idOf(4)]: 1, [idOf(9)]: 1, [idOf(41)]: 1 };
  expect(posts.map(({ nativeIds, unfolded }) => [nativeIds.post, unfolded?.pressed.length, unfolded?.total])).toEqual(
    posts.map(({ nativeIds }) => [nativeIds.post, own[nativeIds.post ?? ''] ?? 0, 4]),
  );
});

test('no button is pressed while another tab is shown; the unfolding goes on afterwards', async ({ user, network }) => {
  const url = `${HOST}/${idOf(1)}`;
  const posts = 10;
  network.serve(
    url,
    html(
      Array.from({ length: posts }, (_, n) => article(n, cut(n))).join(''),
      `let wasHidden = false;
const expand = (button, n) => {
  press(n + (document.hidden ? ' hidden' : ''));
  // From the fifth on, buttons stay until the tab was hidden once: unfolding cannot end before.
  if (n < 4 || wasHidden) return button.remove();
  document.addEventListener('visibilitychange', () => { wasHidden = true; button.remove(); }, { once: true });
};`,
    ),
  );
  // Opened before: Chromium names the tab in front as the opener of a new one, whoever opens it.
  const other = await user.driver.openExtensionPage('carnet.html');
  const page = await user.openPage(url);
  const ended = user.captureFullPage(page);
  await answer(page, 'unfold');
  await expect.poll(async () => (await readPresses(page)).length).toBeGreaterThan(0);
  await other.withApi(async (api) => {
    const { tabs } = api;
    await tabs.update((await tabs.getCurrent()).id, { active: true });
  });
  await expect.poll(async () => (await page.notices())[0]?.text).toContain(say('progress.paused'));
  expect((await readPresses(page)).length).toBeLessThan(posts);
  await other.close();
  expect(parseRecordedTotal(await ended)).toBe(1);
  expect(await readPresses(page)).toEqual(Array.from({ length: posts }, (_, n) => String(n)));
});

/** What a page does when its button is pressed, and the words that tell it. */
const TRAPS = {
  address: [`history.pushState(null, '', '/ailleurs')`, 'unfold-address'],
  dialog: [
    `document.body.insertAdjacentHTML('beforeend', '<div role="dialog" style="position: fixed; inset: 20%; background: #fff">Connectez-vous</div>')`,
    'unfold-dialog',
  ],
  wall: [
    `document.body.insertAdjacentHTML('beforeend', '<div style="position: fixed; inset: 5%; background: #fff">Connectez-vous</div>')`,
    'unfold-dialog',
  ],
  tab: [`window.open('https://carnet.essai.example/page')`, 'unfold-tab'],
  'tab without opener': [`window.open('https://carnet.essai.example/page', '_blank', 'noopener')`, 'unfold-tab'],
  window: [`window.open('https://carnet.essai.example/page', '_blank', 'width=300,height=300')`, 'unfold-tab'],
} as const;

test('nothing more is pressed or recorded when a button opens something @firefox', async ({
  user,
  engine,
  network,
}) => {
  test.slow();
  const traps = Object.entries(TRAPS).filter(([name]) => engine === 'chromium' || name === 'tab');
  const urls = traps.map(([, [script]], nth) => {
    const url = `${HOST}/${idOf(nth + 1)}`;
    const trap = `<button ${MORE} onclick="press('trap'); this.remove(); ${script.replaceAll('"', '&quot;')}">Voir plus</button>`;
    network.serve(url, html(article(1, trap) + article(2, cut(2)), `const expand = () => press('second');`));
    return url;
  });
  const pages = await openAll(user, urls);
  for (const [nth, [name, [, refusal]]] of traps.entries()) {
    const page = pages[nth] as PageHandle; // opened above
    const ended = user.captureFullPage(page);
    await answer(page, 'unfold');
    expect(await ended, name).toBe(sayRefusal(refusal));
    expect(await readPresses(page), name).toEqual(['trap']);
    const popup = await user.openPopup(page);
    expect(await popup.has('[data-item]'), name).toBe(false);
  }
});

test('only an allowed button is pressed: in no link or form, on no other host, and 300 times at most', async ({
  user,
  network,
}) => {
  test.slow();
  const trap = (n: number): string => `<button ${MORE} onclick="press('trap ${n}')">Voir plus</button>`;
  const traps =
    article(1, `<a href="/piege">${trap(1)}</a>`) +
    article(2, `<form action="/piege">${trap(2)}</form>`) +
    article(3, `<label>${trap(3)}<input type="checkbox"></label>`) +
    article(4, `<form id="elsewhere" action="/piege"></form><button ${MORE} form="elsewhere">Voir plus</button>`) +
    article(5, `<button ${MORE} onclick="press('trap 5')">Supprimer</button>`) +
    article(
      6,
      `<button ${MORE} popovertarget="menu" onclick="press('trap 6')">Voir plus</button><div popover id="menu"></div>`,
    );
  const [trapped, mixed, endless] = [1, 2, 3].map((n) => `${HOST}/${idOf(n)}`) as [string, string, string]; // three
  const elsewhere = 'https://x.com.essai.example/fil';
  const allowed = `const expand = (button) => { press('allowed'); button.remove(); };`;
  const renewed = 'const expand = (button) => { press(button); button.replaceWith(button.cloneNode(true)); };';
  network.serve(trapped, html(traps));
  network.serve(mixed, html(traps + article(7, cut(7)), allowed));
  network.serve(elsewhere, html(article(1, cut(1)), `const expand = () => press('elsewhere');`));
  network.serve(endless, html(article(1, cut(1)), renewed));
  const pages = await openAll(user, [trapped, elsewhere, mixed, endless]);
  const [first, second, third, last] = pages as [PageHandle, PageHandle, PageHandle, PageHandle]; // four
  // No allowed button: the capture begins without a question, and names what is folded.
  expect(await user.captureFullPage(first)).toMatch(saying('toast.keptInPart'));
  await user.captureFullPage(second);
  for (const page of [first, second]) expect(await readPresses(page)).toEqual([]);
  const ended = user.captureFullPage(third);
  await answer(third, 'unfold');
  await ended;
  expect(await readPresses(third)).toEqual(['allowed']);
  // A new button after each press.
  const bounded = user.captureFullPage(last);
  await answer(last, 'unfold');
  expect(await bounded).toMatch(saying('toast.keptInPart'));
  const counts = await last.evaluate(() => {
    const { presses = [] } = window as Window & { presses?: unknown[] };
    return [presses.length, new Set(presses).size];
  });
  expect(counts).toEqual([300, 300]);
});
