/**
 * « pièce n° 7 » is `7`; its message 12 is `7-12`. A conversation of a platform's archive is one exhibit, and each of
 * its messages is an item. One value rather than two fields: numbers are compared, sorted and used as keys in every
 * document.
 */
export type ExhibitNumber = number | MessageNumber;
type MessageNumber = `${number}-${number}`;

/** As in journal and manifest (docs/format.md). */
export interface NumberFields {
  /** « pièce n° »; never changes once assigned. */
  readonly number: number;
  /** Of a message of a conversation. */
  readonly message?: number;
}

const MESSAGE_NUMBER = /^[1-9]\d{0,8}-[1-9]\d{0,8}$/;

export const isMessageNumber = (value: unknown): value is MessageNumber =>
  typeof value === 'string' && MESSAGE_NUMBER.test(value);

export const joinNumber = ({ number, message }: NumberFields): ExhibitNumber =>
  message === undefined ? number : `${number}-${message}`;

export function splitNumber(number: ExhibitNumber): NumberFields {
  if (typeof number === 'number') return { number };
  const [exhibit, message] = number.split('-').map(Number);
  return { number: exhibit ?? 0, message: message ?? 0 };
}

/** Returns the number of the exhibit, of which the item may be one message. */
export const exhibitOf = (number: ExhibitNumber): number => splitNumber(number).number;

export function compareNumbers(a: ExhibitNumber, b: ExhibitNumber): number {
  const [left, right] = [splitNumber(a), splitNumber(b)];
  return left.number - right.number || (left.message ?? 0) - (right.message ?? 0);
}

/** Messages of one conversation are one exhibit. */
export const countExhibits = (numbers: readonly ExhibitNumber[]): number => new Set(numbers.map(exhibitOf)).size;

/** Returns what follows « pièce n° »: `7`, or `7, message 12`. The same in French and in English. */
export function citeNumber(number: ExhibitNumber): string {
  const { number: exhibit, message } = splitNumber(number);
  return message === undefined ? String(exhibit) : `${exhibit}, message ${message}`;
}

/**
 * Returns `1 à 5, 7`; of messages, `7, messages 3 à 5`, or `1, 7 (messages 3 à 5)` among others, and where those of one
 * exhibit are more than `maxRuns` runs, `7 (296 messages)`.
 */
export function formatNumbers(
  numbers: readonly ExhibitNumber[],
  formatRuns: (numbers: readonly number[]) => string,
  maxRuns = Number.POSITIVE_INFINITY,
): string {
  const isOne = countExhibits(numbers) === 1;
  const parts: string[] = [];
  for (let from = 0; from < numbers.length; ) {
    const first = splitNumber(numbers[from] ?? 0);
    const isAlike = (number: ExhibitNumber) => {
      const { number: exhibit, message } = splitNumber(number);
      return first.message === undefined ? message === undefined : message !== undefined && exhibit === first.number;
    };
    const end = numbers.findIndex((number, at) => at > from && !isAlike(number));
    const run = numbers.slice(from, end < 0 ? numbers.length : end).map(splitNumber);
    from += run.length;
    if (first.message === undefined) parts.push(formatRuns(run.map(({ number }) => number)));
    else {
      const messages = run.map(({ message }) => message ?? 0);
      const runs = messages.filter((message, at) => message - 1 !== messages[at - 1]).length;
      const listed = `${run.length < 2 ? 'message' : 'messages'} ${formatRuns(messages)}`;
      const text = runs > maxRuns ? `${run.length} messages` : listed;
      parts.push(isOne ? `${first.number}, ${text}` : `${first.number} (${text})`);
    }
  }
  return parts.join(', ');
}

/** Returns what `citeNumber` does, or the number itself, which a table sorts. */
export const shownNumber = (number: ExhibitNumber): string | number =>
  typeof number === 'number' ? number : citeNumber(number);
