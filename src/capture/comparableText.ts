/** Units of time and of counters, French and English, as platforms abbreviate them. */
const UNIT =
  /^(?:k|m|md|bn?|s|sec|min|mn|h|hrs?|j|d|w|sem|mo|an|ans|y|secondes?|minutes?|heures?|jours?|semaines?|mois|années?|seconds?|hours?|days?|weeks?|months?|years?)$/iu;
/** A number, and the unit, singular or plural after it. */
const NUMBER_AND_WORD = /\d[\d\s.,:]*(\p{L}*)/gu;
/** What surrounds a duration, and relative times without a number. */
const RELATIVE_TIME = /(?<!\p{L})(?:à l['’]instant|il y a|just now|now|ago)(?!\p{L})/giu;

/**
 * Returns what two readings of a text must have in common: its letters, without counters and relative times, which
 * change on a page that is otherwise still.
 */
export function toComparableText(text: string): string {
  return text
    .replace(NUMBER_AND_WORD, (_, word: string) => (UNIT.test(word) ? ' ' : ` ${word.replace(/s$/i, '')}`))
    .replace(RELATIVE_TIME, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
