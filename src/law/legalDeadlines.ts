import type { Posting, Visibility } from '../domain/capture/extraction.ts';
import type { TimeSpan } from '../domain/capture/relativeTime.ts';
import type { FileFamily } from '../domain/item/importedFiles.ts';
import type { Fiche } from '../domain/item/item.ts';
import type { ItemNotes, Mark } from '../domain/item/itemNotes.ts';
import { findPostingAge, isMonthOrYear, parsePostingWindow, readDateSpan } from '../domain/item/postingWindow.ts';
import { identifyPost, isPermalinkSure, recordedPost } from '../domain/item/repeats.ts';
import { applyStatedDate } from '../domain/item/statedDate.ts';
import type { Step } from '../domain/item/step.ts';
import {
  addDays,
  addMonths,
  dateInTimeZone,
  daysBetween,
  type IsoDate,
  localDateTime,
} from '../domain/shared/localDates.ts';
import type { LimitationPeriod } from './limitationPeriods.ts';
import { previousWorkingDay } from './workingDays.ts';

/*
 * Deadlines of one publication, for the person only. Each has two days, because the posting day may be uncertain. The
 * reminders use the day before the earliest legal last day. « Passé » is said after the latest one.
 */

/** Apart from their texts, which the background does without. */
export const PERIOD_MONTHS: Readonly<Record<LimitationPeriod['id'], number>> = {
  press: 3,
  'press-discriminatory': 12,
  connection: 12,
  contravention: 12,
  delit: 72,
};
const PERIOD_IDS = Object.keys(PERIOD_MONTHS) as readonly LimitationPeriod['id'][];

export interface Publication {
  /** Names it: the same for each of its captures. */
  readonly publication: string;
  /** That name is a sure address, not an account and words, which may be written twice. */
  readonly isPermalinkSure: boolean;
  /** `source`: `file` for a date of an imported file, `declared` for one that the person states. */
  readonly posting: Pick<Posting, 'iso' | 'precision'> & Partial<Pick<Posting, 'source'>>;
  /** The posting time was counted back from « il y a 3 h ». */
  readonly relative: boolean;
  /** The instants that such a text may mean; null when there is no relative age. */
  readonly relativeAge: TimeSpan | null;
  /** UTC, when it was first captured. */
  readonly seenAt: string;
  /** IANA name of the time zone of the person who captured it. */
  readonly timeZone: string;
  readonly visibility: Visibility | null;
  /** Stated by the person; null when they were not asked. */
  readonly discriminatory: boolean | null;
  /** The days of the acts of the avocat or the procureur about it, in any order. */
  readonly acts: readonly IsoDate[];
  /** The date is one of an image, a film, a sound or a PDF: it may be much later than the posting. */
  readonly isFileDate: boolean;
}

const UNCERTAINTIES = [
  'posting-unread',
  'posting-rough',
  'posting-relative',
  'posting-file',
  'posting-declared',
  'visibility-unread',
  'act-late',
] as const;
export type Uncertainty = (typeof UNCERTAINTIES)[number];

export interface Deadline {
  readonly limitationPeriod: LimitationPeriod['id'];
  /** The earliest possible posting day, in France and in the person's time zone. */
  readonly from: IsoDate;
  /** The day before the legal last day, counted from the earliest possible posting day: a margin of one day. */
  readonly dayBefore: IsoDate;
  /** The legal last day, counted from the latest possible posting day. The period is over from the next day. */
  readonly legalDay: IsoDate;
  /** The act from which a press period is counted; null: from the posting, or the act perhaps came too late. */
  readonly renewedBy: IsoDate | null;
  readonly doubts: readonly Uncertainty[];
}

/** French law counts days in mainland France; the local day overseas may differ by one. */
const FRANCE_TIME_ZONE = 'Europe/Paris';

/** Whether the days are those of one certain posting day. */
export const isExact = ({ dayBefore, legalDay }: Pick<Deadline, 'dayBefore' | 'legalDay'>): boolean =>
  addDays(dayBefore, 1) === legalDay;

/** Whether the instant of posting is sure: its days are two only because it is another day here and in Paris. */
export const isTimeRead = ({ doubts }: Pick<Deadline, 'doubts'>): boolean =>
  !doubts.some((doubt) => doubt.startsWith('posting'));

/**
 * Returns the day until which the person should act: the day before the last; for the press law, which a day off does
 * not make longer, the last working day up to it, as long as that one is ahead.
 */
export function dayToActBy(
  { limitationPeriod, dayBefore }: Pick<Deadline, 'limitationPeriod' | 'dayBefore'>,
  today: IsoDate,
): IsoDate {
  const working = isOfPress(limitationPeriod) ? previousWorkingDay(dayBefore) : dayBefore;
  return working >= today ? working : dayBefore;
}

