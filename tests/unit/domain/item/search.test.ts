import { describe, expect, it } from 'vitest';
import type { ImageTextLine } from '../../../../src/domain/item/imageText.ts';
import type { IndexedItem } from '../../../../src/domain/item/itemIndex.ts';
import { NO_NOTES } from '../../../../src/domain/item/itemNotes.ts';
import { localPostedTime } from '../../../../src/domain/item/postingWindow.ts';
import {
  addNotes,
  buildSearchIndex,
  type Filters,
  filterItems,
  findMatchedFields,
  findSearchedPlaces,
  NO_FILTER,
  prepareItems,
} from '../../../../src/domain/item/search.ts';
import { excerptAround, foldText, imageExcerptAround } from '../../../../src/domain/item/searchTerms.ts';
import { groupIndexedAccounts, isNameOnly } from '../../../../src/domain/item/seenAccounts.ts';
import { accountRules } from '../../../../src/platforms/platformTable.ts';
import { buildIndexItem } from '../../../support/indexItem.ts';

/** Two hours ahead of UTC. */
const localOf = (iso: string): string => new Date(Date.parse(iso) + 7_200_000).toISOString().slice(0, 16);

const AT = '2026-11-20T08:00:00.000Z';
const items: readonly IndexedItem[] = [
  buildIndexItem(1, { handle: 'alice_b', platform: 'x', text: 'Éloïse, tu vas VOIR', visibility: 'public' }),
  buildIndexItem(2, { handle: 'bruno', platform: 'mastodon', text: 'rien', posted: '2026-11-18T23:30:00Z' }),
  buildIndexItem(3, { handle: 'alice_b', platform: 'x', text: 'cœur', withdrawn: true }),
  buildIndexItem(4, { handle: null, displayName: null, text: null, posted: 'il y a 3 h', outcome: 'partial' }),
];
const notes = new Map([
  [
    items[1]?.id ?? '',
    {
      ...NO_NOTES,
      seriousness: { value: 3 as const, at: AT },
      categories: { value: ['threat' as const], at: AT },
      note: { value: 'Vu par la voisine', at: AT },
    },
  ],
]);
const index = buildSearchIndex(items, notes, localOf, accountRules);
const ask = (filters: Partial<Filters>): number[] =>
  filterItems(index, { ...NO_FILTER, ...filters }).map(({ item }) => item.ordinal);

describe('filterItems', () => {
  it('requires every word, ignores accents and case, and matches inside words', () => {
    expect(foldText('Éloïse  DUPRÉ’s\nŒuvre')).toBe("eloise dupre's oeuvre");
    expect(foldText(' ÆSCHYLE\u00A0\n\t et \n sœur')).toBe(' aeschyle et soeur');
    expect(foldText('ТUЕR mоrt\u200be \u0441on straße Øl')).toBe('tuer morte con strasse ol');
    // Greek and Russian words are found in either case.
    expect(foldText('ΝΑΙ ВОТ')).toBe(foldText('ναι вот'));
    expect(ask({ words: 'eloise voir' })).toEqual([1]);
    expect(ask({ words: 'OEUR' })).toEqual([3]);
    expect(ask({ words: 'voisine' })).toEqual([2]);
    expect(ask({ words: 'eloise bruno' })).toEqual([]);
    expect(ask({ words: '   ' })).toEqual([4, 3, 2, 1]);
  });

  it('applies each filter, and several at once', () => {
    expect(ask({ platform: 'x' })).toEqual([3, 1]);
    expect(ask({ accounts: new Set(['x/alice_b']) })).toEqual([3, 1]);
    expect(ask({ accounts: new Set(['x/alice_b']), status: 'kept' })).toEqual([1]);
    expect(ask({ category: 'threat' })).toEqual([2]);
    expect(ask({ visibility: 'public' })).toEqual([1]);
    expect(ask({ visibility: 'unread' })).toEqual([4, 3, 2]);
    expect(ask({ status: 'withdrawn' })).toEqual([3]);
    expect(ask({ status: 'partial' })).toEqual([4]);
    // Posted on the 18th in UTC, on the 19th in local time.
    expect(ask({ from: '2026-11-19', to: '2026-11-19' })).toEqual([2]);
  });

  it('finds an item of a month by a period that begins in it', () => {
    const posted = buildSearchIndex([buildIndexItem(1, { posted: '2026-11' })], new Map(), localOf, accountRules);
    const found = (from: string, to = '') => filterItems(posted, { ...NO_FILTER, from, to }).length;
    expect([found('2026-11-10'), found('2026-11-10', '2026-11-20'), found('2026-12-01')]).toEqual([1, 1, 0]);
    expect(found('', '2026-10-31')).toBe(0);
  });

  it('sorts by the selected order', () => {
    expect(ask({ sort: 'oldest' })).toEqual([1, 2, 3, 4]);
    expect(ask({ sort: 'posted-oldest' })[0]).toBe(2);
    expect(ask({ sort: 'gravest' })).toEqual([2, 4, 3, 1]);
  });
});

