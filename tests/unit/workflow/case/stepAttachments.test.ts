import { expect, it } from 'vitest';
import { attachmentsDocument, stepsDocument } from '../../../../src/domain/case/caseDocuments.ts';
import { type ExportChoices, exportChoicesDocument } from '../../../../src/domain/export/exportChoices.ts';
import { EMPTY_USER_INPUT } from '../../../../src/domain/item/importedFiles.ts';
import { buildExportedNotes, NO_NOTES } from '../../../../src/domain/item/itemNotes.ts';
import { ensureCase } from '../../../../src/workflow/case/caseJournal.ts';
import { addAttachment } from '../../../../src/workflow/case/stepAttachments.ts';
import { importFiles } from '../../../../src/workflow/importFiles.ts';
import {
  buildExportDependencies,
  buildExportRequest,
  guidedExport,
  readPlan,
} from '../../../support/exportDependencies.ts';
import { buildImportDependencies } from '../../../support/importDependencies.ts';
import { buildStep } from '../../../support/indexItem.ts';
import { createTestDependencies } from '../../../support/testDependencies.ts';
import { changeDocument } from '../../../support/workflow/changeDocument.ts';

const DAMAGED_BODY = new TextEncoder().encode('{"schema":"recueil/');

/** A case of three imported files. */
async function createImportedCase() {
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
  const guided = buildExportDependencies(deps).deps;
  const listLeftOut = async (documents: readonly string[] = []) =>
    (await buildExportRequest(guided, caseId, { ...exportChoicesDocument.empty, documents })).leftOut;
  const damage = (name: string) => deps.db.documents.put({ caseId, name, body: DAMAGED_BODY });
  return { deps, caseId, ids, guided, listLeftOut, damage };
}

it('leaves out a document whose step was deleted, whose authorisation was replaced, or whose target is damaged', async () => {
  const { deps, caseId, ids, guided, listLeftOut, damage } = await createImportedCase();
  const [first = '', second = '', third = ''] = ids;
  const done = buildStep('health');
  await changeDocument(deps, caseId, stepsDocument, { steps: [done] });
  await addAttachment(deps, caseId, { kind: 'step', step: done.id, item: null }, first);
  await addAttachment(deps, caseId, { kind: 'authorisation' }, second);
  expect(await listLeftOut()).toEqual([first, second]);
  const head = (await deps.store.currentCase()) ?? expect.fail('no case');
  const request = await buildExportRequest(guided, caseId, { ...exportChoicesDocument.empty, documents: [first] });
  const { snapshot } = await readPlan(guided, head, request);
  const { items } = snapshot;
  // Included when ticked, and not counted as a publication.
  expect(items.map(({ fiche, isDocument }) => [fiche.id, isDocument])).toEqual([
    [first, true],
    [third, undefined],
  ]);
  await addAttachment(deps, caseId, { kind: 'authorisation' }, third);
  await changeDocument(deps, caseId, stepsDocument, { steps: [] });
  expect(await listLeftOut()).toEqual([first, second, third]);
  await damage('steps');
  await damage('operator');
  const acknowledgedDamage = { documents: ['operator', 'steps'], items: [], joined: false };
  const run = () => guidedExport(guided, { without: [], password: null, unread: acknowledgedDamage });
  await expect(run()).rejects.toMatchObject({ code: 'nothing-to-export' });
  await changeDocument(deps, caseId, attachmentsDocument, { items: [first, second] });
  expect((await run()).zips[0].exhibits).toBe(1);
});

it('leaves out every imported file that is not ticked while the list of documents is damaged', async () => {
  const { ids, listLeftOut, damage } = await createImportedCase();
  expect(await listLeftOut()).toEqual([]);
  await damage('attachments');
  expect(await listLeftOut()).toEqual(ids);
  expect(await listLeftOut(ids.slice(0, 1))).toEqual(ids.slice(1));
});

it('includes steps with public services, and private steps (health, avocat) only when these are ticked', async () => {
  const { deps, guided, caseId } = await createImportedCase();
  const done = (['plainte-police', 'health', 'avocat'] as const).map((kind) => buildStep(kind, { where: kind }));
  await changeDocument(deps, caseId, stepsDocument, { steps: done });
  const choices = { ...exportChoicesDocument.empty, purpose: 'police' } as const;
  const listStepKinds = async (parts: Partial<ExportChoices['parts']>) => {
    const chosen = { ...choices, parts: { ...choices.parts, ...parts } };
    const { options, ticked } = await buildExportRequest(guided, caseId, chosen);
    const notes = buildExportedNotes('i', { ...NO_NOTES, reports: done }, ticked);
    expect(notes?.reports?.map(({ where }) => where) ?? []).toEqual(options.steps?.map(({ where }) => where));
    return options.steps?.map(({ where }) => where);
  };
  expect(await listStepKinds({})).toEqual(['plainte-police']);
  expect(await listStepKinds({ privateSteps: true })).toEqual(['plainte-police', 'health', 'avocat']);
  expect(await listStepKinds({ steps: false })).toEqual([]);
  const { parts: _, ...before } = exportChoicesDocument.empty;
  const { privateSteps: __, ...parts } = exportChoicesDocument.empty.parts;
  expect(exportChoicesDocument.parse({ ...before, parts })).toEqual(exportChoicesDocument.empty);
});
