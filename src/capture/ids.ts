/** Native ids that hold the instant they were given. Formulas: checked on posts whose page also shows the time. */

const X_EPOCH_MS = 1_288_834_974_657n;
/** Ids were a plain sequence until 4 November 2010; the last of these are far below this. */
const X_FIRST_SNOWFLAKE = 100_000_000_000n;
const X_LARGEST = 2n ** 63n - 1n;

/** When X gave this id, to the millisecond; null for older ids, which hold no time, and for anything else. */
export function timeOfXId(id: string): Date | null {
  if (!/^\d{1,19}$/.test(id)) return null;
  const value = BigInt(id);
  if (value < X_FIRST_SNOWFLAKE || value > X_LARGEST) return null;
  return new Date(Number((value >> 22n) + X_EPOCH_MS));
}
