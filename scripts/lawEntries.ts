import { REQUESTER_ROLES } from '../src/domain/export/dossierOptions.ts';
import { addMonths, daysBetween } from '../src/domain/shared/localDates.ts';
import { CONNECTION_REQUESTS } from '../src/law/connectionRequests.ts';
import { DATA_REQUESTS } from '../src/law/dataRequests.ts';
import { FOLLOW_UP_RULE_IDS } from '../src/law/followUp/followUp.ts';
import { getFollowUpRule } from '../src/law/followUp/followUpRules.ts';
import { GUIDE_GROUPS } from '../src/law/guide/guideGroups.ts';
import { GUIDE } from '../src/law/guide/guideScreens.ts';
import { HELP_SITUATIONS } from '../src/law/guide/helpSituations.ts';
import { HELPER_CARD } from '../src/law/helperCard.ts';
import { HELP_LINES, type HelpLine } from '../src/law/helpLines.ts';
import { type BilingualText, SECOND_READING, SOURCES, type SourcedEntry } from '../src/law/legalSources.ts';
import type { Letter } from '../src/law/letters/letter.ts';
import { LETTERS, platformNotice, usNotice } from '../src/law/letters/letterList.ts';
import {
  COMPLAINT_DOES_NOT_STOP_PERIOD,
  ESTIMATE_NOTICE,
  LIMITATION_PERIODS,
  UNDATED_IMPORTS_NOTICE,
} from '../src/law/limitationPeriods.ts';
import { OFFENCE_DELAYS } from '../src/law/offences/offence.ts';
import { JOURNALIST_NOTICE, PORTALS } from '../src/law/portals.ts';
import { QUESTIONS } from '../src/law/questions.ts';
import { PLATFORM_COMPANIES, PRESERVED_DATA } from '../src/law/requisitionData.ts';
import { OFFENCES } from '../src/law/suggestions.ts';
import { WEEK_ACTIONS } from '../src/law/weekActions.ts';
import { parseCsv } from '../tests/support/dossier/csv.ts';
import { UsageError } from './cli.ts';

/** A text of an entry, at its place: `elements 2`. Letters, names and numbers have no English. */
interface ReviewText {
  readonly field: string;
  readonly fr: string;
  readonly en: string;
}

/** An entry of the law tables, as a jurist reads it again. `table` and `id` together are unique. */
interface ReviewEntry extends SourcedEntry {
  readonly table: string;
  readonly id: string;
  /** Empty when the entry cites none. */
  readonly article: string;
  readonly texts: readonly ReviewText[];
}

export function collectEntries(): readonly ReviewEntry[] {
  return [
    ...OFFENCES.map((offence) => toEntry('offences', offence.id, offence, offence.article)),
    ...LIMITATION_PERIODS.map((period) => toEntry('limitationPeriods', period.id, period)),
    toEntry('limitationPeriods', 'complaint', COMPLAINT_DOES_NOT_STOP_PERIOD),
    toEntry('limitationPeriods', 'estimate', ESTIMATE_NOTICE),
    toEntry('limitationPeriods', 'undated', UNDATED_IMPORTS_NOTICE),
    ...Object.entries(OFFENCE_DELAYS).flatMap(([id, { period, text }]) =>
      LIMITATION_PERIODS.filter((one) => one.id === period).map((one) => ({
        ...toEntry('limitationPeriods', `delay ${id}`, one),
        texts: collectTexts(text, []),
      })),
    ),
    ...FOLLOW_UP_RULE_IDS.map((id) => toEntry('followUp', id, getFollowUpRule(id))),
    ...HELP_LINES.map(toHelpLineEntry),
    ...[...GUIDE, ...HELPER_CARD.parts.map(({ id, lines }) => ({ id: `card ${id}`, lines }))].flatMap(({ id, lines }) =>
      lines.map((line, index) => toEntry('guide', `${id} ${index + 1}`, line)),
    ),
    ...PORTALS.flatMap(({ lines, ...portal }) => [
      toEntry('portals', portal.id, portal),
      ...lines.map((line, index) => toEntry('portals', `${portal.id} ${index + 1}`, line)),
    ]),
    toEntry('portals', 'journalist', JOURNALIST_NOTICE),
    ...DATA_REQUESTS.map((request) => toEntry('dataRequests', request.id, request)),
    toEntry('connectionRequests', '60-1-2', CONNECTION_REQUESTS),
    ...WEEK_ACTIONS.map((action) => toEntry('weekActions', action.screen, action)),
    ...letterEntries(),
    ...requisitionEntries(),
    ...Object.entries(QUESTIONS).map(([id, text]) => toAdvice('questions', id, text)),
    ...titleEntries(),
  ];
}

