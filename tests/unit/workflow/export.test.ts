import { describe, expect, it } from 'vitest';
import { handoversSheet } from '../../../src/domain/caseSheets.ts';
import { Refusal } from '../../../src/domain/errors.ts';
import { notesSheet } from '../../../src/domain/notes.ts';
import { readJournal } from '../../../src/seal/readJournal.ts';
import { certificatesOf } from '../../../src/seal/timestamp/pem.ts';
import { verifyDossier } from '../../../src/seal/verify/verifyDossier.ts';
import { zipSource } from '../../../src/seal/verify/zipSource.ts';
import { exportDossier } from '../../../src/workflow/export.ts';
import { recordItem } from '../../../src/workflow/record.ts';
import { removeFiles } from '../../../src/workflow/removeFiles.ts';
import { changeSheet, readSheet } from '../../../src/workflow/sheets.ts';
import { obtainStamp } from '../../../src/workflow/timestamp.ts';
import { withdrawItem } from '../../../src/workflow/withdraw.ts';
import { openAuthority } from '../../support/authority.ts';
import { lockedDesk, page, request, testDesk } from '../../support/desk.ts';
import { exporting, runExport } from '../../support/exporting.ts';

const stampDesk = { clock: { now: () => new Date() }, nonce: () => new Uint8Array(8).fill(1) };

async function recorded(count: number) {
  const desk = testDesk();
  const ids: string[] = [];
  for (let n = 0; n < count; n += 1) {
    const asked = request(desk);
    ids.push(asked.id);
    await recordItem(desk, page(), asked);
  }
  return { desk, ids };
}

async function verdict(zip: Blob, expect: string) {
  const report = await verifyDossier(await zipSource(zip), { expect });
  return { verdict: report.verdict, problems: report.problems.map(({ code }) => code) };
}

const ANCHORED = { verdict: 'coherent-anchored', problems: [] };

