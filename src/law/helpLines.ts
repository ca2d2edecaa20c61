import { localDateTime } from '../domain/shared/localDates.ts';
import type { DepartmentCode } from './departments.ts';
import { type BilingualText, FIFTH_READING, FIRST_READING, type SourcedEntry, type SourceId } from './legalSources.ts';

export const SITUATIONS = ['first', 'danger', 'victim', 'young', 'couple', 'intimate', 'report', 'rights'] as const;
export type Situation = (typeof SITUATIONS)[number];

/** Whole hours in Paris, every day. */
export interface Opening {
  readonly from: number;
  readonly until: number;
}

export interface HelpLine extends SourcedEntry {
  readonly id: string;
  readonly name: string;
  /** A few words for who does not read the French name; null when it is English. */
  readonly nameInEnglish: string | null;
  /** Null when there is only an address. */
  readonly number: string | null;
  readonly sms: boolean;
  readonly url: string | null;
  readonly email: string | null;
  /** Null when the hours were not read in the source. */
  readonly hours: BilingualText | null;
  /** When the source gives hours for every day, holidays included: it then shows whether the line answers now. */
  readonly opening: Opening | null;
  readonly forWhom: BilingualText;
  readonly situations: readonly Situation[];
  /** Null for a national one; a local one has no situation. */
  readonly department: DepartmentCode | null;
  /** The day of an old source, shown with the entry. */
  readonly sourceDate: string | null;
}

const HOURS_DAY_AND_NIGHT: BilingualText = { fr: 'jour et nuit', en: 'day and night' };
const HOURS_ONLINE: BilingualText = { fr: 'en ligne', en: 'online' };

function defineHelpLine(
  source: SourceId,
  entry: Pick<HelpLine, 'id' | 'name' | 'forWhom'> & Partial<HelpLine>,
): HelpLine {
  return {
    nameInEnglish: null,
    number: null,
    sms: false,
    url: null,
    email: null,
    hours: null,
    opening: null,
    situations: [],
    department: null,
    sourceDate: null,
    sources: [source],
    confidence: 'read',
    checked: FIRST_READING,
    ...entry,
  };
}

