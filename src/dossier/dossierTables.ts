import type { SnapshotItem } from '../domain/export/caseSnapshot.ts';
import { exhibitFolder } from '../domain/export/dossierLayout.ts';
import type { DossierOptions } from '../domain/export/dossierOptions.ts';
import type { Fiche } from '../domain/item/item.ts';
import { utcOffsetAt } from '../domain/shared/localDates.ts';
import { type Account, groupAccounts, isAccountRead } from './data/accountGroups.ts';
import { listAccountRemarks } from './data/exhibitLabels.ts';
import { classifyContext, classifyPublications, getItemAddress } from './data/publications.ts';
import { type DateCertainty, findDoubt, getDateCertainty, isKindByPlace } from './data/readingDoubts.ts';
import { listRevisits } from './data/revisits.ts';
import { formatRanges, localIso } from './strings/formatText.ts';
import * as strings from './strings/index.ts';

type Cell = string | number | null;

/** Returns `chronologie.csv`: one row per exhibit, by number. */
export function chronologyCsv(items: readonly SnapshotItem[]): Uint8Array<ArrayBuffer> {
  const { repeats } = classifyPublications(items);
  const rows = items.map((item) => {
    const { fiche, number, digest } = item;
    const [contextKind, original] = [classifyContext(item), repeats.get(item)];
    return exhibitRow(number, [
      number,
      fiche.ordinal,
      fiche.posting.iso,
      postedLocally(fiche),
      strings.csvTable.dateCertainty[getDateCertainty(fiche)],
      fiche.posting.precision,
      fiche.posting.raw,
      fiche.acquiredAt,
      localIso(fiche.acquiredAt, fiche.utcOffset),
      fiche.platform,
      URL.parse(getItemAddress(item) ?? '')?.hostname ?? null,
      ...formatKind(item),
      fiche.author.handle,
      fiche.author.displayName,
      ...COUNTERS.map((name) => fiche.engagement?.[name] ?? null),
      listDoubts(fiche),
      fiche.address.permalink,
      fiche.address.page,
      fiche.text,
      formatCompleteness(item),
      digest,
      contextKind === null
        ? original === undefined
          ? ''
          : strings.csvTable.repeat(original.number)
        : strings.contextKind[contextKind],
    ]);
  });
  return csvBytes([headRow(strings.csvTable.chronology), ...rows]);
}

/** Returns `adresses.csv`: the addresses to open again, in the order of `fiche-commissaire.pdf`. */
export function addressesCsv(items: readonly SnapshotItem[], options: DossierOptions): Uint8Array<ArrayBuffer> {
  const formatBoolean = (value: boolean | null) =>
    value === null ? null : value ? strings.bailiffSheet.yes : strings.bailiffSheet.no;
  const rows = listRevisits(items, options).map((visit, index) => {
    const { fiche, number } = visit.item;
    const { visibility, lastCheck, screens } = visit;
    return exhibitRow(number, [
      index + 1,
      number,
      fiche.platform,
      visit.address,
      fiche.address.page,
      strings.surface[fiche.surface],
      visibility === null ? null : strings.visibility[visibility],
      formatBoolean(visit.accountNeeded),
      visit.path,
      formatBoolean(visit.ephemeral),
      lastCheck === null ? strings.csvTable.unchecked : lastCheck.at,
      lastCheck === null ? strings.csvTable.unchecked : strings.onlineResult[lastCheck.result],
      screens ?? strings.csvTable.several,
      fiche.author.handle ?? fiche.author.displayName ?? fiche.author.platformId,
      fiche.posting.iso,
      strings.csvTable.dateCertainty[getDateCertainty(fiche)],
      fiche.acquiredAt,
      visit.alsoIn.length === 0 ? '' : `n° ${formatRanges(visit.alsoIn)}`,
      listDoubts(fiche),
    ]);
  });
  return csvBytes([headRow(strings.csvTable.addresses), ...rows]);
}

/** Returns `comptes.csv`: one row per account, for a request to the platform. */
export function accountsCsv(items: readonly SnapshotItem[]): Uint8Array<ArrayBuffer> {
  const rows = groupAccounts(items).map((account) => ({
    cells: toCells([
      account.platform,
      account.handle,
      account.displayName,
      account.platformId,
      account.profileUrl,
      ...(account.count === 0
        ? ['', '', '', '']
        : [
            account.firstPosted,
            formatCertainty(account.firstDateCertainty, account.isFirstDateSure),
            account.lastPosted,
            formatCertainty(account.lastDateCertainty, account.isLastDateSure),
          ]),
      account.count,
      `n° ${formatRanges(account.exhibits)}`,
      formatRemark(account),
    ]),
    cutNote: strings.csvTable.cut('pieces/'),
  }));
  return csvBytes([headRow(strings.csvTable.accounts), ...rows]);
}

/** Counters with a column of their own, as displayed. */
const COUNTERS = ['replies', 'reposts', 'likes', 'views'];

/** Returns the date of publication in the time zone of the capture; as much as was read. */
function postedLocally({ posting, timeZone }: Fiche): string | null {
  const { iso } = posting;
  if (iso === null || iso.length <= 10 || Number.isNaN(Date.parse(iso))) return iso;
  const instant = new Date(iso);
  return localIso(instant.toISOString(), utcOffsetAt(instant, timeZone));
}

/** Returns « nature : lecture probable », for each value of the row that was read with less than high confidence. */
function listDoubts(fiche: Fiche): string {
  return Object.entries(strings.csvTable.doubtful)
    .flatMap(([name, { label, fields }]) => {
      const doubt = findDoubt(fiche, fields);
      return doubt === null
        ? []
        : `${label} : ${strings.confidence[doubt]}${name === 'kind' && isKindByPlace(fiche) ? `, ${strings.exhibit.kindByPlace}` : ''}`;
    })
    .join(' ; ');
}

function formatRemark(account: Account): string {
  if (!isAccountRead(account)) return strings.csvTable.accountUnread;
  return [...listAccountRemarks(account), ...(account.isDoubtful ? [strings.csvTable.accountDoubtful] : [])].join(
    ' ; ',
  );
}

const formatCertainty = (certainty: DateCertainty, isSure: boolean): string =>
  certainty === 'read' && !isSure ? strings.csvTable.dateDoubtful : strings.csvTable.dateCertainty[certainty];

/** Returns how complete the capture is. An imported file was not captured. */
function formatCompleteness({ fiche }: SnapshotItem): string {
  if (fiche.received !== undefined) return strings.csvTable.imported;
  if (fiche.provenance.options.mode === 'address') return strings.csvTable.addressOnly;
  return fiche.outcome === 'complete' ? strings.csvTable.complete : strings.csvTable.partial;
}

function formatKind({ fiche }: SnapshotItem): [string, string | null] {
  return [strings.surface[fiche.surface], fiche.visibility === null ? null : strings.visibility[fiche.visibility]];
}

function headRow(names: readonly string[]): TableRow {
  return { cells: names, cutNote: '' };
}

function exhibitRow(number: number, cells: readonly Cell[]): TableRow {
  return { cells: toCells(cells), cutNote: strings.csvTable.cut(`${exhibitFolder(number)}/texte.txt`) };
}

function toCells(cells: readonly Cell[]): (string | number)[] {
  return cells.map((cell) => cell ?? strings.NOT_READ);
}

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

interface TableRow {
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
