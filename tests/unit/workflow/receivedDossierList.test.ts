import { describe, expect, it } from 'vitest';
import { exportChoicesDocument } from '../../../src/domain/export/exportChoices.ts';
import { readPageText } from '../../../src/domain/export/pagePreview.ts';
import { sha256Hex } from '../../../src/seal/digest.ts';
import { toBlob } from '../../../src/seal/verify/dossierSource.ts';
import { verifyDossier } from '../../../src/seal/verify/verifyDossier.ts';
import { zipSource } from '../../../src/seal/verify/zipSource.ts';
import { DexieBackupRepository } from '../../../src/store/backupRepository.ts';
import { DexieCaseRepository } from '../../../src/store/caseRepository.ts';
import {
  clearStagedFiles,
  listReceivedDossiers,
  removeReceivedDossier,
} from '../../../src/workflow/receivedDossierList.ts';
import { checkStore } from '../../../src/workflow/storeChecks.ts';
import { readPdfText, stripWhitespace } from '../../support/dossier/externalTools.ts';
import { buildDossierFile, buildProgress } from '../../support/dossierFile.ts';
import { buildExportDependencies, exportDossier, previewDossier, runExport } from '../../support/exportDependencies.ts';
import { createEncryptedTestDependencies } from '../../support/testDependencies.ts';
import { changeDocument } from '../../support/workflow/changeDocument.ts';
import { readJournalLines } from '../../support/workflow/journalLines.ts';
import { createStore, exportFile, importValidDossier, readHead } from '../../support/workflow/receivedCase.ts';

// Exports embed fonts, which takes time.

