import type { PageHandle } from '../support/browser/pageHandle.ts';
import { waitFor } from '../support/browser/wait.ts';
import { parseRecordedTotal, say, saying } from '../support/browser/words.ts';
import { openAll } from '../support/e2e/captureProgress.ts';
import { readStoredItems } from '../support/e2e/storedItems.ts';
import { expect, test } from './fixtures.ts';

const SITE = 'https://couverte.essai.example';
const FRAMED = `${SITE}/cadre`;
const ELSEWHERE = 'https://ailleurs.essai.example/direct';

const html = (body: string): { body: string } => ({
  body: `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Page couverte</title><style>
article { height: 120px; margin: 10px; border: 1px solid #999; }
.veil { position: fixed; inset: 0; background: rgba(0, 0, 0, 0.7); }
.banner { position: fixed; inset: auto 0 0 0; height: 55vh; background: #fff; }
.wall { position: fixed; inset: 10vh 10vw; background: #fff; }
iframe { width: 600px; height: 300px; }</style></head><body>${body}</body></html>`,
});
const posts = Array.from(
  { length: 5 },
  (_, n) =>
    `<article id="p${n}"><a href="/membres/${n}">Membre ${n}</a> <time datetime="2026-11-0${n + 1}T10:00:00Z">il y a un moment</time><p>Message inventé numéro ${n}, assez long pour être lu.</p></article>`,
).join('');

const COVERS = {
  veil: '<div class="veil"><div class="banner"><p>Nous utilisons des cookies.</p><button>Accepter</button></div></div>',
  wall: '<div class="wall"><h2>Connectez-vous pour continuer</h2><p>Ce site demande un compte.</p></div>',
};

const findLabel = async (page: PageHandle): Promise<string | undefined> => (await page.notices())[0]?.text;

test('a click on a banner over the posts chooses nothing and says so, as do screens', async ({ user, network }) => {
  for (const [name, cover] of Object.entries(COVERS)) network.serve(`${SITE}/${name}`, html(posts + cover));
  const [page, ...whole] = (await openAll(user, [
    `${SITE}/veil`,
    ...Object.keys(COVERS).map((name) => `${SITE}/${name}`),
  ])) as [PageHandle, ...PageHandle[]]; // three
  await user.startPicking(page);
  await page.click('.banner p');
  await expect.poll(() => findLabel(page)).toContain(say('picker.covered'));
  await page.press('Escape');
  expect(parseRecordedTotal(await user.captureScreen(page))).toBe(1);
  for (const one of whole) expect(await user.captureFullPage(one)).toMatch(saying('toast.keptInPart'));
  const { exhibits } = await readStoredItems(user);
  expect(exhibits).toHaveLength(3);
  for (const { fiche } of exhibits) {
    expect(fiche).toMatchObject({ outcome: 'partial', warnings: expect.arrayContaining(['page-covered']) });
  }
});

test('a click in a frame of another site offers to open it, and Escape still cancels', async ({ user, network }) => {
  network.serve(FRAMED, html(`${posts}<iframe src="${ELSEWHERE}"></iframe>`));
  network.serve(ELSEWHERE, html('<p>Un direct</p>'));
  const page = await user.openPage(FRAMED);
  await page.evaluate(() => document.querySelector('iframe')?.scrollIntoView());
  await user.startPicking(page);
  await waitFor('the popup to give the focus back', () => page.evaluate(() => document.hasFocus()));
  await page.evaluate(() => {
    const noteFocus = (): void => document.body.classList.add('has-keys-again');
    window.addEventListener('blur', () => window.addEventListener('focus', noteFocus));
  });
  await page.click('iframe');
  await expect.poll(() => findLabel(page)).toContain(say('picker.inFrame'));
  // The click gave the keys to the frame; the picker takes them back.
  await page.waitForVisible('.has-keys-again');
  await page.press('Escape');
  await waitFor('the picker to close', async () => (await page.notices()).length === 0);
});
