import { type Offence, offence, PRESS_LAWYER, text } from './offence.ts';

const OF_PRESS = ['loi-1881', 'loi1881-fr'] as const;

/** The words themselves. Never filled in by a letter: an avocat is needed. */
export const PRESS: readonly Offence[] = [
  offence(OF_PRESS, {
    id: 'injure-publique',
    label: text('Injure publique', 'Injure publique: public insult'),
    article: 'Loi du 29 juillet 1881, articles 29 et 33, alinéa 2',
    elements: [
      text('un mot outrageant, sans fait précis', 'an outrageous word, without a precise fact'),
      text('en public', 'in public'),
      text('sans provocation de votre part juste avant', 'without provocation on your part just before'),
    ],
    complaintNeeded: true,
    publicity: 'public',
    clock: 'press',
    note: PRESS_LAWYER,
  }),
  offence(OF_PRESS, {
    id: 'diffamation-publique',
    label: text('Diffamation publique', 'Diffamation publique: public defamation'),
    article: 'Loi du 29 juillet 1881, article 29',
    elements: [
      text('un fait précis qui porte atteinte à l’honneur', 'a precise fact that harms someone’s honour'),
      text('une personne que l’on peut reconnaître', 'a person who can be recognised'),
      text('en public', 'in public'),
    ],
    complaintNeeded: true,
    publicity: 'public',
    clock: 'press',
    note: PRESS_LAWYER,
  }),
  offence(['loi-1881', 'vie-publique-2014'], {
    id: 'injure-diffamation-discriminatoire',
    label: text(
      'Injure ou diffamation publique discriminatoire',
      'Injure ou diffamation discriminatoire: public and discriminatory',
    ),
    article: 'Loi du 29 juillet 1881, articles 32 et 33',
    elements: [
      text('une injure ou une diffamation publique', 'a public insult or defamation'),
      text(
        'à cause de l’origine, de l’ethnie, de la nation, de la religion, du sexe, de l’orientation sexuelle, de l’identité de genre ou d’un handicap',
        'because of origin, ethnicity, nation, religion, sex, sexual orientation, gender identity or disability',
      ),
    ],
    publicity: 'public',
    clock: 'press-discriminatory',
    note: PRESS_LAWYER,
  }),
  offence('loi-1881', {
    id: 'provocation-haine',
    label: text(
      'Provocation publique à la haine, à la discrimination ou à la violence',
      'Provocation à la haine: public incitement to hatred or violence',
    ),
    article: 'Loi du 29 juillet 1881, article 24',
    elements: [
      text('un appel public', 'a public call'),
      text(
        'contre une personne ou un groupe, à cause d’un critère protégé',
        'against a person or a group, because of a protected ground',
      ),
    ],
    publicity: 'public',
    clock: 'press-discriminatory',
    // Article 24 itself was not read again.
    confidence: 'recheck',
  }),
  offence(['code-penal', 'loi1881-fr'], {
    id: 'injure-non-publique',
    label: text('Injure ou diffamation non publique', 'Injure non publique: insult or defamation in private'),
    article: 'Code pénal, R621-1 et R621-2',
    elements: [
      text('une injure ou une diffamation', 'an insult or a defamation'),
      text('dans un message privé ou un groupe fermé', 'in a private message or a closed group'),
    ],
    publicity: 'private',
    clock: 'press',
  }),
  offence(['code-penal', 'loi1881-fr'], {
    id: 'injure-non-publique-discriminatoire',
    label: text(
      'Injure, diffamation ou provocation non publique discriminatoire',
      'Injure non publique discriminatoire: discriminatory, in private',
    ),
    article: 'Code pénal, R625-7, R625-8 et R625-8-1',
    elements: [
      text(
        'une injure, une diffamation ou une provocation en privé',
        'an insult, a defamation or an incitement in private',
      ),
      text(
        'à cause d’un critère protégé : origine, religion, sexe, orientation…',
        'because of a protected ground: origin, religion, sex, orientation…',
      ),
    ],
    publicity: 'private',
    clock: 'press',
  }),
];
