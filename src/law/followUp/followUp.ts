import { dayOf, isComplaint, type Step, type StepKind } from '../../domain/item/step.ts';
import { addDays, addMonths, type IsoDate } from '../../domain/shared/localDates.ts';
import { compareTexts } from '../../domain/shared/sortedTexts.ts';
import { findDepositDay } from '../deposits.ts';
import { nextWorkingDay, previousWorkingDay } from '../workingDays.ts';

/*
 * « Ma plainte »: from the démarches, their dates and today to what comes next, for the person only. A day `until` is
 * the day before the legal last day, as in legalDeadlines.ts, and on that last day the day itself. A day `from` is the
 * first day after a period is over.
 */

/** In the order of one day. Their texts and sources: followUpRules.ts. */
export const FOLLOW_UP_RULE_IDS = [
  'press',
  'press-perhaps-over',
  'press-undated',
  'press-year',
  'appeal-judgment',
  'cassation',
  'appeal-order',
  'oppose-order',
  'appeal',
  'pay-deposit',
  'send-copy',
  'note-reached',
  'administrative-court',
  'late-refusal',
  'elected-proof',
  'civil-party',
  'hearing',
  'own-hearing',
  'note-judgment',
  'note-order',
  'ask-news',
  'ask-judge',
  'judge-after-closing',
  'ask-cnil',
  'check-removal',
  'platform-contest',
  'out-of-court',
  'file-complaint',
  'sarvi',
  'wait-three-months',
  'wait-protection',
  'wait-erasure',
  'wait-sarvi',
  'civi',
] as const;
export type FollowUpRuleId = (typeof FOLLOW_UP_RULE_IDS)[number];

/** Months that the texts give. Their sources are those of the rules that name them. */
const FOLLOW_UP_MONTHS = {
  /** CPP 85. */
  prosecutor: 3,
  /** CRPA L231-4: silence of an administration. */
  silence: 2,
  /** CJA R421-2. */
  administrativeCourt: 2,
  /** DSA, article 20. */
  platform: 6,
  /** GDPR, article 12(3). */
  erasure: 1,
  sarviOpens: 2,
  sarviEnds: 12,
  civiAfterFacts: 36,
  civiAfterDecision: 12,
} as const;

/** 47 U.S.C. 223a: 48 hours. */
const US_NOTICE_DAYS = 2;

/** CPP 498, from the judgment. */
const APPEAL_DAYS = 10;
/** CPP 495-3-1, from the notification of an ordonnance pénale; counted from its sending, which is earlier. */
const OPPOSITION_DAYS = 45;
/** Before the Cour de cassation: law of 1881, article 59; and CPP 568, five whole days, which end on the sixth. */
const PRESS_CASSATION_DAYS = 3;
const CASSATION_DAYS = 6;

export interface FollowUpEntry {
  /** `own`: what the person wrote under « Et ensuite ». */
  readonly id: FollowUpRuleId | 'own';
  /** Id of the démarche it follows; null: of the posts. */
  readonly step: string | null;
  /** Not possible, or not useful, before that day; null once it has come. */
  readonly from: IsoDate | null;
  readonly until: IsoDate | null;
  /** The day itself: a hearing, a day that the person chose. */
  readonly on: IsoDate | null;
  /** Of the press law's period. */
  readonly press?: PressEnd;
}

export interface FollowUp {
  /** The one step that is shown. */
  readonly next: FollowUpEntry | null;
  /** The others, most urgent first. */
  readonly others: readonly FollowUpEntry[];
  /** What was possible until a day that is over, latest first. */
  readonly passed: readonly FollowUpEntry[];
}

export type FollowedStep = Pick<Step, 'id' | 'at' | 'kind' | 'date' | 'events' | 'next' | 'nextDate'>;

/** The nearest day on which a press period ends or may end. */
export interface PressEnd {
  /** `dayToActBy`; the first possible last day once that has come. */
  readonly day: IsoDate;
  /** Set once the period may be over, as the posting day or an act is not sure: the latest day on which it may hold. */
  readonly latest: IsoDate | null;
  /** The number of publications that depend on it. */
  readonly publications: number;
  /** The act from which it is counted. */
  readonly renewedBy: IsoDate | null;
  /** The person rated others, and none of these. */
  readonly isUnrated?: true;
}

