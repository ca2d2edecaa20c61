import type { SnapshotItem } from '../domain/export/caseSnapshot.ts';
import { exhibitFolder, exhibitLabel } from '../domain/export/dossierLayout.ts';
import { type ExhibitNumber, shownNumber } from '../domain/export/exhibitNumber.ts';
import { sayText } from '../domain/item/callWords.ts';
import { type FactKey, FICHE_FACTS } from '../domain/item/ficheFacts.ts';
import type { Fiche } from '../domain/item/item.ts';
import { kindAnswers } from '../domain/item/kind.ts';
import { utcOffsetAt } from '../domain/shared/localDates.ts';
import { truncate } from '../domain/shared/truncate.ts';
import { showControls } from './controlCharacters.ts';
import { type Account, groupAccounts, isAccountRead, selectCounted } from './data/accountGroups.ts';
import {
  formatContextKind,
  formatGravity,
  formatTicked,
  listAccountRemarks,
  listEmailFacts,
} from './data/exhibitLabels.ts';
import { factLine, type LineKind } from './data/factLines.ts';
import { listProsecuted, type ProsecutedPost } from './data/prosecution.ts';
import { classifyContext, classifyPublications, getItemAddress } from './data/publications.ts';
import {
  type DoubtKey,
  findDoubt,
  getDateCertainty,
  isDateSure,
  isKindByPlace,
  printedFacts,
} from './data/readingDoubts.ts';
import { listRevisits, type Revisit } from './data/revisits.ts';
import * as codes from './strings/codes.ts';
import { nameOrigin } from './strings/conversationWords.ts';
import * as documents from './strings/documents.ts';
import * as exhibitWords from './strings/exhibitWords.ts';
import { formatRanges, localIso } from './strings/formatText.ts';
import * as prosecutionWords from './strings/prosecutionWords.ts';
import * as reportSections from './strings/reportSections.ts';

/** Null: « non lu ». */
type Cell = string | number | null;

/** `cell` gets what one row is made of. */
export interface Column<Row> {
  readonly head: string;
  readonly cell: (row: Row) => Cell;
  /** Name of the value among « lectures probables ou incertaines », with the facts that it is printed from. */
  readonly doubt?: readonly [name: string, facts: readonly DoubtKey[] | 'account'];
}

interface ExhibitRow {
  readonly item: SnapshotItem;
  /** The exhibit that is counted for the same publication. */
  readonly original: SnapshotItem | undefined;
  /** It is not counted, since its account was not read. */
  readonly isWithoutAccount: boolean;
  /** Where it is in the dossier.pdf of this zip; undefined for another. */
  readonly page: number | undefined;
}

/** A column with the value of one fact, as read. */
function factColumn(head: string, key: LineKey, doubt?: Column<ExhibitRow>['doubt']): Column<ExhibitRow> {
  return { head, cell: ({ item }) => factCell(item.fiche, key), ...(doubt && { doubt }) };
}

type LineKey = { [K in FactKey]: (typeof FICHE_FACTS)[K]['kind'] extends LineKind ? K : never }[FactKey];

function factCell(fiche: Fiche, key: LineKey): Cell {
  const { kind, value } = FICHE_FACTS[key];
  const read = value(fiche);
  return read === null || read === undefined ? null : factLine(kind, read, fiche);
}

/** A counter with a column of its own, as displayed. */
const counterColumn = (head: string, name: string): Column<ExhibitRow> => ({
  head,
  cell: ({ item }) => item.fiche.engagement?.[name] ?? null,
});

/** What the person rated and ticked, as at the page of the exhibit. */
export const RATED: readonly Column<{ readonly item: SnapshotItem }>[] = [
  { head: documents.csvTable.grave, cell: ({ item }) => formatGravity(item) },
  { head: documents.csvTable.ticked, cell: ({ item }) => formatTicked(item) },
];

const HOW_DATED: Column<{ readonly item: SnapshotItem }> = {
  head: 'date de publication',
  cell: ({ item }) => documents.csvTable.dateCertainty[getDateCertainty(item.fiche)],
};

