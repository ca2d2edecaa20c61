import {
  type BilingualText,
  FOURTH_READING,
  SEVENTH_READING,
  SIXTH_READING,
  type SourcedEntry,
  sourcedStatement,
  THIRD_READING,
} from './legalSources.ts';

/**
 * A period of whole months or years (`PERIOD_MONTHS`) that runs from a publication. Its last day has the same date
 * as the day of publication: 14 March for 14 December and three months (or the last day of a shorter month).
 */
export interface LimitationPeriod extends SourcedEntry {
  readonly id: 'press' | 'press-discriminatory' | 'connection' | 'contravention' | 'delit';
  readonly title: BilingualText;
  /** What the period is for. */
  readonly meaning: BilingualText;
  /** How the last day is computed. */
  readonly computed: BilingualText;
  readonly uncertain: BilingualText;
  /** What remains possible once it is over. */
  readonly passed: BilingualText;
}

/** Shown with every press period: believing the contrary is a mistake that cannot be repaired. */
export const COMPLAINT_DOES_NOT_STOP_PERIOD = sourcedStatement('loi-1881', {
  fr: 'Une plainte simple n’arrête pas ce délai. Un avocat doit agir avant.',
  en: 'An ordinary complaint does not stop this clock. An avocat (lawyer) must act before.',
});

export const ESTIMATE_NOTICE = sourcedStatement('advice', {
  fr: 'Délais estimés, à confirmer avec un avocat. Nous enlevons un jour, pour être sûrs.',
  en: 'Estimated dates, to be confirmed with an avocat (lawyer). We take off one day, to be safe.',
});

/** Imported files without a date have no day: a screenshot of an insult may be among them. */
export const UNDATED_IMPORTS_NOTICE = sourcedStatement(['advice', 'loi-1881'], {
  fr: 'Un fichier importé sans date n’a pas de jour ici. Insulte ou accusation : comptez 3 mois depuis la mise en ligne, ou depuis l’envoi de chaque message.',
  en: 'An imported file without a date has no day here. Insult or accusation: count 3 months from the posting, or from the sending of each message.',
});

const READ = { confidence: 'read', checked: THIRD_READING } as const;

