import type { PageHandle } from '../../scripts/browser/pageHandle.ts';
import type { UserDriver } from '../../scripts/browser/userDriver.ts';
import { countTempFiles, requestValue } from '../e2e/backgroundRequests.ts';
import { expect } from '../e2e/fixtures.ts';

/** What was said of each « élément n° », and what the store may therefore hold. */
export class ExpectedItems {
  readonly reported = new Set<number>();
  readonly erased = new Set<number>();
  readonly withdrawn = new Set<number>();
  /** Its erasing, or withdrawal, was begun and never answered. */
  uncertain: { readonly ordinal: number; readonly what: 'erase' | 'withdraw' } | null = null;
  total = 0;

  /** Everything that is there opens whole; nothing said to be recorded is missing; what was said to be gone is gone. */
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
    expect(
      [...this.reported].filter((ordinal) => !itemsByOrdinal.has(ordinal) && !this.erased.has(ordinal)),
    ).toEqual([]);
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

/** In the end all is as it was said, and a worker that begins has swept what dead pages left. */
export async function expectFinalState(user: UserDriver, expectedItems: ExpectedItems): Promise<void> {
  const carnet = await user.driver.openExtensionPage('carnet.html#items');
  await expectedItems.check(carnet);
  await user.driver.killWorker();
  const later = await user.driver.openExtensionPage('carnet.html#items');
  await expect.poll(() => countTempFiles(later)).toBe(0);
  await Promise.all([carnet.close(), later.close()]);
}
