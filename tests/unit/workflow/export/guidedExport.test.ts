import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import JSZip from 'jszip';
import { expect, it } from 'vitest';
import {
  deliveriesDocument,
  narrativeDocument,
  operatorDocument,
  requesterDocument,
} from '../../../../src/domain/case/caseDocuments.ts';
import { resolveParts } from '../../../../src/domain/export/dossierOptions.ts';
import { type ExportChoices, exportChoicesDocument } from '../../../../src/domain/export/exportChoices.ts';
import { readPageText } from '../../../../src/domain/export/pagePreview.ts';
import { notesDocument } from '../../../../src/domain/item/notes.ts';
import { formatNumber } from '../../../../src/dossier/strings/formatNumber.ts';
import { verifyDossier } from '../../../../src/seal/verify/verifyDossier.ts';
import { zipSource } from '../../../../src/seal/verify/zipSource.ts';
import { plaintextCodec } from '../../../../src/store/codec.ts';
import { DexieItemIndex } from '../../../../src/store/itemIndex.ts';
import { recordItem } from '../../../../src/workflow/capture/recordItem.ts';
import { readAllNotes, readDocument, updateDocument } from '../../../../src/workflow/case/caseDocuments.ts';
import { ensureCase } from '../../../../src/workflow/case/caseJournal.ts';
import {
  type AcknowledgedDamage,
  buildExportRequest,
  guidedExport,
} from '../../../../src/workflow/export/guidedExport.ts';
import { previewDossier } from '../../../../src/workflow/export/previewDossier.ts';
import { withdrawItem } from '../../../../src/workflow/items/withdrawItem.ts';
import { buildExportDependencies } from '../../../support/exportDependencies.ts';
import {
  buildCapturedPage,
  buildRecordRequest,
  createTestDependencies,
} from '../../../support/testDependencies.ts';
import { readPdfText, stripWhitespace } from '../../dossier/externalTools.ts';

const AT = '2026-11-20T09:00:00.000Z';

/** Four items: two of one account, one of another, one withdrawn. */
async function recorded() {
  const deps = createTestDependencies();
  const ids: string[] = [];
  for (const handle of ['camille_inv', 'camille_inv', 'sacha_inv', 'sacha_inv']) {
    const asked = buildRecordRequest(deps);
    ids.push(asked.id);
    const author = { displayName: null, handle, profileUrl: null, platformId: null };
    await recordItem(deps, buildCapturedPage({}, { author }), asked);
  }
  await withdrawItem(deps, ids[3] ?? '');
  const { caseId } = await ensureCase(deps);
  const guided = {
    ...buildExportDependencies(deps).desk,
    itemIndex: new DexieItemIndex(deps.db, plaintextCodec),
    localOf: (iso: string) => iso.slice(0, 19),
  };
  const choose = (choices: Partial<ExportChoices>) =>
    updateDocument(deps, caseId, exportChoicesDocument, (before) => ({ ...before, ...choices }));
  const run = (password: string | null = null, unread: AcknowledgedDamage | null = null) =>
    guidedExport(guided, { without: [], password, unread }, () => undefined, new AbortController().signal);
  return { desk: deps, guided, ids, caseId, choose, run };
}

it('takes everything but what was withdrawn, when nothing was chosen', async () => {
  const { guided, caseId } = await recorded();
  const { leftOut, plan } = await buildExportRequest(guided, caseId, exportChoicesDocument.empty);
  expect(leftOut).toEqual([]);
  expect(plan).toEqual({ parts: {}, requester: {}, witnesses: [], steps: [] });
});

it('takes the items of one account, and those marked as intimate only when asked for', async () => {
  const { desk: deps, guided, caseId, ids } = await recorded();
  const [, second, third] = ids;
  await updateDocument(deps, caseId, notesDocument(second ?? ''), (before) => ({
    ...before,
    intimate: { value: true, at: AT },
  }));
  const left = async (choices: Partial<ExportChoices>) =>
    (await buildExportRequest(guided, caseId, { ...exportChoicesDocument.empty, ...choices })).leftOut;
  expect(await left({ who: 'account:web/camille_inv@exemple.invalid' })).toEqual([second, third]);
  expect(await left({ who: 'account:web/camille_inv@exemple.invalid', intimate: true })).toEqual([third]);
  expect(await left({ intimate: true, from: '2026-11-21' })).toEqual(ids.slice(0, 3));
  // A group that is gone is nobody, never everybody.
  expect(await left({ who: 'person:gone', intimate: true })).toEqual(ids.slice(0, 3));
});

