import type { Confidence, Surface } from '../../domain/capture/extraction.ts';
import type { SnapshotItem } from '../../domain/export/caseSnapshot.ts';
import type { DossierOptions } from '../../domain/export/dossierOptions.ts';
import type { ExhibitNumber } from '../../domain/export/exhibitNumber.ts';
import { compareNumbers } from '../../domain/export/exhibitNumber.ts';
import type { Fiche } from '../../domain/item/item.ts';
import { compareTexts, endsOf } from '../../domain/shared/sortedTexts.ts';
import { compareIdTime, foldHandle, formatHandle } from '../../platforms/platformTable.ts';
import { type Account, isAccountRead, numberAccounts } from './accountGroups.ts';
import { sortByGravity } from './exhibitLabels.ts';
import { classifyContext, classifyPublications } from './publications.ts';

/** What `fiche-identification.pdf` and `.csv` state of each account that the person reports. */

/** How a value was read, from the method in `reading.fields`. `person`: stated by them. `unstated`: not recorded. */
export type ReadingWay = 'code' | 'link' | 'address' | 'text' | 'person' | 'file' | 'unstated';

/** A value of an account, as long as it was seen. */
export interface SeenValue {
  readonly value: string;
  readonly way: ReadingWay;
  /** Of its surest reading; null when none is recorded. */
  readonly confidence: Confidence | null;
  /** Instants of the first and last exhibit with it: the clock of the computer. */
  readonly first: string;
  readonly last: string;
  /** « Pièces n° », ascending. */
  readonly exhibits: readonly ExhibitNumber[];
}

/** One publication, with all exhibits of it. */
export interface IdentifiedPost {
  /** The exhibit that is counted, which has the best reading. */
  readonly item: SnapshotItem;
  /** The one that the person rated highest. */
  readonly gravest: SnapshotItem;
  readonly exhibits: readonly ExhibitNumber[];
  readonly surface: Surface;
  /** Its own address, or that of the page it was on. */
  readonly address: { readonly url: string; readonly isOwn: boolean } | null;
  /** Its id on the platform: of a comment, that of the comment. */
  readonly id: string | null;
  /** An address that leads to it after the account is renamed. */
  readonly stable: string | null;
  /** The instant that the platform's id contains, unless the date itself was read from it. */
  readonly idTime: string | null;
  readonly recorded: { readonly first: string; readonly last: string };
}

export interface IdentifiedAccount {
  readonly account: Account;
  /** As on the pages of dossier.pdf; null where no account was read. */
  readonly number: number | null;
  /** Of an unread account: its publications may be of several. */
  readonly isRead: boolean;
  /** Domain of the site, from the account's own addresses; null when none was read. */
  readonly host: string | null;
  readonly ids: readonly SeenValue[];
  /** Why no id was read: the code of the reason, when it is the same for every exhibit. */
  readonly idReason: string | null;
  readonly handles: readonly SeenValue[];
  readonly displayNames: readonly SeenValue[];
  readonly profiles: readonly SeenValue[];
  /** Exhibits that show the account's page. */
  readonly profileExhibits: readonly ExhibitNumber[];
  /** By date, those without a date last. */
  readonly posts: readonly IdentifiedPost[];
}

/** Who can address a request to a platform, or has it made; a dossier for nobody in particular may go to them. */
const RECIPIENTS: ReadonlySet<DossierOptions['purpose']> = new Set([undefined, 'police', 'prosecutor', 'lawyer']);

/** Whether a dossier has the sheet: for these recipients, and when the person reports an account. */
export const hasIdentification = (items: readonly SnapshotItem[], { purpose }: DossierOptions): boolean =>
  RECIPIENTS.has(purpose) && identifyAccounts(items).length > 0;

/**
 * Returns the accounts that the person reports, each with the publications that they report of it. The page of an
 * account that was captured for one of these, and a later check of one, count for its names: an account may be renamed.
 */
export function identifyAccounts(items: readonly SnapshotItem[]): readonly IdentifiedAccount[] {
  const byNumber = new Map(items.map((item) => [item.number, item]));
  const { repeats } = classifyPublications(items);
  return numberAccounts(items)
    .filter(({ account }) => account.isReported === true)
    .flatMap(({ account, number }) => {
      const own = account.exhibits.flatMap((number) => byNumber.get(number) ?? []);
      const profiles = own.filter((item) => classifyContext(item) === 'profile');
      const reported = own.filter((item) => isReportedPost(item));
      if (reported.length === 0 && !profiles.some(({ standing }) => standing === 'reported')) return [];
      const seen = [...reported, ...profiles, ...listChecks(items, reported)].toSorted(byCapture);
      return [{ number, ...identifyAccount(account, seen, toPosts(reported, repeats), profiles) }];
    });
}

/** Not the documents, replies and contexts of a reported account: they are no publications of it. */
const isReportedPost = (item: SnapshotItem): boolean => item.standing === 'reported' && classifyContext(item) === null;

/** Later checks of these publications that show the same account, or the same publication under another name of it. */
function listChecks(items: readonly SnapshotItem[], reported: readonly SnapshotItem[]): readonly SnapshotItem[] {
  const byId = new Map(reported.map(({ fiche }) => [fiche.id, fiche]));
  return items.filter(({ fiche, standing }) => {
    const { linked } = fiche.context;
    const checked = linked?.relation === 'check' ? byId.get(linked.item) : undefined;
    return checked !== undefined && standing !== 'own' && isOfSameAccount(fiche, checked);
  });
}