export const LIMITATION_PERIODS: readonly LimitationPeriod[] = [
  {
    id: 'press',
    sources: ['loi-1881', 'loi1881-fr', 'presse-harcelement', 'cour-cassation-2016-2017', 'de-memoire'],
    confidence: 'verify',
    checked: SEVENTH_READING,
    title: {
      fr: 'Injure, diffamation, appel public à la violence : 3 mois',
      en: 'Insult, defamation (injure, diffamation), public call to violence: 3 months',
    },
    meaning: {
      fr: 'Si ces mots sont une injure ou une diffamation, en public ou en privé. Ou s’ils appellent en public à tuer, violer ou frapper. Avoir moins de 18 ans n’arrête pas ces trois mois. Une tutelle, une curatelle non plus : le tuteur ou le curateur voit l’avocat tout de suite. Accusation que l’auteur sait fausse, envoyée à la police ou à votre employeur ? Peut-être une dénonciation calomnieuse : six ans (226-10, à vérifier). Comptez trois mois quand même.',
      en: 'If these words are an insult or a defamation, in public or in private. Or if they call in public to kill, rape or hit. Being under 18 does not stop these three months. Nor does a tutelle or curatelle: the tuteur or curateur sees the lawyer at once. An accusation that its author knows to be false, sent to the police or to your employer? Perhaps a dénonciation calomnieuse: six years (226-10, to be checked). Count three months all the same.',
    },
    computed: {
      fr: 'Trois mois à partir de la première mise en ligne. Nous enlevons un jour, pour être sûrs. Un samedi, un dimanche ou un jour férié ne prolonge pas ce délai. Tant qu’il est devant vous, le jour donné est un jour ouvrable. Rester en ligne ne fait pas repartir le délai. Une copie, un lien ou une remise en ligne peut être une nouvelle publication. Elle a alors ses trois mois à elle. Capturez-la, et voyez un avocat. Publication modifiée : gardez l’ancienne et la nouvelle. Ses trois mois peuvent repartir (à vérifier) : demandez à l’avocat.',
      en: 'Three months from the first posting. We take off one day, to be safe. A Saturday, a Sunday or a holiday does not extend this time. As long as it is ahead, the day given is a working day. Staying online does not start it again. A copy, a link or a new posting may be a new publication. It then has three months of its own. Capture it, and see an avocat (lawyer). A post that was edited: keep the old and the new one. Its three months may start again (to be checked): ask the lawyer.',
    },
    uncertain: {
      fr: 'Le délai est d’un an seulement si un juge y voit une discrimination, en public. C’est le plus court qui est donné.',
      en: 'It is one year only if a judge sees a discrimination in it, in public. The shorter time is given.',
    },
    passed: {
      fr: 'Ce délai est sans doute passé pour une injure ou une diffamation. Accusé d’une infraction, puis mis hors de cause par une décision pénale définitive ? Trois mois neufs : un avocat (65-2). Republié ou copié depuis ? Trois mois neufs, peut-être. Il est d’un an si c’était public et discriminatoire ; une action déjà engagée a pu l’arrêter. Faites vérifier par un avocat. Ces mots peuvent encore illustrer un harcèlement (6 ans), avec d’autres faits répétés et un effet sur la santé. Un juge peut refuser de contourner ainsi les 3 mois. Un appel à vous tuer ou à vous violer peut aussi être une menace : six ans. Portez plainte quand même. En danger, le 17.',
      en: 'This time is probably over for an insult or a defamation. Accused of an offence, then cleared by a final criminal decision? Three new months: a lawyer (65-2). Published again or copied since? Perhaps three new months. It is one year if it was public and discriminatory; an action already started may have stopped it. Ask an avocat (lawyer) to check. These words may still illustrate harassment (6 years), with other repeated facts and an effect on health. A judge may refuse to have the 3 months bypassed in this way. A call to kill or rape you may also be a threat: six years. File a complaint all the same. In danger, 17.',
    },
  },
  {
    id: 'press-discriminatory',
    sources: ['loi-1881', 'vie-publique-2014'],
    ...READ,
    title: {
      fr: 'Injure, diffamation ou appel à la haine, publics et discriminatoires : peut-être 1 an',
      en: 'Public and discriminatory insult, defamation or call to hatred: perhaps 1 year',
    },
    meaning: {
      fr: 'Peut-être 1 an, si un juge y voit une discrimination : ne comptez pas dessus. Voyez un avocat avant la fin des trois mois.',
      en: 'Perhaps 1 year, if a judge sees a discrimination in it: do not count on it. See an avocat (lawyer) before the three months end.',
    },
    computed: {
      fr: 'Un an à partir de la première mise en ligne. Nous enlevons un jour, pour être sûrs.',
      en: 'One year from the first posting. We take off one day, to be safe.',
    },
    uncertain: {
      fr: 'Il faut que ce soit public. Il faut aussi viser l’origine, la religion, le sexe, l’orientation sexuelle, l’identité de genre ou un handicap. L’apparence physique n’en fait pas partie.',
      en: 'It must be public. It must also target origin, religion, sex, sexual orientation, gender identity or a disability. Physical appearance is not one of them.',
    },
    passed: {
      fr: 'Ce délai est sans doute passé. Republié depuis ? Un délai neuf, peut-être. Une action déjà engagée a pu l’arrêter. Faites vérifier par un avocat. Ces mots peuvent encore illustrer un harcèlement (6 ans), avec d’autres faits répétés et un effet sur la santé. Un juge peut refuser de contourner ainsi les 3 mois.',
      en: 'This time is probably over. Published again since? A new time, perhaps. An action already started may have stopped it. Ask an avocat (lawyer) to check. These words may still illustrate harassment (6 years), with other repeated facts and an effect on health. A judge may refuse to have the 3 months bypassed in this way.',
    },
  },
  {
    id: 'connection',
    sources: ['code-postes', 'cpp-saisine', 'code-penal'],
    confidence: 'read',
    checked: SIXTH_READING,
    title: { fr: 'Données de connexion : environ 1 an', en: 'Connection records: about 1 year' },
    meaning: {
      fr: 'La loi française fait garder un an les données techniques, comme l’adresse IP. Un site étranger peut garder bien moins. Elles peuvent dire qui est derrière un compte. Seule la justice peut les demander. Pour une simple injure ou diffamation publique, elle ne peut pas demander l’adresse IP. Elle le peut pour une injure ou une diffamation publique discriminatoire. Elle le peut aussi pour un appel public à la violence. Elle ne le peut ni pour une contravention, ni pour un délit puni de moins d’un an de prison. C’est le cas d’une menace simple, autre que de mort. Elle le peut si la menace contient un ordre, ou vient d’un conjoint ou d’un ex. Elle le peut aussi si la menace est raciste, sexiste ou homophobe. Ou si elle vise un enseignant, un soignant, un agent public ou un élu (433-3). Pour un harcèlement en ligne, elle le peut. L’identité liée au compte, peut-être. Vos propres appareils : la justice peut aussi, à votre demande, pour un délit puni de prison (60-1-2, 3°).',
      en: 'French law has the technical records, such as the IP address, kept for a year. A foreign site may keep them far less. They may say who is behind an account. Only the justice system can ask for them. For a plain public insult or defamation, it cannot ask for the IP address. It can for a discriminatory public insult or defamation. It can also for a public call to violence. It cannot for a contravention, nor for a délit punished by less than a year in prison. That is the case of a plain threat, other than of death. It can if the threat contains an order, or comes from a partner or an ex. It can also if the threat is racist, sexist or homophobic. Or if it targets a teacher, a carer, a public agent or an elected person (433-3). For online harassment, it can. Perhaps for the identity linked to the account. Your own devices: the justice system can too, when you ask, for a délit punished by prison (60-1-2, 3°).',
    },
    computed: {
      fr: 'Un an à partir de la publication. Nous enlevons un jour, pour être sûrs.',
      en: 'One year from the post. We take off one day, to be safe.',
    },
    uncertain: {
      fr: 'L’année court de la connexion, que l’on ne connaît pas. Plus tôt est toujours mieux.',
      en: 'The year runs from the connection, which is not known. Sooner is always better.',
    },
    passed: {
      fr: 'Ces données ont peut-être été effacées. Une plainte reste possible. L’identité donnée par le client à son opérateur est gardée plus longtemps.',
      en: 'These records may have been erased. A complaint is still possible. The identity a customer gave to their operator is kept longer.',
    },
  },
  {
    id: 'contravention',
    sources: ['code-procedure-penale', 'code-penal', 'cour-cassation-2012'],
    confidence: 'verify',
    checked: SIXTH_READING,
    title: {
      fr: 'Contravention, comme une menace de violences ou un outrage sexiste : 1 an',
      en: 'Petty offence (contravention), such as a threat of violence or a sexist insult: 1 year',
    },
    meaning: {
      fr: 'Pour que la justice poursuive une contravention (une infraction moins grave qu’un délit).',
      en: 'For the justice system to prosecute a contravention (an offence less grave than a délit).',
    },
    computed: {
      fr: 'Un an à partir de la publication. Nous enlevons un jour, pour être sûrs. Une lettre de plainte n’arrête pas cette année (à vérifier). Il faut un acte d’enquête ou de poursuite. Portez plainte tôt. Demandez dès le premier mois si une enquête est ouverte.',
      en: 'One year from the post. We take off one day, to be safe. A letter of complaint does not stop this year (to be checked). It takes an act of investigation or prosecution. File your complaint early. Ask from the first month on whether an investigation is open.',
    },
    uncertain: {
      fr: 'Les mêmes faits peuvent aussi être un délit, avec un délai de six ans. C’est la justice qui décide.',
      en: 'The same facts may also be a délit, with six years. The justice system decides.',
    },
    passed: {
      fr: 'Ce délai est sans doute passé pour une contravention. Les mêmes faits peuvent être un délit (6 ans) : demandez à un avocat.',
      en: 'This time is probably over for a contravention. The same facts may be a délit (6 years): ask an avocat (lawyer).',
    },
  },
  {
    id: 'delit',
    sources: ['code-procedure-penale', 'cpp-proces', 'cour-cassation-2019'],
    confidence: 'read',
    checked: FOURTH_READING,
    title: {
      fr: 'Harcèlement, menaces et autres délits : 6 ans',
      en: 'Harassment, threats and other offences (délits): 6 years',
    },
    meaning: {
      fr: 'Pour que la justice poursuive un délit (une infraction assez grave), par exemple un harcèlement ou une menace.',
      en: 'For the justice system to prosecute a délit (a mid-level offence), such as harassment or a threat.',
    },
    computed: {
      fr: 'Pour un harcèlement, les six ans courent du dernier acte (Crim., 19 juin 2019, n° 18-85.725). Par prudence, chaque publication est comptée à part. Nous enlevons un jour, pour être sûrs. Une lettre de plainte n’arrête pas les six ans. Ce jour est proche ? Un avocat avant.',
      en: 'For harassment, the six years run from the last act (Crim., 19 June 2019, n° 18-85.725). To be careful, each post is counted on its own. We take off one day, to be safe. A letter of complaint does not stop the six years. That day is near? A lawyer before.',
    },
    uncertain: {
      fr: 'Pour un autre délit, les six ans courent de la publication. Si la victime était mineure, certains délits sexuels durent 10 ou 20 ans après ses 18 ans (CPP 8). Un viol est un crime : 20 ans, ou 30 ans après les 18 ans d’une victime mineure (CPP 7).',
      en: 'For another délit, the six years run from the post. If the victim was under 18, some sexual offences last 10 or 20 years after that age (CPP 8). A rape is a crime: 20 years, or 30 years after 18 for a victim under 18 (CPP 7).',
    },
    passed: {
      fr: 'Ce délai est sans doute passé pour cette publication. Mineur(e) au moment des faits ? Certains délits sexuels durent 10 ou 20 ans après les 18 ans (CPP 8). Un viol : 20 ans, ou 30 ans après les 18 ans d’une victime mineure (CPP 7). Un avocat peut dire si un autre texte s’applique, ou si les faits ont continué.',
      en: 'This time is probably over for this post. Under 18 at the time? Some sexual offences last 10 or 20 years after turning 18 (CPP 8). A rape: 20 years, or 30 years after 18 for a victim under 18 (CPP 7). An avocat (lawyer) can say whether another text applies, or whether it went on.',
    },
  },
];