/** Computes the deadline of each limitation period that applies to the publication. */
export function computeDeadlines(publication: Publication): readonly Deadline[] {
  const { first, last, doubts } = findPostingDays(publication);
  // Three months in public and in private; a year only for a discrimination in public.
  const mayBeLonger = publication.visibility === null && publication.discriminatory === true;
  const isUndated = doubts.includes('posting-unread') || publication.isFileDate;
  return PERIOD_IDS.filter((id) => isApplicable(id, publication, isUndated)).map((id) => {
    const months = PERIOD_MONTHS[id];
    const acts = isOfPress(id) ? publication.acts : [];
    const [earliest, latest] = [findEnd(first, months, acts), findEnd(last, months, acts)];
    const isActLate = acts.some((act) => act > earliest.end);
    return {
      limitationPeriod: id,
      from: first,
      dayBefore: addDays(earliest.end, -1),
      legalDay: latest.end,
      renewedBy: earliest.act,
      doubts: [
        ...doubts,
        ...(isOfPress(id) && mayBeLonger ? (['visibility-unread'] as const) : []),
        ...(isActLate ? (['act-late'] as const) : []),
      ],
    };
  });
}

/** The periods that an act of the avocat starts again. */
export const isOfPress = (period: LimitationPeriod['id']): boolean => period.startsWith('press');

/**
 * Counts a period from `start`, and again from each act done before it ends: the law of 1881 (article 65) counts from
 * the last act of investigation or prosecution. An act after the end starts nothing, nor does one from before `start`.
 */
function findEnd(
  start: IsoDate,
  months: number,
  acts: readonly IsoDate[],
): { readonly end: IsoDate; readonly act: IsoDate | null } {
  let [end, counted]: [IsoDate, IsoDate | null] = [addMonths(start, months), null];
  for (const act of acts.toSorted()) if (act >= start && act <= end) [end, counted] = [addMonths(act, months), act];
  return { end, act: counted };
}

/**
 * Every period applies, whatever the person ticked. The one-year period of the press applies only if a court finds a
 * discrimination. So it is listed beside the three months, and only for a publication that the person states is
 * discriminatory and that is public, or may be: most readers do not tell. No press period is counted from a day of
 * capture: the post may be older, and its period over.
 */
function isApplicable(
  period: LimitationPeriod['id'],
  { visibility, discriminatory }: Publication,
  isUndated: boolean,
): boolean {
  if (isUndated && isOfPress(period)) return false;
  return (
    period !== 'press-discriminatory' || ((visibility === 'public' || visibility === null) && discriminatory === true)
  );
}

/** A span of days, both included. */
interface DaySpan {
  readonly first: IsoDate;
  readonly last: IsoDate;
}

/** Returns the possible posting days; without a date, the day of the first capture. */
function findPostingDays(publication: Publication): DaySpan & { readonly doubts: readonly Uncertainty[] } {
  const { posting, relative, seenAt, timeZone } = publication;
  const seen = daysOfInstant(new Date(seenAt), timeZone);
  const relativeAge = effectiveAge(publication);
  const isRough = relativeAge !== null || (posting.iso !== null && posting.iso.length <= 10);
  const read =
    relativeAge === null
      ? readDays(posting.iso, timeZone)
      : {
          first: daysOfInstant(new Date(relativeAge.from), timeZone).first,
          last: daysOfInstant(new Date(relativeAge.to), timeZone).last,
        };
  const margin = relative ? 1 : 0;
  // Nothing was posted after its capture: such a date is another one, or a false one.
  if (read === null || addDays(read.first, -margin) > seen.last) return { ...seen, doubts: ['posting-unread'] };
  const doubts: Uncertainty[] = [
    ...(isRough ? (['posting-rough'] as const) : []),
    ...(relative ? (['posting-relative'] as const) : []),
    ...(posting.source === 'file' ? (['posting-file'] as const) : []),
    ...(posting.source === 'declared' ? (['posting-declared'] as const) : []),
  ];
  // What the person remembers may make a day nearer, and never over: until the capture, nothing says otherwise.
  const last = posting.source === 'declared' ? seen.last : addDays(read.last, margin);
  return { first: earlier(addDays(read.first, -margin), seen.first), last: earlier(last, seen.last), doubts };
}

/**
 * Returns the relative age when the date is less precise: a relative age that spans the end of a month or of a year was
 * recorded as a month, as a year or without a date. A dossier has its days instead (`applyPostingWindow`).
 */
