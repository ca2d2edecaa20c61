import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readDossierTick } from '../../../../src/carnet/parts/dossierTicks.ts';
import { personsDocument } from '../../../../src/domain/case/caseDocuments.ts';
import { exportChoicesDocument, selectExportItems, withLeftOut } from '../../../../src/domain/export/exportChoices.ts';
import { type ItemNotes, NO_NOTES } from '../../../../src/domain/item/itemNotes.ts';
import { buildSearchIndex } from '../../../../src/domain/item/search.ts';
import { accountRules } from '../../../../src/platforms/platformTable.ts';
import { buildIndexItem } from '../../../support/indexItem.ts';

const kinds = fc.constantFrom('plain', 'withdrawn', 'intimate', 'attached', 'left-out');

function read(states: readonly string[]) {
  const items = states.map((state, at) => ({ ...buildIndexItem(at + 1), withdrawn: state === 'withdrawn' }));
  const idsOf = (kind: string) => items.filter((_, at) => states[at] === kind).map(({ id }) => id);
  const intimate: ItemNotes = { ...NO_NOTES, intimate: { value: true, at: '2026-11-20T07:31:05.123Z' } };
  const notes = new Map(idsOf('intimate').map((id) => [id, intimate]));
  const index = buildSearchIndex(items, notes, (iso) => iso.slice(0, 16), accountRules);
  const choices = withLeftOut(exportChoicesDocument.empty, idsOf('left-out'), true);
  const attached = new Set(idsOf('attached'));
  const documents = new Map([...attached].map((id) => [id, null]));
  const { included } = selectExportItems(index, personsDocument.empty, choices, documents, []);
  const ticks = new Map(
    index.items.map((entry) => {
      const row = { item: entry.item, entry, ids: [entry.item.id] };
      return [entry.item.ordinal, readDossierTick(row, new Set(choices.leftOut), attached)];
    }),
  );
  return { included: included.map(({ item }) => item.ordinal), ticks, index };
}

test('a ticked row is in the next dossier, and no other row is', () => {
  fc.assert(
    fc.property(fc.array(kinds, { maxLength: 12 }), (states) => {
      const { included, ticks } = read(states);
      const ticked = [...ticks].filter(([, tick]) => tick === 'in').map(([ordinal]) => ordinal);
      expect(ticked.toSorted((a, b) => a - b)).toEqual(included);
    }),
  );
});

test('what no tick decides has none: withdrawn, intimate, attached to a step, unreadable', () => {
  const { ticks, index } = read(['plain', 'withdrawn', 'intimate', 'attached', 'left-out']);
  expect([1, 2, 3, 4, 5].map((ordinal) => ticks.get(ordinal))).toEqual(['in', null, null, null, 'out']);
  const [{ item } = expect.fail('no item')] = index.items;
  const unread = { item: { ...item, unread: true as const }, entry: undefined, ids: [item.id] };
  expect(readDossierTick(unread, new Set(), new Set())).toBeNull();
});

test('a row of several captures is ticked when all of them are in, and in part when some are', () => {
  const { index } = read(['plain', 'plain']);
  const [entry = expect.fail('no item'), other = expect.fail('one item')] = index.items;
  const row = { item: entry.item, entry, ids: [entry.item.id, other.item.id] };
  expect(readDossierTick(row, new Set(), new Set())).toBe('in');
  expect(readDossierTick(row, new Set([other.item.id]), new Set())).toBe('some');
  expect(readDossierTick(row, new Set(row.ids), new Set())).toBe('out');
});

test('nothing is said before what decides is read', () => {
  const { index } = read(['plain']);
  const [entry = expect.fail('no item')] = index.items;
  const row = { item: entry.item, entry, ids: [entry.item.id] };
  expect(readDossierTick({ ...row, entry: undefined }, new Set(), new Set())).toBe('unread');
  expect(readDossierTick(row, new Set(), null)).toBe('unread');
});
