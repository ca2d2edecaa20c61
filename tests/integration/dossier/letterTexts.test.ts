import { describe, expect, it } from 'vitest';
import {
  type DossierOptions,
  PURPOSES,
  REQUESTER_ROLES,
  type RequesterRole,
  resolveParts,
} from '../../../src/domain/export/dossierOptions.ts';
import type { Letter } from '../../../src/law/letters/letter.ts';
import { LETTERS, platformNotice, usNotice } from '../../../src/law/letters/letterList.ts';
import { changeItems, type InventedCase, inventCase } from '../../support/dossier/inventedCase.ts';
import { inventMessage } from '../../support/dossier/inventedMessages.ts';
import { inventPost, inventSixPosts } from '../../support/dossier/inventedPosts.ts';
import { parseLetters, textOfLetter } from '../../support/dossier/parseLetters.ts';
import { countWords } from '../../support/law/wordCounts.ts';

const FORM_FILES = ['guide-attestation', 'aide-memoire-plainte', 'signalement-pharos', 'notification-x'];

/** The persons, and the letters that are only theirs; the others have those of their role. Forms are for all. */
const PERSONS: readonly (readonly [string, RequesterRole, readonly string[] | null])[] = [
  ['adult', 'self', null],
  ['minor', 'minor', null],
  ['parent', 'parent', null],
  ['relative', 'relative', null],
  ['professional', 'professional', null],
  ['student', 'self', ['courrier-universite']],
  ['elected', 'self', ['demande-protection-elu']],
  ['forms', 'self', FORM_FILES],
];

const everything = (role: RequesterRole): DossierOptions => ({
  requester: {
    role,
    name: 'Claude Exemple',
    ...(['parent', 'relative', 'professional'].includes(role) && { concerned: 'Camille Inventée' }),
    address: '3 rue Inventée, 00000 Nulle-Part',
    phone: '01 00 00 00 00',
    email: 'claude@exemple.invalid',
  },
  narrative: 'Cela a commencé après une photo de classe.',
  impact: 'Elle ne dort plus.\nElle ne sort plus seule.',
  witnesses: [{ name: 'Dominique Témoin', contact: '01 11 11 11 11', saw: 'A lu les messages.' }],
  steps: [
    {
      date: '2026-11-05',
      kind: 'plainte-police',
      where: 'brigade de Nulle-Part',
      reference: '0001/2026',
      answer: '',
      receipts: [],
      events: [
        { event: 'reached', day: '2026-11-09' },
        { event: 'closed', day: '2027-02-28' },
        { event: 'hearing', day: '2027-06-01' },
      ],
    },
  ],
  parts: { address: true, steps: true, impact: true, witnesses: true, witnessContact: true },
  previous: { createdAt: '2026-11-10T09:00:00.000Z', exhibits: [1, 2, 3] },
});

/** The second exhibit is rated as the gravest, and the fifth, which is new. */
const fullCase = async (): Promise<InventedCase> =>
  changeItems(await inventCase(inventSixPosts()), (item) =>
    item.number === 2 || item.number === 5 ? { ...item, rating: { seriousness: 3 } } : item,
  );

const emptyCase = () =>
  inventCase([
    inventPost({
      text: null,
      address: { page: null, permalink: null },
      author: { handle: null, displayName: null, profileUrl: null, platformId: null },
      posting: { iso: null, precision: null },
    }),
  ]);

async function textOf(letters: readonly string[] | null, from: InventedCase, options: DossierOptions): Promise<string> {
  const all = [...(await parseLetters(from, options))]
    .map(([name, letter]) => [name.replace('.docx', ''), letter] as const)
    .filter(([name]) => letters?.includes(name) ?? !FORM_FILES.includes(name));
  return all
    .map(([name, { text, advice }]) => `==== ${name}\n${text}\n${advice && `==== pour-vous.pdf, ${name}\n${advice}\n`}`)
    .join('\n');
}

describe('the letters, word for word', () => {
  it.each(PERSONS)('of the %s, with all data', async (person, role, letters) => {
    const text = await textOf(letters, await fullCase(), everything(role));
    await expect(text).toMatchFileSnapshot(`../../fixtures/letters/${person}-all.txt`);
  });

  it.each(PERSONS)('of the %s, with no data', async (person, role, letters) => {
    const text = await textOf(letters, await emptyCase(), { requester: { role } });
    await expect(text).toMatchFileSnapshot(`../../fixtures/letters/${person}-none.txt`);
    expect(text).not.toMatch(/undefined|null|\{|\}|NaN/);
  });
});

