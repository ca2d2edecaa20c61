import {
  ACCOUNTS_PATH,
  ADDRESSES_PATH,
  IDENTIFICATION_PATH,
  JOURNAL_PATH,
  PROSECUTION_PATH,
  TABLE_PATH,
} from '../../domain/export/dossierLayout.ts';
import { citeNumber, type ExhibitNumber } from '../../domain/export/exhibitNumber.ts';
import { sayText } from '../../domain/item/callWords.ts';
import { type ComparedExhibit, withPostingWindow } from './comparedFiches.ts';
import { foldCell, isCellOf, NOT_READ, readNumber, readNumbers, readTable, type TableRow } from './readTables.ts';

/** The csv tables, compared with the fiches. A table of another version may lack some columns. */

type Differences = readonly [path: string, numbers: readonly ExhibitNumber[]];
type Value = string | null;
/** `counted`: the exhibits that count as publications; null where the list of exhibits does not say. */
interface Known {
  readonly exhibits: ReadonlyMap<ExhibitNumber, ComparedExhibit>;
  readonly counted: ReadonlySet<ExhibitNumber> | null;
}

const NUMBER_COLUMN = 'pièce';
const NUMBERS_COLUMN = 'pièces';
/** Of a row that names no known exhibit. */
const NONE: ExhibitNumber = 0;

/**
 * Returns, for each table, the numbers of the exhibits that it lacks or of which it says something else. Tables of
 * older versions have the date of the fiche where others have the days of a relative time.
 */
export function compareTables(
  read: (path: string) => string | null,
  known: readonly ComparedExhibit[],
): readonly Differences[] {
  const asSealed = new Map(compareWith(read, known));
  return compareWith(read, known.map(withPostingWindow)).map(([path, numbers]) => {
    const others = asSealed.get(path) ?? [];
    return [path, others.length < numbers.length ? others : numbers];
  });
}

function compareWith(read: (path: string) => string | null, known: readonly ComparedExhibit[]): readonly Differences[] {
  const table = (path: string, head: string) => {
    const text = read(path);
    return text === null ? null : readTable(text, head);
  };
  const chronology = table(TABLE_PATH, NUMBER_COLUMN);
  const accounts = table(ACCOUNTS_PATH, NUMBERS_COLUMN);
  const addresses = table(ADDRESSES_PATH, NUMBER_COLUMN);
  const identification = table(IDENTIFICATION_PATH, NUMBERS_COLUMN);
  const prosecution = table(PROSECUTION_PATH, NUMBER_COLUMN);
  const all: Known = {
    exhibits: new Map(known.map((exhibit) => [exhibit.number, exhibit])),
    counted: listCounted(chronology),
  };
  // An address that leads to an image that was removed as prohibited is in no table.
  const hasClosed = read(JOURNAL_PATH)?.includes('"item.filesRemoved"') ?? true;
  const compared: readonly (readonly [string, readonly TableRow[] | null, (rows: readonly TableRow[]) => Found])[] = [
    [TABLE_PATH, chronology, (rows) => compareChronology(rows, known)],
    [ACCOUNTS_PATH, accounts, (rows) => compareAccounts(rows, all)],
    [ADDRESSES_PATH, addresses, (rows) => compareAddresses(rows, all, hasClosed)],
    [IDENTIFICATION_PATH, identification, (rows) => compareIdentification(rows, all, accounts)],
    [PROSECUTION_PATH, prosecution, (rows) => compareProsecution(rows, all)],
  ];
  return compared.map(([path, rows, compare]) => [path, rows === null ? [] : [...new Set(compare(rows))]]);
}

type Found = readonly ExhibitNumber[];

