import { parseOffset, type TimeOfDay } from './calendar.ts';
import { FILLER_WORDS } from './words.ts';

const TIME_PATTERN =
  /(?<![\d:])(?<h>\d{1,2})(?: ?(?:h|:) ?(?<min>\d\d)(?!\d)(?::(?<s>\d\d)(?!\d))?)?(?: ?(?:(?<half>am|pm|a\.m\.|p\.m\.)(?!\p{L})|(?<mark>h)(?!\p{L})))?(?: ?(?:(?<zone>(?:utc|gmt) ?[+-] ?\d{1,2}(?::?\d\d)?(?!\d)|utc|gmt|z|[+-]\d\d:?\d\d)(?!\p{L})|\(?(?<named>cest|cet|west|wet|eest|eet|msk|edt|est|cdt|mdt|pdt|pst)\)?(?=[.,;]?$)))?/gu;

/**
 * Offsets of zones named by one place only. Some are French words (« est », « cet »): they count at the end of the text.
 */
const NAMED_OFFSETS: Readonly<Record<string, string>> = {
  cest: '+02:00',
  cet: '+01:00',
  west: '+01:00',
  wet: '+00:00',
  eest: '+03:00',
  eet: '+02:00',
  msk: '+03:00',
  edt: '-04:00',
  est: '-05:00',
  cdt: '-05:00',
  mdt: '-06:00',
  pdt: '-07:00',
  pst: '-08:00',
};

/** `utc+1`, `gmt -05:30`. */
function normalizeZone(zone: string | undefined): string | undefined {
  const [, sign, hours = '', minutes = '00'] = /^(?:utc|gmt) ?([+-]) ?(\d{1,2}):?(\d\d)?$/.exec(zone ?? '') ?? [];
  return sign === undefined ? zone : `${sign}${hours.padStart(2, '0')}:${minutes}`;
}

export interface MatchedTime extends TimeOfDay {
  /** The matched part of the text. */
  readonly matchedText: string;
}

/**
 * Finds the one time of day in `text` (lower case): `18:30`, `18 h 30`, `6:30 pm`, `18h`. Null when there is none, or
 * more than one.
 */
export function findTime(text: string): MatchedTime | null {
  const matches = [...text.matchAll(TIME_PATTERN)].filter(({ groups }) => groups?.min || groups?.half || groups?.mark);
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
    offset: parseOffset(groups.named === undefined ? normalizeZone(groups.zone) : NAMED_OFFSETS[groups.named]),
    matchedText: match[0],
  };
}

/** Returns whether only words that commonly surround a date are left. */
export function hasOnlyFillerWords(rest: string): boolean {
  const words = rest.split(/[\s,.:;·•|–—()-]+/u).filter((word) => word !== '');
  return words.every((word) => FILLER_WORDS.has(word));
}
