import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import JSZip from 'jszip';
import { expect, it } from 'vitest';
import {
  accountSheet,
  handoversSheet,
  operatorSheet,
  requesterSheet,
} from '../../../src/domain/caseSheets.ts';
import { wordsOf } from '../../../src/domain/drawnPage.ts';
import { type ExportChoices, exportSheet } from '../../../src/domain/exportChoices.ts';
import { notesSheet } from '../../../src/domain/notes.ts';
import { partsOf } from '../../../src/domain/plan.ts';
import { figure } from '../../../src/dossier/figures.ts';
import { verifyDossier } from '../../../src/seal/verify/verifyDossier.ts';
import { zipSource } from '../../../src/seal/verify/zipSource.ts';
import { DexieCatalogue } from '../../../src/store/catalogue.ts';
import { plainCodec } from '../../../src/store/codec.ts';
import { guidedExport, requestOf, type Unread } from '../../../src/workflow/guidedExport.ts';
import { lookAhead } from '../../../src/workflow/lookAhead.ts';
import { recordItem } from '../../../src/workflow/record.ts';
import { allNotes, changeSheet, readSheet } from '../../../src/workflow/sheets.ts';
import { ensureCase } from '../../../src/workflow/steps.ts';
import { withdrawItem } from '../../../src/workflow/withdraw.ts';
import { page, request, testDesk } from '../../support/desk.ts';
import { exporting } from '../../support/exporting.ts';
import { bare, bareText } from '../dossier/tools.ts';

const AT = '2026-11-20T09:00:00.000Z';

/** Four items: two of one account, one of another, one withdrawn. */
async function recorded() {
  const desk = testDesk();
  const ids: string[] = [];
  for (const handle of ['camille_inv', 'camille_inv', 'sacha_inv', 'sacha_inv']) {
    const asked = request(desk);
    ids.push(asked.id);
    const author = { displayName: null, handle, profileUrl: null, platformId: null };
    await recordItem(desk, page({}, { author }), asked);
  }
  await withdrawItem(desk, ids[3] ?? '');
  const { caseId } = await ensureCase(desk);
  const guided = {
    ...exporting(desk).desk,
    catalogue: new DexieCatalogue(desk.db, plainCodec),
    localOf: (iso: string) => iso.slice(0, 19),
  };
  const choose = (choices: Partial<ExportChoices>) =>
    changeSheet(desk, caseId, exportSheet, (before) => ({ ...before, ...choices }));
  const run = (password: string | null = null, unread: Unread | null = null) =>
    guidedExport(guided, { without: [], password, unread }, () => undefined, new AbortController().signal);
  return { desk, guided, ids, caseId, choose, run };
}

it('takes everything but what was withdrawn, when nothing was chosen', async () => {
  const { guided, caseId } = await recorded();
  const { leftOut, plan } = await requestOf(guided, caseId, exportSheet.empty);
  expect(leftOut).toEqual([]);
  expect(plan).toEqual({ parts: {}, asking: {}, witnesses: [], steps: [] });
});

it('takes the items of one account, and those marked as intimate only when asked for', async () => {
  const { desk, guided, caseId, ids } = await recorded();
  const [, second, third] = ids;
  await changeSheet(desk, caseId, notesSheet(second ?? ''), (before) => ({
    ...before,
    intimate: { value: true, at: AT },
  }));
  const left = async (choices: Partial<ExportChoices>) =>
    (await requestOf(guided, caseId, { ...exportSheet.empty, ...choices })).leftOut;
  expect(await left({ who: 'account:web/camille_inv@exemple.invalid' })).toEqual([second, third]);
  expect(await left({ who: 'account:web/camille_inv@exemple.invalid', intimate: true })).toEqual([third]);
  expect(await left({ intimate: true, from: '2026-11-21' })).toEqual(ids.slice(0, 3));
  // A group that is gone is nobody, never everybody.
  expect(await left({ who: 'person:gone', intimate: true })).toEqual(ids.slice(0, 3));
});

it('says what the person said, and nothing where they said nothing', async () => {
  const { desk, guided, caseId } = await recorded();
  await changeSheet(desk, caseId, accountSheet, (before) => ({ ...before, text: 'Cela a commencé en mai.' }));
  await changeSheet(desk, caseId, requesterSheet, (before) => ({ ...before, contact: 'a@b.example' }));
  const choices: ExportChoices = {
    ...exportSheet.empty,
    purpose: 'school',
    danger: 'no',
    parts: { ...exportSheet.empty.parts, witnesses: true },
  };
  const { plan } = await requestOf(guided, caseId, choices);
  expect(plan).toMatchObject({
    purpose: 'school',
    danger: 'no',
    account: 'Cela a commencé en mai.',
    asking: { email: 'a@b.example' },
  });
  expect(plan).not.toHaveProperty('asked');
  expect([...partsOf(plan)]).toEqual(['witnesses']);
});

