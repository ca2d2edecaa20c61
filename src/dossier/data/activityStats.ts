import { addDays, addMonths, differenceInCalendarDays, parseISO, startOfISOWeek } from 'date-fns';
import type { SnapshotItem } from '../../domain/export/caseSnapshot.ts';
import type { Counts } from '../../domain/item/kind.ts';
import { HOUR_MS, localDateTime } from '../../domain/shared/localDates.ts';
import { endsOf } from '../../domain/shared/sortedTexts.ts';
import { type Account, groupAccounts, isAccountRead, selectCounted } from './accountGroups.ts';
import { countPosts, keepPerList } from './publications.ts';

type Step = 'hour' | 'day' | 'week' | 'month' | 'year';

interface Bin {
  readonly label: string;
  readonly posts: number;
}

interface Repetition {
  readonly account: Account;
  readonly days: number;
}

/**
 * Distribution of the counted publications over time, each once, in the time zone of its capture. A publication whose
 * day was not read is counted in `unplaced` only.
 */
export interface ActivityStats {
  readonly step: Step;
  /** Without gaps, except between years; empty when no day was read. */
  readonly bins: readonly Bin[];
  readonly placed: Counts;
  readonly unplaced: number;
  /** Most publications first; accounts without one are left out. */
  readonly repetition: readonly Repetition[];
}

/** Most bins that a line lists legibly. */
const BINS_MAX = 31;
const HOURS_MAX = 48;

interface Placed {
  readonly item: SnapshotItem;
  /** Null when no account was read. */
  readonly account: Account | null;
  /** `2026-11-03T16:02`, or `2026-11-03` when only the day was read. */
  readonly local: string;
}

export const computeActivity = keepPerList((items): ActivityStats => {
  const accounts = groupAccounts(items).filter((account) => isAccountRead(account) && account.isReported !== false);
  const byNumber = new Map(accounts.flatMap((account) => account.exhibits.map((n) => [n, account] as const)));
  const { counted } = selectCounted(items);
  const placed = counted.flatMap((item) => {
    const local = localOf(item);
    return local === null ? [] : [{ item, account: byNumber.get(item.number) ?? null, local }];
  });
  const step = stepFor(placed);
  return {
    step,
    bins: binsOf(placed, step),
    placed: countPosts(placed.map(({ item }) => item)),
    unplaced: counted.length - placed.length,
    repetition: repetitionOf(accounts, placed),
  };
});

/** Returns the local date or date and time of a publication; null when the day is unknown. */
export function localOf({ fiche }: SnapshotItem): string | null {
  const { iso } = fiche.posting;
  if (iso === null || !/^\d{4}-\d\d-\d\d(?!\/)/.test(iso) || Number.isNaN(Date.parse(iso))) return null;
  if (iso.length === 10) return iso;
  const local = localDateTime(parseISO(iso), fiche.timeZone);
  return fiche.posting.precision === 'day' ? local.slice(0, 10) : local;
}

function stepFor(placed: readonly Placed[]): Step {
  const ends = endsOf(placed.map(({ local }) => local.slice(0, 10)));
  if (ends === null) return 'day';
  const span = differenceInCalendarDays(utc(ends.last), utc(ends.first)) + 1;
  const allHours = placed.every(({ local }) => local.length > 10);
  if (allHours && span * 24 <= HOURS_MAX) return 'hour';
  if (span <= BINS_MAX) return 'day';
  if (span <= BINS_MAX * 7) return 'week';
  return span <= BINS_MAX * 30 ? 'month' : 'year';
}

function binsOf(placed: readonly Placed[], step: Step): Bin[] {
  const groups = Map.groupBy(placed, ({ local }) => binOf(local, step));
  const keys = [...groups.keys()].sort();
  const ends = endsOf(keys);
  if (ends === null) return [];
  // A page may claim any year: empty years are left out.
  const all = step === 'year' ? keys.slice(-HOURS_MAX) : listBins(ends.first, ends.last, step);
  return all.map((key) => ({ label: labelOf(key, step), posts: groups.get(key)?.length ?? 0 }));
}

function listBins(first: string, last: string, step: Exclude<Step, 'year'>): string[] {
  const keys: string[] = [];
  for (let key = first; key <= last; key = nextBin(key, step)) keys.push(key);
  return keys;
}

function repetitionOf(accounts: readonly Account[], placed: readonly Placed[]): Repetition[] {
  const days = Map.groupBy(placed, ({ account }) => account);
  return accounts
    .filter(({ counts }) => counts.total > 0)
    .map((account) => ({
      account,
      days: new Set(days.get(account)?.map(({ local }) => local.slice(0, 10))).size,
    }))
    .sort((a, b) => b.account.counts.total - a.account.counts.total);
}

/** Returns a sortable key: `2026-11-03T16`, `2026-11-03`, the Monday of the week, `2026-11` or `2026`. */
function binOf(local: string, step: Step): string {
  if (step === 'week') return isoDay(startOfISOWeek(utc(local.slice(0, 10))));
  return local.slice(0, { hour: 13, day: 10, month: 7, year: 4 }[step]);
}

function nextBin(key: string, step: Exclude<Step, 'year'>): string {
  if (step === 'month') return isoDay(addMonths(utc(`${key}-01`), 1)).slice(0, 7);
  if (step === 'hour') return new Date(Date.parse(`${key}:00Z`) + HOUR_MS).toISOString().slice(0, 13);
  return isoDay(addDays(utc(key), step === 'week' ? 7 : 1));
}

function labelOf(key: string, step: Step): string {
  const [year = '', month = '', day = ''] = key.slice(0, 10).split('-');
  if (step === 'hour') return `${day}/${month}/${year} ${key.slice(11)} h`;
  if (step === 'year') return year;
  return step === 'month' ? `${month}/${year}` : `${day}/${month}/${year}`;
}

/** date-fns computes in the machine's time zone: with noon, no daylight-saving change moves the day. */
const utc = (day: string): Date => parseISO(`${day}T12:00:00`);
const isoDay = (date: Date): string =>
  `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`;
