import { expect } from '@playwright/test';
import fc from 'fast-check';
import type { PageHandle } from '../support/browser/pageHandle.ts';
import type { UserDriver } from '../support/browser/userDriver.ts';
import { waitFor } from '../support/browser/wait.ts';
import { isKeptInPart, parseRecordedTotal, say, saying } from '../support/browser/words.ts';
import { requestValue } from '../support/e2e/backgroundRequests.ts';
import { captureNext, pressUntil, readPickerLabel, waitForFocus } from '../support/e2e/captureProgress.ts';
import { readButtonOf, readStoredNumbers, showTab } from './iconStore.ts';

/**
 * What a person does with the picker, the popup, the lock and the list, in any order, and what icon, popup and list
 * must say then. The model is what was done; the database says whether it is stored.
 */
export const ICON_PASSPHRASE = 'quatre mots inventés';
/** The title stays for 20 s. A slow machine may need as long between two steps. */
const SURE_TITLE_MS = 10_000;
const ACTION_TITLE = 'Recueil';

interface Kept {
  readonly ordinal: number;
  readonly isPartial: boolean;
}

export interface TabModel {
  /** What the popup must say of the last capture in the tab. */
  outcome: null | 'nothing-chosen' | { readonly isPartial: boolean; readonly isChoosing: boolean };
  /** What the icon names; null: nothing. */
  icon: (Kept & { readonly since: number }) | null;
  /** A choice of the tab is stored as an attempt. */
  hasAttempt: boolean;
  isPicking: boolean;
}

export interface IconModel {
  readonly tabs: readonly [TabModel, TabModel];
  /** Numbers of the stored items, and what was said of each. */
  readonly kept: Map<number, { readonly isPartial: boolean; isWithdrawn: boolean }>;
  sealed: number;
  isLocked: boolean;
}

export interface IconReal {
  readonly user: UserDriver;
  readonly carnet: PageHandle;
  readonly carnetTab: number;
  readonly pages: readonly [PageHandle, PageHandle];
  readonly tabIds: readonly [number, number];
  /** Counts the comparisons that were made. */
  readonly count: { steps: number; comparisons: number };
}

type Place = 0 | 1;

const newTab = (): TabModel => ({ outcome: null, icon: null, hasAttempt: false, isPicking: false });

export const createIconModel = (): IconModel => ({
  tabs: [newTab(), newTab()],
  kept: new Map(),
  sealed: 0,
  isLocked: false,
});

const countAttempts = ({ tabs }: IconModel): number => tabs.filter(({ hasAttempt }) => hasAttempt).length;

/** Lock and erasing: no icon and no popup names anything, and no picker is open. */
function clearTabs({ tabs }: IconModel): void {
  for (const tab of tabs) Object.assign(tab, { outcome: null, icon: null, isPicking: false });
}

function noteKept(model: IconModel, at: Place, { ordinal, isPartial }: Kept): void {
  // While the store is locked, nothing tells the number.
  model.sealed = model.isLocked ? model.sealed + 1 : ordinal;
  expect(Number.isNaN(ordinal), 'a number is told while locked').toBe(model.isLocked);
  model.kept.set(model.sealed, { isPartial, isWithdrawn: false });
  model.tabs[at].outcome = { isPartial, isChoosing: false };
  model.tabs[at].icon = { ordinal, isPartial, since: performance.now() };
}

/** The popup of a tab clears its icon and ends its picker. */
function notePopup(model: IconModel, at: Place): void {
  Object.assign(model.tabs[at], { icon: null, isPicking: false });
}

/** A choice in a tab where something was kept says so, until the popup asks for another capture. */
function noteNextChoice({ tabs }: IconModel, at: Place): void {
  const tab = tabs[at];
  if (tab.outcome === null || tab.outcome === 'nothing-chosen') throw new Error('nothing was kept before');
  tab.outcome = { ...tab.outcome, isChoosing: true };
  Object.assign(tab, { icon: null, hasAttempt: true, isPicking: true });
}

