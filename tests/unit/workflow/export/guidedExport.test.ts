import { execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import JSZip from 'jszip';
import { describe, expect, it, vi } from 'vitest';
import { deliveriesDocument } from '../../../../src/domain/case/caseDocuments.ts';
import { exportChoicesDocument } from '../../../../src/domain/export/exportChoices.ts';
import { readPageText } from '../../../../src/domain/export/pagePreview.ts';
import { hiddenDocument, keptCapture, withKept } from '../../../../src/domain/item/hiddenWords.ts';
import { notesDocument } from '../../../../src/domain/item/itemNotes.ts';
import { formatNumber } from '../../../../src/dossier/strings/formatText.ts';
import { requester } from '../../../../src/dossier/strings/reportSections.ts';
import { verifyDossier } from '../../../../src/seal/verify/verifyDossier.ts';
import { zipSource } from '../../../../src/seal/verify/zipSource.ts';
import { EXPORT_LOCK } from '../../../../src/workflow/case/caseJournal.ts';
import { readAllNotes, readDocument, updateDocument } from '../../../../src/workflow/case/storedDocuments.ts';
import { readPdfText, runTool, stripWhitespace } from '../../../support/dossier/externalTools.ts';
import { buildExportRequest, previewDossier, readPlan } from '../../../support/exportDependencies.ts';
import { makeTestFolder } from '../../../support/testFolder.ts';
import { changeDocument } from '../../../support/workflow/changeDocument.ts';
import { createGuidedCase, DAMAGED_BODY, REDACTION, STATED_AT } from '../../../support/workflow/guidedCase.ts';

const folder = makeTestFolder();

describe('guidedExport', () => {
  it('reads the notes once and the journal once', async () => {
    const { deps, ids, caseId, run } = await createGuidedCase();
    const [id = ''] = ids;
    await updateDocument(deps, caseId, notesDocument(id), (before) => before);
    const notesName = notesDocument(id).name;
    const readDocument = vi.spyOn(deps.documentStore, 'readDocument');
    const readDocuments = vi.spyOn(deps.documentStore, 'readDocuments');
    const journal = vi.spyOn(deps.store, 'journal');
    await run();
    const notesReads = [
      ...readDocuments.mock.calls.filter(([, prefix]) => notesName.startsWith(prefix)),
      ...readDocument.mock.calls.filter(([, name]) => name === notesName),
    ];
    expect({ notes: notesReads.length, journal: journal.mock.calls.length }).toEqual({ notes: 1, journal: 1 });
  });

  it('reads the documents under the export lock', async () => {
    const { deps, choose, run } = await createGuidedCase();
    const blocker = Promise.withResolvers<void>();
    const holding = deps.locks.hold(EXPORT_LOCK, () => blocker.promise);
    const exported = run();
    await choose({ who: 'account:web/camille_inv@exemple.invalid' });
    blocker.resolve();
    await holding;
    expect((await exported).zips[0].exhibits).toBe(2);
  });

  it('says on the cover what is new since the previous dossier', async () => {
    const { deps, guided, caseId, choose, run } = await createGuidedCase();
    await choose({ purpose: 'police', who: 'account:web/camille_inv@exemple.invalid' });
    const [first] = (await run()).zips;
    expect(first.exhibits).toBe(2);
    const head = (await deps.store.caseHead(caseId)) ?? expect.fail('no case');
    const { options } = await readPlan(guided, head, { options: { purpose: 'police' } });
    expect(options.previous).toMatchObject({ exhibits: [1, 2], manifestDigest: first.manifestDigest });
    await choose({ who: null });
    const preview = await previewDossier(
      guided,
      () => undefined,
      new AbortController().signal,
      async () => undefined,
    );
    const [second] = (await run()).zips;
    expect(second.exhibits).toBe(3);
    const sentence = stripWhitespace(requester.sinceText('20 novembre 2026', [3]));
    const entry = (await JSZip.loadAsync(await second.file.arrayBuffer())).file('dossier.pdf');
    expect(readPdfText((await entry?.async('uint8array')) ?? expect.fail('no dossier.pdf'))).toContain(sentence);
    const pages = preview.flatMap(({ pages }) => pages.map(readPageText)).join('');
    expect(stripWhitespace(pages)).toContain(sentence);
  });

  it('refuses a choice without any item and records no delivery', async () => {
    const { deps, caseId, choose, run } = await createGuidedCase();
    await choose({ from: '2030-01-01' });
    await expect(run()).rejects.toMatchObject({ code: 'nothing-to-export' });
    expect((await readDocument(deps.documentStore, caseId, deliveriesDocument)).deliveries).toEqual([]);
  });

  it('gives the digest of both files that may be handed over', async () => {
    const { run } = await createGuidedCase();
    const { zips, receipt: remise } = await run(null);
    const [{ file: zip, pdf, fileName }] = zips;
    await writeFile(join(folder, 'remise.pdf'), await remise.file.bytes());
    expect(runTool('pdfinfo', [join(folder, 'remise.pdf')])).toMatch(/Pages: +2$/m);
    const receipt = readPdfText(await remise.file.bytes());
    const files = [
      [pdf?.file ?? null, fileName.replace('.zip', '.pdf')],
      [zip, fileName],
    ] as const;
    for (const [file, name] of files) {
      if (file === null) throw new Error('no PDF');
      const path = join(folder, name);
      await writeFile(path, new Uint8Array(await file.arrayBuffer()));
      const [digest] = runTool('sha256sum', [path]).split(' ');
      expect(receipt).toContain(digest);
      expect(receipt).toContain(stripWhitespace(`☐ ${name}, ${formatNumber(file.size)} octets`));
    }
  });

  it('encrypts the dossier in a zip that only the password opens', async () => {
    const { run } = await createGuidedCase();
    const { zips, receipt: remise } = await run('mot de passe é');
    const [{ file: zip, fileName }] = zips;
    expect(fileName).toMatch(/^recueil-.*-protege\.zip$/);
    const path = join(folder, fileName);
    await writeFile(path, new Uint8Array(await zip.arrayBuffer()));
    expect(() => execFileSync('7z', ['t', '-pfaux', path], { stdio: 'ignore' })).toThrow();
    execFileSync('7z', ['x', '-y', '-pmot de passe é', `-o${folder}`, path], { stdio: 'ignore' });
    const inner = await readFile(join(folder, fileName.replace('-protege', '')));
    const report = await verifyDossier(await zipSource(new Blob([new Uint8Array(inner)])), {});
    expect(report.problems).toEqual([]);
    // The receipt names the encrypted file and the zip inside it.
    const receipt = readPdfText(await remise.file.bytes());
    const plain = fileName.replace('-protege', '');
    expect(receipt).toContain(
      stripWhitespace(`nous remet le fichier ${fileName}, ${formatNumber(zip.size)} octets, qui s’ouvre`),
    );
    expect(receipt).toContain(stripWhitespace(`et contient ${plain}, ${formatNumber(inner.length)} octets, 3 pièces`));
    await expect(zipSource(zip)).rejects.toMatchObject({ code: 'zip-encrypted' });
  });

  it('includes redacted copies of every image that shows the hidden part, without their originals and the page', async () => {
    const { deps, guided, caseId, ids, choose, run } = await createGuidedCase();
    const [id = '', second = ''] = ids;
    await changeDocument(deps, caseId, notesDocument(id), { redactions: [REDACTION] });
    await choose({ parts: { ...exportChoicesDocument.empty.parts, screens: true } });
    // The other captures are of the same page: the person looked at them.
    await expect(run()).rejects.toMatchObject({ code: 'hidden-parts', detail: { n: 2 } });
    const whats = ids.map(keptCapture);
    await updateDocument(deps, caseId, hiddenDocument, (before) => withKept(before, whats, STATED_AT, null));
    const exportZip = async () => JSZip.loadAsync(await (await run()).zips[0].file.arrayBuffer());
    const namesOf = (zip: JSZip) => Object.keys(zip.files).filter((path) => path.includes('P0001'));

    const first = await exportZip();
    expect(namesOf(first)).toEqual(expect.arrayContaining(['pieces/P0001/fiche.json', 'copies/P0001/publication.png']));
    expect(namesOf(first).filter((path) => /pieces.*(png|html)$/.test(path))).toEqual([]);
    expect(await first.file('copies/P0001/publication.png')?.async('string')).toBe('copy');
    const { omitted } = JSON.parse((await first.file('manifest.json')?.async('string')) ?? '');
    expect(omitted).toContainEqual(expect.objectContaining({ item: id, path: 'publication.png', reason: 'redacted' }));
    expect(omitted).toContainEqual(expect.objectContaining({ item: id, path: 'capture.png', reason: 'redacted' }));
    expect(namesOf(first)).toContain('copies/P0001/capture.png');
    expect(omitted.filter(({ item }: { item: string }) => item === second)).toMatchObject([
      { path: 'page.html', reason: 'removed' },
    ]);
    const index = (await first.file('index.html')?.async('string')) ?? '';
    expect(index).toContain('Copie, parties cachées par qui remet le dossier : afficher copies/P0001/publication.png');

    await choose({ originals: true });
    const withOriginals = await exportZip();
    expect(namesOf(withOriginals)).toEqual(
      expect.arrayContaining(['pieces/P0001/publication.png', 'copies/P0001/publication.png']),
    );
    expect(await withOriginals.file('index.html')?.async('string')).not.toContain('pieces/P0001/publication.png');

    await choose({ leftOut: [id] });
    expect(namesOf(await exportZip())).toEqual([]);
    expect(
      (await buildExportRequest(guided, caseId, { ...exportChoicesDocument.empty, leftOut: [id] })).leftOut,
    ).toEqual([id]);
  });

  it('refuses damaged documents until they are acknowledged, then exports without them and erases nothing', async () => {
    const { deps, caseId, ids, run } = await createGuidedCase();
    const [first = '', second = ''] = ids;
    await changeDocument(deps, caseId, notesDocument(second), { note: { value: 'à garder', at: STATED_AT } });
    await deps.db.documents.put({ caseId, name: `notes/${first}`, body: DAMAGED_BODY });
    await deps.db.documents.put({ caseId, name: 'diary', body: DAMAGED_BODY });
    await deps.db.documents.put({ caseId, name: `notes/${ids[3]}`, body: DAMAGED_BODY });

    await expect(run()).rejects.toMatchObject({ code: 'record-damaged', detail: { documents: 'diary', items: first } });
    await expect(run(null, { documents: ['diary'], items: [], joined: false })).rejects.toMatchObject({
      code: 'record-damaged',
    });

    const acknowledged = { documents: ['diary'], items: [first] };
    const without = await run(null, { ...acknowledged, joined: false });
    expect(without.zips[0].exhibits).toBe(2);
    const joined = await run(null, { ...acknowledged, joined: true });
    expect(joined.zips[0].exhibits).toBe(3);
    expect((await deps.db.documents.get([caseId, 'diary']))?.body).toEqual(DAMAGED_BODY);
    expect((await readAllNotes(deps.documentStore, caseId)).damaged.toSorted()).toEqual([first, ids[3]].toSorted());
  });
});
