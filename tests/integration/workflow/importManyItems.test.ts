import { expect, it, vi } from 'vitest';
import { readJournal } from '../../../src/seal/journal.ts';
import { verifyDossier } from '../../../src/seal/verify/verifyDossier.ts';
import { zipSource } from '../../../src/seal/verify/zipSource.ts';
import { receiveDossier } from '../../../src/workflow/receiveDossier.ts';
import { listReceivedDossiers, removeReceivedDossier } from '../../../src/workflow/receivedDossierList.ts';
import { buildProgress } from '../../support/dossierFile.ts';
import { buildExportDependencies, exportDossier, runExport } from '../../support/exportDependencies.ts';
import {
  buildCapturedPage,
  createEncryptedTestDependencies,
  recordItems,
  recordOne,
} from '../../support/testDependencies.ts';

/** Items in the dossier and in the receiving store; `npm run soak` asks for 500. */
const ITEMS = Number(process.env.RECUEIL_RECEIVED ?? 25);

vi.setConfig({ testTimeout: 30_000 + ITEMS * 500 });

async function createStore(count = ITEMS) {
  const deps = createEncryptedTestDependencies();
  await recordItems(deps, count);
  return deps;
}

async function journalOf({ store }: ReturnType<typeof createEncryptedTestDependencies>) {
  const head = (await store.currentCase()) ?? expect.fail('no case');
  return store.journal(head.caseId, head.seq);
}

it('imports a dossier into a store of as many items and changes neither journal', async () => {
  const [there, here] = [await createStore(), await createStore()];
  const { file } = await runExport(buildExportDependencies(there).deps);
  const report = await verifyDossier(await zipSource(file));
  const theirs = await journalOf(there);
  const ours = await journalOf(here);
  const result = await receiveDossier(here, new File([file], 'reçu.zip'), buildProgress());
  if (result.kind !== 'added') return expect.fail('not added');
  const { dossier } = result;

  // Verifies the stored files again.
  const storedFiles = dossier.files.map(({ path, bytes }) => {
    const read = async () => {
      const blob = await here.receivedDossiers.file(dossier.id, path);
      return blob ?? expect.fail(`no ${path}`);
    };
    return [path, { bytes, read }] as const;
  });
  const storedReport = await verifyDossier({ files: new Map(storedFiles), faults: [], notes: [] });
  const expected = ['coherent-unanchored', [], ITEMS];
  expect([storedReport.verdict, storedReport.problems, storedReport.counts?.here]).toEqual(expected);
  expect(storedReport.manifestDigest).toBe(report.manifestDigest);

  const after = await journalOf(here);
  // The received journal is the beginning of the sender's journal.
  const sent = Buffer.from(theirs.subarray(0, journalLength(theirs, storedReport)));
  expect(sent.equals(await readReceivedJournal())).toBe(true);
  // Our journal has one more line; the others are unchanged, byte for byte.
  expect(Buffer.from(after.subarray(0, ours.length)).equals(Buffer.from(ours))).toBe(true);
  const { lines, faults } = await readJournal(after);
  expect([faults, lines.at(-1)?.event, lines.length]).toEqual([[], 'receivedDossier.added', ITEMS + 2]);

  async function readReceivedJournal(): Promise<Buffer> {
    const blob = await here.receivedDossiers.file(dossier.id, 'journal.jsonl');
    return Buffer.from(await (blob ?? expect.fail('no journal')).arrayBuffer());
  }
});

it('stores page.mhtml of a dossier unchanged and does not use it as a picture', async () => {
  const [there, here] = [await createStore(0), await createStore(0)];
  const bare = buildCapturedPage();
  const mhtml = 'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b--\r\n';
  const archive = new Blob([mhtml]);
  const finished = async () => ({ ...(await bare.finished()), archive });
  await recordOne(there, { ...bare, finished });
  const options = { parts: { sources: true } };
  const signal = new AbortController().signal;
  const { zips } = await exportDossier(
    buildExportDependencies(there).deps,
    { without: [], options },
    () => undefined,
    signal,
  );
  const result = await receiveDossier(here, new File([zips[0].file], 'reçu.zip'), buildProgress());
  if (result.kind !== 'added') return expect.fail('not added');
  const { id, files, items } = result.dossier;
  const path = 'pieces/P0001/page.mhtml';
  expect(files.map((one) => one.path)).toContain(path);
  expect(await (await here.receivedDossiers.file(id, path))?.text()).toBe(mhtml);
  expect(items[0]?.picture).toMatch(/\.(?:png|jpg)$/);
});

it('removeReceivedDossier removes a damaged dossier, with its digest from the journal', async () => {
  const [there, here] = [await createStore(1), await createStore(1)];
  const { file } = await runExport(buildExportDependencies(there).deps);
  const result = await receiveDossier(here, new File([file], 'reçu.zip'), buildProgress());
  if (result.kind !== 'added') return expect.fail('not added');
  await here.db.receivedDossiers.toCollection().modify({ body: new Uint8Array(200) });
  expect(await listReceivedDossiers(here)).toEqual({ listed: [], damaged: [1] });
  const { caseId } = (await here.store.currentCase()) ?? expect.fail('no case');
  await removeReceivedDossier(here, caseId, 1);
  expect(await listReceivedDossiers(here)).toEqual({ listed: [], damaged: [] });
  expect(await here.db.receivedFiles.count()).toBe(0);
  const { lines } = await readJournal(await journalOf(here));
  const payload = { number: 1, manifest: result.dossier.manifest };
  expect(lines.at(-1)).toMatchObject({ event: 'receivedDossier.removed', payload });
});

/** Returns the length in bytes of the lines that the dossier's journal has. */
function journalLength(journal: Uint8Array, { journal: journalHead }: { journal: { entries: number } | null }): number {
  let at = 0;
  for (let line = 0; line < (journalHead?.entries ?? 0); line += 1) at = journal.indexOf(0x0a, at) + 1;
  return at;
}
