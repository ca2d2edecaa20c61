import type { FileDate } from '../domain/import/importedFile.ts';

/**
 * Lines of a conversation exported by WhatsApp: `[17/11/2025, 18:20:11] Name: …` (iPhone) or
 * `17/11/2025, 18:20 - Name: …` (Android), in the date order of the phone's own settings.
 */
const LINE =
  /^[\u200e\u200f\s]*\[?(\d{1,4})[/.-](\d{1,2})[/.-](\d{1,4}),?\s+(?:à\s+)?(\d{1,2})[:.h](\d{2})(?:[:.](\d{2}))?(?:\s?[ap]\.?\s?m\.?)?(?:\]\s|\s-\s)/i;
export const MESSAGE_LINE = new RegExp(LINE.source, 'im');

/** The first and the last message, as the phone wrote them: to the day, since an export names no time zone. */
export function whatsappDates(head: string, tail: string): FileDate[] {
  const lines = (text: string) => text.split('\n').filter((line) => LINE.test(line));
  const [first, last] = [lines(head)[0], lines(tail).at(-1)];
  const dayFirst = orderOf([...lines(head), ...lines(tail)]);
  const date = (source: FileDate['source'], line: string | undefined): FileDate[] => {
    const raw = line
      ?.match(LINE)?.[0]
      .replace(/[[\]\u200e\u200f]|\s-\s$/g, '')
      .trim();
    if (raw === undefined || line === undefined) return [];
    const iso = dayOf(line, dayFirst);
    return [{ source, raw, iso, precision: iso === null ? null : 'day' }];
  };
  return [...date('messages-first', first), ...date('messages-last', last)];
}

/** Told only by a day above 12 somewhere; else both readings stand, and neither is chosen. */
function orderOf(lines: readonly string[]): boolean | null {
  for (const line of lines) {
    const [, a = '', b = ''] = LINE.exec(line) ?? [];
    if (a.length === 4) return null;
    if (Number(a) > 12) return true;
    if (Number(b) > 12) return false;
  }
  return null;
}

function dayOf(line: string, dayFirst: boolean | null): string | null {
  const [, a = '', b = '', c = ''] = LINE.exec(line) ?? [];
  if (a.length === 4) return isoDay(a, b, c);
  if (dayFirst === null) return null;
  const year = c.length === 2 ? `20${c}` : c;
  return dayFirst ? isoDay(year, b, a) : isoDay(year, a, b);
}

export function isoDay(year: string, month: string, day: string): string | null {
  const iso = `${year.padStart(4, '0')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const at = new Date(`${iso}T00:00:00Z`);
  return Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== iso ? null : iso;
}
