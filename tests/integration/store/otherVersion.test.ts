import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { expect, it, vi } from 'vitest';
import { ensureCase } from '../../../src/workflow/case/caseJournal.ts';
import { createEncryptedTestDependencies } from '../../support/testDependencies.ts';

/** Reads the store's version and all its rows without the program's own code. */
async function readContents(name: string): Promise<unknown> {
  const db = await new Dexie(name).open();
  const tables = await Promise.all(
    db.tables.toSorted((a, b) => (a.name < b.name ? -1 : 1)).map(async (one) => [one.name, await one.toArray()]),
  );
  const version = db.backendDB().version;
  db.close();
  return { version, tables };
}

/** The tables of the store, as Dexie writes them. */
async function readSchema(name: string): Promise<Record<string, string>> {
  const db = await new Dexie(name).open();
  const schema = db.tables.map(({ name, schema }) => [
    name,
    [schema.primKey, ...schema.indexes].map(({ src }) => src).join(','),
  ]);
  db.close();
  return Object.fromEntries(schema);
}

it.each([
  { other: 'a newer version', version: 2, change: { inventions: 'id' } },
  { other: 'an earlier commit, with the tables of its first version', version: 1, change: { documents: null } },
  { other: 'an earlier commit, of its sixth version', version: 6, change: {} },
])('rejects a store of $other and leaves it unchanged', async ({ version, change }) => {
  // Dexie announces that it will add the missing tables, which it may not.
  vi.spyOn(console, 'warn').mockReturnValue();
  const now = createEncryptedTestDependencies();
  const { name } = now.db;
  await ensureCase(now);
  now.db.close();
  const written = new Dexie(`${name}-other`);
  const schema = await readSchema(name);
  written
    .version(version)
    .stores(Object.fromEntries(Object.entries({ ...schema, ...change }).filter(([, one]) => one)));
  await written.open();
  await written.table('cases').add({ id: 'une' });
  written.close();
  const before = await readContents(written.name);

  const read = createEncryptedTestDependencies(written.name);
  const refusal = { code: 'store-other-version' };
  await expect(read.store.currentCase()).rejects.toMatchObject(refusal);
  await expect(ensureCase(read)).rejects.toMatchObject(refusal);
  await expect(read.storeLock.state()).rejects.toMatchObject(refusal);
  read.db.close();
  expect(await readContents(written.name)).toEqual(before);
});
