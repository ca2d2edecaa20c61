import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_NOTES } from '../../../../src/domain/item/itemNotes.ts';
import { findThreatWords, groupSameTexts, THREAT_WORDS } from '../../../../src/domain/item/sameTexts.ts';
import { addNotes, buildSearchIndex, isReadByMachine, prepareItems } from '../../../../src/domain/item/search.ts';
import { accountRules } from '../../../../src/platforms/platformTable.ts';
import { buildIndexItem } from '../../../support/indexItem.ts';

const indexOf = (posts: readonly (readonly [handle: string, text: string | null])[]) =>
  buildSearchIndex(
    posts.map(([handle, text], at) => buildIndexItem(at + 1, { handle, text, platform: 'x' })),
    new Map(),
    (iso) => iso.slice(0, 16),
    accountRules,
  );

const ordinals = (posts: Parameters<typeof indexOf>[0]) =>
  groupSameTexts(indexOf(posts).items, indexOf(posts)).map(({ entries }) => entries.map(({ item }) => item.ordinal));

describe('findThreatWords', () => {
  it.each([
    ['Je vais te TUER', ['te tuer']],
    ['Crève, on sait où tu habites', ['creve', 'ou tu habites']],
    ['Je t’attends en bas de chez toi, tu sortiras bien', ["t'attends", 'bas de chez toi', 'tu sortiras bien']],
    ['kys, I will find you', ['kys', 'find you']],
    ['Une habitude, un diesel, la violence du jardin', []],
    ['Bonne journée', []],
  ])('says which words it finds in « %s »', (text, words) => {
    expect(findThreatWords(text)).toEqual(words);
  });

  it('has folded words and a date', () => {
    expect(THREAT_WORDS.readOn).toMatch(/^\d{4}-\d\d-\d\d$/);
    for (const word of [...THREAT_WORDS.fr, ...THREAT_WORDS.en]) expect(word).toMatch(/^[a-z' -]+\*?$/);
  });
});

describe('groupSameTexts', () => {
  it('groups identical texts of one account, threats first, then the most repeated', () => {
    expect(
      ordinals([
        ['a', 'nul'],
        ['b', 'nul'],
        ['a', ' nul '],
        ['c', 'je vais te tuer'],
        ['a', null],
      ]),
    ).toEqual([[4], [3, 1], [5], [2]]);
  });

  it('finds threats in what the machine read in the image of an item without text, again once it changes', () => {
    const localOf = (iso: string) => iso.slice(0, 16);
    const items = [
      buildIndexItem(1, { handle: 'a', platform: 'x', text: null }),
      buildIndexItem(2, { handle: 'b', platform: 'x', text: 'nul' }),
    ];
    const prepared = prepareItems(items, localOf, accountRules);
    const ranked = (imageText: string) => {
      const imageTexts = new Map(items.map(({ id }) => [id, imageText] as const));
      const index = addNotes(prepared, { notes: new Map(), damaged: [] }, imageTexts, localOf);
      return groupSameTexts(index.items, index).map(({ entries: [entry], threatWords }) => ({
        ordinal: entry.item.ordinal,
        isRead: isReadByMachine(entry),
        threatWords,
      }));
    };
    // A text of its own is what counts.
    expect(ranked('21:42\nJe vais te tuer')).toEqual([
      { ordinal: 1, isRead: true, threatWords: ['te tuer'] },
      { ordinal: 2, isRead: false, threatWords: [] },
    ]);
    expect(ranked('Bonne soirée').map(({ threatWords }) => threatWords)).toEqual([[], []]);
  });

  it('takes no threat from an image that shows in no list', () => {
    const localOf = (iso: string) => iso.slice(0, 16);
    const items = [1, 2, 3].map((ordinal) =>
      buildIndexItem(ordinal, { handle: `compte_${ordinal}`, platform: 'x', text: null, prohibited: ordinal === 3 }),
    );
    const idOf = (ordinal: number) => buildIndexItem(ordinal).id;
    const notes = new Map([[idOf(1), { ...NO_NOTES, intimate: { at: '2026-11-20T08:00:00.000Z', value: true } }]]);
    const imageTexts = new Map(items.map(({ id }) => [id, 'Je vais te tuer']));
    const prepared = prepareItems(items, localOf, accountRules);
    const index = addNotes(prepared, { notes, damaged: [idOf(2)] }, imageTexts, localOf);
    expect(groupSameTexts(index.items, index).map(({ threatWords }) => threatWords)).toEqual([[], [], []]);
  });

  it('never hides an item and never lists one twice', () => {
    const post = fc.tuple(fc.constantFrom('a', 'b'), fc.constantFrom(null, '', 'nul', 'je vais te tuer'));
    fc.assert(
      fc.property(fc.array(post, { maxLength: 30 }), (posts) => {
        const listed = ordinals(posts).flat();
        expect(listed.toSorted((a, b) => a - b)).toEqual(posts.map((_, at) => at + 1));
      }),
    );
  });
});
