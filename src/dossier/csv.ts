/** Tables a spreadsheet opens as they are: UTF-8 with BOM, `;`, CRLF (RFC 4180 but for the separator French Excel wants). */

/** Excel cuts a longer cell without a word. */
const CELL_MAX = 32_767;
/** What starts a formula in Excel, LibreOffice or Sheets, in full width too (OWASP, CSV injection). */
const STARTS_FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;
/**
 * What another program parts cells at, before a formula: set to English, Excel splits a `;` file on commas, and then the
 * quotes around a cell hold neither its commas nor its lines.
 */
const BEFORE_FORMULA = /[,\t\r\n](?="*[=+\-@\t＝＋－＠])/g;
/** In an address; a number by itself between two commas runs nothing (a place on a map: `/@48.85,-1.5,17z`). */
const BEFORE_FORMULA_IN_ADDRESS = /,(?![+-]\d+(?:\.\d+)?,)(?="*[=+\-@＝＋－＠])/g;
/** Text that Excel and LibreOffice take for a number or a day and change: 15 digits kept, zeros lost, « 3-11 » a date. */
const TAKEN_FOR_NUMBER = /^(?:\d{16,}|0\d+|\d+(?:[.,]\d+)?e\d+|\d{1,2}[/-]\d{1,4})$/i;

export interface TableRow {
  readonly cells: readonly (string | number)[];
  /** Ends a cell that had to be cut, and says where the whole of it is. */
  readonly cutNote: string;
}

export function csvBytes(rows: readonly TableRow[]): Uint8Array<ArrayBuffer> {
  const lines = rows.map(({ cells, cutNote }) => cells.map((cell) => csvCell(cell, cutNote)).join(';'));
  return new TextEncoder().encode(`\uFEFF${lines.map((line) => `${line}\r\n`).join('')}`);
}

function csvCell(cell: string | number, cutNote: string): string {
  // NUL ends the text in some readers; its picture does not.
  const text = String(cell).replaceAll('\0', '\u2400');
  const safe = typeof cell === 'number' ? text : unrunnable(text);
  const whole = safe.length > CELL_MAX ? cut(safe, CELL_MAX - cutNote.length) + cutNote : safe;
  return /[";\r\n]/.test(whole) ? `"${whole.replaceAll('"', '""')}"` : whole;
}

/** A quote before each; an address, where a quote would lead elsewhere, has that comma by number instead. */
function unrunnable(text: string): string {
  if (/^https?:\/\/\S+$/.test(text)) return text.replace(BEFORE_FORMULA_IN_ADDRESS, '%2C');
  const inside = text.replace(BEFORE_FORMULA, "$&'");
  return STARTS_FORMULA.test(inside) || TAKEN_FOR_NUMBER.test(inside) ? `'${inside}` : inside;
}

/** Never between the two halves of a character. */
function cut(text: string, at: number): string {
  const last = text.charCodeAt(at - 1);
  return text.slice(0, last >= 0xd800 && last < 0xdc00 ? at - 1 : at);
}
