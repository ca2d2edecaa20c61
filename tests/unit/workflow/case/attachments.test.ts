import { expect, it } from 'vitest';
import { attachmentsDocument, stepsDocument } from '../../../../src/domain/case/caseDocuments.ts';
import { type ExportChoices, exportChoicesDocument } from '../../../../src/domain/export/exportChoices.ts';
import { EMPTY_USER_INPUT } from '../../../../src/domain/import/importedFile.ts';
import { buildExportedNotes, NO_NOTES } from '../../../../src/domain/item/notes.ts';
import { plaintextCodec } from '../../../../src/store/codec.ts';
import { DexieItemIndex } from '../../../../src/store/itemIndex.ts';
import { addAttachment } from '../../../../src/workflow/case/attachments.ts';
import { updateDocument } from '../../../../src/workflow/case/caseDocuments.ts';
import { ensureCase } from '../../../../src/workflow/case/caseJournal.ts';
import { readPreviewSnapshot } from '../../../../src/workflow/export/exportDossier.ts';
import { buildExportRequest, guidedExport } from '../../../../src/workflow/export/guidedExport.ts';
import { importFiles } from '../../../../src/workflow/import/importBatch.ts';
import { buildExportDependencies } from '../../../support/exportDependencies.ts';
import { buildImportDependencies } from '../../../support/importDependencies.ts';
import { buildStep } from '../../../support/indexItem.ts';
import { createTestDependencies } from '../../../support/testDependencies.ts';

const TORN = new TextEncoder().encode('{"schema":"recueil/');

/** Three imported files. */
async function imported() {
  const deps = createTestDependencies();
  const { caseId } = await ensureCase(deps);
  await importFiles(
    buildImportDependencies(deps),
    ['a', 'b', 'c'].map((name) => ({
      file: new File([`texte ${name}`], `${name}.txt`),
      userInput: EMPTY_USER_INPUT,
    })),
    () => undefined,
    new AbortController().signal,
  );
  const ids = (await deps.store.listItems(caseId)).map(({ id }) => id);
  const guided = {
    ...buildExportDependencies(deps).desk,
    itemIndex: new DexieItemIndex(deps.db, plaintextCodec),
    localOf: (iso: string) => iso.slice(0, 19),
  };
  const left = async (documents: readonly string[] = []) =>
    (await buildExportRequest(guided, caseId, { ...exportChoicesDocument.empty, documents })).leftOut;
  const tear = (name: string) => deps.db.sheets.put({ caseId, name, body: TORN });
  return { desk: deps, caseId, ids, guided, left, tear };
}

it('keeps a document out when its démarche is taken out, its accord replaced, or their sheets damaged', async () => {
  const { desk: deps, caseId, ids, guided, left, tear } = await imported();
  const [first = '', second = '', third = ''] = ids;
  const done = buildStep('health');
  await updateDocument(deps, caseId, stepsDocument, (before) => ({ ...before, steps: [done] }));
  await addAttachment(deps, caseId, { kind: 'step', step: done.id, item: null }, first);
  await addAttachment(deps, caseId, { kind: 'authorisation' }, second);
  expect(await left()).toEqual([first, second]);
  const head = await deps.store.currentCase();
  if (head === null) throw new Error('no case');
  const request = await buildExportRequest(guided, caseId, {
    ...exportChoicesDocument.empty,
    documents: [first],
  });
  const { items } = await readPreviewSnapshot(guided, head, { without: [], ...request });
  // Joined at a tick, and counted as no publication.
  expect(items.map(({ fiche, isDocument: paper }) => [fiche.id, paper])).toEqual([
    [first, true],
    [third, undefined],
  ]);
  await addAttachment(deps, caseId, { kind: 'authorisation' }, third);
  await updateDocument(deps, caseId, stepsDocument, (before) => ({ ...before, steps: [] }));
  expect(await left()).toEqual([first, second, third]);
  await tear('steps');
  await tear('operator');
  const acknowledgedDamage = { documents: ['operator', 'steps'], items: [], joined: false };
  const run = () =>
    guidedExport(
      guided,
      { without: [], password: null, unread: acknowledgedDamage },
      () => undefined,
      new AbortController().signal,
    );
  await expect(run()).rejects.toMatchObject({ code: 'nothing-to-export' });
  await updateDocument(deps, caseId, attachmentsDocument, (before) => ({
    ...before,
    items: [first, second],
  }));
  expect((await run()).exhibits).toBe(1);
});

it('takes no imported file that was not ticked while the list of documents is damaged', async () => {
  const { ids, left, tear } = await imported();
  expect(await left()).toEqual([]);
  await tear('documents');
  expect(await left()).toEqual(ids);
  expect(await left(ids.slice(0, 1))).toEqual(ids.slice(1));
});

it('joins what was done before services, and what tells of health or counsel only by its own tick', async () => {
  const { desk: deps, guided, caseId } = await imported();
  const done = (['complaint', 'health', 'avocat'] as const).map((kind) => buildStep(kind, { where: kind }));
  await updateDocument(deps, caseId, stepsDocument, (before) => ({ ...before, steps: done }));
  const choices = { ...exportChoicesDocument.empty, purpose: 'police' } as const;
  const listStepKinds = async (parts: Partial<ExportChoices['parts']>) => {
    const asked = { ...choices, parts: { ...choices.parts, ...parts } };
    const { plan, ticked } = await buildExportRequest(guided, caseId, asked);
    const notes = buildExportedNotes('i', { ...NO_NOTES, reports: done }, ticked);
    expect(notes?.reports?.map(({ where }) => where) ?? []).toEqual(plan.steps?.map(({ to }) => to));
    return plan.steps?.map(({ to }) => to);
  };
  expect(await listStepKinds({})).toEqual(['complaint']);
  expect(await listStepKinds({ privateSteps: true })).toEqual(['complaint', 'health', 'avocat']);
  expect(await listStepKinds({ steps: false })).toEqual([]);
  const { parts: _, ...before } = exportChoicesDocument.empty;
  const { privateSteps: __, ...parts } = exportChoicesDocument.empty.parts;
  expect(exportChoicesDocument.parse({ ...before, parts })).toEqual(exportChoicesDocument.empty);
});
