import * as v from 'valibot';
import {
  daySchema,
  instantSchema,
  listOf,
  longTextSchema,
  objectOf,
  shortTextSchema,
  storedIdSchema,
} from '../shared/schemas.ts';
import { compareTexts, latestOf } from '../shared/sortedTexts.ts';

/**
 * The kinds that a person chooses from. A main courante is a note of the police: it starts no prosecution. `press-act`:
 * an act of the avocat for an insult or a defamation, from which the press law's period is counted again. `us-notice`:
 * the notice of an intimate image to a platform, which has 48 hours (47 U.S.C. 223a).
 */
export const STEP_KINDS = [
  'platform',
  'us-notice',
  'pharos',
  '3018',
  'plainte-police',
  'plainte-procureur',
  'main-courante',
  'demande-avis',
  'recours',
  'juge',
  'erasure',
  'cnil',
  'protection',
  'protection-elu',
  'sarvi',
  'civi',
  'commissaire',
  'avocat',
  'press-act',
  'insurer',
  'school',
  'association',
  'health',
  'cost',
  'other',
] as const;

export type StepKind = (typeof STEP_KINDS)[number];

const COMPLAINT_KINDS: ReadonlySet<StepKind> = new Set(['plainte-police', 'plainte-procureur']);
export const isComplaint = (kind: StepKind): boolean => COMPLAINT_KINDS.has(kind);

/** Returns the complaint with the newest event, or else the last one. */
export function newestComplaint<T extends Pick<Step, 'kind'> & Partial<Pick<Step, 'events'>>>(
  steps: readonly T[],
): T | undefined {
  const newest = ({ events = [] }: T): string => latestOf(events.map(({ day }) => day));
  return steps
    .filter(({ kind }) => isComplaint(kind))
    .toSorted((a, b) => compareTexts(newest(a), newest(b)))
    .at(-1);
}

/** Démarches that an officer must know about. The others reveal health, legal advice or confidants. */
const OFFICIAL_STEP_KINDS: ReadonlySet<StepKind> = new Set([
  ...COMPLAINT_KINDS,
  'platform',
  'pharos',
  '3018',
  'main-courante',
  'demande-avis',
  'recours',
  'commissaire',
]);

/**
 * Returns the démarches that enter a dossier, given the selected parts. What she paid is for a letter of hers alone.
 */
export function selectExportedSteps<T extends Pick<Step, 'kind'>>(
  steps: readonly T[],
  selection: ReadonlySet<string>,
): readonly T[] {
  return steps.filter(
    ({ kind }) => kind !== 'cost' && selection.has(OFFICIAL_STEP_KINDS.has(kind) ? 'steps' : 'privateSteps'),
  );
}

/**
 * What came after a démarche, on a day. `reached`: the procureur has the complaint or its copy. `closed`: classement
 * sans suite. `joined`: the letter of the partie civile arrived. `penalOrder`: an ordonnance pénale was sent, a
 * decision without a trial. `judged`, `appealJudged`: the court, or the cour d'appel, gave its judgment. `final`: a
 * decision of the court that nobody can contest any more. `depositDue`: the last day to pay the sum that a juge
 * d'instruction asks for; `deposit`: it was paid. `order`: that judge sent a refusal to investigate, a sum to pay or a
 * non-lieu. `received`: the administration has the request. `removed`: the platform took the image down. `contested`:
 * the person contested a platform's refusal. `court`: they went to the tribunal administratif.
 */
export const STEP_EVENTS = [
  'reached',
  'closed',
  'hearing',
  'joined',
  'penalOrder',
  'judged',
  'appealJudged',
  'final',
  'depositDue',
  'deposit',
  'order',
  'received',
  'refused',
  'granted',
  'removed',
  'contested',
  'court',
] as const;
export type StepEvent = (typeof STEP_EVENTS)[number];

const JUDGMENTS = ['judged', 'appealJudged', 'final'] as const;
const OF_COMPLAINT: readonly StepEvent[] = ['reached', 'closed', 'hearing', 'joined', 'penalOrder', ...JUDGMENTS];
/** Whoever began the action is a party from the start. */
const OF_OWN_ACTION: readonly StepEvent[] = ['hearing', ...JUDGMENTS];

/** The events that the forms ask for, in the order of the page. */
const EVENTS_OF: Readonly<Partial<Record<StepKind, readonly StepEvent[]>>> = {
  'plainte-police': OF_COMPLAINT,
  'plainte-procureur': OF_COMPLAINT,
  juge: ['depositDue', 'deposit', 'order', ...OF_OWN_ACTION],
  // A citation directe needs no complaint.
  'press-act': ['depositDue', 'deposit', ...OF_OWN_ACTION],
  platform: ['refused', 'contested'],
  'us-notice': ['removed', 'refused'],
  erasure: ['granted', 'refused'],
  protection: ['received', 'granted', 'refused', 'court'],
  'protection-elu': ['received'],
};
export const eventsOf = (kind: StepKind): readonly StepEvent[] => EVENTS_OF[kind] ?? [];

/** A démarche: where, when, its reference, the answers, and the next action. */
export const stepSchema = objectOf({
  id: storedIdSchema,
  /** When it was entered. */
  at: instantSchema,
  kind: v.picklist(STEP_KINDS),
  /** The platform, the commissariat, the person met. */
  where: shortTextSchema,
  date: v.nullable(daySchema),
  reference: shortTextSchema,
  /** Who is in charge of it: an investigator. Never handed over. */
  investigator: shortTextSchema,
  answer: longTextSchema,
  /** The days of what came after, at most one of each. In no dossier; the letters to sign name them. */
  events: listOf(objectOf({ event: v.picklist(STEP_EVENTS), day: daySchema })),
  next: shortTextSchema,
  nextDate: v.nullable(daySchema),
  /** Ids of the items it is about, and of imported receipts. */
  items: listOf(storedIdSchema),
  receipts: listOf(storedIdSchema),
});

export type Step = v.InferOutput<typeof stepSchema>;

/** Returns the day of an event; null when none is noted. */
export const dayOf = ({ events = [] }: Partial<Pick<Step, 'events'>>, event: StepEvent): string | null =>
  events.find((one) => one.event === event)?.day ?? null;

/** The court gives these days ahead. */
const AHEAD: ReadonlySet<StepEvent> = new Set(['hearing', 'final', 'depositDue']);

interface ImpossibleDay {
  /** Null: the day of the démarche. */
  readonly event: StepEvent | null;
  readonly fault: 'future' | 'before-step';
}

/** Finds the days that cannot be right: a plainte, an act or an answer in the future, an answer before its démarche. */
export function findImpossibleDays(
  { kind, date, events }: Pick<Step, 'kind' | 'date' | 'events'>,
  today: string,
): readonly ImpossibleDay[] {
  const ofStep: readonly ImpossibleDay[] =
    (isComplaint(kind) || kind === 'press-act') && date !== null && date > today
      ? [{ event: null, fault: 'future' }]
      : [];
  return [
    ...ofStep,
    ...events.flatMap(({ event, day }): readonly ImpossibleDay[] => {
      if (date !== null && day < date) return [{ event, fault: 'before-step' }];
      return day > today && !AHEAD.has(event) ? [{ event, fault: 'future' }] : [];
    }),
  ];
}