export interface FollowUpFacts {
  readonly steps: readonly FollowedStep[];
  /** The nearest end of the press law's period that is not reached yet; null: none. */
  readonly press: PressEnd | null;
  /** The publications whose press period may be over. They hide no day of the others. */
  readonly perhapsOver: PressEnd | null;
  /** Of discriminatory insults whose three months are over, or may be: the nearest end of their year. */
  readonly pressYear: PressEnd | null;
  /** `press` and `perhapsOver` of the unrated, where some are rated: then the ends above are of the rated ones. */
  readonly unrated: readonly PressEnd[];
  /** A publication has no date that was read: its press period is not counted. */
  readonly isUndated: boolean;
  /** The day of the oldest post. */
  readonly firstFact: IsoDate | null;
  /** Whether the person concerned is under 18. */
  readonly isMinor: boolean;
}

/** A legal day this near comes before what has no day. A day that the person chose does within a week. */
const URGENT_DAYS = 30;
const URGENT_OWN_DAYS = 7;

export function buildFollowUp(facts: FollowUpFacts, today: IsoDate): FollowUp {
  const entries = [
    ...facts.steps.flatMap((step) => [
      ...afterStep(step, facts, today),
      ...(step.next === '' && step.nextDate === null ? [] : [entry('own', step, { on: step.nextDate })]),
    ]),
    ...civiEntries(facts, today),
    ...pressEntry('press', facts.press),
    // It is for today, whatever its latest day.
    ...pressEntry('press-perhaps-over', facts.perhapsOver, today),
    ...pressEntry('press-year', facts.pressYear),
    ...facts.unrated.flatMap((end) =>
      end.latest === null ? pressEntry('press', end) : pressEntry('press-perhaps-over', end, today),
    ),
    ...(facts.isUndated ? [entry('press-undated', null)] : []),
  ].map((one) => ({ ...one, from: one.from !== null && one.from > today ? one.from : null }));
  const isPassed = ({ until, on }: FollowUpEntry) => (until ?? on ?? today) < today;
  const sorted = entries
    .filter((one) => !isPassed(one))
    .toSorted((a, b) => compareKeys(sortKey(a, today), sortKey(b, today)));
  const [next = null, ...others] = putSureDayFirst(sorted, today);
  const passed = entries.filter((one) => isPassed(one) && one.until !== null);
  return { next, others, passed: passed.toSorted((a, b) => compareTexts(b.until ?? '', a.until ?? '')) };
}

/** A day of the press law that is near and sure comes before one that is perhaps over: that one may never move. */
function putSureDayFirst(sorted: readonly FollowUpEntry[], today: IsoDate): readonly FollowUpEntry[] {
  const sure = sorted.find((one) => one.id === 'press' && rankOf(one, today) === 0);
  const place = sorted.findIndex(({ id }) => id === 'press-perhaps-over');
  if (sure === undefined || place === -1 || sorted.indexOf(sure) < place) return sorted;
  return sorted.filter((one) => one !== sure).toSpliced(place, 0, sure);
}

function entry(
  id: FollowUpEntry['id'],
  step: FollowedStep | null,
  days: Partial<Pick<FollowUpEntry, 'from' | 'until' | 'on'>> = {},
): FollowUpEntry {
  return { id, step: step?.id ?? null, from: null, until: null, on: null, ...days };
}

const pressEntry = (id: FollowUpRuleId, press: PressEnd | null, until = press?.day ?? null): FollowUpEntry[] =>
  press === null ? [] : [{ ...entry(id, null, { until }), press }];

const waitUntil = (id: FollowUpRuleId, step: FollowedStep, from: IsoDate, today: IsoDate): readonly FollowUpEntry[] =>
  from > today ? [entry(id, step, { from })] : [];

const afterMonths = (day: IsoDate, months: number): IsoDate => addDays(addMonths(day, months), 1);

/** The day before the last day of the period; once that has passed, the last day itself. */
function endOf(day: IsoDate, months: number, today: IsoDate): IsoDate {
  const last = addMonths(day, months);
  const dayBefore = addDays(last, -1);
  return dayBefore >= today ? dayBefore : last;
}

