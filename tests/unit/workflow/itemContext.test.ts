import { expect, test } from 'vitest';
import { notesDocument } from '../../../src/domain/item/itemNotes.ts';
import { recordItem } from '../../../src/workflow/capture/recordItem.ts';
import { readDocument } from '../../../src/workflow/case/storedDocuments.ts';
import { recordOnlineCheck, suggestContext } from '../../../src/workflow/itemContext.ts';
import { openItem } from '../../../src/workflow/itemQueries.ts';
import {
  buildCapturedPage,
  buildRecordRequest,
  createTestDependencies,
  recordOne,
} from '../../support/testDependencies.ts';

const author = (handle: string) => ({
  author: { displayName: null, handle, profileUrl: `https://exemple.invalid/${handle}`, platformId: null },
});

test('suggestContext suggests the context of the newest item when its account is new', async () => {
  const deps = createTestDependencies();
  expect(await suggestContext(deps.store)).toBeNull();
  const first = await recordOne(deps, buildCapturedPage({}, author('camille')));
  expect(await suggestContext(deps.store)).toEqual({ itemId: first, relations: ['profile', 'thread', 'reply'] });
  const link = { item: first, relation: 'profile' } as const;
  const second = { ...buildRecordRequest(deps), link };
  await recordItem(deps, buildCapturedPage({}, author('autre_nom')), second);
  const stored = await deps.store.item(second.id);
  expect(stored?.fiche.context.linked).toEqual(link);
  // An item that is itself the context of another gets no suggestion.
  expect(await suggestContext(deps.store)).toBeNull();
  await recordOne(deps, buildCapturedPage({}, author('Camille')));
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

test('suggestContext states no account as new among more items than it reads, and reads few of them', async () => {
  const deps = createTestDependencies();
  const itemId = await recordOne(deps, buildCapturedPage({}, author('camille')));
  const head = (await deps.store.currentCase()) ?? expect.fail('no case');
  const [newest] = await deps.store.listSummaries(head, 0, 1);
  const readCounts: number[] = [];
  const storeOf = (items: number) => ({
    currentCase: async () => ({ ...head, items }),
    item: (id: string) => deps.store.item(id),
    listSummaries: async (_: unknown, from: number, count: number) => {
      readCounts.push(count);
      const others = Array.from({ length: count }, () => ({ ...newest, id: 'other', handle: 'theo' }) as typeof newest);
      return [...(from === 0 && newest ? [newest] : []), ...others.filter((one) => one !== undefined)].slice(0, count);
    },
  });
  expect(await suggestContext(storeOf(201))).toBeNull();
  expect(readCounts).toEqual([]);
  expect(await suggestContext(storeOf(60))).toMatchObject({ itemId: itemId });
  expect(readCounts).toEqual([1, 25, 25, 25]);
});

test('recordOnlineCheck stores the date, the address and the item captured there', async () => {
  const deps = createTestDependencies();
  const first = await recordOne(deps, buildCapturedPage({}));
  await recordOnlineCheck(deps, { item: first, result: 'present', captured: null });
  const link = { item: first, relation: 'check' } as const;
  const second = { ...buildRecordRequest(deps), link };
  await recordItem(deps, buildCapturedPage({}), second);
  await recordOnlineCheck(deps, { item: first, result: 'deleted', captured: second.id });

  const { caseId, address } = (await openItem(deps.store, first)).fiche;
  const { online } = await readDocument(deps.documentStore, caseId, notesDocument(first));
  expect(online.map(({ result, item }) => [result, item])).toEqual([
    ['present', null],
    ['deleted', second.id],
  ]);
  expect(new Set(online.map(({ address: opened }) => opened))).toEqual(new Set([address.permalink ?? address.page]));
});

test('recordOnlineCheck refuses an unknown item', async () => {
  const deps = createTestDependencies();
  await expect(
    recordOnlineCheck(deps, { item: crypto.randomUUID(), result: 'present', captured: null }),
  ).rejects.toMatchObject({ code: 'nothing-there' });
});