const effectiveAge = ({ posting: { iso }, relativeAge }: Publication): TimeSpan | null =>
  iso === null || isMonthOrYear(iso) || parsePostingWindow(iso) !== null ? relativeAge : null;

/** Returns the days that `iso` may mean in France or in `timeZone`; null when it is no date. */
function readDays(iso: string | null, timeZone: string): DaySpan | null {
  if (iso === null) return null;
  if (iso.length > 10) return readInstantDays(iso, timeZone);
  const span = readDateSpan(iso);
  if (span === null) return null;
  const { first, last } = span;
  return {
    first: isDayAhead(first, timeZone, FRANCE_TIME_ZONE) ? addDays(first, -1) : first,
    last: isDayAhead(last, FRANCE_TIME_ZONE, timeZone) ? addDays(last, 1) : last,
  };
}

const LAST_OF_HOUR_MS = 3_599_999;

/** `iso`: UTC, to the hour (`2026-11-20T09Z`) or more precise. */
function readInstantDays(iso: string, timeZone: string): DaySpan | null {
  const isHour = /T\d\dZ$/.test(iso);
  const start = new Date(isHour ? iso.replace('Z', ':00Z') : iso);
  if (Number.isNaN(start.getTime())) return null;
  const end = new Date(start.getTime() + (isHour ? LAST_OF_HOUR_MS : 0));
  return { first: daysOfInstant(start, timeZone).first, last: daysOfInstant(end, timeZone).last };
}

/** Returns the day of `instant` in France and in `timeZone`, which may differ by one. */
function daysOfInstant(instant: Date, timeZone: string): DaySpan {
  const [here, france] = [dateInTimeZone(instant, timeZone), dateInTimeZone(instant, FRANCE_TIME_ZONE)];
  return here < france ? { first: here, last: france } : { first: france, last: here };
}

/** Returns the earlier day of France and of `timeZone`: « passé » is said only when the day is over in both. */
export const earliestDay = (instant: Date, timeZone: string): IsoDate => daysOfInstant(instant, timeZone).first;

const earlier = (a: IsoDate, b: IsoDate): IsoDate => (a < b ? a : b);

/** Whether a part of `day` in `timeZone` is another day in `reference`, as midnight comes earlier in `timeZone`. */
function isDayAhead(day: IsoDate, timeZone: string, reference: string): boolean {
  // Noon of the day and of its neighbours: the offset of either time zone may change on that day.
  return [-1, 0, 1].some((offset) => {
    const noon = new Date(`${addDays(day, offset)}T12:00:00Z`);
    return localDateTime(noon, timeZone) > localDateTime(noon, reference);
  });
}

export interface DatedItem extends Publication {
  readonly ordinal: number;
}

/** The items with the same limitation period and the same days. */
export interface DeadlineGroup extends Omit<Deadline, 'from'> {
  readonly ordinals: readonly number[];
  /** The number of publications: two captures of one address are one. */
  readonly publications: number;
  /** The first and the last of the days that the period is counted from. */
  readonly from: { readonly first: IsoDate; readonly last: IsoDate };
}

export const DEADLINE_BUCKETS = ['week', 'month', 'later', 'passed'] as const;
export type DeadlineBucket = (typeof DEADLINE_BUCKETS)[number];
/** Sorted by day, nearest first; passed deadlines, latest first. */
export type DeadlineList = Readonly<Record<DeadlineBucket, readonly DeadlineGroup[]>>;

/** Groups the deadlines into this week, this month, later and passed. `today`: `earliestDay` of the clock. */
export function buildDeadlineList(items: readonly DatedItem[], today: IsoDate): DeadlineList {
  const groups = new Map<string, DeadlineAccumulator>();
  for (const item of items) {
    for (const { from, doubts, ...days } of computeDeadlines(item)) {
      // What has no date of its own stands apart: its day is one of a capture.
      const isUndated = doubts.includes('posting-unread');
      const key = `${days.dayBefore} ${days.limitationPeriod} ${days.legalDay} ${days.renewedBy} ${isUndated}`;
      const group = groups.get(key) ?? { ...days, ordinals: [], seen: new Set(), froms: [], doubts: new Set() };
      group.ordinals.push(item.ordinal);
      group.seen.add(item.publication);
      group.froms.push(from);
      for (const doubt of doubts) group.doubts.add(doubt);
      groups.set(key, group);
    }
  }
  const sorted = [...groups].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => toDeadlineGroup(group));
  const groupsIn = (bucket: DeadlineBucket) => sorted.filter((group) => findDeadlineBucket(group, today) === bucket);
  return {
    week: groupsIn('week'),
    month: groupsIn('month'),
    later: groupsIn('later'),
    passed: groupsIn('passed').toReversed(),
  };
}