function noteCancelled({ tabs }: IconModel, at: Place): void {
  const tab = tabs[at];
  const { outcome } = tab;
  tab.outcome = outcome === null || outcome === 'nothing-chosen' ? null : { ...outcome, isChoosing: false };
  Object.assign(tab, { hasAttempt: false, isPicking: false });
}

const readKept = (notice: string): Kept => {
  const ordinal = parseRecordedTotal(notice);
  if (ordinal === null) throw new Error(`nothing was kept: ${notice}`);
  return { ordinal, isPartial: isKeptInPart(notice) };
};

const readButtons = async (page: PageHandle): Promise<readonly string[]> =>
  (
    await page.onOverlay((root) =>
      [...root.querySelectorAll('button:not([hidden])')].map((one) => one.textContent ?? ''),
    )
  ).flat();

/** Waits for the picker, whose button says whether something was kept. */
async function awaitPicker(page: PageHandle, isNext: boolean): Promise<void> {
  await waitFor('the picker', () => readPickerLabel(page));
  expect(await readButtons(page)).toContain(say(isNext ? 'picker.finish' : 'picker.leave'));
  expect(await readButtons(page)).not.toContain(say(isNext ? 'picker.leave' : 'picker.finish'));
}

/** Presses Escape until the picker is closed: a notice takes the first one. */
async function leavePicker(page: PageHandle): Promise<void> {
  await waitForFocus(page);
  await waitFor('the picker to close', async () => {
    if ((await readPickerLabel(page)) === undefined) return true;
    await page.press('Escape');
    return false;
  });
}

async function startPicking({ user, pages }: IconReal, model: IconModel, at: Place): Promise<void> {
  await user.startPicking(pages[at]);
  notePopup(model, at);
  await awaitPicker(pages[at], false);
  Object.assign(model.tabs[at], { outcome: 'nothing-chosen', hasAttempt: true, isPicking: true });
}

const selectorOf = (post: number): string => `#m${post}`;

type Act = (model: IconModel, real: IconReal) => Promise<void>;

/** One thing that a person does; afterwards icon, popup and list are compared with the store. */
function createStep(
  name: string,
  act: Act,
  check: (model: Readonly<IconModel>) => boolean = () => true,
): fc.AsyncCommand<IconModel, IconReal> {
  return {
    check,
    run: async (model, real) => {
      await act(model, real);
      await compare(model, real);
      real.count.steps += 1;
    },
    toString: () => name,
  };
}

const pick =
  (at: Place, post: number): Act =>
  async (model, { user, pages }) => {
    const kept = readKept(await user.capturePost(pages[at], selectorOf(post)));
    Object.assign(model.tabs[at], { hasAttempt: false, isPicking: false });
    noteKept(model, at, kept);
  };

const ENDS = ['escape', 'popup', 'open'] as const;

/** « Une autre » after a first capture, then some clicks, then an end. */
const captureSeries =
  (at: Place, clicks: number, end: (typeof ENDS)[number]): Act =>
  async (model, real) => {
    const page = real.pages[at];
    await pick(at, 1)(model, real);
    await pressUntil(
      waitFor('the picker', () => readPickerLabel(page)),
      page,
      'toast.another',
    );
    await awaitPicker(page, true);
    noteNextChoice(model, at);
    for (let click = 0; click < clicks; click += 1) {
      noteKept(model, at, readKept(await captureNext(page, selectorOf(2 + click), model.sealed + 1)));
      await awaitPicker(page, true);
      noteNextChoice(model, at);
    }
    if (end === 'popup') await openPopup(at)(model, real);
    if (end !== 'escape') return;
    await leavePicker(page);
    noteCancelled(model, at);
  };

const cancel =
  (at: Place): Act =>
  async (model, real) => {
    await startPicking(real, model, at);
    await leavePicker(real.pages[at]);
    noteCancelled(model, at);
  };

const captureScreen =
  (at: Place): Act =>
  async (model, { user, pages }) => {
    const notice = await user.captureScreen(pages[at]);
    notePopup(model, at);
    noteKept(model, at, readKept(notice));
  };