describe('exportDossier', () => {
  it('is coherent though captures and withdrawals go on meanwhile', async () => {
    const { desk, ids } = await recorded(2);
    const { desk: writing } = exporting(desk, async () => {
      await recordItem(desk, page(), request(desk));
      await withdrawItem(desk, ids[0] ?? '');
    });
    const first = await runExport(writing);
    expect(first.exhibits).toBe(2);
    expect(await verdict(first.zip, first.manifestDigest)).toEqual(ANCHORED);
    // What came meanwhile is in the next one; a number once given stays.
    const second = await runExport(exporting(desk).desk);
    expect(second.exhibits).toBe(2);
    expect(await verdict(second.zip, second.manifestDigest)).toEqual(ANCHORED);
    const { caseId } = (await desk.store.currentCase()) ?? { caseId: '' };
    expect([...(await desk.store.exhibits(caseId)).values()]).toEqual([1, 2, 3]);
  });

  it('holds what was stated of an item, without what stays private, and notes the dossier for the person', async () => {
    const { desk, ids } = await recorded(2);
    const { caseId } = (await desk.store.currentCase()) ?? { caseId: '' };
    const at = desk.clock.now().toISOString();
    await changeSheet(desk, caseId, notesSheet(ids[0] ?? ''), (before) => ({
      ...before,
      categories: { value: ['threat' as const], at },
      note: { value: 'PRIVATE-NOTE', at },
    }));
    const done = await runExport(exporting(desk).desk);
    expect(await verdict(done.zip, done.manifestDigest)).toEqual(ANCHORED);
    const { files } = await zipSource(done.zip);
    const notes = [...files].filter(([path]) => path.startsWith('notes/'));
    expect(notes.map(([path]) => path)).toEqual(['notes/P0001.json']);
    const told = await new Response((await notes[0]?.[1].read()) ?? '').text();
    expect(told).toBe(
      `{"categories":{"at":"${at}","value":["threat"]},"item":"${ids[0]}","schema":"recueil/notes/1"}`,
    );
    const { handovers } = await readSheet(desk.sheets, caseId, handoversSheet);
    expect(handovers).toMatchObject([
      { fileName: done.fileName, manifest: done.manifestDigest, forWhom: '' },
    ]);
  });

  it('names the item whose stored file is gone or altered, leaves no file, and goes without it', async () => {
    const { desk, ids } = await recorded(2);
    await desk.db.files.delete([ids[1] ?? '', 'texte.txt']);
    const { desk: writing, kept } = exporting(desk);
    await expect(runExport(writing)).rejects.toMatchObject({
      code: 'item-altered',
      detail: { ordinal: 2, path: 'texte.txt' },
    });
    expect(kept()).toBeNull();
    await desk.db.files.put({ itemId: ids[0] ?? '', path: 'capture.png', body: new Blob(['autre chose']) });
    await expect(runExport(writing)).rejects.toMatchObject({ code: 'item-altered', detail: { ordinal: 1 } });
    const third = await recordItem(desk, page(), request(desk));
    const done = await runExport(exporting(desk).desk, [1, 2]);
    expect([third, done.exhibits]).toEqual([3, 1]);
    expect(await verdict(done.zip, done.manifestDigest)).toEqual(ANCHORED);
  });

  it('names the item whose record does not open at rest, and goes without it', async () => {
    const desk = lockedDesk();
    const asked = request(desk);
    await recordItem(desk, page(), asked);
    await recordItem(desk, page(), request(desk));
    const [fiche, file] = await Promise.all([
      desk.db.items.get(asked.id),
      desk.db.files.get([asked.id, 'capture.png']),
    ]);
    if (!fiche || !file) throw new Error('no rows');
    const refusal = (path: string) => ({ code: 'item-altered', detail: { ordinal: 1, path } });
    await desk.db.files.put({ ...file, body: file.body.slice(0, -1) });
    await expect(runExport(exporting(desk).desk)).rejects.toMatchObject(refusal('capture.png'));
    await desk.db.items.put({ ...fiche, body: fiche.body.slice(0, -1) });
    await expect(runExport(exporting(desk).desk)).rejects.toMatchObject(refusal('fiche.json'));
    const done = await runExport(exporting(desk).desk, [1]);
    expect(done.exhibits).toBe(1);
    expect(await verdict(done.zip, done.manifestDigest)).toEqual(ANCHORED);
  });

  it('refuses a fiche or a journal that is no longer what was sealed', async () => {
    const { desk, ids } = await recorded(1);
    const row = await desk.db.items.get(ids[0] ?? '');
    if (row === undefined) throw new Error('no row');
    await desk.db.items.put({ ...row, body: new TextEncoder().encode('{') as Uint8Array<ArrayBuffer> });
    await expect(runExport(exporting(desk).desk)).rejects.toMatchObject({
      code: 'item-altered',
      detail: { ordinal: 1 },
    });
    await desk.db.items.put(row);
    const { caseId } = (await desk.store.currentCase()) ?? { caseId: '' };
    const line = await desk.db.entries.get([caseId, 2]);
    if (line === undefined) throw new Error('no line');
    const body = line.body.slice();
    body[20] = (body[20] ?? 0) ^ 1;
    await desk.db.entries.put({ ...line, body });
    await expect(runExport(exporting(desk).desk)).rejects.toMatchObject({ code: 'record-damaged' });
  });

  it('reports erased files as removed, and is coherent without them', async () => {
    const { desk, ids } = await recorded(2);
    await removeFiles(desk, ids[0] ?? '');
    const done = await runExport(exporting(desk).desk);
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
    const { desk } = await recorded(1);
    const authority = openAuthority();
    const asks = {
      ...stampDesk,
      askAuthority: async (_: string, query: Uint8Array) => authority.reply(query),
    };
    const dating = {
      ...exporting(desk).desk,
      stamp: async () => (digest: string) => obtainStamp(asks, 'https://a/', digest),
    };
    const done = await runExport(dating);
    expect(done.dated).toMatchObject({ authority: 'Horodatage', known: false });
    const roots = certificatesOf(authority.rootPem);
    authority.close();
    const report = await verifyDossier(await zipSource(done.zip), { roots });
    expect(report).toMatchObject({ verdict: 'coherent-anchored', anchoredBy: 'timestamp', problems: [] });
    const head = await desk.store.currentCase();
    const { lines } = await readJournal(await desk.store.journal(head?.caseId ?? '', 99));
    expect(lines.slice(-2).map(({ event }) => event)).toEqual(['timestamp.obtained', 'dossier.exported']);
    expect(lines.at(-2)?.payload?.manifest).toBe(done.manifestDigest);
  });

  it.each([
    ['silent', new Refusal('timestamp-unreachable'), 'timestamp-unreachable'],
    ['wrong', new Refusal('timestamp-imprint'), 'timestamp-imprint'],
    ['gone, and its messenger with it', new Error('no answer'), 'timestamp-unreachable'],
  ])('is whole when the authority is %s, and says why it is not dated', async (_name, error, code) => {
    const { desk } = await recorded(1);
    const done = await runExport({
      ...exporting(desk).desk,
      stamp: async () => async () => Promise.reject(error),
    });
    expect(done.dated).toEqual({ refused: code, detail: {} });
    expect(await verdict(done.zip, done.manifestDigest)).toEqual(ANCHORED);
  });

  it('keeps an item whose image must not be kept from whoever may not learn its address', async () => {
    const { desk, ids } = await recorded(2);
    await removeFiles(desk, ids[0] ?? '');
    const held = async (purpose: 'school' | 'platform' | 'police' | 'prosecutor') => {
      const request = { without: [], plan: { purpose } };
      const signal = new AbortController().signal;
      const done = await exportDossier(exporting(desk).desk, request, () => undefined, signal);
      expect(await verdict(done.zip, done.manifestDigest)).toEqual(ANCHORED);
      return done.exhibits;
    };
    expect(await held('school')).toBe(1);
    expect(await held('platform')).toBe(1);
    expect(await held('police')).toBe(2);
    expect(await held('prosecutor')).toBe(2);
  });

  it('leaves nothing behind when it is cancelled, and has nothing to do on an empty store', async () => {
    const { desk } = await recorded(1);
    const { desk: writing, kept } = exporting(desk);
    const stop = new AbortController();
    stop.abort();
    await expect(runExport(writing, [], stop.signal)).rejects.toMatchObject({ code: 'cancelled' });
    expect(kept()).toBeNull();
    await expect(runExport(exporting(testDesk()).desk)).rejects.toMatchObject({ code: 'nothing-to-export' });
  });
});