function isOfSameAccount(a: Fiche, b: Fiche): boolean {
  if (a.platform !== b.platform) return false;
  const [left, right] = [a.author, b.author];
  if (left.platformId !== null && right.platformId !== null) return left.platformId === right.platformId;
  const id = postId(a);
  if (id !== null && id === postId(b)) return true;
  return (
    left.handle !== null &&
    right.handle !== null &&
    foldHandle(a.platform, left.handle) === foldHandle(b.platform, right.handle)
  );
}

const byCapture = (a: SnapshotItem, b: SnapshotItem): number =>
  compareTexts(a.fiche.acquiredAt, b.fiche.acquiredAt) || compareNumbers(a.number, b.number);

function identifyAccount(
  account: Account,
  seen: readonly SnapshotItem[],
  posts: readonly IdentifiedPost[],
  profiles: readonly SnapshotItem[],
): Omit<IdentifiedAccount, 'number'> {
  const { platform } = account;
  const values = (key: 'platformId' | 'handle' | 'displayName' | 'profileUrl', fold = (value: string) => value) =>
    collectValues(seen, key, fold);
  const profileUrls = values('profileUrl');
  const reasons = new Set(seen.map(({ fiche }) => fiche.reading.fields['author.platformId']?.how));
  const [reason] = reasons;
  const address = profileUrls[0]?.value ?? posts.find(({ address }) => address !== null)?.address?.url ?? null;
  return {
    account,
    isRead: isAccountRead(account) || profileUrls.length > 0,
    host: address === null ? null : (URL.parse(address)?.hostname ?? null),
    ids: values('platformId'),
    idReason: reasons.size === 1 ? (reason ?? null) : null,
    handles: values('handle', (value) => foldHandle(platform, value)).map((one) => ({
      ...one,
      value: formatHandle(platform, one.value),
    })),
    displayNames: values('displayName'),
    profiles: profileUrls,
    profileExhibits: profiles.map(({ number }) => number).toSorted(compareNumbers),
    posts,
  };
}

/** Returns each value once, in order of capture; what the person stated apart from what was read. */
function collectValues(
  seen: readonly SnapshotItem[],
  key: keyof Fiche['author'],
  fold: (value: string) => string,
): readonly SeenValue[] {
  const readings = seen.flatMap(({ number, fiche }) => {
    const value = fiche.author[key];
    if (value === null || value === undefined) return [];
    const note = fiche.reading.fields[`author.${key}`];
    return [{ number, value, at: fiche.acquiredAt, way: wayOf(note?.how), confidence: note?.confidence ?? null }];
  });
  const groups = Map.groupBy(readings, ({ value, way }) => JSON.stringify([fold(value), way === 'person']));
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    const last = group.at(-1);
    if (first === undefined || last === undefined) return [];
    const [surest = first] = group.toSorted((a, b) => rankOf(a.confidence) - rankOf(b.confidence));
    return [
      {
        value: first.value,
        way: surest.way,
        confidence: surest.confidence,
        first: first.at,
        last: last.at,
        exhibits: group.map(({ number }) => number).toSorted(compareNumbers),
      },
    ];
  });
}

const SUREST_FIRST: readonly (Confidence | null)[] = ['high', 'medium', 'low', null];
const rankOf = (confidence: Confidence | null): number => SUREST_FIRST.indexOf(confidence);

const WAYS: Readonly<Record<string, ReadingWay>> = {
  address: 'address',
  declared: 'person',
  file: 'file',
  link: 'link',
  location: 'address',
  text: 'text',
  title: 'text',
};

/** Every other method reads the code of the page: attributes, data, marks. */
function wayOf(how: string | undefined): ReadingWay {
  if (how === undefined) return 'unstated';
  const method = /^[a-z0-9-]+/.exec(how)?.[0] ?? '';
  return Object.hasOwn(WAYS, method) ? (WAYS[method] ?? 'code') : 'code';
}

function toPosts(
  reported: readonly SnapshotItem[],
  repeats: ReadonlyMap<SnapshotItem, SnapshotItem>,
): readonly IdentifiedPost[] {
  const ofAccount = new Set(reported);
  const publications = Map.groupBy(reported, (item) => {
    const counted = repeats.get(item) ?? item;
    return ofAccount.has(counted) ? counted : item;
  });
  return [...publications].map(([item, group]) => toPost(item, group)).toSorted(byDate);
}

function toPost(item: SnapshotItem, group: readonly SnapshotItem[]): IdentifiedPost {
  const { fiche } = item;
  const { permalink, page } = fiche.address;
  const url = permalink ?? page;
  return {
    item,
    gravest: sortByGravity(group)[0] ?? item,
    exhibits: group.map(({ number }) => number).toSorted(compareNumbers),
    surface: fiche.surface,
    address: url === null ? null : { url, isOwn: permalink !== null },
    id: postId(fiche),
    stable: fiche.nativeIds.stable ?? null,
    idTime: compareIdTime(fiche)?.at ?? null,
    recorded: endsOf(group.map((one) => one.fiche.acquiredAt)) ?? { first: fiche.acquiredAt, last: fiche.acquiredAt },
  };
}

/** The `post` of a comment is what it is on. */
const postId = ({ nativeIds }: Fiche): string | null =>
  (nativeIds.comment === undefined ? nativeIds.post : nativeIds.comment) ?? null;

function byDate(a: IdentifiedPost, b: IdentifiedPost): number {
  const [left, right] = [a.item.fiche.posting.iso, b.item.fiche.posting.iso];
  if (left === right) return compareNumbers(a.item.number, b.item.number);
  if (left === null || right === null) return left === null ? 1 : -1;
  return left < right ? -1 : 1;
}