const CHRONOLOGY: readonly Column<ExhibitRow>[] = [
  { head: 'pièce', cell: ({ item }) => shownNumber(item.number) },
  { head: 'élément', cell: ({ item }) => item.fiche.ordinal },
  { head: 'publiée (UTC)', cell: ({ item }) => item.fiche.posting.iso, doubt: ['date', ['posting']] },
  { head: 'publiée (heure locale)', cell: ({ item: { fiche } }) => toLocal(fiche) },
  HOW_DATED,
  { head: 'précision', cell: ({ item }) => item.fiche.posting.precision },
  { head: 'publiée (telle qu’affichée)', cell: ({ item }) => item.fiche.posting.raw },
  { head: 'enregistrée (UTC)', cell: ({ item }) => item.fiche.acquiredAt },
  { head: 'enregistrée (heure locale)', cell: ({ item: { fiche } }) => localIso(fiche.acquiredAt, fiche.utcOffset) },
  { head: 'plateforme', cell: ({ item }) => item.fiche.platform },
  { head: 'domaine', cell: ({ item }) => URL.parse(getItemAddress(item) ?? '')?.hostname ?? null },
  factColumn('nature', 'surface', ['nature', ['surface']]),
  factColumn('visibilité', 'visibility', ['visibilité', ['visibility']]),
  { head: 'compte', cell: ({ item }) => item.fiche.author.handle, doubt: ['compte', 'account'] },
  factColumn('nom affiché', 'author.displayName'),
  { ...counterColumn('réponses affichées', 'replies'), doubt: ['compteurs', ['engagement']] },
  counterColumn('republications affichées', 'reposts'),
  counterColumn('J’aime affichés', 'likes'),
  counterColumn('vues affichées', 'views'),
  { head: 'lectures probables ou incertaines', cell: ({ item }) => listDoubts(item.fiche) },
  factColumn('adresse de la publication', 'address.permalink', ['adresse', ['address.permalink', 'address.page']]),
  factColumn('adresse de la page', 'address.page'),
  { head: 'texte', cell: ({ item }) => sayText(item.fiche), doubt: ['texte', ['text']] },
  ...RATED,
  { head: 'page de dossier.pdf', cell: ({ page }) => page ?? '' },
  { head: 'capture', cell: ({ item }) => formatCompleteness(item) },
  { head: 'empreinte SHA-256 de la fiche', cell: ({ item }) => item.digest },
  { head: 'non comptée', cell: formatUncounted },
];

/** Only where the person compared such a text with its image. */
const CHECKED_TEXT: Column<ExhibitRow> = {
  head: 'texte lu par machine dans l’image, vérifié par la personne',
  cell: ({ item }) => item.checkedText ?? '',
};

/** Only where an item is an e-mail. */
const EMAIL: Column<ExhibitRow> = {
  head: 'courriel, selon son fichier',
  cell: ({ item }) =>
    listEmailFacts(item.fiche)
      .map((fact) => fact.join(' : '))
      .join(' ; '),
};

/** Returns `chronologie.csv`: one row per exhibit, by number. `pages`: of `dossier.pdf`, by `exhibitLabel`. */
export function chronologyCsv(
  items: readonly SnapshotItem[],
  pages: ReadonlyMap<string, number> = new Map(),
): Uint8Array<ArrayBuffer> {
  const { repeats } = classifyPublications(items);
  const withoutAccount = new Set(selectCounted(items).withoutAccount);
  const hasEmail = items.some(({ fiche }) => listEmailFacts(fiche).length > 0);
  const hasChecked = items.some(({ checkedText }) => checkedText !== undefined);
  return tableBytes(
    [...CHRONOLOGY, ...(hasEmail ? [EMAIL] : []), ...(hasChecked ? [CHECKED_TEXT] : [])],
    items.map((item) => ({
      item,
      original: repeats.get(item),
      isWithoutAccount: withoutAccount.has(item),
      page: pages.get(exhibitLabel(item.number)),
    })),
    ({ item }) => exhibitText(item),
  );
}

