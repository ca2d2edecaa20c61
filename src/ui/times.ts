/** Times for people: stored in UTC, shown at an offset (`+01:00`; none: the browser's own zone). */

const SHORT: Intl.DateTimeFormatOptions = {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
};
const EXACT: Intl.DateTimeFormatOptions = { ...SHORT, month: 'long', second: '2-digit' };

/** `20 nov. 2026, 08:31` */
export function shortTime(lang: string, iso: string, offset?: string): string {
  return offset === undefined ? format(lang, iso, SHORT) : atOffset(lang, iso, offset, SHORT);
}

/** `20 novembre 2026 à 08:31:05 UTC+01:00` */
export function exactTime(lang: string, iso: string, offset?: string): string {
  if (offset === undefined) return format(lang, iso, { ...EXACT, timeZoneName: 'longOffset' });
  return `${atOffset(lang, iso, offset, EXACT)} UTC${offset}`;
}

/** `20 novembre 2026`, of a bare date. */
export function fullDate(lang: string, date: string): string {
  return format(lang, date, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
}

/** `20 novembre 2026 à 07:31:05 UTC` */
export function utcTime(lang: string, iso: string): string {
  return `${format(lang, iso, { ...EXACT, timeZone: 'UTC' })} UTC`;
}

/**
 * A posting time, only as fine as it is known: `2025`, `2025-10`, `2025-10-23`, `2025-10-23T16Z`, a full instant.
 * Null when it is not such a time: then it is what the page displayed.
 */
export function postedTime(lang: string, posted: string): string | null {
  const parts = /^(\d{4})(-\d\d)?(-\d\d)?(T\d\d)?(:\d\d)?(:\d\d(?:\.\d+)?)?(Z)?$/.exec(posted);
  if (parts === null) return null;
  const [, year, month, day, hour, minute, , utc] = parts;
  if (hour !== undefined && utc === undefined) return null;
  const at = `${year}${month ?? '-01'}${day ?? '-01'}${hour ?? 'T00'}${minute ?? ':00'}Z`;
  if (Number.isNaN(Date.parse(at))) return null;
  if (minute !== undefined) return format(lang, at, SHORT);
  if (hour !== undefined)
    return format(lang, at, { day: 'numeric', month: 'short', year: 'numeric', hour: 'numeric' });
  const date: Intl.DateTimeFormatOptions = { timeZone: 'UTC', year: 'numeric' };
  if (month !== undefined) date.month = 'short';
  if (day !== undefined) date.day = 'numeric';
  return format(lang, at, date);
}

/** A day as a person wrote it, `2026-11-20` → `20 novembre 2026`; French has `1er` for the first. */
export function dayName(lang: string, day: string): string {
  const name = format(lang, day, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
  return lang.startsWith('fr') ? name.replace(/^1 /, '1er ') : name;
}

/** Shifted by hand: not every supported browser takes an offset for a time zone. */
function atOffset(lang: string, iso: string, offset: string, options: Intl.DateTimeFormatOptions): string {
  const [, sign, hours, minutes] = /^([+-])(\d\d):(\d\d)$/.exec(offset) ?? [];
  const shift = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60_000;
  const shifted = Date.parse(iso) + (sign === '-' ? -shift : shift);
  return new Intl.DateTimeFormat(lang, { ...options, timeZone: 'UTC' }).format(shifted);
}

function format(lang: string, iso: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(lang, options).format(Date.parse(iso));
}

/** `12,4 Mo` */
export function fileSize(lang: string, bytes: number): string {
  const [unit, size] = bytes < 1_000_000 ? ['kilobyte', bytes / 1000] : ['megabyte', bytes / 1_000_000];
  return new Intl.NumberFormat(lang, { style: 'unit', unit, maximumFractionDigits: 1 }).format(size);
}

/** `40 secondes`, `3 minutes`: never less than there is. */
export function duration(lang: string, seconds: number): string {
  const [unit, amount] = seconds <= 90 ? ['second', seconds] : ['minute', seconds / 60];
  return new Intl.NumberFormat(lang, { style: 'unit', unit, unitDisplay: 'long' }).format(Math.ceil(amount));
}
