import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { exportChoicesDocument } from '../../../../src/domain/export/exportChoices.ts';
import { readPageText } from '../../../../src/domain/export/pagePreview.ts';
import { Refusal } from '../../../../src/domain/shared/errors.ts';
import { sha256Hex } from '../../../../src/seal/digest.ts';
import { readJournal } from '../../../../src/seal/readJournal.ts';
import { NotCheckable } from '../../../../src/seal/verify/report.ts';
import { verifyDossier } from '../../../../src/seal/verify/verifyDossier.ts';
import { zipSource } from '../../../../src/seal/verify/zipSource.ts';
import { DexieBackupRepository } from '../../../../src/store/backup/backupRepository.ts';
import { DexieCaseRepository } from '../../../../src/store/caseRepository.ts';
import { recordItem } from '../../../../src/workflow/capture/recordItem.ts';
import { updateDocument } from '../../../../src/workflow/case/caseDocuments.ts';
import { ensureCase } from '../../../../src/workflow/case/caseJournal.ts';
import { checkStore } from '../../../../src/workflow/checks/integrityCheck.ts';
import { exportDossier } from '../../../../src/workflow/export/exportDossier.ts';
import { previewDossier } from '../../../../src/workflow/export/previewDossier.ts';
import {
  type ImportDossierDependencies,
  importDossier,
} from '../../../../src/workflow/received/importDossier.ts';
import {
  clearStagedFiles,
  listReceivedDossiers,
  removeReceivedDossier,
} from '../../../../src/workflow/received/receivedDossiers.ts';
import { buildDossierFile, buildProgress } from '../../../support/dossierFile.ts';
import { buildExportDependencies, runExport } from '../../../support/exportDependencies.ts';
import {
  buildCapturedPage,
  buildRecordRequest,
  createEncryptedTestDependencies,
} from '../../../support/testDependencies.ts';
import { readPdfText, stripWhitespace } from '../../dossier/externalTools.ts';

// Dossiers are written, with their fonts.
vi.setConfig({ testTimeout: 60_000 });

const folder = mkdtempSync(join(tmpdir(), 'recueil-received-'));
afterAll(() => rmSync(folder, { recursive: true }));

type Store = ReturnType<typeof createEncryptedTestDependencies>;

/** `permalinks`: of the posts recorded, in turn. */
async function recorded(count: number, permalinks: readonly string[] = []): Promise<Store> {
  const deps = createEncryptedTestDependencies();
  for (let n = 0; n < count; n += 1) {
    const permalink = permalinks[n] ?? `https://exemple.invalid/fil/${crypto.randomUUID()}`;
    const address = { page: permalink, permalink, canonical: permalink, dropped: [] };
    await recordItem(deps, buildCapturedPage({}, { address }), buildRecordRequest(deps));
  }
  return deps;
}

async function dossierOf(deps: Store, without: readonly number[] = []): Promise<File> {
  const { zip } = await runExport(buildExportDependencies(deps).desk, without);
  return new File([zip], 'recueil-inventé.zip');
}

async function caseOf({ store }: Store) {
  const head = await store.currentCase();
  if (head === null) throw new Error('no case');
  return head;
}

async function lines(deps: Store) {
  const { caseId, seq } = await caseOf(deps);
  const { lines: read, faults } = await readJournal(await deps.store.journal(caseId, seq));
  expect(faults).toEqual([]);
  return read;
}

async function importedDossier(deps: ImportDossierDependencies, file: File) {
  const receipt = await importDossier(deps, file, buildProgress());
  if (receipt.kind !== 'added') return expect.fail(receipt.report.problems.map(({ code }) => code).join());
  return receipt.dossier;
}

/** Tables of what was received, and the journal's last line. */
async function traces(deps: Store) {
  const head = await deps.store.currentCase();
  return [await deps.db.origins.count(), await deps.db.originFiles.count(), head?.hash ?? null];
}