const PROSECUTION: readonly Column<ProsecutedPost>[] = [
  { head: 'pièce', cell: ({ item }) => shownNumber(item.number) },
  { head: 'premier jour', cell: ({ firstDay }) => firstDay },
  { head: 'publiée (UTC)', cell: ({ item }) => item.fiche.posting.iso },
  { head: 'publiée (telle qu’affichée)', cell: ({ item }) => item.fiche.posting.raw },
  HOW_DATED,
  { head: 'plateforme', cell: ({ item }) => item.fiche.platform },
  { head: 'compte n°', cell: ({ account }) => account },
  { head: 'compte', cell: ({ item: { fiche } }) => fiche.author.handle ?? fiche.author.displayName },
  { head: 'adresse', cell: ({ item }) => getItemAddress(item) },
  { head: 'visibilité', cell: ({ visibility }) => visibility && codes.visibility[visibility] },
  { head: 'vérifiée en dernier (UTC)', cell: ({ lastCheck }) => lastCheck?.at ?? documents.csvTable.unchecked },
  { head: 'résultat', cell: ({ lastCheck }) => lastCheck && codes.onlineResult[lastCheck.result] },
  { head: 'mots exacts', cell: ({ words }) => words },
  { head: 'origine des mots', cell: (post) => originOf(post) },
  { head: 'qualification', cell: () => '' },
  { head: 'texte de loi', cell: () => '' },
  { head: 'ce qui permet de reconnaître la personne', cell: () => '' },
  { head: 'ce qui précède (réponse à qui, à quoi)', cell: () => '' },
  { head: 'ce qui montre que c’est faux', cell: () => '' },
  { head: 'directeur de la publication, hébergeur', cell: () => '' },
];

function originOf({ item, isFromImage, words }: ProsecutedPost): string | null {
  if (words === null) return null;
  if (isFromImage) return prosecutionWords.fromImage;
  return item.fiche.received === undefined && item.fiche.exported === undefined
    ? prosecutionWords.fromPage
    : prosecutionWords.fromFile;
}

/** Returns `tableau-propos.csv`: one row for each publication. */
export const prosecutionCsv = (items: readonly SnapshotItem[]): Uint8Array<ArrayBuffer> =>
  tableBytes(PROSECUTION, listProsecuted(items), ({ item }) => `${exhibitFolder(item.number)}/texte.txt`);

export const numbered = (numbers: readonly ExhibitNumber[]): string =>
  numbers.length === 0 ? '' : `n° ${formatRanges(numbers)}`;

const formatBoolean = (value: boolean | null): Cell =>
  value === null ? null : value ? reportSections.bailiffSheet.yes : reportSections.bailiffSheet.no;

const ADDRESSES: readonly Column<Revisit & { readonly order: number }>[] = [
  { head: 'ordre', cell: ({ order }) => order },
  { head: 'pièce', cell: ({ item }) => shownNumber(item.number) },
  { head: 'plateforme', cell: ({ item }) => item.fiche.platform },
  { head: 'adresse à ouvrir', cell: ({ address }) => address },
  { head: 'adresse de la page', cell: ({ item }) => item.fiche.address.page },
  { head: 'nature', cell: ({ item }) => codes.surface[item.fiche.surface] },
  { head: 'visibilité', cell: ({ visibility }) => (visibility === null ? null : codes.visibility[visibility]) },
  { head: 'compte nécessaire', cell: ({ accountNeeded }) => formatBoolean(accountNeeded) },
  { head: 'chemin d’accès', cell: ({ item }) => item.fiche.accessPath && documents.csvTable.path },
  { head: 'éphémère', cell: ({ ephemeral }) => formatBoolean(ephemeral) },
  { head: 'dernière vérification (UTC)', cell: ({ lastCheck }) => lastCheck?.at ?? documents.csvTable.unchecked },
  {
    head: 'résultat',
    cell: ({ lastCheck }) => (lastCheck === null ? documents.csvTable.unchecked : codes.onlineResult[lastCheck.result]),
  },
  { head: 'écrans à prévoir', cell: ({ screens }) => screens ?? documents.csvTable.several },
  {
    head: 'compte',
    cell: ({ item: { fiche } }) => fiche.author.handle ?? fiche.author.displayName ?? fiche.author.platformId,
  },
  { head: 'publiée (UTC)', cell: ({ item }) => item.fiche.posting.iso },
  HOW_DATED,
  { head: 'enregistrée (UTC)', cell: ({ item }) => item.fiche.acquiredAt },
  { head: 'aussi dans les pièces', cell: ({ alsoIn }) => numbered(alsoIn) },
  { head: 'lectures probables ou incertaines', cell: ({ item }) => listDoubts(item.fiche) },
  ...RATED,
  { head: 'remarque', cell: ({ item }) => formatContextKind(item) ?? '' },
];

