import type { CaseSnapshot, SnapshotItem } from '../../domain/export/caseSnapshot.ts';
import type { ExhibitNumber } from '../../domain/export/exhibitNumber.ts';
import { compareNumbers } from '../../domain/export/exhibitNumber.ts';
import { listJoined } from '../../domain/export/fileDecisions.ts';
import type { FileEntry } from '../../domain/item/item.ts';
import { type Counts, type Kind, kindOf } from '../../domain/item/kind.ts';
import { type Account, groupAccounts, isAccountRead } from './accountGroups.ts';
import { localOf } from './activityStats.ts';
import { classifyPublications, countPosts, isReported } from './publications.ts';
import { groupSharedTexts, type SharedTextGroup } from './sharedTexts.ts';

/** One file that several accounts sent. */
export interface SharedFile {
  readonly sha256: string;
  readonly mediaType: string;
  readonly items: readonly SnapshotItem[];
  readonly accounts: number;
}

/** An hour in which several accounts published. It groups nothing: only a count. */
export interface BusyHour {
  /** `2026-11-03T16`, local. */
  readonly hour: string;
  readonly items: readonly SnapshotItem[];
  /** Distinct accounts, of the publications whose account was read. */
  readonly accounts: number;
}

/** What several reported accounts have in common in their publications, each publication once. */
export interface SharedContent {
  readonly texts: readonly SharedTextGroup[];
  readonly files: readonly SharedFile[];
  readonly hours: readonly BusyHour[];
  /** What was compared. */
  readonly compared: Counts;
  /** Publications whose words may be another account's: not compared. */
  readonly relayed: readonly ExhibitNumber[];
}

/** Minimum number of publications for an hour to be listed. */
export const HOUR_POSTS_MIN = 5;

/** Returns null when there is nothing to show. */
export function findSharedContent({ items }: Pick<CaseSnapshot, 'items'>): SharedContent | null {
  const accounts = groupAccounts(items).filter(isAccountRead);
  const accountOf = new Map(
    accounts.flatMap((account) => account.exhibits.map((number) => [number, account] as const)),
  );
  const reported = classifyPublications(items).publications.filter(isReported);
  const sent = reported.flatMap((item): Sent[] => {
    const account = accountOf.get(item.number);
    return account === undefined || isRelayed(item) ? [] : [{ item, account }];
  });
  const texts = groupSharedTexts(
    sent.map(({ item, account }) => ({ number: item.number, account, text: item.fiche.text ?? '' })),
  );
  const files = groupSharedFiles(sent);
  const hours = listBusyHours(reported, accountOf);
  if (texts.length === 0 && files.length === 0 && hours.length === 0) return null;
  const relayed = reported.filter(isRelayed).map(({ number }) => number);
  return { texts, files, hours, compared: countPosts(sent.map(({ item }) => item)), relayed };
}

interface Sent {
  readonly item: SnapshotItem;
  readonly account: Account;
}

/** Shown through another publication, or forwarded: the account that is read did not necessarily send it. */
const isRelayed = ({ fiche: { warnings } }: SnapshotItem): boolean =>
  warnings.includes('shown-through-another') || warnings.includes('forwarded');

function groupSharedFiles(sent: readonly Sent[]): SharedFile[] {
  const carried = sent.flatMap(({ item, account }) =>
    listJoined(item)
      .filter((file) => isCarried(item, file))
      .map((file) => ({ file, item, account })),
  );
  return [...Map.groupBy(carried, ({ file }) => file.sha256)].flatMap(([sha256, found]) => {
    const accounts = new Set(found.map(({ account }) => account)).size;
    const items = [...new Set(found.map(({ item }) => item))].toSorted((a, b) => compareNumbers(a.number, b.number));
    return accounts < 2 ? [] : [{ sha256, mediaType: found[0]?.file.mediaType ?? '', items, accounts }];
  });
}

/** Whether the post carried the file: neither a picture of the page, nor an export of several messages. */
const isCarried = ({ fiche }: SnapshotItem, { role, bytes }: FileEntry): boolean =>
  bytes > 0 && (role === 'media' || (role === 'document' && CARRIED.has(kindOf(fiche))));

const CARRIED: ReadonlySet<Kind> = new Set(['picture', 'film', 'sound']);

function listBusyHours(reported: readonly SnapshotItem[], accountOf: ReadonlyMap<ExhibitNumber, Account>): BusyHour[] {
  const timed = reported.flatMap((item) => {
    const local = localOf(item);
    return local === null || local.length === 10 ? [] : [{ item, hour: local.slice(0, 13) }];
  });
  const hours = [...Map.groupBy(timed, ({ hour }) => hour)].map(([hour, found]) => {
    const items = found.map(({ item }) => item).toSorted((a, b) => compareNumbers(a.number, b.number));
    const accounts = new Set(items.flatMap(({ number }) => accountOf.get(number) ?? [])).size;
    return { hour, items, accounts };
  });
  return hours
    .filter(({ items, accounts }) => items.length >= HOUR_POSTS_MIN && accounts > 1)
    .toSorted((a, b) => (a.hour < b.hour ? -1 : 1));
}
