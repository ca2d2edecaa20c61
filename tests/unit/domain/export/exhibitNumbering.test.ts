import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ExhibitNumber, exhibitOf, splitNumber } from '../../../../src/domain/export/exhibitNumber.ts';
import {
  assignNumbers,
  conversationKey,
  type PlacedMessage,
  placeOfRecord,
  sortAsArchived,
} from '../../../../src/domain/export/exhibitNumbering.ts';
import type { ExportedRecord } from '../../../../src/domain/item/exportedMessage.ts';
import { inventMessage } from '../../../support/dossier/inventedMessages.ts';

const POST: PlacedMessage = { posting: { raw: null, iso: null, precision: null, source: null } };

const placeOf = (index: number, time: string | null, exported: Partial<ExportedRecord> = {}): PlacedMessage =>
  inventMessage({ index, time, exported }).observed;

const named = (...places: readonly PlacedMessage[]) => places.map((place, at) => ({ ...place, id: `item ${at + 1}` }));
const listNumbers = (numbers: ReturnType<typeof assignNumbers>) =>
  numbers.map(({ itemId, number }) => [itemId, number]);

describe('assignNumbers', () => {
  it('gives the messages of a conversation one exhibit, between the posts around them', () => {
    const items = named(POST, placeOf(5, '2025-11-17T18:20'), POST, placeOf(9, '2025-11-17T19:00'));
    expect(listNumbers(assignNumbers(items, new Map(), items))).toEqual([
      ['item 1', 1],
      ['item 2', '2-1'],
      ['item 4', '2-2'],
      ['item 3', 3],
    ]);
  });

  it('continues the messages of the exhibit in a later dossier, also after one was erased', () => {
    const [first, later] = named(placeOf(5, '2025-11-17T18:20'), placeOf(2, '2025-11-16T08:00'));
    if (first === undefined || later === undefined) throw new Error('two items');
    const known = new Map<string, ExhibitNumber>([
      ['a post', 1],
      [first.id, '2-1'],
      ['erased', '2-2'],
    ]);
    expect(listNumbers(assignNumbers([later], known, [first, later]))).toEqual([[later.id, '2-3']]);
  });

  it('numbers messages in the order of the archive, however they were chosen', () => {
    const items = named(placeOf(9, '2025-11-17T19:00'), placeOf(5, '2025-11-17T18:20'));
    expect(listNumbers(assignNumbers(items, new Map(), items))).toEqual([
      ['item 2', '1-1'],
      ['item 1', '1-2'],
    ]);
  });

  it('numbers a message by its place among all that are kept, whichever dossier has it first', () => {
    const items = named(...[9, 5, 7, 3].map((index) => placeOf(index, `2025-11-17T18:0${index}`)));
    const first = assignNumbers(items.slice(1, 2), new Map(), items);
    expect(listNumbers(first)).toEqual([['item 2', '1-2']]);
    const known = new Map(first.map(({ itemId, number }) => [itemId, number]));
    const others = items.filter(({ id }) => !known.has(id));
    expect(listNumbers(assignNumbers(others, known, items))).toEqual([
      ['item 4', '1-1'],
      ['item 3', '1-3'],
      ['item 1', '1-4'],
    ]);
    // One was erased: no number is given again.
    const left = items.filter(({ id }) => id !== 'item 2');
    expect(listNumbers(assignNumbers(left, known, left)).map(([, number]) => number)).not.toContain('1-2');
  });

  it('gives every item one number, and a number to one item', () => {
    const place = fc.record({
      title: fc.constantFrom('Marie', 'Paul', null),
      index: fc.nat(500),
      isMessage: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(place, { maxLength: 40 }), fc.nat(40), (all, earlierCount) => {
        const items = named(
          ...all.map(({ title, index, isMessage }) =>
            isMessage
              ? placeOf(index, null, { conversation: { id: null, title, isRequest: false, messages: 9 } })
              : POST,
          ),
        );
        const [earlier, later] = [items.slice(0, earlierCount), items.slice(earlierCount)];
        const known = new Map(assignNumbers(earlier, new Map(), earlier).map(({ itemId, number }) => [itemId, number]));
        const numbers = new Map([
          ...known,
          ...assignNumbers(later, known, items).map(({ itemId, number }) => [itemId, number] as const),
        ]);
        expect(new Set(numbers.values()).size).toBe(items.length);
        for (const one of items)
          for (const other of items) {
            const isSame =
              one === other ||
              (one.exported !== undefined &&
                other.exported !== undefined &&
                conversationKey(one.exported) === conversationKey(other.exported));
            const [left, right] = [numbers.get(one.id) ?? 0, numbers.get(other.id) ?? 0];
            expect(exhibitOf(left) === exhibitOf(right)).toBe(isSame);
          }
        for (const [exhibit, group] of Map.groupBy(numbers.values(), exhibitOf)) {
          const messages = group.map((number) => splitNumber(number).message ?? 0);
          expect(
            messages.toSorted((a, b) => a - b),
            `exhibit ${exhibit}`,
          ).toEqual(messages.length === 1 && messages[0] === 0 ? [0] : messages.map((_, at) => at + 1));
        }
      }),
    );
  });
});

