import { readFile } from 'node:fs/promises';
import type { PageHandle } from '../support/browser/pageHandle.ts';
import { parseRecordedThread, say, sayWarning } from '../support/browser/words.ts';
import { openAll } from '../support/e2e/captureProgress.ts';
import { requireFile } from '../support/e2e/dossier.ts';
import { readStoredItems } from '../support/e2e/storedItems.ts';
import { readPng } from '../support/images/png.ts';
import { expect, test } from './fixtures.ts';

const SITE = 'https://cachee.essai.example';
const html = (body: string): { body: string } => ({
  body: `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Page d’essai</title><style>
body { margin: 0; font: 16px/1.4 sans-serif; } article { height: 120px; margin: 10px; border: 1px solid #999; }
.wall { position: fixed; inset: 10vh 10vw; background: #fff; }</style></head><body>${body}</body></html>`,
});
const post = (n: number, more = ''): string =>
  `<article id="p${n}"><a rel="author" href="/membres/${n}">Membre ${n}</a> <time datetime="2026-11-0${n + 1}T10:00:00Z">il y a un moment</time><p>Message inventé numéro ${n}, assez long pour être lu.</p>${more}</article>`;
const posts = Array.from({ length: 8 }, (_, n) => post(n)).join('');

const PAGES = {
  blurred: `<main style="filter: blur(8px); pointer-events: none">${posts}</main><p>Inscrivez-vous</p>`,
  'blurred-picture': `<div style="filter: blur(8px)"><img alt="" width="900" height="500"></div>${posts}`,
  login: '<h1>Connexion</h1><form action="/login"><input name="u"><input type="password"></form>',
  'login-words': '<h1>Connectez-vous pour voir cette publication</h1><button>Continuer</button>',
  'login-over': `${posts}<div class="wall"><form><input name="u"><input type="password"></form></div>`,
  'login-beside': `<header><form><input name="u"><input type="password"></form></header>${posts}`,
};

/** A whole page is read as its screens are. */
const WHOLE = ['blurred', 'login-over', 'login-beside'];

test('the screen and a whole page name blurred texts and a request to log in', async ({ user, network }) => {
  for (const [name, body] of Object.entries(PAGES)) network.serve(`${SITE}/${name}`, html(body));
  const said: Record<string, readonly string[]> = {};
  const names = Object.keys(PAGES);
  const pages = await openAll(
    user,
    names.map((name) => `${SITE}/${name}`),
  );
  for (const [index, page] of pages.entries()) {
    await user.captureScreen(page);
    if (WHOLE.includes(names[index] ?? '')) await user.captureFullPage(page);
  }
  const { exhibits } = await readStoredItems(user);
  for (const { fiche } of exhibits) {
    const name = `${fiche.address.page?.replace(`${SITE}/`, '')} ${fiche.provenance.options.mode}`;
    said[name] = fiche.warnings.filter((code) => ['content-blurred', 'login-wall', 'page-covered'].includes(code));
  }
  expect(said).toEqual({
    'blurred screen': ['content-blurred'],
    'blurred page': ['content-blurred'],
    'blurred-picture screen': [],
    'login screen': ['login-wall'],
    'login-words screen': ['login-wall'],
    'login-over screen': ['page-covered', 'login-wall'],
    'login-over page': ['page-covered', 'login-wall'],
    'login-beside screen': [],
    'login-beside page': [],
  });
});

/** 80 messages that no reader knows, 20 of them loaded. */
const chat = `<div style="display: flex; flex-direction: column; height: 100vh"><header style="height: 60px; background: #112233; color: #fff">Camille Inventée</header>
<div id="pane" style="flex: 1; overflow-y: auto"></div><footer style="height: 60px"><textarea></textarea></footer></div><script>
const pane = document.querySelector('#pane');
let oldest = 81;
const add = () => {
  for (let i = 0; i < 20 && oldest > 1; i += 1) {
    oldest -= 1;
    const row = document.createElement('div');
    row.style.cssText = 'height: 50px; border-bottom: 1px solid #999; box-sizing: border-box';
    row.textContent = 'Message privé inventé ' + oldest + '. 10:' + String(oldest % 60).padStart(2, '0');
    pane.prepend(row);
  }
};
add();
pane.scrollTop = pane.scrollHeight;
pane.addEventListener('scroll', () => {
  if (pane.scrollTop > 0 || oldest === 1) return;
  setTimeout(() => { const before = pane.scrollHeight; add(); pane.scrollTop += pane.scrollHeight - before; }, 100);
});
</script>`;

