import fc from 'fast-check';
import { expect, it } from 'vitest';
import { CaseStatementEdits, carryCorrections } from '../../../../src/domain/export/statementText.ts';

const PROPOSED = 'Mes mots.\n3 publications, 1 compte.\nDossier : empreinte abc.';

it('keeps the corrections and renews the lines that the person left', () => {
  const text = 'Mes mots, corrigés.\n3 publications, 1 compte.\nDossier : empreinte abc.';
  const now = 'Mes mots.\n4 publications, 2 comptes.\nDossier : empreinte def.';
  expect(carryCorrections({ proposed: PROPOSED, text }, now)).toBe(
    'Mes mots, corrigés.\n4 publications, 2 comptes.\nDossier : empreinte def.',
  );
});

it('drops corrections of a fact that changed since', () => {
  const text = 'Mes mots.\n3 publications de lui.\nDossier : empreinte abc.';
  expect(carryCorrections({ proposed: PROPOSED, text }, PROPOSED.replace('3 publ', '4 publ'))).toBeNull();
  expect(carryCorrections({ proposed: PROPOSED, text }, `${PROPOSED}\nDanger : oui.`)).toBeNull();
});

it('never changes a text while the proposed one is the same', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (proposed, text) => {
      expect(carryCorrections({ proposed, text }, proposed)).toBe(text);
    }),
  );
});

it('CaseStatementEdits never gives the corrections of one case for another, and forgets them when the store locks', () => {
  const all = new CaseStatementEdits();
  all.of('a').set('place', { proposed: 'Internet', text: 'Internet et devant le lycée' });
  expect(all.of('a').size).toBe(1);
  expect(all.of(null).size).toBe(0);
  expect(all.of('b').size).toBe(0);
  expect(all.of('a').size).toBe(0);
  all.of('a').set('place', { proposed: 'Internet', text: 'ailleurs' });
  all.clear();
  expect(all.of('a').size).toBe(0);
});