it('the telephone of a witness is printed only under its own tick, which nothing proposes', async () => {
  const options = everything('self');
  const letterWith = async (witnessContact: boolean | undefined) => {
    const { witnessContact: _, ...others } = options.parts ?? {};
    const parts = { ...others, ...(witnessContact !== undefined && { witnessContact }) };
    return textOfLetter('lettre-procureur', await fullCase(), { ...options, parts });
  };
  expect(await letterWith(true)).toContain('01 11 11 11 11');
  for (const tick of [false, undefined]) {
    const text = await letterWith(tick);
    // Her own is for the investigator, apart (CPP 40-4-1).
    expect(text).not.toContain('01 00 00 00 00');
    expect(text).toContain('Dominique Témoin');
    expect(text).not.toContain('01 11 11 11 11');
  }
  for (const purpose of [...PURPOSES, undefined])
    expect(resolveParts({ ...(purpose && { purpose }), parts: { address: true } }).has('witnessContact')).toBe(false);
});

it('the demand of money stands where the complaint is read, as page 1 cites it, and nowhere else', async () => {
  const demand = inventMessage({ index: 7, text: '500 euros ou je l’envoie', time: '2026-11-03T10:00' });
  const letters = await parseLetters(await inventCase([...inventSixPosts(), demand]), { requester: { role: 'self' } });
  const line = 'Argent cité : Non évalué : n° 7, message 1 : « 500 euros ou je l’envoie ».';
  expect([...letters].flatMap(([name, { text }]) => (text.split('\n').includes(line) ? [name] : []))).toEqual([
    'lettre-procureur.docx',
    'demande-interdiction-contact.docx',
    'aide-memoire-plainte.docx',
  ]);
});

describe('the letters after the complaint', () => {
  const letterOf = async (name: string, options: DossierOptions) => textOfLetter(name, await fullCase(), options);
  it('leave blanks for a complaint that the dossier does not have: démarches are in both or in neither', async () => {
    const options = { ...everything('self'), parts: { steps: false } };
    expect(await letterOf('copie-plainte-procureur', options)).toMatch(
      /J’ai déposé plainte le _{20,}, .*Service : _{20,}\. Référence : _{20,}\./,
    );
  });

  it('name the days that the person noted after the complaint, of those that there are', async () => {
    const { steps = [], ...others } = everything('self');
    const before = { ...others, steps: steps.map((step) => ({ ...step, events: [] })) };
    const reached = { ...others, steps: steps.map((step) => ({ ...step, events: step.events?.slice(0, 1) ?? [] })) };
    const asked = await letterOf('demande-avis-et-copie', reached);
    expect(asked).toContain('le 9 novembre 2026.');
    expect(asked).toContain('copie de l’avis de réception');
    expect(await letterOf('recours-classement', before)).toMatch(/Par un avis du _{20,}, le procureur/);
  });

  it('complete a complaint only where an earlier dossier was handed over and something is new', async () => {
    const { previous: _, ...first } = everything('self');
    expect(await letterOf('complement-plainte', first)).toBe('');
    const previous = { createdAt: '2026-11-10T09:00:00.000Z', exhibits: [1, 2, 3, 4, 5, 6] };
    expect(await letterOf('complement-plainte', { ...first, previous })).toBe('');
  });

  it('name the dossier that a complement completes beside it, where the complement alone is enclosed', async () => {
    const copy = (onlyNew: boolean) => letterOf('copie-plainte-procureur', { ...everything('self'), onlyNew });
    expect(await copy(true)).toContain('.zip), complément de celui du 10 novembre 2026, ');
    expect(await copy(false)).not.toContain('complément de celui');
  });
});

it('no sentence of a note to the person has more than 25 words', () => {
  const letters: Letter[] = [
    platformNotice('notification', 'X'),
    usNotice('notice', 'X'),
    ...REQUESTER_ROLES.flatMap((role) => Object.values(LETTERS).flatMap((letter) => letter(role) ?? [])),
  ];
  const notes = letters.flatMap(({ parts }) =>
    parts.flatMap((part) => (part.kind === 'note' || part.kind === 'advice' ? [part.text] : [])),
  );
  expect(notes.length).toBeGreaterThan(30);
  const sentences = notes.flatMap((note) => note.split(/(?<=[.?])\s+/));
  expect([...new Set(sentences)].filter((sentence) => countWords(sentence) > 25)).toEqual([]);
});
