import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { deliveriesDocument, stepsDocument } from '../../../src/domain/case/caseDocuments.ts';
import type { ExportedDossier } from '../../../src/domain/export/exportedDossier.ts';
import { hiddenDocument, keptCapture, withKept } from '../../../src/domain/item/hiddenWords.ts';
import { notesDocument } from '../../../src/domain/item/itemNotes.ts';
import { requester } from '../../../src/dossier/strings/reportSections.ts';
import { recordItem } from '../../../src/workflow/capture/recordItem.ts';
import { updateDocument } from '../../../src/workflow/case/storedDocuments.ts';
import { listNumbers } from '../../../src/workflow/export/exhibitSelection.ts';
import { listEarlierDossiers } from '../../../src/workflow/export/exportRequest.ts';
import { readPdfText, stripWhitespace } from '../../support/dossier/externalTools.ts';
import { readLetter } from '../../support/dossier/parseLetters.ts';
import { findComplement, guidedExport, selectNext } from '../../support/exportDependencies.ts';
import { buildStep } from '../../support/indexItem.ts';
import { buildCapturedPage, buildRecordRequest } from '../../support/testDependencies.ts';
import { changeDocument } from '../../support/workflow/changeDocument.ts';
import { createGuidedCase } from '../../support/workflow/guidedCase.ts';
import { readJournalLines } from '../../support/workflow/journalLines.ts';
import { createStore, exportFile, importValidDossier } from '../../support/workflow/receivedCase.ts';

type Guided = Awaited<ReturnType<typeof createGuidedCase>>;