const CONFIDENCES: readonly ReviewEntry['confidence'][] = ['memory', 'recheck', 'verify', 'read'];

const STALE_MONTHS = 6;

/** Returns one line for each entry, the least certain first, then the oldest; the last line has the counts. */
export function listEntries(entries: readonly ReviewEntry[], today: string): string {
  const rank = ({ confidence, checked }: ReviewEntry) => `${CONFIDENCES.indexOf(confidence)} ${checked}`;
  const isStale = ({ checked }: ReviewEntry) => addMonths(checked, STALE_MONTHS) <= today;
  const lines = entries
    .toSorted((a, b) => rank(a).localeCompare(rank(b)))
    .map((entry) => {
      const { table, id, article, sources, confidence, checked } = entry;
      const age = `${daysBetween(checked, today)} d${isStale(entry) ? ', stale' : ''}`;
      const reread = [...(article === '' ? [] : [article]), ...sources.map(describeSource)].join(' | ');
      return [confidence, checked, age, `${table}/${id}`, reread].join('\t');
    });
  const counts = CONFIDENCES.map((one) => `${entries.filter(({ confidence }) => confidence === one).length} ${one}`);
  return [...lines, `${entries.length} entries: ${counts.join(', ')}; ${entries.filter(isStale).length} stale`].join(
    '\n',
  );
}

function toEntry(table: string, id: string, entry: SourcedEntry, article = ''): ReviewEntry {
  const { sources, confidence, checked } = entry;
  return { table, id, article, sources, confidence, checked, texts: collectTexts(entry, []) };
}

function toHelpLineEntry(line: HelpLine): ReviewEntry {
  const entry = toEntry('helpLines', line.id, line);
  const contact = (['name', 'number', 'url', 'email'] as const).flatMap((field) => {
    const fr = line[field];
    return fr === null ? [] : [{ field, fr, en: '' }];
  });
  return { ...entry, texts: [...contact, ...entry.texts] };
}

/** Words without a text of law behind them. */
function toAdvice(table: string, id: string, text: BilingualText): ReviewEntry {
  const advice: SourcedEntry = { sources: ['advice'], confidence: 'read', checked: SECOND_READING };
  return { ...toEntry(table, id, advice), texts: collectTexts(text, []) };
}

/** Their sources are no texts of law: the column of the article has them. */
function requisitionEntries(): readonly ReviewEntry[] {
  const printSource = ({ title, dated, url }: (typeof PRESERVED_DATA)[number]['source']) =>
    [title, ...(dated === null ? [] : [`(${dated})`]), url].join(' ');
  const toFoundEntry = (
    table: string,
    { id, seen, source }: (typeof PRESERVED_DATA)[number] | (typeof PLATFORM_COMPANIES)[number],
    texts: Readonly<Record<string, string | null>>,
  ): ReviewEntry => ({
    table,
    id,
    article: printSource(source),
    sources: [],
    confidence: 'verify',
    checked: seen,
    texts: Object.entries(texts).flatMap(([field, fr]) => (fr === null ? [] : [{ field, fr, en: '' }])),
  });
  return [
    ...PLATFORM_COMPANIES.map((one) =>
      toFoundEntry('platformCompanies', one, { company: one.company, authorities: one.authorities }),
    ),
    ...PRESERVED_DATA.map((one) => toFoundEntry('preservedData', one, { text: one.text, article: one.article })),
  ];
}

function titleEntries(): readonly ReviewEntry[] {
  return [
    ...HELP_SITUATIONS.map(({ id, title }) => toAdvice('titles', `situation ${id}`, title)),
    ...GUIDE.map(({ id, title }) => toAdvice('titles', `screen ${id}`, title)),
    ...GUIDE_GROUPS.map(({ id, title }) => toAdvice('titles', `group ${id}`, title)),
    ...HELPER_CARD.parts.map(({ id, title }) => toAdvice('titles', `card ${id}`, title)),
  ];
}

function collectTexts(value: unknown, path: readonly string[]): readonly ReviewText[] {
  if (typeof value !== 'object' || value === null) return [];
  const own =
    'fr' in value && 'en' in value
      ? [{ field: path.join(' ') || 'text', fr: String(value.fr), en: String(value.en) }]
      : [];
  const name = (key: string) => (/^\d+$/.test(key) ? String(Number(key) + 1) : key);
  return [...own, ...Object.entries(value).flatMap(([key, inner]) => collectTexts(inner, [...path, name(key)]))];
}