it('says what the person said, and nothing where they said nothing', async () => {
  const { desk: deps, guided, caseId } = await recorded();
  await updateDocument(deps, caseId, narrativeDocument, (before) => ({
    ...before,
    text: 'Cela a commencé en mai.',
  }));
  await updateDocument(deps, caseId, requesterDocument, (before) => ({ ...before, contact: 'a@b.example' }));
  const choices: ExportChoices = {
    ...exportChoicesDocument.empty,
    purpose: 'school',
    danger: 'no',
    parts: { ...exportChoicesDocument.empty.parts, witnesses: true },
  };
  const { plan } = await buildExportRequest(guided, caseId, choices);
  expect(plan).toMatchObject({
    purpose: 'school',
    danger: 'no',
    narrative: 'Cela a commencé en mai.',
    requester: { email: 'a@b.example' },
  });
  expect(plan).not.toHaveProperty('asked');
  expect([...resolveParts(plan)]).toEqual(['witnesses']);
});

it('names nobody else once the person says that they are the one concerned', async () => {
  const { desk: deps, guided, caseId } = await recorded();
  const asking = async (choices: Partial<ExportChoices>) =>
    (await buildExportRequest(guided, caseId, { ...exportChoicesDocument.empty, ...choices })).plan.requester;
  const concerned = 'Inès Inventée';
  expect(await asking({ role: 'parent', concerned })).toEqual({ role: 'parent', concerned });
  expect(await asking({ role: 'self', concerned })).toEqual({ role: 'self' });
  expect(await asking({ role: null, concerned })).toEqual({});
  await updateDocument(deps, caseId, operatorDocument, (before) => ({
    ...before,
    role: 'relative' as const,
    forWhom: 'Zoé Inventée',
  }));
  // Said of the captures, not of this dossier.
  expect(await asking({ role: null, concerned })).toEqual({});
  expect(await asking({ role: 'parent' })).toEqual({ role: 'parent' });
});

it('tells the next one what was there already', async () => {
  const { guided, caseId, choose, run } = await recorded();
  await choose({ purpose: 'police', who: 'account:web/camille_inv@exemple.invalid' });
  const first = await run();
  expect(first.exhibits).toBe(2);
  const { plan } = await buildExportRequest(guided, caseId, exportChoicesDocument.empty);
  expect(plan.previous).toMatchObject({ exhibits: [1, 2], manifestDigest: first.manifestDigest });
  await choose({ who: null });
  expect((await run()).exhibits).toBe(3);
});

it('refuses an empty choice, and leaves everything as it was', async () => {
  const { desk: deps, caseId, choose, run } = await recorded();
  await choose({ from: '2030-01-01' });
  await expect(run()).rejects.toMatchObject({ code: 'nothing-to-export' });
  expect((await readDocument(deps.documentStore, caseId, deliveriesDocument)).handovers).toEqual([]);
});

it('puts the dossier, byte for byte, into a zip that only the password opens', async () => {
  const { run } = await recorded();
  const { zip, fileName, bytes, handoverReceipt } = await run('mot de passe é');
  expect(fileName).toMatch(/^recueil-.*-protege\.zip$/);
  expect(bytes).toBe(zip.size);
  const folder = await mkdtemp(join(tmpdir(), 'recueil-protected-'));
  try {
    const path = join(folder, fileName);
    await writeFile(path, new Uint8Array(await zip.arrayBuffer()));
    expect(() => execFileSync('7z', ['t', '-pfaux', path], { stdio: 'ignore' })).toThrow();
    execFileSync('7z', ['x', '-y', '-pmot de passe é', `-o${folder}`, path], { stdio: 'ignore' });
    const inner = await readFile(join(folder, fileName.replace('-protege', '')));
    const report = await verifyDossier(await zipSource(new Blob([new Uint8Array(inner)])), {});
    expect(report.problems).toEqual([]);
    // The receipt names the file that is handed over, and the one in it.
    await writeFile(join(folder, 'remise.pdf'), handoverReceipt);
    const receipt = readPdfText(join(folder, 'remise.pdf'));
    const plain = fileName.replace('-protege', '');
    expect(receipt).toContain(
      stripWhitespace(`nous remet le fichier ${fileName}, ${formatNumber(bytes)} octets, qui s’ouvre`),
    );
    expect(receipt).toContain(
      stripWhitespace(`et contient ${plain}, ${formatNumber(inner.length)} octets, 3 pièces`),
    );
    await expect(zipSource(zip)).rejects.toMatchObject({ code: 'zip-encrypted' });
  } finally {
    await rm(folder, { recursive: true });
  }
});