const STORY = 'https://www.instagram.com/stories/colline_verte/3810511162684998409/';
const inside = (text: string): string =>
  html(
    `<my-thread></my-thread><my-thread></my-thread><script>for (const el of document.querySelectorAll('my-thread'))
    el.attachShadow({ mode: 'open' }).innerHTML = ${JSON.stringify(`<style>p { margin: 40px }</style>${text}`)};</script>`,
  ).body;

test('blurred posts, shadow roots, a conversation unknown to readers and a story are read as they show', async ({
  user,
  network,
}) => {
  test.slow();
  const [blurred, shadow, folded, talk] = ['flou', 'ombre', 'replie', 'salon'].map((path) => `${SITE}/${path}`) as [
    string,
    string,
    string,
    string,
  ];
  network.serve(blurred, html(`${post(0)}<main style="filter: blur(8px)">${post(1)}</main>`));
  network.serve(shadow, { body: inside(posts) });
  network.serve(folded, {
    body: inside(`${post(1, '<button>Lire la suite</button>')}<button>Afficher les 3 réponses</button>`),
  });
  network.serve(talk, html(chat));
  const story = await readFile('tests/fixtures/posts/instagram/story.html', 'utf8');
  network.serve(STORY, { body: story.replace('</section>', '<button aria-label="Suivant">›</button></section>') });
  const opened = await openAll(user, [blurred, shadow, folded, talk, STORY]);
  const [ofBlurred, ofShadow, ofFolded, ofTalk] = opened as [PageHandle, PageHandle, PageHandle, PageHandle]; // of five
  const ofStory = opened[4] as PageHandle; // the fifth
  expect(await user.capturePost(ofBlurred, '#p1 p')).toContain(sayWarning('content-blurred'));
  expect(await user.capturePost(ofBlurred, '#p0 p')).not.toContain(sayWarning('content-blurred'));
  await user.captureThread(ofBlurred);
  for (const page of [ofShadow, ofFolded]) await user.captureFullPage(page);
  expect(await user.captureThread(ofTalk)).toBe(say('thread.nothing'));
  await user.captureFullPage(ofTalk);
  // The story that is shown, and no other.
  expect(parseRecordedThread(await user.captureThread(ofStory))?.posts).toBe(1);
  expect(await ofStory.evaluate(() => location.href)).toBe(STORY);

  const { exhibits, files } = await readStoredItems(user);
  const of = (url: string) => exhibits.filter(({ fiche }) => fiche.address.page === url);
  const outcomes = (url: string) => of(url).map(({ fiche }) => [fiche.outcome, fiche.warnings]);
  const [hidden, whole] = [
    ['partial', ['content-blurred']],
    ['complete', []],
  ];
  expect(outcomes(blurred)).toEqual([hidden, whole, whole, hidden]);
  expect(outcomes(shadow)).toEqual([whole]);
  expect(outcomes(folded)).toEqual([['partial', ['content-folded']]]);
  const named = of(folded)[0]?.fiche.files[0]?.transformations.find(({ name }) => name === 'folded');
  expect(named).toEqual({ name: 'folded', replies: 6, texts: 2 });
  expect(of(talk).map(({ fiche }) => fiche.warnings)).toEqual([[]]);
  const { height, rgb } = readPng(requireFile(files, `${of(talk)[0]?.folder}/page-entiere.png`));
  expect(height).toBe(60 + 80 * 50);
  // The header's colour, in its top left corner.
  expect([...rgb.subarray(0, 3)]).toEqual([0x11, 0x22, 0x33]);
  expect(of(STORY).map(({ fiche }) => [fiche.surface, fiche.author.handle])).toEqual([['story', 'colline_verte']]);
});
