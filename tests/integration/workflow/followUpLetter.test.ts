import { expect, it } from 'vitest';
import { narrativeDocument, requesterDocument, stepsDocument } from '../../../src/domain/case/caseDocuments.ts';
import { exportChoicesDocument } from '../../../src/domain/export/exportChoices.ts';
import { hiddenDocument, keptCapture, keptSubject, withKept } from '../../../src/domain/item/hiddenWords.ts';
import { notesDocument } from '../../../src/domain/item/itemNotes.ts';
import { FOLLOW_UP_RULES } from '../../../src/law/followUp/followUpRules.ts';
import { ensureCase } from '../../../src/workflow/case/caseJournal.ts';
import { updateDocument } from '../../../src/workflow/case/storedDocuments.ts';
import { readLetter } from '../../support/dossier/parseLetters.ts';
import { buildExportDependencies, guidedExport, writeFollowUpLetter } from '../../support/exportDependencies.ts';
import { buildStep } from '../../support/indexItem.ts';
import { buildCapturedPage, createTestDependencies, recordOne } from '../../support/testDependencies.ts';
import { changeDocument } from '../../support/workflow/changeDocument.ts';

const FILES = [
  ...new Set(
    Object.values(FOLLOW_UP_RULES).flatMap(({ letters }) =>
      letters.flatMap(({ file, comesWithDossier }) => (comesWithDossier ? [] : file)),
    ),
  ),
];

/** The others name the day of the complaint. */
const EXPECTED: Readonly<Record<string, string>> = {
  'aide-memoire-plainte': 'Publications mises en ligne',
  'partie-civile': 'Les publications ont été mises en ligne',
};

async function createCase() {
  const deps = createTestDependencies();
  await recordOne(deps, buildCapturedPage({}, { text: 'On sait où tu habites.' }));
  const { caseId } = await ensureCase(deps);
  const step = buildStep('plainte-police', { where: 'Commissariat', date: '2026-08-20', reference: '0001/2026' });
  await changeDocument(deps, caseId, stepsDocument, { steps: [step] });
  await changeDocument(deps, caseId, narrativeDocument, { text: 'Cela a commencé en août.' });
  const exporting = buildExportDependencies(deps).deps;
  return { deps, exporting, caseId };
}

it.each(FILES)(
  'writes %s alone, whatever dossier was prepared last, and changes nothing in the store',
  async (file) => {
    const { deps, exporting, caseId } = await createCase();
    // The last dossier was for the school, without démarches and without letters.
    await updateDocument(deps, caseId, exportChoicesDocument, (before) => ({
      ...before,
      purpose: 'school' as const,
      parts: { ...before.parts, letters: false, steps: false },
    }));
    const before = await deps.store.currentCase();
    const letter = await writeFollowUpLetter(exporting, file, null);
    expect(letter.fileName).toBe(`${file}.docx`);
    const text = await readLetter(letter.file);
    expect(text).toContain(letter.title);
    expect(text).toContain(EXPECTED[file] ?? '20 août 2026');
    expect(await deps.store.currentCase()).toEqual(before);
  },
);

it('cites only pièces that an earlier dossier numbered: the next one may number the others otherwise', async () => {
  const { deps, exporting } = await createCase();
  const run = { without: [], password: null, unread: null };
  await guidedExport(exporting, run);
  await recordOne(deps, buildCapturedPage({}, { text: 'Plus tard.' }));
  const { file } = await writeFollowUpLetter(exporting, 'recours-classement', null);
  const text = await readLetter(file);
  expect(text).toMatch(/pièces? n° 1\b/);
  expect(text).not.toMatch(/n° (?:1[,à ]+)?2\b|2 pièces/);
});

const AT = '2026-11-20T09:00:00.000Z';
const hide = (deps: Parameters<typeof changeDocument>[0], caseId: string, ...texts: readonly string[]) =>
  changeDocument(deps, caseId, hiddenDocument, { words: texts.map((text) => ({ at: AT, text })) });

