import { describe, expect, it } from 'vitest';
import { Refusal } from '../../../src/domain/shared/errors.ts';
import { wrapFiles } from '../../../src/dossier/zip/deliveredFile.ts';
import { NotCheckable } from '../../../src/seal/verify/verificationReport.ts';
import { zipSource } from '../../../src/seal/verify/zipSource.ts';
import { DexieCaseRepository } from '../../../src/store/caseRepository.ts';
import { addCase, ensureCase } from '../../../src/workflow/case/caseJournal.ts';
import { receiveDossier } from '../../../src/workflow/receiveDossier.ts';
import { buildDossierFile, buildProgress } from '../../support/dossierFile.ts';
import { readJournalLines } from '../../support/workflow/journalLines.ts';
import { createStore, exportFile, importValidDossier, readHead } from '../../support/workflow/receivedCase.ts';

// Exports embed fonts, which takes time.
/** The numbers of received rows, and the head of the journal. */
async function readReceivedState(deps: Awaited<ReturnType<typeof createStore>>) {
  const head = await deps.store.currentCase();
  return [await deps.db.receivedDossiers.count(), await deps.db.receivedFiles.count(), head?.hash ?? null];
}

describe('receiveDossier', () => {
  it('verifies the dossier, stores every file and appends one journal line', async () => {
    const here = await createStore(2);
    const file = await exportFile(await createStore(3));
    const before = await readJournalLines(here);
    const dossier = await importValidDossier(here, file);
    const after = await readJournalLines(here);
    expect(after.slice(0, -1)).toEqual(before);
    const expected = { event: 'receivedDossier.added', payload: { number: 1, manifest: dossier.manifest } };
    expect(after.at(-1)).toMatchObject(expected);
    expect(dossier).toMatchObject({ number: 1, fileName: 'recueil-inventé.zip', counts: { here: 3 } });
    expect(dossier.items[0]).toMatchObject({
      number: 1,
      handle: 'camille_inv',
      text: 'Un message inventé.',
      picture: 'pieces/P0001/publication.png',
    });
    // The received items are not counted as items of the case.
    expect(await here.store.countItems(await readHead(here))).toBe(2);
    const source = await zipSource(file);
    expect(dossier.files.map(({ path }) => path).sort()).toEqual([...source.files.keys()].sort());
    for (const [path, { read }] of source.files) {
      const stored = await here.receivedDossiers.file(dossier.id, path);
      const content = await read();
      expect(await stored?.bytes()).toEqual(content instanceof Blob ? await content.bytes() : content);
    }
  });

  it('opens no case for a file that is refused, and the first one for a dossier', async () => {
    const here = await createStore(0);
    const other = new File(['rien'], 'autre.zip');
    await expect(receiveDossier(here, other, buildProgress())).rejects.toThrow(NotCheckable);
    expect(await here.db.cases.count()).toBe(0);
    const { number } = await importValidDossier(here, await exportFile(await createStore(1)));
    expect([number, (await ensureCase(here)).receivedCount, await here.db.cases.count()]).toEqual([1, 1, 1]);
  });

  it('stores it in the case in which it was chosen, whatever happens while it is verified', async () => {
    const here = await createStore(1);
    const cases = new DexieCaseRepository(here.db);
    const { caseId } = await readHead(here);
    const other = await addCase(here);
    await cases.select(caseId);
    const file = await exportFile(await createStore(1));
    const receiveWhile = (act: () => Promise<void>) =>
      receiveDossier({ ...here, verifierReleases: () => act().then(() => null) }, file, buildProgress());
    expect((await receiveWhile(() => cases.select(other.caseId))).kind).toBe('added');
    const countIn = async (id: string) => (await here.receivedDossiers.list(id)).dossiers.length;
    expect([await countIn(caseId), await countIn(other.caseId)]).toEqual([1, 0]);
    await expect(receiveWhile(() => cases.erase(other.caseId))).rejects.toMatchObject({ code: 'cancelled' });
    expect(await here.db.receivedDossiers.count()).toBe(1);
  });

  it('opens a dossier that has a password of ours, and keeps what is inside', async () => {
    const here = await createStore(1);
    const plain = await exportFile(await createStore(2));
    const { readable, writable } = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>();
    const [encrypted] = await Promise.all([
      new Response(readable).blob(),
      wrapFiles([{ name: 'recueil.zip', content: plain.stream() }], 'mot de passe é', new Date(), writable),
    ]);
    const file = new File([encrypted], 'recueil-protege.zip');
    await expect(receiveDossier(here, file, buildProgress())).rejects.toMatchObject({ code: 'zip-encrypted' });
    await expect(receiveDossier(here, file, buildProgress(), 'faux')).rejects.toMatchObject({
      code: 'wrong-zip-password',
    });
    const cut = new File([encrypted.slice(0, -100)], 'coupe.zip');
    await expect(receiveDossier(here, cut, buildProgress(), 'mot de passe é')).rejects.toThrow(NotCheckable);
    const received = await receiveDossier(here, file, buildProgress(), 'mot de passe é');
    expect(received).toMatchObject({ kind: 'added', dossier: { fileName: 'recueil.zip', counts: { here: 2 } } });
  });

  it('refuses a dossier of own items only, and one that was already imported', async () => {
    const here = await createStore(1);
    const own = await exportFile(here);
    const received = await exportFile(await createStore(1));
    await importValidDossier(here, received);
    await expect(importValidDossier(here, own)).rejects.toMatchObject({ code: 'received-nothing-new' });
    const expected = { code: 'received-already', detail: { number: 1 } };
    await expect(importValidDossier(here, received)).rejects.toMatchObject(expected);
  });

  it('refuses a dossier that is altered, truncated, not a zip or too large, and stores nothing', async () => {
    const here = await createStore(1);
    const file = await buildDossierFile();
    const before = await readReceivedState(here);
    const bytes = await file.bytes();
    const at = new TextDecoder('latin1').decode(bytes).indexOf('Un message');
    bytes[at] = 0x75;
    const altered = await receiveDossier(here, new File([bytes], 'a.zip'), buildProgress());
    expect(altered).toMatchObject({ kind: 'altered', report: { verdict: 'altered' } });
    for (const bad of [file.slice(0, file.size - 100), new Blob(['pas un zip'])])
      await expect(receiveDossier(here, new File([bad], 'b.zip'), buildProgress())).rejects.toThrow(NotCheckable);
    const deep = await buildDossierFile([], new Map([[`pieces/${'a'.repeat(150)}`, new Uint8Array(1)]]));
    await expect(receiveDossier(here, deep, buildProgress())).rejects.toMatchObject({ code: 'received-too-large' });
    expect(await readReceivedState(here)).toEqual(before);
  });

  it('leaves nothing when the disk is full or when it is cancelled', async () => {
    const here = await createStore(1);
    const file = await buildDossierFile(['Un.', 'Deux.']);
    const before = await readReceivedState(here);
    const { receivedDossiers } = here;
    let stageCalls = 0;
    const full: Parameters<typeof receiveDossier>[0] = {
      ...here,
      receivedDossiers: {
        list: (caseId) => receivedDossiers.list(caseId),
        clearStaged: () => receivedDossiers.clearStaged(),
        file: (id, path) => receivedDossiers.file(id, path),
        stage: async (caseId, id, files) => {
          stageCalls += 1;
          await receivedDossiers.stage(caseId, id, files);
          throw new Refusal('disk-full');
        },
      },
    };
    await expect(receiveDossier(full, file, buildProgress())).rejects.toMatchObject({ code: 'disk-full' });
    expect(stageCalls).toBe(1);
    expect(await readReceivedState(here)).toEqual(before);

    const stop = new AbortController();
    const progress = ({ name }: { readonly name: string }) => {
      if (name === 'receive') stop.abort();
    };
    const cancelled = receiveDossier(here, file, { progress, signal: stop.signal });
    await expect(cancelled).rejects.toMatchObject({ code: 'cancelled' });
    expect(await readReceivedState(here)).toEqual(before);
  });
});
