import { expect, test } from 'vitest';
import { contextOffer } from '../../../src/workflow/contextOffer.ts';
import { recordItem } from '../../../src/workflow/record.ts';
import { page, request, testDesk } from '../../support/desk.ts';

const author = (handle: string) => ({
  author: {
    displayName: null,
    handle,
    profileUrl: `https://exemple.invalid/${handle}`,
    platformId: null,
  },
});

test('the context is offered for an account that is new, and linked to the item', async () => {
  const desk = testDesk();
  expect(await contextOffer(desk.store)).toBeNull();
  const first = request(desk);
  await recordItem(desk, page({}, author('camille')), first);
  expect(await contextOffer(desk.store)).toEqual({
    itemId: first.id,
    ordinal: 1,
    relations: ['profile', 'thread', 'reply'],
  });
  const link = { item: first.id, relation: 'profile' } as const;
  const second = { ...request(desk), link };
  await recordItem(desk, page({}, author('autre_nom')), second);
  const stored = await desk.store.item(second.id);
  expect(JSON.parse(new TextDecoder().decode(stored?.ficheBytes)).context.linked).toEqual(link);
  // A page captured for another's sake asks for no more pages.
  expect(await contextOffer(desk.store)).toBeNull();
  await recordItem(desk, page({}, author('Camille')), request(desk));
  expect(await contextOffer(desk.store)).toBeNull();
});

test('nothing is offered where the item names no page on the web', async () => {
  const desk = testDesk();
  const seen = {
    ...author('lou'),
    address: { page: 'file:///tmp/x', permalink: null, canonical: null, dropped: [] },
  };
  await recordItem(
    desk,
    page({}, { ...seen, author: { ...seen.author, profileUrl: 'javascript:alert(1)' } }),
    request(desk),
  );
  expect(await contextOffer(desk.store)).toBeNull();
});
