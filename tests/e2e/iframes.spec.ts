import type { PageHandle } from '../support/browser/pageHandle.ts';
import { parseRecordedThread, parseRecordedTotal, say, sayRefusal } from '../support/browser/words.ts';
import { readDossier, requireFile } from '../support/e2e/dossier.ts';
import { countOverlayPixels } from '../support/e2e/overlayColours.ts';
import { readStoredItems } from '../support/e2e/storedItems.ts';
import { countDifferences, cropPixels, readPng } from '../support/images/png.ts';
import { expect, test } from './fixtures.ts';

/** A page with a same-origin iframe that scrolls and one of another site; a video with its live chat. */
const AROUND = 'https://forum.essai.example/accueil';
const INSIDE = 'https://forum.essai.example/derniers-messages';
const ELSEWHERE = 'https://direct.essai.example/discussion';
const VIDEO = 'https://www.youtube.com/watch?v=essai-cadre';
const CHAT = 'https://www.youtube.com/live_chat?continuation=essai';
const MESSAGES = 14;

const html = (css: string, body: string): { body: string } => ({
  body: `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Cadres</title><style>
body { margin: 0; font: 16px/24px sans-serif; } h1, article, p { margin: 0; padding: 8px; } ${css}</style></head><body>${body}</body></html>`,
});

const message = (n: number): string =>
  `<article id="m${n}"><a rel="author" href="/membres/essai_${n}">essai_${n}</a> <a href="/sujets/1#m${n}"><time datetime="2025-11-16T19:1${n}:00+01:00">heure</time></a><p>Message ${n} du cadre, inventé.</p></article>`;

test.beforeEach(({ network }) => {
  network.serve(
    AROUND,
    html(
      'iframe { display: block; margin: 30px; width: 600px; height: 220px; border: 5px solid #888888; padding: 7px; }',
      `<h1>Accueil</h1><iframe id="own" src="${INSIDE}"></iframe><iframe id="other" src="${ELSEWHERE}"></iframe>`,
    ),
  );
  network.serve(INSIDE, html('article { box-sizing: border-box; height: 150px; }', [1, 2, 3].map(message).join('')));
  network.serve(ELSEWHERE, html('', message(9)));
  network.serve(
    VIDEO,
    html('iframe { width: 400px; height: 500px; }', `<h1>Un film</h1><iframe src="${CHAT}"></iframe>`),
  );
  network.serve(
    CHAT,
    html(
      'yt-live-chat-text-message-renderer { display: block; height: 60px; } #items { height: 500px; overflow-y: auto; }',
      `<div id="items">${Array.from(
        { length: MESSAGES },
        (_, n) =>
          `<yt-live-chat-text-message-renderer id="essai${n}"><span id="author-name">@essai_${n}</span> <span id="message">Message ${n} du direct, inventé.</span></yt-live-chat-text-message-renderer>`,
      ).join('')}</div>`,
    ),
  );
});

/** Returns the centre, in the tab, of a post in the same-origin iframe. */
const findInIframe = (page: PageHandle, selector: string) =>
  page.evaluate((wanted) => {
    const frame = document.querySelector<HTMLIFrameElement>('#own');
    const post = frame?.contentDocument?.querySelector(wanted)?.getBoundingClientRect();
    if (!frame || !post) throw new Error('no such post');
    const { x, y } = frame.getBoundingClientRect();
    return { x: Math.round(x + 12 + post.x + post.width / 2), y: Math.round(y + 12 + post.y + post.height / 2) };
  }, selector);

