import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { wordsOf } from '../../../src/domain/drawnPage.ts';
import { Refusal } from '../../../src/domain/errors.ts';
import { exportSheet } from '../../../src/domain/exportChoices.ts';
import { sha256Hex } from '../../../src/seal/digest.ts';
import { readJournal } from '../../../src/seal/readJournal.ts';
import { NotCheckable } from '../../../src/seal/verify/report.ts';
import { verifyDossier } from '../../../src/seal/verify/verifyDossier.ts';
import { zipSource } from '../../../src/seal/verify/zipSource.ts';
import { DexieBackupShelf } from '../../../src/store/backup/backupShelf.ts';
import { DexieCaseShelf } from '../../../src/store/caseShelf.ts';
import { exportDossier } from '../../../src/workflow/export.ts';
import { lookAhead } from '../../../src/workflow/lookAhead.ts';
import { type ReceiveDesk, receiveDossier } from '../../../src/workflow/receiveDossier.ts';
import { clearHalfReceived, listReceived, removeReceived } from '../../../src/workflow/receivedDossiers.ts';
import { recordItem } from '../../../src/workflow/record.ts';
import { checkStore } from '../../../src/workflow/selfCheck.ts';
import { changeSheet } from '../../../src/workflow/sheets.ts';
import { ensureCase } from '../../../src/workflow/steps.ts';
import { lockedDesk, page, request } from '../../support/desk.ts';
import { exporting, runExport } from '../../support/exporting.ts';
import { smallZip, watch } from '../../support/receiving.ts';
import { bare, bareText } from '../dossier/tools.ts';

// Dossiers are written, with their fonts.
vi.setConfig({ testTimeout: 60_000 });

const folder = mkdtempSync(join(tmpdir(), 'recueil-received-'));
afterAll(() => rmSync(folder, { recursive: true }));

type Store = ReturnType<typeof lockedDesk>;

/** `permalinks`: of the posts recorded, in turn. */
async function recorded(count: number, permalinks: readonly string[] = []): Promise<Store> {
  const desk = lockedDesk();
  for (let n = 0; n < count; n += 1) {
    const permalink = permalinks[n] ?? `https://exemple.invalid/fil/${crypto.randomUUID()}`;
    const address = { page: permalink, permalink, canonical: permalink, dropped: [] };
    await recordItem(desk, page({}, { address }), request(desk));
  }
  return desk;
}

async function dossierOf(desk: Store, without: readonly number[] = []): Promise<File> {
  const { zip } = await runExport(exporting(desk).desk, without);
  return new File([zip], 'recueil-inventé.zip');
}

async function caseOf({ store }: Store) {
  const head = await store.currentCase();
  if (head === null) throw new Error('no case');
  return head;
}

async function lines(desk: Store) {
  const { caseId, seq } = await caseOf(desk);
  const { lines: read, faults } = await readJournal(await desk.store.journal(caseId, seq));
  expect(faults).toEqual([]);
  return read;
}

async function taken(desk: ReceiveDesk, file: File) {
  const receipt = await receiveDossier(desk, file, watch());
  if (receipt.kind !== 'added') return expect.fail(receipt.report.problems.map(({ code }) => code).join());
  return receipt.dossier;
}

/** Tables of what was received, and the journal's last line. */
async function traces(desk: Store) {
  const head = await desk.store.currentCase();
  return [await desk.db.origins.count(), await desk.db.originFiles.count(), head?.hash ?? null];
}

