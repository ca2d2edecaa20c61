import type { Posting } from '../capture/extraction.ts';

/**
 * Strict parsing of what the person types about a file. Ambiguous input is rejected, so that the form can report it.
 */

/**
 * Parses « Date telle que vous la connaissez »: `2025`, `11/2025`, `17/11/2025`, `17/11/2025 18:20`, or ISO. The time
 * is in the device's time zone. Returns null for anything else.
 */
export function parseUserDate(typed: string): Pick<Posting, 'iso' | 'precision'> | null {
  const [date = '', time, ...rest] = typed
    .trim()
    .replace(/T(?=\d)/, ' ')
    .split(/\s+(?:à\s+)?|,\s*/)
    .filter(Boolean);
  if (rest.length > 0) return null;
  const iso = toIsoDate(date);
  if (iso === null) return null;
  if (time === undefined) {
    return { iso, precision: iso.length === 4 ? 'year' : iso.length === 7 ? 'month' : 'day' };
  }
  const [, hours, minutes] = /^([01]?\d|2[0-3])[:h]([0-5]\d)?$/.exec(time) ?? [];
  if (iso.length !== 10 || hours === undefined) return null;
  const [year, month, day] = iso.split('-').map(Number);
  const at = new Date(year ?? 0, (month ?? 1) - 1, day, Number(hours), Number(minutes ?? 0));
  return minutes === undefined
    ? { iso: `${at.toISOString().slice(0, 13)}Z`, precision: 'hour' }
    : { iso: `${at.toISOString().slice(0, 16)}Z`, precision: 'min' };
}

function toIsoDate(date: string): string | null {
  const french = /^(?:(?:(\d{1,2})[/.-])?(\d{1,2})[/.-])?(\d{4})$/.exec(date);
  const iso = /^(\d{4})-(\d\d)(?:-(\d\d))?$/.exec(date);
  const [year, month, day] = french ? [french[3], french[2], french[1]] : [iso?.[1], iso?.[2], iso?.[3]];
  if (year === undefined || Number(year) < 1990) return null;
  const parts = [year, month?.padStart(2, '0'), day?.padStart(2, '0')].filter((part) => part !== undefined);
  const isoDate = parts.join('-');
  const fullDate = `${isoDate}${'0000-01-01'.slice(isoDate.length)}`;
  const at = new Date(`${fullDate}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(fullDate) ? isoDate : null;
}

/** Parses a web address; returns null for anything else. */
export function parseUserAddress(typed: string): string | null {
  const text = typed.trim();
  const url = URL.canParse(text) ? new URL(text) : null;
  return url !== null && /^https?:$/.test(url.protocol) && text.length <= 20_000 && text.isWellFormed() ? text : null;
}

/** Parses an account name: one word is a handle, without the @; several words are a display name. */
export function parseUserAccount(typed: string): {
  readonly handle: string | null;
  readonly displayName: string | null;
} {
  const text = typed.trim().replace(/^@/, '').slice(0, 500).toWellFormed();
  if (text === '') return { handle: null, displayName: null };
  return /\s/.test(text) ? { handle: null, displayName: text } : { handle: text, displayName: null };
}
