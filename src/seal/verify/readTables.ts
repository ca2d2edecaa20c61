import { type ExhibitNumber, joinNumber } from '../../domain/export/exhibitNumber.ts';

/** Reads the csv tables of a dossier as `src/dossier` writes them (docs/format.md, section 10). */

/** What a table has for a value that was not read. */
export const NOT_READ = 'non lu';
/** Ends a cell that was cut. */
const CUT = '[';

/** A row, by the heading of its columns: undefined for a heading that the table of another version lacks. */
export type TableRow = (head: string) => string | undefined;

/** Returns the rows; null when the table has no column `head`. */
export function readTable(text: string, head: string): readonly TableRow[] | null {
  const [heads = [], ...rows] = parseTable(text);
  if (!heads.includes(head)) return null;
  return rows.map((row) => (name) => (heads.includes(name) ? (row[heads.indexOf(name)] ?? '') : undefined));
}

/** `7` or `7, message 12`; a cell that is neither is that of no exhibit. */
export function readNumber(cell: string): ExhibitNumber {
  const [, exhibit, message] = /^(\d{1,9})(?:, message (\d{1,9}))?$/.exec(cell) ?? [];
  return joinNumber({ number: Number(exhibit ?? 0), ...(message !== undefined && { message: Number(message) }) });
}

/** More numbers than a dossier has: a run of them is not listed. */
const MAX_RUN = 100_000;

/**
 * Reads `n° 1 à 5, 7`, `n° 7, messages 3 à 5` and `n° 1, 7 (messages 3 à 5)`. Returns null for anything else; [] when
 * the cell is empty.
 */
export function readNumbers(cell: string): ExhibitNumber[] | null {
  if (cell === '') return [];
  const [, list] = /^n° (.+)$/.exec(cell) ?? [];
  if (list === undefined) return null;
  const [, only, messages] = /^(\d{1,9}), messages? (.+)$/.exec(list) ?? [];
  if (only !== undefined && messages !== undefined) return readRuns(messages, Number(only));
  const parts = list.match(/(?:[^,(]|\([^)]*\)?)+/g) ?? [];
  const numbers = parts.map((part) => {
    const [, exhibit, inside] = /^(\d{1,9}) \(messages? ([^)]*)\)$/.exec(part.trim()) ?? [];
    return exhibit === undefined || inside === undefined ? readRuns(part) : readRuns(inside, Number(exhibit));
  });
  return numbers.includes(null) ? null : numbers.flatMap((some) => some ?? []);
}

/** `1 à 5, 7`: of exhibits, or of the messages of one. */
function readRuns(list: string, exhibit?: number): ExhibitNumber[] | null {
  const runs = list.split(',').map((run) => /^(\d{1,9})(?: à (\d{1,9}))?$/.exec(run.trim()));
  const numbers: ExhibitNumber[] = [];
  for (const run of runs) {
    if (run === null) return null;
    const [from, to] = [Number(run[1]), Number(run[2] ?? run[1])];
    if (to - from > MAX_RUN) return null;
    for (let one = from; one <= to; one += 1)
      numbers.push(exhibit === undefined ? one : joinNumber({ number: exhibit, message: one }));
  }
  return numbers;
}

/** Whether a cell has the value, or its beginning where the table had to cut it. */
export function isCellOf(cell: string, value: string): boolean {
  const shown = foldCell(cell);
  const expected = foldCell(value);
  // Only texts longer than a cell are cut, and end with a sentence that names the whole one.
  const cutAt = cell.length > 30_000 ? cell.lastIndexOf(CUT) : -1;
  return shown === expected || (cutAt > 0 && expected.startsWith(foldCell(cell.slice(0, cutAt))));
}

/** Leaves out what the documents add or replace so that no program runs, drops or turns it (src/dossier). */
export function foldCell(text: string): string {
  return text
    .toWellFormed()
    .replaceAll('%2C', ',')
    .replace(/‹U\+[0-9A-F]{4}›|['\s\p{Cc}\p{Cf}\u2400-\u2421]/gu, '');
}

/** RFC 4180 with `;`: the rows of cells. */
function parseTable(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let isQuoted = false;
  for (const [part] of text.replace(/^\uFEFF/, '').matchAll(/"|;|\r\n|[^";\r]+|\r/g)) {
    if (part === '"') {
      // Two quotes in a quoted cell are one: the first ends the quotes, and the second begins them again.
      if (!isQuoted && cell !== '') cell += part;
      isQuoted = !isQuoted;
    } else if (isQuoted || (part !== ';' && part !== '\r\n')) cell += part;
    else {
      row.push(cell);
      cell = '';
      if (part === ';') continue;
      rows.push(row);
      row = [];
    }
  }
  return rows;
}
