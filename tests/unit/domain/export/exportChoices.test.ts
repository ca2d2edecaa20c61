import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { operatorDocument } from '../../../../src/domain/case/caseDocuments.ts';
import { PARTS, PURPOSES } from '../../../../src/domain/export/dossierOptions.ts';
import {
  copyOperator,
  type ExportChoices,
  exportChoicesDocument,
  receivedExclusionReason,
  resolveChosenParts,
  withChosen,
  withLeftOut,
  withPurpose,
} from '../../../../src/domain/export/exportChoices.ts';

const { empty } = exportChoicesDocument;

const ITEM = '00000000-0000-4000-8000-000000000001';

/** What is the same for every recipient: who hands over, what the person set aside, how dossiers are dated. */
const COPIED = ['copiedRole', 'copiedName', 'copiedForWhom'] as const;
const SHARED = ['schema', 'role', 'concerned', ...COPIED, 'leftOut', 'dating'] as const;

const withoutShared = ({ others, ...choices }: ExportChoices) =>
  Object.fromEntries(Object.entries(choices).filter(([name]) => !(SHARED as readonly string[]).includes(name)));

type Change = (before: ExportChoices) => ExportChoices;

const set = <K extends keyof ExportChoices>(key: K, values: fc.Arbitrary<ExportChoices[K]>): fc.Arbitrary<Change> =>
  values.map((value) => (before) => ({ ...before, [key]: value }));

/** Everything that the pages before an export can change for one recipient. */
const changes: fc.Arbitrary<Change> = fc.oneof(
  ...(['intimate', 'originals', 'metadata', 'translations', 'notes', 'ratings', 'volumes', 'onlyNew'] as const).map(
    (key) => set(key, fc.boolean()),
  ),
  set('danger', fc.constantFrom(null, 'yes', 'no')),
  set('asked', fc.constantFrom('', 'Retirez ces publications.')),
  set('from', fc.constantFrom(null, '2026-11-01')),
  set('to', fc.constantFrom(null, '2026-11-20')),
  set('who', fc.constantFrom(null, 'account:x/exemple_1')),
  set('platform', fc.constantFrom(null, 'youtube')),
  set('category', fc.constantFrom(null, 'threat')),
  set('documents', fc.constantFrom([], [ITEM])),
  fc.boolean().map((isChosen) => (before: ExportChoices) => withChosen(before, [ITEM], isChosen)),
  set('receivedDossiers', fc.constantFrom([], [1])),
  set('prerequisites', fc.constantFrom(empty.prerequisites, { proxy: 'met', vpn: null, cache: 'unknown' })),
  fc
    .tuple(fc.constantFrom(...PARTS), fc.constantFrom(null, true, false))
    .map(([part, tick]) => (before: ExportChoices) => ({ ...before, parts: { ...before.parts, [part]: tick } })),
);
const purposes = fc.constantFrom(null, ...PURPOSES);

const reparse = (choices: ExportChoices): ExportChoices =>
  exportChoicesDocument.parse(JSON.parse(JSON.stringify(choices))) as ExportChoices;

test('copyOperator copies each answer once, also one that is given after the others', () => {
  const operator = { ...operatorDocument.empty, role: 'parent' as const };
  const first = copyOperator(empty, operator)?.choices ?? expect.fail('nothing copied');
  expect(first).toMatchObject({ role: 'parent', concerned: '' });
  const named = { ...operator, name: 'Claude Exemple', forWhom: 'Noé' };
  const later = copyOperator({ ...first, role: null }, named) ?? expect.fail('nothing copied later');
  expect(later).toMatchObject({ name: 'Claude Exemple', choices: { role: null, concerned: 'Noé' } });
  const emptied = { ...later.choices, concerned: '' };
  expect(copyOperator(emptied, named), 'emptied for dossiers').toBeNull();
  expect(copyOperator(emptied, { ...named, name: 'C. Exemple' })?.choices.concerned).toBe('');
  expect(copyOperator({ ...emptied, concerned: 'N.' }, { ...named, forWhom: 'Nour' })?.choices.concerned).toBe('N.');
});

describe('withPurpose', () => {
  it('changes every field that one recipient alone has', () => {
    const fields = Object.keys(withoutShared(empty));
    expect(fields).toHaveLength(Object.keys(empty).length - SHARED.length - 1);
    for (const field of ['parts', 'ratings', 'intimate', 'translations', 'notes', 'danger', 'onlyNew', 'chosen'])
      expect(fields).toContain(field);
  });

  it('gives each recipient its own choices, whatever was chosen for others', () => {
    const visits = fc.array(fc.tuple(purposes, fc.array(changes, { maxLength: 5 })), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(visits, purposes, (visited, last) => {
        // What each recipient has when there is no other.
        const alone = new Map<ExportChoices['purpose'], ExportChoices>();
        let choices = empty;
        for (const [purpose, changed] of [...visited, [last, []] as const]) {
          choices = reparse(withPurpose(choices, purpose));
          const own = alone.get(purpose) ?? { ...empty, purpose };
          expect(withoutShared(choices)).toEqual(withoutShared(own));
          expect([...resolveChosenParts(choices)]).toEqual([...resolveChosenParts(own)]);
          choices = changed.reduce((before, change) => change(before), choices);
          alone.set(
            purpose,
            changed.reduce((before, change) => change(before), own),
          );
        }
      }),
    );
  });

  it('keeps who hands over and which captures are set aside', () => {
    const shared = { role: 'parent' as const, concerned: 'Camille' };
    const next = withPurpose(withLeftOut({ ...withPurpose(empty, 'police'), ...shared }, [ITEM], true), 'school');
    expect(next).toMatchObject({ ...shared, purpose: 'school', leftOut: [ITEM] });
  });

  it('gives a school or a platform no received dossier, in which nothing can be hidden', () => {
    const having = PURPOSES.filter((one) => receivedExclusionReason(withPurpose(empty, one)) === null);
    expect(having).toEqual(['police', 'prosecutor', 'bailiff', 'lawyer', 'association']);
  });

  it('gives the narrative to a school or a platform only when it is ticked for it', () => {
    const having = [null, ...PURPOSES].filter((one) => resolveChosenParts(withPurpose(empty, one)).has('narrative'));
    expect(having).toEqual([null, 'police', 'prosecutor', 'bailiff', 'lawyer', 'association']);
  });
});
