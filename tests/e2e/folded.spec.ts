import type { PageHandle } from '../support/browser/pageHandle.ts';
import { isKeptInPart, say, saying, sayWarning } from '../support/browser/words.ts';
import { drawRegion, openAll } from '../support/e2e/captureProgress.ts';
import { readStoredItems } from '../support/e2e/storedItems.ts';
import { expect, test } from './fixtures.ts';

const SITE = 'https://repliee.essai.example';
const POSTS = 12;

const html = (body: string): { body: string } => ({
  body: `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Page repliée</title><style>
body { margin: 0 auto; width: 700px; } main { position: relative; }
article { box-sizing: border-box; height: 200px; border-bottom: 1px solid #999; padding: 8px; }</style></head><body>${body}</body></html>`,
});
const article = (n: number, more = ''): string =>
  `<article id="m${n}"><a rel="author" href="/membres/${n}">Membre ${n}</a>
<a href="#m${n}"><time datetime="2026-11-01T10:${n + 10}:00Z">heure</time></a><p>Message inventé numéro ${n}.</p>${more}</article>`;
const list = (more: (n: number) => string, after: (n: number) => string): string =>
  `<nav><a href="/plus">Voir plus</a></nav><main>${Array.from({ length: POSTS }, (_, n) => article(n, more(n)) + after(n)).join('')}</main>
<aside><a href="/tendances">Show more</a></aside>`;

/** Cut texts in posts 3 and 9, replies folded under posts 4 and 11. */
const FOLDED = `${SITE}/repliee`;
const folded = list(
  (n) => (n === 3 ? '<button>Lire la suite</button>' : n === 9 ? '<a href="/m9">Voir plus</a>' : ''),
  (n) => (n === 4 ? '<button>Afficher les 3 réponses</button>' : n === 11 ? '<button>View replies (4)</button>' : ''),
);
const WHOLE = `${SITE}/entiere`;
const whole = list(
  () => '<button>Répondre</button>',
  (n) => (n === 4 ? '<button aria-expanded="true">Afficher les 3 réponses</button>' : ''),
);
/** A list that keeps only the posts near the window; every third text is cut. */
const VIRTUAL = `${SITE}/recyclee`;
const virtual = `<main style="height: ${POSTS * 200}px"></main><script>
const main = document.querySelector('main');
const rows = new Map();
const draw = () => {
  for (let n = 0; n < ${POSTS}; n += 1) {
    const isNear = n * 200 > scrollY - 300 && n * 200 < scrollY + innerHeight + 100;
    if (!isNear) { rows.get(n)?.remove(); rows.delete(n); }
    else if (!rows.has(n)) {
      main.insertAdjacentHTML('beforeend', ${JSON.stringify(article(99, '@'))}.replaceAll('99', n).replace('@', n % 3 ? '' : '<button>Lire la suite</button>'));
      const row = main.lastElementChild;
      row.style.cssText = 'position: absolute; width: 700px; top: ' + n * 200 + 'px';
      rows.set(n, row);
    }
  }
};
addEventListener('scroll', draw);
draw();
</script>`;

test.beforeEach(({ network }) => {
  network.serve(FOLDED, html(folded));
  network.serve(WHOLE, html(whole));
  network.serve(VIRTUAL, html(virtual));
});

test('whole pages and threads say what is folded and cut, in a list that removes posts too', async ({ user }) => {
  test.slow();
  const opened = await openAll(user, [FOLDED, VIRTUAL, WHOLE, FOLDED, WHOLE]);
  const pages = opened.slice(0, 3);
  const [thread, wholeThread] = opened.slice(3) as [PageHandle, PageHandle]; // five opened
  const notices: string[] = [];
  for (const page of pages) notices.push(await user.captureFullPage(page));
  expect(notices[0]).toContain(sayWarning('content-folded'));
  expect(notices.map(isKeptInPart)).toEqual([true, true, false]);
  expect(await user.captureThread(thread)).toContain(say('thread.foldedReplies', { n: 7 }));
  expect((await thread.notices()).map(({ role }) => role)).toEqual(['alert']);
  const fiches = (await readStoredItems(user)).exhibits.map(({ fiche }) => fiche);
  const foldedIn = (files: (typeof fiches)[number]['files'], role: 'page' | null) =>
    (role === null ? files[0] : files.find((file) => file.role === role))?.transformations.filter(
      ({ name }) => name === 'folded',
    );
  expect(
    fiches.slice(0, 3).map(({ outcome, warnings, files }) => [outcome, warnings, foldedIn(files, 'page')]),
  ).toEqual([
    ['partial', ['content-folded'], [{ name: 'folded', replies: 7, texts: 2 }]],
    ['partial', ['words-not-read', 'content-folded'], [{ name: 'folded', replies: 0, texts: 4 }]],
    ['complete', [], []],
  ]);
  const posts = fiches.slice(3);
  expect(posts).toHaveLength(POSTS);
  expect(
    posts.flatMap(({ outcome, warnings, files }) => (outcome === 'partial' ? [[warnings, foldedIn(files, null)]] : [])),
  ).toEqual([
    [['truncated-text', 'content-folded'], [{ name: 'folded', replies: 0, texts: 1 }]],
    [['content-folded'], [{ name: 'folded', replies: 3, texts: 0 }]],
    [['truncated-text', 'content-folded'], [{ name: 'folded', replies: 0, texts: 1 }]],
    [['content-folded'], [{ name: 'folded', replies: 4, texts: 0 }]],
  ]);
  expect(await user.captureThread(wholeThread)).not.toMatch(saying('thread.folded'));
  expect((await wholeThread.notices()).map(({ role }) => role)).toEqual(['status']);
});

test('a click, the screen and a region warn of a cut text that they show', async ({ user }) => {
  const page = await user.openPage(FOLDED);
  expect(await user.capturePost(page, '#m4 p')).not.toContain(sayWarning('truncated-text'));
  await page.evaluate(() => scrollTo(0, 0));
  const drawBox = () => drawRegion(page, { x: 250, y: 10 }, { x: 1000, y: 150 });
  await user.captureRegion(page, drawBox);
  await page.evaluate(() => document.querySelector('#m3')?.scrollIntoView());
  await user.captureRegion(page, drawBox);
  await user.captureScreen(page);
  expect(await user.capturePost(page, '#m3 p')).toContain(sayWarning('truncated-text'));
  const { exhibits } = await readStoredItems(user);
  expect(exhibits.map(({ fiche }) => [fiche.outcome, fiche.warnings.includes('truncated-text')])).toEqual([
    ['complete', false],
    ['complete', false],
    ['partial', true],
    ['partial', true],
    ['partial', true],
  ]);
});
