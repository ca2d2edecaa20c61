import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { SnapshotItem } from '../../../../../src/domain/export/caseSnapshot.ts';
import { selectLines } from '../../../../../src/dossier/pdf/sections/summaryTables.ts';
import { inventCase } from '../../../../support/dossier/inventedCase.ts';
import { inventPost } from '../../../../support/dossier/inventedPosts.ts';

async function itemsOf(count: number): Promise<readonly SnapshotItem[]> {
  const posts = Array.from({ length: count }, (_, index) =>
    inventPost({
      author: { handle: `compte_${index}` },
      address: { permalink: `https://x.com/compte_${index}/status/${index}` },
      // Not in the order of capture.
      posting: { iso: new Date(Date.UTC(2026, 9, 1 + ((index * 7) % count))).toISOString(), precision: 's' },
    }),
  );
  return (await inventCase(posts)).snapshot.items;
}

it('has the first, the latest and the last of the marked, by date, and never more than fit', async () => {
  const items = await itemsOf(30);
  const byDate = items.toSorted((a, b) => ((a.fiche.posting.iso ?? '') < (b.fiche.posting.iso ?? '') ? -1 : 1));
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.constantFrom(...items), { maxLength: 6 }),
      fc.integer({ min: 3, max: 40 }),
      (marked, count) => {
        const lines = selectLines(items, marked, count);
        expect(lines.length).toBe(Math.min(count, items.length));
        expect(lines).toEqual(byDate.filter((item) => lines.includes(item)));
        expect(lines).toContain(byDate[0]);
        if (marked.length + 2 <= count / 3) for (const item of marked) expect(lines).toContain(item);
        expect(lines).toContain(byDate.at(-1));
      },
    ),
  );
});

it('opens with the lines of what is reported, each group by date, and leaves none out', async () => {
  const posts = await itemsOf(30);
  const isMarked = (index: number) => index % 4 === 0;
  const items = posts.map((item, index) => ({
    ...item,
    standing: isMarked(index) ? ('reported' as const) : ('visible' as const),
  }));
  const dateOf = ({ fiche }: SnapshotItem) => fiche.posting.iso ?? '';
  for (const count of [12, 40]) {
    const lines = selectLines(items, [], count);
    const firstOther = lines.findIndex(({ standing }) => standing === 'visible');
    const groups = [lines.slice(0, firstOther), lines.slice(firstOther)];
    expect(groups.map((group) => [...new Set(group.map(({ standing }) => standing))])).toEqual([
      ['reported'],
      ['visible'],
    ]);
    for (const group of groups) expect(group.map(dateOf)).toEqual(group.map(dateOf).toSorted());
    expect(lines.length).toBe(Math.min(count, items.length));
  }
  expect(new Set(selectLines(items, [], 40))).toEqual(new Set(items));
});