/** Values of a row by the heading of their column; null: not compared. */
const CHRONOLOGY: Readonly<Record<string, (exhibit: ComparedExhibit) => Value>> = {
  'publiée (UTC)': ({ fiche }) => (fiche.received === undefined ? fiche.posting.iso : null),
  'publiée (telle qu’affichée)': ({ fiche }) => (fiche.received === undefined ? fiche.posting.raw : null),
  'enregistrée (UTC)': ({ fiche }) => fiche.acquiredAt,
  plateforme: ({ fiche }) => fiche.platform,
  compte: ({ fiche }) => fiche.author.handle,
  'nom affiché': ({ fiche }) => fiche.author.displayName,
  'adresse de la publication': ({ fiche }) => fiche.address.permalink,
  'adresse de la page': ({ fiche }) => fiche.address.page,
  texte: ({ fiche }) => sayText(fiche) ?? NOT_READ,
  'empreinte SHA-256 de la fiche': ({ digest }) => digest,
};

/** The same instants, in a local time. */
const LOCAL_TIMES: Readonly<Record<string, (exhibit: ComparedExhibit) => Value>> = {
  'publiée (heure locale)': ({ fiche }) => (fiche.received === undefined ? fiche.posting.iso : null),
  'enregistrée (heure locale)': ({ fiche }) => fiche.acquiredAt,
};

function compareChronology(rows: readonly TableRow[], known: readonly ComparedExhibit[]): Found {
  const byNumber = new Map(rows.map((row) => [row(NUMBER_COLUMN) ?? '', row]));
  const differ = known.filter((exhibit) => {
    const cell = citeNumber(exhibit.number);
    const row = byNumber.get(cell);
    byNumber.delete(cell);
    return (
      row === undefined || !hasValues(row, exhibit, CHRONOLOGY) || !hasValues(row, exhibit, LOCAL_TIMES, isSameTime)
    );
  });
  return [...differ.map(({ number }) => number), ...[...byNumber.keys()].map(readNumber)];
}

/** A value that was not read, and the date of an imported file, may have been stated by the person since. */
function hasValues(row: TableRow, exhibit: ComparedExhibit, columns: typeof CHRONOLOGY, isSame = isCellOf): boolean {
  return Object.entries(columns).every(([head, value]) => {
    const [cell, expected] = [row(head), value(exhibit)];
    return expected === null || (cell !== undefined && isSame(cell, expected));
  });
}

