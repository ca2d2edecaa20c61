import { describe, expect, it } from 'vitest';
import type { SnapshotItem } from '../../../../src/domain/export/caseSnapshot.ts';
import type { ItemRelation } from '../../../../src/domain/item/item.ts';
import { groupAccounts, selectCounted, selectUnrated } from '../../../../src/dossier/data/accountGroups.ts';
import { computeActivity } from '../../../../src/dossier/data/activityStats.ts';
import { formatAccountLines, formatContextKind, listUncounted } from '../../../../src/dossier/data/exhibitLabels.ts';
import { postedPeriod } from '../../../../src/dossier/data/postedPeriod.ts';
import {
  classifyContext,
  classifyPublications,
  isReported,
  mayHoldWords,
  selectPrimaryItems,
  selectSeriousItems,
  shareRatings,
} from '../../../../src/dossier/data/publications.ts';
import { listRevisits, pageToOpen } from '../../../../src/dossier/data/revisits.ts';
import { accountsCsv, addressesCsv, chronologyCsv } from '../../../../src/dossier/dossierTables.ts';
import { inventCase } from '../../../support/dossier/inventedCase.ts';
import { inventMessage } from '../../../support/dossier/inventedMessages.ts';
import { type InventedPost, inventPost } from '../../../support/dossier/inventedPosts.ts';
import { buildReceived } from '../../../support/import/receivedFile.ts';

const HIGH = { how: 'link:time', confidence: 'high' } as const;
const ACCUSED = { handle: 'compte_invente', displayName: 'Compte Inventé' };

/** A post of the accused account, whose permalink has high confidence. */
const post = (id: string, more: Parameters<typeof inventPost>[0] = {}): InventedPost =>
  inventPost({
    address: { page: `https://x.com/${id}`, permalink: `https://x.com/${id}` },
    posting: { iso: `2026-11-${id.padStart(2, '0')}T10:00:00.000Z`, precision: 's' },
    reading: { fields: { 'address.permalink': HIGH } },
    ...more,
    author: { ...ACCUSED, ...more.author },
  });

const linkedPost = (relation: ItemRelation, id: string, author: Parameters<typeof inventPost>[0]['author'] = {}) =>
  post(id, {
    author,
    context: { quoted: null, replyTo: null, linked: { item: '00000000-0000-4000-8000-000000000001', relation } },
  });

/** Of an unread account, on that day of November 2026. */
const namelessPost = (day: string | null): InventedPost =>
  inventPost({
    address: { page: null, permalink: null },
    author: { handle: null, displayName: null, platformId: null, profileUrl: null },
    posting: day === null ? { iso: null, precision: null } : { iso: `2026-11-0${day}`, precision: 'day' },
  });

const itemsOf = async (posts: readonly InventedPost[]) => (await inventCase(posts)).snapshot.items;
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

