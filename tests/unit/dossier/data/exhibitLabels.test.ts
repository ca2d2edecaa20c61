import { expect, test } from 'vitest';
import {
  citeAgreement,
  declaredAgreement,
  formatAccountLines,
  labelFact,
  listOtherPersons,
} from '../../../../src/dossier/data/exhibitLabels.ts';
import { listExhibits } from '../../../../src/dossier/data/listedExhibits.ts';
import { inventCase } from '../../../support/dossier/inventedCase.ts';
import { inventPost } from '../../../support/dossier/inventedPosts.ts';
import { parseLetters } from '../../../support/dossier/parseLetters.ts';
import { buildReceived } from '../../../support/import/receivedFile.ts';

type Authorisation = 'signed' | 'oral' | 'none' | null;

const caseOf = (role: 'relative' | 'professional' | 'self', authorisations: readonly Authorisation[]) =>
  inventCase(
    authorisations.map((authorisation, index) =>
      inventPost({
        acquiredAt: `2026-11-0${index + 1}T10:00:00.000Z`,
        operator: { role, name: null, forWhom: null, since: null, authorisation },
      }),
    ),
  );

test.each([
  ['relative', ['none'], 'pas encore demandé'],
  ['relative', ['oral'], 'donné de vive voix'],
  ['professional', ['oral'], 'donné de vive voix'],
  ['relative', ['none', 'none', 'signed'], 'pas encore demandé, puis écrit et signé'],
  ['relative', [null], null],
  ['self', ['signed'], null],
] as const)('of a %s who declared %j is « %s »', async (role, authorisations, expected) => {
  const { snapshot } = await caseOf(role, authorisations);
  expect(declaredAgreement(snapshot.items)).toBe(expected);
});

test('an agreement is said of the captures that declare it alone', async () => {
  const captures = [
    inventPost({ acquiredAt: '2026-11-01T10:00:00.000Z', operator: null }),
    ...['2026-11-02T10:00:00.000Z', '2026-11-03T10:00:00.000Z'].map((acquiredAt) =>
      inventPost({
        acquiredAt,
        operator: { role: 'relative', name: null, forWhom: null, since: null, authorisation: 'oral' },
      }),
    ),
  ];
  const { snapshot } = await inventCase(captures);
  expect(citeAgreement(snapshot.items)).toBe('donné de vive voix pour n° 2, 3 ; non indiqué pour n° 1');
  expect(citeAgreement(snapshot.items.slice(1))).toBe('donné de vive voix');
});

test('the agreement of somebody who was named by mistake is not said of the person', async () => {
  const named = [
    ['M. D.', 'oral'],
    ['I. R.', 'signed'],
    ['i.r.', 'signed'],
  ] as const;
  const captures = named.map(([forWhom, authorisation], index) =>
    inventPost({
      acquiredAt: `2026-11-0${index + 1}T10:00:00.000Z`,
      operator: { role: 'professional', name: null, forWhom, since: null, authorisation },
    }),
  );
  const { snapshot } = await inventCase(captures);
  expect(citeAgreement(snapshot.items)).toBe('écrit et signé pour n° 2, 3 ; non indiqué pour n° 1');
  expect(listOtherPersons(snapshot.items)).toEqual(snapshot.items.slice(0, 1));
});

test('the letter to the school says the agreement that was declared, and leaves a blank for none', async () => {
  const requester = { role: 'relative', concerned: 'Camille Inventée' } as const;
  const write = async (authorisation: Authorisation) =>
    (await parseLetters(await caseOf('relative', [authorisation]), { requester })).get('courrier-ecole.docx');
  const letter = async (authorisation: Authorisation) => (await write(authorisation))?.text;
  expect(await letter('oral')).toContain('donné de vive voix');
  // Nobody signs « pas encore demandé » to a school.
  for (const one of ['none', null] as const) expect(await letter(one)).toMatch(/Son accord : _{20,}\./);
  expect((await write('none'))?.advice).toContain('demandez-le d’abord');
  for (const one of ['none', null] as const) expect(await letter(one)).not.toContain('avec l’accord');
});

test('an imported file of nobody is listed by its name, and a document has a date, not one of publication', async () => {
  const author = { displayName: null, handle: null, platformId: null, profileUrl: null };
  const received = buildReceived({ name: 'certificat.png', family: 'image' });
  const file = inventPost({ author, received, surface: 'imported' });
  const { snapshot } = await inventCase([file, inventPost({ author })]);
  const [picture, post] = snapshot.items;
  if (picture === undefined || post === undefined) throw new Error('two items');
  expect(listExhibits([picture, post]).map(({ account }) => account)).toEqual(['« certificat.png »', 'non lu']);
  expect(labelFact('posting', { ...picture, isDocument: true })).toBe('Date');
  expect(labelFact('posting', picture)).toBe('Publiée le');
});

test('an e-mail was sent, and is said to be one once', async () => {
  const received = buildReceived({ name: 'menace.eml', family: 'email', format: 'eml' });
  const { snapshot } = await inventCase([inventPost({ received, surface: 'imported', platform: 'unknown' })]);
  const [email] = snapshot.items;
  if (email === undefined) throw new Error('one item');
  expect(labelFact('posting', email)).toBe('Envoyé le');
  expect(formatAccountLines(email).slice(-2)).toEqual(['courriel', 'fichier']);
});
