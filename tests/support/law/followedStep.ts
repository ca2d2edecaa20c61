import type { StepKind } from '../../../src/domain/item/step.ts';
import type { FollowedStep, FollowUpFacts } from '../../../src/law/followUp/followUp.ts';

export function buildFollowedStep(kind: StepKind, changes: Partial<FollowedStep> = {}): FollowedStep {
  return {
    id: kind,
    at: '2026-01-01T09:00:00.000Z',
    kind,
    date: null,
    events: [],
    next: '',
    nextDate: null,
    ...changes,
  };
}

/** A case of which nothing is known. */
export const NO_FACTS: FollowUpFacts = {
  steps: [],
  press: null,
  perhapsOver: null,
  pressYear: null,
  isUndated: false,
  firstFact: null,
  lastFact: null,
  isMinor: false,
};
