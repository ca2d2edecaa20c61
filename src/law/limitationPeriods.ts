import { type BilingualText, LAST_CHECKED, type SourcedEntry } from './sourcedText.ts';

/** A period that runs from a publication. It lasts whole months or years, and includes the day of publication. */
export interface LimitationPeriod extends SourcedEntry {
  readonly id: 'press' | 'press-discriminatory' | 'delit' | 'connection';
  readonly months: number;
  readonly title: BilingualText;
  /** What the period is for. */
  readonly meaning: BilingualText;
  /** How the last day is computed. */
  readonly computed: BilingualText;
  /** What is uncertain about it. */
  readonly uncertain: BilingualText;
  /** What remains possible once it is over. */
  readonly passed: BilingualText;
}

/** Shown with every press period: believing the contrary is a mistake that cannot be repaired. */
export const COMPLAINT_DOES_NOT_STOP_PERIOD: BilingualText = {
  fr: 'Une plainte simple n’arrête pas ce délai : il faut un acte de procédure, donc un avocat.',
  en: 'A plain complaint does not stop this clock: it takes an act of procedure, so an avocat (lawyer).',
};

export const ESTIMATE_NOTICE: BilingualText = {
  fr: 'Délais estimés, à confirmer avec un avocat. La veille du dernier jour est donnée, par prudence.',
  en: 'Estimated dates, to be confirmed with an avocat (lawyer). The day before the last one is given, to be careful.',
};

const REVIEWED = { confidence: 'read', checked: LAST_CHECKED } as const;

export const LIMITATION_PERIODS: readonly LimitationPeriod[] = [
  {
    id: 'press',
    months: 3,
    sources: ['loi-1881', 'loi1881-fr'],
    ...REVIEWED,
    title: {
      fr: 'Injure ou diffamation : 3 mois',
      en: 'Insult or defamation (injure, diffamation): 3 months',
    },
    meaning: {
      fr: 'Si ces mots sont une injure ou une diffamation, en public ou en privé.',
      en: 'If these words are an insult or a defamation, in public or in private.',
    },
    computed: {
      fr: 'Trois mois à partir de la première mise en ligne, moins un jour. Rester en ligne ne fait pas repartir le délai.',
      en: 'Three months from the first posting, less a day. Staying online does not start it again.',
    },
    uncertain: {
      fr: 'Si la publication est publique et vise l’origine, la religion, le sexe, l’orientation, l’identité de genre ou un handicap, le délai est d’un an. Dans le doute, c’est le plus court qui est donné.',
      en: 'If the post is public and targets origin, religion, sex, orientation, gender identity or a disability, it is one year. In doubt, the shorter one is given.',
    },
    passed: {
      fr: 'Ce délai est passé pour une plainte en injure ou diffamation. Ces mots peuvent encore illustrer un harcèlement (6 ans).',
      en: 'This time is over for a complaint about insult or defamation. These words may still illustrate harassment (6 years).',
    },
  },
  {
    id: 'press-discriminatory',
    months: 12,
    sources: ['loi-1881', 'vie-publique-2014'],
    ...REVIEWED,
    title: {
      fr: 'Injure ou diffamation publique et discriminatoire : 1 an',
      en: 'Public and discriminatory insult or defamation: 1 year',
    },
    meaning: {
      fr: 'Seulement si la publication est publique et vise l’origine, la religion, le sexe, l’orientation, l’identité de genre ou un handicap.',
      en: 'Only if the post is public and targets origin, religion, sex, orientation, gender identity or a disability.',
    },
    computed: {
      fr: 'Un an à partir de la première mise en ligne, moins un jour.',
      en: 'One year from the first posting, less a day.',
    },
    uncertain: {
      fr: 'Si un juge n’y voit pas de discrimination, le délai était de trois mois. Voyez un avocat avant ces trois mois.',
      en: 'If a judge sees no discrimination in it, the time was three months. See an avocat (lawyer) before those three months end.',
    },
    passed: {
      fr: 'Ce délai est passé pour une plainte en injure ou diffamation. Ces mots peuvent encore illustrer un harcèlement (6 ans).',
      en: 'This time is over for a complaint about insult or defamation. These words may still illustrate harassment (6 years).',
    },
  },
  {
    id: 'connection',
    months: 12,
    sources: ['code-postes'],
    ...REVIEWED,
    title: { fr: 'Données de connexion : environ 1 an', en: 'Connection records: about 1 year' },
    meaning: {
      fr: 'Les plateformes gardent environ un an les données techniques, comme l’adresse IP, qui peuvent dire qui est derrière un compte. Seule la justice peut les demander.',
      en: 'Platforms keep for about a year the technical records, such as the IP address, that may say who is behind an account. Only the justice system can ask for them.',
    },
    computed: {
      fr: 'Un an à partir de la publication, moins un jour.',
      en: 'One year from the post, less a day.',
    },
    uncertain: {
      fr: 'L’année court de la connexion, que l’on ne connaît pas, et un site étranger peut garder moins. Plus tôt est toujours mieux.',
      en: 'The year runs from the connection, which is not known, and a foreign site may keep less. Sooner is always better.',
    },
    passed: {
      fr: 'Ces données ont peut-être été effacées. Une plainte reste possible : l’identité donnée par le client à son opérateur est gardée plus longtemps.',
      en: 'These records may have been erased. A complaint is still possible: the identity a customer gave to their operator is kept longer.',
    },
  },
  {
    id: 'delit',
    months: 72,
    sources: ['code-procedure-penale'],
    ...REVIEWED,
    title: {
      fr: 'Harcèlement, menaces et autres délits : 6 ans',
      en: 'Harassment, threats and other offences (délits): 6 years',
    },
    meaning: {
      fr: 'Pour porter plainte pour un délit (une infraction assez grave), par exemple un harcèlement ou une menace.',
      en: 'To file a complaint for a délit (a mid-level offence), such as harassment or a threat.',
    },
    computed: {
      fr: 'Six ans à partir de la publication, moins un jour.',
      en: 'Six years from the post, less a day.',
    },
    uncertain: {
      fr: 'Chaque publication est comptée à part, par prudence. Pour une contravention (une infraction moins grave), c’est un an.',
      en: 'Each post is counted on its own, to be careful. For a petty offence (contravention) it is one year.',
    },
    passed: {
      fr: 'Ce délai est passé pour cette publication. Un avocat peut dire si un autre texte s’applique, ou si les faits ont continué.',
      en: 'This time is over for this post. An avocat (lawyer) can say whether another text applies, or whether it went on.',
    },
  },
];