it('finds a call by the words that say its codes', () => {
  const call = { text: 'missed', kind: 'message', isCodedCall: true } as const;
  const calls = buildSearchIndex([buildIndexItem(1, call)], new Map(), localOf, accountRules);
  const find = (words: string) => filterItems(calls, { ...NO_FILTER, words }).length;
  expect(['manqué', 'appel', 'missed call', 'refusé'].map(find)).toEqual([1, 1, 1, 0]);
});

describe('an hour, a letter or a short number', () => {
  const dated: readonly IndexedItem[] = [
    buildIndexItem(1, { page: 'https://exemple.invalid/fil/a21h30b', posted: '2026-11-18T19:30:00Z' }),
    buildIndexItem(2, { page: 'https://exemple.invalid/2021/21', posted: '2026-11-18' }),
    buildIndexItem(3, { text: 'Vendredi, 21h30, devant chez toi.', posted: '2026-11-18T08:00' }),
    // Captured at 21:04 there, nothing says when it was posted.
    buildIndexItem(4, { acquiredAt: '2026-11-20T20:04:00.000Z' }),
    // Only the hour was read.
    buildIndexItem(5, { posted: '2026-11-18T19Z' }),
    buildIndexItem(6, { handle: 'bruno21', text: 'le 死ね', posted: '2026' }),
  ];
  const hours = buildSearchIndex(dated, new Map(), localOf, accountRules);
  const askHours = (words: string) => filterItems(hours, { ...NO_FILTER, words }).map(({ item }) => item.ordinal);

  it.each([
    ['21 h', [5, 4, 3, 1]],
    ['21h', [5, 4, 3, 1]],
    ['21h30', [3, 1]],
    ['21:30', [3, 1]],
    ['21 h 30', [3, 1]],
    ['vendredi 21 h', [3]],
    ['8 h', [3]],
    ['1 h', []],
    ['1h30', []],
    ['21:3', []],
    ['h', [3]],
    ['21', [6, 3, 2]],
    ['死', [6]],
    ['2021', [2]],
    ['20 21 21', [2]],
    ['fil', [6, 5, 4, 3, 1]],
  ])('searched as « %s » finds no other letters of an address: %j', (words, expected) => {
    expect(askHours(words)).toEqual(expected);
  });

  it('is named as where it was found', () => {
    const fieldsOf = (ordinal: number, words: string) =>
      hours.items.filter(({ item }) => item.ordinal === ordinal).flatMap((one) => findMatchedFields(one, words));
    expect(fieldsOf(1, '21 h')).toEqual(['time']);
    expect(fieldsOf(2, '21')).toEqual(['address']);
    expect(fieldsOf(3, '21 h')).toEqual(['text']);
    expect(excerptAround('Vendredi, 21h30, devant', '21 h')?.found).toBe('21h');
  });

  it('is found in an image, as the machine reads digits', () => {
    const read = new Map([[dated[1]?.id ?? '', 'Lina 2l:3O lu']]);
    const withImage = addNotes(prepareItems(dated, localOf, accountRules), { notes, damaged: [] }, read, localOf);
    const found = filterItems(withImage, { ...NO_FILTER, words: '21:30' });
    expect(found.map(({ item }) => item.ordinal)).toEqual([3, 2, 1]);
  });
});

it('finds a platform by its whole name, and says so', () => {
  const messages = [
    buildIndexItem(1, { platform: 'snapchat', text: 'rien' }),
    buildIndexItem(2, { platform: 'telegram', text: 'le chat dort' }),
  ];
  const index = buildSearchIndex(messages, new Map(), localOf, accountRules);
  const ask = (words: string) => filterItems(index, { ...NO_FILTER, words });
  expect(ask('Snapchat').map((one) => [one.item.ordinal, findMatchedFields(one, 'Snapchat')])).toEqual([
    [1, ['platform']],
  ]);
  expect(ask('chat').map(({ item }) => item.ordinal)).toEqual([2]);
});

