import type { SnapshotItem } from '../../domain/export/caseSnapshot.ts';
import type { Fiche } from '../../domain/item/item.ts';
import { foldHandle, formatHandle, qualifyName } from '../../domain/shared/platforms.ts';
import { type DateCertainty, getDateCertainty } from './dateCertainty.ts';
import {
  classifyContext,
  classifyPublications,
  type PublicationIndex,
  resolveAuthor,
} from './publications.ts';

/** « Compte à l'origine de la publication », with what it posted among the items of the dossier. */
export interface Account {
  readonly platform: string;
  readonly handle: string | null;
  /** What else it was called where its page or another publication was read: accounts are renamed. */
  readonly alsoHandles: readonly string[];
  readonly displayName: string | null;
  readonly platformId: string | null;
  readonly profileUrl: string | null;
  /** Several pièces by a name as shown and no more: « Anonyme » may be many accounts. */
  readonly nameOnly: boolean;
  /** `posting.iso` as cut at its precision; null when no date of this account was read. */
  readonly firstPosted: string | null;
  readonly lastPosted: string | null;
  /** How each of the two is known. */
  readonly firstDateCertainty: DateCertainty;
  readonly lastDateCertainty: DateCertainty;
  /** Publications, each once; none where only its page was captured. */
  readonly count: number;
  /** « Pièces n° », ascending: what was recorded again, and its own page, too. */
  readonly exhibits: readonly number[];
}

/**
 * In order of first appearance, what has no name last. Nothing is merged on a guess: only a same number of the platform,
 * or a same handle, on one server, without two different numbers; and the page of an account with the publication from
 * whose address it was opened, whatever the account is called by then. Whoever only stands around is not there.
 */
export function groupAccounts(items: readonly SnapshotItem[]): readonly Account[] {
  const classified = classifyPublications(items);
  const { publications, contextItems } = classified;
  const excluded = new Set(contextItems.filter((item) => classifyContext(item) !== 'profile'));
  const identified = items
    .filter((item) => !excluded.has(item))
    .map((item) => ({ item, ...identityKeys(classified, item) }));
  const idsOf = new Map(
    [...Map.groupBy(identified, ({ name }) => name)].map(
      ([name, its]) => [name, [...new Set(its.flatMap(({ id }) => id ?? []))]] as const,
    ),
  );
  const keyed = identified.map((one) => {
    const [only, another] = idsOf.get(one.name) ?? [];
    return { ...one, key: one.id ?? (another === undefined ? only : undefined) ?? one.name };
  });
  const publicationSet = new Set(publications);
  const publishingKeys = new Set(keyed.flatMap(({ item, key }) => (publicationSet.has(item) ? [key] : [])));
  const byItem = new Map(keyed.map((one) => [one.item.fiche.id, one]));
  const accounts = Map.groupBy(keyed, ({ item, key, id }) => {
    const of = byItem.get(item.fiche.context.linked?.item ?? '');
    const isOther = of?.id != null && id !== null && of.id !== id;
    return publishingKeys.has(key) || classifyContext(item) !== 'profile' || isOther ? key : (of?.key ?? key);
  });
  const all = [...accounts.values()].map((its) => {
    const own = its.map(({ item }) => item);
    return buildAccount(
      own,
      own.filter((item) => publicationSet.has(item)),
    );
  });
  return [...all.filter(isAccountRead), ...all.filter((account) => !isAccountRead(account))];
}

/** What an account is told from others by: the best of its names, and its number on its platform. */
function identityKeys(
  classified: PublicationIndex,
  item: SnapshotItem,
): { readonly name: string; readonly id: string | null } {
  const { platform, address } = item.fiche;
  const author = resolveAuthor(classified, item);
  const handle = author.handle === null ? null : foldHandle(platform, author.handle);
  // A number or a name as shown may read like somebody else's handle: each is its own kind.
  const named = [handle, author.platformId, author.profileUrl, author.displayName];
  const kind = named.findIndex((name) => name !== null);
  const keyOf = (at: number) => {
    const name = named[at];
    return JSON.stringify([
      platform,
      at,
      name && qualifyName(platform, name, [author.profileUrl, address.page]),
    ]);
  };
  return { name: keyOf(kind), id: author.platformId === null ? null : keyOf(1) };
}

export const isAccountRead = (account: Account): boolean =>
  formatAccountName(account.platform, account) !== null;

/** As it is said in a sentence: handle, else name, else numeric id; null when nothing was read. */
export function formatAccountName(
  platform: string,
  { handle, displayName, platformId }: Pick<Fiche['author'], 'handle' | 'displayName' | 'platformId'>,
): string | null {
  return handle === null ? (displayName ?? platformId) : formatHandle(platform, handle);
}

function buildAccount(items: readonly SnapshotItem[], publications: readonly SnapshotItem[]): Account {
  const authors = items.map(({ fiche }) => fiche.author);
  const first = <K extends keyof (typeof authors)[number]>(key: K) =>
    authors.find((author) => author[key] !== null)?.[key] ?? null;
  const publishingKeys = publications
    .filter(({ fiche }) => fiche.posting.iso !== null)
    .sort((a, b) => ((a.fiche.posting.iso ?? '') < (b.fiche.posting.iso ?? '') ? -1 : 1));
  const [earliest, latest] = [publishingKeys[0]?.fiche, publishingKeys.at(-1)?.fiche];
  const platform = items[0]?.fiche.platform ?? '';
  const handles = authors.flatMap(({ handle }) => handle ?? []);
  const [handle = null, ...alsoHandles] = [
    ...Map.groupBy(handles, (one) => foldHandle(platform, one)).values(),
  ].flatMap(([one]) => one ?? []);
  return {
    platform,
    handle,
    alsoHandles,
    displayName: first('displayName'),
    platformId: first('platformId'),
    profileUrl: first('profileUrl'),
    nameOnly:
      publications.length > 1 &&
      first('displayName') !== null &&
      (['handle', 'platformId', 'profileUrl'] as const).every((key) => first(key) === null),
    firstPosted: earliest?.posting.iso ?? null,
    lastPosted: latest?.posting.iso ?? null,
    firstDateCertainty: earliest === undefined ? 'unread' : getDateCertainty(earliest),
    lastDateCertainty: latest === undefined ? 'unread' : getDateCertainty(latest),
    count: publications.length,
    exhibits: items.map(({ number }) => number).sort((a, b) => a - b),
  };
}
