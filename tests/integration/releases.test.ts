import 'fake-indexeddb/auto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createDependencies } from '../../src/background/dependencies.ts';
import { readPreferences, storeUsedFlag } from '../../src/browser/storage.ts';
import { readTimestampSettings } from '../../src/browser/timestampAuthority.ts';
import { verifyDossier } from '../../src/seal/verify/verifyDossier.ts';
import { zipSource } from '../../src/seal/verify/zipSource.ts';
import { eraseStore } from '../../src/store/db.ts';
import { reencryptStore } from '../../src/store/reencrypt.ts';
import { listWrappingKeys } from '../../src/store/wrappingKey.ts';
import { recordItem } from '../../src/workflow/capture/recordItem.ts';
import { dumpDatabases } from '../support/databaseDump.ts';
import { buildExportDependencies, runExport } from '../support/exportDependencies.ts';
import { readStore } from '../support/release.ts';
import {
  importReleaseDossier,
  openDump,
  readDump,
  readLockedStore,
  readOpenStore,
  restoreReleaseBackup,
  verifyReleaseDossier,
} from '../support/releaseFolder.ts';
import { buildCapturedPage, buildRecordRequest } from '../support/testDependencies.ts';

// Argon2id with its real cost, and dossiers with their fonts.
/** The parts of the browser API that the stored settings and the database need. */
const { settings, browser } = vi.hoisted(() => {
  const settings: Record<string, unknown> = {};
  const browser = {
    // Only Firefox has it. In Firefox the code measures and writes nothing before it opens the store.
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
/** The releases whose files must stay: a fixture that is missing would be tested by nothing. */
const KNOWN_RELEASES = ['9a211a6', 'c3690155'];
const releases = readdirSync(ROOT, { withFileTypes: true }).flatMap((one) => (one.isDirectory() ? [one.name] : []));

const NEXT_PASSPHRASE = 'une phrase pour la suite';

type ReleaseDependencies = Awaited<ReturnType<typeof openDump>>;

/** Records one more item and exports a dossier, to check that old keys still seal, sign and number. */
async function expectUsable(deps: ReleaseDependencies): Promise<void> {
  await recordItem(deps, buildCapturedPage(), buildRecordRequest(deps));
  const { cases, current } = await readStore(deps);
  const [added] = cases.find((one) => one.case === current)?.items.slice(-1) ?? [];
  expect(added).toMatchObject({ text: 'Un message inventé.', listed: { words: 'Un message inventé.' } });
  const { file } = await runExport(buildExportDependencies(deps).deps);
  const report = await verifyDossier(await zipSource(file));
  expect([report.verdict, report.problems]).toEqual(['coherent-unanchored', []]);
}

it('no release has lost its files', () => {
  expect(releases).toEqual(expect.arrayContaining(KNOWN_RELEASES));
});

describe.each(releases)('the files of release %s', (name) => {
  const dir = join(ROOT, name);
  const expected = JSON.parse(readFileSync(join(dir, 'expected.json'), 'utf8'));
  const { secrets } = expected;
  const locked = async (): Promise<ReleaseDependencies> => openDump((await readDump(dir, 'store-locked')).databases);

  afterEach(async () => {
    for (const key of Object.keys(settings)) delete settings[key];
    await openDump();
    vi.restoreAllMocks();
  });

  it('contain one of each kind of stored data', () => {
    const [one] = expected.locked.cases;
    expect(new Set(one.journal.events)).toEqual(
      new Set([
        ...['journal.opened', 'item.sealed', 'item.imported', 'item.withdrawn', 'item.filesRemoved'],
        ...['origin.added', 'dossier.prepared', 'dossier.exported'],
      ]),
    );
    const modes = one.items.map(({ mode, surface }: Record<string, string>) => `${mode} ${surface}`);
    expect(modes).toEqual(expect.arrayContaining(['post post', 'post reply', 'screen page', 'import imported']));
    const documents = ['account', 'case', 'diary', 'export', 'operator', 'persons', 'steps', 'witnesses'];
    expect(Object.keys(one.documents)).toEqual(expect.arrayContaining(documents));
    expect(one.items[0].text).toContain('Inès R. du club d’aviron');
    expect(one.documents[`notes/${one.items[0].id}`]).toMatchObject({
      note: { value: 'Lu devant deux amies.' },
      redactions: [{ file: 'publication.png' }],
    });
  });

  it('the dossier has the same verdict and details', async () => {
    expect(await verifyReleaseDossier(dir)).toMatchObject(expected.dossier);
  });

  it('the dossier is received', async () => {
    expect(await importReleaseDossier(dir)).toMatchObject(expected.received);
  });

  it('the backup is restored completely', async () => {
    expect(await restoreReleaseBackup(dir, secrets)).toMatchObject(expected.restored);
    const wrong = { ...secrets, backupPassphrase: secrets.passphrase };
    await expect(restoreReleaseBackup(dir, wrong)).rejects.toMatchObject({ code: 'backup-passphrase' });
  });

  it('the store without a passphrase opens and is usable', async () => {
    expect(await readOpenStore(dir)).toMatchObject(expected.open);
    await expectUsable(await openDump((await readDump(dir, 'store-open')).databases));
  });

  it('the store without a passphrase accepts one and is re-encrypted', async () => {
    const deps = await openDump((await readDump(dir, 'store-open')).databases);
    await deps.storeLock.set(NEXT_PASSPHRASE, false);
    await reencryptStore(deps.db, deps.codec, () => undefined, new AbortController().signal);
    // Older keys are kept while a record cannot be decrypted.
    expect(await deps.codec.readKeyring()).toMatchObject({ resealing: false, secrets: [{ generation: 2 }] });
    expect(await readStore(deps)).toMatchObject(expected.open);
  });

  it('the locked store opens with its passphrase only and is usable', async () => {
    expect(await readLockedStore(dir, secrets)).toMatchObject(expected.locked);
    const deps = await locked();
    const head = (await deps.store.caseHead(expected.locked.current)) ?? expect.fail('no case');
    await expect(deps.store.listSummaries(head, 0, 1)).rejects.toMatchObject({ code: 'locked' });
    await expect(deps.storeLock.unlock(NEXT_PASSPHRASE)).rejects.toMatchObject({ code: 'wrong-passphrase' });
    // Encrypted with the inbox key, whose public part is readable in the locked store.
    await recordItem(deps, buildCapturedPage(), buildRecordRequest(deps));
    await deps.storeLock.unlock(secrets.passphrase);
    expect(await deps.storeLock.tries()).toHaveLength(2);
    await expectUsable(deps);
  });

  it('the locked store opens with its recovery code', async () => {
    const deps = await locked();
    await deps.storeLock.recover(secrets.recoveryCode, NEXT_PASSPHRASE, false);
    expect(await readStore(deps)).toMatchObject(expected.locked);
  });

  it('the extension finds the store and the settings under its own names', async () => {
    const dump = await readDump(dir, 'store-open');
    await openDump(dump.databases);
    Object.assign(settings, dump.settings);
    const { store, documentStore } = createDependencies();
    // This connection stays open, and Dexie warns when it closes it for the next test.
    vi.spyOn(console, 'warn').mockReturnValue();
    const { caseId = '' } = (await store.currentCase()) ?? {};
    expect(caseId).toBe(expected.open.current);
    const { case: named, operator } = expected.open.cases[0].documents;
    expect(await documentStore.readDocument(caseId, 'case')).toEqual(named);
    expect(await documentStore.readDocument(caseId, 'operator')).toEqual(operator);
    const answers = { computer: 'mine', lockOffer: 'aside', menu: false };
    expect([await readPreferences(), await storeUsedFlag.get()]).toEqual([answers, true]);
    expect(await readTimestampSettings()).toEqual({
      address: 'https://horodatage.example/tsr',
      captures: false,
    });
  });

  it('lists are read from summary rows, both of the release and new ones', async () => {
    const deps = await openDump((await readDump(dir, 'store-open')).databases);
    await recordItem(deps, buildCapturedPage(), buildRecordRequest(deps));
    // Otherwise an unreadable summary is built from the item.
    await deps.db.items.toCollection().modify({ body: new Uint8Array(1) });
    const { current, cases } = expected.open;
    const words = cases[0].items.map((one: { listed: { words: string | null } }) => one.listed.words);
    const head = (await deps.store.caseHead(current)) ?? expect.fail('no case');
    expect(await deps.store.countItems(head)).toBe(words.length + 1);
    const listed = await deps.store.listSummaries(head, 0, 100);
    const found = await deps.itemIndex.itemsFrom(current, 1);
    for (const lines of [listed.toReversed(), found]) {
      expect(lines.map(({ firstWords }) => firstWords)).toEqual([...words, 'Un message inventé.']);
      expect(lines.filter(({ unread }) => unread)).toEqual([]);
    }
  });

  it('erasing everything deletes the store and its wrapping key', async () => {
    const deps = await locked();
    // Found by their names, because the store itself is locked.
    expect(await listWrappingKeys(deps.db.name)).toEqual([(await deps.codec.readKeyring()).opening.box]);
    await eraseStore(deps.db);
    const left = (await indexedDB.databases()).map(({ name }) => name);
    expect(left.filter((one) => one !== 'recueil-fresh-log')).toEqual([]);
  });

  it.each(['store-open', 'store-locked'] as const)('%s: loading and dumping gives the same dump', async (which) => {
    const { databases } = await readDump(dir, which);
    await openDump(databases);
    expect(await dumpDatabases()).toEqual(databases);
  });
});
