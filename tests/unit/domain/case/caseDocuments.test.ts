import { describe, expect, it } from 'vitest';
import type { CaseDocument } from '../../../../src/domain/case/case.ts';
import {
  caseNameDocument,
  deliveriesDocument,
  diaryDocument,
  narrativeDocument,
  OPERATOR_ROLES,
  operatorDocument,
  personsDocument,
  requesterDocument,
  stepsDocument,
  witnessesDocument,
} from '../../../../src/domain/case/caseDocuments.ts';
import { marksDocument } from '../../../../src/domain/item/accountMarks.ts';
import { ONLINE_RESULTS } from '../../../../src/domain/item/itemIndex.ts';
import { CATEGORIES, NO_NOTES, notesDocument, SERIOUSNESS } from '../../../../src/domain/item/itemNotes.ts';
import { STEP_KINDS } from '../../../../src/domain/item/step.ts';
import { buildStep } from '../../../support/indexItem.ts';

const AT = '2026-11-20T08:00:00.000Z';

const DOCUMENTS: readonly CaseDocument<unknown>[] = [
  narrativeDocument,
  caseNameDocument,
  diaryDocument,
  deliveriesDocument,
  marksDocument,
  notesDocument('x'),
  operatorDocument,
  personsDocument,
  requesterDocument,
  stepsDocument,
  witnessesDocument,
];

describe('case documents', () => {
  it('have distinct ASCII names', () => {
    const names = DOCUMENTS.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[a-z]+(\/[\w-]+)?$/);
  });

  it('accept their own empty value and no other document', () => {
    for (const { empty, parse } of DOCUMENTS) {
      expect(parse(JSON.parse(JSON.stringify(empty)))).toEqual(empty);
      expect(parse({ ...Object(empty), schema: 'recueil/else/1' })).toBeNull();
      expect(DOCUMENTS.filter((other) => other.parse(empty) !== null)).toHaveLength(1);
    }
  });

  it('accept every choice that the forms offer', () => {
    for (const role of OPERATOR_ROLES)
      expect(operatorDocument.parse({ ...operatorDocument.empty, role })).toMatchObject({ role });
    const { parse } = notesDocument('x');
    for (const value of SERIOUSNESS) expect(parse({ ...NO_NOTES, seriousness: { value, at: AT } })).not.toBeNull();
    expect(parse({ ...NO_NOTES, categories: { value: CATEGORIES, at: AT } })).not.toBeNull();
    for (const result of ONLINE_RESULTS)
      expect(parse({ ...NO_NOTES, online: [{ at: AT, address: 'a', result, item: null }] })).not.toBeNull();
    const steps = STEP_KINDS.map((kind) => buildStep(kind));
    expect(stepsDocument.parse({ ...stepsDocument.empty, steps })?.steps).toEqual(steps);
  });
});