/** Each letter of each role; a letter that several roles share is listed once. */
function letterEntries(): readonly ReviewEntry[] {
  const entries = new Map<string, ReviewEntry>();
  const add = (id: string, { sources, confidence, checked, ...letter }: Letter) => {
    const texts = [letter.title, ...letter.parts.flatMap(textsOfPart)].map((fr, index) => ({
      field: `text ${index + 1}`,
      fr,
      en: '',
    }));
    const key = JSON.stringify(texts);
    if (!entries.has(key)) entries.set(key, { table: 'letters', id, article: '', sources, confidence, checked, texts });
  };
  for (const role of REQUESTER_ROLES)
    for (const [name, letterFor] of Object.entries(LETTERS)) {
      const [letter, noted] = [letterFor(role), letterFor(role, { isClosed: true, hasNoNumber: true })];
      if (letter !== null) add(`${name} ${role}`, letter);
      if (noted !== null) add(`${name} ${role}, closed and without a number`, noted);
    }
  add('platformNotice', platformNotice('notification', 'X'));
  add('usNotice', usNotice('notice', 'X'));
  return [...entries.values()];
}

function textsOfPart(part: Letter['parts'][number]): readonly string[] {
  if ('text' in part) return [part.text];
  if ('items' in part) return part.items.map((item) => (typeof item === 'string' ? item : item.text));
  if ('head' in part) return part.head;
  return 'labels' in part ? part.labels : [];
}

/** One row for each text. A jurist changes the words, the day, the confidence, or writes a remark. */
const COLUMNS = [
  'table',
  'id',
  'champ',
  'français',
  'anglais',
  'article',
  'sources',
  'lu le',
  'certitude',
  'remarque',
] as const;
type Row = Readonly<Record<(typeof COLUMNS)[number], string>>;

export function exportCsv(entries: readonly ReviewEntry[]): string {
  return writeCsv([COLUMNS, ...toRows(entries).map((row) => COLUMNS.map((column) => row[column]))]);
}

function toRows(entries: readonly ReviewEntry[]): readonly Row[] {
  return entries.flatMap((entry) => entry.texts.map((text) => toRow(entry, text)));
}

function toRow({ table, id, article, sources, checked, confidence }: ReviewEntry, { field, fr, en }: ReviewText): Row {
  return {
    table,
    id,
    champ: field,
    français: fr,
    anglais: en,
    article,
    sources: sources.map((source) => describeSource(source)).join(' | '),
    'lu le': checked,
    certitude: confidence,
    remarque: '',
  };
}

function describeSource(id: ReviewEntry['sources'][number]): string {
  const { title, dated } = SOURCES[id];
  return dated === null ? title : `${title} (${dated})`;
}

/** Lists the cells that an annotated CSV changes. Throws a UsageError for a file that is not such a CSV. */
export function readAnnotations(csv: string, entries: readonly ReviewEntry[]): readonly string[] {
  const [head = [], ...lines] = parseCsv(csv);
  const missing = COLUMNS.filter((column) => !head.includes(column));
  if (missing.length > 0) throw new UsageError(`the CSV has no column ${missing.join(', ')}`);
  const known = new Map(toRows(entries).map((row) => [keyOf(row), row]));
  return lines.flatMap((line) => {
    const row = Object.fromEntries(
      COLUMNS.map((column) => [column, toIsoDay((line[head.indexOf(column)] ?? '').trim())]),
    ) as Row;
    const before = known.get(keyOf(row));
    if (before === undefined) return [`${keyOf(row)}: no longer in the tables`];
    const changed = COLUMNS.filter((column) => row[column] !== before[column].trim());
    return changed.map((column) => `${keyOf(row)}: ${column}: ${row[column]}`);
  });
}

/** A French spreadsheet saves 2026-11-21 as 21/11/2026. */
const toIsoDay = (text: string): string => text.replace(/^(\d\d)\/(\d\d)\/(\d{4})$/, '$3-$2-$1');

const keyOf = (row: Row): string => `${row.table}/${row.id}/${row.champ}`;

/** RFC 4180 with semicolons and a byte order mark, as a French spreadsheet opens and saves it. */

export function writeCsv(rows: readonly (readonly string[])[]): string {
  const cell = (text: string) => (/[;"\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return `\ufeff${rows.map((row) => `${row.map(cell).join(';')}\r\n`).join('')}`;
}