function afterStep(step: FollowedStep, facts: FollowUpFacts, today: IsoDate): readonly FollowUpEntry[] {
  if (isComplaint(step.kind)) return afterComplaint(step, facts, today);
  switch (step.kind) {
    case 'main-courante':
      return facts.steps.some(({ kind }) => isComplaint(kind)) ? [] : [entry('file-complaint', step)];
    case 'juge':
      return afterJudge(step, facts, today);
    case 'press-act':
      return [...payDeposit(step, today), ...(afterCourt(step, facts, today) ?? [])];
    case 'platform':
      return afterRefusal(step, today);
    case 'us-notice':
      return afterUsNotice(step, today);
    case 'erasure':
      return afterErasure(step, facts, today);
    case 'protection':
      return afterProtection(step, today);
    case 'protection-elu':
      return dayOf(step, 'received') === null ? [entry('elected-proof', step)] : [];
    default:
      return [];
  }
}

/** The procureur and the court. Each answer replaces what was awaited before it. */
function afterComplaint(step: FollowedStep, facts: FollowUpFacts, today: IsoDate): readonly FollowUpEntry[] {
  const ofCourt = afterCourt(step, facts, today);
  if (ofCourt !== null) return ofCourt;
  if (listComplaintsBeforeJudge(facts).has(step.id)) return [];
  const [reached, closed] = [dayOf(step, 'reached'), dayOf(step, 'closed')];
  if (closed) {
    const judge = entry('judge-after-closing', step);
    return hasLater(facts, 'recours', closed) ? [judge] : [entry('appeal', step), judge];
  }
  if (reached) {
    const from = afterMonths(reached, FOLLOW_UP_MONTHS.prosecutor);
    if (from > today) return [entry('wait-three-months', step, { from })];
    const judge = entry('ask-judge', step);
    return hasLater(facts, 'demande-avis', reached) ? [judge] : [entry('ask-news', step), judge];
  }
  return [entry(step.kind === 'plainte-police' ? 'send-copy' : 'note-reached', step)];
}

/** What a court decided or will hear; null when none is noted. */
function afterCourt(step: FollowedStep, facts: FollowUpFacts, today: IsoDate): readonly FollowUpEntry[] | null {
  const ordered = dayOf(step, 'penalOrder');
  const atTrial = afterTrial(step, facts, today);
  if (ordered === null) return atTrial;
  const opposition = entry('oppose-order', step, { until: findAppealDay(ordered, today, OPPOSITION_DAYS) });
  const isOpen = opposition.until !== null && opposition.until >= today;
  if (atTrial !== null) return isOpen ? [opposition, ...atTrial] : atTrial;
  return isOpen ? [opposition] : [opposition, entry('note-judgment', step)];
}

/** An appeal stays open beside what was noted later. */
function afterTrial(step: FollowedStep, facts: FollowUpFacts, today: IsoDate): readonly FollowUpEntry[] | null {
  const [hearing, judged, final] = [dayOf(step, 'hearing'), dayOf(step, 'judged'), dayOf(step, 'final')];
  const onAppeal = dayOf(step, 'appealJudged');
  const appeal =
    onAppeal !== null
      ? [entry('cassation', step, { until: findCassationDay(onAppeal, today) })]
      : judged !== null
        ? [entry('appeal-judgment', step, { until: findAppealDay(judged, today) })]
        : [];
  const given = onAppeal ?? judged;
  const openAppeal = appeal.filter(({ until }) => until !== null && until >= today);
  // The day on which a judgment becomes final is known ahead.
  if (final && (final <= today || !given)) return [...openAppeal, ...afterFinalDecision(step, final, facts, today)];
  if (given && (!hearing || hearing <= given)) return [...appeal, entry('note-judgment', step)];
  if (!hearing) return null;
  // Whoever began the action is a party already, and has to come (CPP 425).
  const own = hearing < today ? entry('note-judgment', step) : entry('own-hearing', step, { on: hearing });
  return [...openAppeal, ...(isComplaint(step.kind) ? beforeHearing(step, hearing, today) : [own])];
}

