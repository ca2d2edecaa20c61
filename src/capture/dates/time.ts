import { offsetOf, type Time } from './calendar.ts';
import { FILLER } from './words.ts';

const TIME =
  /(?<![\d:])(?<h>\d{1,2})(?: ?(?:h|:) ?(?<min>\d\d)(?!\d)(?::(?<s>\d\d)(?!\d))?)?(?: ?(?:(?<half>am|pm|a\.m\.|p\.m\.)(?!\p{L})|(?<mark>h)(?!\p{L})))?(?: ?(?<zone>utc|gmt|z|[+-]\d\d:?\d\d)(?!\p{L}))?/gu;

export interface WrittenTime extends Time {
  /** As it stands in the text. */
  readonly written: string;
}

/** The one time of day in `text` (lower case): `18:30`, `18 h 30`, `6:30 pm`, `18h`; null when none or several. */
export function timeIn(text: string): WrittenTime | null {
  const matches = [...text.matchAll(TIME)].filter(
    ({ groups }) => groups?.min || groups?.half || groups?.mark,
  );
  const match = matches.length === 1 ? matches[0] : undefined;
  const groups = match?.groups;
  if (!match || !groups) return null;
  const half = groups.half?.[0];
  const shown = Number(groups.h);
  if (half && (shown > 12 || shown === 0)) return null;
  return {
    hour: half ? (shown % 12) + (half === 'p' ? 12 : 0) : shown,
    minute: groups.min ? Number(groups.min) : null,
    second: groups.s ? Number(groups.s) : null,
    offset: offsetOf(groups.zone),
    written: match[0],
  };
}

/** Whether nothing is left but words that may stand around a date. */
export function isFiller(rest: string): boolean {
  const words = rest.split(/[\s,.:;·•|–—()-]+/u).filter((word) => word !== '');
  return words.every((word) => FILLER.has(word));
}
