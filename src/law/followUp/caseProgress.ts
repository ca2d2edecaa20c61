import { isComplaint, type Step } from '../../domain/item/step.ts';
import type { IsoDate } from '../../domain/shared/localDates.ts';
import { type FollowUp, type FollowUpEntry, isBeforeTasks } from './followUp.ts';

/** What a case is at, in this order. */
const CASE_STAGES = ['captured', 'dossier', 'complaint', 'followUp'] as const;
type CaseStage = (typeof CASE_STAGES)[number];

/** What to do at a stage that is not done. At the last one the follow-up says it. */
export type StageTask = Exclude<CaseStage, 'followUp'>;

export interface CaseFacts {
  /** Number of captures that are kept. */
  readonly captures: number;
  /** Number of dossiers that were made. */
  readonly dossiers: number;
  /** The démarches of the case and of single items. */
  readonly steps: readonly Pick<Step, 'kind'>[];
  readonly followUp: FollowUp;
}

/** The one step that is shown: a task, an entry of the follow-up, or null when nothing is to be done. */
type CaseNext = { readonly task: StageTask } | { readonly entry: FollowUpEntry } | null;

export interface CaseProgress {
  readonly stage: CaseStage;
  readonly next: CaseNext;
}

/**
 * Says which stage a case is at, and what comes next. The stage is the one after the last that is done: somebody who
 * complained without a dossier is at the follow-up. An urgent day, or what follows a démarche, comes before a task.
 */
export function buildCaseProgress({ captures, dossiers, steps, followUp }: CaseFacts, today: IsoDate): CaseProgress {
  const isDone: Readonly<Record<CaseStage, boolean>> = {
    captured: captures > 0,
    dossier: dossiers > 0,
    complaint: steps.some(({ kind }) => isComplaint(kind)),
    // It goes on: nobody is told that their case is over.
    followUp: false,
  };
  const lastDone = CASE_STAGES.findLastIndex((id) => isDone[id]);
  const stage = CASE_STAGES[lastDone + 1] ?? 'followUp';
  return { stage, next: findNext(stage, followUp, today) };
}

function findNext(stage: CaseStage, { next, others }: FollowUp, today: IsoDate): CaseNext {
  if (stage === 'followUp') return next && { entry: next };
  const entry = [...(next === null ? [] : [next]), ...others].find((one) => isBeforeTasks(one, today));
  return entry === undefined ? { task: stage } : { entry };
}

/** Returns the entries of the follow-up besides the next step, most urgent first. */
export function listOtherEntries({ next }: CaseProgress, followUp: FollowUp): readonly FollowUpEntry[] {
  const entries = [...(followUp.next === null ? [] : [followUp.next]), ...followUp.others];
  return next !== null && 'entry' in next ? entries.filter((one) => one !== next.entry) : entries;
}
