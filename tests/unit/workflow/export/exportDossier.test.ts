import { describe, expect, it } from 'vitest';
import { openTestAuthority } from '../../../../scripts/vectors/timestampAuthority.ts';
import { deliveriesDocument } from '../../../../src/domain/case/caseDocuments.ts';
import { notesDocument } from '../../../../src/domain/item/notes.ts';
import { Refusal } from '../../../../src/domain/shared/errors.ts';
import { readJournal } from '../../../../src/seal/readJournal.ts';
import { parseCertificates } from '../../../../src/seal/timestamp/pem.ts';
import { verifyDossier } from '../../../../src/seal/verify/verifyDossier.ts';
import { zipSource } from '../../../../src/seal/verify/zipSource.ts';
import { recordItem } from '../../../../src/workflow/capture/recordItem.ts';
import { readDocument, updateDocument } from '../../../../src/workflow/case/caseDocuments.ts';
import { requestTimestamp } from '../../../../src/workflow/case/timestamp.ts';
import { exportDossier } from '../../../../src/workflow/export/exportDossier.ts';
import { eraseItemImages } from '../../../../src/workflow/images/eraseImages.ts';
import { withdrawItem } from '../../../../src/workflow/items/withdrawItem.ts';
import { buildExportDependencies, runExport } from '../../../support/exportDependencies.ts';
import {
  buildCapturedPage,
  buildRecordRequest,
  createEncryptedTestDependencies,
  createTestDependencies,
} from '../../../support/testDependencies.ts';

const timestampDeps = { clock: { now: () => new Date() }, nonce: () => new Uint8Array(8).fill(1) };

async function recorded(count: number) {
  const deps = createTestDependencies();
  const ids: string[] = [];
  for (let n = 0; n < count; n += 1) {
    const asked = buildRecordRequest(deps);
    ids.push(asked.id);
    await recordItem(deps, buildCapturedPage(), asked);
  }
  return { desk: deps, ids };
}

async function verdict(zip: Blob, expect: string) {
  const report = await verifyDossier(await zipSource(zip), { expect });
  return { verdict: report.verdict, problems: report.problems.map(({ code }) => code) };
}

const ANCHORED = { verdict: 'coherent-anchored', problems: [] };

