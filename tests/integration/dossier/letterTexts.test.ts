import { describe, expect, it } from 'vitest';
import {
  type DossierOptions,
  PURPOSES,
  REQUESTER_ROLES,
  type RequesterRole,
  resolveParts,
} from '../../../src/domain/export/dossierOptions.ts';
import type { Letter } from '../../../src/law/letters/letter.ts';
import { LETTERS, platformNotice } from '../../../src/law/letters/letterList.ts';
import { usNotice } from '../../../src/law/letters/usNotice.ts';
import { type InventedCase, inventCase } from '../../support/dossier/inventedCase.ts';
import { inventPost, inventSixPosts } from '../../support/dossier/inventedPosts.ts';
import { parseLetters } from '../../support/dossier/parseLetters.ts';
import { countWords } from '../../support/law/wordCounts.ts';

const FORM_FILES = ['guide-attestation', 'aide-memoire-plainte', 'signalement-pharos', 'notification-x'];

/** The persons, and the letters that only they send; the others have those of their role. */
const PERSONS: readonly (readonly [string, RequesterRole, readonly string[] | null])[] = [
  ['adult', 'self', null],
  ['minor', 'minor', null],
  ['parent', 'parent', null],
  ['professional', 'professional', null],
  ['student', 'self', ['courrier-universite']],
  ['elected', 'self', ['demande-protection-elu']],
];

const everything = (role: RequesterRole): DossierOptions => ({
  requester: {
    role,
    name: 'Claude Exemple',
    ...((role === 'parent' || role === 'professional') && { concerned: 'Camille Inventée' }),
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
async function fullCase(): Promise<InventedCase> {
  const invented = await inventCase(inventSixPosts());
  const items = invented.snapshot.items.map((item) =>
    item.number === 2 || item.number === 5 ? { ...item, rating: { seriousness: 3 as const } } : item,
  );
  return { ...invented, snapshot: { ...invented.snapshot, items } };
}

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
    return (await parseLetters(await fullCase(), { ...options, parts })).get('lettre-procureur.docx')?.text;
  };
  expect(await letterWith(true)).toContain('01 11 11 11 11');
  for (const tick of [false, undefined]) {
    const text = await letterWith(tick);
    expect(text).toContain('01 00 00 00 00');
    expect(text).toContain('Dominique Témoin');
    expect(text).not.toContain('01 11 11 11 11');
  }
  for (const purpose of [...PURPOSES, undefined])
    expect(resolveParts({ ...(purpose && { purpose }), parts: { address: true } }).has('witnessContact')).toBe(false);
});

