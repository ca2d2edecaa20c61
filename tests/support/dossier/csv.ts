/** Reads tables of RFC 4180 with semicolons and a byte order mark, as a French spreadsheet opens and saves them. */

/** Throws when a quoted cell does not end. */
export function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const cells = /(?:"((?:[^"]|"")*)"|([^;\r\n"]*))(;|\r?\n|$)/gy;
  const source = text.replace(/^\ufeff/, '');
  while (cells.lastIndex < source.length) {
    const at = cells.lastIndex;
    const match = cells.exec(source);
    if (match === null) throw new Error(`the CSV is broken at character ${at + 1}`);
    const [, quoted, plain = '', end] = match;
    row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === ';') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

/** Returns each line by the names of its columns. */
export function readCsv(text: string): ReadonlyMap<string, string>[] {
  const [head = [], ...lines] = parseCsv(text);
  return lines.map((line) => new Map(head.map((name, at) => [name, line[at] ?? ''])));
}
