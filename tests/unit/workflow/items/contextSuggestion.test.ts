import { expect, test } from 'vitest';
import { recordItem } from '../../../../src/workflow/capture/recordItem.ts';
import { suggestContext } from '../../../../src/workflow/items/contextSuggestion.ts';
import { buildCapturedPage, buildRecordRequest, createTestDependencies } from '../../../support/testDependencies.ts';

const author = (handle: string) => ({
  author: {
    displayName: null,
    handle,
    profileUrl: `https://exemple.invalid/${handle}`,
    platformId: null,
  },
});

test('suggestContext suggests the context of the newest item when its account is new', async () => {
  const deps = createTestDependencies();
  expect(await suggestContext(deps.store)).toBeNull();
  const first = buildRecordRequest(deps);
  await recordItem(deps, buildCapturedPage({}, author('camille')), first);
  expect(await suggestContext(deps.store)).toEqual({
    itemId: first.id,
    ordinal: 1,
    relations: ['profile', 'thread', 'reply'],
  });
  const link = { item: first.id, relation: 'profile' } as const;
  const second = { ...buildRecordRequest(deps), link };
  await recordItem(deps, buildCapturedPage({}, author('autre_nom')), second);
  const stored = await deps.store.item(second.id);
  expect(JSON.parse(new TextDecoder().decode(stored?.ficheBytes)).context.linked).toEqual(link);
  // An item that is itself the context of another gets no suggestion.
  expect(await suggestContext(deps.store)).toBeNull();
  await recordItem(deps, buildCapturedPage({}, author('Camille')), buildRecordRequest(deps));
  expect(await suggestContext(deps.store)).toBeNull();
});

test('suggestContext returns null when the item has no http(s) address', async () => {
  const deps = createTestDependencies();
  const observed = {
    ...author('lou'),
    address: { page: 'file:///tmp/x', permalink: null, canonical: null, dropped: [] },
  };
  await recordItem(
    deps,
    buildCapturedPage({}, { ...observed, author: { ...observed.author, profileUrl: 'javascript:alert(1)' } }),
    buildRecordRequest(deps),
  );
  expect(await suggestContext(deps.store)).toBeNull();
});