describe('a dossier received from elsewhere', () => {
  it('is verified, kept whole beside the items, and chained by one line of the journal', async () => {
    const here = await recorded(2);
    const file = await dossierOf(await recorded(3));
    const before = await lines(here);
    const dossier = await taken(here, file);
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
      const kept = await here.origins.file(dossier.id, path);
      const content = await read();
      expect(await kept?.bytes()).toEqual(content instanceof Blob ? await content.bytes() : content);
    }
  });

  it('goes into the next dossier when it is ticked, and is verified there by itself', async () => {
    const here = await recorded(1);
    const first = await taken(here, await dossierOf(await recorded(2)));
    const second = await taken(here, await dossierOf(await recorded(1)));
    const { desk } = exporting(here);
    const done = await exportDossier(
      desk,
      { without: [], origins: [1, 2, 7] },
      watch().progress,
      watch().signal,
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
    const papers = (await zipSource(done.zip)).files;
    const read = async (path: string) => new Blob([(await papers.get(path)?.read()) ?? '']);
    expect(await (await read('LISEZ-MOI.txt')).text()).toContain('origines/O1 ...');
    const pdf = join(folder, 'dossier.pdf');
    writeFileSync(pdf, await (await read('dossier.pdf')).bytes());
    for (const said of ['Dossiers reçus', 'origines/O2', second.manifest])
      expect(bareText(pdf)).toContain(bare(said));
    // The pages ahead say the same.
    const guided = { ...desk, catalogue: here.catalogue, localOf: (iso: string) => iso };
    const { caseId } = await caseOf(here);
    await changeSheet(here, caseId, exportSheet, (before) => ({ ...before, origins: [1, 2] }));
    const ahead = () => lookAhead(guided, watch().progress, watch().signal);
    const pages = async () => (await ahead())[1]?.pages.map(wordsOf).join('\n') ?? '';
    expect(await pages()).toContain('origines/O2');
    for (const kept of [{ purpose: 'school' }, { purpose: null, volumes: true }] as const) {
      await changeSheet(here, caseId, exportSheet, (before) => ({ ...before, ...kept }));
      expect(await pages()).not.toContain('origines/');
    }
    const { zip } = await runExport(exporting(here).desk);
    expect((await verifyDossier(await zipSource(zip))).origins).toEqual([]);
    // One who receives that one gets both with it.
    const there = await recorded(0);
    const whole = await taken(there, new File([done.zip], 'tout.zip'));
    expect(whole.items).toHaveLength(1);
    expect(whole.files.some(({ path }) => path === 'origines/O2/pieces/P0001/fiche.json')).toBe(true);
    // One's own items again, with what was received since: that is new.
    await removeReceived(here, (await caseOf(here)).caseId, 2);
    expect((await taken(here, new File([done.zip], 'tout.zip'))).number).toBe(3);
  });

  it('says what stands twice, by its digest and by its address, and merges nothing', async () => {
    const post = 'https://exemple.invalid/fil/42';
    const here = await recorded(2, [post]);
    const mine = await dossierOf(here);
    const relative = await recorded(2, ['https://exemple.invalid/fil/autre', post]);
    const early = await dossierOf(relative, [2]);
    await taken(here, early);
    await taken(here, await dossierOf(relative));
    const [first, second] = (await listReceived(here)).listed;
    expect(first?.twins).toEqual([{ number: 1, by: 'digest', other: { origin: 2, number: 1 } }]);
    expect(second?.twins).toEqual([
      { number: 1, by: 'digest', other: { origin: 1, number: 1 } },
      { number: 2, by: 'permalink', other: { ordinal: 1 } },
    ]);
    await expect(taken(here, mine)).rejects.toMatchObject({ code: 'origin-nothing-new' });
    await expect(taken(here, early)).rejects.toMatchObject({ code: 'origin-already', detail: { number: 1 } });
  });

  it('is refused, and nothing is kept, when it is altered, cut, no dossier, or too large', async () => {
    const here = await recorded(1);
    const file = await smallZip();
    const before = await traces(here);
    const bytes = await file.bytes();
    const at = new TextDecoder('latin1').decode(bytes).indexOf('Un message');
    bytes[at] = 0x75;
    const altered = await receiveDossier(here, new File([bytes], 'a.zip'), watch());
    expect(altered).toMatchObject({ kind: 'altered', report: { verdict: 'altered' } });
    for (const bad of [file.slice(0, file.size - 100), new Blob(['pas un zip'])])
      await expect(receiveDossier(here, new File([bad], 'b.zip'), watch())).rejects.toThrow(NotCheckable);
    const deep = await smallZip([], new Map([[`pieces/${'a'.repeat(150)}`, new Uint8Array(1)]]));
    await expect(receiveDossier(here, deep, watch())).rejects.toMatchObject({ code: 'origin-too-large' });
    expect(await traces(here)).toEqual(before);
  });

  it('leaves nothing when the disk is full, when it is cancelled, or after a death', async () => {
    const here = await recorded(1);
    const file = await smallZip(['Un.', 'Deux.']);
    const before = await traces(here);
    const { origins } = here;
    let stages = 0;
    const full: ReceiveDesk = {
      ...here,
      origins: {
        received: (caseId) => origins.received(caseId),
        clearStaged: () => origins.clearStaged(),
        file: (id, path) => origins.file(id, path),
        stage: async (id, files) => {
          stages += 1;
          await origins.stage(id, files);
          throw new Refusal('disk-full');
        },
      },
    };
    await expect(receiveDossier(full, file, watch())).rejects.toMatchObject({ code: 'disk-full' });
    expect(stages).toBe(1);
    expect(await traces(here)).toEqual(before);

    const stop = new AbortController();
    const progress = ({ name }: { readonly name: string }) => {
      if (name === 'receive') stop.abort();
    };
    const cancelled = receiveDossier(here, file, { progress, signal: stop.signal });
    await expect(cancelled).rejects.toMatchObject({ code: 'cancelled' });
    expect(await traces(here)).toEqual(before);

    // What a death left is nobody's: it is swept, and what was kept stays.
    await taken(here, file);
    const kept = await here.db.originFiles.count();
    await origins.stage('mort', [{ path: 'a.txt', blob: new Blob(['a']) }]);
    await clearHalfReceived(here);
    expect(await here.db.originFiles.count()).toBe(kept);
  });

  it('is encrypted at rest, and goes with its case or by itself', async () => {
    const here = await recorded(1);
    const dossier = await taken(here, await smallZip());
    const [row] = await here.db.originFiles.toArray();
    expect(await row?.body.text()).not.toContain('recueil');
    await here.keeper.set('quatre mots sans lien', false);
    await here.keeper.lock();
    await expect(here.origins.file(dossier.id, 'manifest.json')).rejects.toMatchObject({ code: 'locked' });
    await here.keeper.unlock('quatre mots sans lien');

    const { caseId } = await caseOf(here);
    await removeReceived(here, caseId, 1);
    expect(await here.db.originFiles.count()).toBe(0);
    expect((await lines(here)).at(-1)).toMatchObject({
      event: 'origin.removed',
      payload: { number: 1, manifest: dossier.manifest },
    });
    // A number once given is never given again.
    const again = await taken(here, await smallZip());
    expect(again.number).toBe(2);
    await new DexieCaseShelf(here.db).erase(caseId);
    expect([await here.db.origins.count(), await here.db.originFiles.count()]).toEqual([0, 0]);
  });

  it('goes with a backup, and is taken up with it', async () => {
    const here = await recorded(1);
    const dossier = await taken(here, await smallZip());
    // Staged and never taken in: nobody's.
    await here.origins.stage('mort', [{ path: 'a.txt', blob: new Blob(['a']) }]);
    const parts: Uint8Array<ArrayBuffer>[] = [];
    const out = new WritableStream<Uint8Array<ArrayBuffer>>({
      write: (part) => void parts.push(part.slice()),
    });
    const cheap = { memoryKib: 64, passes: 1 };
    await new DexieBackupShelf(here.db, here.vault, cheap).write(out, 'quatre mots', watch());
    const there = lockedDesk();
    const backup = new DexieBackupShelf(there.db, there.vault, cheap);
    const key = { spki: new Uint8Array(1), pkcs8: new Uint8Array(1) };
    await backup.restore(new Blob(parts), 'quatre mots', async () => ({ key, appended: new Map() }), watch());
    const { caseId } = await caseOf(there);
    expect(await there.origins.received(caseId)).toEqual({ dossiers: [dossier], damaged: [] });
    expect(await there.db.originFiles.count()).toBe(dossier.files.length);
    const manifest = await there.origins.file(dossier.id, 'manifest.json');
    expect(await sha256Hex(manifest ?? expect.fail('no manifest'))).toBe(dossier.manifest);
    expect((await caseOf(there)).origins).toBe(1);
  });

  it('is compared with what was verified by the check of the store', async () => {
    const here = await recorded(1);
    const dossier = await taken(here, await smallZip());
    const checking = { ...here, shelf: new DexieCaseShelf(here.db), pause: async () => undefined };
    expect(await checkStore(checking, watch().signal)).toBeNull();
    await here.db.originFiles.delete([dossier.id, 'manifest.json']);
    expect(await checkStore(checking, watch().signal)).toEqual({ what: 'origin', number: 1 });
    const joined = exportDossier(
      exporting(here).desk,
      { without: [], origins: [1] },
      watch().progress,
      watch().signal,
    );
    await expect(joined).rejects.toMatchObject({ code: 'origin-altered', detail: { number: 1 } });
  });

  it('opens a case where there is none yet', async () => {
    const here = lockedDesk();
    const dossier = await taken(here, await smallZip());
    expect((await ensureCase(here)).origins).toBe(1);
    expect(dossier.number).toBe(1);
  });
});