/** Days before a hearing for a letter by post, then by e-mail: it must be there 24 hours before (CPP 420-1). */
const LETTER_DAYS = [10, 2];

/**
 * Ten days before by post; then, by e-mail, the last working day two days before; later, the court may still read it,
 * and one may speak at the hearing: it stays until then.
 */
function beforeHearing(step: FollowedStep, hearing: IsoDate, today: IsoDate): readonly FollowUpEntry[] {
  if (hearing < today) return [entry('note-judgment', step)];
  const days = LETTER_DAYS.map((before) => previousWorkingDay(addDays(hearing, -before)));
  const day = entry('hearing', step, { on: hearing });
  if (dayOf(step, 'joined') !== null) return [day];
  return [entry('civil-party', step, { until: days.find((one) => one >= today) ?? hearing }), day];
}

/**
 * The last working day before the tenth, then the tenth. One that falls on a day off moves to the next working day (CPP
 * 801): that day is given only once the tenth is over, so that nobody relies on it.
 */
function findAppealDay(from: IsoDate, today: IsoDate, time = APPEAL_DAYS): IsoDate {
  const last = addDays(from, time);
  const days = [previousWorkingDay(addDays(last, -1)), last, nextWorkingDay(last)];
  return days.find((day) => day >= today) ?? nextWorkingDay(last);
}

/** Those of the press law first, which are fewer: then the last day of the others. */
function findCassationDay(from: IsoDate, today: IsoDate): IsoDate {
  const ofPress = findAppealDay(from, today, PRESS_CASSATION_DAYS);
  return ofPress >= today ? ofPress : nextWorkingDay(addDays(from, CASSATION_DAYS));
}

/** The juge d'instruction. The ten days run from the sending of the letter (CPP 186; Crim., 17 December 2013). */
function afterJudge(step: FollowedStep, facts: FollowUpFacts, today: IsoDate): readonly FollowUpEntry[] {
  const order = dayOf(step, 'order');
  const appeal = order === null ? [] : [entry('appeal-order', step, { until: findAppealDay(order, today) })];
  const ofCourt = afterCourt(step, facts, today);
  // A non-lieu for some of the authors: the others go before the court.
  const open = appeal.filter(({ until }) => until !== null && until >= today);
  if (ofCourt !== null) return [...open, ...ofCourt];
  const lastDeposit = dayOf(step, 'deposit') ?? dayOf(step, 'depositDue');
  // A letter may be the one that asks for the sum.
  if (lastDeposit === null) return order === null || open.length > 0 ? [...open, entry('pay-deposit', step)] : appeal;
  // One before the payment, or before its last day, is: the complaint goes on.
  if (order !== null && order > lastDeposit) return appeal;
  const unpaid = payDeposit(step, today);
  const isRunning = unpaid.some(({ until }) => until !== null && until >= today);
  return [...appeal, ...unpaid, ...(isRunning ? [] : [entry('note-order', step)])];
}

/** Until the deposit is noted as paid. Once its day is over, the complaint is not admitted: a letter comes. */
function payDeposit(step: FollowedStep, today: IsoDate): readonly FollowUpEntry[] {
  const due = dayOf(step, 'depositDue');
  if (due === null || dayOf(step, 'deposit') !== null) return [];
  return [entry('pay-deposit', step, { until: findDepositDay(due, today) })];
}

function afterFinalDecision(
  step: FollowedStep,
  final: IsoDate,
  facts: FollowUpFacts,
  today: IsoDate,
): readonly FollowUpEntry[] {
  const from = afterMonths(final, FOLLOW_UP_MONTHS.sarviOpens);
  const until = endOf(final, FOLLOW_UP_MONTHS.sarviEnds, today);
  const sarvi = [...waitUntil('wait-sarvi', step, from, today), entry('sarvi', step, { from, until })];
  return hasLater(facts, 'sarvi', final) ? [] : sarvi;
}

/**
 * Once for the case, from the first complaint on: no decision is needed (CPP 706-5). The later of two days is the legal
 * one; the facts' own day is given as long as it is ahead, because it is sooner. No day is given for a minor, whose
 * three years start at 18. Nor is it ever said to be over: whoever was a minor then has more time, later facts have
 * three years of their own, a court puts the end off, and the commission may excuse a delay.
 */
