import { expect, it } from 'vitest';
import { findRepeatedCaptures } from '../../../../src/domain/item/repeats.ts';
import { buildIndexItem } from '../../../support/indexItem.ts';

it('counts no withdrawn capture in place of a kept one, however much it read', () => {
  const post = { permalink: 'https://x.com/a/status/1', isPermalinkSure: true, platform: 'x' } as const;
  const withdrawn = buildIndexItem(1, { ...post, posted: '2026-11-18T23:30:00Z', withdrawn: true });
  const kept = buildIndexItem(2, { ...post, handle: null, displayName: null });
  expect(findRepeatedCaptures([withdrawn, kept])).toEqual(new Map([[withdrawn, kept]]));
  expect(findRepeatedCaptures([{ ...withdrawn, withdrawn: false }, kept]).get(kept)).toMatchObject({ ordinal: 1 });
});
