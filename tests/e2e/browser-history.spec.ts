import { goTo, openCarnet, readView, SCREENS } from '../support/browser/carnetScreens.ts';
import type { BrowserName } from '../support/browser/driver.ts';
import type { PageHandle } from '../support/browser/pageHandle.ts';
import { classifyRequests } from '../support/browser/requestLog.ts';
import type { UserDriver } from '../support/browser/userDriver.ts';
import { waitFor } from '../support/browser/wait.ts';
import { THREAD } from '../support/e2e/pages.ts';
import { isExtensionFile } from '../support/e2e/profileFiles.ts';
import { findTraces, nameTerm, readAllFiles, type SearchedFile, textTerm } from '../support/e2e/traces.ts';
import { expect, test } from './fixtures.ts';

// The requests of the browser itself are checked too.
test.use({ ownBrowser: true });

/** Opened last. */
const AFTER = 'https://x.com/apres-le-carnet';

const TYPED = 'farlouquetterie tapée sans envoyer';

/** Words of views that no other file of a browser has; the others (`items`, `lock`…) are found after `#` only. */
const OWN_WORDS = ['before-export', 'prohibited-image'];

/** The extension's code names every view; browsers keep compiled copies of it. */
const isCode = (file: string): boolean => /^startupCache\/|Code Cache\/|^Default\/Service Worker\//.test(file);

/** Fields of the carnet, as browsers name them when they keep the content of forms to restore a tab. */
const FIELDS = ['serialized form state', 'question-threat'];

test('no page of ours contacts anybody, nor leaves a view or a form in the history and sessions @firefox', async ({
  engine,
  network,
  openBrowser,
  profileDir,
}) => {
  const user = await openBrowser({ profileDir });
  await user.captureScreen(await user.openPage(THREAD));
  const carnet = await visitEveryView(user);
  const itemView = await readView(carnet);
  expect(itemView).toMatch(/^#item\//);
  await fillForms(carnet);
  for (const path of ['practice.html', 'verifier.html']) await user.driver.openExtensionPage(path);
  // The pages of the person, and what a browser requests by itself, such as an icon.
  const requested = classifyRequests(network.contacts(), [THREAD, THREAD]);
  expect(requested.unasked).toEqual([]);
  expect(requested.person).toContain(`GET ${THREAD.slice(8)}`);
  await user.openPage(AFTER);
  const opened = await readSessions(engine, profileDir);
  await user.close();
  const files = [...opened, ...(await readAllFiles(profileDir))].filter(({ file }) => !isCode(file));
  const views = [...Object.values(SCREENS), itemView, 'carnet.html#'].map((text) => nameTerm(text, text));
  const words = [...OWN_WORDS, ...FIELDS, itemView.slice('#item/'.length)].map((text) => nameTerm(text, text));
  const own = files.filter(({ file }) => !isExtensionFile(file));
  const found = [...findTraces(files, [...views, textTerm('typed', TYPED)]), ...findTraces(own, words)];
  expect([...new Set(found.map(({ file, name }) => `${file}: ${name}`))]).toEqual([]);
  // The search reads the right files: the browser keeps the address of the carnet itself, to restore its tab.
  const kept = findTraces(own, [nameTerm('address', 'carnet.html')]).map(({ file }) => file);
  console.log(`${engine}: the address of the carnet is in ${[...new Set(kept)].join(', ')}`);
  expect(kept.some((file) => SESSIONS[engine].test(file))).toBe(true);
});

/** Files of the tabs to restore. */
const SESSIONS = { chromium: /^Default\/Sessions\/Session_/, firefox: /^sessionstore/ } as const;

/** Reads the profile once its sessions know the last page: a browser writes them some seconds later. */
function readSessions(engine: BrowserName, profileDir: string): Promise<readonly SearchedFile[]> {
  return waitFor(
    'the sessions to be written',
    async () => {
      const files = await readAllFiles(profileDir);
      const sessions = files.filter(({ file }) => SESSIONS[engine].test(file));
      return findTraces(sessions, [nameTerm('address', AFTER)]).length > 0 && files;
    },
    40_000,
  );
}

/** Opens the carnet from the popup, visits every view by links, goes back once, then opens the item. */
async function visitEveryView(user: UserDriver): Promise<PageHandle> {
  const page = await user.openPage(THREAD);
  const popup = await user.openPopup(page);
  await popup.click('[data-action="help"]');
  const help = await user.driver.waitForTab((url) => url.endsWith('/carnet.html'));
  await help.waitForVisible('[data-help="17"]');
  expect(await readView(help)).toBe('#help');
  await help.close();
  const carnet = await openCarnet(user.driver);
  for (const view of ['#erase', '#import', '#prohibited-image', '#backup', '#recover', ...Object.values(SCREENS)])
    await goTo(carnet, view);
  await carnet.evaluate(() => history.back());
  await expect.poll(() => readView(carnet)).toBe(Object.values(SCREENS).at(-2));
  await carnet.click('nav [data-route="items"]');
  await carnet.click('[data-list="items"] [data-item]');
  await carnet.waitForVisible('article h1');
  return carnet;
}

/** Types into fields with and without a form, answers a question, and leaves each page: browsers keep forms then. */
async function fillForms(carnet: PageHandle): Promise<void> {
  const fill = async (view: string, selectors: readonly string[]) => {
    await goTo(carnet, view);
    for (const selector of selectors) {
      await carnet.waitForVisible(selector);
      await carnet.evaluate(
        (target, text) => {
          const field = document.querySelector<HTMLInputElement | HTMLTextAreaElement>(target);
          if (field === null) throw new Error(target);
          if (field.type === 'checkbox') field.click();
          else field.value = text;
          field.dispatchEvent(new Event('input', { bubbles: true }));
        },
        selector,
        TYPED,
      );
    }
  };
  await goTo(carnet, '#help/threats');
  await carnet.click('[data-fold="law"] > summary');
  await fill('#help/threats', ['[name="question-threat"]']);
  await fill('#steps', ['[name="name"]', '[name="contact"]', '[name="text"]']);
  await fill('#before-export/facts', ['.export-form textarea']);
  await fill('#operator', ['[name="name"]']);
}