it('leaves out what may show something hidden, without a question', async () => {
  const { deps, exporting, caseId } = await createCase();
  await recordOne(deps, buildCapturedPage({}, { text: 'Bonjour.' }));
  await hide(deps, caseId, 'habites');
  const write = async (file: string) => readLetter((await writeFollowUpLetter(exporting, file, null)).file);
  expect(await write('copie-plainte-procureur')).toContain('Référence : 0001/2026.');
  const cited = async () => [...(await write('recours-classement')).matchAll(/n° ([\d ,età]+)/g)].map(([, n]) => n);
  expect(await cited()).toEqual(['1']);
  // Which dossier will be enclosed is not known: no number of exhibits is that of one.
  expect(await write('recours-classement')).toMatch(/Le dossier joint compte _{20,}/);
  const [first] = await deps.store.listItems(caseId);
  await updateDocument(deps, caseId, hiddenDocument, (things) =>
    withKept(things, [keptCapture(first?.id ?? '')], AT, 'prosecutor'),
  );
  expect(await cited()).toEqual(['1, 2']);
});

it('writes a letter when every capture stays out, and leaves the count to be filled in', async () => {
  const { deps, exporting, caseId } = await createCase();
  const items = await deps.store.listItems(caseId);
  await updateDocument(deps, caseId, exportChoicesDocument, (choices) => ({
    ...choices,
    leftOut: items.map(({ id }) => id),
  }));
  const write = async (file: string) => readLetter((await writeFollowUpLetter(exporting, file, null)).file);
  expect(await write('copie-plainte-procureur')).toContain('Référence : 0001/2026.');
  expect(await write('recours-classement')).toMatch(/Le dossier joint compte _+\./);
});

it('leaves a blank where a hidden word stands in what the person wrote, unless they keep it', async () => {
  const { deps, exporting, caseId } = await createCase();
  await changeDocument(deps, caseId, requesterDocument, { name: 'Dominique Essai' });
  await hide(deps, caseId, 'Commissariat', 'Dominique');
  const write = async (file: string) => readLetter((await writeFollowUpLetter(exporting, file, null)).file);
  for (const file of FILES) expect(await write(file)).not.toMatch(/Dominique|Service : Commissariat/);
  expect(await write('copie-plainte-procureur')).toMatch(/Service : _+\. Référence : 0001\/2026\./);
  await updateDocument(deps, caseId, hiddenDocument, (things) =>
    withKept(things, [keptSubject('requester'), keptSubject('steps')], AT, 'prosecutor'),
  );
  expect(await write('copie-plainte-procureur')).toMatch(/Dominique.*Service : Commissariat/s);
  // What the prosecutor may read is not said to be for the police.
  expect(await write('aide-memoire-plainte')).not.toContain('Dominique');
});

/** A police complaint noted in August, then a line added by mistake for the arrival of its copy. */
const TWICE = [
  buildStep('plainte-police', { id: 'first', date: '2026-08-20', events: [{ event: 'reached', day: '2026-08-29' }] }),
  buildStep('plainte-procureur', { id: 'second', date: '2026-08-29', reference: '0002/2026' }),
];

it('names the complaint whose letter was asked for', async () => {
  const { deps, exporting, caseId } = await createCase();
  await changeDocument(deps, caseId, stepsDocument, { steps: TWICE });
  const write = async (stepId: string) =>
    readLetter((await writeFollowUpLetter(exporting, 'demande-avis-et-copie', stepId)).file);
  expect(await write('first')).toContain('J’ai déposé plainte le 20 août 2026');
  expect(await write('second')).toContain('J’ai déposé plainte le 29 août 2026');
});

it('names a complaint noted for one capture', async () => {
  const { deps, exporting, caseId } = await createCase();
  const [item] = await deps.store.listItems(caseId);
  const ofItem = buildStep('plainte-police', { id: 'of-item', date: '2026-08-25' });
  await changeDocument(deps, caseId, notesDocument(item?.id ?? ''), { reports: [ofItem] });
  const { signal } = new AbortController();
  const { file } = await writeFollowUpLetter(exporting, 'demande-avis-et-copie', 'of-item', signal);
  expect(await readLetter(file)).toContain('J’ai déposé plainte le 25 août 2026');
});