it('says of longer words where they are, not of a short one beside them', () => {
  const message = buildIndexItem(1, { displayName: '+33 6 45 12 78 90', handle: null, text: '12 rue des Lilas' });
  const [found] = buildSearchIndex([message], new Map(), localOf, accountRules).items;
  if (found === undefined) throw new Error('not found');
  expect(findMatchedFields(found, '12 rue des Lilas')).toEqual(['text']);
  expect(findMatchedFields(found, '12')).toEqual(['account', 'text']);
});

it('finds an e-mail by what it is, and filters it as no platform that is unknown', () => {
  const messages = [
    buildIndexItem(1, { platform: 'unknown', kind: 'email' }),
    buildIndexItem(2, { platform: 'unknown', kind: 'picture' }),
  ];
  const index = buildSearchIndex(messages, new Map(), localOf, accountRules);
  const ask = (filters: Partial<Filters>) =>
    filterItems(index, { ...NO_FILTER, ...filters }).map(({ item }) => item.ordinal);
  for (const words of ['e-mail', 'courriel']) expect(ask({ words })).toEqual([1]);
  expect(['email', 'unknown'].map((platform) => ask({ platform }))).toEqual([[1], [2]]);
});

it('finds an account without a name by its id or the beginning of it, and not by what is inside', () => {
  const message = buildIndexItem(1, { platform: 'x', handle: null, displayName: null, platformId: '1533902817' });
  const index = buildSearchIndex([message], new Map(), localOf, accountRules);
  const ask = (words: string) =>
    filterItems(index, { ...NO_FILTER, words }).map((one) => findMatchedFields(one, words));
  expect(ask('1533902817')).toEqual([['account']]);
  expect(ask('1533')).toEqual([['account']]);
  for (const other of ['153', '9028']) expect(ask(other)).toEqual([]);
});

describe('the text that the machine read in images', () => {
  const [first, second] = items;
  const imageTexts = new Map([[second?.id ?? '', 'Éc0ute-moi lsabelle\nTu vas le regretter']]);
  const withImages = addNotes(prepareItems(items, localOf, accountRules), { notes, damaged: [] }, imageTexts, localOf);
  const askImages = (words: string) => filterItems(withImages, { ...NO_FILTER, words }).map(({ item }) => item.ordinal);

  it('is searched, also where it confuses o and 0, or 1, i and l', () => {
    expect(askImages('ecoute isabelle')).toEqual([2]);
    expect(askImages('bruno regretter')).toEqual([2]);
    expect(askImages('voir')).toEqual([1]);
    // What the page itself said is compared as it is.
    expect(askImages('vo1r')).toEqual([]);
  });

  it('has a telephone number whose groups are words of their own, shown where they are', () => {
    const read = new Map([[second?.id ?? '', 'Appelle 06 45 12 78 90']]);
    const index = addNotes(prepareItems(items, localOf, accountRules), { notes, damaged: [] }, read, localOf);
    const found = filterItems(index, { ...NO_FILTER, words: '+33645127890' });
    expect(found.map(({ item }) => item.ordinal)).toEqual([2]);
    expect(found[0] && findMatchedFields(found[0], '+33645127890')).toEqual(['image']);
  });

  it('is named as where a word was found', () => {
    const [found] = filterItems(withImages, { ...NO_FILTER, words: 'bruno regretter' });
    if (found === undefined || first === undefined) throw new Error('nothing found');
    expect(findMatchedFields(found, 'bruno regretter')).toEqual(['account', 'image']);
    expect(imageExcerptAround(found.imageText, 'regretter')?.found).toBe('regretter');
  });

  it('shows around a word found by characters that the machine confuses', () => {
    const [found = expect.fail('nothing found')] = filterItems(withImages, { ...NO_FILTER, words: 'ecoute isabelle' });
    expect(imageExcerptAround(found.imageText, 'ecoute')).toMatchObject({ before: '', found: 'Éc0ute' });
    expect(imageExcerptAround(found.imageText, 'isabelle')).toMatchObject({ before: 'Éc0ute-moi ', found: 'lsabelle' });
    expect(excerptAround('Éc0ute-moi', 'ecoute')).toBeNull();
  });
});

it('excerptAround shows a word that has any number of marks that show nothing', () => {
  expect(excerptAround('Je vais te TUER.', 'tuer')).toEqual({ before: 'Je vais te ', found: 'TUER', after: '.' });
  const hidden = `Je vais te t${'\u200b'.repeat(40)}uer.`;
  expect(excerptAround(hidden, 'tuer')).toEqual({ before: 'Je vais te ', found: 'tuer', after: '.' });
});