function civiEntries(facts: FollowUpFacts, today: IsoDate): readonly FollowUpEntry[] {
  const complaints = facts.steps.filter(({ kind }) => isComplaint(kind));
  const finals = facts.steps.flatMap((step) => dayOf(step, 'final') ?? []).toSorted();
  const final = finals.at(-1) ?? null;
  const step = complaints.find((one) => final !== null && dayOf(one, 'final') === final) ?? complaints[0];
  if (step === undefined || facts.steps.some(({ kind }) => kind === 'civi')) return [];
  if (facts.isMinor) return [entry('civi', step)];
  const ofFacts = facts.firstFact === null ? null : endOf(facts.firstFact, FOLLOW_UP_MONTHS.civiAfterFacts, today);
  if (ofFacts !== null && ofFacts >= today) return [entry('civi', step, { until: ofFacts })];
  if (ofFacts === null && final === null && !facts.isUndated) return [];
  const ofDecision = final === null ? null : endOf(final, FOLLOW_UP_MONTHS.civiAfterDecision, today);
  return [entry('civi', step, { until: ofDecision !== null && ofDecision >= today ? ofDecision : null })];
}

function afterRefusal(step: FollowedStep, today: IsoDate): readonly FollowUpEntry[] {
  const refused = dayOf(step, 'refused');
  if (refused === null) return [];
  const body = entry('out-of-court', step);
  if (dayOf(step, 'contested') !== null) return [body];
  return [entry('platform-contest', step, { until: endOf(refused, FOLLOW_UP_MONTHS.platform, today) }), body];
}

/** The platform has 48 hours (47 U.S.C. 223a): the day to look comes first, then stays without a day. */
function afterUsNotice(step: FollowedStep, today: IsoDate): readonly FollowUpEntry[] {
  if (dayOf(step, 'removed') !== null || dayOf(step, 'refused') !== null) return [];
  const on = step.date === null ? null : addDays(step.date, US_NOTICE_DAYS);
  return [entry('check-removal', step, on !== null && on >= today ? { on } : {})];
}

function afterErasure(step: FollowedStep, facts: FollowUpFacts, today: IsoDate): readonly FollowUpEntry[] {
  if (dayOf(step, 'granted') !== null || hasLater(facts, 'cnil', step.date)) return [];
  if (dayOf(step, 'refused') !== null) return [entry('ask-cnil', step)];
  if (step.date === null) return [];
  const from = afterMonths(step.date, FOLLOW_UP_MONTHS.erasure);
  return [...waitUntil('wait-erasure', step, from, today), entry('ask-cnil', step, { from })];
}

/**
 * An explicit refusal starts the two months of the court again, as long as they are not over (CJA R421-2). Later, it
 * confirms the silence and gives an agent no new time (Conseil d'État, 3 December 2018, n° 417292): no day. The silence
 * runs from the day that the administration has the request (CRPA L114-3).
 */
function afterProtection(step: FollowedStep, today: IsoDate): readonly FollowUpEntry[] {
  if (dayOf(step, 'granted') !== null || dayOf(step, 'court') !== null) return [];
  const refused = dayOf(step, 'refused');
  const asked = dayOf(step, 'received') ?? step.date;
  const silence = asked === null ? null : addMonths(asked, FOLLOW_UP_MONTHS.silence);
  if (refused !== null) {
    if (silence !== null && refused > courtDays(silence).last) return [entry('late-refusal', step)];
    return [entry('administrative-court', step, { until: findCourtDay(refused, today) })];
  }
  if (silence === null) return [];
  const from = addDays(silence, 1);
  const until = findCourtDay(silence, today);
  return [...waitUntil('wait-protection', step, from, today), entry('administrative-court', step, { from, until })];
}

/**
 * The two months of the court: the day before their end, their end, and the last day. They are a délai franc, which
 * ends the day after, or on the next working day (CJA R421-1; Conseil d'État, 19 September 2014, n° 362568).
 */
