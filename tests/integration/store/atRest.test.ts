import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CASE_TABLES, RecueilDb } from '../../../src/store/db.ts';
import { ENCRYPTED_TABLES } from '../../../src/store/reencrypt.ts';

const file = (path: string): string => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');

/** Maps each table to the readable columns that docs/at-rest.md lists. */
function readDocumentedColumns(): Map<string, string[]> {
  const rows = file('docs/at-rest.md').matchAll(/^\| (\w+) \| ([\w, ]+) \| .+ \|$/gm);
  return new Map([...rows].slice(1).map(([, table = '', columns = '']) => [table, columns.split(', ').sort()]));
}

/** Columns of each row type, without `body` unless asked. From the sources: types do not exist at run time. */
function readDeclaredColumns(includesBody = false): Map<string, string[]> {
  const sources = ['db', 'keyring'].map((name) => file(`src/store/${name}.ts`)).join('\n');
  const types = new Map(
    [...sources.matchAll(/^(?:export )?interface (\w+Row) \{\n([\s\S]*?)^\}/gm)].map(([, name = '', inside = '']) => [
      name,
      [...inside.matchAll(/^ {2}(?:readonly )?(\w+)\??:/gm)].map(([, column = '']) => column),
    ]),
  );
  const tables = sources.matchAll(/declare readonly (\w+): Table<(\w+),/g);
  return new Map(
    [...tables].map(([, table = '', type = '']) => [
      table,
      (types.get(type) ?? []).filter((column) => includesBody || column !== 'body').sort(),
    ]),
  );
}

/** Tables that no backup contains: they belong to this computer. */
const NOT_IN_BACKUPS = ['attempts', 'keys', 'keyring', 'tries'];
/** Written last, in one transaction. */
const ROOTS = ['cases', 'heads', 'current'];

describe('the tables of the schema', () => {
  it('are in the backup, unless they belong to this computer', () => {
    const tables = new RecueilDb('at-rest').tables.map(({ name }) => name);
    expect([...CASE_TABLES, ...ROOTS, ...NOT_IN_BACKUPS].sort()).toEqual(tables.sort());
  });

  it('are re-encrypted when they have a body', () => {
    const withBody = [...readDeclaredColumns(true)].filter(([, columns]) => columns.includes('body'));
    expect(Object.keys(ENCRYPTED_TABLES).sort()).toEqual(withBody.map(([table]) => table).sort());
  });
});

describe('docs/at-rest.md', () => {
  it('lists exactly the tables of the schema', () => {
    const tables = new RecueilDb('at-rest').tables.map(({ name }) => name);
    expect([...readDocumentedColumns().keys()].sort()).toEqual(tables.sort());
  });

  it('lists exactly the columns that are not encrypted', () => {
    expect(Object.fromEntries(readDocumentedColumns())).toEqual(Object.fromEntries(readDeclaredColumns()));
  });
});
