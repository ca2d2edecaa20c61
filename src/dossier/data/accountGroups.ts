import type { SnapshotItem } from '../../domain/export/caseSnapshot.ts';
import type { ExhibitNumber } from '../../domain/export/exhibitNumber.ts';
import { compareNumbers } from '../../domain/export/exhibitNumber.ts';
import type { Fiche } from '../../domain/item/item.ts';
import { type Counts, kindOf, sourceOf, sumCounts } from '../../domain/item/kind.ts';
import { selectUnratedPosts } from '../../domain/item/repeats.ts';
import { findAccountKeys, isNameOnly, type NamedItem, readNames } from '../../domain/item/seenAccounts.ts';
import { accountRules, formatAccountName } from '../../platforms/platformTable.ts';
import {
  type ContextKind,
  classifyContext,
  classifyPublications,
  countPosts,
  getSeriousness,
  hasReported,
  isConversationFile,
  keepPerList,
  selectPrimaryItems,
} from './publications.ts';
import { findDoubt, printedFacts } from './readingDoubts.ts';

/** « Compte à l'origine de la publication », with its publications among the items of the dossier. */
export interface Account {
  readonly platform: string;
  /** What names it to a reader: the platform, or `email` where no e-mail has one. */
  readonly source: string;
  /** An address on its site: names the domain of a forum. */
  readonly host: string | null;
  readonly handle: string | null;
  /** Other handles read for it: accounts are renamed. */
  readonly alsoHandles: readonly string[];
  readonly displayName: string | null;
  readonly platformId: string | null;
  readonly profileUrl: string | null;
  /** Whether its name or id was read with less than high confidence. */
  readonly isDoubtful: boolean;
  /** Several publications under a display name only: « Anonyme » may be several accounts. */
  readonly nameOnly: boolean;
  /** The publications with the earliest and the latest dates; undefined when no date was read. */
  readonly first: Fiche | undefined;
  readonly last: Fiche | undefined;
  /** Null where the person reports no account of the dossier: the account is one that the captures show. */
  readonly isReported: boolean | null;
  /** Distinct ones; none when only the account's page was captured. */
  readonly counts: Counts;
  /** « Pièces n° », ascending, with repeated captures and the account's page. */
  readonly exhibits: readonly ExhibitNumber[];
  /** Its publications that the person left out when they reported the account, ascending. */
  readonly notReported: readonly ExhibitNumber[];
}

/**
 * Returns the accounts of the publications, in order of first appearance, unnamed ones last. They are those that the
 * screens show (`findAccountKeys`); the captured page of an account is merged with the publication it was captured for,
 * even after a rename. Accounts of
 * context items are left out, except those that are only visible beside reported ones.
 */
export const groupAccounts = keepPerList((items): readonly Account[] => {
  const { publications, repeats, contextItems } = classifyPublications(items);
  const publicationSet = new Set([...publications, ...contextItems.filter(isVisibleOnly)]);
  const isGrouped = (item: SnapshotItem) => item.standing !== 'own' && GROUPED_KINDS.has(classifyContext(item));
  const named = new Map(items.map((item) => [item, nameItem(item)] as const));
  const nameOf = (item: SnapshotItem): NamedSnapshotItem => named.get(item) ?? nameItem(item);
  const keys = findAccountKeys(
    items.filter(isGrouped).map(nameOf),
    new Map([...repeats].map(([item, counted]) => [nameOf(item), nameOf(counted)])),
    accountRules,
  );
  const publishingKeys = new Set([...keys].flatMap(([{ item }, { key }]) => (publicationSet.has(item) ? [key] : [])));
  const keysById = new Map([...keys].map(([{ id }, found]) => [id, found]));
  const accounts = Map.groupBy(keys, ([{ item }, { key, id }]) => {
    const of = keysById.get(item.fiche.context.linked?.item ?? '');
    const isOther = of?.id != null && id !== null && of.id !== id;
    return publishingKeys.has(key) || classifyContext(item) !== 'profile' || isOther ? key : (of?.key ?? key);
  });
  const all = [...accounts.values()].map((its) => {
    const all = its.map(([{ item }]) => item);
    // The person may report an account and leave out some of its posts. Of what no account was read of, each is one.
    const isOwn = (item: SnapshotItem) => (hasAccount(item) ? !isVisibleOnly(item) : item.standing === 'reported');
    const own = hasReported(all) ? all.filter(isOwn) : all;
    return buildAccount(
      own,
      own.filter((item) => publicationSet.has(item)),
      all.filter((item) => !own.includes(item)),
    );
  });
  return [...all.filter(isAccountRead), ...all.filter((account) => !isAccountRead(account))];
});

/**
 * Returns the accounts with the number that each page gives them, the reported ones first. What no account was read of
 * has none: it may be one of the others.
 */
export const numberAccounts = keepPerList(
  (items): readonly { readonly account: Account; readonly number: number | null }[] => {
    const accounts = groupAccounts(items);
    const reported = accounts.filter(({ isReported }) => isReported === true);
    const others = accounts.filter((account) => !reported.includes(account));
    const read = [...reported, ...others].filter(isAccountRead);
    return [...reported, ...others].map((account) => ({
      account,
      number: isAccountRead(account) ? read.indexOf(account) + 1 : null,
    }));
  },
);

/** The number of the account of each exhibit, the ones that were not reported with it included. */
export const accountNumbers = keepPerList(
  (items): ReadonlyMap<ExhibitNumber, number> =>
    new Map(
      numberAccounts(items).flatMap(({ account: { exhibits, notReported }, number }) =>
        number === null ? [] : [...exhibits, ...notReported].map((exhibit) => [exhibit, number] as const),
      ),
    ),
);

