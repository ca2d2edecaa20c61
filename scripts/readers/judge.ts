/** One field of one post, beside what it should be. */
export type Verdict =
  | 'right'
  /** Not read, and it is not on the page: as it should be. */
  | 'absent'
  /** On the page, and not read. */
  | 'missed'
  | 'wrong'
  /** Wrong, and shown as sure. */
  | 'wrong-sure';

export const FIELDS = ['account', 'address', 'ids', 'time', 'text', 'media', 'context'] as const;
export type Field = (typeof FIELDS)[number];

/** What is compared, field by field; null is « not read ». */
export type Facts = Readonly<Record<Field, readonly unknown[]>>;
/** Whether each field was read as sure. */
export type Sureness = Readonly<Record<Field, boolean>>;

export interface JudgedPage {
  readonly page: string;
  readonly reader: string;
  readonly posts: number;
  readonly fields: Readonly<Record<Field, readonly Verdict[]>>;
  /** Milliseconds to find and read every post. */
  readonly took: number;
}

export function judge(told: readonly unknown[], expected: readonly unknown[], sure: boolean): Verdict[] {
  return expected.map((wanted, index) => verdictOn(told[index] ?? null, wanted ?? null, sure));
}

function verdictOn(told: unknown, wanted: unknown, sure: boolean): Verdict {
  if (told === null) return wanted === null ? 'absent' : 'missed';
  if (JSON.stringify(told) === JSON.stringify(wanted)) return 'right';
  return sure ? 'wrong-sure' : 'wrong';
}

export interface Total {
  readonly right: number;
  readonly notRead: number;
  readonly missed: number;
  readonly wrong: number;
  readonly wrongSure: number;
}

export function totalOf(verdicts: readonly Verdict[]): Total {
  const count = (...kinds: Verdict[]): number => verdicts.filter((verdict) => kinds.includes(verdict)).length;
  return {
    right: count('right'),
    notRead: count('absent', 'missed'),
    missed: count('missed'),
    wrong: count('wrong', 'wrong-sure'),
    wrongSure: count('wrong-sure'),
  };
}

/** Right, of the values that the page holds; 1 where it holds none. */
export function shareRight({ right, missed, wrong }: Total): number {
  const held = right + missed + wrong;
  return held === 0 ? 1 : right / held;
}