test('captures a post in a same-origin iframe, and opens one of another site in a tab @firefox', async ({ user }) => {
  const page = await user.openPage(AROUND);
  const bare = readPng(await page.screenshot());
  await user.startPicking(page);
  const at = await findInIframe(page, '#m1');
  await page.drag(at, at); // a click
  expect(parseRecordedTotal(await user.readNotice(page))).toBe(1);

  // Below the visible part of the iframe, so it is chosen in the list.
  expect(parseRecordedTotal(await user.capturePostFromList(page, 2))).toBe(2);

  await user.startPicking(page);
  await page.hover('#other');
  await expect.poll(async () => (await page.notices()).map(({ text }) => text)).toContain(say('picker.inFrame'));
  await page.clickOverlayButton('picker.openFrame');
  const opened = await user.driver.waitForTab((url) => url === ELSEWHERE);
  expect(parseRecordedTotal(await user.capturePost(opened, '#m9 p'))).toBe(3);

  const dossier = await readDossier((await user.exportDossier(opened)).zipPath);
  const [first, third, other] = dossier.exhibits;
  expect(first?.fiche).toMatchObject({
    outcome: 'complete',
    address: { page: AROUND, frame: INSIDE, permalink: 'https://forum.essai.example/sujets/1#m1' },
    author: { displayName: 'essai_1' },
    page: { title: 'Cadres' },
    warnings: [],
  });
  expect(first?.fiche.text).toContain('Message 1 du cadre');
  const shown = (folder = '', name = ''): ReturnType<typeof readPng> =>
    readPng(requireFile(dossier.files, `${folder}/${name}`));
  expect(countDifferences(shown(first?.folder, 'capture.png'), bare)).toBe(0);
  const post = shown(first?.folder, 'publication.png');
  const frame = await findInIframe(page, 'body').then(() =>
    page.evaluate(() => {
      const { x, y } = document.querySelector('#own')?.getBoundingClientRect() ?? { x: 0, y: 0 };
      return { x: x + 12, y: y + 12 };
    }),
  );
  expect(post.height).toBe(150);
  expect(countDifferences(post, cropPixels(bare, frame.x, frame.y, post.width, 150))).toBe(0);
  const source = Buffer.from(requireFile(dossier.files, `${first?.folder}/page.html`)).toString();
  expect(source).toContain('Message 2 du cadre');

  expect(third?.fiche).toMatchObject({ outcome: 'complete', address: { frame: INSIDE } });
  expect(third?.fiche.text).toContain('Message 3 du cadre');
  expect(shown(third?.folder, 'publication.png').height).toBe(150);
  expect(other?.fiche.address.page).toBe(ELSEWHERE);
  expect(other?.fiche.address.frame).toBeUndefined();
  // The site that embeds the frame.
  expect(other?.fiche.accessPath?.referrer).toBe(new URL(AROUND).origin);
});

test('records nothing when the iframe is removed or navigates while its post is chosen', async ({ user }) => {
  for (const action of ['remove', 'leave'] as const) {
    const page = await user.openPage(AROUND);
    await user.startPicking(page);
    await page.evaluate((how: string) => {
      const frame = document.querySelector<HTMLIFrameElement>('#own');
      // Our element is removed when a post is chosen, which the page can observe.
      new MutationObserver((records) => {
        if (records.every(({ removedNodes }) => removedNodes.length === 0)) return;
        if (how === 'remove') frame?.remove();
        else frame?.contentDocument?.location.replace('about:blank');
      }).observe(document.documentElement, { childList: true });
    }, action);
    const at = await findInIframe(page, '#m1');
    await page.drag(at, at);
    // Firefox gives no access to a removed document, so the capture is interrupted there.
    expect([sayRefusal('post-gone'), sayRefusal('interrupted')]).toContain(await user.readNotice(page));
    await page.close();
  }
});

test('captures every message of a live chat in an iframe', async ({ user }) => {
  const page = await user.openPage(VIDEO);
  expect(parseRecordedThread(await user.captureThread(page))?.posts).toBe(MESSAGES);
  const { files, exhibits } = await readStoredItems(user);
  expect(new Set(exhibits.map(({ fiche }) => fiche.author.handle)).size).toBe(MESSAGES);
  for (const { folder, fiche } of exhibits) {
    expect(fiche).toMatchObject({
      platform: 'youtube',
      outcome: 'complete',
      address: { page: VIDEO, frame: CHAT },
      nativeIds: { channel: 'essai-cadre' },
    });
    expect(readPng(requireFile(files, `${folder}/publication.png`)).height).toBe(60);
    expect(countOverlayPixels(readPng(requireFile(files, `${folder}/capture.png`)))).toBe(0);
  }
});
