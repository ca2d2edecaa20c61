import type { ConversationMessage, FileDate } from '../domain/item/importedFiles.ts';
import { type DatedLine, DateOrderFinder, isSameForm, parseDatedLine, readLineTime } from './exports/whatsappLines.ts';
import { splitSender } from './exports/whatsappSenders.ts';
import { StructureFinder, TextCutter, toLine } from './exports/whatsappText.ts';

/** Returns the first and last message date as written by the phone. Only the day: an export has no time zone. */
export function readWhatsappDates(head: string, tail: string): FileDate[] {
  const lines = (text: string): DatedLine[] => text.split('\n').flatMap((line) => parseDatedLine(line) ?? []);
  const [first, ends] = [lines(head), lines(tail)];
  const last = ends.filter((line) => first[0] === undefined || isSameForm(first[0], line));
  // Apart: the end of a short file repeats its beginning, which would look like a step back.
  const order = orderOf(first) ?? orderOf(last);
  const date = (source: FileDate['source'], line: DatedLine | undefined): FileDate[] => {
    if (line === undefined) return [];
    const { iso, precision } = readLineTime(line, order).posting;
    return [{ source, raw: line.raw, iso, precision }];
  };
  return [...date('messages-first', first[0]), ...date('messages-last', last.at(-1))];
}

function orderOf(lines: readonly DatedLine[]): ReturnType<DateOrderFinder['order']> {
  const finder = new DateOrderFinder();
  for (const line of lines) finder.add(line);
  return finder.order();
}

/**
 * Reads the messages of a conversation exported by WhatsApp, in the order of the file. Dates stay as written, since the
 * file has no time zone.
 */
export function readWhatsappMessages(text: string): readonly ConversationMessage[] {
  const lines = text
    .split('\n')
    .map((line, index, all) => (index < all.length - 1 ? toLine(line) : { text: line, end: '' as const }));
  const finder = new StructureFinder();
  for (const line of lines) finder.add(line);
  const structure = finder.structure();
  const start = structure === null ? lines.length : lines.findIndex((line) => parseDatedLine(line.text) !== null);
  const before = lines
    .slice(0, start)
    .map((line) => line.text)
    .join('\n')
    .trim();
  const cutter = structure && new TextCutter(structure, null);
  const texts =
    cutter === null ? [] : [...lines.map((line) => cutter.add(line)), cutter.end()].filter((one) => one !== null);
  return [
    ...(before === '' ? [] : [{ date: null, author: null, text: before }]),
    ...texts.map(({ line, text: rest }) => {
      const { sender, text: words } = splitSender(rest);
      return { date: line.raw, author: sender, text: words };
    }),
  ];
}

/** Finds the first and last message of Telegram Desktop's JSON or HTML without parsing the whole file. */

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
