import { applyUtcOffset, formatUtcOffset, readDeviceOffset } from '../domain/shared/localDates.ts';

/**
 * Returns a function that constructs a formatter at the first call for a key and keeps it. Constructing one takes a
 * hundred times longer than formatting, and a page of the list formats hundreds of numbers and dates. `construct` must
 * not use the device's time zone, which may change while the page is open.
 */
export function keepFormatters<A extends readonly unknown[], F>(construct: (...key: A) => F): (...key: A) => F {
  const kept = new Map<string, F>();
  return (...key) => {
    const name = JSON.stringify(key);
    const formatter = kept.get(name) ?? construct(...key);
    kept.set(name, formatter);
    return formatter;
  };
}

/** Days before months and hours up to 24 in English too, as on the papers of the case, which are French. */
const localeOf = (lang: string): string => (lang === 'en' ? 'en-GB' : lang);

/** Formats instants stored in UTC for display at a UTC offset (`+01:00`), or in the browser's time zone without one. */

const SHORT_FORMAT: Intl.DateTimeFormatOptions = {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
};
const DAY_FORMAT: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'long', year: 'numeric' };
const EXACT_FORMAT: Intl.DateTimeFormatOptions = { ...SHORT_FORMAT, month: 'long', second: '2-digit' };

/** `20 nov. 2026, 08:31` */
export function formatShortTime(lang: string, iso: string, offset?: string): string {
  return formatAtOffset(lang, iso, offset, SHORT_FORMAT);
}

/** `08:31` today, else `20 nov. 2026, 08:31`: `now` is an instant. */
export function formatRecentTime(lang: string, iso: string, now: Date): string {
  const isToday = new Date(iso).toDateString() === now.toDateString();
  return isToday
    ? formatAtOffset(lang, iso, undefined, { hour: '2-digit', minute: '2-digit' })
    : formatShortTime(lang, iso);
}

/** `20 novembre 2026 à 08:31:05 UTC+01:00` */
export function formatExactTime(lang: string, iso: string, offset?: string): string {
  if (offset === undefined) {
    const format: Intl.DateTimeFormatOptions = { ...EXACT_FORMAT, timeZoneName: 'longOffset' };
    return withFirst(lang, new Intl.DateTimeFormat(localeOf(lang), format).format(Date.parse(iso)));
  }
  return `${formatAtOffset(lang, iso, offset, EXACT_FORMAT)} UTC${offset}`;
}

/** `20 novembre 2026 à 07:31:05 UTC` */
export function formatUtcTime(lang: string, iso: string): string {
  return `${formatUtc(lang, Date.parse(iso), EXACT_FORMAT)} UTC`;
}

/**
 * Formats a posting time at its known precision: `2025`, `2025-10`, `2025-10-23`, `2025-10-23T16Z` or a full instant.
 * Returns null for any other text: it is then the time as the page displayed it.
 */
export function formatPostedTime(lang: string, posted: string): string | null {
  const parts = /^(\d{4})(-\d\d)?(-\d\d)?(T\d\d)?(:\d\d)?(:\d\d(?:\.\d+)?)?(Z)?$/.exec(posted);
  if (parts === null) return null;
  const [, year, month, day, hour, minute, , utc] = parts;
  if (hour !== undefined && utc === undefined) return null;
  const at = `${year}${month ?? '-01'}${day ?? '-01'}${hour ?? 'T00'}${minute ?? ':00'}Z`;
  if (Number.isNaN(Date.parse(at))) return null;
  if (minute !== undefined) return formatShortTime(lang, at);
  if (hour !== undefined)
    return formatAtOffset(lang, at, undefined, { day: 'numeric', month: 'short', year: 'numeric', hour: 'numeric' });
  const date: Intl.DateTimeFormatOptions = { year: 'numeric' };
  if (month !== undefined) date.month = 'short';
  if (day !== undefined) date.day = 'numeric';
  return formatUtc(lang, Date.parse(at), date);
}

/** `2026-11-20` → `20 novembre 2026` */
export function formatDay(lang: string, day: string): string {
  return formatUtc(lang, Date.parse(day), DAY_FORMAT);
}

/**
 * Without an offset, at the device's own. Applies it before formatting: not every supported browser accepts an offset
 * as
 * `timeZone`, and a kept formatter would keep the device's former time zone.
 */
function formatAtOffset(
  lang: string,
  iso: string,
  offset: string | undefined,
  options: Intl.DateTimeFormatOptions,
): string {
  const instant = new Date(iso);
  return formatUtc(lang, applyUtcOffset(instant, offset ?? formatUtcOffset(readDeviceOffset(instant))), options);
}

const utcFormat = keepFormatters(
  (lang: string, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(localeOf(lang), { ...options, timeZone: 'UTC' }),
);

const formatUtc = (lang: string, instant: Date | number, options: Intl.DateTimeFormatOptions): string =>
  withFirst(lang, utcFormat(lang, options).format(instant));

/** In French, the first of the month is `1er`. */
const withFirst = (lang: string, written: string): string =>
  lang.startsWith('fr') ? written.replace(/^1 /, '1er ') : written;

const unitFormat = keepFormatters(
  (lang: string, unit: string) => new Intl.NumberFormat(lang, { style: 'unit', unit, maximumFractionDigits: 1 }),
);

const listFormat = keepFormatters((lang: string) => new Intl.ListFormat(lang));

/** « Lina, Bruno et Carnet 3 » */
export const formatList = (lang: string, parts: readonly string[]): string => listFormat(lang).format(parts);

/** `12,4 Mo` */
export function formatFileSize(lang: string, bytes: number): string {
  const [unit, size] = bytes < 1_000_000 ? ['kilobyte', bytes / 1000] : ['megabyte', bytes / 1_000_000];
  // No file is shown as empty that is not.
  return unitFormat(lang, unit).format(bytes > 0 ? Math.max(size, 0.1) : 0);
}

/** `40 secondes`, `3 minutes`: rounded up. */
export function formatDuration(lang: string, seconds: number): string {
  const [unit, amount] = seconds <= 90 ? ['second', seconds] : ['minute', seconds / 60];
  return new Intl.NumberFormat(lang, { style: 'unit', unit, unitDisplay: 'long' }).format(Math.ceil(amount));
}

/** `1–5, 7` for ascending numbers. */
export function formatRuns(numbers: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const number of numbers) {
    const run = runs.at(-1);
    if (run?.[1] === number - 1) run[1] = number;
    else runs.push([number, number]);
  }
  return runs.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(', ');
}
