import { expect } from '@playwright/test';
import { goTo } from '../support/browser/carnetScreens.ts';
import type { PageHandle } from '../support/browser/pageHandle.ts';
import type { UserDriver } from '../support/browser/userDriver.ts';
import { readNumber, readParams } from '../support/browser/words.ts';
import { requestValue } from '../support/e2e/backgroundRequests.ts';
import { showTab } from '../support/e2e/browserTabs.ts';
import type { StoredRows } from './personStore.ts';

/** What a person did, and what every list and count must then say. */

export interface ModelItem {
  readonly id: string;
  /** What a search for `SEARCHED` finds. */
  readonly isPost: boolean;
  isWithdrawn: boolean;
  isLeftOut: boolean;
  isIntimate: boolean;
}

export interface Tab {
  readonly page: PageHandle;
  readonly id: number;
  /** The carnet that it shows; null: the one that captures go to, once there is one. */
  caseId: string | null;
}

export interface PersonModel {
  /** Case → what is kept in it. */
  readonly cases: Map<string, ModelItem[]>;
  current: string | null;
  isLocked: boolean;
}

/** A word of the captured posts, and of nothing else. */
export const SEARCHED = 'numéro';

const awaitEqual = async <T>(read: () => Promise<T>, wanted: T, what: string): Promise<void> => {
  await expect.poll(read, { message: what, intervals: [20, 50] }).toEqual(wanted);
};

/** Items and cases are stored where the model put them, and documents changed in the cases of `writable` alone. */
export function compareRows(
  model: PersonModel,
  before: StoredRows,
  now: StoredRows,
  writable: ReadonlySet<string>,
): void {
  const items = [...model.cases].flatMap(([caseId, kept]) => kept.map((item) => [item.id, caseId] as const));
  expect(now.items, 'each item is in its carnet').toEqual(Object.fromEntries(items));
  expect(new Set(now.cases), 'the carnets').toEqual(new Set(model.cases.keys()));
  expect(now.current, 'the carnet that captures go to').toBe(model.current);
  const withdrawn = [...model.cases.values()].flat().filter(({ isWithdrawn }) => isWithdrawn);
  expect(new Set(now.withdrawn.filter((id) => id in now.items)), 'the withdrawn items').toEqual(
    new Set(withdrawn.map(({ id }) => id)),
  );
  for (const [id, caseId] of Object.entries(now.exhibits))
    if (id in now.items) expect(caseId, 'an exhibit is numbered in its carnet').toBe(now.items[id]);
  const written = Object.keys(now.documents).filter((name) => now.documents[name] !== before.documents[name]);
  expect(
    written.filter((name) => !writable.has(name.split('/')[0] ?? '')),
    'what was written in another carnet',
  ).toEqual([]);
}

export async function compareBackground(model: PersonModel, page: PageHandle): Promise<void> {
  if (model.isLocked) return;
  for (const [caseId, kept] of model.cases) {
    const listed = await requestValue(page, 'ui>bg:listItems', { from: 0, count: 100, caseId });
    expect(listed.total, 'the count of the background').toBe(kept.length);
    const rows = listed.items.map(({ id, withdrawn }) => [id, withdrawn]);
    expect(Object.fromEntries(rows), 'the list of the background').toEqual(
      Object.fromEntries(kept.map(({ id, isWithdrawn }) => [id, isWithdrawn])),
    );
  }
}

/** What is withdrawn from the dossiers stays in the list, and is not counted. */
const countKept = (kept: readonly { readonly isWithdrawn: boolean }[]): number =>
  kept.filter(({ isWithdrawn }) => !isWithdrawn).length;

/** The list of a tab has the items of its own carnet, and says where captures go. */
export async function compareTab(model: PersonModel, { page, id, caseId }: Tab): Promise<void> {
  await showTab(page, id);
  if (!model.isLocked) await goTo(page, '#items');
  const shown = caseId ?? model.current;
  const kept = model.cases.get(shown ?? '') ?? [];
  const isNamed = !model.isLocked && shown !== null && model.cases.size > 1;
  const read = () =>
    page.evaluate(() => {
      const rows = [...document.querySelectorAll('[data-list="items"] > li')];
      const idOf = (row: Element) => row.querySelector('[data-item]')?.getAttribute('data-item') ?? '';
      return {
        isLocked: document.querySelector('[data-lock="locked"]') !== null,
        count: Number(/\((\d+)\)/.exec(document.querySelector('h1')?.textContent ?? '')?.[1] ?? 0),
        rows: rows.map(idOf).sort(),
        leftOut: rows
          .filter((row) => row.hasAttribute('data-left-out'))
          .map(idOf)
          .sort(),
        alerts: [...document.querySelectorAll('[role="alert"]')].map(({ textContent }) => textContent),
        isNamed: document.querySelector('[data-open-carnet]') !== null,
        isElsewhere: document.querySelector('[data-action="open-carnet-here"]') !== null,
      };
    });
  const leftOut = kept.filter(({ isLeftOut }) => isLeftOut);
  const wanted = {
    isLocked: false,
    count: countKept(kept),
    rows: kept.map((item) => item.id).sort(),
    leftOut: leftOut.map((item) => item.id).sort(),
    alerts: [],
    isNamed,
    isElsewhere: isNamed && model.current !== null && model.current !== shown,
  };
  const locked = { isLocked: true, count: 0, rows: [], leftOut: [], alerts: [], isNamed: false, isElsewhere: false };
  await awaitEqual(read, model.isLocked ? locked : wanted, 'the list of a tab');
}

/** The popup counts the carnet that captures go to, and names it where there are several. */
export async function comparePopup(model: PersonModel, user: UserDriver, { page, id }: Tab): Promise<void> {
  await showTab(page, id);
  const popup = await user.openPopup(page);
  const read = () =>
    popup.evaluate(() => {
      const kept = document.querySelector('[data-kept]')?.getAttribute('data-kept') ?? null;
      return {
        kept: kept === null ? null : Number(kept),
        isNamed: document.querySelector('[data-current-case]') !== null,
        opensAnother: document.querySelector('[data-opens-case]') !== null,
        alerts: document.querySelectorAll('[role="alert"]').length,
      };
    });
  const { isLocked, cases, current } = model;
  const wanted = {
    kept: isLocked ? null : countKept(cases.get(current ?? '') ?? []),
    isNamed: !isLocked && current !== null && cases.size > 1,
    opensAnother: !isLocked && current === null && cases.size > 0,
    alerts: 0,
  };
  await awaitEqual(read, wanted, 'the popup');
  await popup.close();
}

/** A filter says how many it found, and lists as many. */
export async function compareFound(page: PageHandle, ids: readonly string[], what: string): Promise<void> {
  const read = async () => {
    const { texts, rows } = await page.evaluate(() => ({
      texts: [...document.querySelectorAll('[role="status"]')].map(({ textContent }) => textContent ?? ''),
      rows: [...document.querySelectorAll<HTMLElement>('[data-list="items"] .row-open')].map(
        ({ dataset }) => dataset.item ?? '',
      ),
    }));
    const [found] = texts.map((text) => readParams('filters.found', text)).filter((one) => one !== null);
    return { found: readNumber(found?.n), rows: rows.sort() };
  };
  await awaitEqual(read, { found: ids.length, rows: [...ids].sort() }, what);
}
