import { describe, expect, it } from 'vitest';
import { type DossierOptions, REQUESTER_ROLES } from '../../../src/domain/export/dossierOptions.ts';
import { type InventedCase, inventCase, markItems } from '../../support/dossier/inventedCase.ts';
import { inventPost, inventSixPosts } from '../../support/dossier/inventedPosts.ts';
import { parseLetters } from '../../support/dossier/parseLetters.ts';

type Role = (typeof REQUESTER_ROLES)[number];
const forOthers: readonly Role[] = ['parent', 'relative', 'professional'];

async function lettersOf(
  role: Role,
  plan: DossierOptions = {},
  what: 'text' | 'advice' | 'both' = 'text',
): Promise<Map<string, string>> {
  const requester = {
    role,
    name: 'Claude Exemple',
    ...(forOthers.includes(role) && { concerned: 'Camille Inventée' }),
  };
  const all = await parseLetters(await inventCase(inventSixPosts()), { ...plan, requester });
  return new Map(
    [...all].map(([name, letter]) => [name, what === 'both' ? `${letter.text}\n${letter.advice}` : letter[what]]),
  );
}

describe('the letter to the prosecutor', () => {
  it.each([
    ['self', 'lettre-procureur', 'qui me visent, et de déposer plainte', /représentant|mineur\(e\)|mon enfant|Camille/],
    ['minor', 'lettre-procureur', 'mineur(e), domicilié(e)', /représentant|profession|mon enfant|Camille/],
    [
      'parent',
      'lettre-procureur',
      'agissant en qualité de représentant légal de mon enfant mineur(e) Camille Inventée, né(e) le ____',
      /me visent|être examiné/,
    ],
    [
      'relative',
      'signalement-procureur',
      'Camille Inventée n’est pas représenté(e) par moi et déposera plainte si elle ou il le souhaite.',
      /me visent|représentant|porter plainte|de déposer plainte|partie civile|mes craintes|mon enfant|préjudice/,
    ],
    [
      'professional',
      'signalement-procureur',
      'Camille Inventée n’est pas représenté(e) par moi et déposera plainte si elle ou il le souhaite.',
      /me visent|représentant|porter plainte|de déposer plainte|partie civile|mes craintes|mon enfant|préjudice/,
    ],
  ] as const)('of a %s is %s and addresses the right person', async (role, file, expected, wrong) => {
    const text = (await lettersOf(role)).get(`${file}.docx`) ?? '';
    expect(text).toContain(expected);
    expect(text).toContain('ai l’honneur de porter à votre connaissance');
    expect(text).not.toMatch(wrong);
    // The other person is named in the letters for somebody else only.
    expect(text.includes('Camille Inventée')).toBe(forOthers.includes(role));
  });

  it('warns, in pour-vous.pdf only, of the short time, of false accusations, and names the court', async () => {
    for (const role of REQUESTER_ROLES) {
      const [all, advice] = [await lettersOf(role), await lettersOf(role, {}, 'advice')];
      const file = all.has('lettre-procureur.docx') ? 'lettre-procureur.docx' : 'signalement-procureur.docx';
      const [text = '', note = ''] = [all.get(file), advice.get(file)];
      expect(note).toContain('cette lettre n’arrête pas le délai de 3 mois');
      expect(note).toContain('226-10');
      expect(note).toContain('celui du domicile de la personne visée convient pour des faits en ligne');
      expect(text).not.toMatch(/délai|3 mois|injure|diffamation|avocat|À retirer/);
    }
  });

  it('does not say whom the posts are about for somebody who did not say who they are', async () => {
    const all = await parseLetters(await inventCase(inventSixPosts()), { requester: { name: 'Claude Exemple' } });
    expect(all.get('lettre-procureur.docx')?.text).toMatch(
      /qui me visent \(ou visent : _{20,}\), et de déposer plainte/,
    );
  });

  it('names the dossier and its digest, since it is written after it', async () => {
    const text = (await lettersOf('self')).get('lettre-procureur.docx') ?? '';
    expect(text).toContain('dossier de captures recueil-essai.pdf (ou recueil-essai.zip), ');
    expect(text).toContain(`notée sur remise.pdf : ${'cd'.repeat(32)}`);
  });

  it('asks for what the victim may ask', async () => {
    const text = (await lettersOf('self')).get('lettre-procureur.docx') ?? '';
    for (const expected of ['article 40-2', 'médecin légiste', 'mes craintes', '(facultative)', 'partie civile'])
      expect(text).toContain(expected);
  });

  it('quotes the publications that the person rated as the gravest', async () => {
    const invented = await inventCase(inventSixPosts());
    const rated = (value: 1 | 2 | 3): InventedCase => ({
      ...invented,
      snapshot: {
        ...invented.snapshot,
        items: invented.snapshot.items.map((item) =>
          item.number === 2 ? { ...item, rating: { seriousness: value } } : item,
        ),
      },
    });
    const words = invented.snapshot.items.find(({ number }) => number === 2)?.fiche.text ?? '';
    const read = async (value: 1 | 2 | 3) =>
      (await parseLetters(rated(value))).get('lettre-procureur.docx')?.text ?? '';
    expect(words.length).toBeGreaterThan(5);
    expect(await read(3)).toMatch(/La plus grave, mot pour mot :\n– .*pièce n° 2 : « /);
    expect(await read(3)).toContain(words.split('\n')[0]);
    // The highest rating given: « grave » when nothing is « très grave ».
    expect(await read(2)).toContain(words.split('\n')[0]);
    expect(await read(1)).not.toContain('mot pour mot');
  });
});

