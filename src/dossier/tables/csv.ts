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
const MONTH =
  '(?:jan(?:v(?:ier)?|uary)?|f[ée]v(?:r(?:ier)?)?|feb(?:ruary)?|mar(?:s|ch)?|avr(?:il)?|apr(?:il)?|mai|may|juin|june?|' +
  'juil(?:let)?|july?|ao[uû]t|aug(?:ust)?|sept?(?:em(?:bre|ber))?|oct(?:ob(?:re|er))?|nov(?:em(?:bre|ber))?|d[ée]c(?:em(?:bre|ber))?)\\.?';
/**
 * Text that Excel or LibreOffice, set to French or English, takes for something else and shows as that: 15 digits kept,
 * zeros and spaces lost, « 3-11 » or « 3 nov. » a day of this year, « 50 % » a half, « vrai » VRAI. Tried in LibreOffice
 * 7.4, set to each.
 */
const AUTO_CONVERTED: readonly RegExp[] = [
  /^[(+-]?[€$£]?\s?[.,]?\d[\d\s.,/]*(?:e[+-]?\d+)?\s?[%€$£)-]?$/i,
  /^\d{1,2}:\d{1,2}(?::\d{1,2}(?:[.,]\d+)?)?(?:\s?[ap]\.?m\.?)?$/i,
  /^\d{1,4}[/.-]\d{1,4}(?:[/.-]\d{1,4})?(?:(?:T|,?\s+)\d{1,2}:\d{2}(?::\d{2})?)?$/,
  new RegExp(
    `^(?=.*\\d)(?:(?:lun|mar|mer|jeu|ven|sam|dim|mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}[.,]?\\s+)?(?:\\d{1,4}(?:er)?[\\s.-]*)?${MONTH}(?:[\\s.,-]*\\d{1,4})?(?:[\\s.,-]+\\d{2,4})?(?:,?\\s+\\d{1,2}:\\d{2}(?::\\d{2})?)?$`,
    'iu',
  ),
  /^(?:vrai|faux|true|false)$/i,
];
/** A count, and a whole day of ours, are the same once taken. */
const UNCHANGED = /^(?:0|[1-9]\d{0,14}|\d{4}-\d\d-\d\d)$/;

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
  const safe = typeof cell === 'number' ? text : neutralizeFormula(text);
  const whole = safe.length > CELL_MAX ? truncate(safe, CELL_MAX - cutNote.length) + cutNote : safe;
  return /[";\r\n]/.test(whole) ? `"${whole.replaceAll('"', '""')}"` : whole;
}

/** A quote before each; an address, where a quote would lead elsewhere, has that comma by number instead. */
function neutralizeFormula(text: string): string {
  if (/^https?:\/\/\S+$/.test(text)) return text.replace(BEFORE_FORMULA_IN_ADDRESS, '%2C');
  const inside = text.replace(BEFORE_FORMULA, "$&'");
  return STARTS_FORMULA.test(inside) || isAutoConverted(inside) ? `'${inside}` : inside;
}

function isAutoConverted(text: string): boolean {
  const shown = text.trim();
  return !UNCHANGED.test(text) && AUTO_CONVERTED.some((one) => one.test(shown));
}

/** Never between the two halves of a character. */
function truncate(text: string, at: number): string {
  const last = text.charCodeAt(at - 1);
  return text.slice(0, last >= 0xd800 && last < 0xdc00 ? at - 1 : at);
}
