import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { SOURCES } from '../../src/law/legalSources.ts';
import { UsageError } from '../cli.ts';
import { parseCsv, writeCsv } from './csv.ts';
import type { ReviewEntry, ReviewText } from './entries.ts';

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

export function describeSource(id: ReviewEntry['sources'][number]): string {
  const { title, dated } = SOURCES[id];
  return dated === null ? title : `${title} (${dated})`;
}

export interface Annotations {
  /** For `git apply`, from the root; empty when no word changed. */
  readonly diff: string;
  /** What a person has to do: remarks, sources, days, confidences, and words that stand at several places of the code. */
  readonly byHand: readonly string[];
}

/** Compares an annotated CSV with the tables. Throws a UsageError for a file that is not such a CSV. */
export function readAnnotations(csv: string, entries: readonly ReviewEntry[], root: string): Annotations {
  const [head = [], ...lines] = parseCsv(csv);
  const missing = COLUMNS.filter((column) => !head.includes(column));
  if (missing.length > 0) throw new UsageError(`the CSV has no column ${missing.join(', ')}`);
  const known = new Map(toRows(entries).map((row) => [keyOf(row), row]));
  const code = readCode(root);
  const changed = new Map<string, string>();
  const byHand: string[] = [];
  for (const line of lines) {
    const row = Object.fromEntries(COLUMNS.map((column) => [column, line[head.indexOf(column)] ?? ''])) as Row;
    const before = known.get(keyOf(row));
    if (before === undefined) {
      byHand.push(`${keyOf(row)}: no longer in the tables`);
      continue;
    }
    for (const column of ['français', 'anglais'] as const) {
      const words = row[column].trim();
      if (words === before[column].trim()) continue;
      const path = replaceLiteral(code, changed, before[column], words);
      if (path === null) byHand.push(`${keyOf(row)}: ${column}: ${words}`);
    }
    for (const column of ['article', 'sources', 'lu le', 'certitude', 'remarque'] as const)
      if (toIsoDay(row[column].trim()) !== before[column])
        byHand.push(`${keyOf(row)}: ${column}: ${row[column].trim()}`);
  }
  return { diff: unifiedDiff(code, changed), byHand: [...new Set(byHand)] };
}

/** A French spreadsheet saves 2026-11-21 as 21/11/2026. */
const toIsoDay = (text: string): string => text.replace(/^(\d\d)\/(\d\d)\/(\d{4})$/, '$3-$2-$1');

const keyOf = (row: Row): string => `${row.table}/${row.id}/${row.champ}`;

/** The text of each file of src/law, by its path from the root. */
function readCode(root: string): ReadonlyMap<string, string> {
  const files = readdirSync(join(root, 'src/law'), { recursive: true, encoding: 'utf8' });
  const paths = files.filter((file) => file.endsWith('.ts')).map((file) => `src/law/${file.replaceAll('\\', '/')}`);
  return new Map(paths.map((path) => [path, readFileSync(join(root, path), 'utf8')]));
}

/** Replaces a literal of the code. Returns null when it stands nowhere, at several places, or is replaced otherwise. */
function replaceLiteral(
  code: ReadonlyMap<string, string>,
  changed: Map<string, string>,
  before: string,
  after: string,
): string | null {
  const literal = toLiteral(before);
  const found = [...code].filter(([, text]) => text.includes(literal));
  const [path, text] = found[0] ?? [];
  if (path === undefined || text === undefined || found.length > 1) return null;
  if (text.indexOf(literal) !== text.lastIndexOf(literal)) return null;
  const current = changed.get(path) ?? text;
  // Several letters share a text, and the jurist has already corrected it in another row.
  if (!current.includes(literal)) return current.includes(toLiteral(after)) ? path : null;
  changed.set(
    path,
    current.replace(literal, () => toLiteral(after)),
  );
  return path;
}

/** As Biome writes it: single quotes, typographic apostrophes. */
const toLiteral = (words: string): string =>
  `'${words.replaceAll('\\', '\\\\').replace(/\r?\n/g, '\\n').replaceAll("'", '’')}'`;

function unifiedDiff(code: ReadonlyMap<string, string>, changed: ReadonlyMap<string, string>): string {
  if (changed.size === 0) return '';
  const folder = mkdtempSync(join(tmpdir(), 'recueil-law-'));
  try {
    for (const [path, after] of changed)
      for (const [side, text] of [
        ['a', code.get(path) ?? ''],
        ['b', after],
      ] as const) {
        mkdirSync(join(folder, side, dirname(path)), { recursive: true });
        writeFileSync(join(folder, side, path), text);
      }
    const { stdout } = spawnSync('git', ['diff', '--no-index', '--no-prefix', '--no-color', 'a', 'b'], {
      cwd: folder,
      encoding: 'utf8',
    });
    return stdout;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
