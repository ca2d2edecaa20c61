import { buildComponentsPage } from '../../scripts/measure/components/buildPage.ts';
import { goTo, openCarnet, SCREENS } from '../support/browser/carnetScreens.ts';
import type { Network } from '../support/browser/network.ts';
import type { PageHandle } from '../support/browser/pageHandle.ts';
import { openUserDriver, type UserDriver } from '../support/browser/userDriver.ts';
import { findAxeViolations } from '../support/e2e/axe.ts';
import { THREAD, TWEETS } from '../support/e2e/pages.ts';
import { builtDir } from '../support/machine/build.ts';
import { expect, test } from './fixtures.ts';

/** The width of a phone, and of 1280 px at 400 % zoom (WCAG 1.4.10). */
const NARROW = { width: 320, height: 640 };

const COMPONENTS = 'https://carnet.essai.example/composants';

/** Fills the carnet and visits every screen, which `check` then checks. */
async function visitScreens(
  user: UserDriver,
  check: (carnet: PageHandle, name: string) => Promise<void>,
): Promise<PageHandle> {
  const page = await user.openPage(THREAD);
  await user.capturePost(page, `#t${TWEETS[0].id} [data-testid=tweetText]`);
  await user.capturePost(page, `#t${TWEETS[1].id} [data-testid=tweetText]`);
  const popup = await user.openPopup(page);
  await check(popup, 'popup');
  const carnet = await openCarnet(user.driver);
  await goTo(carnet, '#witnesses');
  await carnet.fill({ name: 'Dominique Essai', saw: 'les messages du 3' });
  await carnet.waitForVisible('[data-list="witnesses"] li');
  await goTo(carnet, '#steps');
  await carnet.fill({
    kind: 'plainte-police',
    where: 'Commissariat',
    reference: '2026/12',
    next: 'rappeler',
    nextDate: '2026-12-01',
  });
  await carnet.waitForVisible('[data-list="steps"] li');
  await goTo(carnet, '#diary');
  await carnet.fill({ text: 'Peu dormi.' });
  await carnet.waitForVisible('[data-list="diary"] li');
  for (const [name, hash] of Object.entries(SCREENS)) {
    await goTo(carnet, hash);
    await check(carnet, name);
  }
  await goTo(carnet, '#items');
  await carnet.click('[data-list="items"] [data-item]');
  await carnet.waitForVisible('.notes form');
  await check(carnet, 'element');
  return carnet;
}

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

/** Opens the page of all components. It is no page of the extension. */
async function openComponents(user: UserDriver, network: Network): Promise<PageHandle> {
  network.serve(COMPONENTS, { body: await buildComponentsPage() });
  const page = await user.openPage(COMPONENTS);
  expect(await page.evaluate(() => document.querySelectorAll('h2').length)).toBeGreaterThan(5);
  return page;
}

/** Presses Tab. Returns the focused element, whether it follows the previous one, and whether its focus ring shows. */
async function pressTab(view: PageHandle): Promise<{ at: string; follows: boolean; ring: boolean }> {
  await view.press('Tab');
  return view.evaluate(() => {
    const now = document.activeElement;
    const state = globalThis as typeof globalThis & { lastFocus?: Element | null };
    const last = state.lastFocus ?? null;
    state.lastFocus = now;
    return {
      at: now?.textContent?.trim().slice(0, 40) || now?.tagName || '',
      follows:
        last === null || (now !== null && (last.compareDocumentPosition(now) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0),
      ring: now !== null && getComputedStyle(now).outlineStyle !== 'none',
    };
  });
}

test('every Tab stop of the item list is in page order with a visible ring, and Enter opens an item', async ({
  user,
}) => {
  const page = await user.openPage(THREAD);
  await user.capturePostFromList(page, 0);
  const carnet = await openCarnet(user.driver);
  await goTo(carnet, '#items');
  await carnet.waitForVisible('[data-list="items"] [data-item]');
  const wrong: string[] = [];
  for (let presses = 0; presses < 40; presses += 1) {
    const { at, follows, ring } = await pressTab(carnet);
    if (!follows) wrong.push(`${at}: out of order`);
    if (!ring) wrong.push(`${at}: no ring`);
    if (await carnet.evaluate(() => document.activeElement?.matches('[data-item]') === true)) break;
  }
  expect(wrong).toEqual([]);
  expect(await carnet.evaluate(() => document.activeElement?.matches('[data-item]'))).toBe(true);
  await carnet.press('Enter');
  await carnet.waitForVisible('.notes form');
  // The title gets the focus, so that a screen reader starts there.
  expect(await carnet.evaluate(() => document.activeElement?.tagName)).toBe('H1');
});

test('every screen and component passes axe in the light theme and fits 320 px; links and folds are 44 px high', async ({
  user,
  network,
}) => {
  const found: string[] = [];
  const carnet = await visitScreens(user, async (view, name) => {
    found.push(...(await findAxeViolations(view)).map((one) => `${name}: ${one}`));
    found.push(...(await findLowTargets(view)).map((one) => `${name}: ${one}`));
  });
  await carnet.resize(NARROW.width, NARROW.height);
  const measure = async (name: string, view = carnet): Promise<void> => {
    const wide = await view.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (wide > 0) found.push(`${name}: ${wide} px too wide`);
  };
  for (const [name, hash] of Object.entries(SCREENS)) {
    await goTo(carnet, hash);
    await measure(name);
  }
  await goTo(carnet, '#items');
  await carnet.click('[data-list="items"] [data-item]');
  await carnet.waitForVisible('.notes form');
  await measure('element');
  await carnet.click('.hide-menu summary');
  await measure('element, menu');
  // Withdrawing keeps the item and erasing deletes it, so the buttons are apart.
  const distance = await carnet.evaluate(() => {
    const box = (name: string) =>
      document.querySelector(`[data-action="${name}"]`)?.getBoundingClientRect() ?? new DOMRect();
    return box('erase-item').top - box('withdraw').bottom;
  });
  expect(distance).toBeGreaterThanOrEqual(8);
  const components = await openComponents(user, network);
  found.push(...(await findAxeViolations(components)));
  await components.resize(NARROW.width, NARROW.height);
  await measure('components', components);
  expect(found).toEqual([]);
  // Checks that axe finds a violation.
  await carnet.evaluate(() => {
    document.querySelector('main')?.append(document.createElement('button'));
  });
  expect((await findAxeViolations(carnet)).join()).toContain('button-name');
});

test('every screen and component passes axe in the dark theme', async ({ engine, network }) => {
  const user = await openUserDriver({ browser: engine, network, extensionDir: builtDir(engine), dark: true });
  try {
    const found: string[] = [];
    await visitScreens(user, async (view, name) => {
      found.push(...(await findAxeViolations(view)).map((one) => `${name}: ${one}`));
    });
    found.push(...(await findAxeViolations(await openComponents(user, network))));
    expect(found).toEqual([]);
  } finally {
    await user.close();
  }
});
