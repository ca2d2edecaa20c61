import { expect } from '../e2e/fixtures.ts';
import type { PageHandle } from '../support/browser/pageHandle.ts';
import type { UserDriver } from '../support/browser/userDriver.ts';
import { countTempFiles, requestValue } from '../support/e2e/backgroundRequests.ts';

/** What was reported about each item, and therefore what the store may contain. */
export class ExpectedItems {
  readonly reported = new Set<number>();
  readonly erased = new Set<number>();
  readonly withdrawn = new Set<number>();
  /** An item whose erasure or withdrawal was requested without a reply. */
  uncertain: { readonly ordinal: number; readonly what: 'erase' | 'withdraw' } | null = null;
  total = 0;

  /** Checks that every item opens, no reported item is missing, and erased items are gone. */
  async check(carnet: PageHandle): Promise<readonly { readonly id: string; readonly ordinal: number }[]> {
    const { total, items } = await requestValue(carnet, 'ui>bg:listItems', { from: 0, count: 200 });
    const itemsByOrdinal = new Map(items.map((item) => [item.ordinal, item]));
    if (this.uncertain?.what === 'erase' && !itemsByOrdinal.has(this.uncertain.ordinal))
      this.erased.add(this.uncertain.ordinal);
    if (this.uncertain?.what === 'withdraw' && itemsByOrdinal.get(this.uncertain.ordinal)?.withdrawn)
      this.withdrawn.add(this.uncertain.ordinal);
    this.uncertain = null;
    const expected = Array.from({ length: total }, (_, index) => index + 1).filter(
      (ordinal) => !this.erased.has(ordinal),
    );
    expect([...itemsByOrdinal.keys()].sort((a, b) => a - b)).toEqual(expected);
    expect([...this.reported].filter((ordinal) => !itemsByOrdinal.has(ordinal) && !this.erased.has(ordinal))).toEqual(
      [],
    );
    expect(
      items
        .filter(({ withdrawn }) => withdrawn)
        .map(({ ordinal }) => ordinal)
        .sort((a, b) => a - b),
    ).toEqual([...this.withdrawn].filter((ordinal) => !this.erased.has(ordinal)).sort((a, b) => a - b));
    for (const { id } of items) {
      const { preview } = await requestValue(carnet, 'ui>bg:readItem', { itemId: id });
      expect(preview?.slice(0, 4)).toBe('/9j/');
    }
    this.total = total;
    return items;
  }
}

/** Checks the items, and that a restarted worker deletes the temporary files of killed pages. */
export async function expectFinalState(user: UserDriver, expectedItems: ExpectedItems): Promise<void> {
  const carnet = await user.driver.openExtensionPage('carnet.html#items');
  await expectedItems.check(carnet);
  await user.driver.killWorker();
  const later = await user.driver.openExtensionPage('carnet.html#items');
  await expect.poll(() => countTempFiles(later)).toBe(0);
  await Promise.all([carnet.close(), later.close()]);
}
