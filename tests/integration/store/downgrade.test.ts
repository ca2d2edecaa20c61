import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { expect, it } from 'vitest';
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

it('rejects a store of a newer version with `store-newer` and leaves it unchanged', async () => {
  const name = 'newer';
  const now = createEncryptedTestDependencies(name);
  await ensureCase(now);
  now.db.close();
  const newer = new Dexie(name);
  const { verno, tables } = await newer.open();
  newer.close();
  const schema = tables.map(({ name, schema }) => [
    name,
    [schema.primKey, ...schema.indexes].map(({ src }) => src).join(','),
  ]);
  const later = new Dexie(name);
  later.version(verno + 1).stores({ ...Object.fromEntries(schema), inventions: 'id' });
  await later.open();
  await later.table('inventions').add({ id: 'une' });
  later.close();
  const before = await readContents(name);

  const old = createEncryptedTestDependencies(name);
  await expect(old.store.currentCase()).rejects.toMatchObject({ code: 'store-newer' });
  await expect(ensureCase(old)).rejects.toMatchObject({ code: 'store-newer' });
  await expect(old.storeLock.state()).rejects.toMatchObject({ code: 'store-newer' });
  old.db.close();
  expect(await readContents(name)).toEqual(before);
});