/** Returns `adresses.csv`: the addresses to open again, in the order of `fiche-commissaire.pdf`. */
export function addressesCsv(items: readonly SnapshotItem[]): Uint8Array<ArrayBuffer> {
  const visits = listRevisits(items).map((visit, index) => ({ ...visit, order: index + 1 }));
  return tableBytes(ADDRESSES, visits, ({ item }) => exhibitText(item));
}

/** The dates of an account are those of its publications: '' when it has none, « non lu » when none has a date. */
function dateColumns(name: string, dated: (account: Account) => Fiche | undefined): Column<Account>[] {
  const column = (head: string, cell: (fiche: Fiche | undefined) => Cell): Column<Account> => ({
    head,
    cell: (account) => (account.counts.total === 0 ? '' : cell(dated(account))),
  });
  return [
    column(`${name} (UTC)`, (fiche) => fiche?.posting.iso ?? null),
    column(`${name} (heure locale)`, (fiche) => (fiche ? toLocal(fiche) : null)),
    column(`date du ${name}`, formatCertainty),
  ];
}

const ACCOUNTS: readonly Column<Account>[] = [
  { head: 'plateforme', cell: ({ platform }) => platform },
  { head: 'compte', cell: ({ handle }) => handle },
  { head: 'nom affiché', cell: ({ displayName }) => displayName },
  { head: 'identifiant numérique', cell: ({ platformId }) => platformId },
  { head: 'adresse du profil', cell: ({ profileUrl }) => profileUrl },
  ...dateColumns('premier message', ({ first }) => first),
  ...dateColumns('dernier message', ({ last }) => last),
  { head: 'nombre de publications', cell: ({ counts }) => counts.total },
  { head: 'pièces', cell: ({ exhibits }) => `n° ${formatRanges(exhibits)}` },
  { head: 'pièces non signalées', cell: ({ notReported }) => numbered(notReported) },
  { head: 'remarque', cell: formatRemark },
  { head: 'signalé par la personne', cell: ({ isReported }) => (isReported === null ? '' : formatBoolean(isReported)) },
];

/** Returns `comptes.csv`: one row per account, those that the person reports first. */
export function accountsCsv(items: readonly SnapshotItem[]): Uint8Array<ArrayBuffer> {
  const accounts = groupAccounts(items);
  const isReported = (account: Account) => account.isReported === true;
  const rows = [...accounts.filter(isReported), ...accounts.filter((account) => !isReported(account))];
  return tableBytes(ACCOUNTS, rows, () => 'pieces/');
}

/** Returns the date in the time zone of its capture; as much as was read. */
function toLocal({ posting: { iso }, timeZone }: Fiche): string | null {
  if (iso === null || iso.length <= 10 || Number.isNaN(Date.parse(iso))) return iso;
  const instant = new Date(iso);
  return localIso(instant.toISOString(), utcOffsetAt(instant, timeZone));
}

/** Returns « nature : lecture probable », for each value of the row that was read with less than high confidence. */
function listDoubts(fiche: Fiche): string {
  return CHRONOLOGY.flatMap(({ doubt: [name, facts] = ['', []] }) => {
    const doubt = findDoubt(fiche, facts === 'account' ? printedFacts(fiche, facts) : facts);
    const how = facts.includes('surface') && isKindByPlace(fiche) ? `, ${exhibitWords.exhibit.kindByPlace}` : '';
    return doubt === null ? [] : `${name} : ${codes.confidence[doubt]}${how}`;
  }).join(' ; ');
}