it('shows copies where something is hidden, and never the pixels, the page or another picture they were made of', async () => {
  const { desk: deps, guided, caseId, ids, choose, run } = await recorded();
  const [id = '', second = ''] = ids;
  const part = { at: AT, file: 'publication.png', way: 'mask', x: 1, y: 2, width: 30, height: 40 } as const;
  await updateDocument(deps, caseId, notesDocument(id), (before) => ({ ...before, redactions: [part] }));
  const written = async () => JSZip.loadAsync(await (await run()).zip.arrayBuffer());
  const namesOf = (zip: JSZip) => Object.keys(zip.files).filter((path) => path.includes('P0001'));

  const first = await written();
  expect(namesOf(first)).toEqual(
    expect.arrayContaining(['pieces/P0001/fiche.json', 'copies/P0001/publication.png']),
  );
  expect(namesOf(first).filter((path) => /pieces.*(png|html)$/.test(path))).toEqual([]);
  expect(await first.file('copies/P0001/publication.png')?.async('string')).toBe('copy');
  const { omitted } = JSON.parse((await first.file('manifest.json')?.async('string')) ?? '');
  expect(omitted).toContainEqual(
    expect.objectContaining({ item: id, path: 'publication.png', reason: 'redacted' }),
  );
  expect(omitted).toContainEqual(
    expect.objectContaining({ item: id, path: 'capture.png', reason: 'removed' }),
  );
  expect(omitted.filter(({ item }: { item: string }) => item === second)).toMatchObject([
    { path: 'page.html', reason: 'removed' },
  ]);
  const index = (await first.file('index.html')?.async('string')) ?? '';
  expect(index).toContain('Copie, parties cachées par la personne : afficher copies/P0001/publication.png');

  await choose({ originals: true });
  const whole = await written();
  expect(namesOf(whole)).toEqual(
    expect.arrayContaining(['pieces/P0001/publication.png', 'copies/P0001/publication.png']),
  );
  expect(await whole.file('index.html')?.async('string')).not.toContain('pieces/P0001/publication.png');

  await choose({ leftOut: [id] });
  expect(namesOf(await written())).toEqual([]);
  expect(
    (await buildExportRequest(guided, caseId, { ...exportChoicesDocument.empty, leftOut: [id] })).leftOut,
  ).toEqual([id]);
});

it('reads choices that were kept before copies existed', () => {
  const { originals, leftOut, ...before } = exportChoicesDocument.empty;
  expect([originals, leftOut]).toEqual([false, []]);
  expect(exportChoicesDocument.parse(before)).toEqual(exportChoicesDocument.empty);
});

it('names what of the person’s own words is damaged, and goes on without it at their word, nothing of it erased', async () => {
  const { desk: deps, caseId, ids, run } = await recorded();
  const [first = '', second = ''] = ids;
  await updateDocument(deps, caseId, notesDocument(second), (before) => ({
    ...before,
    note: { value: 'à garder', at: AT },
  }));
  const torn = new TextEncoder().encode('{"schema":"recueil/no');
  await deps.db.sheets.put({ caseId, name: `notes/${first}`, body: torn });
  await deps.db.sheets.put({ caseId, name: 'diary', body: torn });
  await deps.db.sheets.put({ caseId, name: `notes/${ids[3]}`, body: torn });

  await expect(run()).rejects.toMatchObject({
    code: 'record-damaged',
    detail: { sheets: 'diary', items: first, ordinals: '1' },
  });
  await expect(run(null, { documents: ['diary'], items: [], joined: false })).rejects.toMatchObject({
    code: 'record-damaged',
  });

  const acknowledged = { documents: ['diary'], items: [first] };
  const without = await run(null, { ...acknowledged, joined: false });
  expect(without.exhibits).toBe(2);
  const joined = await run(null, { ...acknowledged, joined: true });
  expect(joined.exhibits).toBe(3);
  expect((await deps.db.sheets.get([caseId, 'diary']))?.body).toEqual(torn);
  expect((await readAllNotes(deps.documentStore, caseId)).damaged.toSorted()).toEqual(
    [first, ids[3]].toSorted(),
  );
});

