import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { RecueilDb } from '../../../src/store/db.ts';

const file = (path: string): string => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');

/** table → the columns that docs/at-rest.md says are readable. */
function documented(): Map<string, string[]> {
  const rows = file('docs/at-rest.md').matchAll(/^\| (\w+) \| ([\w, ]+) \| .+ \|$/gm);
  return new Map(
    [...rows].slice(1).map(([, table = '', columns = '']) => [table, columns.split(', ').sort()]),
  );
}

/** table → the columns that the row's type has, without `body`. Types are gone when a test runs: the sources are read. */
function declared(): Map<string, string[]> {
  const sources = ['db', 'keyring'].map((name) => file(`src/store/${name}.ts`)).join('\n');
  const types = new Map(
    [...sources.matchAll(/^export interface (\w+Row) \{\n([\s\S]*?)^\}/gm)].map(
      ([, name = '', inside = '']) => [
        name,
        [...inside.matchAll(/^ {2}(?:readonly )?(\w+)\??:/gm)].map(([, column = '']) => column),
      ],
    ),
  );
  const tables = sources.matchAll(/declare readonly (\w+): Table<(\w+),/g);
  return new Map(
    [...tables].map(([, table = '', type = '']) => [
      table,
      (types.get(type) ?? []).filter((column) => column !== 'body').sort(),
    ]),
  );
}

describe('what docs/at-rest.md says can be read while locked', () => {
  it('names every table of the schema, and no other', () => {
    const tables = new RecueilDb('at-rest').tables.map(({ name }) => name);
    expect([...documented().keys()].sort()).toEqual(tables.sort());
  });

  it('names every column that is not encrypted, and no other', () => {
    expect(Object.fromEntries(documented())).toEqual(Object.fromEntries(declared()));
  });
});
