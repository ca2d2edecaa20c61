import { STEP_EVENTS, STEP_KINDS, type StepKind } from '../../../src/domain/item/step.ts';
import { addDays, type IsoDate } from '../../../src/domain/shared/localDates.ts';
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
  unrated: [],
  isUndated: false,
  firstFact: null,
  isMinor: false,
};

export interface Life {
  readonly title: string;
  readonly today: IsoDate;
  readonly facts: FollowUpFacts;
  /** `appeal`, or with its day: `civil-party until 2026-08-31`; `nothing`: nothing to do that a text gives. */
  readonly next: string;
}

/** `reached 2026-01-20 closed 2026-05-12`; no other names than these. */
function readPairs<Name extends string>(text: string, names: readonly Name[]): Partial<Record<Name, string>> {
  const pairs = [...text.matchAll(/(\w+) (\S+) ?/g)];
  const known = pairs.filter(([, name]) => names.some((one) => one === name));
  if (known.map(([pair]) => pair).join('') !== text) throw new Error(`unknown: ${text}`);
  return Object.fromEntries(known.map(([, name, value]) => [name, value])) as Partial<Record<Name, string>>;
}

/** `plainte-police 2026-01-10 reached 2026-01-20`; the day of the step may lack. */
function readStep(text: string, index: number): FollowedStep {
  const [, name, date = null, rest = ''] = /^(\S+)(?: (\d{4}-\d\d-\d\d))?((?: \w+ \S+)*)$/.exec(text) ?? [];
  const kind = STEP_KINDS.find((one) => one === name);
  if (kind === undefined) throw new Error(`no step: ${text}`);
  const { next = '', nextDate = null, ...days } = readPairs(rest.trim(), [...STEP_EVENTS, 'next', 'nextDate']);
  const events = STEP_EVENTS.flatMap((event) => (days[event] === undefined ? [] : [{ event, day: days[event] }]));
  return buildFollowedStep(kind, { id: `step-${index}`, date, events, next, nextDate });
}

/** `2026-02-01, press 2026-03-30 | plainte-police 2026-01-10; avocat | press until 2026-03-30`, or without its end. */
export function readLife(text: string, title = ''): Life {
  const [known = '', steps = '', next = ''] = text.trim().split(/\s+\| /);
  const [today = '', ...about] = known.split(', ');
  const days = readPairs(about.join(' '), [
    'press',
    'perhapsOver',
    'pressYear',
    'unrated',
    'unratedOver',
    'firstFact',
    'isUndated',
    'isMinor',
  ]);
  const end = (day: IsoDate, latest: IsoDate | null = null) => ({ day, latest, publications: 1, renewedBy: null });
  const endOn = (day: IsoDate | undefined) => (day === undefined ? null : end(day));
  const facts = {
    steps: steps === 'no step' ? [] : steps.split(/;\s+/).map(readStep),
    press: endOn(days.press),
    perhapsOver: days.perhapsOver === undefined ? null : end(today, days.perhapsOver),
    pressYear: endOn(days.pressYear),
    unrated: [
      ...(days.unrated === undefined ? [] : [end(days.unrated)]),
      ...(days.unratedOver === undefined ? [] : [end(addDays(today, -3), days.unratedOver)]),
    ].map((one) => ({ ...one, isUnrated: true as const })),
    isUndated: days.isUndated === 'yes',
    firstFact: days.firstFact ?? null,
    isMinor: days.isMinor === 'yes',
  };
  return { title, today, facts, next };
}

/** A life is its title, then lines that begin with spaces; `#`: a comment. */
export function readLives(text: string): readonly Life[] {
  const lives = text
    .replaceAll(/^#.*\n/gm, '')
    .trim()
    .split(/\n(?! )/);
  return lives.map((life) => {
    const [title = '', ...lines] = life.split('\n');
    return readLife(lines.join('\n'), title);
  });
}
