import type { PageHandle } from '../support/browser/pageHandle.ts';
import type { UserDriver } from '../support/browser/userDriver.ts';
import { parseRecordedTotal } from '../support/browser/words.ts';
import { requireFile } from '../support/e2e/dossier.ts';
import { countOverlayPixels } from '../support/e2e/overlayColours.ts';
import { readStoredItems } from '../support/e2e/storedItems.ts';
import { readPng } from '../support/images/png.ts';
import { expect, test } from './fixtures.ts';

const ORIGIN = 'https://site-inconnu.example';
const WORDS = 'Message rouge, inventé.';
const RED = [200, 0, 0] as const;

interface HostilePage {
  readonly name: string;
  readonly script?: string;
  readonly css?: string;
  readonly head?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Acts on the page before its post is captured; a click on the post by default. */
  readonly capture?: (user: UserDriver, page: PageHandle) => Promise<string>;
  readonly warnings?: readonly string[];
}

const PAGES: readonly HostilePage[] = [
  {
    name: 'a sandbox and a policy that forbids everything',
    headers: { 'content-security-policy': "sandbox; default-src 'none'; style-src 'unsafe-inline'" },
  },
  {
    name: 'document.open while the person chooses',
    script: 'onmousedown = () => 0;',
    capture: async (user, page) => {
      await user.startPicking(page);
      await page.evaluate(() => {
        const html = document.documentElement.outerHTML;
        document.open();
        document.write(html);
        document.close();
      });
      await page.click('.words');
      const popup = await user.openPopup(page);
      await popup.waitForVisible('[data-last-capture="nothing-chosen"]');
      return user.capturePost(page, '.words');
    },
  },
  {
    name: 'a dialog and a popover opened again over each of our layers',
    css: 'dialog, [popover] { width: 100vw; height: 100vh; opacity: 0; pointer-events: none; }',
    script: `const dialog = document.createElement('dialog'), over = document.createElement('div'); over.popover = 'manual';
      document.body.append(dialog, over); let left = 200;
      const cover = ({ target }) => { if (target === dialog || target === over || (left -= 1) < 0) return;
        dialog.close(); dialog.show(); over.hidePopover(); over.showPopover(); };
      addEventListener('toggle', cover, true); addEventListener('beforetoggle', cover, true);
      new MutationObserver((all) => all.forEach(({ addedNodes: [node] }) => node && cover({ target: node }))).observe(document.documentElement, { childList: true });`,
  },
  {
    // A locked pointer has no place on the page, so a click chooses nothing: the list in the popup does.
    name: 'fullscreen and pointer lock requested at every event',
    script: `for (const type of ['pointerdown', 'mousedown', 'mouseup', 'click', 'focus', 'keydown'])
      addEventListener(type, () => { document.body.requestPointerLock?.()?.catch?.(() => 0); document.querySelector('article').requestFullscreen().catch(() => 0); }, true);`,
    css: 'article:fullscreen { background: rgb(200 0 0); }',
    capture: async (user, page) => {
      await page.click('.words');
      await expect.poll(() => page.evaluate(() => document.fullscreenElement?.localName)).toBe('article');
      // Firefox has no toolbar in full screen: the person leaves it first.
      if (user.driver.browser === 'firefox') await page.evaluate(() => document.exitFullscreen().then(() => null));
      return user.capturePostFromList(page, 0);
    },
  },
  {
    name: 'a base address of another site',
    head: '<base href="https://autre-site.example/x/">',
  },
  {
    name: 'a permalink that changes with the address at every frame',
    script: `let n = 0; const frame = () => { n += 1; history.pushState(n, '', n % 2 ? '/a' : '/b'); if (n < 90) requestAnimationFrame(frame); };
      addEventListener('pointerup', frame, { once: true, capture: true });`,
    capture: async (user, page) => {
      const refused = await user.capturePost(page, '.words');
      // Whatever the browser let through, the address did not change between the two checks around the picture.
      if (parseRecordedTotal(refused) !== null) return refused;
      await expect.poll(() => page.evaluate(() => history.state)).toBe(90);
      return user.capturePost(page, '.words');
    },
  },
  {
    name: 'a view transition that keeps drawing the former words',
    css: `::view-transition-group(*), ::view-transition-old(*), ::view-transition-new(*) { animation-duration: 30s; }
      ::view-transition-new(root) { animation: none; opacity: 0; } ::view-transition-old(root) { animation: none; opacity: 1; }`,
    script: `document.querySelector('.words').textContent = 'Autre chose.';
      window.begin = () => document.startViewTransition(() => { document.querySelector('.words').textContent = '${WORDS}'; }).ready.then(() => 1);`,
    capture: async (user, page) => {
      await page.evaluate(() => (window as unknown as { begin(): Promise<number> }).begin());
      return user.capturePostFromList(page, 0);
    },
    warnings: ['content-changed'],
  },
  {
    name: 'a highlight that hides the words',
    css: '::highlight(gone) { color: rgb(200 0 0); background: rgb(200 0 0); }',
    script: `const range = new Range(); range.selectNodeContents(document.querySelector('.words')); CSS.highlights.set('gone', new Highlight(range));`,
  },
];

const buildPage = ({ head = '', css = '', script = '' }: HostilePage): string => `<!doctype html><html lang="fr"><head>
<meta charset="utf-8"><title>Page</title>${head}<style>body { margin: 0; } article { height: 300px; color: #ffffff; background: rgb(${RED.join(' ')}); }
${css}</style></head><body><article id="m1"><a rel="author" href="/membres/essai">essai</a>
<a href="/sujet/1#m1"><time datetime="2025-11-16T19:14:00+01:00">16 novembre</time></a><p class="words">${WORDS}</p></article>
<script>${script}</script></body></html>`;

test('attack: sandbox, document.open, layers, fullscreen, base, address, transition', async ({ user, network }) => {
  for (const [index, hostile] of PAGES.entries()) {
    const url = `${ORIGIN}/${index}`;
    network.serve(url, { body: buildPage(hostile), ...(hostile.headers && { headers: hostile.headers }) });
    for (const path of ['a', 'b']) network.serve(`${ORIGIN}/${path}`, { body: buildPage(hostile) });
    await test.step(hostile.name, async () => {
      const page = await user.openPage(url);
      const capture = hostile.capture ?? ((user, page) => user.capturePost(page, '.words'));
      expect(parseRecordedTotal(await capture(user, page))).toBe(index + 1);
      await page.close();
    });
  }
  const { files, exhibits } = await readStoredItems(user);
  for (const [index, { fiche, folder }] of exhibits.entries())
    await test.step(`the item of ${PAGES[index]?.name}`, () => {
      const { rgb, width } = readPng(requireFile(files, `${folder}/capture.png`));
      const at = (250 * width + 600) * 3;
      expect([...rgb.subarray(at, at + 3)]).toEqual([...RED]);
      expect(countOverlayPixels(readPng(requireFile(files, `${folder}/capture.png`)))).toBe(0);
      expect(fiche.text).toContain(WORDS);
      expect(new URL(fiche.address.page ?? '').origin).toBe(ORIGIN);
      if (fiche.address.permalink !== null) expect(new URL(fiche.address.permalink).origin).toBe(ORIGIN);
      expect(fiche.warnings).toEqual(expect.arrayContaining([...(PAGES[index]?.warnings ?? [])]));
    });
});