it('names nobody else once the person says that they are the one concerned', async () => {
  const { desk, guided, caseId } = await recorded();
  const asking = async (choices: Partial<ExportChoices>) =>
    (await requestOf(guided, caseId, { ...exportSheet.empty, ...choices })).plan.asking;
  const concerned = 'Inès Inventée';
  expect(await asking({ role: 'parent', concerned })).toEqual({ role: 'parent', concerned });
  expect(await asking({ role: 'self', concerned })).toEqual({ role: 'self' });
  expect(await asking({ role: null, concerned })).toEqual({});
  await changeSheet(desk, caseId, operatorSheet, (before) => ({
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
  const { plan } = await requestOf(guided, caseId, exportSheet.empty);
  expect(plan.previous).toMatchObject({ exhibits: [1, 2], manifestDigest: first.manifestDigest });
  await choose({ who: null });
  expect((await run()).exhibits).toBe(3);
});

it('refuses an empty choice, and leaves everything as it was', async () => {
  const { desk, caseId, choose, run } = await recorded();
  await choose({ from: '2030-01-01' });
  await expect(run()).rejects.toMatchObject({ code: 'nothing-to-export' });
  expect((await readSheet(desk.sheets, caseId, handoversSheet)).handovers).toEqual([]);
});

it('puts the dossier, byte for byte, into a zip that only the password opens', async () => {
  const { run } = await recorded();
  const { zip, fileName, bytes, remise } = await run('mot de passe é');
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
    await writeFile(join(folder, 'remise.pdf'), remise);
    const receipt = bareText(join(folder, 'remise.pdf'));
    const plain = fileName.replace('-protege', '');
    expect(receipt).toContain(
      bare(`nous remet le fichier ${fileName}, ${figure(bytes)} octets, qui s’ouvre`),
    );
    expect(receipt).toContain(bare(`et contient ${plain}, ${figure(inner.length)} octets, 3 pièces`));
    await expect(zipSource(zip)).rejects.toMatchObject({ code: 'zip-encrypted' });
  } finally {
    await rm(folder, { recursive: true });
  }
});

it('shows copies where something is hidden, and never the pixels, the page or another picture they were made of', async () => {
  const { desk, guided, caseId, ids, choose, run } = await recorded();
  const [id = '', second = ''] = ids;
  const part = { at: AT, file: 'publication.png', way: 'mask', x: 1, y: 2, width: 30, height: 40 } as const;
  await changeSheet(desk, caseId, notesSheet(id), (before) => ({ ...before, redactions: [part] }));
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
  expect((await requestOf(guided, caseId, { ...exportSheet.empty, leftOut: [id] })).leftOut).toEqual([id]);
});

it('reads choices that were kept before copies existed', () => {
  const { originals, leftOut, ...before } = exportSheet.empty;
  expect([originals, leftOut]).toEqual([false, []]);
  expect(exportSheet.parse(before)).toEqual(exportSheet.empty);
});

it('names what of the person’s own words is damaged, and goes on without it at their word, nothing of it erased', async () => {
  const { desk, caseId, ids, run } = await recorded();
  const [first = '', second = ''] = ids;
  await changeSheet(desk, caseId, notesSheet(second), (before) => ({
    ...before,
    note: { value: 'à garder', at: AT },
  }));
  const torn = new TextEncoder().encode('{"schema":"recueil/no');
  await desk.db.sheets.put({ caseId, name: `notes/${first}`, body: torn });
  await desk.db.sheets.put({ caseId, name: 'diary', body: torn });
  await desk.db.sheets.put({ caseId, name: `notes/${ids[3]}`, body: torn });

  await expect(run()).rejects.toMatchObject({
    code: 'record-damaged',
    detail: { sheets: 'diary', items: first, ordinals: '1' },
  });
  await expect(run(null, { sheets: ['diary'], items: [], joined: false })).rejects.toMatchObject({
    code: 'record-damaged',
  });

  const told = { sheets: ['diary'], items: [first] };
  const without = await run(null, { ...told, joined: false });
  expect(without.exhibits).toBe(2);
  const joined = await run(null, { ...told, joined: true });
  expect(joined.exhibits).toBe(3);
  expect((await desk.db.sheets.get([caseId, 'diary']))?.body).toEqual(torn);
  expect((await allNotes(desk.sheets, caseId)).damaged.toSorted()).toEqual([first, ids[3]].toSorted());
});

it('takes a document of a démarche only when it is ticked, whatever else was chosen', async () => {
  const { desk, guided, caseId, ids } = await recorded();
  const [first = '', second = ''] = ids;
  await changeSheet(desk, caseId, operatorSheet, (before) => ({ ...before, authorisationItem: first }));
  const left = async (choices: Partial<ExportChoices>) =>
    (await requestOf(guided, caseId, { ...exportSheet.empty, ...choices })).leftOut;
  expect(await left({})).toEqual([first]);
  expect(await left({ documents: [first] })).toEqual([]);
  expect(await left({ documents: [first], who: 'account:web/sacha_inv@exemple.invalid' })).toEqual([second]);
});

it('shows the pages ahead with the numbers to come, and leaves store and journal as they were', async () => {
  const { desk, guided, ids, choose } = await recorded();
  const at = { value: true, at: AT };
  const { caseId } = await ensureCase(desk);
  await changeSheet(desk, caseId, notesSheet(ids[1] ?? ''), (before) => ({ ...before, intimate: at }));
  await choose({ intimate: true });
  const before = await desk.store.currentCase();
  const documents = await lookAhead(guided, () => undefined, new AbortController().signal);
  expect(documents.map(({ name }) => name)).toEqual(['resume.pdf', 'dossier.pdf', 'annexe.pdf']);
  const [, report, annex] = documents.map(({ pages }) => pages.map(wordsOf).join('\n'));
  expect(report).toContain('Pièce n° 3');
  expect(report).toContain('Image en annexe séparée');
  expect(annex).toContain('Pièce n° 2');
  expect(annex).not.toContain('Pièce n° 1');
  // In zips of 20 MB, as they are thought: here everything but the intimate image goes in one.
  await choose({ volumes: true });
  const parted = await lookAhead(guided, () => undefined, new AbortController().signal);
  expect(parted.map(({ name }) => name)).toEqual(['resume.pdf', 'dossier.pdf', 'annexe.pdf']);
  expect(await desk.store.currentCase()).toEqual(before);
  expect((await desk.store.exhibits(caseId)).size).toBe(0);
  await expect(lookAhead(guided, () => undefined, AbortSignal.abort())).rejects.toMatchObject({
    code: 'cancelled',
  });
});

it('gives a school no image of a minor but a copy with hidden parts, whatever was ticked', async () => {
  const { desk, guided, caseId, ids } = await recorded();
  const [first = '', second = ''] = ids;
  const minor = { value: true, at: AT };
  const part = { at: AT, file: 'publication.png', way: 'mask', x: 1, y: 2, width: 30, height: 40 } as const;
  await changeSheet(desk, caseId, notesSheet(first), (before) => ({ ...before, minor }));
  await changeSheet(desk, caseId, notesSheet(second), (before) => ({ ...before, minor, redactions: [part] }));
  const asked = (purpose: ExportChoices['purpose']) =>
    requestOf(guided, caseId, { ...exportSheet.empty, purpose, originals: true });
  const school = await asked('school');
  expect(school.leftOut).toEqual([first]);
  expect(school.plan.copies).toEqual([{ item: second, path: 'publication.png', original: 'omitted' }]);
  const documents = { ...exportSheet.empty, documents: [first] };
  await changeSheet(desk, caseId, operatorSheet, (before) => ({ ...before, authorisationItem: first }));
  expect((await requestOf(guided, caseId, { ...documents, purpose: 'school' })).leftOut).toEqual([first]);
  expect((await requestOf(guided, caseId, { ...documents, purpose: 'police' })).leftOut).toEqual([]);
  await changeSheet(desk, caseId, operatorSheet, (before) => ({ ...before, authorisationItem: null }));
  // Of notes that do not open, nobody knows.
  const torn = new TextEncoder().encode('{"schema":"recueil/no');
  await desk.db.sheets.put({ caseId, name: `notes/${ids[2]}`, body: torn });
  expect((await asked('school')).leftOut).toEqual([first, ids[2]]);
  const police = await asked('police');
  expect(police.leftOut).toEqual([]);
  expect(police.plan.copies).toEqual([{ item: second, path: 'publication.png', original: 'joined' }]);
});