/** The folders of the exhibits, and the words of the first page and of all pages of dossier.pdf, without spaces. */
async function readDossier({ zips: [{ file }] }: Pick<ExportedDossier, 'zips'>) {
  const zip = await JSZip.loadAsync(await file.arrayBuffer());
  const pdf = (await zip.file('dossier.pdf')?.async('uint8array')) ?? expect.fail('no dossier.pdf');
  const folders = new Set(Object.keys(zip.files).flatMap((name) => /^pieces\/(P\d+)\//.exec(name)?.[1] ?? []));
  return { exhibits: [...folders].sort(), first: readPdfText(pdf, '-l', '1'), all: readPdfText(pdf) };
}

/** The folders of the received dossiers that the dossier has. */
async function listOrigins({ zips: [{ file }] }: Pick<ExportedDossier, 'zips'>): Promise<readonly string[]> {
  const { files } = await JSZip.loadAsync(await file.arrayBuffer());
  return [...new Set(Object.keys(files).flatMap((name) => /^origines\/(O\d+)\//.exec(name)?.[1] ?? []))].sort();
}

async function capture({ deps }: Guided, handle: string): Promise<string> {
  const request = buildRecordRequest(deps);
  const author = { displayName: null, handle, profileUrl: null, platformId: null };
  await recordItem(deps, buildCapturedPage({}, { author }), request);
  return request.id;
}

/** Of what the police has; without it, of what was made for nobody in particular. */
const findNew = ({ guided }: Guided) => findComplement(guided, ['police', null]);

describe('a complement', () => {
  it('has what is new for its recipient, goes on with the numbers and names the dossier that it completes', async () => {
    const from = await createGuidedCase();
    const { deps, guided, ids, caseId, choose, run } = from;
    await choose({ purpose: 'police' });
    const first = await run();
    const { manifestDigest } = first.zips[0];
    expect((await readDossier(first)).exhibits).toEqual(['P0001', 'P0002', 'P0003']);
    await updateDocument(deps, caseId, deliveriesDocument, (before) => ({
      ...before,
      deliveries: before.deliveries.map((one) => ({ ...one, forWhom: 'Brigade inventée' })),
    }));
    // Later than the dossier: a capture, a check of an exhibit that was given, and démarches.
    await capture(from, 'zoe_inv');
    const check = { at: '2026-11-21T09:00:00.000Z', address: 'https://exemple.invalid/1', item: null };
    await changeDocument(deps, caseId, notesDocument(ids[1] ?? ''), {
      online: [{ ...check, result: 'deleted' as const }],
    });
    const steps = [
      buildStep('pharos', { where: 'Service de la veille', date: '2026-11-10' }),
      buildStep('pharos', { where: 'Après', date: '2026-11-21' }),
      buildStep('pharos', { where: 'Sans jour', date: null }),
    ];
    await changeDocument(deps, caseId, stepsDocument, { steps });
    expect(await findNew(from)).toEqual({ purpose: 'police', n: 1 });
    await choose({ onlyNew: true });
    expect(listNumbers((await selectNext(guided)).exhibits)).toEqual([4]);
    const complement = await readDossier(await run());
    expect(complement.exhibits).toEqual(['P0004']);
    const head = requester.complement('20 novembre 2026', requester.purpose.police, [4]);
    expect(complement.first).toContain(stripWhitespace(head));
    // The list of « Remises » is private: it may hold a name that the person hides.
    expect(complement.all).not.toContain(stripWhitespace('Brigade inventée'));
    expect(complement.first).toContain(stripWhitespace(requester.complementDigest(manifestDigest)));
    const later = requester.laterCheck(2, 'supprimée', '21 novembre 2026');
    expect(complement.first).toContain(stripWhitespace(requester.laterChecks(later)));
    expect(complement.all).toContain(stripWhitespace('Après'));
    expect(complement.all).toContain(stripWhitespace('Sans jour'));
    expect(complement.all).not.toContain(stripWhitespace('Service de la veille'));
    // A complement leaves out what any earlier dossier of the recipient has, not only the last.
    await expect(run()).rejects.toMatchObject({ code: 'nothing-to-export' });
    await expect(selectNext(guided)).rejects.toMatchObject({ code: 'nothing-to-export' });
    expect(await findNew(from)).toEqual({ purpose: 'police', n: 0 });
    await capture(from, 'lou_inv');
    expect((await readDossier(await run())).exhibits).toEqual(['P0005']);
    await choose({ onlyNew: false });
    const whole = await readDossier(await run());
    expect(whole.exhibits).toHaveLength(5);
    expect(whole.first).not.toContain('Complément');
    expect(whole.all).toContain(stripWhitespace(requester.sinceText('20 novembre 2026', [])));
  });

  it('names in its letters the complaint that is older than the dossier that it completes', async () => {
    const from = await createGuidedCase();
    const { deps, caseId, choose, run } = from;
    const complaint = { where: 'Commissariat inventé', date: '2026-11-10', reference: 'PV-INV-7' };
    await changeDocument(deps, caseId, stepsDocument, { steps: [buildStep('plainte-police', complaint)] });
    await choose({ purpose: 'police' });
    await run();
    await capture(from, 'zoe_inv');
    await choose({ onlyNew: true });
    const complement = await run();
    expect(complement.zips.at(0)?.fileName).toMatch(/^recueil-[\d-]{17}-complement\.zip$/);
    expect((await readDossier(complement)).all).not.toContain(stripWhitespace(complaint.where));
    const letter = complement.letters?.files.find(({ fileName }) => fileName === 'complement-plainte.docx');
    const text = await readLetter(letter?.file ?? expect.fail('no letter'));
    expect(text).toContain(complaint.where);
    expect(text).toContain(complaint.reference);
    const hidden = { at: '2026-11-20T09:00:00.000Z', text: complaint.reference };
    await changeDocument(deps, caseId, hiddenDocument, { words: [hidden] });
    await capture(from, 'lou_inv');
    await expect(run()).rejects.toMatchObject({ code: 'hidden-parts' });
  });

  it('does not count a capture that stays out because of a hidden word', async () => {
    const from = await createGuidedCase();
    const { deps, guided, caseId, choose } = from;
    const kept = await capture(from, 'hidden_inv');
    const hidden = { at: '2026-11-20T09:00:00.000Z', text: 'hidden_inv' };
    await changeDocument(deps, caseId, hiddenDocument, { words: [hidden] });
    await choose({ purpose: 'police' });
    const staysOut = { items: [kept], received: [] };
    const dossier = { without: [], password: null, unread: null, staysOut };
    const { zips, markSaved } = await guidedExport(guided, dossier, () => undefined, new AbortController().signal);
    await markSaved([zips[0].manifestDigest]);
    expect((await readDossier({ zips })).exhibits).toHaveLength(3);
    expect(await findNew(from)).toEqual({ purpose: 'police', n: 0 });
    await capture(from, 'zoe_inv');
    expect(await findNew(from)).toEqual({ purpose: 'police', n: 1 });
    await updateDocument(deps, caseId, hiddenDocument, (before) =>
      withKept(before, [keptCapture(kept)], '2026-11-21T09:00:00.000Z', null),
    );
    expect(await findNew(from)).toEqual({ purpose: 'police', n: 2 });
  });

  it('completes no dossier that was never saved, unless the person says that it was handed over', async () => {
    const from = await createGuidedCase();
    const { deps, guided, caseId, choose } = from;
    await choose({ purpose: 'police' });
    const dossier = { without: [], password: null, unread: null };
    const { markSaved, zips } = await guidedExport(guided, dossier, () => undefined, new AbortController().signal);
    await capture(from, 'zoe_inv');
    expect(await findNew(from)).toBeNull();
    const say = (forWhom: string) =>
      updateDocument(deps, caseId, deliveriesDocument, (before) => ({
        ...before,
        deliveries: before.deliveries.map((one) => ({ ...one, forWhom })),
      }));
    await say('Brigade inventée');
    expect(await findNew(from)).toEqual({ purpose: 'police', n: 1 });
    await say('');
    expect(await findNew(from)).toBeNull();
    await markSaved([zips[0].manifestDigest]);
    expect(await findNew(from)).toEqual({ purpose: 'police', n: 1 });
  });

  it('joins no received dossier that its recipient has already, and those that are new', async () => {
    const from = await createGuidedCase();
    const { deps, guided, choose, run } = from;
    const received = [await importValidDossier(deps, await exportFile(await createStore(1)))];
    await choose({ purpose: 'police', receivedDossiers: [1] });
    expect(await listOrigins(await run())).toEqual(['O1']);
    const earlier = (await listEarlierDossiers(guided.store, guided.documentStore)).get('police');
    expect([...(earlier?.received ?? [])]).toEqual([1]);
    received.push(await importValidDossier(deps, await exportFile(await createStore(1))));
    await capture(from, 'zoe_inv');
    await choose({ onlyNew: true, receivedDossiers: [1, 2] });
    expect((await selectNext(guided)).request.receivedDossiers).toEqual([2]);
    expect(await listOrigins(await run())).toEqual(['O2']);
    await capture(from, 'lou_inv');
    expect(await listOrigins(await run())).toEqual([]);
    // One that is whole has them all, and another recipient has none of them yet.
    await choose({ onlyNew: false });
    expect(await listOrigins(await run())).toEqual(['O1', 'O2']);
    await choose({ purpose: 'lawyer', onlyNew: true });
    expect(await listOrigins(await run())).toEqual(['O1', 'O2']);
    const lines = (await readJournalLines(deps)).filter(({ event }) => event === 'dossier.exported');
    const joined = [[1], [2], undefined, [1, 2], [1, 2]];
    expect(lines.map(({ payload }) => payload?.received)).toEqual(joined);
    expect(received.map(({ number }) => number)).toEqual([1, 2]);
  });

  it('never speaks of a dossier made for another recipient, nor takes it for one of this', async () => {
    const from = await createGuidedCase();
    const { guided, ids, choose, run } = from;
    expect(await findNew(from)).toBeNull();
    await choose({ purpose: 'police' });
    await run();
    await choose({ purpose: 'school', onlyNew: true, chosen: ids });
    const school = await readDossier(await run());
    // Nothing was made for a school before: the dossier is whole, and says nothing of that of the police.
    expect(school.exhibits).toEqual(['P0001', 'P0002', 'P0003']);
    for (const word of ['depuisledossierdu', 'Complément', stripWhitespace(requester.since)])
      expect(school.all).not.toContain(word);
    const made = await listEarlierDossiers(guided.store, guided.documentStore);
    expect([...made.keys()]).toEqual(['police', 'school']);
  });
});