/** For all of France. Those to call first come first. */
const NATIONAL_HELP_LINES: readonly HelpLine[] = [
  defineHelpLine('urgences', {
    id: '17',
    name: 'Police secours, gendarmerie',
    nameInEnglish: 'police',
    number: '17',
    hours: HOURS_DAY_AND_NIGHT,
    forWhom: { fr: 'un danger immédiat', en: 'immediate danger' },
    situations: ['first'],
  }),
  defineHelpLine('e-enfance', {
    id: '3018',
    name: '3018, violences numériques',
    nameInEnglish: 'online violence',
    number: '3018',
    url: 'https://3018.fr',
    hours: { fr: 'tous les jours, 9 h à 23 h', en: 'every day, 9 am to 11 pm' },
    opening: { from: 9, until: 23 },
    forWhom: {
      fr: 'enfants, ados, jeunes, parents, témoins ; peut faire retirer des contenus',
      en: 'children, teenagers, young people, parents, witnesses; can have content taken down',
    },
    situations: ['first', 'young', 'intimate'],
  }),
  defineHelpLine('3114', {
    id: '3114',
    name: 'Prévention du suicide',
    nameInEnglish: 'suicide prevention',
    number: '3114',
    url: 'https://3114.fr',
    hours: HOURS_DAY_AND_NIGHT,
    forWhom: {
      fr: 'vous pensez au suicide, ou un proche vous inquiète',
      en: 'you think about suicide, or you worry about someone',
    },
    situations: ['first'],
  }),
  defineHelpLine('urgences', {
    id: '112',
    name: 'Urgences, numéro européen',
    nameInEnglish: 'European emergency number',
    number: '112',
    hours: HOURS_DAY_AND_NIGHT,
    forWhom: { fr: 'un danger immédiat', en: 'immediate danger' },
    situations: ['danger'],
  }),
  defineHelpLine('urgences', {
    id: '114',
    name: 'Urgences par SMS',
    nameInEnglish: 'emergencies by text',
    number: '114',
    sms: true,
    hours: HOURS_DAY_AND_NIGHT,
    forWhom: { fr: 'si vous ne pouvez pas parler ou entendre', en: 'if you cannot speak or hear' },
    situations: ['danger'],
  }),
  defineHelpLine('service-public-119', {
    id: '119',
    name: '119, Allô enfance en danger',
    nameInEnglish: 'children in danger',
    number: '119',
    url: 'https://www.allo119.gouv.fr',
    hours: HOURS_DAY_AND_NIGHT,
    forWhom: {
      fr: 'enfants en danger et adultes inquiets ; l’appel n’apparaît pas sur les relevés',
      en: 'children in danger and worried adults; the call does not appear on bills',
    },
    situations: ['young'],
  }),
  defineHelpLine('ma-securite-mineurs', {
    id: 'espace-mineurs',
    name: 'Ma Sécurité, Espace Mineurs',
    nameInEnglish: 'police chat for minors',
    url: 'https://www.masecurite.interieur.gouv.fr/fr/demarches-en-ligne/mineurs',
    hours: HOURS_DAY_AND_NIGHT,
    forWhom: {
      fr: 'moins de 18 ans : tchat avec la police ou la gendarmerie',
      en: 'under 18: chat with the police or gendarmerie',
    },
    situations: ['young'],
  }),
  defineHelpLine('fnsf', {
    id: '3919',
    name: '3919, Violences Femmes Info',
    nameInEnglish: 'violence against women',
    number: '3919',
    url: 'https://www.solidaritefemmes.org',
    hours: HOURS_DAY_AND_NIGHT,
    forWhom: {
      fr: 'femmes victimes de violences, entourage ; l’appel n’apparaît pas sur les factures',
      en: 'women who face violence, people around them; the call does not appear on bills',
    },
    situations: ['couple'],
  }),
  defineHelpLine('arretons-violences', {
    id: 'arretons-les-violences',
    name: 'Arrêtons les violences',
    nameInEnglish: 'State chat against violence',
    url: 'https://arretonslesviolences.gouv.fr',
    hours: HOURS_DAY_AND_NIGHT,
    forWhom: {
      fr: 'violences sexistes, sexuelles ou dans le couple : tchat',
      en: 'sexist, sexual or partner violence: chat',
    },
    situations: ['couple'],
  }),
  defineHelpLine('en-avant-toutes', {
    id: 'comment-on-s-aime',
    name: 'En avant toute(s), tchat',
    nameInEnglish: 'chat of an association',
    url: 'https://commentonsaime.fr',
    forWhom: { fr: 'jeunes femmes et personnes LGBTQIA+', en: 'young women and LGBTQIA+ people' },
    situations: ['couple', 'young'],
  }),
  defineHelpLine('cfcv', {
    id: 'cfcv',
    name: 'Viols Femmes Informations',
    nameInEnglish: 'rape crisis line',
    number: '0 800 05 95 95',
    url: 'https://cfcv.asso.fr',
    forWhom: { fr: 'violences sexuelles', en: 'sexual violence' },
    situations: ['couple'],
  }),
  defineHelpLine('france-victimes', {
    id: '116006',
    name: 'France Victimes',
    nameInEnglish: 'help for victims',
    number: '116 006',
    url: 'https://www.france-victimes.fr',
    hours: { fr: 'tous les jours, 9 h à 20 h', en: 'every day, 9 am to 8 pm' },
    checked: FIFTH_READING,
    forWhom: {
      fr: 'toute personne victime, proches, témoins ; de l’étranger : +33 1 80 52 33 76',
      en: 'any victim, relatives, witnesses; from abroad: +33 1 80 52 33 76',
    },
    situations: ['first', 'victim'],
  }),
  defineHelpLine('ma-securite', {
    id: 'ma-securite',
    name: 'Ma Sécurité, cyberharcèlement',
    nameInEnglish: 'police, online harassment',
    url: 'https://www.masecurite.interieur.gouv.fr/fr/demarches-en-ligne/plateforme-signalement-cyberharcelement',
    forWhom: {
      fr: 'victimes et témoins, mineurs aussi : tchat avec la police ou la gendarmerie, aide pour porter plainte',
      en: 'victims and witnesses, minors too: chat with the police or gendarmerie, help to file a complaint',
    },
    situations: ['victim'],
  }),
  defineHelpLine('17cyber', {
    id: '17cyber',
    name: '17Cyber',
    nameInEnglish: 'State help, online crime',
    url: 'https://17cyber.gouv.fr',
    hours: HOURS_DAY_AND_NIGHT,
    forWhom: {
      fr: 'piratage, chantage, harcèlement en ligne : conseils et tchat',
      en: 'hacking, blackmail, online harassment: advice and chat',
    },
    situations: ['victim'],
  }),
  defineHelpLine('memo-de-vie', {
    id: 'memo-de-vie',
    name: 'Mémo de Vie',
    nameInEnglish: 'online diary',
    url: 'https://memo-de-vie.org',
    hours: HOURS_ONLINE,
    forWhom: { fr: 'un journal et un coffre en ligne pour les victimes', en: 'a diary and a safe for victims' },
    situations: ['victim'],
  }),
  defineHelpLine('stopncii', {
    id: 'stopncii',
    name: 'StopNCII.org',
    url: 'https://stopncii.org/?lang=fr-fr',
    hours: HOURS_ONLINE,
    forWhom: {
      fr: 'dès 18 ans, image prise à 18 ans ou plus : aide à empêcher sa diffusion ; l’image reste sur votre appareil',
      en: '18 or over, image taken at 18 or over: helps to stop it spreading; the image stays on your device',
    },
    situations: ['intimate'],
  }),
  defineHelpLine('takeitdown', {
    id: 'takeitdown',
    name: 'Take It Down',
    url: 'https://takeitdown.ncmec.org',
    hours: HOURS_ONLINE,
    forWhom: {
      fr: 'image prise avant vos 18 ans, même si vous êtes majeure ou majeur ; aussi par un parent. L’image reste sur l’appareil : ne la téléchargez pas pour cela, voyez le 3018. En français. Snapchat, Instagram et TikTok y participent',
      en: 'an image of you under 18, whatever your age today; also by a parent. The image stays on the device: do not download it for this, call 3018. In French. Snapchat, Instagram and TikTok take part',
    },
    situations: ['intimate'],
    checked: FIFTH_READING,
  }),
  defineHelpLine('point-de-contact', {
    id: 'point-de-contact',
    name: 'Point de Contact et Disrupt',
    nameInEnglish: 'association that reports content',
    url: 'https://www.pointdecontact.net',
    hours: HOURS_ONLINE,
    forWhom: {
      fr: 'signaler sans donner son nom, faire retirer une image intime',
      en: 'report without giving a name, have an intimate image taken down',
    },
    situations: ['intimate', 'report'],
  }),
  defineHelpLine('stopfisha', {
    id: 'stopfisha',
    name: '#StopFisha',
    nameInEnglish: 'association',
    forWhom: {
      fr: 'comptes « fisha », images intimes : accompagnement par des bénévoles',
      en: 'intimate images spread by accounts: help from volunteers',
    },
    situations: ['intimate'],
    // Its address was not read in a source.
    confidence: 'recheck',
  }),
  defineHelpLine('service-public-pharos', {
    id: 'pharos',
    name: 'PHAROS',
    nameInEnglish: 'police site for reports',
    url: 'https://www.internet-signalement.gouv.fr',
    hours: HOURS_ONLINE,
    forWhom: {
      fr: 'signaler un contenu public ; ce n’est pas une plainte, ni une urgence',
      en: 'report public content; not a complaint, not for emergencies',
    },
    situations: ['report'],
  }),
  defineHelpLine('justice-thesee', {
    id: 'thesee',
    name: 'THESEE',
    nameInEnglish: 'police site, online fraud',
    url: 'https://www.service-public.gouv.fr',
    hours: HOURS_ONLINE,
    forWhom: {
      fr: 'chantage ou piratage en ligne avec demande d’argent',
      en: 'online blackmail or hacking with a demand for money',
    },
    situations: ['report'],
  }),
  defineHelpLine('defenseur-saisir', {
    id: 'defenseur',
    name: 'Défenseur des droits',
    nameInEnglish: 'Defender of Rights',
    url: 'https://www.defenseurdesdroits.fr/fr/saisir',
    hours: HOURS_ONLINE,
    forWhom: { fr: 'une plainte refusée, les droits d’un enfant', en: 'a complaint refused, a child’s rights' },
    situations: ['rights'],
  }),
  defineHelpLine('antidiscriminations', {
    id: '3928',
    name: '39 28, antidiscriminations',
    nameInEnglish: 'against discrimination',
    number: '39 28',
    url: 'https://www.antidiscriminations.fr',
    forWhom: {
      fr: 'discriminations et propos haineux : origine, sexe, orientation, handicap',
      en: 'discrimination and hateful words: origin, sex, orientation, disability',
    },
    situations: ['rights'],
    sourceDate: '2021-02-12',
  }),
  defineHelpLine('service-public-cyberharcelement', {
    id: 'cnil',
    name: 'CNIL',
    nameInEnglish: 'data protection authority',
    number: '01 53 73 22 22',
    url: 'https://www.cnil.fr',
    hours: { fr: 'lundi à vendredi, 9 h 30 à 17 h', en: 'Monday to Friday, 9.30 am to 5 pm' },
    forWhom: {
      fr: 'un site n’efface pas vos données après un mois',
      en: 'a site has not erased your data after a month',
    },
    situations: ['rights'],
  }),
];