describe('the letters after the complaint', () => {
  const letterOf = async (name: string, role: RequesterRole, options: DossierOptions = everything(role)) =>
    (await parseLetters(await fullCase(), options)).get(`${name}.docx`)?.text;
  /** With what pour-vous.pdf says of it. */
  const wordsOf = async (name: string, role: RequesterRole) => {
    const letter = (await parseLetters(await fullCase(), everything(role))).get(`${name}.docx`);
    return `${letter?.text}\n${letter?.advice}`;
  };

  it('name the complaint that the person noted, and leave blanks without it', async () => {
    const filled =
      'le 5 novembre 2026, pour des publications en ligne. Service : brigade de Nulle-Part. Référence : 0001/2026.';
    for (const name of ['copie-plainte-procureur', 'demande-avis-et-copie', 'recours-classement', 'complement-plainte'])
      expect(await letterOf(name, 'self'), name).toContain(`J’ai déposé plainte ${filled}`);
    expect(await letterOf('copie-plainte-procureur', 'parent')).toContain(
      `J’ai déposé plainte, au nom de mon enfant mineur(e) Camille Inventée, ${filled}`,
    );
    // Démarches are in the letters only when they are in the dossier.
    const options = { ...everything('self'), parts: { steps: false } };
    expect(await letterOf('copie-plainte-procureur', 'self', options)).toMatch(
      /J’ai déposé plainte le _{20,}, .*Service : _{20,}\. Référence : _{20,}\./,
    );
  });

  it('name the days that the person noted after the complaint', async () => {
    expect(await letterOf('demande-avis-et-copie', 'self')).toContain('l’avis de classement du 28 février 2027.');
    expect(await letterOf('recours-classement', 'self')).toContain('Par un avis du 28 février 2027, le procureur');
    expect(await letterOf('partie-civile', 'self')).toContain('appelée à l’audience du 1er juin 2027, contre ____');
    const { steps = [], ...others } = everything('self');
    const before = { ...others, steps: steps.map((step) => ({ ...step, events: [] })) };
    const reached = { ...others, steps: steps.map((step) => ({ ...step, events: step.events?.slice(0, 1) ?? [] })) };
    expect(await letterOf('demande-avis-et-copie', 'self', reached)).toContain('le 9 novembre 2026.');
    expect(await letterOf('recours-classement', 'self', before)).toMatch(/Par un avis du _{20,}, le procureur/);
  });

  it('complete a complaint with what is new since the last dossier only, under the same numbers', async () => {
    const text = (await letterOf('complement-plainte', 'self')) ?? '';
    expect(text).toContain('Depuis le dossier du 10 novembre 2026');
    const body = text;
    expect(body).toMatch(/pièces? n° [456]/);
    expect(body).not.toMatch(/pièces? n° [123]\b/);
    const { previous, ...first } = everything('self');
    expect(previous?.exhibits).toHaveLength(3);
    expect(await letterOf('complement-plainte', 'self', first)).toBeUndefined();
    const all = {
      ...everything('self'),
      previous: { createdAt: '2026-11-10T09:00:00.000Z', exhibits: [1, 2, 3, 4, 5, 6] },
    };
    expect(await letterOf('complement-plainte', 'self', all)).toBeUndefined();
  });

  it('are not for a relative or a professional, who file no complaint', async () => {
    for (const role of ['relative', 'professional'] as const)
      for (const name of [
        'prosecutorCopy',
        'supplement',
        'news',
        'appeal',
        'civilParty',
        'noContact',
        'doctor',
      ] as const)
        expect(LETTERS[name](role), name).toBeNull();
  });

  it('have a table of the damage, and name the telephone only with the cases of article 41-3-1', async () => {
    const civil = await wordsOf('partie-civile', 'self');
    // The police's reference is not that of the parquet, and a minor is represented.
    expect(civil).toMatch(/numéro de parquet _{20,}\./);
    expect(LETTERS.civilParty('minor')).toBeNull();
    expect(civil).toContain('Date\nCe qui a été payé, perdu ou subi\nMontant\nJustificatif joint');
    expect(civil).toContain('24 heures au moins avant l’audience');
    const contact = await wordsOf('demande-interdiction-contact', 'self');
    expect(contact).toContain('pour les violences d’un conjoint ou d’un ex, et pour le viol');
    expect(contact).toMatch(/☐ un téléphone grave danger .*je ne vis pas avec la personne mise en cause/);
  });

  it('ask the court for what a partie civile may ask, and name everybody concerned', async () => {
    const civil = await wordsOf('partie-civile', 'self');
    expect(civil).toContain('en recommandé avec avis de réception, par télécopie ou au courriel du greffe (420-1)');
    expect(civil).toMatch(/☐ tribunal de police\n☐ tribunal pour enfants/);
    expect(civil).toMatch(/☐ et contre les civilement responsables : _{20,} \(code civil, article 1242\)/);
    expect(civil).toMatch(/Organisme de sécurité sociale et numéro : _{20,}\./);
    expect(civil).toContain('Appelez votre caisse à la cause avant l’audience (CSS L376-1)');
    expect(civil).toMatch(/☐ .* la somme de _{20,} \(code de procédure pénale, article 475-1\)/);
    expect(civil).toContain('domicilié(e), pour cette affaire, 3 rue Inventée');
  });

  it.each([
    'partie-civile',
    'recours-classement',
    'complement-plainte',
    'demande-avis-et-copie',
    'demande-interdiction-contact',
  ])('%s says that the person accused will read it', async (name) => {
    expect(await wordsOf(name, 'self')).toContain(
      'La personne mise en cause lira cette lettre. Donnez l’adresse de votre avocat ou d’un tiers d’accord. Retirez téléphone et courriel.',
    );
  });

  it.each([
    ['lettre-procureur', 'self'],
    ['lettre-procureur', 'parent'],
    ['copie-plainte-procureur', 'self'],
    ['signalement-procureur', 'relative'],
  ] as const)('%s of %s says so too, and gives the telephone once at most', async (name, role) => {
    const text = await wordsOf(name, role);
    expect(text).toMatch(
      /La personne mise en cause lira cette lettre\. .*Donnez votre téléphone à l’enquêteur, à part\./,
    );
    expect(text.match(/01 00 00 00 00/g)?.length ?? 0).toBeLessThanOrEqual(1);
  });

  it('count article 85 from one day in every letter, and do not wait for the copy of the file', async () => {
    const start = 'la loi compte de l’envoi en recommandé ; par prudence, comptez de la réception.';
    for (const name of ['lettre-procureur', 'copie-plainte-procureur'])
      expect(await wordsOf(name, 'self'), name).toContain(start);
    expect(await wordsOf('recours-classement', 'self')).toContain('ne retardez pas le recours pour elle');
    expect(await wordsOf('demande-avis-et-copie', 'self')).toContain('avec votre autorisation (article R155)');
  });

  it('ask for the telephone for the child of a parent, to be checked', async () => {
    expect(await wordsOf('demande-interdiction-contact', 'parent')).toMatch(
      /☐ un téléphone grave danger .* pour mon enfant, qui y consent et ne vit pas avec .* \(à vérifier\)/,
    );
  });

  it('ask the maire to acknowledge, to tell the préfet and the conseil', async () => {
    const text = await wordsOf('demande-protection-elu', 'self');
    expect(text).toContain('Madame, Monsieur le Maire,');
    expect(text).toContain('Si vous êtes maire, adressez-la à l’élu qui vous remplace.');
    expect(text).toContain('de la transmettre au préfet et d’informer le conseil (article L2123-35).');
    expect(text).toContain('La loi n° 2025-1249 du 22 décembre 2025 a étendu ce régime (à vérifier).');
    expect(text).not.toMatch(/deux mois/);
  });

  it('leave a blank for an agreement that was not asked for', async () => {
    const invented = await fullCase();
    const withAgreement = (authorisation: 'none' | 'oral') => ({
      ...invented,
      snapshot: {
        ...invented.snapshot,
        items: invented.snapshot.items.map((item) => ({
          ...item,
          fiche: {
            ...item.fiche,
            operator: { role: 'professional' as const, name: null, forWhom: null, since: null, authorisation },
          },
        })),
      },
    });
    const school = async (authorisation: 'none' | 'oral') =>
      (await parseLetters(withAgreement(authorisation), everything('professional'))).get('courrier-ecole.docx');
    expect((await school('oral'))?.text).toMatch(/Son accord, .* : donné de vive voix\./);
    expect((await school('none'))?.text).toMatch(/Son accord, .* : _{20,}\./);
    expect((await school('none'))?.advice).toContain('Son accord : demandez-le d’abord.');
  });

  it('join the proof of arrival to the question, and what is new to the appeal', async () => {
    const options = everything('self');
    const steps = (options.steps ?? []).map((step) => ({
      ...step,
      events: (step.events ?? []).filter(({ event }) => event !== 'closed'),
    }));
    const asked = await letterOf('demande-avis-et-copie', 'self', { ...options, steps });
    expect(asked ?? '').toContain('copie de l’avis de réception');
    const closed = await letterOf('demande-avis-et-copie', 'self');
    expect(closed ?? '').toContain('copie de l’avis de classement');
    expect(await wordsOf('recours-classement', 'self')).toContain('Joignez ce qui est nouveau.');
  });

  it('give the doctor the person’s words, and no diagnosis', async () => {
    const text = (await letterOf('fiche-medecin', 'self')) ?? '';
    expect(text).toContain('Elle ne dort plus.');
    expect(text).not.toMatch(/dépress|anxié|stress|traumat|syndrome|trouble/i);
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