describe('groupIndexedAccounts', () => {
  const groupAll = (all: readonly IndexedItem[]) => groupIndexedAccounts(all, new Map(), new Set(), accountRules);
  const account = (ordinal: number, handle: string | null, platformId: string | null, text = String(ordinal)) =>
    buildIndexItem(ordinal, { platform: 'x', handle, platformId, displayName: null, text });

  it('joins renamed accounts by platform id, and does not guess', () => {
    const accounts = groupAll([
      account(1, 'old', '7'),
      account(2, 'new', '7'),
      account(3, 'New', null),
      account(4, 'taken', '8'),
      account(5, 'taken', '9'),
      account(6, 'taken', null),
      account(7, null, null),
      account(8, null, null),
      { ...account(9, 'old', '7'), platform: 'web' },
    ]);
    expect(accounts.map(({ handles, items: its }) => [handles, its.map(({ ordinal }) => ordinal)])).toEqual([
      [
        ['old', 'new'],
        [1, 2, 3],
      ],
      [['taken'], [4]],
      [['taken'], [5]],
      [['taken'], [6]],
      [[], [7, 8]],
      [['old'], [9]],
    ]);
    expect([...(accounts[0]?.aliases ?? [])].sort()).toEqual(['x#7', 'x/new', 'x/old']);
  });

  it.each([
    [
      'the end of their addresses',
      [null, 'https://f.invalid/p.php?u=3'],
      [null, 'https://f.invalid/p.php?u=0'],
      ['p.php?u=3', 'p.php?u=0'],
    ],
    [
      'their whole addresses',
      [null, 'https://f.invalid/3/'],
      [null, 'https://g.invalid/3/'],
      ['https://f.invalid/3/', 'https://g.invalid/3/'],
    ],
    ['their numbers', ['7', null], ['8', 'https://f.invalid/8'], ['7', '8']],
    ['what one of them has', [null, null], [null, 'https://f.invalid/8'], [undefined, '8']],
  ] as const)('tells namesakes of a platform apart by %s', (_, one, other, expected) => {
    const names = [one, other].map(([platformId, profileUrl], at) =>
      buildIndexItem(at + 1, { platform: 'web', handle: null, displayName: 'kevin_b', platformId, profileUrl }),
    );
    expect(groupAll(names).map(({ difference }) => difference)).toEqual(expected);
    const [first] = names;
    expect(groupAll(first ? [first] : []).map(({ difference }) => difference)).toEqual([undefined]);
    const elsewhere = names.map((item, at) => (at === 0 ? { ...item, platform: 'x' } : item));
    expect(groupAll(elsewhere).map(({ difference }) => difference)).toEqual([undefined, undefined]);
  });

  it('separates accounts by server on self-hosted platforms', () => {
    const on = (ordinal: number, platform: string, handle: string | null, host: string, number = false) =>
      buildIndexItem(ordinal, {
        platform,
        handle,
        displayName: null,
        platformId: number ? '42' : null,
        profileUrl: `https://${host}/@${handle}`,
      });
    const accounts = groupAll([
      on(1, 'mastodon', 'colline', 'pouet.example'),
      on(2, 'mastodon', 'colline', 'ailleurs.example'),
      on(3, 'mastodon', 'Colline@pouet.example', 'troisieme.example'),
      on(4, 'phpbb', 'Jean', 'forum-a.example', true),
      on(5, 'phpbb', 'Jean', 'forum-b.example', true),
      on(6, 'x', 'jean', 'x.com'),
      on(7, 'x', 'jean', 'mobile.x.com'),
      // Two forums on one host, each in its folder.
      on(8, 'phpbb', 'Jean', 'forum-a.example/rameurs/memberlist.php', true),
      on(9, 'phpbb', 'Jean', 'forum-a.example/voile/memberlist.php', true),
    ]);
    expect(accounts.map(({ items: its }) => its.map(({ ordinal }) => ordinal))).toEqual([
      [1, 3],
      [2],
      [4],
      [5],
      [6, 7],
      [8],
      [9],
    ]);
  });

  it('does not join a display name with a handle or an id', () => {
    const shown = (ordinal: number, displayName: string | null, more: Partial<IndexedItem> = {}) =>
      buildIndexItem(ordinal, { platform: 'discord', handle: null, profileUrl: null, displayName, ...more });
    const accounts = groupAll([
      shown(1, 'Camille', { platformId: '7' }),
      shown(2, 'Camille'),
      shown(3, 'Camille'),
      shown(4, null, { handle: 'camille' }),
      shown(5, 'camille'),
      shown(6, null, { platform: 'hackernews', handle: 'Camille' }),
      shown(7, null, { platform: 'hackernews', handle: 'camille' }),
    ]);
    expect(accounts.map(({ items: its }) => its.map(({ ordinal }) => ordinal))).toEqual([
      [1],
      [2, 3],
      [4],
      [5],
      [6],
      [7],
    ]);
    expect([...(accounts[0]?.aliases ?? [])]).toEqual(['discord#7']);
    // One display name may be several accounts.
    expect(accounts.map((one) => isNameOnly(one, one.counts.total))).toEqual([false, true, false, false, false, false]);
  });

  it('counts repeated texts', () => {
    const [first] = groupAll([account(1, 'a', null, 'x'), account(2, 'a', null, 'x'), account(3, 'a', null, 'y')]);
    expect(first?.repeated).toBe(1);
  });
});

