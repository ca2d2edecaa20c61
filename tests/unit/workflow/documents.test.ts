import { expect, it } from 'vitest';
import { documentsSheet, stepsSheet } from '../../../src/domain/caseSheets.ts';
import { type ExportChoices, exportSheet } from '../../../src/domain/exportChoices.ts';
import { NOTHING_STATED } from '../../../src/domain/imported.ts';
import { handedNotes, NO_NOTES } from '../../../src/domain/notes.ts';
import { DexieCatalogue } from '../../../src/store/catalogue.ts';
import { plainCodec } from '../../../src/store/codec.ts';
import { attachDocument } from '../../../src/workflow/attachDocument.ts';
import { holdAhead } from '../../../src/workflow/export.ts';
import { guidedExport, requestOf } from '../../../src/workflow/guidedExport.ts';
import { importBatch } from '../../../src/workflow/importBatch.ts';
import { changeSheet } from '../../../src/workflow/sheets.ts';
import { ensureCase } from '../../../src/workflow/steps.ts';
import { step } from '../../support/catalogue.ts';
import { testDesk } from '../../support/desk.ts';
import { exporting } from '../../support/exporting.ts';
import { importing } from '../../support/importing.ts';

const TORN = new TextEncoder().encode('{"schema":"recueil/');

/** Three imported files. */
async function imported() {
  const desk = testDesk();
  const { caseId } = await ensureCase(desk);
  await importBatch(
    importing(desk),
    ['a', 'b', 'c'].map((name) => ({
      file: new File([`texte ${name}`], `${name}.txt`),
      stated: NOTHING_STATED,
    })),
    () => undefined,
    new AbortController().signal,
  );
  const ids = (await desk.store.listItems(caseId)).map(({ id }) => id);
  const guided = {
    ...exporting(desk).desk,
    catalogue: new DexieCatalogue(desk.db, plainCodec),
    localOf: (iso: string) => iso.slice(0, 19),
  };
  const left = async (documents: readonly string[] = []) =>
    (await requestOf(guided, caseId, { ...exportSheet.empty, documents })).leftOut;
  const tear = (name: string) => desk.db.sheets.put({ caseId, name, body: TORN });
  return { desk, caseId, ids, guided, left, tear };
}

it('keeps a document out when its démarche is taken out, its accord replaced, or their sheets damaged', async () => {
  const { desk, caseId, ids, guided, left, tear } = await imported();
  const [first = '', second = '', third = ''] = ids;
  const done = step('health');
  await changeSheet(desk, caseId, stepsSheet, (before) => ({ ...before, steps: [done] }));
  await attachDocument(desk, caseId, { kind: 'step', step: done.id, item: null }, first);
  await attachDocument(desk, caseId, { kind: 'authorisation' }, second);
  expect(await left()).toEqual([first, second]);
  const head = await desk.store.currentCase();
  if (head === null) throw new Error('no case');
  const request = await requestOf(guided, caseId, { ...exportSheet.empty, documents: [first] });
  const { items } = await holdAhead(guided, head, { without: [], ...request });
  // Joined at a tick, and counted as no publication.
  expect(items.map(({ fiche, paper }) => [fiche.id, paper])).toEqual([
    [first, true],
    [third, undefined],
  ]);
  await attachDocument(desk, caseId, { kind: 'authorisation' }, third);
  await changeSheet(desk, caseId, stepsSheet, (before) => ({ ...before, steps: [] }));
  expect(await left()).toEqual([first, second, third]);
  await tear('steps');
  await tear('operator');
  const unread = { sheets: ['operator', 'steps'], items: [], joined: false };
  const run = () =>
    guidedExport(
      guided,
      { without: [], password: null, unread },
      () => undefined,
      new AbortController().signal,
    );
  await expect(run()).rejects.toMatchObject({ code: 'nothing-to-export' });
  await changeSheet(desk, caseId, documentsSheet, (before) => ({ ...before, items: [first, second] }));
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
  const { desk, guided, caseId } = await imported();
  const done = (['complaint', 'health', 'avocat'] as const).map((kind) => step(kind, { where: kind }));
  await changeSheet(desk, caseId, stepsSheet, (before) => ({ ...before, steps: done }));
  const choices = { ...exportSheet.empty, purpose: 'police' } as const;
  const told = async (parts: Partial<ExportChoices['parts']>) => {
    const asked = { ...choices, parts: { ...choices.parts, ...parts } };
    const { plan, ticked } = await requestOf(guided, caseId, asked);
    const notes = handedNotes('i', { ...NO_NOTES, reports: done }, ticked);
    expect(notes?.reports?.map(({ where }) => where) ?? []).toEqual(plan.steps?.map(({ to }) => to));
    return plan.steps?.map(({ to }) => to);
  };
  expect(await told({})).toEqual(['complaint']);
  expect(await told({ privateSteps: true })).toEqual(['complaint', 'health', 'avocat']);
  expect(await told({ steps: false })).toEqual([]);
  const { parts: _, ...before } = exportSheet.empty;
  const { privateSteps: __, ...parts } = exportSheet.empty.parts;
  expect(exportSheet.parse({ ...before, parts })).toEqual(exportSheet.empty);
});