function formatRemark(account: Account): string {
  const { accountUnread, accountDoubtful } = documents.csvTable;
  if (!isAccountRead(account)) return accountUnread;
  return [...listAccountRemarks(account), ...(account.isDoubtful ? [accountDoubtful] : [])].join(' ; ');
}

function formatCertainty(fiche: Fiche | undefined): string {
  const certainty = fiche ? getDateCertainty(fiche) : 'unread';
  const { dateDoubtful, dateCertainty } = documents.csvTable;
  return certainty === 'read' && fiche && !isDateSure(fiche) ? dateDoubtful : dateCertainty[certainty];
}

/** Returns how complete the capture is. An imported file was not captured. */
function formatCompleteness({ fiche }: SnapshotItem): string {
  if (fiche.exported) return nameOrigin(fiche.exported);
  if (kindAnswers(fiche).date !== 'page') return documents.csvTable.imported;
  if (fiche.provenance.options.mode === 'address') return documents.csvTable.addressOnly;
  return fiche.outcome === 'complete' ? documents.csvTable.complete : documents.csvTable.partial;
}

/** Returns why an exhibit is not counted as a publication; '' when it is. */
function formatUncounted({ item, original, isWithoutAccount }: ExhibitRow): string {
  const contextKind = classifyContext(item);
  if (contextKind !== null) return reportSections.contextKind[contextKind];
  if (isWithoutAccount) return reportSections.letter.unreadAccount;
  return original === undefined ? '' : documents.csvTable.repeat(original.number);
}

const exhibitText = ({ number }: SnapshotItem): string => `${exhibitFolder(number)}/texte.txt`;

/** `whole`: where the whole text of a truncated cell is. */
export function tableBytes<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  whole: (row: Row) => string,
): Uint8Array<ArrayBuffer> {
  return csvBytes([
    { cells: columns.map(({ head }) => head), cutNote: '' },
    ...rows.map((row) => ({
      cells: columns.map(({ cell }) => cell(row) ?? codes.NOT_READ),
      cutNote: documents.csvTable.cut(whole(row)),
    })),
  ]);
}

/** CSV for spreadsheets: UTF-8 with BOM, CRLF, RFC 4180 except for the `;` that French Excel requires. */

/** Excel silently truncates longer cells. */
const CELL_MAX = 32_767;
/** First characters of a formula in Excel, LibreOffice or Sheets, also full-width (OWASP, CSV injection). */
const STARTS_FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;
/**
 * A separator of another program, before a formula: English Excel splits a `;` file on commas, and then quotes protect
 * neither the commas nor the line breaks of a cell.
 */
const BEFORE_FORMULA = /[,\t\r\n](?="*[=+\-@\t＝＋－＠])/g;
/** The same in an address, except before a lone number, which runs nothing (`/@48.85,-1.5,17z`). */
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
  // Some readers end the text at NUL, and some spreadsheets drop other control characters.
  const text = showControls(String(cell));
  const safe = typeof cell === 'number' ? text : neutralizeFormula(text);
  const whole = safe.length > CELL_MAX ? truncate(safe, CELL_MAX - cutNote.length) + cutNote : safe;
  return /[";\r\n]/.test(whole) ? `"${whole.replaceAll('"', '""')}"` : whole;
}

/** Puts a quote before formulas; in an address, which it would change, percent-encodes the comma. */
function neutralizeFormula(text: string): string {
  if (/^https?:\/\/\S+$/.test(text)) return text.replace(BEFORE_FORMULA_IN_ADDRESS, '%2C');
  const inside = text.replace(BEFORE_FORMULA, "$&'");
  return STARTS_FORMULA.test(inside) || isAutoConverted(inside) ? `'${inside}` : inside;
}

function isAutoConverted(text: string): boolean {
  const shown = text.trim();
  return !UNCHANGED.test(text) && AUTO_CONVERTED.some((pattern) => pattern.test(shown));
}