/** Returns the ordinals of the publications without a date that was read: no press period is counted for them. */
export function listUndated(deadlines: DeadlineList): readonly number[] {
  const groups = DEADLINE_BUCKETS.flatMap((bucket) => deadlines[bucket]);
  const ofPeriod = (id: LimitationPeriod['id']) =>
    groups.filter(({ limitationPeriod }) => limitationPeriod === id).flatMap(({ ordinals }) => ordinals);
  const counted = new Set(ofPeriod('press'));
  return ofPeriod('delit')
    .filter((ordinal) => !counted.has(ordinal))
    .toSorted((a, b) => a - b);
}

interface DeadlineAccumulator extends Omit<Deadline, 'from' | 'doubts'> {
  readonly ordinals: number[];
  readonly seen: Set<string>;
  readonly froms: IsoDate[];
  readonly doubts: Set<Uncertainty>;
}

function toDeadlineGroup({ froms, seen, ...group }: DeadlineAccumulator): DeadlineGroup {
  const days = froms.toSorted();
  return {
    ...group,
    ordinals: group.ordinals.toSorted((a, b) => a - b),
    publications: seen.size,
    from: { first: days[0] ?? group.dayBefore, last: days.at(-1) ?? group.dayBefore },
    doubts: [...group.doubts],
  };
}

/** A deadline is passed from the day after its legal day; one that may be over counts as this week. */
export function findDeadlineBucket(
  deadline: Pick<DeadlineGroup, 'limitationPeriod' | 'dayBefore' | 'legalDay'>,
  today: IsoDate,
): DeadlineBucket {
  if (deadline.legalDay < today) return 'passed';
  const day = dayToActBy(deadline, today);
  if (day <= addDays(today, 6)) return 'week';
  return day <= addDays(today, 30) ? 'month' : 'later';
}

/**
 * Converts fiches to the items that deadlines are computed from. The person's notes take precedence over what was
 * observed. A publication captured several times was first seen at its first capture. Account pages and later checks of
 * an address are not publications and are left out; so are the lines of a platform in a conversation, and the person's
 * own posts and messages. An imported picture, conversation or archive without a date may hold an insult, unless the
 * messages of that file are kept one by one.
 * « Pas concerné » leaves nothing out: a mark may be wrong, and a missed day cannot be made up for. `steps`: those of
 * the case; an act among them is about the items that it names, one noted for an item about its publication. `isVoid`:
 * whether an act stops nothing.
 */
export function buildDatedItems(
  fiches: readonly Fiche[],
  notes: ReadonlyMap<string, Pick<ItemNotes, 'visibility' | 'categories' | 'seriousness' | 'posted' | 'reports'>>,
  marks: ReadonlyMap<string, Mark> = new Map(),
  steps: readonly Step[] = [],
  isVoid: (act: Step) => boolean = () => false,
): readonly DatedItem[] {
  const dated = fiches.map((fiche) => applyStatedDate(fiche, notes.get(fiche.id)));
  const archives = new Set(fiches.flatMap(({ exported }) => exported?.archive.sha256 ?? []));
  const publications = dated.filter(
    ({ id, posting, context, warnings, exported, files }) =>
      !isOwn(marks.get(id), warnings.includes('own-message'), notes.get(id)) &&
      // A rating changes nothing: no dossier counts what the holder of an archive wrote, unless the account is marked.
      (marks.has(id) || exported?.fromHolder !== true) &&
      (posting.iso !== null || !files.some(({ sha256 }) => archives.has(sha256))) &&
      exported?.kind !== 'notice' &&
      (context.linked === undefined || context.linked.relation === 'thread'),
  );
  const captureDay = ({ acquiredAt, timeZone }: Fiche) => daysOfInstant(new Date(acquiredAt), timeZone).last;
  const listActs = (fiche: Fiche): readonly IsoDate[] => {
    // An act of the case is about what was captured by then.
    const ofCase = steps.filter(({ items, date }) => items.includes(fiche.id) && captureDay(fiche) <= (date ?? ''));
    const about = [...ofCase, ...(notes.get(fiche.id)?.reports ?? [])];
    return about.flatMap((step) => (step.kind === 'press-act' && !isVoid(step) ? (step.date ?? []) : []));
  };
  const captures = publications.map((fiche): DatedItem => {
    const { id, ordinal, posting, warnings, acquiredAt, timeZone, received } = fiche;
    const itemNotes = notes.get(id);
    return {
      ordinal,
      publication: identifyPost(recordedPost(fiche)).key ?? id,
      isPermalinkSure: isPermalinkSure(fiche),
      posting,
      relative: warnings.includes('relative-time-only'),
      // From the text of this capture: another capture of the same post may be months later.
      relativeAge: findPostingAge(fiche),
      seenAt: acquiredAt,
      timeZone,
      visibility: itemNotes?.visibility?.value ?? fiche.visibility,
      discriminatory: itemNotes?.categories?.value.includes('hate') ? true : null,
      acts: listActs(fiche),
      isFileDate: posting.source === 'file' && received !== undefined && FILE_DATES.has(received.family),
    };
  });
  return joinCaptures(captures);
}

