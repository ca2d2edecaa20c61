import { describe, expect, it } from 'vitest';
import {
  narrativeDocument,
  operatorDocument,
  requesterDocument,
  stepsDocument,
} from '../../../src/domain/case/caseDocuments.ts';
import { resolveParts } from '../../../src/domain/export/dossierOptions.ts';
import {
  type ExportChoices,
  exportChoicesDocument,
  withChosen,
  withPurpose,
} from '../../../src/domain/export/exportChoices.ts';
import { notesDocument } from '../../../src/domain/item/itemNotes.ts';
import { buildExportRequest } from '../../support/exportDependencies.ts';
import { buildStep } from '../../support/indexItem.ts';
import { changeDocument } from '../../support/workflow/changeDocument.ts';
import { createGuidedCase, DAMAGED_BODY, REDACTION, STATED_AT } from '../../support/workflow/guidedCase.ts';

describe('buildExportRequest', () => {
  it('leaves out only withdrawn items when nothing was chosen', async () => {
    const { guided, caseId } = await createGuidedCase();
    const { leftOut, options } = await buildExportRequest(guided, caseId, exportChoicesDocument.empty);
    expect(leftOut).toEqual([]);
    expect(options).toEqual({ parts: {}, prerequisites: {}, requester: {}, witnesses: [], steps: [] });
  });

  it('hands over no investigator and no next action of a démarche', async () => {
    const { deps, guided, caseId } = await createGuidedCase();
    const events = [{ event: 'reached' as const, day: '2026-11-17' }];
    const step = buildStep('plainte-police', { where: 'Brigade', date: '2026-11-10', reference: '1', answer: 'oui' });
    const hidden = { investigator: 'Adjudant', next: 'Rappeler', nextDate: '2026-12-01' };
    const steps = [{ ...step, ...hidden, events }, buildStep('protection'), buildStep('cnil')];
    await changeDocument(deps, caseId, stepsDocument, { steps });
    const { options } = await buildExportRequest(guided, caseId, { ...exportChoicesDocument.empty, purpose: 'police' });
    // The days of the events are in no page of the dossier: the letters to sign name them.
    const stated = { kind: 'plainte-police', where: 'Brigade', date: '2026-11-10', reference: '1', answer: 'oui' };
    expect(options.steps).toEqual([{ ...stated, events, receipts: [] }]);
  });

  it('selects the items of one account, and intimate items only when asked', async () => {
    const { deps, guided, caseId, ids } = await createGuidedCase();
    const [, second, third] = ids;
    await changeDocument(deps, caseId, notesDocument(second ?? ''), { intimate: { value: true, at: STATED_AT } });
    const listLeftOut = async (choices: Partial<ExportChoices>) =>
      (await buildExportRequest(guided, caseId, { ...exportChoicesDocument.empty, ...choices })).leftOut;
    expect(await listLeftOut({ who: 'account:web/camille_inv@exemple.invalid' })).toEqual([second, third]);
    expect(await listLeftOut({ who: 'account:web/camille_inv@exemple.invalid', intimate: true })).toEqual([third]);
    expect(await listLeftOut({ intimate: true, from: '2026-11-21' })).toEqual(ids.slice(0, 3));
    // A deleted group matches nobody, not everybody.
    expect(await listLeftOut({ who: 'person:gone', intimate: true })).toEqual(ids.slice(0, 3));
  });

  it('contains what the person wrote and omits empty fields', async () => {
    const { deps, guided, caseId } = await createGuidedCase();
    await changeDocument(deps, caseId, narrativeDocument, { text: 'Cela a commencé en mai.' });
    await changeDocument(deps, caseId, requesterDocument, { contact: 'a@b.example' });
    const choices: ExportChoices = {
      ...exportChoicesDocument.empty,
      purpose: 'school',
      danger: 'no',
      prerequisites: { proxy: 'met', vpn: 'unknown', cache: null },
      parts: { ...exportChoicesDocument.empty.parts, narrative: true, witnesses: true },
    };
    const { options } = await buildExportRequest(guided, caseId, choices);
    expect(options).toMatchObject({
      purpose: 'school',
      danger: 'no',
      narrative: 'Cela a commencé en mai.',
      requester: { email: 'a@b.example' },
    });
    expect(options.prerequisites).toEqual({ proxy: 'met', vpn: 'unknown' });
    expect(options).not.toHaveProperty('asked');
    expect([...resolveParts(options)]).toEqual(['narrative', 'witnesses', 'letters']);
    // The narrative does not go to a school by itself.
    const parts = { ...choices.parts, narrative: null };
    const withoutNarrative = await buildExportRequest(guided, caseId, { ...choices, parts });
    expect(withoutNarrative.options).not.toHaveProperty('narrative');
  });

  it('omits the person concerned unless the requester says they are someone else', async () => {
    const { deps, guided, caseId } = await createGuidedCase();
    const buildRequester = async (choices: Partial<ExportChoices>) =>
      (await buildExportRequest(guided, caseId, { ...exportChoicesDocument.empty, ...choices })).options.requester;
    const concerned = 'Inès Inventée';
    expect(await buildRequester({ role: 'parent', concerned })).toEqual({ role: 'parent', concerned });
    expect(await buildRequester({ role: 'self', concerned })).toEqual({ role: 'self' });
    expect(await buildRequester({ role: null, concerned })).toEqual({});
    await changeDocument(deps, caseId, operatorDocument, { role: 'relative', forWhom: 'Zoé Inventée' });
    // The operator of the captures is not the requester of the dossier.
    expect(await buildRequester({ role: null, concerned })).toEqual({});
    expect(await buildRequester({ role: 'parent' })).toEqual({ role: 'parent' });
  });

  it('includes a document of a step only when it is ticked, whatever the other choices', async () => {
    const { deps, guided, caseId, ids } = await createGuidedCase();
    const [first = '', second = ''] = ids;
    await changeDocument(deps, caseId, operatorDocument, { authorisationItem: first });
    const listLeftOut = async (choices: Partial<ExportChoices>) =>
      (await buildExportRequest(guided, caseId, { ...exportChoicesDocument.empty, ...choices })).leftOut;
    expect(await listLeftOut({})).toEqual([first]);
    expect(await listLeftOut({ documents: [first] })).toEqual([]);
    expect(await listLeftOut({ documents: [first], who: 'account:web/sacha_inv@exemple.invalid' })).toEqual([second]);
  });

  it('gives a school no image of a minor except redacted copies, whatever was ticked', async () => {
    const { deps, guided, caseId, ids } = await createGuidedCase();
    const [first = '', second = ''] = ids;
    const minor = { value: true, at: STATED_AT };
    await changeDocument(deps, caseId, notesDocument(first), { minor });
    await changeDocument(deps, caseId, notesDocument(second), { minor, redactions: [REDACTION] });
    const requestFor = (purpose: ExportChoices['purpose']) =>
      buildExportRequest(guided, caseId, { ...exportChoicesDocument.empty, purpose, originals: true, chosen: ids });
    const school = await requestFor('school');
    expect(school.leftOut).toEqual([first]);
    expect(school.keepsOriginals).toBe(false);
    const documents = { ...exportChoicesDocument.empty, documents: [first], chosen: ids };
    await changeDocument(deps, caseId, operatorDocument, { authorisationItem: first });
    expect((await buildExportRequest(guided, caseId, { ...documents, purpose: 'school' })).leftOut).toEqual([first]);
    expect((await buildExportRequest(guided, caseId, { ...documents, purpose: 'police' })).leftOut).toEqual([]);
    await changeDocument(deps, caseId, operatorDocument, { authorisationItem: null });
    // Whether items with damaged notes show a minor is unknown.
    await deps.db.documents.put({ caseId, name: `notes/${ids[2]}`, body: DAMAGED_BODY });
    expect((await requestFor('school')).leftOut).toEqual([first, ids[2]]);
    const police = await requestFor('police');
    expect(police.leftOut).toEqual([]);
    expect(police.keepsOriginals).toBe(true);
  });

  it('gives a school the captures that were chosen for it, and nobody else', async () => {
    const { guided, caseId, ids } = await createGuidedCase();
    const [first = '', second = '', third = ''] = ids;
    const leftOutOf = async (choices: ExportChoices) => (await buildExportRequest(guided, caseId, choices)).leftOut;
    const school = withPurpose(exportChoicesDocument.empty, 'school');
    expect(await leftOutOf(school)).toEqual([first, second, third]);
    const chosen = withChosen(school, [second], true);
    expect(await leftOutOf(chosen)).toEqual([first, third]);
    // Dates and authors narrow what is offered, not what was chosen.
    expect(await leftOutOf({ ...chosen, from: '2030-01-01' })).toEqual([first, third]);
    expect(await leftOutOf(withPurpose(chosen, 'police'))).toEqual([]);
    expect(await leftOutOf(withPurpose(withPurpose(chosen, 'police'), 'school'))).toEqual([first, third]);
  });

  it('leaves an unreadable item in, so that the export names it', async () => {
    const { guided, caseId, ids } = await createGuidedCase();
    const known = await guided.itemIndex.itemsFrom(caseId, 1);
    const items = known.map((one) => (one.ordinal === 1 ? { ...one, acquiredAt: '', unread: true as const } : one));
    const choices = { ...exportChoicesDocument.empty, from: '2030-01-01' };
    const { leftOut } = await buildExportRequest(
      { ...guided, itemIndex: { itemsFrom: async () => items } },
      caseId,
      choices,
    );
    expect(leftOut).toEqual(ids.slice(1, 3));
  });
});

it('exportChoicesDocument parses choices stored before redacted copies existed', () => {
  const { originals, leftOut, ...before } = exportChoicesDocument.empty;
  expect([originals, leftOut]).toEqual([false, []]);
  expect(exportChoicesDocument.parse(before)).toEqual(exportChoicesDocument.empty);
});
