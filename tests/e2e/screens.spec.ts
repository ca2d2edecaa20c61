import { buildComponentsPage } from '../../scripts/measure/components/buildPage.ts';
import { goTo, openCarnet, SCREENS, showView } from '../support/browser/carnetScreens.ts';
import type { PageHandle } from '../support/browser/pageHandle.ts';
import { verifyOnPage } from '../support/browser/verifierScreen.ts';
import { findAxeViolations } from '../support/e2e/axe.ts';
import { THREAD, TWEETS } from '../support/e2e/pages.ts';
import { expect, test } from './fixtures.ts';

const PASSPHRASE = 'quatre mots inventés';
const COMPONENTS = 'https://carnet.essai.example/composants';
/** The width of a phone, and of 1280 px at 400 % zoom (WCAG 1.4.10). */
const NARROW = { width: 320, height: 640 };
const WIDE = { width: 1280, height: 720 };
/** The least height of what is pressed for itself, in CSS pixels (WCAG 2.5.5). */
const TARGET = 44;

/** Returns the links and folds that are lower than that. */
const findLowTargets = (view: PageHandle): Promise<readonly string[]> =>
  view.evaluate(
    (least) =>
      [...document.querySelectorAll<HTMLElement>('a[href], summary')]
        .filter((one) => one.checkVisibility({ visibilityProperty: true }))
        .filter((one) => Math.max(...[...one.getClientRects()].map(({ height }) => height)) < least)
        .map((one) => `${one.textContent?.trim()}: lower than ${least} px`),
    TARGET,
  );

interface TabStop {
  readonly at: string;
  /** Whether a part of it shows (WCAG 2.4.11), and its focus ring. */
  readonly shows: boolean;
  readonly ring: boolean;
  readonly follows: boolean;
}