describe('a dossier received from elsewhere', () => {
  it('is verified, kept whole beside the items, and chained by one line of the journal', async () => {
    const here = await recorded(2);
    const file = await dossierOf(await recorded(3));
    const before = await lines(here);
    const dossier = await importedDossier(here, file);
    const after = await lines(here);
    expect(after.slice(0, -1)).toEqual(before);
    expect(after.at(-1)).toMatchObject({
      event: 'origin.added',
      payload: { number: 1, manifest: dossier.manifest },
    });
    expect(dossier).toMatchObject({ number: 1, fileName: 'recueil-inventé.zip', counts: { here: 3 } });
    expect(dossier.items[0]).toMatchObject({
      number: 1,
      handle: 'camille_inv',
      text: 'Un message inventé.',
      picture: 'pieces/P0001/publication.png',
    });
    // Not one of the case's own items.
    expect(await here.store.countItems((await caseOf(here)).caseId)).toBe(2);
    const source = await zipSource(file);
    expect(dossier.files.map(({ path }) => path).sort()).toEqual([...source.files.keys()].sort());
    for (const [path, { read }] of source.files) {
      const kept = await here.receivedDossiers.file(dossier.id, path);
      const content = await read();
      expect(await kept?.bytes()).toEqual(content instanceof Blob ? await content.bytes() : content);
    }
  });

  it('goes into the next dossier when it is ticked, and is verified there by itself', async () => {
    const here = await recorded(1);
    const first = await importedDossier(here, await dossierOf(await recorded(2)));
    const second = await importedDossier(here, await dossierOf(await recorded(1)));
    const { desk: deps } = buildExportDependencies(here);
    const done = await exportDossier(
      deps,
      { without: [], receivedDossierNumbers: [1, 2, 7] },
      buildProgress().progress,
      buildProgress().signal,
    );
    const report = await verifyDossier(await zipSource(done.zip), { expect: done.manifestDigest });
    expect([report.verdict, report.problems]).toEqual(['coherent-anchored', []]);
    expect(report.counts).toMatchObject({ sealed: 1, here: 1 });
    expect(
      report.origins.map(({ folder, report: own }) => [folder, own.manifestDigest, own.problems]),
    ).toEqual([
      ['origines/O1', first.manifest, []],
      ['origines/O2', second.manifest, []],
    ]);
    const zipFiles = (await zipSource(done.zip)).files;
    const read = async (path: string) => new Blob([(await zipFiles.get(path)?.read()) ?? '']);
    expect(await (await read('LISEZ-MOI.txt')).text()).toContain('origines/O1 ...');
    const pdf = join(folder, 'dossier.pdf');
    writeFileSync(pdf, await (await read('dossier.pdf')).bytes());
    for (const expectedText of ['Dossiers reçus', 'origines/O2', second.manifest])
      expect(readPdfText(pdf)).toContain(stripWhitespace(expectedText));
    // The pages ahead say the same.
    const guided = { ...deps, itemIndex: here.itemIndex, localOf: (iso: string) => iso };
    const { caseId } = await caseOf(here);
    await updateDocument(here, caseId, exportChoicesDocument, (before) => ({ ...before, origins: [1, 2] }));
    const previewPages = () => previewDossier(guided, buildProgress().progress, buildProgress().signal);
    const pages = async () => (await previewPages())[1]?.pages.map(readPageText).join('\n') ?? '';
    expect(await pages()).toContain('origines/O2');
    for (const kept of [{ purpose: 'school' }, { purpose: null, volumes: true }] as const) {
      await updateDocument(here, caseId, exportChoicesDocument, (before) => ({ ...before, ...kept }));
      expect(await pages()).not.toContain('origines/');
    }
    const { zip } = await runExport(buildExportDependencies(here).desk);
    expect((await verifyDossier(await zipSource(zip))).origins).toEqual([]);
    // One who receives that one gets both with it.
    const there = await recorded(0);
    const whole = await importedDossier(there, new File([done.zip], 'tout.zip'));
    expect(whole.items).toHaveLength(1);
    expect(whole.files.some(({ path }) => path === 'origines/O2/pieces/P0001/fiche.json')).toBe(true);
    // One's own items again, with what was received since: that is new.
    await removeReceivedDossier(here, (await caseOf(here)).caseId, 2);
    expect((await importedDossier(here, new File([done.zip], 'tout.zip'))).number).toBe(3);
  });

  it('says what stands twice, by its digest and by its address, and merges nothing', async () => {
    const post = 'https://exemple.invalid/fil/42';
    const here = await recorded(2, [post]);
    const mine = await dossierOf(here);
    const relative = await recorded(2, ['https://exemple.invalid/fil/autre', post]);
    const early = await dossierOf(relative, [2]);
    await importedDossier(here, early);
    await importedDossier(here, await dossierOf(relative));
    const [first, second] = (await listReceivedDossiers(here)).listed;
    expect(first?.duplicates).toEqual([{ number: 1, by: 'digest', other: { origin: 2, number: 1 } }]);
    expect(second?.duplicates).toEqual([
      { number: 1, by: 'digest', other: { origin: 1, number: 1 } },
      { number: 2, by: 'permalink', other: { ordinal: 1 } },
    ]);
    await expect(importedDossier(here, mine)).rejects.toMatchObject({ code: 'origin-nothing-new' });
    await expect(importedDossier(here, early)).rejects.toMatchObject({
      code: 'origin-already',
      detail: { number: 1 },
    });
  });

  it('is refused, and nothing is kept, when it is altered, cut, no dossier, or too large', async () => {
    const here = await recorded(1);
    const file = await buildDossierFile();
    const before = await traces(here);
    const bytes = await file.bytes();
    const at = new TextDecoder('latin1').decode(bytes).indexOf('Un message');
    bytes[at] = 0x75;
    const altered = await importDossier(here, new File([bytes], 'a.zip'), buildProgress());
    expect(altered).toMatchObject({ kind: 'altered', report: { verdict: 'altered' } });
    for (const bad of [file.slice(0, file.size - 100), new Blob(['pas un zip'])])
      await expect(importDossier(here, new File([bad], 'b.zip'), buildProgress())).rejects.toThrow(
        NotCheckable,
      );
    const deep = await buildDossierFile([], new Map([[`pieces/${'a'.repeat(150)}`, new Uint8Array(1)]]));
    await expect(importDossier(here, deep, buildProgress())).rejects.toMatchObject({
      code: 'origin-too-large',
    });
    expect(await traces(here)).toEqual(before);
  });

  it('leaves nothing when the disk is full, when it is cancelled, or after a death', async () => {
    const here = await recorded(1);
    const file = await buildDossierFile(['Un.', 'Deux.']);
    const before = await traces(here);
    const { receivedDossiers } = here;
    let stageCalls = 0;
    const full: ImportDossierDependencies = {
      ...here,
      receivedDossiers: {
        list: (caseId) => receivedDossiers.list(caseId),
        clearStaged: () => receivedDossiers.clearStaged(),
        file: (id, path) => receivedDossiers.file(id, path),
        stage: async (id, files) => {
          stageCalls += 1;
          await receivedDossiers.stage(id, files);
          throw new Refusal('disk-full');
        },
      },
    };
    await expect(importDossier(full, file, buildProgress())).rejects.toMatchObject({ code: 'disk-full' });
    expect(stageCalls).toBe(1);
    expect(await traces(here)).toEqual(before);

    const stop = new AbortController();
    const progress = ({ name }: { readonly name: string }) => {
      if (name === 'receive') stop.abort();
    };
    const cancelled = importDossier(here, file, { progress, signal: stop.signal });
    await expect(cancelled).rejects.toMatchObject({ code: 'cancelled' });
    expect(await traces(here)).toEqual(before);

    // What a death left is nobody's: it is swept, and what was kept stays.
    await importedDossier(here, file);
    const kept = await here.db.originFiles.count();
    await receivedDossiers.stage('mort', [{ path: 'a.txt', blob: new Blob(['a']) }]);
    await clearStagedFiles(here);
    expect(await here.db.originFiles.count()).toBe(kept);
  });

  it('is encrypted at rest, and goes with its case or by itself', async () => {
    const here = await recorded(1);
    const dossier = await importedDossier(here, await buildDossierFile());
    const [row] = await here.db.originFiles.toArray();
    expect(await row?.body.text()).not.toContain('recueil');
    await here.storeLock.set('quatre mots sans lien', false);
    await here.storeLock.lock();
    await expect(here.receivedDossiers.file(dossier.id, 'manifest.json')).rejects.toMatchObject({
      code: 'locked',
    });
    await here.storeLock.unlock('quatre mots sans lien');

    const { caseId } = await caseOf(here);
    await removeReceivedDossier(here, caseId, 1);
    expect(await here.db.originFiles.count()).toBe(0);
    expect((await lines(here)).at(-1)).toMatchObject({
      event: 'origin.removed',
      payload: { number: 1, manifest: dossier.manifest },
    });
    // A number once given is never given again.
    const again = await importedDossier(here, await buildDossierFile());
    expect(again.number).toBe(2);
    await new DexieCaseRepository(here.db).erase(caseId);
    expect([await here.db.origins.count(), await here.db.originFiles.count()]).toEqual([0, 0]);
  });

  it('goes with a backup, and is taken up with it', async () => {
    const here = await recorded(1);
    const dossier = await importedDossier(here, await buildDossierFile());
    // Staged and never taken in: nobody's.
    await here.receivedDossiers.stage('mort', [{ path: 'a.txt', blob: new Blob(['a']) }]);
    const parts: Uint8Array<ArrayBuffer>[] = [];
    const out = new WritableStream<Uint8Array<ArrayBuffer>>({
      write: (part) => void parts.push(part.slice()),
    });
    const cheap = { memoryKib: 64, passes: 1 };
    await new DexieBackupRepository(here.db, here.codec, cheap).write(out, 'quatre mots', buildProgress());
    const there = createEncryptedTestDependencies();
    const backup = new DexieBackupRepository(there.db, there.codec, cheap);
    const key = { spki: new Uint8Array(1), pkcs8: new Uint8Array(1) };
    await backup.restore(
      new Blob(parts),
      'quatre mots',
      async () => ({ key, appended: new Map() }),
      buildProgress(),
    );
    const { caseId } = await caseOf(there);
    expect(await there.receivedDossiers.list(caseId)).toEqual({ dossiers: [dossier], damaged: [] });
    expect(await there.db.originFiles.count()).toBe(dossier.files.length);
    const manifest = await there.receivedDossiers.file(dossier.id, 'manifest.json');
    expect(await sha256Hex(manifest ?? expect.fail('no manifest'))).toBe(dossier.manifest);
    expect((await caseOf(there)).receivedCount).toBe(1);
  });

  it('is compared with what was verified by the check of the store', async () => {
    const here = await recorded(1);
    const dossier = await importedDossier(here, await buildDossierFile());
    const checking = {
      ...here,
      caseRepository: new DexieCaseRepository(here.db),
      pause: async () => undefined,
    };
    expect(await checkStore(checking, buildProgress().signal)).toBeNull();
    await here.db.originFiles.delete([dossier.id, 'manifest.json']);
    expect(await checkStore(checking, buildProgress().signal)).toEqual({ what: 'origin', number: 1 });
    const joined = exportDossier(
      buildExportDependencies(here).desk,
      { without: [], receivedDossierNumbers: [1] },
      buildProgress().progress,
      buildProgress().signal,
    );
    await expect(joined).rejects.toMatchObject({ code: 'origin-altered', detail: { number: 1 } });
  });

  it('opens a case where there is none yet', async () => {
    const here = createEncryptedTestDependencies();
    const dossier = await importedDossier(here, await buildDossierFile());
    expect((await ensureCase(here)).receivedCount).toBe(1);
    expect(dossier.number).toBe(1);
  });
});