describe('exportDossier', () => {
  it('is coherent though captures and withdrawals go on meanwhile', async () => {
    const { desk: deps, ids } = await recorded(2);
    const { desk: writing } = buildExportDependencies(deps, async () => {
      await recordItem(deps, buildCapturedPage(), buildRecordRequest(deps));
      await withdrawItem(deps, ids[0] ?? '');
    });
    const first = await runExport(writing);
    expect(first.exhibits).toBe(2);
    expect(await verdict(first.zip, first.manifestDigest)).toEqual(ANCHORED);
    // What came meanwhile is in the next one; a number once given stays.
    const second = await runExport(buildExportDependencies(deps).desk);
    expect(second.exhibits).toBe(2);
    expect(await verdict(second.zip, second.manifestDigest)).toEqual(ANCHORED);
    const { caseId } = (await deps.store.currentCase()) ?? { caseId: '' };
    expect([...(await deps.store.exhibits(caseId)).values()]).toEqual([1, 2, 3]);
  });

  it('holds what was stated of an item, without what stays private, and notes the dossier for the person', async () => {
    const { desk: deps, ids } = await recorded(2);
    const { caseId } = (await deps.store.currentCase()) ?? { caseId: '' };
    const at = deps.clock.now().toISOString();
    await updateDocument(deps, caseId, notesDocument(ids[0] ?? ''), (before) => ({
      ...before,
      categories: { value: ['threat' as const], at },
      note: { value: 'PRIVATE-NOTE', at },
    }));
    const done = await runExport(buildExportDependencies(deps).desk);
    expect(await verdict(done.zip, done.manifestDigest)).toEqual(ANCHORED);
    const { files } = await zipSource(done.zip);
    const notes = [...files].filter(([path]) => path.startsWith('notes/'));
    expect(notes.map(([path]) => path)).toEqual(['notes/P0001.json']);
    const notesText = await new Response((await notes[0]?.[1].read()) ?? '').text();
    expect(notesText).toBe(
      `{"categories":{"at":"${at}","value":["threat"]},"item":"${ids[0]}","schema":"recueil/notes/1"}`,
    );
    const { handovers } = await readDocument(deps.documentStore, caseId, deliveriesDocument);
    expect(handovers).toMatchObject([
      { fileName: done.fileName, manifest: done.manifestDigest, forWhom: '' },
    ]);
  });

  it('names the item whose stored file is gone or altered, leaves no file, and goes without it', async () => {
    const { desk: deps, ids } = await recorded(2);
    await deps.db.files.delete([ids[1] ?? '', 'texte.txt']);
    const { desk: writing, readTempFile: kept } = buildExportDependencies(deps);
    await expect(runExport(writing)).rejects.toMatchObject({
      code: 'item-altered',
      detail: { ordinal: 2, path: 'texte.txt' },
    });
    expect(kept()).toBeNull();
    await deps.db.files.put({ itemId: ids[0] ?? '', path: 'capture.png', body: new Blob(['autre chose']) });
    await expect(runExport(writing)).rejects.toMatchObject({ code: 'item-altered', detail: { ordinal: 1 } });
    const third = await recordItem(deps, buildCapturedPage(), buildRecordRequest(deps));
    const done = await runExport(buildExportDependencies(deps).desk, [1, 2]);
    expect([third, done.exhibits]).toEqual([3, 1]);
    expect(await verdict(done.zip, done.manifestDigest)).toEqual(ANCHORED);
  });

  it('names the item whose record does not open at rest, and goes without it', async () => {
    const deps = createEncryptedTestDependencies();
    const asked = buildRecordRequest(deps);
    await recordItem(deps, buildCapturedPage(), asked);
    await recordItem(deps, buildCapturedPage(), buildRecordRequest(deps));
    const [fiche, file] = await Promise.all([
      deps.db.items.get(asked.id),
      deps.db.files.get([asked.id, 'capture.png']),
    ]);
    if (!fiche || !file) throw new Error('no rows');
    const refusal = (path: string) => ({ code: 'item-altered', detail: { ordinal: 1, path } });
    await deps.db.files.put({ ...file, body: file.body.slice(0, -1) });
    await expect(runExport(buildExportDependencies(deps).desk)).rejects.toMatchObject(refusal('capture.png'));
    await deps.db.items.put({ ...fiche, body: fiche.body.slice(0, -1) });
    await expect(runExport(buildExportDependencies(deps).desk)).rejects.toMatchObject(refusal('fiche.json'));
    const done = await runExport(buildExportDependencies(deps).desk, [1]);
    expect(done.exhibits).toBe(1);
    expect(await verdict(done.zip, done.manifestDigest)).toEqual(ANCHORED);
  });

  it('refuses a fiche or a journal that is no longer what was sealed', async () => {
    const { desk: deps, ids } = await recorded(1);
    const row = await deps.db.items.get(ids[0] ?? '');
    if (row === undefined) throw new Error('no row');
    await deps.db.items.put({ ...row, body: new TextEncoder().encode('{') as Uint8Array<ArrayBuffer> });
    await expect(runExport(buildExportDependencies(deps).desk)).rejects.toMatchObject({
      code: 'item-altered',
      detail: { ordinal: 1 },
    });
    await deps.db.items.put(row);
    const { caseId } = (await deps.store.currentCase()) ?? { caseId: '' };
    const line = await deps.db.entries.get([caseId, 2]);
    if (line === undefined) throw new Error('no line');
    const body = line.body.slice();
    body[20] = (body[20] ?? 0) ^ 1;
    await deps.db.entries.put({ ...line, body });
    await expect(runExport(buildExportDependencies(deps).desk)).rejects.toMatchObject({
      code: 'record-damaged',
    });
  });

  it('reports erased files as removed, and is coherent without them', async () => {
    const { desk: deps, ids } = await recorded(2);
    await eraseItemImages(deps, ids[0] ?? '');
    const done = await runExport(buildExportDependencies(deps).desk);
    const report = await verifyDossier(await zipSource(done.zip), { expect: done.manifestDigest });
    expect([report.verdict, report.problems]).toEqual(['coherent-anchored', []]);
    expect(report.notes.map(({ code, path }) => `${code} ${path}`)).toEqual([
      'file-removed pieces/P0001/capture.png',
      'file-removed pieces/P0001/page.html',
      'file-removed pieces/P0001/publication.png',
      // Nobody asked for page sources.
      'files-left-out manifest.json',
    ]);
  });

  it('is dated by an authority that answers, and the next journal says so', async () => {
    const { desk: deps } = await recorded(1);
    const authority = openTestAuthority();
    const asks = {
      ...timestampDeps,
      askAuthority: async (_: string, query: Uint8Array) => authority.reply(query),
    };
    const timestampingDeps = {
      ...buildExportDependencies(deps).desk,
      stamp: async () => (digest: string) => requestTimestamp(asks, 'https://a/', digest),
    };
    const done = await runExport(timestampingDeps);
    expect(done.dated).toMatchObject({ authority: 'Horodatage', known: false });
    const roots = parseCertificates(authority.rootPem);
    authority.close();
    const report = await verifyDossier(await zipSource(done.zip), { roots });
    expect(report).toMatchObject({ verdict: 'coherent-anchored', anchoredBy: 'timestamp', problems: [] });
    const head = await deps.store.currentCase();
    const { lines } = await readJournal(await deps.store.journal(head?.caseId ?? '', 99));
    expect(lines.slice(-2).map(({ event }) => event)).toEqual(['timestamp.obtained', 'dossier.exported']);
    expect(lines.at(-2)?.payload?.manifest).toBe(done.manifestDigest);
  });

  it.each([
    ['silent', new Refusal('timestamp-unreachable'), 'timestamp-unreachable'],
    ['wrong', new Refusal('timestamp-imprint'), 'timestamp-imprint'],
    ['gone, and its messenger with it', new Error('no answer'), 'timestamp-unreachable'],
  ])('is whole when the authority is %s, and says why it is not dated', async (_name, error, code) => {
    const { desk: deps } = await recorded(1);
    const done = await runExport({
      ...buildExportDependencies(deps).desk,
      stamp: async () => async () => Promise.reject(error),
    });
    expect(done.dated).toEqual({ refused: code, detail: {} });
    expect(await verdict(done.zip, done.manifestDigest)).toEqual(ANCHORED);
  });

  it('keeps an item whose image must not be kept from whoever may not learn its address', async () => {
    const { desk: deps, ids } = await recorded(2);
    await eraseItemImages(deps, ids[0] ?? '');
    const countExhibits = async (purpose: 'school' | 'platform' | 'police' | 'prosecutor') => {
      const request = { without: [], plan: { purpose } };
      const signal = new AbortController().signal;
      const done = await exportDossier(buildExportDependencies(deps).desk, request, () => undefined, signal);
      expect(await verdict(done.zip, done.manifestDigest)).toEqual(ANCHORED);
      return done.exhibits;
    };
    expect(await countExhibits('school')).toBe(1);
    expect(await countExhibits('platform')).toBe(1);
    expect(await countExhibits('police')).toBe(2);
    expect(await countExhibits('prosecutor')).toBe(2);
  });

  it('leaves nothing behind when it is cancelled, and has nothing to do on an empty store', async () => {
    const { desk: deps } = await recorded(1);
    const { desk: writing, readTempFile: kept } = buildExportDependencies(deps);
    const stop = new AbortController();
    stop.abort();
    await expect(runExport(writing, [], stop.signal)).rejects.toMatchObject({ code: 'cancelled' });
    expect(kept()).toBeNull();
    await expect(runExport(buildExportDependencies(createTestDependencies()).desk)).rejects.toMatchObject({
      code: 'nothing-to-export',
    });
  });
});
