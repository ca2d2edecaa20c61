import { goTo, openCarnet, SCREENS, showView } from '../support/browser/carnetScreens.ts';
import type { PageHandle } from '../support/browser/pageHandle.ts';
import { openUserDriver, type UserDriver } from '../support/browser/userDriver.ts';
import { verifyOnPage } from '../support/browser/verifierScreen.ts';
import { findAxeViolations } from '../support/e2e/axe.ts';
import { THREAD } from '../support/e2e/pages.ts';
import { builtDir } from '../support/machine/build.ts';
import { expect, test } from './fixtures.ts';

const PASSPHRASE = 'quatre mots inventés';

/** Opens the page that hides a part of the image of the first capture, with the image shown. */
async function openRedaction(carnet: PageHandle): Promise<void> {
  await goTo(carnet, '#items');
  await carnet.click('[data-list="items"] [data-item]');
  await carnet.click('.hide-menu summary');
  await carnet.click('[data-redact="publication.png"]');
  await carnet.click('.redact [data-action="reveal"]');
  await carnet.waitForVisible('.redaction-canvas img');
}

/** The pages that are none of the carnet's own, and its states besides the usual one. */
async function visitOtherPages(
  user: UserDriver,
  check: (view: PageHandle, name: string) => Promise<void>,
): Promise<void> {
  for (const [path, ready] of [
    ['start.html', 'h1'],
    ['practice.html', 'article'],
    ['verifier.html', '#verify'],
  ] as const) {
    const view = await user.driver.openExtensionPage(path);
    await view.waitForVisible(ready);
    await check(view, path);
    await view.close();
  }
  const page = await user.openPage(THREAD);
  await user.capturePost(page, '[data-testid=tweetText]');
  const { zipPath, digest } = await user.exportDossier(page);
  const verifier = await user.driver.openExtensionPage('verifier.html');
  await verifyOnPage(verifier, zipPath, digest);
  await check(verifier, 'verifier, with a result');
  await verifier.close();
  const carnet = await openCarnet(user.driver);
  await openRedaction(carnet);
  await carnet.click('[data-action="add-region"]');
  await carnet.waitForVisible('[data-redact-state="kept"]');
  await check(carnet, 'redaction');
  await showView(carnet, '#lock');
  await carnet.waitForVisible('[name="passphrase"]');
  await carnet.fill({ passphrase: PASSPHRASE, 'passphrase-again': PASSPHRASE });
  await carnet.waitForVisible('[data-recovery-code]');
  await check(carnet, 'recovery code');
  await carnet.close();
  const again = await openCarnet(user.driver);
  await again.click('[data-action="lock"]');
  await again.waitForVisible('[data-lock="locked"]');
  await check(again, 'locked');
  await check(await user.openPopup(page), 'popup, locked');
}

for (const dark of [false, true])
  test(`the start, practice, checking, redaction and locked pages pass axe in the ${dark ? 'dark' : 'light'} theme`, async ({
    engine,
    network,
  }) => {
    const user = await openUserDriver({ browser: engine, network, extensionDir: builtDir(engine), dark });
    try {
      const found: string[] = [];
      await visitOtherPages(user, async (view, name) => {
        found.push(...(await findAxeViolations(view)).map((one) => `${name}: ${one}`));
      });
      expect(found).toEqual([]);
    } finally {
      await user.close();
    }
  });

/** Presses Tab once. Returns null at the end of the page, else what has the focus and whether a part of it shows. */
async function pressTab(view: PageHandle): Promise<{ readonly at: string; readonly shows: boolean } | null> {
  await view.press('Tab');
  return view.evaluate(async () => {
    // The page scrolls to what has the focus when it is drawn.
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const state = globalThis as typeof globalThis & { walked?: Set<Element> };
    const focused = document.activeElement;
    state.walked ??= new Set();
    if (!(focused instanceof HTMLElement) || focused === document.body || state.walked.has(focused)) return null;
    state.walked.add(focused);
    // A field that is drawn by its label.
    const isHidden = focused.getBoundingClientRect().width <= 1;
    const drawn = isHidden && focused instanceof HTMLInputElement ? (focused.labels?.[0] ?? focused) : focused;
    const parts = [0.02, 0.1, 0.3, 0.5, 0.7, 0.9, 0.98];
    // Entirely covered: one visible edge is enough. A link may have a part on each of two lines.
    const shows = [...drawn.getClientRects()].some(({ left, top, width, height }) =>
      parts.some((across) =>
        parts.some((down) => {
          const hit = document.elementFromPoint(left + across * width, top + down * height);
          return hit !== null && drawn.contains(hit);
        }),
      ),
    );
    return { at: `${focused.tagName} ${focused.textContent?.trim().slice(0, 40)}`, shows };
  });
}

test('at 320 px, the focus is never entirely covered on any page (WCAG 2.4.11)', async ({ user }) => {
  test.slow();
  const page = await user.openPage(THREAD);
  for (const index of [0, 1, 2]) await user.capturePostFromList(page, index);
  const carnet = await openCarnet(user.driver);
  await carnet.resize(320, 640);
  const covered: string[] = [];
  const walk = async (name: string): Promise<void> => {
    await carnet.evaluate(() => {
      Object.assign(globalThis, { walked: new Set() });
      // Tab begins at the top of the page.
      document.body.tabIndex = -1;
      document.body.focus();
    });
    let stops = 0;
    for (let stop = await pressTab(carnet); stop !== null; stop = await pressTab(carnet)) {
      stops += 1;
      if (!stop.shows) covered.push(`${name}: ${stop.at}`);
    }
    expect(stops, name).toBeGreaterThan(4);
  };
  for (const [name, hash] of Object.entries(SCREENS)) {
    await goTo(carnet, hash);
    await walk(name);
  }
  await openRedaction(carnet);
  await walk('redaction');
  expect(covered).toEqual([]);
});
