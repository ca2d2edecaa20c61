import 'fake-indexeddb/auto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createDependencies as wiredDesk } from '../../entrypoints/wiring/dependencies.ts';
import { readPreferences, storeUsedFlag } from '../../src/platform/settings.ts';
import { readTimestampSettings } from '../../src/platform/timestampSettings.ts';
import { verifyDossier } from '../../src/seal/verify/verifyDossier.ts';
import { zipSource } from '../../src/seal/verify/zipSource.ts';
import { eraseStore } from '../../src/store/eraseStore.ts';
import { reencryptStore } from '../../src/store/reencrypt.ts';
import { listWrappingKeys } from '../../src/store/wrappingKey.ts';
import { recordItem } from '../../src/workflow/capture/recordItem.ts';
import { dumpDatabases } from '../support/databaseDump.ts';
import { buildExportDependencies, runExport } from '../support/exportDependencies.ts';
import { readStore } from '../support/release.ts';
import {
  deskOn,
  dumpIn,
  openStore,
  receivedDossier,
  restoredBackup,
  unlockedStore,
  verifiedDossier,
} from '../support/releaseFolder.ts';
import { buildCapturedPage, buildRecordRequest } from '../support/testDependencies.ts';

// Argon2id with the cost of real life, and dossiers with their fonts.
vi.setConfig({ testTimeout: 60_000 });

/** Of the browser, what the stored settings and the name of the database need. */
const { settings, browser } = vi.hoisted(() => {
  const settings: Record<string, unknown> = {};
  const browser = {
    // Only Firefox has it: nothing is then measured or written before the store.
    runtime: { getBrowserInfo: () => undefined },
    storage: {
      local: { get: async () => settings },
      session: { get: async () => ({}) },
      onChanged: { addListener: () => undefined },
    },
  };
  return { settings, browser };
});
vi.mock('webextension-polyfill', () => ({ default: browser }));

const ROOT = 'tests/fixtures/releases';
const releases = readdirSync(ROOT, { withFileTypes: true }).flatMap((one) =>
  one.isDirectory() ? [one.name] : [],
);

const NEXT_PASSPHRASE = 'une phrase pour la suite';

type Desk = Awaited<ReturnType<typeof deskOn>>;

/** One more item, read like the others, then a dossier of all: old keys seal, sign and number as before. */
async function expectToGoOn(desk: Desk): Promise<void> {
  await recordItem(desk, buildCapturedPage(), buildRecordRequest(desk));
  const { cases, current } = await readStore(desk);
  const [added] = cases.find((one) => one.case === current)?.items.slice(-1) ?? [];
  expect(added).toMatchObject({ text: 'Un message inventé.', listed: { words: 'Un message inventé.' } });
  const { zip } = await runExport(buildExportDependencies(desk).desk);
  const report = await verifyDossier(await zipSource(zip));
  expect([report.verdict, report.problems]).toEqual(['coherent-unanchored', []]);
}

