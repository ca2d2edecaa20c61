/** The result of comparing one value of a post with its expectation. */
export type FieldResult =
  | 'right'
  /** Not read, and not on the page: correct. */
  | 'absent'
  /** On the page, but not read. */
  | 'missed'
  | 'wrong'
  /** Wrong, and shown as sure. */
  | 'wrong-sure';

export const FIELDS = ['listed', 'account', 'address', 'ids', 'time', 'text', 'media', 'context'] as const;
export type Field = (typeof FIELDS)[number];
/** The fields of one post; `listed` is the number of posts of a page. */
export type PostField = Exclude<Field, 'listed'>;

/** The compared values of each field: null means not read or not on the page, undefined not stated. */
export type FieldValues = Readonly<Record<PostField, readonly unknown[]>>;

export interface ComparedPage {
  readonly page: string;
  readonly reader: string;
  readonly posts: number;
  readonly fields: Readonly<Record<Field, readonly FieldResult[]>>;
  /** Milliseconds to find and read every post. */
  readonly took: number;
}

/** Compares the values that the expectation states. */
export function compareField(
  actual: readonly unknown[],
  expected: readonly unknown[],
  sure: readonly boolean[],
): FieldResult[] {
  return expected.flatMap((expectedValue, index) =>
    expectedValue === undefined ? [] : [compareValue(actual[index] ?? null, expectedValue, sure[index] ?? false)],
  );
}

function compareValue(actual: unknown, expectedValue: unknown, sure: boolean): FieldResult {
  if (actual === null) return expectedValue === null ? 'absent' : 'missed';
  if (JSON.stringify(actual) === JSON.stringify(expectedValue)) return 'right';
  return sure ? 'wrong-sure' : 'wrong';
}

export interface ResultCounts {
  readonly right: number;
  readonly notRead: number;
  readonly missed: number;
  readonly wrong: number;
  readonly wrongSure: number;
}

export function countResults(verdicts: readonly FieldResult[]): ResultCounts {
  const count = (...kinds: FieldResult[]): number => verdicts.filter((verdict) => kinds.includes(verdict)).length;
  return {
    right: count('right'),
    notRead: count('absent', 'missed'),
    missed: count('missed'),
    wrong: count('wrong', 'wrong-sure'),
    wrongSure: count('wrong-sure'),
  };
}

/** Share of right values among those on the page; 1 when there are none. */
export function computeAccuracy({ right, missed, wrong }: ResultCounts): number {
  const valuesOnPage = right + missed + wrong;
  return valuesOnPage === 0 ? 1 : right / valuesOnPage;
}