it('takes a document of a démarche only when it is ticked, whatever else was chosen', async () => {
  const { desk: deps, guided, caseId, ids } = await recorded();
  const [first = '', second = ''] = ids;
  await updateDocument(deps, caseId, operatorDocument, (before) => ({ ...before, authorisationItem: first }));
  const left = async (choices: Partial<ExportChoices>) =>
    (await buildExportRequest(guided, caseId, { ...exportChoicesDocument.empty, ...choices })).leftOut;
  expect(await left({})).toEqual([first]);
  expect(await left({ documents: [first] })).toEqual([]);
  expect(await left({ documents: [first], who: 'account:web/sacha_inv@exemple.invalid' })).toEqual([second]);
});

it('shows the pages ahead with the numbers to come, and leaves store and journal as they were', async () => {
  const { desk: deps, guided, ids, choose } = await recorded();
  const at = { value: true, at: AT };
  const { caseId } = await ensureCase(deps);
  await updateDocument(deps, caseId, notesDocument(ids[1] ?? ''), (before) => ({ ...before, intimate: at }));
  await choose({ intimate: true });
  const before = await deps.store.currentCase();
  const documents = await previewDossier(guided, () => undefined, new AbortController().signal);
  expect(documents.map(({ name }) => name)).toEqual(['resume.pdf', 'dossier.pdf', 'annexe.pdf']);
  const [, report, annex] = documents.map(({ pages }) => pages.map(readPageText).join('\n'));
  expect(report).toContain('Pièce n° 3');
  expect(report).toContain('Image en annexe séparée');
  expect(annex).toContain('Pièce n° 2');
  expect(annex).not.toContain('Pièce n° 1');
  // In zips of 20 MB, as they are thought: here everything but the intimate image goes in one.
  await choose({ volumes: true });
  const parted = await previewDossier(guided, () => undefined, new AbortController().signal);
  expect(parted.map(({ name }) => name)).toEqual(['resume.pdf', 'dossier.pdf', 'annexe.pdf']);
  expect(await deps.store.currentCase()).toEqual(before);
  expect((await deps.store.exhibits(caseId)).size).toBe(0);
  await expect(previewDossier(guided, () => undefined, AbortSignal.abort())).rejects.toMatchObject({
    code: 'cancelled',
  });
});

it('gives a school no image of a minor but a copy with hidden parts, whatever was ticked', async () => {
  const { desk: deps, guided, caseId, ids } = await recorded();
  const [first = '', second = ''] = ids;
  const minor = { value: true, at: AT };
  const part = { at: AT, file: 'publication.png', way: 'mask', x: 1, y: 2, width: 30, height: 40 } as const;
  await updateDocument(deps, caseId, notesDocument(first), (before) => ({ ...before, minor }));
  await updateDocument(deps, caseId, notesDocument(second), (before) => ({
    ...before,
    minor,
    redactions: [part],
  }));
  const asked = (purpose: ExportChoices['purpose']) =>
    buildExportRequest(guided, caseId, { ...exportChoicesDocument.empty, purpose, originals: true });
  const school = await asked('school');
  expect(school.leftOut).toEqual([first]);
  expect(school.plan.copies).toEqual([{ item: second, path: 'publication.png', original: 'omitted' }]);
  const documents = { ...exportChoicesDocument.empty, documents: [first] };
  await updateDocument(deps, caseId, operatorDocument, (before) => ({ ...before, authorisationItem: first }));
  expect((await buildExportRequest(guided, caseId, { ...documents, purpose: 'school' })).leftOut).toEqual([
    first,
  ]);
  expect((await buildExportRequest(guided, caseId, { ...documents, purpose: 'police' })).leftOut).toEqual([]);
  await updateDocument(deps, caseId, operatorDocument, (before) => ({ ...before, authorisationItem: null }));
  // Of notes that do not open, nobody knows.
  const torn = new TextEncoder().encode('{"schema":"recueil/no');
  await deps.db.sheets.put({ caseId, name: `notes/${ids[2]}`, body: torn });
  expect((await asked('school')).leftOut).toEqual([first, ids[2]]);
  const police = await asked('police');
  expect(police.leftOut).toEqual([]);
  expect(police.plan.copies).toEqual([{ item: second, path: 'publication.png', original: 'joined' }]);
});
