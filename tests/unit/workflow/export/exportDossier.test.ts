import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { deliveriesDocument } from '../../../../src/domain/case/caseDocuments.ts';
import { notesDocument } from '../../../../src/domain/item/itemNotes.ts';
import { Refusal } from '../../../../src/domain/shared/errors.ts';
import { readJournal } from '../../../../src/seal/journal.ts';
import { parseCertificates } from '../../../../src/seal/timestamp/timestampToken.ts';
import { verifyDossier } from '../../../../src/seal/verify/verifyDossier.ts';
import { zipSource } from '../../../../src/seal/verify/zipSource.ts';
import { eraseItem, withdrawItem } from '../../../../src/workflow/case/eraseAndWithdraw.ts';
import { requestTimestamp } from '../../../../src/workflow/case/obtainTimestamp.ts';
import { readDocument } from '../../../../src/workflow/case/storedDocuments.ts';
import type { ExportRequest } from '../../../../src/workflow/export/exhibitSelection.ts';
import { listItems, openItem } from '../../../../src/workflow/itemQueries.ts';
import { eraseItemImages } from '../../../../src/workflow/prohibitedImagePolicy.ts';
import { readPdfText } from '../../../support/dossier/externalTools.ts';
import { buildExportDependencies, exportDossier, runExport } from '../../../support/exportDependencies.ts';
import {
  createEncryptedTestDependencies,
  createTestDependencies,
  recordItems,
  recordOne,
} from '../../../support/testDependencies.ts';
import { makeTestFolder } from '../../../support/testFolder.ts';
import { openTestAuthority } from '../../../support/vectors/timestampAuthority.ts';
import { changeDocument } from '../../../support/workflow/changeDocument.ts';

const dir = makeTestFolder();

const timestampDeps = { clock: { now: () => new Date() }, nonce: () => new Uint8Array(8).fill(1) };

async function createCase(count: number) {
  const deps = createTestDependencies();
  const ids = await recordItems(deps, count);
  return { deps, ids };
}

async function verdict(zip: Blob, expect: string) {
  const report = await verifyDossier(await zipSource(zip), { expect });
  return { verdict: report.verdict, problems: report.problems.map(({ code }) => code) };
}

const ANCHORED = { verdict: 'coherent-anchored', problems: [] };