describe.each(releases)('what release %s wrote', (name) => {
  const dir = join(ROOT, name);
  const expected = JSON.parse(readFileSync(join(dir, 'expected.json'), 'utf8'));
  const { secrets } = expected;
  const locked = async (): Promise<Desk> => deskOn((await dumpIn(dir, 'store-locked')).databases);

  afterEach(async () => {
    for (const key of Object.keys(settings)) delete settings[key];
    await deskOn();
    vi.restoreAllMocks();
  });

  it('holds one of everything that is kept', () => {
    const [one] = expected.locked.cases;
    expect(new Set(one.journal.events)).toEqual(
      new Set([
        ...['journal.opened', 'item.sealed', 'item.imported', 'item.withdrawn', 'item.filesRemoved'],
        ...['origin.added', 'dossier.prepared', 'dossier.exported'],
      ]),
    );
    const modes = one.items.map(({ mode, surface }: Record<string, string>) => `${mode} ${surface}`);
    expect(modes).toEqual(
      expect.arrayContaining(['post post', 'post reply', 'screen page', 'import imported']),
    );
    const documents = ['account', 'case', 'diary', 'export', 'operator', 'persons', 'steps', 'witnesses'];
    expect(Object.keys(one.documents)).toEqual(expect.arrayContaining(documents));
    expect(one.items[0].text).toContain('Inès R. du club d’aviron');
    expect(one.documents[`notes/${one.items[0].id}`]).toMatchObject({
      note: { value: 'Lu devant deux amies.' },
      redactions: [{ file: 'publication.png' }],
    });
  });

  it('the dossier has the same verdict, with the same details', async () => {
    expect(await verifiedDossier(dir)).toMatchObject(expected.dossier);
  });

  it('the dossier is taken in as a received one', async () => {
    expect(await receivedDossier(dir)).toMatchObject(expected.received);
  });

  it('the backup is restored whole', async () => {
    expect(await restoredBackup(dir, secrets)).toMatchObject(expected.restored);
    const wrong = { ...secrets, backupPassphrase: secrets.passphrase };
    await expect(restoredBackup(dir, wrong)).rejects.toMatchObject({ code: 'backup-passphrase' });
  });

  it('the store without a passphrase opens, and goes on', async () => {
    expect(await openStore(dir)).toMatchObject(expected.open);
    await expectToGoOn(await deskOn((await dumpIn(dir, 'store-open')).databases));
  });

  it('the store without a passphrase takes one, and is all encrypted again', async () => {
    const desk = await deskOn((await dumpIn(dir, 'store-open')).databases);
    await desk.storeLock.set(NEXT_PASSPHRASE, false);
    await reencryptStore(desk.db, desk.codec, () => undefined, new AbortController().signal);
    // Older keys would stay for whatever did not open.
    expect(await desk.codec.readKeyring()).toMatchObject({ resealing: false, secrets: [{ generation: 2 }] });
    expect(await readStore(desk)).toMatchObject(expected.open);
  });

  it('the locked store opens by its passphrase alone, and goes on', async () => {
    expect(await unlockedStore(dir, secrets)).toMatchObject(expected.locked);
    const desk = await locked();
    const caseId = expected.locked.current;
    await expect(desk.store.listSummaries(caseId, 0, 1)).rejects.toMatchObject({ code: 'locked' });
    await expect(desk.storeLock.unlock(NEXT_PASSPHRASE)).rejects.toMatchObject({ code: 'wrong-passphrase' });
    // Sealed to the key that stands readable in that store.
    await recordItem(desk, buildCapturedPage(), buildRecordRequest(desk));
    await desk.storeLock.unlock(secrets.passphrase);
    expect(await desk.storeLock.tries()).toHaveLength(2);
    await expectToGoOn(desk);
  });

  it('the locked store opens by its recovery code', async () => {
    const desk = await locked();
    await desk.storeLock.recover(secrets.recoveryCode, NEXT_PASSPHRASE, false);
    expect(await readStore(desk)).toMatchObject(expected.locked);
  });

  it('the store and the settings are found under the names that the extension itself uses', async () => {
    const dump = await dumpIn(dir, 'store-open');
    await deskOn(dump.databases);
    Object.assign(settings, dump.settings);
    const { store, documentStore: sheets } = wiredDesk();
    // Dexie says that it closes the connection, which this desk keeps open, when the next test begins.
    vi.spyOn(console, 'warn').mockReturnValue();
    const { caseId = '' } = (await store.currentCase()) ?? {};
    expect(caseId).toBe(expected.open.current);
    const { case: named, operator } = expected.open.cases[0].documents;
    expect(await sheets.readDocument(caseId, 'case')).toEqual(named);
    expect(await sheets.readDocument(caseId, 'operator')).toEqual(operator);
    const answers = { computer: 'mine', lockOffer: 'aside', welcomed: true, menu: false };
    expect([await readPreferences(), await storeUsedFlag.get()]).toEqual([answers, true]);
    expect(await readTimestampSettings()).toEqual({
      address: 'https://horodatage.example/tsr',
      captures: false,
    });
  });

  it('lists are read from their own records, those of the release and new ones', async () => {
    const desk = await deskOn((await dumpIn(dir, 'store-open')).databases);
    await recordItem(desk, buildCapturedPage(), buildRecordRequest(desk));
    // Otherwise the item stands in for a line that does not open.
    await desk.db.items.toCollection().modify({ body: new Uint8Array(1) });
    const { current, cases } = expected.open;
    const words = cases[0].items.map((one: { listed: { words: string | null } }) => one.listed.words);
    const listed = await desk.store.listSummaries(current, 0, 100);
    const found = await desk.itemIndex.itemsFrom(current, 1);
    for (const lines of [listed.toReversed(), found]) {
      expect(lines.map(({ firstWords }) => firstWords)).toEqual([...words, 'Un message inventé.']);
      expect(lines.filter(({ unread }) => unread)).toEqual([]);
    }
  });

  it('erasing everything takes the store and its box', async () => {
    const desk = await locked();
    // Looked for by their names where the store itself does not open.
    expect(await listWrappingKeys(desk.db.name)).toEqual([(await desk.codec.readKeyring()).opening.box]);
    await eraseStore(desk.db);
    const left = (await indexedDB.databases()).map(({ name }) => name);
    expect(left.filter((one) => one !== 'recueil-fresh-log')).toEqual([]);
  });

  it.each(['store-open', 'store-locked'] as const)(
    '%s: the dump is laid out to the last byte',
    async (which) => {
      const { databases } = await dumpIn(dir, which);
      await deskOn(databases);
      expect(await dumpDatabases()).toEqual(databases);
    },
  );
});