describe('the period of the publications', () => {
  it.each([
    ['2026-11-18', 'day', 'publiés le 18 novembre 2026 au moyen de'],
    ['2026-11', 'month', 'publiés en novembre 2026 au moyen de'],
  ] as const)('is said once when all are of %s', async (iso, precision, expected) => {
    const post = inventPost({ posting: { iso, precision } });
    const text = (await parseLetters(await inventCase([post, post]))).get('lettre-procureur.docx')?.text ?? '';
    expect(text).toContain(expected);
  });
});

describe('the other letters', () => {
  it.each([
    ['self', ['courrier-assurance', 'courrier-ecole', 'courrier-employeur', 'demande-protection-fonctionnelle'], []],
    ['minor', ['courrier-assurance', 'courrier-ecole', 'courrier-employeur'], ['demande-protection-fonctionnelle']],
    ['parent', ['courrier-assurance', 'courrier-ecole'], ['courrier-employeur', 'autorisation']],
    ['relative', ['courrier-ecole', 'autorisation'], ['courrier-assurance', 'courrier-employeur', 'lettre-procureur']],
    ['professional', ['courrier-ecole', 'autorisation'], ['courrier-assurance', 'courrier-employeur']],
  ] as const)('for a %s are those that this person may sign', async (role, present, absent) => {
    const names = [...(await lettersOf(role)).keys()];
    expect(present.filter((name) => !names.includes(`${name}.docx`))).toEqual([]);
    expect(absent.filter((name) => names.includes(`${name}.docx`))).toEqual([]);
  });

  it('say whom the publications are about', async () => {
    for (const role of REQUESTER_ROLES) {
      const all = await lettersOf(role);
      const school = all.get('courrier-ecole.docx') ?? '';
      const isOwn = role === 'self' || role === 'minor';
      expect(school.includes('me visent'), role).toBe(isOwn);
      expect(school.includes('Camille Inventée'), role).toBe(!isOwn);
      const insurer = all.get('courrier-assurance.docx');
      if (insurer !== undefined) expect(insurer.includes('me visent')).toBe(isOwn);
    }
  });

  it('of a professional to the school states no agreement that nobody gave', async () => {
    const text = (await lettersOf('professional')).get('courrier-ecole.docx') ?? '';
    expect(text).toMatch(/J’accompagne Camille Inventée, .*Son accord, ou celui de ses parents : _{20,}\./);
    expect((await lettersOf('relative')).get('courrier-ecole.docx')).toMatch(
      /J’écris pour Camille Inventée, .*Son accord : _{20,}\./,
    );
  });

  it('to the insurer gives no date of knowledge and asks for a free choice of lawyer', async () => {
    for (const role of ['self', 'minor', 'parent'] as const) {
      const text = (await lettersOf(role)).get('courrier-assurance.docx') ?? '';
      expect(text).toMatch(/J’ai eu connaissance de ces publications le _{20,}\./);
      expect(text).toMatch(/Contrat n° _{20,}, au nom de _{20,}/);
      expect(text).toContain('si ce contrat couvre');
      expect(text).toContain('Je souhaite choisir mon avocat (code des assurances, article L127-3).');
      expect(text).not.toMatch(/depuis|novembre 2026, sur|entre le/);
    }
  });

  it('have what the second reading asks', async () => {
    const all = await lettersOf('relative');
    const notice = all.get('notification-x.docx') ?? '';
    for (const expected of ['☐ menaces (222-17)', '☐ divulgation (223-1-1)', 'article 16, paragraphes 4 et 5'])
      expect(notice).toContain(expected);
    expect((await lettersOf('relative', {}, 'advice')).get('notification-x.docx')).toMatch(/fausse est punie\.$/);
    expect(all.get('guide-attestation.docx')).toContain('« Je sais que cette attestation est établie en vue');
    expect(all.get('autorisation.docx')).toContain('Elle ne vaut pas mandat de porter plainte à ma place.');
    const invented = await inventCase([inventPost({ visibility: 'public' })]);
    expect((await parseLetters(markItems(invented))).get('signalement-pharos.docx')?.text).toContain('Catégorie : ');
  });

  it('have what the third reading asks', async () => {
    const [self, parent, professional] = [
      await lettersOf('self', {}, 'both'),
      await lettersOf('parent', {}, 'both'),
      await lettersOf('professional', {}, 'both'),
    ];
    const wanted: readonly (readonly [Map<string, string>, string, readonly string[]])[] = [
      [
        self,
        'lettre-procureur',
        [
          'N’écrivez pas ce que vous avez fait vous-même (réponses, accès à un compte) avant d’en parler à un avocat.',
          'la loi compte de l’envoi en recommandé ; par prudence, comptez de la réception.',
          '☐ être examiné(e) par un médecin légiste',
          'injonction européenne de conservation (règlement (UE) 2023/1543, applicable depuis le 18 août 2026)',
          'Je demande un récépissé et le numéro de la procédure.',
        ],
      ],
      [parent, 'lettre-procureur', ['☐ que mon enfant soit examiné(e) par un médecin légiste']],
      [
        professional,
        'signalement-procureur',
        [
          '☐ avec son accord, le ____',
          '☐ sans son accord, parce que : ____',
          'Agent public : code de procédure pénale, article 40, alinéa 2.',
          'Tenu au secret : accord de la personne majeure, sauf 226-14.',
          'Mineur : CRIP (les services de protection de l’enfance) ou 119.',
        ],
      ],
      [
        self,
        'notification-x',
        [
          'Relève du droit français :',
          '☐ injure, diffamation ou provocation discriminatoires (loi du 29 juillet 1881, articles 24, 32 et 33)',
          '☐ chantage (312-10)',
          '☐ image d’un mineur (227-23 : le nom',
          '☐ au nom de mon enfant mineur(e)',
        ],
      ],
      [self, 'courrier-employeur', ['L1152-2', 'L1153-2 si les faits sont sexuels']],
      [
        self,
        'demande-protection-fonctionnelle',
        ['Sans réponse pendant deux mois : c’est un refus.', 'même sans accusé de réception (CRPA L231-4, CJA R421-2)'],
      ],
      [self, 'demande-protection-elu', ['L2123-35']],
      [self, 'courrier-ecole', ['(pHARe ; code de l’éducation, article L543-1, et décret n° 2023-782)']],
      [self, 'courrier-universite', ['le dispositif de signalement de l’établissement']],
      [self, 'courrier-assurance', ['N’y joignez pas le dossier.']],
      [
        professional,
        'autorisation',
        [
          'né(e) le ____',
          'Cette autorisation vaut jusqu’au ____',
          'efface ce qui a été enregistré',
          'Signature du parent',
        ],
      ],
    ];
    for (const [all, name, expected] of wanted)
      for (const words of expected) expect(all.get(`${name}.docx`), name).toContain(words);
    expect(self.get('notification-x.docx')).not.toContain('(code pénal)');
    expect(self.get('courrier-universite.docx')).not.toContain('pHARe');
    expect(self.get('lettre-procureur.docx')).not.toContain('et à être examiné');
  });

  it('to the school, alone, is in a dossier for the school', async () => {
    expect([...(await lettersOf('parent', { purpose: 'school' })).keys()]).toEqual([
      'courrier-ecole.docx',
      'courrier-universite.docx',
    ]);
  });
});
