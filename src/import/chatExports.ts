import type { ConversationMessage, FileDate } from '../domain/item/importedFiles.ts';
import { toIsoDay } from '../domain/shared/localDates.ts';

/**
 * Lines of a conversation exported by WhatsApp: `[17/11/2025, 18:20:11] Name: …` (iPhone) or `17/11/2025, 18:20 - Name:
 * …` (Android), in the date order of the phone's settings.
 */
const MESSAGE_START =
  /^(?:[\u200e\u200f]|[^\S\r\n\u2028\u2029])*\[?(\d{1,4})[/.-](\d{1,2})[/.-](\d{1,4}),?\s+(?:à\s+)?(\d{1,2})[:.h](\d{2})(?:[:.](\d{2}))?(?:\s?[ap]\.?\s?m\.?)?(?:\]\s|\s-\s)/i;
export const MESSAGE_LINE = new RegExp(MESSAGE_START.source, 'im');

/** Returns the first and last message date as written by the phone. Only the day: an export has no time zone. */
export function readWhatsappDates(head: string, tail: string): FileDate[] {
  const lines = (text: string) => text.split('\n').filter((line) => MESSAGE_START.test(line));
  const [first, last] = [lines(head)[0], lines(tail).at(-1)];
  const dayFirst = detectDayFirst([...lines(head), ...lines(tail)]);
  const date = (source: FileDate['source'], line: string | undefined): FileDate[] => {
    const start = line?.match(MESSAGE_START)?.[0];
    if (start === undefined || line === undefined) return [];
    const raw = cleanDate(start);
    const iso = readLineDay(line, dayFirst);
    return [{ source, raw, iso, precision: iso === null ? null : 'day' }];
  };
  return [...date('messages-first', first), ...date('messages-last', last)];
}

/** Returns whether the day comes first; a number above 12 proves it. Null when both orders are possible. */
function detectDayFirst(lines: readonly string[]): boolean | null {
  for (const line of lines) {
    const [, a = '', b = ''] = MESSAGE_START.exec(line) ?? [];
    if (a.length === 4) return null;
    if (Number(a) > 12) return true;
    if (Number(b) > 12) return false;
  }
  return null;
}

function readLineDay(line: string, dayFirst: boolean | null): string | null {
  const [, a = '', b = '', c = ''] = MESSAGE_START.exec(line) ?? [];
  if (a.length === 4) return toIsoDay(a, b, c);
  if (dayFirst === null) return null;
  const year = c.length === 2 ? `20${c}` : c;
  return dayFirst ? toIsoDay(year, b, a) : toIsoDay(year, a, b);
}

/**
 * Reads the messages of a conversation exported by WhatsApp, in the order of the file. A line without a date continues
 * the message before it. Dates stay as written, since the file has no time zone.
 */
export function readWhatsappMessages(text: string): readonly ConversationMessage[] {
  const messages: { date: string | null; author: string | null; text: string }[] = [];
  for (const line of text.split(/\r?\n/)) {
    const start = MESSAGE_START.exec(line)?.[0];
    const last = messages.at(-1);
    if (start === undefined) {
      if (last) last.text += `\n${line}`;
      else if (line.trim() !== '') messages.push({ date: null, author: null, text: line });
      continue;
    }
    const [, author, words] = /^([^:]{1,100}): (.*)$/su.exec(line.slice(start.length)) ?? [];
    messages.push({
      date: cleanDate(start),
      author: author ?? null,
      text: words ?? line.slice(start.length),
    });
  }
  return messages.map((one) => ({ ...one, text: one.text.trimEnd() }));
}

/** The date without brackets, marks of direction and dashes. */
const cleanDate = (start: string): string => start.replace(/[[\]\u200e\u200f]|\s-\s$/g, '').trim();

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