function courtDays(from: IsoDate): { readonly days: readonly IsoDate[]; readonly last: IsoDate } {
  const end = addMonths(from, FOLLOW_UP_MONTHS.administrativeCourt);
  const last = nextWorkingDay(addDays(end, 1));
  return { days: [addDays(end, -1), end, last], last };
}

/** The first that has not passed, so that nobody relies on the last. */
function findCourtDay(from: IsoDate, today: IsoDate): IsoDate {
  const { days, last } = courtDays(from);
  return days.find((day) => day >= today) ?? last;
}

/**
 * Returns the ids of the complaints that a juge d'instruction has: each démarche « juge » takes one. Démarches are not
 * linked, so it is the latest complaint that could go to a judge on that day (CPP 85). Without one it takes none: an
 * insult may be before a judge, and the complaint about harassment before nobody.
 */
function listComplaintsBeforeJudge({ steps }: FollowUpFacts): ReadonlySet<string> {
  const taken = new Set<string>();
  const byDate = (one: readonly FollowedStep[]) => one.toSorted((a, b) => ((a.date ?? '') < (b.date ?? '') ? -1 : 1));
  for (const { date } of byDate(steps.filter(({ kind }) => kind === 'juge'))) {
    const isBefore = (day: IsoDate | null) => day === null || date === null || day <= date;
    const before = byDate(steps.filter((one) => isComplaint(one.kind) && !taken.has(one.id) && isBefore(one.date)));
    const ready = before.filter((one) => {
      const [reached, closed] = [dayOf(one, 'reached'), dayOf(one, 'closed')];
      const opens = reached === null ? null : afterMonths(reached, FOLLOW_UP_MONTHS.prosecutor);
      return (closed !== null && isBefore(closed)) || (opens !== null && isBefore(opens));
    });
    const complaint = ready.at(-1);
    if (complaint !== undefined) taken.add(complaint.id);
  }
  return taken;
}

/** Finds a démarche of that kind noted on or after a day; one without a day counts. */
export function findLater(
  steps: readonly FollowedStep[],
  kind: StepKind,
  day: IsoDate | null,
): FollowedStep | undefined {
  return steps.find((one) => one.kind === kind && (one.date === null || day === null || one.date >= day));
}

const hasLater = ({ steps }: FollowUpFacts, kind: StepKind, day: IsoDate | null): boolean =>
  findLater(steps, kind, day) !== undefined;

/** Whether nothing is to be done until the day `from`. */
export const isWait = ({ id }: FollowUpEntry): boolean => id.startsWith('wait-');

/** For grave harm, or beside another way: they come last. */
const LAST_IDS: ReadonlySet<FollowUpEntry['id']> = new Set(['civi', 'out-of-court']);

/**
 * Urgent days, what can be done now, later days, what runs, then what few people need or what is not possible yet. Most
 * of a conversation is harmless: what nobody rated does not come before what the person rated, or a complaint.
 */
function rankOf(one: FollowUpEntry, today: IsoDate): number {
  if (one.from !== null) return isWait(one) ? 3 : 5;
  if (one.press?.isUnrated) return 2;
  const day = one.on ?? one.until;
  if (day !== null && day <= addDays(today, one.id === 'own' ? URGENT_OWN_DAYS : URGENT_DAYS)) return 0;
  if (LAST_IDS.has(one.id) || (one.id === 'own' && day === null)) return 4;
  return day === null ? 1 : 2;
}

/** Whether it is shown before what every case has to do: an urgent day, or what a démarche calls for now. */
export function isBeforeTasks(one: FollowUpEntry, today: IsoDate): boolean {
  const rank = rankOf(one, today);
  return rank === 0 || (one.step !== null && rank <= 2);
}

type SortKey = readonly [rank: number, day: IsoDate, order: number];

function sortKey(one: FollowUpEntry, today: IsoDate): SortKey {
  const order = one.id === 'own' ? FOLLOW_UP_RULE_IDS.length : FOLLOW_UP_RULE_IDS.indexOf(one.id);
  return [rankOf(one, today), one.from ?? one.on ?? one.until ?? '', order];
}

const compareKeys = (a: SortKey, b: SortKey): number => a[0] - b[0] || compareTexts(a[1], b[1]) || a[2] - b[2];