describe('received dossiers', () => {
  it('are included in the next dossier when they are ticked, and verify there on their own', async () => {
    const here = await createStore(1);
    const first = await importValidDossier(here, await exportFile(await createStore(2)));
    const second = await importValidDossier(here, await exportFile(await createStore(1)));
    const { deps } = buildExportDependencies(here);
    const { zips } = await exportDossier(
      deps,
      { without: [], receivedDossiers: [1, 2, 7] },
      buildProgress().progress,
      buildProgress().signal,
    );
    const [done] = zips;
    const report = await verifyDossier(await zipSource(done.file), { expect: done.manifestDigest });
    expect([report.verdict, report.problems]).toEqual(['coherent-anchored', []]);
    expect(report.counts).toMatchObject({ sealed: 1, here: 1 });
    expect(
      report.receivedDossiers.map(({ folder, report: own }) => [folder, own.manifestDigest, own.problems]),
    ).toEqual([
      ['origines/O1', first.manifest, []],
      ['origines/O2', second.manifest, []],
    ]);
    const zipFiles = (await zipSource(done.file)).files;
    const read = async (path: string) => toBlob((await zipFiles.get(path)?.read()) ?? new Uint8Array());
    expect(await (await read('LISEZ-MOI.txt')).text()).toContain('origines/O1 ...');
    const printed = readPdfText(await (await read('dossier.pdf')).bytes());
    const onPageTwo = 'Plus 2 dossiers reçus d’ailleurs';
    for (const expectedText of [onPageTwo, 'Dossiers reçus', 'origines/O2', second.manifest])
      expect(printed).toContain(stripWhitespace(expectedText));
    // The preview shows the same.
    const { caseId } = await readHead(here);
    await changeDocument(here, caseId, exportChoicesDocument, { receivedDossiers: [1, 2] });
    const previewPages = () =>
      previewDossier(deps, buildProgress().progress, buildProgress().signal, async () => undefined);
    const pages = async () => (await previewPages())[0]?.pages.map(readPageText).join('\n') ?? '';
    expect(await pages()).toContain('origines/O2');
    const chosen = (await here.store.listItems(caseId)).map(({ id }) => id);
    for (const excluding of [
      { purpose: 'school', chosen },
      { purpose: null, volumes: true },
    ] as const) {
      await changeDocument(here, caseId, exportChoicesDocument, excluding);
      expect(await pages()).not.toContain('origines/');
    }
    const { file } = await runExport(buildExportDependencies(here).deps);
    expect((await verifyDossier(await zipSource(file))).receivedDossiers).toEqual([]);
    // Importing that dossier imports both with it.
    const there = await createStore(0);
    const nesting = await importValidDossier(there, new File([done.file], 'tout.zip'));
    expect(nesting.items).toHaveLength(1);
    expect(nesting.files.some(({ path }) => path === 'origines/O2/pieces/P0001/fiche.json')).toBe(true);
    // A dossier of own items is accepted when it contains a received dossier.
    await removeReceivedDossier(here, (await readHead(here)).caseId, 2);
    expect((await importValidDossier(here, new File([done.file], 'tout.zip'))).number).toBe(3);
  });

  it('are listed with the items they duplicate, by digest or by permalink', async () => {
    const post = 'https://exemple.invalid/fil/42';
    const here = await createStore(2, [post]);
    const relative = await createStore(2, ['https://exemple.invalid/fil/autre', post]);
    const early = await exportFile(relative, [2]);
    await importValidDossier(here, early);
    await importValidDossier(here, await exportFile(relative));
    const [first, second] = (await listReceivedDossiers(here)).listed;
    expect(first?.duplicates).toEqual([{ number: 1, by: 'digest', other: { origin: 2, number: 1 } }]);
    expect(second?.duplicates).toEqual([
      { number: 1, by: 'digest', other: { origin: 1, number: 1 } },
      { number: 2, by: 'permalink', other: { ordinal: 1 } },
    ]);
  });

  it('are encrypted at rest, and deleted alone or with their case', async () => {
    const here = await createStore(1);
    const dossier = await importValidDossier(here, await buildDossierFile());
    const [row] = await here.db.receivedFiles.toArray();
    expect(await row?.body.text()).not.toContain('recueil');
    await here.storeLock.set('quatre mots sans lien', false);
    await here.storeLock.lock();
    await expect(here.receivedDossiers.file(dossier.id, 'manifest.json')).rejects.toMatchObject({ code: 'locked' });
    await here.storeLock.unlock('quatre mots sans lien');

    const { caseId } = await readHead(here);
    await removeReceivedDossier(here, caseId, 1);
    expect(await here.db.receivedFiles.count()).toBe(0);
    const expected = { event: 'receivedDossier.removed', payload: { number: 1, manifest: dossier.manifest } };
    expect((await readJournalLines(here)).at(-1)).toMatchObject(expected);
    // The number of a removed dossier is not reused.
    const again = await importValidDossier(here, await buildDossierFile());
    expect(again.number).toBe(2);
    await new DexieCaseRepository(here.db).erase(caseId);
    expect([await here.db.receivedDossiers.count(), await here.db.receivedFiles.count()]).toEqual([0, 0]);
  });

  it('are part of a backup, without staged files', async () => {
    const here = await createStore(1);
    const dossier = await importValidDossier(here, await buildDossierFile());
    // Staged by an import that never ended.
    await here.receivedDossiers.stage((await readHead(here)).caseId, 'mort', [
      { path: 'a.txt', blob: new Blob(['a']) },
    ]);
    const parts: Uint8Array<ArrayBuffer>[] = [];
    const out = new WritableStream<Uint8Array<ArrayBuffer>>({ write: (part) => void parts.push(part.slice()) });
    const cheap = { memoryKib: 64, passes: 1 };
    await new DexieBackupRepository(here.db, here.codec, cheap).write(out, 'quatre mots', buildProgress(), null);
    const there = createEncryptedTestDependencies();
    const backup = new DexieBackupRepository(there.db, there.codec, cheap);
    const key = { spki: new Uint8Array(1), pkcs8: new Uint8Array(1) };
    await backup.restore(new Blob(parts), 'quatre mots', async () => ({ key, appended: new Map() }), buildProgress());
    const { caseId } = await readHead(there);
    expect(await there.receivedDossiers.list(caseId)).toEqual({ dossiers: [dossier], damaged: [] });
    expect(await there.db.receivedFiles.count()).toBe(dossier.files.length);
    const manifest = await there.receivedDossiers.file(dossier.id, 'manifest.json');
    expect(await sha256Hex(manifest ?? expect.fail('no manifest'))).toBe(dossier.manifest);
    expect((await readHead(there)).receivedCount).toBe(1);
  });

  it('are compared with their verified digests by the integrity check and the export', async () => {
    const here = await createStore(1);
    const dossier = await importValidDossier(here, await buildDossierFile());
    const checking = { ...here, caseRepository: new DexieCaseRepository(here.db), pause: async () => undefined };
    expect(await checkStore(checking, buildProgress().signal)).toBeNull();
    await here.db.receivedFiles.delete([dossier.id, 'manifest.json']);
    expect(await checkStore(checking, buildProgress().signal)).toEqual({ what: 'origin', number: 1 });
    const joined = exportDossier(
      buildExportDependencies(here).deps,
      { without: [], receivedDossiers: [1] },
      buildProgress().progress,
      buildProgress().signal,
    );
    await expect(joined).rejects.toMatchObject({ code: 'received-altered', detail: { number: 1 } });
  });
});

it('clearStagedFiles deletes the files that an interrupted import staged, and no others', async () => {
  const here = await createStore(1);
  await importValidDossier(here, await buildDossierFile(['Un.', 'Deux.']));
  const stored = await here.db.receivedFiles.count();
  await here.receivedDossiers.stage((await readHead(here)).caseId, 'mort', [{ path: 'a.txt', blob: new Blob(['a']) }]);
  await clearStagedFiles(here);
  expect(await here.db.receivedFiles.count()).toBe(stored);
});
