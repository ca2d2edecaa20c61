import * as v from 'valibot';
import type { CaseDocument } from '../case/case.ts';
import { DOCUMENT, SCHEMA } from '../formatNames.ts';
import { MAX_ITEMS } from '../shared/limits.ts';
import { instantSchema, listOf, objectOf, parseOrNull, textUpTo } from '../shared/schemas.ts';
import { type ItemNotes, MARKS, type Mark } from './itemNotes.ts';
import { type ItemsOfAccount, isIdentified, type NamedItem, type SeenAccount } from './seenAccounts.ts';

/** A key holds an address, of which the page chose the length. */
const MAX_KEY = 25_000;

/** `recueil/marks/1`: the mark that the person gave to each account, by `listMarkKeys`. Never handed over. */
const marksSchema = objectOf({
  schema: v.literal(SCHEMA.marks),
  accounts: listOf(objectOf({ account: textUpTo(MAX_KEY), mark: v.picklist(MARKS), at: instantSchema }), MAX_ITEMS),
});
export type AccountMarks = v.InferOutput<typeof marksSchema>;

export const marksDocument: CaseDocument<AccountMarks> = {
  name: DOCUMENT.marks,
  empty: { schema: SCHEMA.marks, accounts: [] },
  parse: parseOrNull(marksSchema),
};

type KnownAccount = Pick<SeenAccount, 'key' | 'aliases'>;

/** Sets or removes the mark of an account, also where it is stored under an earlier key of the account. */
export function withAccountMark(
  marks: AccountMarks,
  accounts: readonly KnownAccount[],
  key: string,
  mark: Mark | null,
  at: string,
): AccountMarks {
  const ownerOf = findOwner(accounts);
  const others = marks.accounts.filter(({ account }) => account !== key && ownerOf(account) !== key);
  return { ...marks, accounts: mark === null ? others : [...others, { account: key, mark, at }] };
}

/** Returns the marks by `SeenAccount.key`. */
export function resolveAccountMarks(accounts: readonly KnownAccount[], marks: AccountMarks): ReadonlyMap<string, Mark> {
  const ownerOf = findOwner(accounts);
  return new Map(
    marks.accounts.flatMap(({ account, mark }) => {
      const key = ownerOf(account);
      return key === undefined ? [] : [[key, mark] as const];
    }),
  );
}

/**
 * Returns the key of the account that a stored key belongs to. An earlier key, such as a handle before the platform id
 * was read, belongs to the account that had it, and to none when several may have had it.
 */
function findOwner(accounts: readonly KnownAccount[]): (stored: string) => string | undefined {
  const keys = new Set(accounts.map(({ key }) => key));
  const byAlias = new Map<string, string | undefined>();
  for (const { key, aliases } of accounts)
    for (const alias of aliases) byAlias.set(alias, byAlias.has(alias) ? undefined : key);
  return (stored) => (keys.has(stored) ? stored : byAlias.get(stored));
}

type MarkedItem = Pick<NamedItem, 'id' | 'displayName' | 'conversation'>;

/** A name alone is one account's within a conversation; null where nothing tells whose it is. */
const keyOfName = (key: string, { displayName, conversation }: MarkedItem): string | null =>
  displayName === null || conversation === undefined ? null : JSON.stringify([key, conversation]);

/** Returns the keys that the mark of an account is stored under: of a name alone, one for each of its conversations. */
export const listMarkKeys = (account: SeenAccount): readonly string[] =>
  isIdentified(account)
    ? [account.key]
    : [...new Set(account.items.flatMap((item) => keyOfName(account.key, item) ?? []))];

/**
 * Returns the mark of each item, by id: its own, else its account's. Of the marks of a name alone, later items take
 * `reported` only: whoever writes chooses a name, and under hers or a friend's what they write would not be counted.
 */
export function resolveItemMarks(
  accounts: readonly ItemsOfAccount<MarkedItem>[],
  marks: AccountMarks,
  notes: ReadonlyMap<string, Pick<ItemNotes, 'mark'>>,
): ReadonlyMap<string, Mark> {
  const accountMarks = resolveAccountMarks(accounts, marks);
  const reported = new Set(marks.accounts.flatMap(({ account, mark }) => (mark === 'reported' ? [account] : [])));
  return new Map(
    accounts.flatMap(({ key, items }) =>
      items.flatMap((item) => {
        const known = notes.get(item.id)?.mark?.value ?? accountMarks.get(key);
        const name = known === undefined ? keyOfName(key, item) : null;
        const mark = name !== null && reported.has(name) ? 'reported' : known;
        return mark === undefined ? [] : [[item.id, mark] as const];
      }),
    ),
  );
}

/**
 * What an item is in a dossier. `visible`: its account is only seen on the captures, beside accounts that are reported.
 */
export type Standing = 'reported' | 'own' | 'visible';

interface StandingSource {
  readonly id: string;
  readonly hasAccount: boolean;
  /** The person gave it a category or a seriousness. */
  readonly isRated: boolean;
}

/**
 * Returns the standing of the items of a dossier, by id. Where no account is reported, an item without a mark has none:
 * nothing tells it from the others. An item without an account accuses nobody, and a rated one was said to be abuse.
 */
export function resolveStandings(
  items: readonly StandingSource[],
  marks: ReadonlyMap<string, Mark>,
): ReadonlyMap<string, Standing> {
  const hasReported = items.some(({ id }) => marks.get(id) === 'reported');
  const standingOf = ({ id, hasAccount, isRated }: StandingSource): Standing | null => {
    const mark = marks.get(id);
    if (mark !== undefined) return mark === 'unrelated' ? 'visible' : mark;
    if (!hasReported) return null;
    return isRated ? 'reported' : hasAccount ? 'visible' : null;
  };
  return new Map(
    items.flatMap((item) => {
      const standing = standingOf(item);
      return standing === null ? [] : [[item.id, standing] as const];
    }),
  );
}
