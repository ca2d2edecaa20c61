import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IndexedItem } from '../../../../src/domain/item/itemIndex.ts';
import { findReadingDeclines } from '../../../../src/domain/item/readingDeclines.ts';
import { isSelfHosted } from '../../../../src/platforms/platformTable.ts';
import { buildIndexItem } from '../../../support/indexItem.ts';

const NOW = '2026-11-20T09:00:00.000Z';
const DAY_MS = 24 * 3600 * 1000;
const daysAgo = (days: number): string => new Date(Date.parse(NOW) - days * DAY_MS).toISOString();

const READ: Partial<IndexedItem> = {
  platform: 'x',
  posted: '2026-11-01T10:00Z',
  permalink: 'https://x.com/a/status/1',
  text: 'Inventé.',
};
const UNREAD = {
  author: { handle: null, displayName: null, platformId: null, profileUrl: null },
  address: { permalink: null },
  time: { posted: 'il y a un moment' },
} satisfies Record<string, Partial<IndexedItem>>;
const FIELDS = Object.keys(UNREAD) as (keyof typeof UNREAD)[]; // the keys of a constant

/** One capture a day, the last one today: `true` for a post whose field was not read. */
const capture = (
  unread: readonly boolean[],
  field: keyof typeof UNREAD,
  changes: Partial<IndexedItem> = {},
  first = 1,
): IndexedItem[] =>
  unread.map((isUnread, index) =>
    buildIndexItem(first + index, {
      ...READ,
      acquiredAt: daysAgo(unread.length - 1 - index),
      ...(isUnread && UNREAD[field]),
      ...changes,
    }),
  );

const declinesOf = (items: readonly IndexedItem[], now = NOW) => findReadingDeclines(items, isSelfHosted, now);
const repeat = (count: number, value: boolean): boolean[] => Array.from({ length: count }, () => value);
const anyField = fc.constantFrom(...FIELDS);
const anyHistory = fc.array(fc.boolean(), { maxLength: 80 });

