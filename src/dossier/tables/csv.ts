/**
 * CSV that spreadsheets open directly: UTF-8 with BOM, CRLF, RFC 4180 except for the `;` that French Excel requires.
 */

/** Excel silently truncates longer cells. */
const CELL_MAX = 32_767;
/** First characters of a formula in Excel, LibreOffice or Sheets, also full-width (OWASP, CSV injection). */
const STARTS_FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;
/**
 * A separator of another program, before a formula: English Excel splits a `;` file on commas, and then quotes protect
 * neither the commas nor the line breaks of a cell.
 */
const BEFORE_FORMULA = /[,\t\r\n](?="*[=+\-@\t＝＋－＠])/g;
/**
 * The same in an address, except before a lone number between commas, which runs nothing (map URL:
 * `/@48.85,-1.5,17z`).
 */
const BEFORE_FORMULA_IN_ADDRESS = /,(?![+-]\d+(?:\.\d+)?,)(?="*[=+\-@＝＋－＠])/g;
const MONTH =
  '(?:jan(?:v(?:ier)?|uary)?|f[ée]v(?:r(?:ier)?)?|feb(?:ruary)?|mar(?:s|ch)?|avr(?:il)?|apr(?:il)?|mai|may|juin|june?|' +
  'juil(?:let)?|july?|ao[uû]t|aug(?:ust)?|sept?(?:em(?:bre|ber))?|oct(?:ob(?:re|er))?|nov(?:em(?:bre|ber))?|d[ée]c(?:em(?:bre|ber))?)\\.?';
/**
 * Text that Excel or LibreOffice converts, in French or English: only 15 digits are kept, leading zeros and spaces are
 * lost, « 3-11 » and « 3 nov. » become a day of the current year, « 50 % » 0.5, « vrai » VRAI. Tested in LibreOffice
 * 7.4 in both languages.
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
/** Integers and ISO days survive the conversion. */
const UNCHANGED = /^(?:0|[1-9]\d{0,14}|\d{4}-\d\d-\d\d)$/;

export interface TableRow {
  readonly cells: readonly (string | number)[];
  /** End of a truncated cell: says where the full text is. */
  readonly cutNote: string;
}

export function csvBytes(rows: readonly TableRow[]): Uint8Array<ArrayBuffer> {
  const lines = rows.map(({ cells, cutNote }) => cells.map((cell) => csvCell(cell, cutNote)).join(';'));
  return new TextEncoder().encode(`\uFEFF${lines.map((line) => `${line}\r\n`).join('')}`);
}

function csvCell(cell: string | number, cutNote: string): string {
  // Some readers end the text at NUL: it is replaced by its symbol.
  const text = String(cell).replaceAll('\0', '\u2400');
  const safe = typeof cell === 'number' ? text : neutralizeFormula(text);
  const whole = safe.length > CELL_MAX ? truncate(safe, CELL_MAX - cutNote.length) + cutNote : safe;
  return /[";\r\n]/.test(whole) ? `"${whole.replaceAll('"', '""')}"` : whole;
}

/**
 * Puts a quote before formulas. In an address a quote would change the target, so the comma is percent-encoded
 * instead.
 */
function neutralizeFormula(text: string): string {
  if (/^https?:\/\/\S+$/.test(text)) return text.replace(BEFORE_FORMULA_IN_ADDRESS, '%2C');
  const inside = text.replace(BEFORE_FORMULA, "$&'");
  return STARTS_FORMULA.test(inside) || isAutoConverted(inside) ? `'${inside}` : inside;
}

function isAutoConverted(text: string): boolean {
  const shown = text.trim();
  return !UNCHANGED.test(text) && AUTO_CONVERTED.some((pattern) => pattern.test(shown));
}

/** Truncates, without splitting a surrogate pair. */
function truncate(text: string, at: number): string {
  const last = text.charCodeAt(at - 1);
  return text.slice(0, last >= 0xd800 && last < 0xdc00 ? at - 1 : at);
}
