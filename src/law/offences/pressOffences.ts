import { FIFTH_READING, FOURTH_READING, THIRD_READING } from '../legalSources.ts';
import { bilingual, defineOffence, type Offence, PRESS_LAWYER } from './offence.ts';

const OF_PRESS = ['loi-1881', 'loi1881-fr'] as const;
const OF_PRIVATE_PRESS = ['code-penal', 'loi1881-fr', 'cpp-suites'] as const;

/** In private it is a contravention: the note says which way is closed and which is open. */
const PRIVATE_PRESS = {
  complaint: 'unsaid',
  publicity: 'private',
  limitationPeriod: 'press',
  note: bilingual(
    'Trois mois aussi, et une plainte simple ne les arrête pas. C’est une contravention : pas de juge d’instruction (CPP 85), mais une citation directe. Il y faut le nom et l’adresse de l’auteur. Voyez un avocat tout de suite.',
    'Three months too, and an ordinary complaint does not stop them. It is a contravention: no juge d’instruction (CPP 85), but a citation directe. It needs the author’s name and address. See an avocat (lawyer) right away.',
  ),
  checked: FIFTH_READING,
} as const;

/** Offences of the press law (1881). No letter covers them: an avocat is needed. */
export const PRESS_OFFENCES: readonly Offence[] = [
  defineOffence(OF_PRESS, {
    id: 'injure-publique',
    label: bilingual('Injure publique', 'Injure publique: public insult'),
    article: 'Loi du 29 juillet 1881, articles 29 et 33, alinéa 2',
    elements: [
      bilingual('un mot outrageant, sans fait précis', 'an outrageous word, without a precise fact'),
      bilingual('en public', 'in public'),
      bilingual('sans provocation de votre part juste avant', 'without provocation on your part just before'),
    ],
    complaint: 'needed',
    publicity: 'public',
    limitationPeriod: 'press',
    note: PRESS_LAWYER,
  }),
  defineOffence(OF_PRESS, {
    id: 'diffamation-publique',
    label: bilingual('Diffamation publique', 'Diffamation publique: public defamation'),
    article: 'Loi du 29 juillet 1881, articles 29 et 32, alinéa 1',
    elements: [
      bilingual('un fait précis qui porte atteinte à l’honneur', 'a precise fact that harms someone’s honour'),
      bilingual('une personne que l’on peut reconnaître', 'a person who can be recognised'),
      bilingual('en public', 'in public'),
    ],
    complaint: 'needed',
    publicity: 'public',
    limitationPeriod: 'press',
    note: PRESS_LAWYER,
  }),
  defineOffence('loi-1881-fonctions', {
    id: 'injure-diffamation-fonction',
    label: bilingual(
      'Injure ou diffamation publique contre une fonction',
      'Injure ou diffamation: public, against a function',
    ),
    article: 'Loi du 29 juillet 1881, articles 31 et 33, alinéa 1',
    elements: [
      bilingual('une injure ou une diffamation publique', 'a public insult or defamation'),
      bilingual(
        'contre un élu, un agent public, parfois un enseignant',
        'against an elected person, a public agent, sometimes a teacher',
      ),
      bilingual('à cause de sa fonction', 'because of their function'),
    ],
    complaint: 'needed',
    publicity: 'public',
    limitationPeriod: 'press',
    note: bilingual(
      'Trois mois, qu’une plainte simple n’arrête pas, même celle du ministre. Un mauvais texte annule la poursuite : l’avocat choisit. Pas pour un journaliste. Le ministre peut aussi porter plainte (article 48, 3°, à vérifier).',
      'Three months, which an ordinary complaint does not stop, even the minister’s. The wrong text voids the case: the lawyer chooses. Not for a journalist. The minister may file a complaint too (article 48, 3°, to be checked).',
    ),
    confidence: 'verify',
    checked: FIFTH_READING,
  }),
  defineOffence(['loi-1881', 'loi-1881-suite', 'vie-publique-2014'], {
    id: 'injure-diffamation-discriminatoire',
    label: bilingual(
      'Injure ou diffamation publique discriminatoire',
      'Injure ou diffamation discriminatoire: public and discriminatory',
    ),
    article: 'Loi du 29 juillet 1881, articles 32 et 33',
    elements: [
      bilingual('une injure ou une diffamation publique', 'a public insult or defamation'),
      bilingual(
        'à cause de l’origine, de la religion, du sexe, de l’orientation sexuelle, de l’identité de genre ou d’un handicap',
        'because of origin, religion, sex, sexual orientation, gender identity or disability',
      ),
    ],
    complaint: 'by-ground',
    checked: THIRD_READING,
    publicity: 'public',
    limitationPeriod: 'press-discriminatory',
    note: PRESS_LAWYER,
  }),
  defineOffence('loi-1881-suite', {
    id: 'provocation-haine',
    label: bilingual(
      'Provocation publique à la haine, à la discrimination ou à la violence',
      'Provocation à la haine: public incitement to hatred or violence',
    ),
    article: 'Loi du 29 juillet 1881, article 24',
    elements: [
      bilingual('un appel public', 'a public call'),
      bilingual(
        'contre une personne ou un groupe, à cause d’un critère protégé (à vérifier)',
        'against a person or a group, because of a protected ground (to be checked)',
      ),
    ],
    publicity: 'public',
    limitationPeriod: 'press-discriminatory',
    note: PRESS_LAWYER,
    // The present words of article 24 were not read in their source.
    confidence: 'verify',
    checked: THIRD_READING,
  }),
  // The present words of article 24 were not read in their source.
  defineOffence('loi-1881-suite', {
    id: 'provocation-crime',
    label: bilingual('Provocation publique à un crime ou à un délit', 'Provocation: public incitement to an offence'),
    article: 'Loi du 29 juillet 1881, article 24, alinéa 1',
    elements: [
      bilingual('un appel public', 'a public call'),
      bilingual(
        'à vous tuer, vous violer, vous frapper, vous voler ou détruire ce qui est à vous (à vérifier)',
        'to kill, rape, hit or rob you, or to destroy what is yours (to be checked)',
      ),
    ],
    publicity: 'public',
    limitationPeriod: 'press',
    note: PRESS_LAWYER,
    confidence: 'verify',
    checked: FOURTH_READING,
  }),
  defineOffence(OF_PRIVATE_PRESS, {
    id: 'injure-non-publique',
    label: bilingual('Injure ou diffamation non publique', 'Injure non publique: insult or defamation in private'),
    article: 'Code pénal, R621-1 et R621-2',
    elements: [
      bilingual('une injure ou une diffamation', 'an insult or a defamation'),
      bilingual(
        'dans un message privé, ou un groupe fermé de personnes liées entre elles',
        'in a private message, or a closed group of people with a common bond',
      ),
      bilingual(
        'injure : sans provocation de votre part (R621-2)',
        'insult: without provocation on your part (R621-2)',
      ),
    ],
    ...PRIVATE_PRESS,
  }),
  defineOffence(OF_PRIVATE_PRESS, {
    id: 'injure-non-publique-discriminatoire',
    label: bilingual(
      'Injure, diffamation ou provocation non publique discriminatoire',
      'Injure non publique discriminatoire: discriminatory, in private',
    ),
    article: 'Code pénal, R625-7, R625-8 et R625-8-1',
    elements: [
      bilingual(
        'une injure, une diffamation ou une provocation en privé',
        'an insult, a defamation or an incitement in private',
      ),
      bilingual(
        'à cause d’un critère protégé : origine, religion, sexe, orientation…',
        'because of a protected ground: origin, religion, sex, orientation…',
      ),
    ],
    ...PRIVATE_PRESS,
  }),
];