describe('findReadingDeclines', () => {
  it.each(FIELDS)('tells since when the %s is not read any more', (field) => {
    const items = capture([...repeat(14, false), ...repeat(12, true)], field);
    expect(declinesOf(items)).toEqual([
      {
        platform: 'x',
        surface: 'post',
        field,
        since: daysAgo(11),
        before: { posts: 14, unread: 0 },
        after: { posts: 12, unread: 12 },
      },
    ]);
  });

  it('tells nothing of small counts: fewer than twenty posts, than nine read before or than six unread since', () => {
    const before = fc.tuple(fc.nat(8), fc.nat(40)).map(([good, bad]) => [...repeat(good, false), ...repeat(bad, true)]);
    const after = fc.tuple(fc.nat(60), fc.nat(5)).map(([good, bad]) => [...repeat(good, false), ...repeat(bad, true)]);
    const few = fc.array(fc.boolean(), { maxLength: 19 });
    fc.assert(
      fc.property(fc.oneof(before, after, few), anyField, (history, field) => {
        expect(declinesOf(capture(history, field))).toEqual([]);
      }),
    );
  });

  it('tells nothing of what was never read, always read, or is read again', () => {
    const same = fc.tuple(fc.nat(80), fc.boolean()).map(([count, value]) => repeat(count, value));
    const better = fc
      .tuple(fc.nat(40), fc.nat(40))
      .map(([bad, good]) => [...repeat(bad, true), ...repeat(good, false)]);
    const mended = fc
      .integer({ min: 10, max: 40 })
      .map((count) => [...repeat(count, false), ...repeat(count, true), ...repeat(5, false)]);
    fc.assert(
      fc.property(fc.oneof(same, better, mended), anyField, (history, field) => {
        expect(declinesOf(capture(history, field))).toEqual([]);
      }),
    );
  });

  it('counts right, and only a rise from one in ten to six in ten that still holds', () => {
    const changed = fc
      .tuple(
        fc.array(fc.boolean(), { minLength: 10, maxLength: 30 }),
        fc.array(fc.boolean(), { minLength: 10, maxLength: 30 }),
      )
      .map(([before, after]) => [
        ...before.map((value, index) => value && index % 7 === 0),
        ...after.map((value, index) => value || index % 3 > 0),
      ]);
    let declined = 0;
    fc.assert(
      fc.property(fc.oneof(anyHistory, changed), anyField, (history, field) => {
        for (const { since, before, after } of declinesOf(capture(history, field))) {
          declined += 1;
          const count = (some: readonly boolean[]) => ({ posts: some.length, unread: some.filter(Boolean).length });
          expect([before, after]).toEqual([count(history.slice(0, before.posts)), count(history.slice(before.posts))]);
          expect(since).toBe(daysAgo(after.posts - 1));
          expect(Math.min(before.posts, after.posts)).toBeGreaterThanOrEqual(10);
          expect(before.unread * 10).toBeLessThanOrEqual(before.posts);
          expect(after.unread * 10).toBeGreaterThanOrEqual(after.posts * 6);
          expect(count(history.slice(-10)).unread).toBeGreaterThanOrEqual(6);
          expect(after.posts).toBeLessThanOrEqual(31);
        }
      }),
      { numRuns: 500 },
    );
    expect(declined).toBeGreaterThan(100);
  });

  it('does not depend on the order, nor on captures of other kinds', () => {
    const history = [...repeat(12, false), ...repeat(12, true)];
    const others = fc.constantFrom<Partial<IndexedItem>>(
      { platform: 'reddit' },
      { surface: 'comment' },
      { surface: 'page' },
      { kind: 'message', fileName: 'message.json' },
      { platform: 'web' },
      { unread: true },
    );
    fc.assert(
      fc.property(others, fc.infiniteStream(fc.nat()), (changes, keys) => {
        const own = capture(history, 'author');
        const all = [...own, ...capture(repeat(9, false), 'author', changes, 500)];
        const shuffled = all.map((item) => [keys.next().value, item] as const).toSorted(([a], [b]) => a - b);
        expect(declinesOf(shuffled.map(([, item]) => item))).toEqual(declinesOf(own));
      }),
    );
  });

  it.each([
    ['files', { kind: 'message', fileName: 'message.json' }],
    ['screens', { surface: 'page' }],
    ['pages of many sites', { platform: 'web' }],
    ...['phpbb', 'discourse', 'xenforo', 'vbulletin', 'forumactif', 'mastodon'].map(
      (platform) => [`${platform}, which anybody may host`, { platform }] as const,
    ),
    ['damaged items', { unread: true }],
  ] as const)('leaves out %s', (_, changes) => {
    const history = [...repeat(20, false), ...repeat(20, true)];
    expect(declinesOf(capture(history, 'author', changes))).toEqual([]);
  });

  it.each([
    ['a message of a private conversation has no address', 'message', 'address'],
    ['a message of a conversation of several people may be without a name', 'message', 'author'],
    ['a story has no address', 'story', 'address'],
    ['an e-mail has no address', 'email', 'address'],
  ] as const)('leaves out what is missing by design: %s', (_, surface, field) => {
    const history = [...repeat(12, false), ...repeat(12, true)];
    expect(declinesOf(capture(history, field, { platform: 'telegram', surface }))).toEqual([]);
    expect(declinesOf(capture(history, 'time', { platform: 'telegram', surface }))).toHaveLength(1);
  });

  it('leaves out the text: a story or a post of a picture alone has none', () => {
    for (const surface of ['story', 'post']) {
      const stories = capture(repeat(24, false), 'author', { platform: 'instagram', surface });
      expect(declinesOf(stories.map((item, index) => (index < 12 ? item : { ...item, text: null })))).toEqual([]);
    }
  });

  it.each([
    ['one sitting of an hour at night', '2026-11-19T23:30:00.000Z', '2026-11-20T00:30:00.000Z', 5, 0],
    ['two posts on a second day', '2026-11-18T10:00:00.000Z', '2026-11-19T10:00:00.000Z', 2, 0],
    ['two posts on a first day', '2026-11-18T10:00:00.000Z', '2026-11-19T10:00:00.000Z', 10, 0],
    ['three posts on a second day', '2026-11-18T10:00:00.000Z', '2026-11-19T10:00:00.000Z', 3, 1],
    ['midnight in Paris', '2026-11-19T22:30:00.000Z', '2026-11-19T23:30:00.000Z', 6, 1],
  ])('counts days by the clock of the person: %s', (_, first, second, later, declines) => {
    const items = capture([...repeat(12, false), ...repeat(12, true)], 'author').map((item, index) =>
      index < 12
        ? { ...item, acquiredAt: '2026-11-10T10:00:00.000Z' }
        : { ...item, acquiredAt: index < 24 - later ? first : second },
    );
    expect(declinesOf(items)).toHaveLength(declines);
  });

  it('waits for a second day, and stops after thirty', () => {
    const history = [...repeat(20, false), ...repeat(20, true)];
    const oneDay = capture(history, 'time').map((item, index) => (index < 20 ? item : { ...item, acquiredAt: NOW }));
    expect(declinesOf(oneDay)).toEqual([]);
    const items = capture(history, 'time');
    const later = (days: number) => new Date(Date.parse(NOW) + days * DAY_MS).toISOString();
    expect(declinesOf(items, later(11))).toHaveLength(1);
    expect(declinesOf(items, later(12))).toEqual([]);
  });

  it('tells of less than one history in a hundred where nothing changed, however often a field is missing', () => {
    for (const percent of [10, 30, 50]) {
      const chance = fc.array(fc.nat(99), { minLength: 20, maxLength: 60 });
      const declined = fc
        .sample(chance, { numRuns: 2000, seed: 20261123 })
        .map((values) =>
          capture(
            values.map((value) => value < percent),
            'time',
          ),
        )
        .filter((items) => declinesOf(items).length > 0);
      expect(declined.length).toBeLessThan(20);
    }
  });
});