/** Shown once the person has chosen the département, each with the day of its source. */
const LOCAL_HELP_LINES: readonly HelpLine[] = [
  defineHelpLine('prefecture-95', {
    id: 'cidff95',
    name: 'CIDFF du Val-d’Oise',
    nameInEnglish: 'women’s rights centre',
    number: '01 30 32 72 29',
    email: 'contact@cidff95.fr',
    forWhom: {
      fr: 'victimes, avec ou sans plainte ; femmes et familles',
      en: 'victims, with or without a complaint; women and families',
    },
    department: '95',
    sourceDate: '2020-04-21',
  }),
  defineHelpLine('prefecture-95', {
    id: 'dcdf',
    name: 'Du Côté Des Femmes, Val-d’Oise',
    nameInEnglish: 'women’s association',
    number: '01 30 73 18 33',
    email: 'cfemmes@ducotedesfemmes.asso.fr',
    forWhom: { fr: 'femmes victimes de violences', en: 'women who face violence' },
    department: '95',
    sourceDate: '2020-04-21',
  }),
];

/** Closed, or merged into 3018. A test checks that none appears anywhere in the product. */
export const OBSOLETE_NUMBERS = ['0800 200 000', '0800 200 200', '08VICTIMES', '3020'] as const;

export const HELP_LINES: readonly HelpLine[] = [...NATIONAL_HELP_LINES, ...LOCAL_HELP_LINES];

/** Whatever the zone of the device: the lines answer in France. */
export function isOpenAt({ from, until }: Opening, now: Date): boolean {
  const hour = Number(localDateTime(now, 'Europe/Paris').slice(11, 13));
  return hour >= from && hour < until;
}

export const helpLinesForSituation = (situation: Situation): readonly HelpLine[] =>
  HELP_LINES.filter((one) => one.confidence === 'read' && one.situations.includes(situation));

/** Returns the local help lines of a département, without the national ones. */
export const helpLinesOfDepartment = (department: DepartmentCode): readonly HelpLine[] =>
  HELP_LINES.filter((one) => one.confidence === 'read' && one.department === department);

/** Returns the help lines with these ids that may be shown, in the order of the ids. */
export const helpLinesById = (ids: readonly string[]): readonly HelpLine[] =>
  ids.flatMap((id) => HELP_LINES.filter((one) => one.id === id && one.confidence === 'read'));
