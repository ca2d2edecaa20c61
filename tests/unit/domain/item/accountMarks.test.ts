import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  listMarkKeys,
  marksDocument,
  resolveAccountMarks,
  resolveItemMarks,
  resolveStandings,
  withAccountMark,
} from '../../../../src/domain/item/accountMarks.ts';
import type { IndexedItem } from '../../../../src/domain/item/itemIndex.ts';
import { MARKS, type Mark } from '../../../../src/domain/item/itemNotes.ts';
import { groupByAccount, groupIndexedAccounts, type NamedItem } from '../../../../src/domain/item/seenAccounts.ts';
import { accountRules } from '../../../../src/platforms/platformTable.ts';
import { buildIndexItem } from '../../../support/indexItem.ts';

const AT = '2026-11-20T09:00:00.000Z';

const item = (id: string, handle: string | null, platformId: string | null = null): NamedItem => ({
  id,
  platform: 'x',
  handle,
  platformId,
  displayName: null,
  profileUrl: null,
  page: 'https://x.com/fil',
});

const group = (...items: readonly NamedItem[]) => groupByAccount(items, new Map(), accountRules);
const marksOf = (...[accounts, marks, notes = new Map()]: Partial<Parameters<typeof resolveItemMarks>>) =>
  Object.fromEntries(resolveItemMarks(accounts ?? [], marks ?? marksDocument.empty, notes));

describe('the mark of an account', () => {
  it('is inherited by its later posts, also after its platform id is read and its name changes', () => {
    const before = group(item('1', 'ancien'));
    const marks = withAccountMark(marksDocument.empty, before, before[0]?.key ?? '', 'reported', AT);
    const now = group(item('1', 'ancien'), item('2', 'ancien', '90'), item('3', 'nouveau', '90'));
    expect(marksOf(now, marks)).toEqual({ 1: 'reported', 2: 'reported', 3: 'reported' });
    // The mark of the account as it is known now replaces the earlier one, and its removal removes both.
    const changed = withAccountMark(marks, now, now[0]?.key ?? '', 'own', AT);
    expect(changed.accounts).toEqual([{ account: now[0]?.key, mark: 'own', at: AT }]);
    expect(withAccountMark(changed, now, now[0]?.key ?? '', null, AT).accounts).toEqual([]);
  });

  it('goes to nobody when two accounts may have had its name', () => {
    const before = group(item('1', 'repris'));
    const marks = withAccountMark(marksDocument.empty, before, before[0]?.key ?? '', 'reported', AT);
    const now = group(item('2', 'repris', '1'), item('3', 'repris', '2'));
    expect(resolveAccountMarks(now, marks).size).toBe(0);
    // The post of which only the name was read keeps it.
    const all = group(item('1', 'repris'), item('2', 'repris', '1'), item('3', 'repris', '2'));
    expect(marksOf(all, marks)).toEqual({ 1: 'reported' });
  });

  const named = (id: string, conversation?: string, displayName: string | null = 'Sacha', platform = 'whatsapp') => ({
    ...buildIndexItem(1, { id, platform, handle: null, displayName, page: null }),
    ...(conversation !== undefined && { conversation }),
  });
  const accountsOf = (...items: readonly IndexedItem[]) =>
    groupIndexedAccounts(items, new Map(), new Set(), accountRules);

  it.each(['own', 'unrelated'] as const)('%s of a name alone is not that of later messages', (mark) => {
    const before = accountsOf(named('1', 'Sacha'));
    const [key = ''] = before.flatMap(listMarkKeys);
    const reported = withAccountMark(marksDocument.empty, before, key, 'reported', AT);
    const now = accountsOf(named('1', 'Sacha'), named('2', 'Sacha'));
    expect(marksOf(now, withAccountMark(reported, before, key, mark, AT))).toEqual({});
  });

  it('of a name alone is that of its later messages in the same conversation, and of no other', () => {
    const before = accountsOf(named('1', 'Sacha'));
    const [key = ''] = before.flatMap(listMarkKeys);
    const marks = withAccountMark(marksDocument.empty, before, key, 'reported', AT);
    const others = [named('3', 'Groupe'), named('4'), named('5', 'Sacha', 'Léa'), named('6', 'Sacha', null)];
    const now = accountsOf(named('1', 'Sacha'), named('2', 'Sacha'), ...others, named('7', 'Sacha', 'Sacha', 'web'));
    expect(marksOf(now, marks)).toEqual({ 1: 'reported', 2: 'reported' });
    expect(withAccountMark(marks, now, key, null, AT).accounts).toEqual([]);
  });

  it('gives way to the mark of one post', () => {
    const accounts = group(item('1', 'un'), item('2', 'un'));
    const marks = withAccountMark(marksDocument.empty, accounts, accounts[0]?.key ?? '', 'reported', AT);
    const notes = new Map([['2', { mark: { value: 'unrelated' as const, at: AT } }]]);
    expect(marksOf(accounts, marks, notes)).toEqual({ 1: 'reported', 2: 'unrelated' });
  });

  it('is stored as a document that is read again, and no other word is accepted', () => {
    const accounts = group(item('1', 'un'));
    const marks = withAccountMark(marksDocument.empty, accounts, accounts[0]?.key ?? '', 'own', AT);
    expect(marksDocument.parse(JSON.parse(JSON.stringify(marks)))).toEqual(marks);
    expect(marksDocument.parse({ ...marks, accounts: [{ account: 'x/un', mark: 'author', at: AT }] })).toBeNull();
  });

  it('property: marking one account changes no other', () => {
    const handles = fc.option(fc.constantFrom('un', 'deux', 'trois'), { nil: null });
    const items = fc.array(fc.tuple(handles, fc.option(fc.constantFrom('1', '2'), { nil: null })), {
      minLength: 1,
      maxLength: 8,
    });
    const set = fc.array(fc.tuple(fc.nat(7), fc.option(fc.constantFrom(...MARKS), { nil: null })), { maxLength: 6 });
    fc.assert(
      fc.property(items, set, (named, changes) => {
        const accounts = group(...named.map(([handle, id], index) => item(String(index), handle, id)));
        const expected = new Map<string, Mark>();
        let marks = marksDocument.empty;
        for (const [at, mark] of changes) {
          const key = accounts[at % accounts.length]?.key ?? '';
          marks = withAccountMark(marks, accounts, key, mark, AT);
          if (mark === null) expected.delete(key);
          else expected.set(key, mark);
          expect(new Map(resolveAccountMarks(accounts, marks))).toEqual(expected);
        }
      }),
    );
  });
});

describe('what an item is in a dossier', () => {
  const posts = ['reported', 'own', 'unrelated', 'unmarked', 'rated', 'nameless'].map((id) => ({
    id,
    hasAccount: id !== 'nameless',
    isRated: id === 'rated',
  }));

  it('is visible only, beside a reported account, unless it was rated or has no account', () => {
    const marks = new Map<string, Mark>(MARKS.map((mark) => [mark, mark]));
    expect(Object.fromEntries(resolveStandings(posts, marks))).toEqual({
      reported: 'reported',
      own: 'own',
      unrelated: 'visible',
      unmarked: 'visible',
      rated: 'reported',
    });
  });

  it('is unknown while no account is reported, but for what the person marked', () => {
    const marks = new Map<string, Mark>(MARKS.filter((mark) => mark !== 'reported').map((mark) => [mark, mark]));
    expect(Object.fromEntries(resolveStandings(posts, marks))).toEqual({ own: 'own', unrelated: 'visible' });
  });
});
