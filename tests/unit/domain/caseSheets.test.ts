import { describe, expect, it } from 'vitest';
import {
  accountSheet,
  caseSheet,
  diarySheet,
  handoversSheet,
  OPERATOR_ROLES,
  operatorSheet,
  personsSheet,
  requesterSheet,
  stepsSheet,
  witnessesSheet,
} from '../../../src/domain/caseSheets.ts';
import {
  CATEGORIES,
  NO_NOTES,
  notesSheet,
  ONLINE_RESULTS,
  SERIOUSNESS,
  STEP_KINDS,
} from '../../../src/domain/notes.ts';
import type { Sheet } from '../../../src/domain/sheets.ts';
import { step } from '../../support/catalogue.ts';

const AT = '2026-11-20T08:00:00.000Z';

const SHEETS: readonly Sheet<unknown>[] = [
  accountSheet,
  caseSheet,
  diarySheet,
  handoversSheet,
  notesSheet('x'),
  operatorSheet,
  personsSheet,
  requesterSheet,
  stepsSheet,
  witnessesSheet,
];

describe('every sheet', () => {
  it('has a name of its own, readable at rest', () => {
    const names = SHEETS.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[a-z]+(\/[\w-]+)?$/);
  });

  it('begins as something it would accept, and accepts no other', () => {
    for (const { empty, parse } of SHEETS) {
      expect(parse(JSON.parse(JSON.stringify(empty)))).toEqual(empty);
      expect(parse({ ...Object(empty), schema: 'recueil/else/1' })).toBeNull();
      expect(SHEETS.filter((other) => other.parse(empty) !== null)).toHaveLength(1);
    }
  });
});

it('each choice a person is offered is one that is kept', () => {
  for (const role of OPERATOR_ROLES)
    expect(operatorSheet.parse({ ...operatorSheet.empty, role })).toMatchObject({ role });
  const { parse } = notesSheet('x');
  for (const value of SERIOUSNESS)
    expect(parse({ ...NO_NOTES, seriousness: { value, at: AT } })).not.toBeNull();
  expect(parse({ ...NO_NOTES, categories: { value: CATEGORIES, at: AT } })).not.toBeNull();
  for (const result of ONLINE_RESULTS)
    expect(parse({ ...NO_NOTES, online: [{ at: AT, address: 'a', result, item: null }] })).not.toBeNull();
  const steps = STEP_KINDS.map((kind) => step(kind));
  expect(stepsSheet.parse({ ...stepsSheet.empty, steps })?.steps).toEqual(steps);
});