const openPopup =
  (at: Place): Act =>
  async (model, { user, pages }) => {
    const popup = await user.openPopup(pages[at]);
    notePopup(model, at);
    await comparePopup(model, popup, model.tabs[at]);
    await popup.close();
  };

type Removal = 'eraseItem' | 'withdrawItem';

/** Erases or withdraws an item, as its page in the carnet does. */
const remove =
  (how: Removal, place: number): Act =>
  async (model, { carnet }) => {
    const { items } = await requestValue(carnet, 'ui>bg:listItems', { from: 0, count: 50 });
    const item = items[place % items.length];
    if (item === undefined) throw new Error('the list is empty');
    await requestValue(carnet, `ui>bg:${how}`, { itemId: item.id });
    if (how === 'eraseItem') {
      model.kept.delete(item.ordinal);
      clearTabs(model);
    } else Object.assign(model.kept.get(item.ordinal) ?? {}, { isWithdrawn: true });
  };

const toggleLock: Act = async (model, { carnet }) => {
  if (model.isLocked) await requestValue(carnet, 'ui>bg:unlock', { passphrase: ICON_PASSPHRASE });
  else {
    await requestValue(carnet, 'ui>bg:lock', {});
    clearTabs(model);
  }
  model.isLocked = !model.isLocked;
};

/** The next worker clears what the icons name. */
const killWorker: Act = async (model, { user, carnet }) => {
  await user.driver.killWorker();
  await requestValue(carnet, 'ui>bg:lockState', {});
  for (const tab of model.tabs) tab.icon = null;
};

const place = fc.constantFrom<Place>(0, 1);
const isListed = ({ kept, isLocked }: Readonly<IconModel>): boolean => !isLocked && kept.size > 0;

/** All steps that a sequence is made of. */
export const iconSteps: readonly fc.Arbitrary<fc.AsyncCommand<IconModel, IconReal>>[] = [
  fc
    .tuple(place, fc.integer({ min: 1, max: 4 }))
    .map(([at, post]) => createStep(`pick(${at}, ${post})`, pick(at, post))),
  fc
    .tuple(place, fc.integer({ min: 0, max: 2 }), fc.constantFrom(...ENDS))
    .map(([at, clicks, end]) => createStep(`series(${at}, ${clicks}, ${end})`, captureSeries(at, clicks, end))),
  place.map((at) => createStep(`cancel(${at})`, cancel(at))),
  place.map((at) => createStep(`startPicking(${at})`, (model, real) => startPicking(real, model, at))),
  place.map((at) => createStep(`screen(${at})`, captureScreen(at))),
  place.map((at) => createStep(`popup(${at})`, openPopup(at))),
  place.map((at) =>
    createStep(`switchTab(${at})`, (_, { carnet, tabIds }) => showTab(carnet, tabIds[at]).then(() => {})),
  ),
  fc
    .tuple(fc.constantFrom<Removal>('eraseItem', 'withdrawItem'), fc.nat(9))
    .map(([how, nth]) => createStep(`${how}(${nth})`, remove(how, nth), isListed)),
  fc.constant(createStep('lock or unlock', toggleLock)),
  fc.constant(createStep('kill the worker', killWorker)),
];

/** Waits until what is read is what the model says. */
async function awaitEqual<T>(read: () => Promise<T>, wanted: T, what: string): Promise<void> {
  await expect.poll(read, { message: what, intervals: [20, 50] }).toEqual(wanted);
}

/** Compares icons, list and popup with the model and the database. */
async function compare(model: IconModel, real: IconReal): Promise<void> {
  const { carnet, carnetTab, tabIds, user, count } = real;
  const numbers = [...model.kept.keys()].sort((a, b) => a - b);
  await awaitEqual(() => readStoredNumbers(carnet), numbers, 'the items in the database');
  for (const [at, tab] of model.tabs.entries()) await compareIcon(tab, () => readButtonOf(carnet, tabIds[at as Place]));
  await showTab(carnet, carnetTab);
  await compareList(model, carnet);
  const popup = await user.openPopup(carnet);
  await comparePopup(model, popup, null);
  await popup.close();
  count.comparisons += 4;
}

