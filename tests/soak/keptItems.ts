import type { Person } from '../../scripts/browser/person.ts';
import type { View } from '../../scripts/browser/view.ts';
import { got, scratchFiles } from '../e2e/asking.ts';
import { expect } from '../e2e/person.ts';

/** What was said of each « élément n° », and what the store may therefore hold. */
export class KeptItems {
  readonly said = new Set<number>();
  readonly erased = new Set<number>();
  readonly withdrawn = new Set<number>();
  /** Its erasing, or withdrawal, was begun and never answered. */
  doubtful: { readonly ordinal: number; readonly what: 'erase' | 'withdraw' } | null = null;
  total = 0;

  /** Everything that is there opens whole; nothing said to be recorded is missing; what was said to be gone is gone. */
  async check(carnet: View): Promise<readonly { readonly id: string; readonly ordinal: number }[]> {
    const { total, items } = await got(carnet, 'ui>bg:listItems', { from: 0, count: 200 });
    const here = new Map(items.map((item) => [item.ordinal, item]));
    if (this.doubtful?.what === 'erase' && !here.has(this.doubtful.ordinal))
      this.erased.add(this.doubtful.ordinal);
    if (this.doubtful?.what === 'withdraw' && here.get(this.doubtful.ordinal)?.withdrawn)
      this.withdrawn.add(this.doubtful.ordinal);
    this.doubtful = null;
    const expected = Array.from({ length: total }, (_, index) => index + 1).filter(
      (ordinal) => !this.erased.has(ordinal),
    );
    expect([...here.keys()].sort((a, b) => a - b)).toEqual(expected);
    expect([...this.said].filter((ordinal) => !here.has(ordinal) && !this.erased.has(ordinal))).toEqual([]);
    expect(
      items
        .filter(({ withdrawn }) => withdrawn)
        .map(({ ordinal }) => ordinal)
        .sort((a, b) => a - b),
    ).toEqual([...this.withdrawn].filter((ordinal) => !this.erased.has(ordinal)).sort((a, b) => a - b));
    for (const { id } of items) {
      const { preview } = await got(carnet, 'ui>bg:readItem', { itemId: id });
      expect(preview?.slice(0, 4)).toBe('/9j/');
    }
    this.total = total;
    return items;
  }
}

/** In the end all is as it was said, and a worker that begins has swept what dead pages left. */
export async function atRest(person: Person, kept: KeptItems): Promise<void> {
  const carnet = await person.driver.openExtensionPage('carnet.html#items');
  await kept.check(carnet);
  await person.driver.killWorker();
  const later = await person.driver.openExtensionPage('carnet.html#items');
  await expect.poll(() => scratchFiles(later)).toBe(0);
  await Promise.all([carnet.close(), later.close()]);
}