/** Whose dates may be of a screenshot or a copy; an e-mail and an archive say when a message was sent. */
const FILE_DATES: ReadonlySet<FileFamily> = new Set(['image', 'video', 'audio', 'pdf']);

/**
 * Gives each capture of a publication with a sure address the date of the one that says it best, the day when it was
 * first seen, and the acts about any of them. Without a sure address, the same words of one account may be written
 * twice: a capture takes no later date, nor a vaguer one, and only the acts about captures that can be of no other
 * publication.
 */
export function joinCaptures(captures: readonly DatedItem[]): readonly DatedItem[] {
  const spans = captures.map((capture): CaptureSpan => ({ capture, ...findPostingDays(capture) }));
  const byPublication = Map.groupBy(spans, ({ capture }) => capture.publication);
  return spans.map((span) => {
    const named = byPublication.get(span.capture.publication) ?? [];
    const { isPermalinkSure } = span.capture;
    const ofOne = isPermalinkSure ? named : [span, ...named.filter((other) => mayDate(other, span))];
    const { posting, relative, relativeAge, isFileDate } = findSurest(span, ofOne);
    const seenAt = ofOne.map(({ capture }) => capture.seenAt).toSorted()[0] ?? span.capture.seenAt;
    const acts = isPermalinkSure ? named.flatMap(({ capture }) => capture.acts) : listOwnActs(span, named);
    return { ...span.capture, posting, relative, relativeAge, isFileDate, seenAt, acts };
  });
}

/** A capture, and the days when it may have been posted. */
interface CaptureSpan extends DaySpan {
  readonly capture: DatedItem;
  readonly doubts: readonly Uncertainty[];
}

/** An act interrupts only for the words that it cites: one about a capture that fits two publications is of neither. */
function listOwnActs(span: CaptureSpan, named: readonly CaptureSpan[]): readonly IsoDate[] {
  const like = (one: CaptureSpan) => named.filter((other) => other === one || mayBeOne(one, other));
  const mine = like(span);
  return mine.flatMap((other) => (like(other).every((one) => mine.includes(one)) ? other.capture.acts : []));
}

const mayDate = (other: CaptureSpan, one: CaptureSpan): boolean =>
  mayBeOne(one, other) &&
  other.first <= one.first &&
  daysBetween(other.first, other.last) <= daysBetween(one.first, one.last);

const mayBeOne = (one: CaptureSpan, other: CaptureSpan): boolean =>
  !isUndatedSpan(one) && !isUndatedSpan(other) && one.first <= other.last && other.first <= one.last;

/**
 * The capture that says best when a publication was posted: what a page said before what the person states, then the
 * shortest span of days; but one that can only be earlier, since a publication has one first day.
 */
function findSurest(span: CaptureSpan, others: readonly CaptureSpan[]): DatedItem {
  const ranked = others.toSorted(
    (a, b) =>
      Number(isUndatedSpan(a)) - Number(isUndatedSpan(b)) ||
      Number(a.doubts.includes('posting-declared')) - Number(b.doubts.includes('posting-declared')) ||
      daysBetween(a.first, a.last) - daysBetween(b.first, b.last) ||
      (a.first < b.first ? -1 : 1),
  );
  const [surest = span, ...rest] = ranked.filter((one, index) => index === 0 || !isUndatedSpan(one));
  return rest.reduce((best, one) => (one.last < best.first ? one : best), surest).capture;
}

const isUndatedSpan = ({ doubts, capture }: CaptureSpan): boolean =>
  doubts.includes('posting-unread') || capture.isFileDate;

/** A post of the logged-in account that the person rated is one that they suffer from: their account may be hacked. */
function isOwn(
  mark: Mark | undefined,
  isRecordedAsOwn: boolean,
  notes: Pick<ItemNotes, 'categories' | 'seriousness'> | undefined,
): boolean {
  if (mark !== undefined) return mark === 'own';
  return isRecordedAsOwn && (notes?.categories ?? notes?.seriousness ?? null) === null;
}