async function compareIcon({ icon }: TabModel, read: () => ReturnType<typeof readButtonOf>): Promise<void> {
  if (icon === null) return awaitEqual(read, { title: ACTION_TITLE, badge: '' }, 'an icon that names nothing');
  const { since, ...kept } = icon;
  const mayBeOver = performance.now() - since > SURE_TITLE_MS;
  // The page is told first, the icon after: a busy worker may take a while between the two.
  await awaitEqual(
    async () => {
      const { title, badge } = await read();
      expect(['', kept.isPartial ? '!' : '✓'], 'the badge of the icon').toContain(badge);
      if (mayBeOver && title === ACTION_TITLE) return kept;
      return { ordinal: Number(/(\d+)/.exec(title)?.[1]), isPartial: isKeptInPart(title) };
    },
    kept,
    'an icon that names what was kept',
  );
}

async function compareList(model: IconModel, carnet: PageHandle): Promise<void> {
  const read = () =>
    carnet.evaluate((withdrawn) => {
      const countOf = (selector: string) => document.querySelectorAll(selector).length;
      const rows = [...document.querySelectorAll('[data-list="items"] > li')];
      return {
        isLocked: countOf('[data-lock="locked"]') > 0,
        count: Number(/\((\d+)\)/.exec(document.querySelector('h1')?.textContent ?? '')?.[1] ?? 0),
        rows: rows.length,
        withdrawn: rows.filter((row) => row.textContent?.includes(withdrawn)).length,
        attempts: countOf('[data-attempt]'),
      };
    }, say('item.withdrawn'));
  const { size } = model.kept;
  const withdrawn = [...model.kept.values()].filter(({ isWithdrawn }) => isWithdrawn).length;
  const shown = { isLocked: false, count: size, rows: size, withdrawn, attempts: countAttempts(model) };
  const hidden = { isLocked: true, count: 0, rows: 0, withdrawn: 0, attempts: 0 };
  await awaitEqual(read, model.isLocked ? hidden : shown, 'the list of the carnet');
}

/** `tab`: the tab that the popup is open on; null: another one. */
async function comparePopup(model: IconModel, popup: PageHandle, tab: TabModel | null): Promise<void> {
  const read = async () => {
    const { text, ...counts } = await popup.evaluate(() => {
      const last = document.querySelector('[data-last-capture]');
      const kept = document.querySelector('[data-kept]');
      return {
        last: last?.getAttribute('data-last-capture') ?? null,
        text: last?.textContent ?? '',
        kept: kept === null ? null : Number(kept.getAttribute('data-kept')),
        attempts: document.querySelectorAll('[data-attempt]').length,
        isLocked: document.querySelector('[data-lock="locked"]') !== null,
      };
    });
    const isPartial = saying('popup.lastRecordedInPart').test(text);
    return { ...counts, isPartial, isChoosing: saying('popup.nothingElse').test(text) };
  };
  const outcome = tab?.outcome ?? null;
  const isKept = outcome !== null && outcome !== 'nothing-chosen';
  const others = countAttempts(model) - (outcome !== null && tab?.hasAttempt && isShown(outcome) ? 1 : 0);
  await awaitEqual(
    read,
    {
      last: isKept ? 'recorded' : outcome,
      isPartial: isKept && outcome.isPartial,
      isChoosing: isKept && outcome.isChoosing,
      kept: model.isLocked ? null : model.kept.size,
      attempts: model.isLocked ? 0 : Math.min(1, others),
      isLocked: model.isLocked,
    },
    'the popup',
  );
}

/** The popup tells of the tab's own choice above, and does not list it again. */
const isShown = (outcome: NonNullable<TabModel['outcome']>): boolean =>
  outcome === 'nothing-chosen' || outcome.isChoosing;