describe('counting of publications', () => {
  it('leaves out accounts of context items: replies, threads, the logged-in account, documents', async () => {
    const person = { handle: 'la_personne', displayName: 'La personne' };
    const other = { handle: 'quelquun', displayName: 'Quelqu’un' };
    const items = await itemsOf([
      post('1'),
      linkedPost('reply', '2', person),
      linkedPost('thread', '3', other),
      linkedPost('check', '1'),
      linkedPost('profile', '4'),
      post('5', { author: person, warnings: ['own-message'] }),
      post('6', { author: { handle: null, displayName: 'Moi' }, warnings: ['own-message'] }),
      post('7', { author: { handle: null, displayName: null } }),
    ]);
    const all: SnapshotItem[] = items.map((item) => (item.number === 8 ? { ...item, isDocument: true } : item));
    expect(all.map(classifyContext)).toEqual([null, 'reply', 'thread', 'check', 'profile', 'own', 'own', 'document']);
    const accounts = groupAccounts(all);
    expect(accounts.map(({ handle, counts, exhibits }) => [handle, counts.total, exhibits])).toEqual([
      ['compte_invente', 1, [1, 5]],
    ]);
    expect(text(accountsCsv(all))).not.toMatch(/la_personne|quelquun|Moi/);
    const activity = computeActivity(all);
    expect([activity.placed.total, activity.unplaced, activity.repetition.length]).toEqual([1, 0, 1]);
    expect(postedPeriod(all)).toEqual({ first: '1er novembre 2026', last: '1er novembre 2026', unread: 0 });
    expect(listUncounted(all)).toEqual([
      'Les pièces n° 2 à 8 (réponse de la victime, contexte, vérification en ligne, page du compte, compte connecté, document) ne sont pas comptées en page 1.',
    ]);
    expect(text(chronologyCsv(all)).split('\r\n')[2]).toMatch(/;réponse de la victime$/);
  });

  it('accuses the holder of an archive by a mark alone: a rating may be that of several captures at once', async () => {
    const written = { index: 0, text: 'efface le message avec 12 rue des Lilas', sender: null };
    const [message] = await itemsOf([inventMessage({ ...written, exported: { fromHolder: true } })]);
    if (message === undefined) throw new Error('nothing was invented');
    const rated: SnapshotItem = { ...message, rating: { seriousness: 3, categories: ['threat'] } };
    expect([rated, { ...rated, standing: 'reported' as const }].map(classifyContext)).toEqual(['holder-message', null]);
    expect([isReported(rated), mayHoldWords(rated), selectSeriousItems([rated])]).toEqual([false, false, []]);
  });

  it('counts the same words of one account twice when they are of two days, where no address tells them apart', async () => {
    const said = (iso: string | null, confidence: 'high' | 'medium') =>
      inventPost({
        address: { page: 'https://f.example/1', permalink: 'https://f.example/1' },
        author: ACCUSED,
        text: 'Idiote.',
        posting: { iso, precision: iso === null ? null : 's' },
        reading: { fields: { 'address.permalink': { how: 'link:time', confidence } } },
      });
    const days = ['2026-11-10T23:30:00.000Z', '2026-04-30T10:00:00.000Z', '2026-11-11T00:10:00.000Z', null];
    const repeatsOf = async (confidence: 'high' | 'medium') => {
      const items = await itemsOf(days.map((iso) => said(iso, confidence)));
      const { repeats, publications } = classifyPublications(items);
      return [publications.map(({ number }) => number), Array.from(repeats, ([a, b]) => [a.number, b.number])];
    };
    // One hour apart at midnight is one publication; the undated capture is with the earliest.
    expect(await repeatsOf('medium')).toEqual([
      [1, 2],
      [
        [3, 1],
        [4, 2],
      ],
    ]);
    // Two months, and two windows, that cannot be of one time.
    const vague = ['2026-06', '2026-08', '2026-08-01/2026-08-20'];
    const items = await itemsOf(vague.map((iso) => said(iso, 'medium')));
    expect(classifyPublications(items).publications.map(({ number }) => number)).toEqual([1, 2]);
    expect(await repeatsOf('high')).toEqual([
      [1],
      [
        [2, 1],
        [3, 1],
        [4, 1],
      ],
    ]);
  });

  it('counts what has no read account only where the person said that it is abuse, once accounts are reported', async () => {
    const items = await itemsOf([
      post('1'),
      namelessPost('2'),
      namelessPost('3'),
      namelessPost(null),
      namelessPost('4'),
    ]);
    const numbersOf = (list: readonly SnapshotItem[]) => list.map(({ number }) => number);
    expect(numbersOf(selectCounted(items).counted)).toEqual([1, 2, 3, 4, 5]);
    const marked = items.map((item) =>
      [1, 3].includes(Number(item.number)) ? { ...item, standing: 'reported' as const } : item,
    );
    const { counted, withoutAccount } = selectCounted(marked);
    expect([numbersOf(counted), numbersOf(withoutAccount)]).toEqual([
      [1, 3],
      [2, 4, 5],
    ]);
    // The chart, the calendar and the period are of the same ones; the undated one is not named again for its date.
    const { placed, unplaced } = computeActivity(marked);
    expect([placed.total, unplaced]).toEqual([2, 0]);
    expect(postedPeriod(marked)).toEqual({ first: '1er novembre 2026', last: '3 novembre 2026', unread: 0 });
  });

  it('names what the person did not rate, once for each publication, and the posts that they did not report', async () => {
    const items = await itemsOf([post('1'), post('1'), post('2'), post('3'), namelessPost('4')]);
    const marked = items.map((item) => ({
      ...item,
      standing: item.number === 4 ? ('visible' as const) : ('reported' as const),
      // The second capture of the first publication is the one that they rated.
      ...(item.number === 2 && { rating: { seriousness: 1 as const } }),
      ...(item.number === 5 && { rating: { seriousness: null } }),
    }));
    const unrated = selectUnrated(marked);
    expect(unrated.map(({ number }) => number)).toEqual([3, 5]);
    expect(groupAccounts(marked).map(({ exhibits, notReported }) => [exhibits, notReported])).toContainEqual([
      [1, 2, 3],
      [4],
    ]);
    expect(text(accountsCsv(marked))).toMatch(/;n° 1 à 3;n° 4;/);
  });

  it('names the screens and the regions that the person did not rate, marked accounts or not', async () => {
    const screen = (mode: 'screen' | 'page' | 'zone') =>
      inventPost({
        surface: 'page',
        provenance: { tool: 'recueil', version: '0.1.0', options: { mode, entry: 'screen' } },
      });
    const items = await itemsOf([post('1'), screen('screen'), screen('page'), screen('zone'), screen('screen')]);
    const rated = items.map((item) => (item.number === 5 ? { ...item, rating: { seriousness: 2 as const } } : item));
    const numbersOf = (list: readonly SnapshotItem[]) => selectUnrated(list).map(({ number }) => number);
    expect(numbersOf(rated)).toEqual([1, 2, 3, 4]);
    const standings = ['reported', 'visible', undefined, 'own', 'reported'] as const;
    const marked = rated.map(({ standing: _, ...item }, at) => {
      const standing = standings[at];
      return standing === undefined ? item : { ...item, standing };
    });
    expect(numbersOf(marked)).toEqual([1, 2, 3]);
  });

  it('says in full why a visible post is not counted, except in a cell that would cut it', async () => {
    const items = await itemsOf([post('1'), post('2')]);
    const marked = items.map((item) => ({
      ...item,
      standing: item.number === 1 ? ('reported' as const) : ('visible' as const),
    }));
    expect(listUncounted(marked)).toEqual([
      'La pièce n° 2 (non signalée par qui remet le dossier) n’est pas comptée en page 1.',
    ]);
    expect(text(chronologyCsv(marked)).split('\r\n')[2]).toMatch(/;non signalée par qui remet le dossier$/);
    expect(marked.map((item) => formatAccountLines(item).at(1))).toEqual(['X (ex-Twitter)', 'non signalée']);
    expect(marked.map(formatContextKind)).toEqual([null, 'non signalée par qui remet le dossier']);
    const [, ...rows] = text(addressesCsv(marked)).trimEnd().split('\r\n');
    expect(rows.map((row) => row.split(';').at(-1))).toEqual(['', 'non signalée par qui remet le dossier']);
  });

  it('counts a thread item that the person categorised', async () => {
    const [first, before] = await itemsOf([post('1'), linkedPost('thread', '2', { handle: 'quelquun' })]);
    if (first === undefined || before === undefined) throw new Error('two items');
    expect(groupAccounts([first, { ...before, rating: { seriousness: null } }]).map(({ handle }) => handle)).toEqual([
      'compte_invente',
      'quelquun',
    ]);
  });

  it('counts no screen, region or full page without a chosen post, unless the person categorised it', async () => {
    const nothing = { handle: null, displayName: null };
    const screenPost = (mode: 'screen' | 'page' | 'zone') =>
      post('9', {
        surface: 'page',
        address: { page: 'https://x.com/fil', permalink: null },
        author: nothing,
        posting: { iso: null, precision: null },
        provenance: { tool: 'recueil', version: '0.1.0', options: { mode, entry: mode } },
      });
    const items = await itemsOf([post('1'), screenPost('screen'), screenPost('page'), screenPost('zone')]);
    expect(items.map(classifyContext)).toEqual([null, 'screen', 'screen', 'region']);
    expect(groupAccounts(items).map(({ handle, exhibits }) => [handle, exhibits])).toEqual([['compte_invente', [1]]]);
    expect(listUncounted(items)).toEqual([
      'Les pièces n° 2 à 4 (écran ou page entière, partie d’une page) ne sont pas comptées en page 1.',
    ]);
    // Screens are in the letters and among the addresses to open again.
    expect(selectPrimaryItems(items).map(({ number }) => number)).toEqual([1, 2, 3, 4]);
    expect(listRevisits(items)).toHaveLength(4);
    const [, screen = expect.fail('a screen')] = items;
    expect(classifyContext({ ...screen, rating: { seriousness: null } })).toBeNull();
  });

  it('merges the page of an account with its publications, also after a rename', async () => {
    const fiche = (await itemsOf([post('1')]))[0]?.fiche.id ?? '';
    const page = (author: Parameters<typeof inventPost>[0]['author']) =>
      post('2', {
        surface: 'profile',
        author: { displayName: null, ...author },
        context: { quoted: null, replyTo: null, linked: { item: fiche, relation: 'profile' } },
      });
    const numbered = { handle: 'ancien', platformId: 'UC1' };
    const cases: readonly (readonly [InventedPost[], unknown])[] = [
      // Same platform id.
      [
        [post('1', { author: numbered }), page({ handle: 'nouveau', platformId: 'UC1' })],
        [['ancien', ['nouveau'], 1, [1, 2]]],
      ],
      // Captured for the publication, from its link to the account.
      [[post('1'), page({ handle: 'nouveau' })], [['compte_invente', ['nouveau'], 1, [1, 2]]]],
      // Different platform ids are different accounts.
      [
        [post('1', { author: numbered }), page({ handle: 'nouveau', platformId: 'UC2' })],
        [
          ['ancien', [], 1, [1]],
          ['nouveau', [], 0, [2]],
        ],
      ],
    ];
    for (const [posts, expected] of cases) {
      const items = await itemsOf(posts);
      expect(
        groupAccounts(items).map(({ handle, alsoHandles, counts, exhibits }) => [
          handle,
          alsoHandles,
          counts.total,
          exhibits,
        ]),
      ).toEqual(expected);
    }
    const [, second] = cases;
    expect(text(accountsCsv(await itemsOf(second?.[0] ?? [])))).toContain(';aussi lu sous @nouveau;\r\n');
    const [, , third] = cases;
    expect(text(accountsCsv(await itemsOf(third?.[0] ?? [])))).toMatch(
      /;;;;;0;n° 2;;page du compte seule, aucune publication;\r\n/,
    );
  });

  it('counts a publication once, however often it was captured', async () => {
    const items = await itemsOf([post('1'), post('2'), post('1', { text: 'La suite, lue après.' }), post('1')]);
    const { publications, repeats } = classifyPublications(items);
    expect(publications.map(({ number }) => number)).toEqual([1, 2]);
    expect([...repeats].map(([item, first]) => [item.number, first.number])).toEqual([
      [3, 1],
      [4, 1],
    ]);
    expect(groupAccounts(items).map(({ counts, exhibits }) => [counts.total, exhibits])).toEqual([[2, [1, 2, 3, 4]]]);
    expect(computeActivity(items).placed.total).toBe(2);
    expect(listUncounted(items)).toEqual(['Les pièces n° 3, 4 montrent de nouveau une publication déjà comptée.']);
    expect(listRevisits(items).map(({ item, alsoIn }) => [item.number, alsoIn])).toEqual([
      [1, [3, 4]],
      [2, []],
    ]);
    expect(text(addressesCsv(items)).split('\r\n')[1]).toMatch(/;n° 3, 4;;;;$/);
    expect(text(chronologyCsv(items)).split('\r\n')[3]).toMatch(/;de nouveau la pièce n° 1$/);
  });

  it('opens the own addresses of publications whose page leads to a prohibited image', async () => {
    const page = 'https://forum.example/fil#reponse-1';
    const own = 'https://forum.example/fil?reponse=1';
    const items = await itemsOf([post('1', { address: { page, permalink: own } })]);
    const opened = (all: readonly SnapshotItem[]) => listRevisits(all).map(pageToOpen);
    expect(opened(items)).toEqual(['https://forum.example/fil']);
    expect(opened(items.map((item) => ({ ...item, blockedLinks: new Set([page]) })))).toEqual([own]);
  });

  it('opens what disappears first, then the gravest, and apart what the person found taken down', async () => {
    const items = await itemsOf([
      post('1'),
      post('2'),
      post('3', { surface: 'story' }),
      post('4'),
      post('5', { platform: 'bluesky', address: { page: 'https://bsky.app/5', permalink: 'https://bsky.app/5' } }),
    ]);
    const check = (result: 'deleted' | 'present') => [{ at: '2026-11-20T08:00:00Z', address: '', result, item: null }];
    const rated = items.map((item, index) => ({
      ...item,
      rating: { seriousness: ([1, 3, 1, 3, 2] as const)[index] ?? null },
      notes: { ...item.notes, online: check(index === 3 ? 'deleted' : 'present') } as SnapshotItem['notes'],
    }));
    expect(listRevisits(rated).map(({ item }) => item.number)).toEqual([3, 2, 1, 5, 4]);
  });

  it('takes the last check of all the captures of a publication, whichever came first', async () => {
    const items = await itemsOf([post('1'), post('1')]);
    const checks = [
      { at: '2026-11-25T08:00:00Z', address: '', result: 'present', item: null },
      { at: '2026-11-20T08:00:00Z', address: '', result: 'deleted', item: null },
    ] as const;
    for (const order of [checks, checks.toReversed()]) {
      const checked = items.map((item, index) => ({
        ...item,
        notes: { ...item.notes, online: [order[index]] } as SnapshotItem['notes'],
      }));
      expect(listRevisits(checked).map(({ lastCheck }) => lastCheck?.result)).toEqual(['present']);
    }
  });

  it('counts a publication by its best capture, whichever came first', async () => {
    const unread = { handle: null, displayName: null };
    const items = await itemsOf([
      post('1', { author: unread, posting: { iso: null } }),
      post('1'),
      post('2', { author: unread }),
    ]);
    const { publications, repeats } = classifyPublications(items);
    expect(publications.map(({ number }) => number)).toEqual([2, 3]);
    expect([...repeats].map(([item, first]) => [item.number, first.number])).toEqual([[1, 2]]);
    expect(groupAccounts(items).map(({ handle, counts, exhibits }) => [handle, counts.total, exhibits])).toEqual([
      ['compte_invente', 1, [1, 2]],
      [null, 1, [3]],
    ]);
    expect(computeActivity(items).placed.total).toBe(2);
  });

  it('counts a post of the logged-in account that the person categorised', async () => {
    const [own = expect.fail('one item')] = await itemsOf([post('1', { warnings: ['own-message'] })]);
    const rating = { seriousness: null };
    expect([groupAccounts([own]), groupAccounts([{ ...own, rating }]).map(({ counts }) => counts.total)]).toEqual([
      [],
      [1],
    ]);
  });

  it('does not merge different comments when the confidence of their address is not high', async () => {
    const fields = { 'address.permalink': { how: 'link:canonical', confidence: 'medium' } as const };
    const uncertainPost = (words: string) =>
      post('1', { text: words, reading: { reader: 'generic', version: '1', confirmed: null, fields } });
    expect(
      classifyPublications(await itemsOf([uncertainPost('un'), uncertainPost('deux'), uncertainPost('un')]))
        .publications,
    ).toHaveLength(2);
    const postWithoutAddress = () => post('1', { address: { page: 'https://x.com/fil', permalink: null } });
    expect(classifyPublications(await itemsOf([postWithoutAddress(), postWithoutAddress()])).publications).toHaveLength(
      2,
    );
  });

  it('names e-mails as such to a reader, and in the table as the record does, which verify compares', async () => {
    const received = buildReceived({ name: 'menace.eml', format: 'eml', family: 'email' });
    const author = { displayName: 'Nadia', handle: null };
    const items = await itemsOf([inventPost({ platform: 'unknown', surface: 'imported', author, received })]);
    expect(groupAccounts(items).map(({ platform, source }) => [platform, source])).toEqual([['unknown', 'email']]);
    expect(text(accountsCsv(items))).toContain('unknown;');
  });

  it('rates a publication by any of its captures, and no later check of it', async () => {
    const [first, second, third, check] = await itemsOf([post('1'), post('1'), post('2'), post('1')]);
    if (first === undefined || second === undefined || third === undefined || check === undefined)
      throw new Error('four items');
    const rating = { seriousness: 3, categories: ['private-life'] } as const;
    const linked = { item: first.fiche.id, relation: 'check' } as const;
    const later = { ...check, fiche: { ...check.fiche, context: { ...check.fiche.context, linked } } };
    const shared = shareRatings([first, { ...second, rating }, third, later]);
    expect(shared.map((item) => item.rating?.seriousness)).toEqual([3, 3, undefined, undefined]);
  });

  it('reports of what no account was read of what the person reports, each by itself', async () => {
    const unread = { author: { handle: null, displayName: null } };
    const [first, second, third] = await itemsOf(['1', '2', '3'].map((id) => post(id, unread)));
    if (first === undefined || second === undefined || third === undefined) throw new Error('three items');
    const items = [first, { ...second, standing: 'reported' as const }, third];
    expect(groupAccounts(items).map(({ exhibits, notReported }) => [exhibits, notReported])).toEqual([[[2], [1, 3]]]);
  });

  it('separates unread accounts from accounts known by display name only', async () => {
    const unreadAuthor = { handle: null, displayName: null };
    const anonymous = { handle: null, displayName: 'Anonyme' };
    const items = await itemsOf([
      post('1', { author: unreadAuthor }),
      post('2', { author: anonymous }),
      post('3', { author: anonymous }),
    ]);
    const lines = text(accountsCsv(items)).split('\r\n');
    expect(lines[1]).toMatch(/;2;"?n° 2, 3"?;;nom affiché seul : ce peut être plusieurs comptes;$/);
    expect(lines[2]).toMatch(/;1;n° 1;;compte non lu;$/);
  });

  it.each([
    [[], []],
    [[1, 1], []],
    [
      [1, 2, 2],
      [2, 3],
    ],
    [[2, 3, 1], [2]],
  ] as const)('takes as the gravest, of items rated %j, the pièces %j', async (ratings, exhibits) => {
    const items = await itemsOf(ratings.map((_, index) => post(String(index + 1))));
    const rated = items.map((item, index): SnapshotItem => {
      return { ...item, rating: { seriousness: ratings[index] ?? 1 } };
    });
    expect(selectSeriousItems(rated).map(({ number }) => number)).toEqual(exhibits);
  });
});
