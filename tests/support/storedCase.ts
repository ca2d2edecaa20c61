import { readFileSync } from 'node:fs';
import { fileSource } from '../../src/seal/verify/verifyDossier.ts';
import { buildExportDependencies, runExport } from './exportDependencies.ts';
import { createTestDependencies, type TestDependencies } from './testDependencies.ts';
import { readFiles } from './vectors/resignDossier.ts';
import type { Files } from './vectors/smallDossier.ts';

/**
 * Two stored cases of invented content, to export: `tests/fixtures/dossiers`. The small one was made by the extension
 * in Chromium; the full one has many more items, notes and documents, and is the small one with the rows of its own
 * file put over it. Each line is a table and a row before encryption, so that a change of the store is made by hand.
 */
export const STORED_CASES = ['small', 'full'] as const;
export type StoredCase = (typeof STORED_CASES)[number];

type Bytes = { readonly $text: string } | { readonly $base64: string };
type Column = string | number | (Bytes & { readonly type?: string });
type Line = readonly [table: string, row: Readonly<Record<string, Column>>];

const readLines = (name: StoredCase): readonly Line[] =>
  JSON.parse(readFileSync(`tests/fixtures/dossiers/${name}.json`, 'utf8'));

/** Puts a stored case into a store of its own. */
export async function openStoredCase(name: StoredCase): Promise<TestDependencies> {
  const deps = createTestDependencies();
  for (const [table, row] of [...readLines('small'), ...(name === 'full' ? readLines('full') : [])]) {
    const columns = Object.entries(row).map(([column, value]) => [column, decodeColumn(value)]);
    await deps.db.table(table).put(Object.fromEntries(columns));
  }
  return deps;
}

function decodeColumn(value: Column): unknown {
  if (typeof value !== 'object') return value;
  const bytes = '$text' in value ? Buffer.from(value.$text) : Buffer.from(value.$base64, 'base64');
  // IndexedDB returns this class, and not Node's Buffer.
  const content = new Uint8Array(bytes);
  return value.type === undefined ? content : new Blob([content], { type: value.type });
}

/** The files of the dossier of a stored case. */
export async function exportStoredCase(name: StoredCase): Promise<Files> {
  const { file } = await runExport(buildExportDependencies(await openStoredCase(name)).deps);
  return readFiles(await fileSource(file));
}