it('localPostedTime returns no more precision than was read', () => {
  const posted = (value: string | null) => localPostedTime({ posted: value }, localOf);
  expect(posted('2026-11-18T23:30:00Z')).toBe('2026-11-19T01:30');
  expect(posted('2026-11-18T23:30:00.000Z')).toBe('2026-11-19T01:30');
  expect(posted('2026-11-18T23:30:12')).toBe('2026-11-18T23:30');
  expect(posted('2026-11-18')).toBe('2026-11-18');
  expect(posted('2026-11-18T23Z')).toBe('2026-11-18');
  expect(posted('2026')).toBe('2026');
  for (const unread of [null, 'hier', 'il y a 3 h']) expect(posted(unread)).toBeNull();
});

describe('a publication captured twice', () => {
  const permalink = 'https://exemple.invalid/1';
  const recorded = (ordinal: number, changes: Partial<IndexedItem> = {}) =>
    buildIndexItem(ordinal, { permalink, text: 'le même', handle: 'a', platform: 'x', ...changes });
  const build = (items: readonly IndexedItem[]) =>
    buildSearchIndex(items, new Map(), (iso) => iso.slice(0, 16), accountRules);

  it('counts once, as the best capture: kept, named, then dated', () => {
    const { accounts, repeats } = build([
      recorded(1, { withdrawn: true }),
      recorded(2),
      recorded(3, { posted: '2026-11-18' }),
    ]);
    expect([...repeats]).toEqual([recorded(1).id, recorded(2).id]);
    expect(accounts.map(({ counts, repeated, items }) => [counts.total, repeated, items.length])).toEqual([[1, 0, 3]]);
  });

  it('compares account and text unless the permalink is sure', () => {
    const other = { text: 'changé' };
    expect(build([recorded(1), recorded(2, other)]).repeats.size).toBe(0);
    const sure = { isPermalinkSure: true };
    expect(build([recorded(1, sure), recorded(2, { ...sure, ...other })]).repeats.size).toBe(1);
    expect(build([recorded(1, { permalink: null }), recorded(2, { permalink: null })]).repeats.size).toBe(0);
  });
});

describe('findSearchedPlaces', () => {
  const line = (text: string, more: Partial<ImageTextLine> = {}): ImageTextLine => ({
    box: [0, 10, 500, 20],
    script: 'latin',
    words: text.split(' ').map((word, index) => ({ text: word, confidence: 95, box: [index * 100, 10, 90, 20] })),
    correction: null,
    ...more,
  });
  const leftsOf = (searched: string, ...lines: readonly ImageTextLine[]) =>
    findSearchedPlaces({ lines }, searched).map(({ x, width }) => [x, width]);

  it('returns the words that the search finds, folded as it folds them', () => {
    expect(leftsOf('isabelle es', line('Éc0ute lsabelle, OÙ ES-tu'))).toEqual([
      [100, 90],
      [300, 90],
    ]);
    expect(leftsOf('', line('Tu'))).toEqual([]);
  });

  it('returns the groups of a telephone number, and no other number', () => {
    expect(leftsOf('0645127890', line('Appelle 06 45 12 78 90 vite'), line('le 06 mai'))).toEqual(
      [100, 200, 300, 400, 500].map((left) => [left, 90]),
    );
  });

  it('returns a corrected line whole, and nothing of a line in another script', () => {
    const correction = { at: '2026-11-20T09:00:00.000Z', text: 'Écoute Isabelle' };
    expect(leftsOf('ecoute', line('Ecuote lsabelle', { correction }))).toEqual([[0, 500]]);
    expect(leftsOf('ecoute', line('Ecoute', { script: 'unknown' }))).toEqual([]);
  });
});