describe('exportDossier', () => {
  it('writes a coherent dossier in the order of the captures when the clock was set back and forward meanwhile', async () => {
    const deps = createEncryptedTestDependencies();
    const acquired: string[] = [];
    for (const days of [0, -40, 400, -3000]) {
      deps.advanceClock(days * 24 * 3600_000);
      const id = await recordOne(deps);
      acquired.push((await openItem(deps.store, id)).fiche.acquiredAt);
    }
    expect(acquired).not.toEqual(acquired.toSorted());
    const exported = await runExport(buildExportDependencies(deps).deps);
    expect(exported.exhibits).toBe(4);
    expect(await verdict(exported.file, exported.manifestDigest)).toEqual(ANCHORED);
    const { items } = await listItems(deps.store, 0, 10);
    expect(items.map(({ ordinal }) => ordinal)).toEqual([4, 3, 2, 1]);
  });

  it.each([
    { change: 'back by a day', days: -1 },
    { change: 'forward by a day', days: 1 },
    { change: 'back by a year', days: -365 },
    { change: 'forward by a year', days: 365 },
    { change: 'back by an hour, as at the end of summer time', days: -1 / 24 },
    { change: 'forward by an hour, as at its beginning', days: 1 / 24 },
  ])(
    'keeps numbers, journal and order when the clock is set $change while it writes, and says so',
    async ({ days }) => {
      const deps = createEncryptedTestDependencies();
      await recordItems(deps, 3);
      const { deps: exportDeps } = buildExportDependencies(deps, async () => {
        deps.setClock(days * 24 * 3600_000);
        const id = await recordOne(deps);
        expect((await openItem(deps.store, id)).fiche.clock).toEqual({ source: 'device', offsetMs: null });
      });
      const first = await runExport(exportDeps);
      expect(first.exhibits).toBe(3);
      expect(await verdict(first.file, first.manifestDigest)).toEqual(ANCHORED);
      const second = await runExport(buildExportDependencies(deps).deps);
      expect(await verdict(second.file, second.manifestDigest)).toEqual(ANCHORED);
      const { items } = await listItems(deps.store, 0, 10);
      expect(items.map(({ ordinal }) => ordinal)).toEqual([4, 3, 2, 1]);
      const { notes } = await verifyDossier(await zipSource(second.file), { expect: second.manifestDigest });
      const backs = notes.filter(({ code }) => code === 'clock-back');
      expect(backs.length > 0).toBe(days < 0);
    },
  );

  it('writes a coherent dossier while captures and withdrawals continue', async () => {
    const { deps, ids } = await createCase(2);
    const { deps: exportDeps } = buildExportDependencies(deps, async () => {
      await recordOne(deps);
      await withdrawItem(deps, ids[0] ?? '');
    });
    const first = await runExport(exportDeps);
    expect(first.exhibits).toBe(2);
    expect(await verdict(first.file, first.manifestDigest)).toEqual(ANCHORED);
    // The new item is in the next dossier. Exhibit numbers never change.
    const second = await runExport(buildExportDependencies(deps).deps);
    expect(second.exhibits).toBe(2);
    expect(await verdict(second.file, second.manifestDigest)).toEqual(ANCHORED);
    const { caseId } = (await deps.store.currentCase()) ?? { caseId: '' };
    expect([...(await deps.store.exhibits(caseId)).values()]).toEqual([1, 2, 3]);
  });

  it('states which exhibits of an earlier dossier were withdrawn or erased, by numbers given to nothing else', async () => {
    const { deps, ids } = await createCase(5);
    await runExport(buildExportDependencies(deps).deps);
    await withdrawItem(deps, ids[1] ?? '');
    await withdrawItem(deps, ids[3] ?? '');
    for (const place of [0, 3]) await eraseItem(deps, ids[place] ?? '');
    const exported = await runExport(buildExportDependencies(deps).deps);
    expect(await verdict(exported.file, exported.manifestDigest)).toEqual(ANCHORED);
    const { files } = await zipSource(exported.file);
    const pdf = new Response((await files.get('dossier.pdf')?.read()) ?? '');
    expect(readPdfText(await pdf.bytes())).toContain(
      'Retiréspourtoujours,empreinteencoredansl’historique:piècen°2d’undossierprécédent.Effacéesdel’ordinateurdequiremetledossier:piècesn°1,4.Cesnumérosneserventplus.',
    );
  });

  it('includes the notes of an item without its private ones, and records the delivery', async () => {
    const { deps, ids } = await createCase(2);
    const { caseId } = (await deps.store.currentCase()) ?? { caseId: '' };
    const at = deps.clock.now().toISOString();
    await changeDocument(deps, caseId, notesDocument(ids[0] ?? ''), {
      visibility: { value: 'public' as const, at },
      note: { value: 'PRIVATE-NOTE', at },
    });
    const done = await runExport(buildExportDependencies(deps).deps);
    expect(await verdict(done.file, done.manifestDigest)).toEqual(ANCHORED);
    const { files } = await zipSource(done.file);
    const notes = [...files].filter(([path]) => path.startsWith('notes/'));
    expect(notes.map(([path]) => path)).toEqual(['notes/P0001.json']);
    const notesText = await new Response((await notes[0]?.[1].read()) ?? '').text();
    expect(notesText).toBe(
      `{"item":"${ids[0]}","schema":"recueil/notes/1","visibility":{"at":"${at}","value":"public"}}`,
    );
    const { deliveries } = await readDocument(deps.documentStore, caseId, deliveriesDocument);
    expect(deliveries).toMatchObject([{ fileName: done.fileName, manifest: done.manifestDigest, forWhom: '' }]);
  });

  it('refuses with the item whose file is missing or altered, leaves no file, and exports without that item', async () => {
    const { deps, ids } = await createCase(2);
    await deps.db.files.delete([ids[1] ?? '', 'texte.txt']);
    const { deps: exportDeps, readTempFile } = buildExportDependencies(deps);
    const expected = { code: 'item-altered', detail: { ordinal: 2, path: 'texte.txt' } };
    await expect(runExport(exportDeps)).rejects.toMatchObject(expected);
    expect(readTempFile()).toBeNull();
    await deps.db.files.put({ itemId: ids[0] ?? '', path: 'publication.png', body: new Blob(['autre chose']) });
    await expect(runExport(exportDeps)).rejects.toMatchObject({ code: 'item-altered', detail: { ordinal: 1 } });
    const third = (await openItem(deps.store, await recordOne(deps))).fiche;
    const done = await runExport(buildExportDependencies(deps).deps, [1, 2]);
    expect([third.ordinal, done.exhibits]).toEqual([3, 1]);
    expect(await verdict(done.file, done.manifestDigest)).toEqual(ANCHORED);
  });

  it('refuses with the item whose row cannot be decrypted, and exports without that item', async () => {
    const deps = createEncryptedTestDependencies();
    const id = await recordOne(deps);
    await recordOne(deps);
    const [fiche, file] = await Promise.all([deps.db.items.get(id), deps.db.files.get([id, 'publication.png'])]);
    if (!fiche || !file) throw new Error('no rows');
    const refusal = (path: string) => ({ code: 'item-altered', detail: { ordinal: 1, path } });
    await deps.db.files.put({ ...file, body: file.body.slice(0, -1) });
    await expect(runExport(buildExportDependencies(deps).deps)).rejects.toMatchObject(refusal('publication.png'));
    await deps.db.items.put({ ...fiche, body: fiche.body.slice(0, -1) });
    await expect(runExport(buildExportDependencies(deps).deps)).rejects.toMatchObject(refusal('fiche.json'));
    const done = await runExport(buildExportDependencies(deps).deps, [1]);
    expect(done.exhibits).toBe(1);
    expect(await verdict(done.file, done.manifestDigest)).toEqual(ANCHORED);
  });

  it('refuses a fiche or a journal that differs from its seal', async () => {
    const { deps, ids } = await createCase(1);
    const row = (await deps.db.items.get(ids[0] ?? '')) ?? expect.fail('no row');
    await deps.db.items.put({ ...row, body: new TextEncoder().encode('{') as Uint8Array<ArrayBuffer> });
    const expected = { code: 'item-altered', detail: { ordinal: 1 } };
    await expect(runExport(buildExportDependencies(deps).deps)).rejects.toMatchObject(expected);
    await deps.db.items.put(row);
    const { caseId } = (await deps.store.currentCase()) ?? { caseId: '' };
    const line = (await deps.db.entries.get([caseId, 2])) ?? expect.fail('no line');
    const body = line.body.slice();
    body[20] = (body[20] ?? 0) ^ 1;
    await deps.db.entries.put({ ...line, body });
    await expect(runExport(buildExportDependencies(deps).deps)).rejects.toMatchObject({ code: 'record-damaged' });
  });

  it('reports erased files as removed and stays coherent', async () => {
    const { deps, ids } = await createCase(2);
    await eraseItemImages(deps, ids[0] ?? '');
    const done = await runExport(buildExportDependencies(deps).deps);
    const report = await verifyDossier(await zipSource(done.file), { expect: done.manifestDigest });
    expect([report.verdict, report.problems]).toEqual(['coherent-anchored', []]);
    expect(report.notes.map(({ code, path }) => `${code} ${path}`)).toEqual([
      'file-removed pieces/P0001/capture.png',
      'file-removed pieces/P0001/page.html',
      'file-removed pieces/P0001/publication.png',
      // Page sources were not ticked.
      'files-left-out manifest.json',
    ]);
  });

  it('is timestamped by the authority, and the journal records it', async () => {
    const { deps } = await createCase(1);
    const authority = openTestAuthority();
    const authorityDeps = {
      ...timestampDeps,
      askAuthority: async (_: string, query: Uint8Array) => authority.reply(query),
    };
    const timestampingDeps = {
      ...buildExportDependencies(deps).deps,
      stamp: async () => (digest: string) => requestTimestamp(authorityDeps, 'https://a/', digest),
    };
    const done = await runExport(timestampingDeps);
    expect(done.timestamp).toMatchObject({ authority: 'Horodatage', known: false });
    const roots = parseCertificates(authority.rootPem);
    authority.close();
    const report = await verifyDossier(await zipSource(done.file), { roots });
    expect(report).toMatchObject({ verdict: 'coherent-anchored', anchoredBy: 'timestamp', problems: [] });
    const head = await deps.store.currentCase();
    const { lines } = await readJournal(await deps.store.journal(head?.caseId ?? '', 99));
    expect(lines.slice(-2).map(({ event }) => event)).toEqual(['timestamp.obtained', 'dossier.exported']);
    expect(lines.at(-2)?.payload?.manifest).toBe(done.manifestDigest);
  });

  it.each([
    ['does not respond', new Refusal('timestamp-unreachable'), 'timestamp-unreachable'],
    ['gives a wrong response', new Refusal('timestamp-imprint'), 'timestamp-imprint'],
    ['cannot be reached through the background page', new Error('no answer'), 'timestamp-unreachable'],
  ])('completes without a timestamp when the authority %s, and returns the reason', async (_name, error, code) => {
    const { deps } = await createCase(1);
    const done = await runExport({
      ...buildExportDependencies(deps).deps,
      stamp: async () => async () => Promise.reject(error),
    });
    expect(done.timestamp).toEqual({ refused: code, detail: {} });
    expect(await verdict(done.file, done.manifestDigest)).toEqual(ANCHORED);
  });

  it('leaves out an item whose image must not be kept, except for recipients that may receive its address', async () => {
    const { deps, ids } = await createCase(2);
    await eraseItemImages(deps, ids[0] ?? '');
    const countExhibits = async (purpose: 'school' | 'platform' | 'police' | 'prosecutor') => {
      const request = { without: [], options: { purpose } };
      const signal = new AbortController().signal;
      const { zips } = await exportDossier(buildExportDependencies(deps).deps, request, () => undefined, signal);
      const [done] = zips;
      expect(await verdict(done.file, done.manifestDigest)).toEqual(ANCHORED);
      return done.exhibits;
    };
    expect(await countExhibits('school')).toBe(1);
    expect(await countExhibits('platform')).toBe(1);
    expect(await countExhibits('police')).toBe(2);
    expect(await countExhibits('prosecutor')).toBe(2);
  });

  it('leaves no file when it is cancelled, and refuses an empty store', async () => {
    const { deps } = await createCase(1);
    const { deps: exportDeps, readTempFile } = buildExportDependencies(deps);
    const cancel = new AbortController();
    cancel.abort();
    await expect(runExport(exportDeps, [], cancel.signal)).rejects.toMatchObject({ code: 'cancelled' });
    expect(readTempFile()).toBeNull();
    await expect(runExport(buildExportDependencies(createTestDependencies()).deps)).rejects.toMatchObject({
      code: 'nothing-to-export',
    });
  });
});