/** Whether a cell is the same instant, in any time zone; the same characters where less than an instant was read. */
function isSameTime(cell: string, expected: string): boolean {
  const instant = Date.parse(expected);
  return expected.length <= 10 || Number.isNaN(instant)
    ? isCellOf(cell, expected)
    : Date.parse(cell.replace(/^'/, '')) === instant;
}

/** Those whose « non comptée » is empty. */
function listCounted(chronology: readonly TableRow[] | null): ReadonlySet<ExhibitNumber> | null {
  if (chronology === null || chronology.some((row) => row('non comptée') === undefined)) return null;
  const counted = chronology.filter((row) => row('non comptée') === '');
  return new Set(counted.map((row) => readNumber(row(NUMBER_COLUMN) ?? '')));
}

/** Returns the exhibits of a row; null when it names one that the dossier lacks, or none. */
function exhibitsOf(row: TableRow, { exhibits }: Known): readonly ComparedExhibit[] | null {
  const numbers = readNumbers(row(NUMBERS_COLUMN) ?? '');
  const found = numbers?.map((number) => exhibits.get(number)) ?? [];
  return found.length === 0 || found.includes(undefined) ? null : found.flatMap((one) => one ?? []);
}

const ACCOUNT_VALUES: Readonly<Record<string, (exhibit: ComparedExhibit) => Value>> = {
  plateforme: ({ fiche }) => fiche.platform,
  compte: ({ fiche }) => fiche.author.handle,
  'nom affiché': ({ fiche }) => fiche.author.displayName,
  'identifiant numérique': ({ fiche }) => fiche.author.platformId,
  'adresse du profil': ({ fiche }) => fiche.author.profileUrl,
};
const ACCOUNT_DATES = ['premier message (UTC)', 'dernier message (UTC)'];
const LOCAL_ACCOUNT_DATES = ['premier message (heure locale)', 'dernier message (heure locale)'];

/** Each account once, with the values, the first and last date and the number of its exhibits. */
function compareAccounts(rows: readonly TableRow[], known: Known): Found {
  const named = new Set<ExhibitNumber>();
  const differ = rows.flatMap((row) => {
    const group = exhibitsOf(row, known);
    if (group === null) return [NONE];
    const isTwice = group.some(({ number }) => named.has(number));
    for (const { number } of group) named.add(number);
    const [first] = group;
    return first === undefined || (!isTwice && isAccountOf(row, group, known)) ? [] : [first.number];
  });
  const missing = [...known.exhibits.values()].filter(
    ({ number, fiche: { author } }) => known.counted?.has(number) && !named.has(number) && listNames(author).length > 0,
  );
  return [...differ, ...missing.map(({ number }) => number)];
}

/** Whether « pièces non signalées » names exhibits of the account, and none that is counted. */
function areNotReported(row: TableRow, group: readonly ComparedExhibit[], { exhibits, counted }: Known): boolean {
  const names = new Set(group.flatMap(({ fiche }) => listNames(fiche.author)));
  const numbers = readNumbers(row('pièces non signalées') ?? '');
  return (
    numbers?.every((number) => {
      const author = exhibits.get(number)?.fiche.author;
      return author !== undefined && !counted?.has(number) && listNames(author).some((name) => names.has(name));
    }) ?? false
  );
}

const listNames = ({ handle, displayName, platformId, profileUrl }: ComparedExhibit['fiche']['author']): string[] =>
  [handle, displayName, platformId, profileUrl].flatMap((name) => name ?? []);

function isAccountOf(row: TableRow, group: readonly ComparedExhibit[], known: Known): boolean {
  const { counted } = known;
  if (!Object.entries(ACCOUNT_VALUES).every(([head, value]) => isOneOf(row(head), group.map(value)))) return false;
  if (!hasLocalDates(row) || !areNotReported(row, group, known)) return false;
  // An account may have been renamed: « aussi lu sous ».
  const names = foldCell(`${row('compte')} ${row('remarque')}`).toLowerCase();
  if (!group.every(({ fiche: { author } }) => author.handle === null || names.includes(foldName(author.handle))))
    return false;
  const posts = counted === null ? [] : group.filter(({ number }) => counted.has(number));
  const count = Number(row('nombre de publications') ?? posts.length);
  // What an account shows besides its counted posts may be posts that the person does not report.
  if (!Number.isInteger(count) || count < posts.length || count > group.length) return false;
  if (group.some(({ fiche }) => fiche.received !== undefined)) return true;
  const dates = (count > 0 && count === posts.length ? posts : group).flatMap(({ fiche }) => fiche.posting.iso ?? []);
  if (count > 0 && count === posts.length) {
    const sorted = dates.toSorted();
    return [sorted[0], sorted.at(-1)].every((date, at) => isOneOf(row(ACCOUNT_DATES[at] ?? ''), [date ?? null]));
  }
  return ACCOUNT_DATES.every((head) => row(head) === '' || row(head) === NOT_READ || isOneOf(row(head), dates));
}

/** Whether each local date of an account is the instant beside it. */
function hasLocalDates(row: TableRow): boolean {
  return LOCAL_ACCOUNT_DATES.every((head, at) => {
    const [local, utc] = [row(head), row(ACCOUNT_DATES[at] ?? '')?.replace(/^'/, '')];
    return local !== undefined && utc !== undefined && isSameTime(local, utc);
  });
}

/** Whether a cell has one of the values; « non lu » stands for none. */
function isOneOf(cell: string | undefined, values: readonly Value[]): boolean {
  if (cell === undefined) return false;
  const read = values.filter((value) => value !== null);
  return read.length === 0 ? cell === NOT_READ : read.some((value) => isCellOf(cell, value));
}

const foldName = (name: string): string => foldCell(name).toLowerCase();

const PROSECUTION_VALUES: Readonly<Record<string, (exhibit: ComparedExhibit) => Value>> = {
  'publiée (UTC)': ({ fiche }) => (fiche.received === undefined ? fiche.posting.iso : null),
  'publiée (telle qu’affichée)': ({ fiche }) => (fiche.received === undefined ? fiche.posting.raw : null),
  plateforme: ({ fiche }) => fiche.platform,
  compte: ({ fiche: { author } }) => author.handle ?? author.displayName,
  adresse: ({ fiche }) => fiche.address.permalink ?? fiche.address.page,
  // Where the page has no words, the person may have compared those of the image.
  'mots exacts': ({ fiche }) => fiche.text,
};

/** Each counted publication once, with what its fiche says. */
function compareProsecution(rows: readonly TableRow[], { exhibits, counted }: Known): Found {
  const named = new Set<ExhibitNumber>();
  const differ = rows.flatMap((row) => {
    const number = readNumber(row(NUMBER_COLUMN) ?? '');
    const exhibit = exhibits.get(number);
    const isTwice = named.has(number);
    named.add(number);
    return exhibit !== undefined && !isTwice && hasValues(row, exhibit, PROSECUTION_VALUES) ? [] : [number];
  });
  return [...differ, ...[...named].filter((number) => counted?.has(number) === false)];
}

const ADDRESS_VALUES: Readonly<Record<string, (exhibit: ComparedExhibit) => Value>> = {
  plateforme: ({ fiche }) => fiche.platform,
  'adresse à ouvrir': ({ fiche }) => fiche.address.permalink ?? fiche.address.page,
  'adresse de la page': ({ fiche }) => fiche.address.page ?? NOT_READ,
  compte: ({ fiche: { author } }) => author.handle ?? author.displayName ?? author.platformId ?? NOT_READ,
  'publiée (UTC)': ({ fiche }) => (fiche.received === undefined ? (fiche.posting.iso ?? NOT_READ) : null),
  'enregistrée (UTC)': ({ fiche }) => fiche.acquiredAt,
};

/** Each address once, with what the fiche of its exhibit says. */
function compareAddresses(rows: readonly TableRow[], known: Known, hasClosed: boolean): Found {
  const named = new Set<ExhibitNumber>();
  const differ = rows.flatMap((row) => {
    const number = readNumber(row(NUMBER_COLUMN) ?? '');
    const exhibit = known.exhibits.get(number);
    const others = readNumbers(row('aussi dans les pièces') ?? '');
    const isTwice = named.has(number);
    for (const one of [number, ...(others ?? [])]) named.add(one);
    const isKnown = exhibit !== undefined && others?.every((one) => known.exhibits.has(one));
    return isKnown && !isTwice && hasValues(row, exhibit, ADDRESS_VALUES) ? [] : [number];
  });
  // A later check of an address is no other address.
  const missing = [...known.exhibits.values()].filter(
    ({ number, fiche: { address, context } }) =>
      !hasClosed &&
      !named.has(number) &&
      (address.permalink ?? address.page) !== null &&
      context?.linked?.relation !== 'check',
  );
  return [...differ, ...missing.map(({ number }) => number)];
}

const POST_VALUES: Readonly<Record<string, (exhibit: ComparedExhibit) => Value>> = {
  'adresse de la publication': ({ fiche }) => fiche.address.permalink,
  'adresse de la page': ({ fiche }) => fiche.address.page,
  'publiée (telle qu’affichée)': ({ fiche }) => fiche.posting.raw,
  précision: ({ fiche }) => fiche.posting.precision,
};

/** The posts of the accounts that the person reports, in the list of accounts too. */
function compareIdentification(rows: readonly TableRow[], known: Known, accounts: readonly TableRow[] | null): Found {
  const named = new Set<ExhibitNumber>();
  const differ = rows.flatMap((row) => {
    // An account of which the dossier has the page alone.
    if (row(NUMBERS_COLUMN) === '') return [];
    const group = exhibitsOf(row, known);
    if (group === null) return [NONE];
    for (const { number } of group) named.add(number);
    return isIdentified(row, group, known) ? [] : group.slice(0, 1).map(({ number }) => number);
  });
  const reported = (accounts ?? []).filter(
    (row) => row('signalé par la personne') === 'oui' && row('compte') !== NOT_READ,
  );
  const missing = reported
    .flatMap((row) => readNumbers(row(NUMBERS_COLUMN) ?? '') ?? [])
    .filter((number) => known.counted?.has(number) && !named.has(number));
  return [...differ, ...missing];
}

function isIdentified(row: TableRow, group: readonly ComparedExhibit[], { exhibits }: Known): boolean {
  const isReceived = group.some(({ fiche }) => fiche.received !== undefined);
  const values = Object.entries(POST_VALUES).every(([head, value]) => {
    const cell = row(head);
    const isUnread = cell === NOT_READ && group.some((exhibit) => value(exhibit) === null);
    return isUnread || (isReceived && !head.startsWith('adresse')) || isOneOf(cell, group.map(value));
  });
  const all = [...exhibits.values()];
  const lists: readonly (readonly [string, (exhibit: ComparedExhibit) => Value])[] = [
    ['noms de compte', ({ fiche }) => fiche.author.handle],
    ['noms affichés', ({ fiche }) => fiche.author.displayName],
    ['identifiant permanent', ({ fiche }) => fiche.author.platformId],
    ['adresses du profil', ({ fiche }) => fiche.author.profileUrl],
  ];
  return (
    values &&
    (isReceived || hasPostingTime(row('publiée (UTC)'), group)) &&
    hasCaptureTimes(row, group) &&
    hasFirstWords(row('premiers mots, sans adresse ni identifiant'), group) &&
    lists.every(([head, value]) => listsNames(row(head), group.map(value), all.map(value)))
  );
}

/** `2026-11-03 15:02:41 UTC`: as much as was read. */
function hasPostingTime(cell: string | undefined, group: readonly ComparedExhibit[]): boolean {
  if (cell === undefined) return false;
  if (cell === NOT_READ) return group.some(({ fiche }) => fiche.posting.iso === null);
  const shown = cell.replace(/^'/, '').replace(/(?: h)? UTC$/, '');
  return group.some(({ fiche }) => {
    const { iso } = fiche.posting;
    return iso !== null && shown.length >= Math.min(10, iso.length) && instantText(iso).startsWith(shown);
  });
}

function instantText(iso: string): string {
  const instant = Date.parse(iso);
  return iso.length <= 10 || Number.isNaN(instant) ? iso : new Date(instant).toISOString().replace('T', ' ');
}

/** The first and the last capture of the post, to the second. */
function hasCaptureTimes(row: TableRow, group: readonly ComparedExhibit[]): boolean {
  const times = group.flatMap(({ fiche }) => fiche.acquiredAt ?? []).toSorted();
  const ends = [times[0], times.at(-1)].map((at) => (at === undefined ? null : `${instantText(at).slice(0, 19)} UTC`));
  return ['enregistrée (UTC), première', 'enregistrée (UTC), dernière'].every((head, at) => {
    const [cell, end] = [row(head), ends[at] ?? null];
    return cell !== undefined && (end === null || isCellOf(cell, end));
  });
}

function hasFirstWords(cell: string | undefined, group: readonly ComparedExhibit[]): boolean {
  if (cell === undefined) return false;
  const shown = foldCell(cell.replace(/…$/, ''));
  return group.some(({ fiche }) => foldCell(sayText(fiche) ?? '').startsWith(shown));
}

/** A longer list may have been cut (docs/format.md, section 10). */
const CUT_FROM = 30_000;

/** Whether a list has the names of the row's own exhibits, and no name that no exhibit of the dossier has. */
function listsNames(cell: string | undefined, own: readonly Value[], all: readonly Value[]): boolean {
  if (cell === undefined) return false;
  if (cell.length > CUT_FROM) return true;
  if (cell === NOT_READ) return own.every((name) => name === null);
  const entries = cell.split(/(?<!\\) \| /).map((entry) => foldName(entry.replaceAll('\\|', '|')));
  const names = [...new Set(all)].flatMap((name) => (name === null ? [] : foldName(name)));
  const has = (entry: string, name: string) => {
    const at = entry.indexOf(name);
    // Handles have a prefix, such as « @ » or « u/ »; what follows a name says when it was seen.
    return at >= 0 && at <= 2 && /^(?:$|\((?:vu|indiqué)(?:du|le))/.test(entry.slice(at + name.length));
  };
  return (
    own.every((name) => name === null || entries.some((entry) => has(entry, foldName(name)))) &&
    entries.every((entry) => names.some((name) => has(entry, name)))
  );
}