/** Of the accounts that have the name of another one, the number that tells which it is. */
export const namesakeNumbers = keepPerList((items): ReadonlyMap<Account, number> => {
  const names = Map.groupBy(numberAccounts(items), ({ account }) => formatAccountName(account.platform, account));
  const namesakes = [...names.values()].filter(({ length }) => length > 1).flat();
  return new Map(namesakes.flatMap(({ account, number }) => (number === null ? [] : [[account, number] as const])));
});

export const nameNumbered = (number: number | undefined, name: string): string =>
  number === undefined ? name : `${number}. ${name}`;

interface NamedSnapshotItem extends NamedItem {
  readonly item: SnapshotItem;
}

function nameItem(item: SnapshotItem): NamedSnapshotItem {
  const { id, platform, author, address } = item.fiche;
  return { id, platform, ...author, page: address.page, item };
}

const GROUPED_KINDS: ReadonlySet<ContextKind | null> = new Set([null, 'visible', 'profile']);

const isVisibleOnly = (item: SnapshotItem): boolean => classifyContext(item) === 'visible';

/** The accounts that the counts are about, gravest then most publications first, and how many others are shown. */
export interface CountedAccounts {
  readonly accounts: readonly Account[];
  readonly others: number;
  /** Whether they are the accounts that the person reports. */
  readonly isReported: boolean;
  /** Of these accounts: without what no account was read of. */
  readonly counts: Counts;
}

export function countAccounts(items: readonly SnapshotItem[]): CountedAccounts {
  const posting = groupAccounts(items).filter((account) => isAccountRead(account) && account.counts.total > 0);
  const gravities = new Map(items.map((item) => [item.number, getSeriousness(item) ?? 0]));
  const gravityOf = ({ exhibits }: Account) => Math.max(0, ...exhibits.map((number) => gravities.get(number) ?? 0));
  const accounts = posting
    .filter(({ isReported }) => isReported !== false)
    .toSorted((a, b) => gravityOf(b) - gravityOf(a) || b.counts.total - a.counts.total);
  return {
    accounts,
    others: posting.length - accounts.length,
    isReported: hasReported(items),
    counts: sumCounts(accounts.map(({ counts }) => counts)),
  };
}

export const isAccountRead = (account: Account): boolean => formatAccountName(account.platform, account) !== null;

/** Whether any name of the account was read. */
export const hasAccount = ({ fiche }: SnapshotItem): boolean =>
  formatAccountName(fiche.platform, fiche.author) !== null;

/**
 * Returns the publications that every document counts, and the others. Once accounts are reported, what has no read
 * account, such as an image of a telephone, is counted only when the person said that it is abuse.
 */
export function selectCounted(items: readonly SnapshotItem[]): {
  readonly counted: readonly SnapshotItem[];
  readonly withoutAccount: readonly SnapshotItem[];
} {
  const { publications } = classifyPublications(items);
  if (!hasReported(items)) return { counted: publications, withoutAccount: [] };
  const isCounted = (item: SnapshotItem) => hasAccount(item) || item.standing === 'reported';
  return { counted: publications.filter(isCounted), withoutAccount: publications.filter((item) => !isCounted(item)) };
}

/**
 * Returns what the person did not rate of what was captured for itself, counted or not, and of the conversations of one
 * file: it may be the gravest.
 * A publication is rated by any of its captures.
 */
export function selectUnrated(items: readonly SnapshotItem[]): readonly SnapshotItem[] {
  const { repeats } = classifyPublications(items);
  const isRated = ({ rating }: SnapshotItem) => (rating?.seriousness ?? null) !== null;
  const asked = new Set([...selectPrimaryItems(items), ...items.filter(isConversationFile)]);
  return selectUnratedPosts(items, (item) => repeats.get(item) ?? item, isRated).filter((item) => asked.has(item));
}

function buildAccount(
  items: readonly SnapshotItem[],
  publications: readonly SnapshotItem[],
  notReported: readonly SnapshotItem[],
): Account {
  const names = readNames(items.map(nameItem), accountRules);
  const [handle = null, ...alsoHandles] = names.handles;
  const dated = publications
    .filter(({ fiche }) => fiche.posting.iso !== null)
    .sort((a, b) => ((a.fiche.posting.iso ?? '') < (b.fiche.posting.iso ?? '') ? -1 : 1));
  const sources = new Set(items.map(({ fiche }) => sourceOf({ kind: kindOf(fiche), platform: fiche.platform })));
  const platform = items[0]?.fiche.platform ?? '';
  const [source = platform] = sources.size === 1 ? sources : [platform];
  return {
    platform,
    source,
    host: names.profileUrl ?? items[0]?.fiche.address.permalink ?? items[0]?.fiche.address.page ?? null,
    handle,
    alsoHandles,
    displayName: names.displayNames[0] ?? null,
    platformId: names.platformId,
    profileUrl: names.profileUrl,
    isDoubtful: items.some(({ fiche }) => findDoubt(fiche, printedFacts(fiche, 'account')) !== null),
    nameOnly: isNameOnly(names, publications.length),
    first: dated[0]?.fiche,
    last: dated.at(-1)?.fiche,
    isReported: hasReported(items) ? true : items.some(({ standing }) => standing === 'visible') ? false : null,
    counts: countPosts(publications),
    exhibits: numbersOf(items),
    notReported: numbersOf(notReported),
  };
}

const numbersOf = (items: readonly SnapshotItem[]): readonly ExhibitNumber[] =>
  items.map(({ number }) => number).sort(compareNumbers);