async function exportWith(request: Partial<ExportRequest>) {
  const deps = createTestDependencies();
  await recordOne(deps);
  const { signal } = new AbortController();
  return exportDossier(
    buildExportDependencies(deps).deps,
    { without: [], options: { purpose: 'prosecutor' }, ...request },
    () => undefined,
    signal,
  );
}

const LETTERS = (
  'lettre-procureur.docx copie-plainte-procureur.docx demande-avis-et-copie.docx recours-classement.docx ' +
  'partie-civile.docx demande-interdiction-contact.docx guide-attestation.docx autorisation.docx'
).split(' ');

it('are beside the dossier, one by one and in one zip, and name its digest', async () => {
  const { letters, zips } = await exportWith({});
  const paths = Object.keys((await JSZip.loadAsync(await zips[0].file.arrayBuffer())).files);
  expect(paths.filter((path) => /docx|modeles/.test(path))).toEqual([]);
  expect(letters?.files.map(({ fileName }) => fileName)).toEqual(LETTERS);
  expect(letters?.zip.fileName).toMatch(/^lettres-\d{4}-\d\d-\d\d-\d{6}\.zip$/);
  const zip = await JSZip.loadAsync((await letters?.zip.file.arrayBuffer()) ?? '');
  expect(Object.keys(zip.files)).toEqual(LETTERS);
  const letter = await JSZip.loadAsync((await zip.file('lettre-procureur.docx')?.async('uint8array')) ?? '');
  expect(await letter.file('word/document.xml')?.async('string')).toContain(zips[0].manifestDigest);
});

it('are only in an encrypted zip when the dossier has a password', async () => {
  const { letters, zips } = await exportWith({ password: 'mot de passe' });
  expect([zips[0].pdf, letters?.files]).toEqual([null, []]);
  expect(letters?.zip.fileName).toMatch(/^lettres-.*-protege\.zip$/);
  const path = join(dir, 'lettres.zip');
  await writeFile(path, new Uint8Array((await letters?.zip.file.arrayBuffer()) ?? []));
  const run = (password: string) => execFileSync('7z', ['t', `-p${password}`, path], { encoding: 'utf8' });
  expect(run('mot de passe')).toContain('Everything is Ok');
  expect(() => run('un autre')).toThrow();
});

it('are none when the person chose none', async () => {
  expect((await exportWith({ options: { parts: { letters: false } } })).letters).toBeNull();
});