describe('conversationKey', () => {
  const keyOf = (exported: Partial<ExportedRecord>) => {
    const { exported: record } = placeOf(1, null, exported);
    if (record === undefined) throw new Error('no message');
    return conversationKey(record);
  };
  const other = { name: 'autre.zip', commitment: '', bytes: 9, sha256: 'b2'.repeat(32), salt: '' };
  const withId = { id: '4821', title: 'Marie', isRequest: false, messages: 9 };

  it('is the same in two archives when the platform names the conversation', () => {
    expect(keyOf({ conversation: withId })).toBe(keyOf({ conversation: { ...withId, title: 'M.' }, archive: other }));
    expect(keyOf({ conversation: withId })).not.toBe(keyOf({ conversation: withId, format: 'instagram-json' }));
  });

  it('is another one for another title, folder or archive when it does not', () => {
    const keys = [
      keyOf({}),
      keyOf({ archive: other }),
      keyOf({ path: 'inbox/paul_2/message_1.json' }),
      keyOf({ conversation: { id: null, title: 'Paul', isRequest: false, messages: 9 } }),
    ];
    expect(new Set(keys).size).toBe(4);
    expect(keyOf({ path: 'inbox/a/message_1.json' })).toBe(keyOf({ path: 'inbox/a/message_2.json' }));
  });
});

describe('sortAsArchived', () => {
  const order = (...places: readonly PlacedMessage[]) =>
    sortAsArchived(places, placeOfRecord).map(({ exported }) => `${exported?.path} ${exported?.index}`);

  it('reads a file from its end when it begins with the latest message', () => {
    expect(
      order(
        placeOf(0, '2025-11-17T19:00:00.000Z', { path: 'a.json' }),
        placeOf(1, '2025-11-17T18:00:00.000Z', { path: 'a.json' }),
        placeOf(2, '2025-11-17T17:00:00.000Z', { path: 'a.json' }),
      ),
    ).toEqual(['a.json 2', 'a.json 1', 'a.json 0']);
  });

  it('keeps the order of the file where the clock went back once, and where no time was read', () => {
    expect(order(...['10:00', '11:00', '10:59', '12:00'].map((time, at) => placeOf(at, `2025-11-17T${time}`)))).toEqual(
      [0, 1, 2, 3].map((at) => `_chat.txt ${at}`),
    );
    expect(order(placeOf(3, null), placeOf(1, null))).toEqual(['_chat.txt 1', '_chat.txt 3']);
  });

  it('puts the older file of a conversation first', () => {
    expect(
      order(
        placeOf(0, '2025-11-17T19:00:00.000Z', { path: 'message_1.json' }),
        placeOf(0, '2024-01-02T19:00:00.000Z', { path: 'message_2.json' }),
      ),
    ).toEqual(['message_2.json 0', 'message_1.json 0']);
  });
});
