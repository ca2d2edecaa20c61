import type { FileDate } from '../domain/import/importedFile.ts';

/**
 * Conversations exported by Telegram Desktop, in JSON or HTML: finds the first and last message without parsing the
 * whole file.
 */

export function readTelegramDates(head: string, tail: string): FileDate[] {
  const first = findMessageDates(head)[0];
  const last = findMessageDates(tail).at(-1);
  return [
    ...(first === undefined ? [] : [{ ...first, source: 'messages-first' as const }]),
    ...(last === undefined ? [] : [{ ...last, source: 'messages-last' as const }]),
  ];
}

type MessageDate = Omit<FileDate, 'source'>;

/** JSON: `"date_unixtime": "1763400011"`. HTML: `title="17.11.2025 18:20:11 UTC+01:00"`. */
function findMessageDates(text: string): MessageDate[] {
  const unix = [...text.matchAll(/"date_unixtime"\s*:\s*"(\d{1,12})"/g)];
  if (unix.length > 0) return unix.flatMap(([, seconds = '']) => toMessageDate(seconds, Number(seconds) * 1000));
  const titles = /title="((\d{2})\.(\d{2})\.(\d{4}) (\d{2}:\d{2}:\d{2}) UTC([+-]\d{2}:\d{2}))"/g;
  return [...text.matchAll(titles)].flatMap(([, raw = '', day, month, year, time, offset]) =>
    toMessageDate(raw, Date.parse(`${year}-${month}-${day}T${time}${offset}`)),
  );
}

function toMessageDate(raw: string, at: number): MessageDate[] {
  // `Date` is limited to ±8.64e15 ms.
  if (!Number.isFinite(at) || Math.abs(at) > 8.64e15) return [];
  const iso = new Date(at).toISOString();
  return [{ raw, iso: iso.length === 24 ? iso : null, precision: iso.length === 24 ? 's' : null }];
}