/** Presses Tab once. Returns null at the end of the page. */
async function pressTab(view: PageHandle): Promise<TabStop | null> {
  await view.press('Tab');
  return view.evaluate(async () => {
    // The page scrolls to what has the focus when it is drawn.
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const { walked } = globalThis as typeof globalThis & { walked: Set<Element> };
    const focused = document.activeElement;
    if (!(focused instanceof HTMLElement) || focused === document.body || walked.has(focused)) return null;
    const last = [...walked].at(-1);
    walked.add(focused);
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
    return {
      at: `${focused.tagName} ${focused.textContent?.trim().slice(0, 40)}`,
      shows,
      ring: isHidden || getComputedStyle(focused).outlineStyle !== 'none',
      follows: last === undefined || (last.compareDocumentPosition(focused) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
    };
  });
}

/** Walks a view by Tab from its top, and returns its stops. */
async function walkByTab(view: PageHandle): Promise<readonly TabStop[]> {
  await view.evaluate(() => {
    Object.assign(globalThis, { walked: new Set() });
    document.body.tabIndex = -1;
    document.body.focus();
  });
  const stops: TabStop[] = [];
  for (let stop = await pressTab(view); stop !== null; stop = await pressTab(view)) stops.push(stop);
  return stops;
}

/** Checks a view in both themes, then at 320 px, also by Tab when it is of the carnet. Returns what is wrong. */
async function findFaults(view: PageHandle, isWalked: boolean): Promise<readonly string[]> {
  const faults = [...(await findAxeViolations(view)), ...(await findLowTargets(view))];
  await view.setTheme('dark');
  faults.push(...(await findAxeViolations(view, ['color-contrast'])).map((one) => `dark: ${one}`));
  await view.setTheme('light');
  await view.resize(NARROW.width, NARROW.height);
  const tooWide = await view.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  if (tooWide > 0) faults.push(`${tooWide} px too wide`);
  if (isWalked) {
    const stops = await walkByTab(view);
    if (stops.length < 5) faults.push(`only ${stops.length} stops`);
    for (const { at, shows, ring } of stops)
      if (!shows || !ring) faults.push(`${at}: ${shows ? 'no ring' : 'covered'}`);
  }
  await view.resize(WIDE.width, WIDE.height);
  return faults;
}

test('every screen passes axe in both themes, fits 320 px, and shows what has the focus', async ({ user, network }) => {
  test.slow();
  const found: string[] = [];
  const check = async (view: PageHandle, name: string, isWalked = false): Promise<void> => {
    found.push(...(await findFaults(view, isWalked)).map((one) => `${name}: ${one}`));
  };
  for (const [path, ready] of [
    ['start.html', 'h1'],
    ['practice.html', 'article'],
  ] as const) {
    const view = await user.driver.openExtensionPage(path);
    await view.waitForVisible(ready);
    await check(view, path);
    if (path === 'start.html') {
      expect(await view.evaluate(() => document.title)).toBe('Recueil');
      expect(await view.has('[data-trial]')).toBe(false);
      await view.click('[data-action="import"]');
      await (await user.driver.waitForTab((url) => url.includes('carnet.html'))).close();
    }
    await view.close();
  }
  network.serve(COMPONENTS, { body: await buildComponentsPage() });
  const components = await user.openPage(COMPONENTS);
  expect(await components.evaluate(() => document.querySelectorAll('h2').length)).toBeGreaterThan(5);
  await check(components, 'components');

  const page = await user.openPage(THREAD);
  for (const { id } of TWEETS.slice(0, 2)) await user.capturePost(page, `#t${id} [data-testid=tweetText]`);
  const { zipPath, digest } = await user.exportDossier(page);
  const verifier = await user.driver.openExtensionPage('verifier.html');
  await verifyOnPage(verifier, zipPath, digest);
  await check(verifier, 'verifier, with a result');
  await verifier.close();

  const carnet = await openCarnet(user.driver);
  await goTo(carnet, '#steps');
  await carnet.fill({ name: 'Dominique Essai', saw: 'les messages du 3' });
  await carnet.waitForVisible('[data-list="witnesses"] li');
  const step = { kind: 'plainte-police', where: 'Bureau inventé', reference: '2026/12', next: 'rappeler' };
  await carnet.fill({ ...step, nextDate: '2026-12-01' });
  await carnet.waitForVisible('[data-noted="step"]');
  await carnet.fill({ text: 'Peu dormi.' });
  await carnet.waitForVisible('[data-noted="diary"]');
  for (const [name, hash] of Object.entries(SCREENS)) {
    await goTo(carnet, hash);
    await check(carnet, name, true);
  }

  await goTo(carnet, '#items');
  await carnet.waitForVisible('[data-list="items"] [data-item]');
  expect((await walkByTab(carnet)).filter(({ follows, ring }) => !follows || !ring)).toEqual([]);
  await carnet.focus('[data-list="items"] [data-item]');
  await carnet.press('Enter');
  await carnet.waitForVisible('.notes summary');
  // The title gets the focus, so that a screen reader starts there.
  expect(await carnet.evaluate(() => document.activeElement?.tagName)).toBe('H1');
  await carnet.click('.hide-menu summary');
  await check(carnet, 'item', true);
  // Withdrawing keeps the item and erasing deletes it, so the buttons are apart.
  const distance = await carnet.evaluate(() => {
    const box = (name: string) =>
      document.querySelector(`[data-action="${name}"]`)?.getBoundingClientRect() ?? new DOMRect();
    return box('erase-item').top - box('withdraw').bottom;
  });
  expect(distance).toBeGreaterThanOrEqual(8);
  await carnet.click('[data-redact="publication.png"]');
  await carnet.click('.redact [data-action="reveal"]');
  await carnet.waitForVisible('.redaction-canvas img');
  await carnet.click('[data-action="add-region"]');
  await carnet.waitForVisible('[data-redact-state="kept"]');
  await check(carnet, 'redaction', true);

  await showView(carnet, '#lock');
  await carnet.waitForVisible('[name="passphrase"]');
  await carnet.fill({ passphrase: PASSPHRASE, 'passphrase-again': PASSPHRASE });
  await carnet.waitForVisible('[data-recovery-code]');
  await check(carnet, 'recovery code');
  // Checks that axe finds a violation.
  await carnet.evaluate(() => document.querySelector('main')?.append(document.createElement('button')));
  expect((await findAxeViolations(carnet)).join()).toContain('button-name');
  await carnet.close();
  const again = await openCarnet(user.driver);
  await again.click('[data-action="lock"]');
  await again.waitForVisible('[data-lock="locked"]');
  await check(again, 'locked');
  const popup = await user.openPopup(page);
  found.push(...(await findAxeViolations(popup)).map((one) => `popup, locked: ${one}`));
  expect(found).toEqual([]);
});
