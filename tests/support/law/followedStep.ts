import type { StepKind } from '../../../src/domain/item/step.ts';
import type { IsoDate } from '../../../src/domain/shared/localDates.ts';
import type { FollowedStep, FollowUpFacts } from '../../../src/law/followUp/followUp.ts';

export function buildFollowedStep(kind: StepKind, changes: Partial<FollowedStep> = {}): FollowedStep {
  const at = '2026-01-01T09:00:00.000Z';
  return { id: kind, at, kind, date: null, events: [], next: '', nextDate: null, ...changes };
}

/** A case of which nothing is known. */
export const NO_FACTS: FollowUpFacts = {
  steps: [],
  press: null,
  perhapsOver: null,
  pressYear: null,
  isUndated: false,
  firstFact: null,
  isMinor: false,
};

export interface LivedStep {
  readonly kind: string;
  readonly date?: IsoDate;
  readonly events?: Readonly<Record<string, IsoDate>>;
  readonly next?: string;
  readonly nextDate?: IsoDate;
}

export interface Life {
  readonly title: string;
  readonly today: IsoDate;
  readonly steps: readonly LivedStep[];
  /** The day before the press period of the oldest post ends, when it is not over. */
  readonly press?: IsoDate;
  /** The latest day of a press period that may be over. */
  readonly perhapsOver?: IsoDate;
  readonly pressYear?: IsoDate;
  /** The day of the oldest post. */
  readonly firstFact?: IsoDate;
  /** The person concerned is under 18. */
  readonly isMinor?: boolean;
  /** A capture has no date of posting that was read. */
  readonly isUndated?: boolean;
  /** Null: nothing to do that a text gives. */
  readonly next: ({ readonly id: string } & { readonly [K in 'until' | 'from' | 'on']?: IsoDate }) | null;
}

/** `next`: `appeal`, or with its day: `civil-party until 2026-08-31`. */
export function life(
  title: string,
  today: IsoDate,
  next: string | null,
  steps: readonly LivedStep[],
  more: Partial<Life> = {},
): Life {
  const [id = '', when, day] = next?.split(' ') ?? [];
  return {
    title,
    today,
    steps,
    next: next === null ? null : { id, ...(when !== undefined && { [when]: day }) },
    ...more,
  };
}

export const POLICE: LivedStep = { kind: 'plainte-police', date: '2026-01-10' };
export const withEvents = (events: NonNullable<LivedStep['events']>): LivedStep => ({ ...POLICE, events });
/** The procureur has its copy. */
export const COPIED = withEvents({ reached: '2026-01-20' });
